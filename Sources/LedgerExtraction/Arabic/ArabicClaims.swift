import LedgerTypes

/// Makes the claims of one Arabic sentence, as far as the sentence itself decides them.
struct ArabicClaims {
  /// A claim with the terms that it was read from.
  struct Draft {
    var claim: Claim
    var terms: Range<Int>
    /// What it is a part of: a draft of the same sentence, by its index.
    var parent: Int?
    var isPartOfEarlier = false
  }

  let clause: ArabicClause
  let linker: ArabicLinker

  init(_ clause: ArabicClause, earlier: Measure?) {
    self.clause = clause
    linker = ArabicLinker(clause, earlier: earlier)
  }

  /// The sentence's claims in the order of the text.
  func drafts() -> [Draft] {
    var drafts: [(draft: Draft, link: Int?)] = linker.links.indices.map { (draft(of: $0), $0) }
    for share in ArabicShares.drafts(clause, linker) { drafts.append((share, nil)) }
    for count in ArabicDayCounts.drafts(clause) { drafts.append((count, nil)) }
    let order = drafts.indices.sorted { (drafts[$0].draft.claim.span, $0) < (drafts[$1].draft.claim.span, $1) }
    var place = [Int](repeating: 0, count: linker.links.count)
    for (position, index) in order.enumerated() {
      if let link = drafts[index].link { place[link] = position }
    }
    return order.map { index in
      var draft = drafts[index].draft
      draft.parent = draft.parent.map { place[$0] }
      draft.claim.base = draft.claim.base.map { place[$0] }
      return draft
    }
  }

  private func draft(of index: Int) -> Draft {
    let link = linker.links[index]
    var claim: Claim
    switch link.subject {
    case .quantity(let number):
      let quantity = clause.quantities[number]
      claim = Claim(
        span: quantity.span, measure: link.measure, bound: quantity.bound, low: quantity.low, high: quantity.high,
        quote: clause.quote)
      claim.vagueClass = quantity.vagueClass
      if quantity.bound == .vague {
        claim.low = nil
        claim.high = nil
      }
      claim.evidence.append(Evidence("bound", rule: "arabic.\(quantity.form)", span: quantity.boundSpan))
      if quantity.isAmbiguous {
        claim.notices.append(
          Notice(
            code: "ambiguous_grouping", span: claim.span,
            text: "The separator can be read as grouping or as a decimal point; it was read as grouping."))
      }
      if let head = quantity.head, let unit = clause.lexeme(head).unit, unit == .household { claim.unit = unit }
    case .single(let terms):
      claim = fixed(clause.span(terms), link.measure, 1)
      claim.implicit = true
    case .nobody(let term):
      claim = fixed(clause.terms[term].span, link.measure, 0)
      claim.status = .negated
    }
    if link.measure == .destroyed { claim.unit = .structure }
    if link.measure == .attacks { claim.unit = .event }
    claim.evidence.insert(
      Evidence("measure", rule: link.rule, span: clause.terms[link.trigger].span), at: 0)
    claim.population = ArabicPopulations.population(of: link, clause)
    claim.framing = framing(link)
    if claim.status == .asserted, let (status, term) = ArabicStatuses.status(of: link, clause) {
      claim.status = status
      claim.evidence.append(Evidence("status", rule: "arabic.\(status.rawValue)", span: clause.terms[term].span))
    }
    var draft = Draft(claim: claim, terms: link.terms)
    switch link.parent {
    case .link(let parent): draft.parent = parent
    case .earlier: draft.isPartOfEarlier = true
    case nil: break
    }
    if link.parent != nil { draft.claim.evidence.append(Evidence("part_of", rule: link.rule)) }
    return draft
  }

  private func fixed(_ span: TextSpan, _ measure: Measure, _ count: Int) -> Claim {
    Claim(
      span: span, measure: measure, bound: .exact, low: ExactDecimal(count), high: ExactDecimal(count),
      quote: clause.quote)
  }

