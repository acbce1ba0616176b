import LedgerTypes

/// Finds shares of people: "70% من الشهداء", "معظمهم نساء وأطفال", "ثلثا الضحايا".
enum ArabicShares {
  static func drafts(_ clause: ArabicClause, _ linker: ArabicLinker) -> [ArabicClaims.Draft] {
    clause.quantities.filter { $0.role == .share }.compactMap { draft($0, clause, linker) }
  }

  private static func draft(
    _ quantity: ArabicQuantity, _ clause: ArabicClause, _ linker: ArabicLinker
  ) -> ArabicClaims.Draft? {
    let start = quantity.terms.lowerBound
    let end = quantity.terms.upperBound
    let people: WordClass = [.personPlural, .measureNoun, .nationality]
    let whole = (end..<min(end + 4, clause.terms.count)).first { clause.has($0, people.union(.structure)) }
    let named = whole.flatMap { clause.has($0, .measureNoun) ? clause.lexeme($0).measure : nil }
    let before = linker.links.lastIndex { $0.terms.upperBound <= start && $0.measure != .attacks }
    let isPronoun =
      clause.has(end, .including) || quantity.form == "share" && clause.has(quantity.value.lowerBound, .share)
    // "إصابات أغلبها طفيفة": what is said of injuries is no share of people.
    if isPronoun, whole == nil, quantity.form == "share", clause.isOfThings(quantity.value.lowerBound) { return nil }
    guard named != nil || before != nil || whole != nil && hasMeasure(clause) else { return nil }
    var claim = Claim(
      span: quantity.span, measure: .share, bound: quantity.bound, low: quantity.low, high: quantity.high,
      quote: clause.quote)
    claim.unit = .percent
    claim.kind = .share
    claim.population = population(from: end, clause)
    if claim.population.isEmpty { claim.population = population(before: start, clause) }
    if let named {
      claim.shareOf = named
      if let base = linker.links.lastIndex(where: { $0.measure == named && $0.parent == nil }) {
        claim.base = [base]
        claim.baseResolution = .explicit
      }
    } else if let before, isPronoun || whole != nil {
      settle(&claim, before, linker)
    }
    claim.evidence.append(Evidence("measure", rule: "arabic.share", span: whole.map { clause.terms[$0].span }))
    claim.evidence.append(Evidence("bound", rule: "arabic.\(quantity.form)", span: quantity.boundSpan))
    return ArabicClaims.Draft(claim: claim, terms: quantity.terms)
  }

  /// "قتل 12 وأصيب 40، 70% منهم نساء": the grammar leaves open whom the pronoun means.
  private static func settle(_ claim: inout Claim, _ before: Int, _ linker: ArabicLinker) {
    var base = [before]
    if before > 0, linker.links[before - 1].parent == nil, linker.links[before].parent == nil,
      linker.links[before - 1].measure != linker.links[before].measure, linker.links[before - 1].measure != .attacks
    {
      base.insert(before - 1, at: 0)
    }
    claim.base = base
    claim.baseResolution = base.count > 1 ? .ambiguous : .nearest
    if base.count == 1 { claim.shareOf = linker.links[before].measure }
  }

  private static func hasMeasure(_ clause: ArabicClause) -> Bool {
    clause.terms.contains { $0.has([.past, .gerund, .measureNoun]) }
  }

  private static func population(from end: Int, _ clause: ArabicClause) -> [String] {
    var found: [String] = []
    for term in end..<min(end + 7, clause.terms.count) {
      if clause.isBreak(term) || clause.quantity(at: term) != nil { break }
      if let population = clause.lexeme(term).population { found.append(population) }
    }
    return ArabicPopulations.sorted(found)
  }

  /// "نسبة النساء والأطفال 70%"
  private static func population(before start: Int, _ clause: ArabicClause) -> [String] {
    let first = max(0, start - 5)
    guard (first..<start).contains(where: { clause.isWord($0, clause.words.ratio) }) else { return [] }
    return ArabicPopulations.sorted((first..<start).compactMap { clause.lexeme($0).population })
  }
}

/// Finds counts of days of a war: "اليوم الـ77 للعدوان", "بعد 77 يوما من الحرب".
enum ArabicDayCounts {
  static func drafts(_ clause: ArabicClause) -> [ArabicClaims.Draft] {
    var drafts: [ArabicClaims.Draft] = []
    for quantity in clause.quantities where quantity.role == .time {
      let first = quantity.value.lowerBound
      var before = first - 1
      if ArabicBounds.isArticle(before, clause) { before -= 1 }
      if clause.isWord(before, clause.words.day), isSeries(quantity.phraseEnd, clause) {
        drafts.append(draft(quantity.span, quantity, .ordinal, clause, before..<quantity.phraseEnd))
      } else if let head = quantity.head, clause.isWord(head, clause.words.days), hasWar(quantity.phraseEnd, clause) {
        drafts.append(draft(quantity.span, quantity, quantity.bound, clause, quantity.terms))
      }
    }
    return drafts
  }

  private static func draft(
    _ span: TextSpan, _ quantity: ArabicQuantity, _ bound: Bound, _ clause: ArabicClause, _ terms: Range<Int>
  ) -> ArabicClaims.Draft {
    var claim = Claim(
      span: span, measure: .dayCount, bound: bound, low: quantity.low, high: quantity.high, quote: clause.quote)
    claim.unit = .day
    claim.kind = .duration
    claim.evidence.append(Evidence("measure", rule: "arabic.day_count", span: clause.span(terms)))
    return ArabicClaims.Draft(claim: claim, terms: terms)
  }

  private static func isSeries(_ end: Int, _ clause: ArabicClause) -> Bool {
    hasWar(end, clause) || isLong(end - 1, clause)
      || (end..<end + 3).contains { clause.isWord($0, clause.words.running) }
  }

  /// "في اليوم الـ437": more days than a month has, where the sentence speaks of a war.
  private static func isLong(_ last: Int, _ clause: ArabicClause) -> Bool {
    guard let index = clause.quantity(around: last), let count = clause.quantities[index].exact, count > 31 else {
      return false
    }
    return clause.terms.contains { $0.has([.conflict, .framing]) }
  }

  private static func hasWar(_ end: Int, _ clause: ArabicClause) -> Bool {
    (end..<end + 4).contains { clause.has($0, .conflict) }
  }
}
