import LedgerTypes

/// Finds the words that bound a number: "at least", "more than", "300 or more", "20+".
enum BoundRule {
  static func apply(to clause: inout ClauseDraft) {
    for index in clause.quantities.indices { bind(index, &clause) }
    for index in clause.quantities.indices.dropFirst() { share(index, &clause) }
  }

  private static func bind(_ index: Int, _ clause: inout ClauseDraft) {
    let term = clause.quantities[index].terms.lowerBound
    if let bound = suffix(index, term, clause) {
      set(bound.bound, at: bound.terms, of: index, in: &clause)
      return
    }
    var before = term - 1
    // A quotation mark or a hedge of the relay may stand between.
    while clause.isKind(before, .quote) || isFiller(before, clause) { before -= 1 }
    if clause.isMark(term - 1, "~") || isAlmostEqual(term - 1, clause) {
      clause.quantities[index].terms = term - 1..<clause.quantities[index].terms.upperBound
      set(.approx, at: term - 1..<term, of: index, in: &clause)
      return
    }
    if clause.isWord(term - 1, "between") || clause.isWord(term - 1, "from"), clause.quantities[index].bound == .range {
      clause.quantities[index].terms = term - 1..<clause.quantities[index].terms.upperBound
      return
    }
    // "of, at least, seven"
    if clause.isKind(before, .comma), clause.has(before - 1, .bound), clause.isKind(before - 2, .comma) { before -= 1 }
    guard clause.has(before, .bound), let bound = clause.lexeme(before).bound else { return }
    clause.quantities[index].terms = before..<clause.quantities[index].terms.upperBound
    set(bound, at: before..<before + 1, of: index, in: &clause)
  }

  /// "roughly 8,000 families or 48,000 people": one bound over both ways to say it.
  private static func share(_ index: Int, _ clause: inout ClauseDraft) {
    let before = clause.quantities[index - 1]
    let start = clause.quantities[index].terms.lowerBound
    guard before.bound == .approx, clause.quantities[index].bound == .exact, clause.isWord(start - 1, "or"),
      start - before.terms.upperBound <= 4, let bound = before.boundTokens
    else { return }
    clause.quantities[index].bound = .approx
    clause.quantities[index].boundTokens = bound
  }

  private static func isAlmostEqual(_ term: Int, _ clause: ClauseDraft) -> Bool {
    guard clause.isKind(term, .mark) else { return false }
    let start = Int(clause.page.tokens[clause.terms[term].first].start)
    // "≈", U+2248
    return clause.page.bytes[start] == 0xE2 && clause.page.bytes[start + 1] == 0x89
      && clause.page.bytes[start + 2] == 0x88
  }

  private static func isFiller(_ term: Int, _ clause: ClauseDraft) -> Bool {
    guard clause.has(term - 1, .bound) else { return false }
    return clause.isWord(term, "an") || clause.isWord(term, "the") || clause.isWord(term, "a")
      || clause.isWord(term, "another")
  }

  private static func suffix(
    _ index: Int, _ term: Int, _ clause: ClauseDraft
  ) -> (bound: Bound, terms: Range<Int>)? {
    let next = term + 1
    if clause.isMark(next, "+"), let first = clause.terms.indices.contains(next) ? clause.terms[next].first : nil,
      !clause.page.tokens[first].flags.contains(.spaceBefore)
    {
      return (.atLeast, next..<next + 1)
    }
    if clause.isMark(next, "-"), clause.isWord(next + 1, "plus") { return (.moreThan, next..<next + 2) }
    if clause.isWord(next, "or"), clause.isWord(next + 1, "more") { return (.atLeast, next..<next + 2) }
    if clause.isWord(next, "or"), clause.isWord(next + 1, "fewer") || clause.isWord(next + 1, "less") {
      return (.atMost, next..<next + 2)
    }
    return nil
  }

  private static func set(_ bound: Bound, at terms: Range<Int>, of index: Int, in clause: inout ClauseDraft) {
    clause.quantities[index].boundTokens =
      clause.terms[terms.lowerBound].first..<clause.terms[terms.upperBound - 1].end
    if clause.isMark(terms.lowerBound, "+") || terms.lowerBound > clause.quantities[index].terms.lowerBound {
      clause.quantities[index].phraseEnd = terms.upperBound
      clause.quantities[index].terms = clause.quantities[index].terms.lowerBound..<terms.upperBound
    }
    var quantity = clause.quantities[index]
    guard quantity.bound == .exact else {
      // Vague words, ranges and ordinals have their own bound already.
      return
    }
    quantity.bound = bound
    switch bound {
    case .moreThan, .atLeast: quantity.high = nil
    case .lessThan, .atMost: quantity.low = nil
    default: break
    }
    clause.quantities[index] = quantity
  }
}

extension Bound {
  /// The name of the rule that finds the bound, as evidence has it.
  var rule: String {
    switch self {
    case .exact: "bound.exact"
    case .approx: "bound.approx"
    case .nearly: "bound.nearly"
    case .range: "bound.range"
    case .vague: "bound.vague"
    case .ordinal: "bound.ordinal"
    case .moreThan: "bound.more_than"
    case .atLeast: "bound.at_least"
    case .lessThan: "bound.less_than"
    case .atMost: "bound.at_most"
    }
  }
}
