/// Places that have no name.
extension PlaceScanner {
  private static let quantities: WordList = [
    "other", "several", "many", "multiple", "various", "nearby", "numerous", "different", "some",
  ]

  /// "in seven states", "at sea", "in other southern provinces", "in the west of the country".
  func unnamed(_ token: Int, _ sentence: Sentence) -> PlaceMention? {
    guard token + 1 < sentence.end, words.isLocative(token) || words.isTargeting(token) else { return nil }
    var start = token + 1
    if page.isWord(start, "sea"), page.isWord(token, "at") {
      return unnamed(start..<start + 1, token, isSeveral: false)
    }
    let hasArticle = page.isWord(start, "the")
    if hasArticle { start += 1 }
    var noun = start
    while noun + 1 < sentence.end, noun < start + 6, isQuantity(noun) || words.isNeighbouring(noun) { noun += 1 }
    let isCounted = noun > start
    while noun + 1 < sentence.end, noun < start + 6,
      words.isDirection(noun) || noun > start && page.isWord(noun, "and")
    {
      noun += 1
    }
    guard isCounted || noun > start && page.classes(noun).contains(.placeNoun) && page.lexeme(noun).value == 2 else {
      // "in the [remote] northeast"
      let isDescribed =
        start + 1 < sentence.end && !words.isDirection(start) && page.tokens[start].kind == .word
        && !page.tokens[start].isCapital && words.isQuarter(start + 1)
      return hasArticle ? quarter(isDescribed ? start + 1 : start, token, sentence) : nil
    }
    guard noun < sentence.end, page.classes(noun).contains(.placeNoun) || page.isWord(noun, "countries") else {
      return nil
    }
    let isSeveral = !page.classes(noun).contains(.placeNoun) || page.lexeme(noun).value == 2
    guard isSeveral || words.isNeighbouring(start), !leadsToName(noun, sentence) else { return nil }
    return unnamed(start..<noun + 1, token, isSeveral: isSeveral)
  }

  /// "in the [northwest]", "in the [east of the country]", "across the [South]"; `start` is the direction.
  private func quarter(_ start: Int, _ preposition: Int, _ sentence: Sentence) -> PlaceMention? {
    let next = start + 1
    guard start < sentence.end, words.isQuarter(start) else { return nil }
    guard next < sentence.end else { return unnamed(start..<next, preposition, isSeveral: false) }
    if page.isWord(next, "of"), next + 2 < sentence.end, page.isWord(next + 1, "the"),
      page.classes(next + 2).contains(.placeNoun) || page.isWord(next + 2, "country")
    {
      return unnamed(start..<next + 3, preposition, isSeveral: false)
    }
    // "in the north Harran valley", "in the west bank"
    let follower = page.tokens[next]
    guard follower.kind != .word || !follower.isCapital && follower.lexeme != 0 || page.isAllCapitals,
      page.classes(next).isDisjoint(with: [.placeNoun, .nationality]), !page.isWord(next, "of")
    else { return nil }
    return unnamed(start..<next, preposition, isSeveral: false)
  }

  private func unnamed(_ tokens: Range<Int>, _ preposition: Int, isSeveral: Bool) -> PlaceMention {
    PlaceMention(
      tokens: tokens, role: .location, start: preposition, isSeveral: isSeveral, isSpeaker: false, isCountry: false,
      isUnnamed: true, ownsConflict: false)
  }

  /// "seven", "several", "other": what tells that places are several.
  private func isQuantity(_ token: Int) -> Bool {
    page.tokens[token].kind == .digits || page.classes(token).contains(.numberWord)
      || Self.quantities.contains(token, page)
  }

  /// "in three villages near Riverton": the name tells more.
  private func leadsToName(_ noun: Int, _ sentence: Sentence) -> Bool {
    let next = noun + 1
    guard next + 1 < sentence.end, page.isWord(next, "of") || words.isLocative(next) else { return false }
    return (next + 1..<min(sentence.end, next + 4)).contains { words.isName($0, sentence) }
  }
}
