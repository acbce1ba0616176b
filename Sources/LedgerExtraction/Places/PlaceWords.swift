/// What single tokens are to the name of a place.
struct PlaceWords {
  let page: Page

  /// Words that are no names even with a capital.
  @inline(__always)
  private static var notNames: WordClass {
    [
      .month, .weekday, .dayWord, .nationality, .group, .title, .pronoun, .determiner, .preposition, .conjunction,
      .subordinator, .relative, .be, .have, .modal, .negation, .cueVerb, .firstName, .numberWord, .magnitude, .vague,
      .bound, .abbreviation,
    ]
  }

  /// The same where they are no nouns of place: headlines write all their words with a capital.
  @inline(__always)
  private static var common: WordClass {
    [
      .trigger, .intransitive, .measureNoun, .measureAdjective, .personPlural, .personSingular, .event, .verb,
      .timeUnit, .structure, .otherUnit, .cueNoun, .sourceNoun, .adverb, .cause, .leave, .rise, .others, .conflict,
      .framing, .total, .including,
    ]
  }

  /// What a word of those may be besides, so that a place can begin with it all the same.
  @inline(__always)
  private static var beginnings: WordClass { [.place, .nationality, .startsPhrase, .abbreviation] }

  /// Whether a place can begin at a token of these classes; most words are ruled out here.
  @inline(__always)
  static func mayBeginPlace(_ token: Token, _ classes: WordClass) -> Bool {
    guard token.kind == .word else { return false }
    if !token.flags.isDisjoint(with: [.hyphenated, .grownS]) { return true }
    if !classes.isDisjoint(with: [.placeNoun, .preposition]) { return true }
    return token.isCapital
      && (classes.isDisjoint(with: notNames.union(common)) || !classes.isDisjoint(with: beginnings))
  }

  /// Whether the name of a place can begin at the token: with a capital, a hyphen or a noun of place.
  func mayBeginName(_ token: Int) -> Bool {
    !page.tokens[token].flags.isDisjoint(with: [.capital, .hyphenated]) || page.classes(token).contains(.placeNoun)
  }

  /// A word of a proper name: with a capital, or an Arabic article and a capital ("al-Hamadaniyeh").
  func isName(_ token: Int, _ sentence: Sentence) -> Bool {
    guard page.tokens[token].kind == .word else { return false }
    let isCapital = page.tokens[token].isCapital
    guard isCapital || page.tokens[token].flags.contains(.hyphenated) || page.isAllCapitals else { return false }
    let classes = page.classes(token)
    // "Al Maleh": the article of a name.
    if isCapital, isArticle(token), token + 1 < sentence.end, page.tokens[token + 1].isCapital { return true }
    if classes.contains(.place) { return isCapital || page.tokens[token].flags.contains(.hyphenated) }
    // "[TEXT]", "[words indistinct]": an editor's remark.
    if token > 0, page.isMark(token - 1, "[") { return false }
    guard !isCompound(token) else { return false }
    guard classes.isDisjoint(with: Self.notNames) || page.tokens[token].flags.contains(.grownS) else { return false }
    guard classes.isDisjoint(with: Self.common) || classes.contains(.placeNoun) else { return false }
    if page.isAllCapitals {
      if classes.contains(.placeNoun) { return page.tokens[token].count > 1 }
      return page.tokens[token].lexeme == 0 && page.tokens[token].count > 1 && !isWordLike(token)
    }
    if isCapital {
      return token > sentence.first || classes.isSubset(of: [.placeNoun, .startsPhrase])
    }
    return hasArticle(token)
  }

  private static let endings: [[UInt8]] = [
    "TION", "SION", "MENT", "NESS", "SHIP", "ANCE", "ENCE", "ITY", "ING", "ED", "LY", "ISM", "ISTS", "ABLE", "OUS",
  ].map { Array($0.utf8) }

