/// Persons who share one determiner: "his wife, mother and driver", "a husband and wife".
enum SharedDeterminer {
  /// The nouns without determiner that are joined to the single person before them; none when the last has no "and".
  static func nouns(after single: Range<Int>, _ clause: Clause) -> [Range<Int>] {
    guard clause.has(single.lowerBound, .determiner) else { return [] }
    let isOwned = clause.lexeme(single.lowerBound).value == 3
    guard isOwned || clause.lexeme(single.lowerBound).value <= 2 && kin.contains(single.upperBound - 1, in: clause)
    else { return [] }
    var found: [Range<Int>] = []
    var index = single.upperBound
    while clause.isKind(index, .comma) || clause.isWord(index, "and") {
      let isLast = clause.isWord(index, "and") || clause.isWord(index + 1, "and")
      while clause.isKind(index, .comma) || clause.isWord(index, "and") { index += 1 }
      guard clause.has(index, .personSingular), !clause.has(index, [.personPlural, .trigger]), !clause.isCapital(index),
        isOwned || kin.contains(index, in: clause)
      else { return [] }
      found.append(index..<index + 1)
      index += 1
      if isLast { return clause.isWord(index, "was") || clause.isKind(index, .possessive) ? [] : found }
    }
    return []
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
