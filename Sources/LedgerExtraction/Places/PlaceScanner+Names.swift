/// What a run of name words is the name of.
extension PlaceScanner {
  /// "the Ruritania Red Cross": the registry knows a body by these words.
  func isBody(_ name: Range<Int>, _ sentence: Sentence) -> Bool {
    // "the Syldavia Coast Guard"
    let isSite = words.isNoun(name.upperBound - 1)
    for token in name
    where !isSite && page.classes(token).contains(.startsPhrase) && page.tokens[token].isCapital {
      let end = page.lexicon.phrases.match(page.tokens, at: token, limit: sentence.end) {
        !page.lexicon.classes[Int($0)].isDisjoint(with: [.bodyNoun, .sourceNoun])
      }
      if end != nil { return true }
    }
    let before = name.lowerBound - 1
    // "WXYZ Syldavia": an outlet's name goes on.
    if before >= sentence.first, page.tokens[before].flags.contains(.allCapitals), !page.isAllCapitals,
      let end = sources.bodyEnd(page, at: before, limit: sentence.end), end >= name.upperBound
    {
      return true
    }
    guard let end = sources.bodyEnd(page, at: name.lowerBound, limit: sentence.end), end >= name.upperBound,
      words.phraseEnd(name.lowerBound, sentence) ?? 0 < end
    else { return false }
    // "the Northern Relief Agency camp": a site that is called by a body.
    return end >= sentence.end || !words.isNoun(end)
  }

  /// "Harran Midsummer [crush]", "Baron's Old Mill": what happened there, and who owns it, are no part of a name.
  func cut(_ name: inout Range<Int>, _ sentence: Sentence) {
    guard name.count > 1 else { return }
    if let owner = name.dropLast().firstIndex(where: { page.tokens[$0].kind == .possessive }),
      !words.isNoun(owner + 1), !words.isKnown(name.lowerBound..<owner, sentence)
    {
      name = owner + 1..<name.upperBound
    }
    let known = words.phraseEnd(name.lowerBound, sentence) ?? name.lowerBound + 1
    guard known < name.upperBound, words.isKnown(name.lowerBound..<known, sentence) else { return }
    // "Syldavia Ferry Disaster", "Harran Midsummer crush"
    let through = name.lowerBound..<min(sentence.end, name.upperBound + 1)
    if through.contains(where: { EventWords.isDisaster(page, $0) }), words.noun(of: name) == nil {
      name = name.lowerBound..<known
      return
    }
    guard modifies(name, sentence),
      (known..<name.upperBound).allSatisfy({ page.tokens[$0].lexeme == 0 && page.tokens[$0].kind == .word })
    else { return }
    name = name.lowerBound..<known
  }

  /// "The worst hit was Old Mill, where 43 died"; "Old Mill, a small town in the hills".
  func isToldWhere(_ name: Range<Int>, _ sentence: Sentence) -> Bool {
    var next = name.upperBound
    guard next < sentence.end else { return false }
    let isApart = page.isMark(next, ",")
    if isApart { next += 1 }
    guard next + 1 < sentence.end else { return false }
    if page.isWord(next, "where") { return true }
    guard isApart, page.isWord(next, "a") || page.isWord(next, "an") else { return false }
    return (next + 1..<min(sentence.end, next + 4)).contains {
      page.classes($0).contains(.placeNoun) && page.lexeme($0).value == 1
    }
  }

  private static let dwellings: WordList = [
    "home", "house", "apartment", "residence", "neighborhood", "neighbourhood", "suburb", "subdivision", "mosque",
    "church", "school", "mobile",
  ]

  /// "in a Riverton home": of what stands in every town, the name is the town's.
  func isTownOf(_ name: Range<Int>, _ sentence: Sentence) -> Bool {
    let before = name.lowerBound - 1
    guard before > sentence.first, !page.isAllCapitals, name.upperBound < sentence.end,
      page.isWord(before, "a") || page.isWord(before, "an"), words.isLocative(before - 1)
    else { return false }
    return Self.dwellings.contains(name.upperBound, page)
  }

  /// "Of the dead, 37 were from Belvar province": by places that a country has, the dead are counted where they died.
  func isCountedFrom(_ name: Range<Int>, _ preposition: Int, _ sentence: Sentence) -> Bool {
    guard page.isWord(preposition, "from"), preposition > sentence.first, words.noun(of: name) != nil else {
      return false
    }
    return page.classes(preposition - 1).contains(.be) || page.isWord(preposition - 1, "came")
  }

  /// "In Harran, Jan Novak, president of the region": a person is described behind the name.
  func isDescribed(_ end: Int, _ sentence: Sentence) -> Bool {
    guard end + 2 < sentence.end, page.isMark(end, ",") else { return false }
    if page.tokens[end + 1].kind == .digits { return true }
    return (end + 1..<end + 3).contains { !page.classes($0).isDisjoint(with: [.title, .sourceNoun]) }
  }

  private static let namedEvents: WordList = [
    "massacre", "shooting", "shootings", "stampede", "bombing", "bombings", "siege", "crush", "disaster", "killings",
  ]

  /// "the Old Mill massacre", "the Riverton school shooting": an event that is called by its place.
  func namesEvent(_ name: Range<Int>, _ sentence: Sentence) -> Bool {
    guard name.lowerBound > sentence.first, page.isWord(name.lowerBound - 1, "the"), !page.isAllCapitals,
      page.tokens[name.lowerBound].isCapital
    else { return false }
    var next = name.upperBound
    if next < sentence.end, !page.tokens[next].isCapital,
      !page.classes(next).isDisjoint(with: [.structure, .placeNoun])
    {
      next += 1
    }
    return next < sentence.end && Self.namedEvents.contains(next, page)
  }
}