  /// "PROTEST[ED]", "CONDI[TION]": where capitals tell nothing, an unknown word that ends as common words do.
  private func isWordLike(_ token: Int) -> Bool {
    let range = page.tokens[token].range
    guard range.count > 5 else { return false }
    return Self.endings.contains { page.bytes[range.suffix($0.count)].elementsEqual($0) }
  }

  private func isArticle(_ token: Int) -> Bool {
    page.isWord(token, "al") || page.isWord(token, "el") || page.isWord(token, "ar") || page.isWord(token, "ash")
  }

  /// "Kurdish-held", "US-led": a compound whose last part is in small letters is no name.
  private func isCompound(_ token: Int) -> Bool {
    guard page.tokens[token].flags.contains(.hyphenated) else { return false }
    let range = page.tokens[token].range
    guard let hyphen = page.bytes[range].lastIndex(of: UInt8(ascii: "-")), hyphen - range.lowerBound > 2 else {
      return false
    }
    return page.bytes[hyphen + 1] &- 97 < 26
  }

  /// "al-Midan", "ar-Raqqa", "el-Geneina".
  private func hasArticle(_ token: Int) -> Bool {
    guard page.tokens[token].flags.contains(.hyphenated) else { return false }
    let range = page.tokens[token].range
    for position in range.prefix(4) where page.bytes[position] == UInt8(ascii: "-") {
      return position + 1 < range.upperBound && page.bytes[position + 1] &- 65 < 26 && position - range.lowerBound >= 2
        && !isPrefix(range.lowerBound..<position)
    }
    return false
  }

  /// "pre-", "ex-", "non-", "mid-": before a name in capitals they are no article.
  private func isPrefix(_ range: Range<Int>) -> Bool {
    let last = page.bytes[range.upperBound - 1] | 0x20
    let first = page.bytes[range.lowerBound] | 0x20
    if range.count == 2 { return first == UInt8(ascii: "e") && last == UInt8(ascii: "x") }
    return first != UInt8(ascii: "a") && first != UInt8(ascii: "e")
  }

  /// The value in the lexicon of a country's name.
  static let country = 9

  /// Whether the name is a country's, or a part of one named by its direction alone: "Syria", "northern Syria".
  func isCountry(_ name: Range<Int>, _ sentence: Sentence) -> Bool {
    var token = name.lowerBound
    while token + 1 < name.upperBound, isDirection(token) { token += 1 }
    if token + 1 == name.upperBound {
      return page.classes(token).contains(.place) && page.lexeme(token).value == Self.country
    }
    guard let phrase = phrase(token, sentence), phrase.end == name.upperBound else { return false }
    return page.lexicon.lexemes[Int(phrase.lexeme)].value == Self.country
  }

  /// The end of a name of several words that the lexicon holds ("Khan Younis") and that starts at the token, or nil.
  @inline(__always)
  func phraseEnd(_ token: Int, _ sentence: Sentence) -> Int? { phrase(token, sentence)?.end }

  @inline(__always)
  private func phrase(_ token: Int, _ sentence: Sentence) -> (lexeme: UInt16, end: Int)? {
    page.classes(token).contains(.startsPhrase) ? knownPhrase(token, sentence) : nil
  }

  @inline(never)
  private func knownPhrase(_ token: Int, _ sentence: Sentence) -> (lexeme: UInt16, end: Int)? {
    guard page.tokens[token].isCapital || hasArticle(token) else { return nil }
    return page.lexicon.phrases.match(page.tokens, at: token, limit: sentence.end) {
      page.lexicon.classes[Int($0)].contains(.place)
    }
  }

  /// A small word inside a name: "Bab al Salama", "Rio de Janeiro", "People's".
  func isLink(_ token: Int) -> Bool {
    if page.tokens[token].kind == .possessive { return true }
    return page.isWord(token, "al") || page.isWord(token, "el") || page.isWord(token, "de") || page.isWord(token, "da")
      || page.isWord(token, "do") || page.isWord(token, "la") || page.isWord(token, "del") || page.isWord(token, "of")
      || page.isWord(token, "bin") || page.isMark(token, "/")
      || page.isMark(token, "-") && !page.tokens[token].flags.contains(.spaceBefore)
  }

