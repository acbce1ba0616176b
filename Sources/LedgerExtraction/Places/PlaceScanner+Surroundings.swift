/// What stands around the name of a place, and what it makes of it.
extension PlaceScanner {
  /// "Car Bomb [Blast]", "a Walmart [store]", "Mexican [nationals]", "Ebola [outbreak]": an unknown name before a
  /// noun only describes it.
  func modifies(_ name: Range<Int>, _ sentence: Sentence) -> Bool {
    let next = name.upperBound
    guard next < sentence.end, page.tokens[next].kind == .word else { return false }
    if words.isDemonym(name, before: next, sentence) { return true }
    if words.isCampWord(next), next + 1 < sentence.end, words.isNoun(next + 1) { return false }
    let classes = page.classes(next)
    // "in Recent Ruritanian history"
    if classes.contains(.nationality), page.tokens[next].isCapital, !page.isAllCapitals { return true }
    if name.lowerBound > sentence.first,
      page.isWord(name.lowerBound - 1, "a") || page.isWord(name.lowerBound - 1, "an"),
      !page.tokens[next].isCapital, classes.isDisjoint(with: Self.closesPhrase)
    {
      // "at a Ruritania-Syldavia [match]"
      return true
    }
    // "an AMISOM [convoy]": what belongs to a body.
    if name.count == 1, page.tokens[name.lowerBound].flags.contains(.allCapitals), !page.isAllCapitals,
      !page.tokens[next].isCapital, classes.isDisjoint(with: Self.closesPhrase)
    {
      return true
    }
    return !classes.isDisjoint(with: [
      .event, .structure, .personPlural, .personSingular, .measureNoun, .conflict,
    ]) && classes.isDisjoint(with: [.trigger, .intransitive, .placeNoun])
  }

  private static let closesPhrase: WordClass = [
    .preposition, .conjunction, .relative, .subordinator, .be, .have, .modal, .weekday, .dayWord, .cueVerb, .determiner,
    .adverb, .pronoun, .trigger, .intransitive, .verb, .placeNoun,
  ]

  /// "an article in Science", "published in The Lancet": what was printed there, not what happened.
  func isPublication(_ preposition: Int?, _ sentence: Sentence) -> Bool {
    guard let before = preposition.map({ $0 - 1 }), before >= sentence.first, page.isWord(before + 1, "in") else {
      return false
    }
    return page.isWord(before, "article") || page.isWord(before, "published") || page.isWord(before, "writing")
      || page.isWord(before, "letter") || page.isWord(before, "study") || page.isWord(before, "paper")
  }

  /// "Coal mine blast", "Bus station": the first word of a sentence that only tells what sort of site it was.
  func isKindOfSite(_ name: Range<Int>, _ noun: Int?, _ sentence: Sentence) -> Bool {
    guard let noun, name.count == 2, name.lowerBound == sentence.first, noun == sentence.first + 1 else { return false }
    return page.lexeme(noun).value == 3 && !page.tokens[noun].isCapital
  }

  func hasArticle(before token: Int, _ sentence: Sentence) -> Bool {
    var before = token - 1
    while before > sentence.first, words.isDirection(before) { before -= 1 }
    return before >= sentence.first && page.classes(before).contains(.determiner)
  }

  /// The preposition that governs the name: directly before, or before its article and noun.
  func preposition(before start: Int, _ sentence: Sentence) -> Int? {
    let governor = governor(before: start, sentence)
    return governor.flatMap { page.classes($0).contains(.preposition) ? $0 : nil }
  }

  /// The word that the noun phrase around the name hangs on: a preposition, a verb, nil at the sentence's start.
  func governor(before start: Int, _ sentence: Sentence) -> Int? {
    var token = start - 1
    var bearing: Int?
    let lowest = max(sentence.first, start - 6)
    while token >= lowest {
      let classes = page.classes(token)
      if page.isWord(token, "of"), token > lowest, page.classes(token - 1).contains(.placeNoun) {
        // "four cars collided north of Riverton", "hit a district of Harran": nothing else leads to the name.
        bearing = bearing ?? token
        token -= 2
      } else if classes.contains(.preposition) {
        return token
      } else if words.isDirection(token) || !classes.isDisjoint(with: [.determiner, .nationality, .adjective, .adverb])
        || page.classes(token).contains(.placeNoun) && !page.tokens[token].isCapital
        || (page.tokens[token].lexeme == 0 && page.tokens[token].kind == .word && !page.tokens[token].isCapital)
        || page.tokens[token].kind == .possessive || page.tokens[token].flags.contains(.hyphenated)
        || page.tokens[token].flags.contains(.grownS)
      {
        token -= 1
      } else {
        return bearing ?? token
      }
    }
    return bearing
  }

