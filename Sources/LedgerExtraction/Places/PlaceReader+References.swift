/// What a sentence without a place of its own refers to.
extension PlaceReader {
  /// How a sentence refers to the place that the text is telling about.
  func reference(_ number: Int) -> Scene.Reference {
    let sentence = page.sentences[number]
    let pointers = Self.pointers
    for token in sentence.tokens where pointers.contains(token, page) {
      let reference = reference(at: token, sentence)
      guard reference == .none else { return reference }
    }
    return .none
  }

  /// The words with which a reference begins, or that are one.
  private static let pointers: WordList = [
    "the", "that", "its", "his", "her", "their", "there", "nationwide", "countrywide", "statewide", "provincewide",
    "citywide", "islandwide",
  ]

  /// What the pointing word at `token` refers to, with those behind it.
  private func reference(at token: Int, _ sentence: Sentence) -> Scene.Reference {
    let next = token + 1
    if page.isWord(token, "the") || page.isWord(token, "that") {
      return next < sentence.end ? reference(toNoun: next, sentence) : .none
    }
    if page.isWord(token, "nationwide") || page.isWord(token, "countrywide") { return .country }
    if page.isWord(token, "there") { return isThere(token, sentence) ? .there : .none }
    guard page.classes(token).contains(.determiner) else { return .there }
    guard next < sentence.end else { return .none }
    // "Spain's ministry said its toll rose": the speaker's own.
    if page.isWord(token, "its"), page.classes(next).contains(.total) { return .there }
    return isOwnPlace(next, sentence) ? .there : .none
  }

  /// "Harran's agency said 210 were confirmed dead there"
  private func isThere(_ token: Int, _ sentence: Sentence) -> Bool {
    token > sentence.first + 2 && page.classes(token - 1).isDisjoint(with: [.conjunction, .subordinator, .cueVerb])
      && !page.isMark(token - 1, ",") && (token + 1 >= sentence.end || !page.classes(token + 1).contains(.be))
  }

  /// "the country", "the province", "the quake", "the attack".
  private func reference(toNoun token: Int, _ sentence: Sentence) -> Scene.Reference {
    if page.isWord(token, "country") || page.isWord(token, "nation") { return .country }
    if isArea(token, sentence) { return .area }
    if EventWords.isDisaster(page, token) || token < sentence.first + 3 && isToll(token) { return .event }
    return isAttack(token) ? .attack : .none
  }

  /// "The death toll": of all that the text tells, unless it says of what.
  private func isToll(_ token: Int) -> Bool {
    page.isWord(token, "toll")
      || page.isWord(token, "death") && token + 1 < page.tokens.count && page.isWord(token + 1, "toll")
  }

  /// "the mayor said 39 had died in his city": the speaker's own.
  private func isOwnPlace(_ token: Int, _ sentence: Sentence) -> Bool {
    token > sentence.first + 1 && page.classes(token).contains(.placeNoun) && page.lexeme(token).value == 1
      && page.isWord(token - 2, "in")
  }

  /// "attack"; several attacks are told each at its own place.
  private func isAttack(_ token: Int) -> Bool {
    page.classes(token).contains(.event) && page.bytes[Int(page.tokens[token].end) - 1] | 0x20 != UInt8(ascii: "s")
  }

  private static let areas: WordList = [
    "province", "state", "district", "region", "city", "town", "village", "county", "governorate", "department",
    "municipality", "prefecture", "neighborhood", "neighbourhood", "suburb",
  ]

  /// "in the province", but not "in the town centre".
  private func isArea(_ token: Int, _ sentence: Sentence) -> Bool {
    guard token > sentence.first + 1, page.isWord(token - 1, "the"), Self.areas.contains(token, page),
      !page.tokens[token].isCapital || page.isAllCapitals,
      page.isWord(token - 2, "in") || page.isWord(token - 2, "across") || page.isWord(token - 2, "throughout")
    else { return false }
    let next = token + 1
    guard next < sentence.end, page.tokens[next].kind == .word else { return true }
    return !page.isWord(next, "of")
      && !page.classes(next).isDisjoint(with: [
        .preposition, .conjunction, .subordinator, .be, .have, .weekday, .dayWord, .adverb, .modal,
      ])
  }

  private static let areaReach = 4

  /// The last place before the sentence that is no country.
  mutating func area(before sentence: Int) -> Int? {
    for earlier in stride(from: sentence, through: max(0, sentence - Self.areaReach), by: -1) {
      let area = places(in: earlier).last {
        !mentions[$0].isCountry && !mentions[$0].isUnnamed && mentions[$0].role != .distant
          && mentions[$0].role != .dateline
      }
      if let area { return area }
    }
    return nil
  }

  /// How many sentences back "the country" is looked for.
  private static let countryReach = 12

  /// The last country named before the sentence, or in it.
  mutating func country(before sentence: Int) -> Int? {
    var other: Int?
    for earlier in stride(from: sentence, through: max(0, sentence - Self.countryReach), by: -1) {
      let named = places(in: earlier).filter { mentions[$0].isCountry }
      let countries = named.filter { !mentions[$0].isSpeaker }
      other = other ?? named.last { mentions[$0].role != .distant }
      // "near the border with Syldavia": another country.
      if let country = countries.last(where: { mentions[$0].role != .distant }) { return country }
      other = other ?? countries.last
    }
    return other
  }
}
