import LedgerTypes

/// Percentages and fractions of people or of destroyed structures, with what they are a share of.
enum Shares {
  static func add(to drafts: inout [MeasureDraft], _ clause: Clause, _ linker: Linker) {
    for index in clause.quantities.indices where clause.quantities[index].role == .share {
      if let draft = draft(of: clause.quantities[index], clause, linker) { drafts.append(draft) }
    }
    guard clause.holds(.share) else { return }
    for term in clause.landmarks where clause.has(term, .share) {
      if let quantity = majority(term, clause, linker), let draft = draft(of: quantity, clause, linker) {
        drafts.append(draft)
      }
    }
  }

  private static func draft(of quantity: Quantity, _ clause: Clause, _ linker: Linker) -> MeasureDraft? {
    var draft = MeasureDraft(
      quantity: quantity, measure: .share, unit: .percent, rule: .sharePercentage,
      trigger: quantity.terms.upperBound - 1)
    if quantity.tokens.isEmpty { return nil }
    let next = quantity.terms.upperBound
    let earlier = linker.links.indices.filter {
      linker.terms(of: linker.links[$0]).lowerBound < quantity.terms.lowerBound && isCountable(linker.links[$0].measure)
    }
    if clause.isWord(next, "of"), clause.isWord(next + 1, "that") { return nil }
    if clause.isWord(next, "of"),
      clause.has(next + 1, [.relative, .pronoun]) || isThose(next + 1, clause) && clause.lexeme(next + 2).measure == nil
    {
      // "70% of whom": the claims that the relative pronoun may stand for.
      guard !earlier.isEmpty || isThose(next + 1, clause) || linker.previousMeasure.map(isCountable) ?? false else {
        return nil
      }
      draft.takesPrevious = earlier.isEmpty && clause.has(next + 1, .pronoun)
      if draft.takesPrevious { draft.shareOf = linker.previousMeasure }
      setBase(&draft, earlier, clause, linker, isRelative: clause.has(next + 1, .relative))
      draft.population = Populations.sorted(complement(after: next + 2, clause))
      draft.rule = .shareOfWhom
    } else if clause.isWord(next, "of"), let whole = whole(after: next + 1, clause) {
      draft.population = Populations.sorted(whole.population)
      if let measure = whole.measure {
        let base = earlier.last { linker.links[$0].measure == measure }
        draft.base = base.map { [$0] } ?? []
        draft.baseResolution = base == nil ? nil : .explicit
        if base == nil, linker.previousMeasure == measure {
          draft.takesPrevious = true
          draft.baseResolution = .explicit
        }
        draft.shareOf = measure
        let rest = complement(after: whole.end, clause)
        if !rest.isEmpty { draft.population = Populations.sorted(rest) }
      }
      draft.rule = .shareOfPeople
    } else {
      let people = complement(after: next, clause)
      if clause.isWord(next, "of"),
        (next..<min(next + 6, clause.terms.count)).contains(where: { clause.has($0, .voting) })
      {
        return nil
      }
      guard
        !people.isEmpty || isOneInGroup(quantity, clause) || (hasPeople(next, clause) && !isFraction(quantity, clause))
          || isRate(quantity, clause)
          || (!earlier.isEmpty && isAdverbial(quantity, clause))
      else {
        return nil
      }
      draft.population = Populations.sorted(people)
      if let last = earlier.last {
        draft.base = [last]
        draft.baseResolution = .nearest
      }
    }
    if draft.shareOf == nil { draft.shareOf = verbMeasure(quantity, clause) }
    return draft
  }

  /// Whether a share of people may stand in a sentence that has nothing but a percentage or a fraction to tell it by:
  /// with "of" or with people behind it, or where a rate is named.
  static func mayStand(in sentence: Sentence, _ page: Page) -> Bool {
    if sentence.classes.contains(.rate) { return true }
    return sentence.tokens.contains { token in
      guard token + 1 < sentence.end, mayEnd(token, in: sentence, page) else { return false }
      let next = page.tokens[token + 1].kind == .newline ? token + 2 : token + 1
      guard next < sentence.end else { return false }
      return page.isWord(next, "of")
        || (next..<min(next + reach, sentence.end)).contains {
          page.classes($0).contains(.personPlural) || page.lexeme($0).population != nil
        }
    }
  }