  /// A person speaks or has a title; a body has its noun: "Rami Abdel Rahman said", "Aleppo Police Command".
  func isPersonOrBody(_ name: Range<Int>, _ sentence: Sentence) -> Bool {
    let last = name.upperBound - 1
    if page.isWord(last, "limited") || page.isWord(last, "ltd") || page.isWord(last, "inc") { return true }
    for token in name where !page.classes(token).isDisjoint(with: [.bodyNoun, .firstName, .title, .group]) {
      return !words.isNoun(token)
    }
    let next = name.upperBound
    if next < sentence.end, page.classes(next).contains(.cueVerb) { return true }
    let before = name.lowerBound - 1
    return before >= sentence.first
      && (!page.classes(before).isDisjoint(with: [.title, .bodyNoun]) || EventWords.isSaying(page, before))
  }

  /// Whether the name is a word of a heading that stands all in capitals above a text that does not.
  func isShouted(_ name: Range<Int>, _ sentence: Sentence) -> Bool {
    guard !page.isAllCapitals, page.tokens[name.lowerBound].flags.contains(.allCapitals),
      page.tokens[name.lowerBound].count > 3
    else { return false }
    return (name.upperBound..<min(sentence.end, name.upperBound + 2)).contains {
      page.tokens[$0].flags.contains(.allCapitals)
    }
  }

  // MARK: Speakers and agents

  /// "the Ministry of Health in Gaza", "a hospital source in Hassakeh city", "Aleppo Police Command".
  ///
  /// - Parameter preposition: The one that governs the name.
  func isSpeaker(_ name: Range<Int>, _ preposition: Int?, _ sentence: Sentence) -> Bool {
    if name.contains(where: { page.classes($0).contains(.bodyNoun) && !words.isNoun($0) }) { return true }
    if let preposition, preposition > sentence.first, page.isWord(preposition - 1, "according") { return true }
    if speaksFrom(name, sentence) || speaksItself(name, sentence) || isAgent(name, sentence) { return true }
    for next in name.upperBound..<max(name.upperBound, min(sentence.end, name.upperBound + 3)) {
      let classes = page.classes(next)
      let isSource = classes.contains(.sourceNoun) && preposition == nil
      if isSource || !classes.isDisjoint(with: [.bodyNoun, .title]), !words.isNoun(next) {
        if page.tokens[next].isCapital || speaks(next, next + 1, sentence, reach: 6) { return true }
      }
      guard
        page.tokens[next].isCapital || page.isWord(next, "regional") || page.isWord(next, "provincial")
          || page.isWord(next, "city") || page.isWord(next, "state") || page.isWord(next, "health")
          || page.tokens[next].kind == .possessive
      else { break }
    }
    // "U.S. air strikes": who struck, not where.
    let last = page.tokens[name.upperBound - 1]
    if name.count == 1, last.flags.contains(.allCapitals), last.count <= 4, !page.isAllCapitals { return true }
    var token = name.lowerBound - 1
    let lowest = max(sentence.first, token - 5)
    while token >= lowest {
      let classes = page.classes(token)
      if !classes.isDisjoint(with: [.sourceNoun, .bodyNoun]) { return speaks(token, name.upperBound, sentence) }
      guard !classes.isDisjoint(with: [.preposition, .determiner]) || page.tokens[token].isCapital else { return false }
      token -= 1
    }
    return false
  }

  private static let residences: WordList = [
    "based", "lives", "living", "lived", "resides", "residing", "born", "exiled", "said", "told", "speaking", "spoke",
    "added", "warned", "reporters", "journalists", "conference", "briefing", "interview", "exile", "court", "tribunal",
    "judge", "jury",
  ]

