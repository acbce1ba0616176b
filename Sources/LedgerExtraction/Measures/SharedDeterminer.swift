/// Persons who share one determiner: "his wife, mother and driver", "a husband and wife".
enum SharedDeterminer {
  /// The nouns without determiner that are joined to the single person before them; none when the last has no "and".
  static func nouns(after single: Range<Int>, _ clause: Clause) -> [Range<Int>] {
    guard clause.has(single.lowerBound, .determiner) else { return [] }
    let isOwned = clause.lexeme(single.lowerBound).value == 3
    let isKin =
      isOwned || clause.lexeme(single.lowerBound).value <= 2 && kin.contains(single.upperBound - 1, in: clause)
    guard isKin || clause.lexeme(single.lowerBound).value <= 2, clause.isWord(single.upperBound, "and") || isKin
    else { return [] }
    var found: [Range<Int>] = []
    var index = single.upperBound
    while clause.isKind(index, .comma) || clause.isWord(index, "and") {
      let isLast = clause.isWord(index, "and") || clause.isWord(index + 1, "and")
      while clause.isKind(index, .comma) || clause.isWord(index, "and") { index += 1 }
      let first = index
      if isAge(index, clause) { index += 1 }
      guard clause.has(index, .personSingular), !clause.has(index, [.personPlural, .trigger]), !clause.isCapital(index),
        isKin && (isOwned || kin.contains(index, in: clause)) || isLast && isPlural(index + 1, clause)
      else { return [] }
      found.append(first..<index + 1)
      index += 1
      if isLast { return clause.isWord(index, "was") || clause.isKind(index, .possessive) ? [] : found }
    }
    return []
  }

  /// "The driver and conductor [were] killed": the verb says that they are two.
  private static func isPlural(_ verb: Int, _ clause: Clause) -> Bool {
    clause.isWord(verb, "were") || clause.isWord(verb, "are") || clause.isWord(verb, "have")
  }

  /// "a 31-year-old woman and [24-year-old] man"
  private static func isAge(_ term: Int, _ clause: Clause) -> Bool {
    clause.quantity(at: term).map { clause.quantities[$0].role == .age } ?? false
  }

  /// Of an owner's "wife and friend" each is one; "a friend and colleague" may be the same person, these are not.
  private static let kin: [StaticString] = [
    "husband", "wife", "mother", "father", "son", "daughter", "brother", "sister", "man", "woman", "boy", "girl",
    "child", "baby", "grandmother", "grandfather", "uncle", "aunt",
  ]
}

extension [StaticString] {
  fileprivate func contains(_ term: Int, in clause: Clause) -> Bool { contains { clause.isWord(term, $0) } }
}
