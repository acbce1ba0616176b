import LedgerTypes

/// Finds the words that bound a number: "أكثر من", "ما لا يقل عن", "نحو", "على الأقل", "+".
enum ArabicBounds {
  static func apply(to clause: inout ArabicClause) {
    for index in clause.quantities.indices { bind(index, &clause) }
  }

  private static func bind(_ index: Int, _ clause: inout ArabicClause) {
    let value = clause.quantities[index].value
    if clause.quantities[index].bound == .range {
      let isBetween = clause.isWord(value.lowerBound - 1, clause.words.between)
      clause.quantities[index].terms = (isBetween ? value.lowerBound - 1 : value.lowerBound)..<value.upperBound
      return
    }
    if let (bound, terms) = around(value, clause) {
      set(bound, terms, index, &clause)
    } else if clause.quantities[index].bound == .exact, let term = verb(before: value.lowerBound, clause),
      let bound = clause.lexeme(term).bound
    {
      clause.quantities[index].boundSpan = clause.terms[term].span
      clause.quantities[index].limit(bound)
    }
  }

  /// "تجاوز عدد الجرحى 12 ألفا": the verb stands before what is counted.
  private static func verb(before start: Int, _ clause: ArabicClause) -> Int? {
    var seenTotal = false
    for term in stride(from: start - 1, through: max(0, start - 6), by: -1) {
      if clause.isWord(term, clause.words.exceeding) { return seenTotal ? term : nil }
      guard clause.isKind(term, .word), clause.quantity(at: term) == nil,
        clause.has(term, [.total, .measureNoun, .place, .preposition, .nationality])
      else { return nil }
      seenTotal = seenTotal || clause.has(term, .total)
    }
    return nil
  }

  private static func around(_ value: Range<Int>, _ clause: ArabicClause) -> (Bound, Range<Int>)? {
    let before = value.lowerBound - 1
    if clause.isMark(before, "+"), !clause.isKind(before - 1, .digits) { return (.atLeast, before..<before + 1) }
    let next = value.upperBound
    if clause.isMark(next, "+"), !clause.terms[next].spaced, !clause.isKind(next + 1, .digits) {
      return (.atLeast, next..<next + 1)
    }
    // A preposition may stand between: "بنحو", "إلى نحو" have it before; "أكثر من الـ 70".
    for term in [before, before - 1] where clause.has(term, .bound) {
      guard term == before || clause.isMark(before, "(") || isArticle(before, clause) else { continue }
      if let bound = clause.lexeme(term).bound { return (bound, term..<term + 1) }
    }
    // "12 شخصا على الأقل", "نحو" stands after the noun.
    for term in next..<next + 3 where clause.has(term, .bound) {
      guard let bound = clause.lexeme(term).bound, follows(term, clause) else { return nil }
      return (bound, term..<term + 1)
    }
    return nil
  }

  /// An article that stands by itself: "الـ 70".
  static func isArticle(_ term: Int, _ clause: ArabicClause) -> Bool {
    guard clause.isKind(term, .word) else { return false }
    let word = clause.terms[term]
    return ArabicFold.folded(clause.page.bytes[word.start..<word.end]) == [0xD8, 0xA7, 0xD9, 0x84]
  }

  /// Bounds that stand after their number; the others belong to the next one.
  private static func follows(_ term: Int, _ clause: ArabicClause) -> Bool {
    clause.quantity(at: term + 1) == nil
  }

  private static func set(_ bound: Bound, _ terms: Range<Int>, _ index: Int, _ clause: inout ArabicClause) {
    var quantity = clause.quantities[index]
    quantity.boundSpan = clause.span(terms)
    if terms.lowerBound < quantity.terms.lowerBound {
      quantity.terms = terms.lowerBound..<quantity.terms.upperBound
    } else if terms.lowerBound == quantity.terms.upperBound {
      quantity.phraseEnd = terms.upperBound
    }
    // Vague words and shares with a bound of their own keep it.
    if quantity.bound == .exact { quantity.limit(bound) }
    clause.quantities[index] = quantity
  }
}

extension ArabicQuantity {
  /// Gives an exact number its bound, and takes away the limit that the bound leaves open.
  fileprivate mutating func limit(_ bound: Bound) {
    self.bound = bound
    switch bound {
    case .moreThan, .atLeast: high = nil
    case .lessThan, .atMost: low = nil
    default: break
    }
  }
}