  /// "the Observatory, based in Britain", "told reporters in Kabul", "who lives in Exeter".
  private func speaksFrom(_ name: Range<Int>, _ sentence: Sentence) -> Bool {
    let before = name.lowerBound - 2
    guard before >= sentence.first, page.isWord(before + 1, "in") || page.isWord(before + 1, "from") else {
      return false
    }
    return Self.residences.contains(before, page)
  }

  private static let statements: WordList = [
    "said", "says", "accused", "accuses", "claimed", "claims", "denied", "denies", "blamed", "blames", "vowed",
    "warned", "insisted", "insists", "told", "condemned", "condemns",
  ]

  /// "Damascus accuses", "Washington said": the capital stands for its government. An unknown word before it makes
  /// a name of another sort ("MBC Ruritania reported").
  private func speaksItself(_ name: Range<Int>, _ sentence: Sentence) -> Bool {
    let next = name.upperBound
    guard next < sentence.end, page.classes(next).contains(.cueVerb), !page.tokens[next].isCapital else { return false }
    if Self.statements.contains(next, page) { return true }
    return name.count > 1 && page.tokens[name.lowerBound].flags.contains(.allCapitals)
      && !page.classes(name.lowerBound).contains(.place) && words.phraseEnd(name.lowerBound, sentence) == nil
  }

  private static let campaigns: WordList = [
    "invasion", "offensive", "assault", "bombardment", "onslaught", "aggression", "operation", "campaign", "raids",
    "strikes", "airstrikes", "shelling", "bombing", "incursion", "blockade",
  ]

  private static let forces: WordList = [
    "operation", "strike", "strikes", "airstrike", "airstrikes", "raid", "raids", "troops", "soldiers", "army",
    "forces", "warplanes", "drone", "drones", "military",
  ]

  /// "Ruritania's full-scale invasion": who attacked, not where.
  private func isAgent(_ name: Range<Int>, _ sentence: Sentence) -> Bool {
    if let noun = owned(by: name, sentence, where: { page.classes($0).contains(.conflict) }) {
      return Self.campaigns.contains(noun, page)
    }
    // "a United States counterterrorism operation"
    guard words.isCountry(name, sentence) else { return false }
    for next in name.upperBound..<max(name.upperBound, min(sentence.end, name.upperBound + 3)) {
      if Self.forces.contains(next, page) { return true }
      guard page.tokens[next].lexeme == 0 || page.classes(next).contains(.adjective) else { return false }
    }
    return false
  }

  /// Whether a verb of saying stands right behind the speaker, or "according to" before.
  private func speaks(_ noun: Int, _ end: Int, _ sentence: Sentence, reach: Int = 4) -> Bool {
    for token in end..<max(end, min(sentence.end, end + reach)) where page.classes(token).contains(.cueVerb) {
      return true
    }
    for token in max(sentence.first, noun - 10)..<noun where page.isWord(token, "according") { return true }
    for token in max(sentence.first, noun - 6)..<noun where page.classes(token).contains(.cueVerb) { return true }
    return false
  }

  /// "Syria's war", "Syrias civil war", "the Gaza war".
  func ownsConflict(_ name: Range<Int>, _ sentence: Sentence) -> Bool {
    let next = name.upperBound
    guard next < sentence.end else { return false }
    if page.classes(next).contains(.conflict) { return true }
    return owned(by: name, sentence, where: { page.classes($0).contains(.conflict) }) != nil
  }

  /// The noun that the name owns, a word or two behind an "s" of possession.
  private func owned(by name: Range<Int>, _ sentence: Sentence, where isOwned: (Int) -> Bool) -> Int? {
    var token = name.upperBound
    guard token < sentence.end else { return nil }
    if page.tokens[token].kind == .possessive {
      token += 1
    } else if !page.tokens[token - 1].flags.contains(.grownS) {
      return nil
    }
    for next in token..<max(token, min(sentence.end, token + 3)) {
      if isOwned(next) { return next }
      guard page.classes(next).isDisjoint(with: [.preposition, .determiner, .be, .have, .conjunction]) else {
        return nil
      }
    }
    return nil
  }
}