  /// "city", "district", "mosque"; values 1 to 3 of the lexicon.
  func isNoun(_ token: Int) -> Bool { page.classes(token).contains(.placeNoun) && page.lexeme(token).value < 4 }

  /// "northern", "west"; value 4 of the lexicon.
  func isDirection(_ token: Int) -> Bool { page.classes(token).contains(.placeNoun) && page.lexeme(token).value == 4 }

  /// "north", "southwest": a quarter of the compass, as a noun.
  func isQuarter(_ token: Int) -> Bool {
    guard isDirection(token) else { return false }
    let last = page.bytes[Int(page.tokens[token].end) - 1] | 0x20
    return last == UInt8(ascii: "t") || last == UInt8(ascii: "h")
  }

  /// Whether the lexicon knows the name, or a part of it, as a place.
  func isKnown(_ name: Range<Int>, _ sentence: Sentence) -> Bool {
    name.contains { page.classes($0).contains(.place) || phraseEnd($0, sentence) != nil }
  }

  /// The noun of place in a name or just before it ("the village of Hayan").
  func noun(of name: Range<Int>) -> Int? {
    for token in name.reversed() where isNoun(token) { return token }
    let before = name.lowerBound - 1
    return before > 0 && page.isWord(before, "of") && isNoun(before - 1) ? before - 1 : nil
  }

  /// A preposition after which stands where something happened.
  func isLocative(_ token: Int) -> Bool {
    page.classes(token).contains(.locative) || page.isWord(token, "of") && token > 0 && isDirection(token - 1)
      || page.isWord(token, "to") && token > 0 && (page.isWord(token - 1, "close") || page.isWord(token - 1, "next"))
  }

  /// "Lake Tumba", "Highway 9": what things happen "on".
  func isSurface(_ name: Range<Int>) -> Bool {
    name.contains { Self.surfaces.contains($0, page) }
  }

  private static let surfaces: WordList = [
    "lake", "river", "island", "highway", "road", "street", "avenue", "mount", "mountain", "sea", "motorway", "bridge",
    "strait", "peninsula", "coast", "border",
  ]

  /// "Belvar [refugee] camp", "Belvar [railway] station": what may stand between a name and its noun.
  func isCampWord(_ token: Int) -> Bool { Self.campWords.contains(token, page) }

  private static let campWords: WordList = [
    "refugee", "displacement", "military", "army", "naval", "police", "bus", "train", "railway", "metro",
    "international",
  ]

  /// "Mill Street", "Harbour Drive": what a town has many of.
  func isStreet(_ name: Range<Int>) -> Bool { name.contains { Self.streets.contains($0, page) } }

  private static let streets: WordList = [
    "street", "avenue", "road", "boulevard", "drive", "lane", "highway", "block",
  ]

  private static let motions: WordList = [
    "to", "from", "toward", "towards", "entering", "leaving", "fleeing", "left", "linking", "connecting", "for",
    "borders", "bordering",
  ]

  /// A preposition of going: where the place stands is not where the event was.
  func isMotion(_ token: Int) -> Bool { Self.motions.contains(token, page) }

  /// "bodies pulled from the Tanaro": where they were found.
  func isRecovered(from preposition: Int) -> Bool {
    guard preposition > 0, page.isWord(preposition, "from") else { return false }
    let token = preposition - 1
    return page.isWord(token, "recovered") || page.isWord(token, "pulled") || page.isWord(token, "retrieved")
      || page.isWord(token, "rescued") || page.isWord(token, "plucked") || page.isWord(token, "removed")
  }

  /// "on" after an attack or a fall: what was hit.
  func isTargeting(_ token: Int) -> Bool {
    guard token > 0, page.isWord(token, "on") else { return false }
    return !page.classes(token - 1).isDisjoint(with: [.event, .conflict]) || page.isWord(token - 1, "fell")
      || page.isWord(token - 1, "landed") || page.isWord(token - 1, "fired") || page.isWord(token - 1, "shelling")
  }