  /// Loaded words about the value, as written: "شهداء", "مجزرة".
  private func framing(_ link: ArabicLink) -> [String] {
    var words: [String] = []
    let first = min(link.trigger, link.terms.lowerBound)
    let last = max(link.trigger + 1, link.terms.upperBound)
    for term in first..<last where clause.has(term, .framing) {
      let word = clause.page.text(clause.terms[term].span)
      if !words.contains(word) { words.append(word) }
    }
    return words
  }
}

/// Decides who is counted.
enum ArabicPopulations {
  static func population(of link: ArabicLink, _ clause: ArabicClause) -> [String] {
    switch link.subject {
    case .nobody: return []
    case .single(let terms): return sorted(classes(terms, clause))
    case .quantity(let index):
      let quantity = clause.quantities[index]
      let start = quantity.head ?? quantity.value.upperBound
      let end = max(quantity.phraseEnd, quantity.head.map { $0 + 1 } ?? 0)
      var own = classes(start..<max(start, end), clause)
      own += joined(after: end, clause)
      if own.isEmpty, quantity.head == nil, clause.has(link.trigger, .measureNoun),
        link.trigger < quantity.terms.lowerBound
      {
        // "عدد الشهداء الأطفال: 18"
        own = classes(link.trigger..<min(link.trigger + 3, quantity.terms.lowerBound), clause)
      }
      // "ومن المسنين 4,813"
      let before = quantity.terms.lowerBound - 1
      if clause.isWord(before - 1, clause.words.from), quantity.head == nil || own.isEmpty {
        own = classes(before..<before + 1, clause)
      }
      return sorted(own)
    }
  }

  /// "12 من الأطفال والنساء": nouns that go on with the phrase.
  static func joined(after end: Int, _ clause: ArabicClause) -> [String] {
    var found: [String] = []
    var term = end
    while clause.isJoined(term), clause.terms.indices.contains(term), let class_ = clause.lexeme(term).population,
      clause.lexeme(term).value == 0, clause.quantity(around: term) == nil
    {
      found.append(class_)
      term += 1
    }
    return found
  }

  static func classes(_ terms: Range<Int>, _ clause: ArabicClause) -> [String] {
    terms.compactMap { term in
      guard clause.terms.indices.contains(term) else { return nil }
      if let population = clause.lexeme(term).population { return population }
      return clause.has(term, .nationality) ? clause.page.text(clause.terms[term].span) : nil
    }
  }

  static func sorted(_ classes: [String]) -> [String] {
    let unique = classes.enumerated().filter { classes.firstIndex(of: $0.element) == $0.offset }.map(\.element)
    return PopulationClass.names.filter { unique.contains($0) } + unique.filter { !PopulationClass.names.contains($0) }
  }
}

/// Decides how the speaker commits to a number (codebook, section 5).
enum ArabicStatuses {
  static func status(of link: ArabicLink, _ clause: ArabicClause) -> (ClaimStatus, Int)? {
    let start = min(link.trigger, link.terms.lowerBound)
    if clause.has(start - 1, .negation), clause.has(start, .past) { return (.denied, start - 1) }
    for term in stride(from: start - 1, through: max(0, start - 14), by: -1) {
      if clause.isBreak(term) { return nil }
      if clause.lexeme(term).status == .denied { return (.denied, term) }
      let distance = start - term
      if distance <= 8 {
        if clause.has(term, .hypothetical) { return (.hypothetical, term) }
        if clause.has(term, .feared) || clause.lexeme(term).status == .feared { return (.feared, term) }
        if clause.has(term, .modal) { return (.projected, term) }
      }
      if clause.has(term, .relative) || clause.has(term, .past), distance > 3 { return nil }
    }
    for term in link.trigger..<max(link.trigger, link.terms.upperBound) where clause.has(term, .modal) {
      return (.projected, term)
    }
    return nil
  }
}