  /// How many words behind a share the people are told that it is of.
  private static let reach = 14

  /// Whether the token may be the last one of a share: "9 [percent]", "a [third]", "[two-thirds]", "[1] in 10".
  private static func mayEnd(_ token: Int, in sentence: Sentence, _ page: Page) -> Bool {
    let classes = page.classes(token)
    if classes.contains(.fraction) {
      return page.isWord(token, "half") || page.isWord(token, "halves")
        || token > sentence.first && !page.classes(token - 1).isDisjoint(with: [.numberWord, .determiner])
    }
    return classes.contains(.percent) || page.isMark(token, "%") || page.isWord(token, "cent")
      || page.tokens[token].flags.contains(.hyphenated) || page.isWord(token + 1, "in") || page.isWord(token + 1, "out")
  }

  static func isCountable(_ measure: Measure) -> Bool {
    switch measure {
    case .share, .dayCount, .rate, .attacks: false
    default: true
    }
  }

  private static func isThose(_ term: Int, _ clause: Clause) -> Bool {
    clause.isWord(term, "those") || clause.isWord(term, "these")
  }

  /// One claim before the pronoun is its base; of two that are coordinated, the grammar leaves it open.
  private static func setBase(
    _ draft: inout MeasureDraft, _ earlier: [Int], _ clause: Clause, _ linker: Linker, isRelative: Bool
  ) {
    let whole = earlier.filter { linker.links[$0].partOf == nil }
    guard let last = whole.last else { return }
    let start = linker.terms(of: linker.links[last]).lowerBound
    let coordinated = whole.filter { other in
      let end = linker.terms(of: linker.links[other]).upperBound
      return other == last
        || (start - end < 8 && end <= start
          && !(end..<start).contains { clause.isKind($0, .stop) || clause.isMark($0, ";") })
    }
    draft.base = coordinated
    draft.baseResolution = coordinated.count > 1 ? .ambiguous : .nearest
  }

  /// The whole in "of the dead", "of the population", "of Samoans", "of the 45 killed".
  private static func whole(
    after start: Int, _ clause: Clause
  ) -> (measure: Measure?, population: [String], end: Int)? {
    var term = start
    let limit = min(start + 7, clause.terms.count)
    var people = false
    var measure: Measure?
    var last = start
    while term < limit {
      if clause.has(term, .voting) || clause.isWord(term, "body") { return nil }
      // "burns to 70 percent of their bodies"
      if clause.isWord(term, "bodies"), clause.has(term - 1, .determiner), clause.lexeme(term - 1).value == 3 {
        return nil
      }
      guard clause.isKind(term, .word) || clause.isKind(term, .quantity) || clause.isKind(term, .possessive) else {
        break
      }
      if clause.has(term, [.preposition, .be, .have, .relative, .conjunction, .modal, .cueVerb]) { break }
      if clause.has(term, [.personPlural, .collective]) || clause.isWord(term, "population")
        || clause.isWord(term, "all")
        || (clause.has(term, .nationality) && clause.isCapital(term))
      {
        people = true
      }
      if clause.has(term, [.measureNoun, .participle, .measureAdjective]), let own = clause.lexeme(term).measure {
        measure = own
        people = true
      }
      if clause.has(term, .structure), !clause.isCapital(term) { people = true }
      term += 1
      last = term
    }
    guard people else { return nil }
    return (measure, Populations.classes(start..<last, clause), last)
  }

  /// The people that the share is said to be: "70% … are women and children", "most of them civilians".
  private static func complement(after start: Int, _ clause: Clause) -> [String] {
    var term = start
    while clause.has(term, [.be, .adverb, .have]) || clause.isWord(term, "being") || clause.isKind(term, .comma) {
      term += 1
    }
    var found: [String] = []
    let limit = min(term + 7, clause.terms.count)
    while term < limit {
      guard clause.isKind(term, .word) || clause.isKind(term, .comma),
        !clause.has(term, [.preposition, .relative, .cueVerb, .subordinator, .trigger])
          || clause.has(term, .personPlural)
      else { break }
      if clause.isKind(term, .comma), found.isEmpty || clause.lexeme(term + 1).population == nil { break }
      if let population = clause.lexeme(term).population, !found.contains(population) { found.append(population) }
      term += 1
    }
    return found
  }