  /// "town", "village": what a people's name can make a place of.
  func isSettlement(_ token: Int) -> Bool {
    page.isWord(token, "town") || page.isWord(token, "village") || page.isWord(token, "city")
      || page.isWord(token, "island") || page.isWord(token, "province")
  }

  private static let neighbours: WordList = ["neighbouring", "neighboring", "surrounding"]

  /// "neighbouring", "surrounding": of a place that the text does not name.
  func isNeighbouring(_ token: Int) -> Bool { Self.neighbours.contains(token, page) }

  /// "in the neighbouring state of": another place than the one told about.
  func isBeside(_ tokens: Range<Int>) -> Bool { tokens.contains(where: isNeighbouring) }

  /// "Turkish-Syrian": two peoples in one word.
  @inline(__always)
  func isPeoples(_ token: Int) -> Bool {
    page.tokens[token].flags.contains(.hyphenated) && areTwoPeoples(token)
  }

  @inline(never)
  private func areTwoPeoples(_ token: Int) -> Bool {
    guard page.tokens[token].isCapital else { return false }
    let range = page.tokens[token].range
    guard let hyphen = page.bytes[range].firstIndex(of: UInt8(ascii: "-")) else { return false }
    let first = page.bytes[range.lowerBound..<hyphen].map { $0 | 0x20 }
    return page.lexicon.classes[Int(page.lexicon.lexeme(of: first))].contains(.nationality)
  }

  /// A word that a claim hangs on.
  func isHarm(_ token: Int) -> Bool {
    !page.classes(token).isDisjoint(with: [.trigger, .intransitive, .measureNoun, .measureAdjective])
  }

  private static let strikes: WordList = [
    "struck", "strikes", "hit", "hits", "rocks", "shakes", "rocked", "affected", "crossed", "pounded", "hitting",
    "striking", "ravaged", "battered",
    "devastated", "shook",
  ]

  /// "struck Luzon", "hit southern Japan": a verb whose object is the place.
  func isStriking(_ token: Int) -> Bool { token >= 0 && Self.strikes.contains(token, page) }

  /// "parts of", "north of", "the outskirts of": a part of the place that follows.
  func isPart(of token: Int) -> Bool {
    guard token > 0, page.isWord(token, "of") else { return false }
    return page.classes(token - 1).contains(.placeNoun) || page.isWord(token - 1, "parts")
      || page.isWord(token - 1, "part") || page.isWord(token - 1, "vicinity") || page.isWord(token - 1, "most")
  }

  /// "Syrian", "Turkish", "Lebanese": an unknown word that ends as names of peoples do, before a common noun.
  func isDemonym(_ name: Range<Int>, before next: Int, _ sentence: Sentence) -> Bool {
    guard next < sentence.end, page.tokens[next].kind == .word, !page.tokens[next].isCapital,
      !page.classes(next).isDisjoint(with: [
        .personPlural, .personSingular, .event, .structure, .conflict, .measureNoun, .sourceNoun, .bodyNoun, .adjective,
        .title, .collective, .member,
      ]) || page.tokens[next].lexeme == 0
    else { return false }
    let end = Int(page.tokens[name.upperBound - 1].end)
    let last = (page.bytes[end - 2] | 0x20, page.bytes[end - 1] | 0x20)
    switch last {
    case (UInt8(ascii: "a"), UInt8(ascii: "n")), (UInt8(ascii: "s"), UInt8(ascii: "h")),
      (UInt8(ascii: "s"), UInt8(ascii: "e")), (UInt8(ascii: "q"), UInt8(ascii: "i")),
      (UInt8(ascii: "l"), UInt8(ascii: "i")), (UInt8(ascii: "n"), UInt8(ascii: "i")):
      return true
    default: return false
    }
  }
}