  /// "the mortality rate was 49%", "coverage had risen to 55 percent": a rate of people by its name.
  private static func isRate(_ quantity: Quantity, _ clause: Clause) -> Bool {
    let next = quantity.terms.upperBound
    if clause.isWord(next, "of") { return false }
    for term in 0..<quantity.terms.lowerBound where clause.has(term, .rate) {
      return clause.has(term, .peopleRate) || clause.has(term - 1, [.measureNoun, .measureAdjective, .peopleRate])
    }
    return false
  }

  /// "one in seven Pakistanis"
  private static func isOneInGroup(_ quantity: Quantity, _ clause: Clause) -> Bool {
    quantity.tokens.contains { clause.page.isWord($0, "in") || clause.page.isWord($0, "out") }
      && clause.has(quantity.terms.upperBound, [.personPlural, .nationality, .group])
  }

  /// "half staff": a fraction in words needs its "of".
  private static func isFraction(_ quantity: Quantity, _ clause: Clause) -> Bool {
    clause.page.tokens[quantity.tokens.lowerBound].kind == .word
  }

  private static func hasPeople(_ start: Int, _ clause: Clause) -> Bool {
    // "60 percent had cut staff": a verb comes first.
    (start..<min(start + 3, clause.terms.count)).prefix { !clause.has($0, [.be, .have, .modal, .verb]) }
      .contains { clause.has($0, .personPlural) }
  }

  private static func isAdverbial(_ quantity: Quantity, _ clause: Clause) -> Bool {
    guard let words = quantity.vagueTokens, words.count == 1 else { return false }
    return clause.page.isWord(words.lowerBound, "mostly") || clause.page.isWord(words.lowerBound, "mainly")
  }

  /// "displaced nearly half of the population": the verb's measure.
  private static func verbMeasure(_ quantity: Quantity, _ clause: Clause) -> Measure? {
    let before = quantity.terms.lowerBound - 1
    if clause.has(before, [.trigger]) { return clause.lexeme(before).measure }
    var after = max(quantity.phraseEnd, quantity.terms.upperBound)
    let limit = min(after + 8, clause.terms.count)
    while after < limit {
      if clause.has(after, [.participle, .intransitive, .measureAdjective]),
        clause.has(after - 1, [.be, .have, .adverb]) || clause.has(after, .intransitive)
      {
        return clause.lexeme(after).measure
      }
      if clause.isKind(after, .stop) || clause.isKind(after, .comma) { return nil }
      after += 1
    }
    return nil
  }

  /// "most of them", "mostly civilians", "the majority of the dead" (codebook, G9).
  private static func majority(_ term: Int, _ clause: Clause, _ linker: Linker) -> Quantity? {
    let hasClaim =
      linker.links.contains { linker.terms(of: $0).lowerBound < term }
      || (term < 2 && linker.previousMeasure.map(isCountable) ?? false)
    let next = term + 1
    let ofPeople =
      clause.isWord(next, "of")
      && (clause.has(next + 1, [.pronoun, .relative]) || whole(after: next + 1, clause) != nil
        || isThose(next + 1, clause))
    let isAdverb = clause.isWord(term, "mostly") || clause.isWord(term, "mainly")
    let isPlainMost = clause.isWord(term, "most")
    guard
      ofPeople || (isAdverb && hasClaim) || (isPlainMost && hasClaim && clause.has(next, [.member, .personPlural]))
        || (isPlainMost && clause.has(next, .be)
          && (clause.sentence.classes.contains(.measureNoun) || term == 0 && hasClaim))
    else { return nil }
    if ofPeople, !hasClaim, whole(after: next + 1, clause)?.measure == nil, !isThose(next + 1, clause) {
      guard clause.has(next + 1, .relative) == false, whole(after: next + 1, clause) != nil else { return nil }
    }
    var quantity = Quantity(
      tokens: clause.terms[term].tokens, terms: term..<term + 1, low: ExactDecimal(50), high: nil, bound: .moreThan,
      role: .share, head: nil, phraseEnd: term + 1)
    quantity.vagueTokens = isAdverb ? clause.terms[term].tokens : nil
    return quantity
  }
}
