/// Finds the names of places in a sentence.
///
/// A name is a place when the lexicon knows it, when a noun of place stands with it ("Hama province", "the
/// village of Hayan"), or when it follows a preposition of place. Persons, bodies and days are left alone.
struct PlaceScanner {
  let words: PlaceWords
  let sources: SourceIndex

  init(_ page: Page, sources: SourceIndex) {
    words = PlaceWords(page: page)
    self.sources = sources
  }

  var page: Page { words.page }

  /// The places of the sentence, in its order, appended to `mentions`.
  func scan(_ sentence: Sentence, into mentions: inout [PlaceMention]) {
    var token = sentence.first
    let first = mentions.count
    let all = page.tokens
    let known = page.lexicon.classes
    let tokens = all.span
    let classes = known.span
    while token < sentence.end {
      guard PlaceWords.mayBeginPlace(tokens[token], classes[Int(tokens[token].lexeme)]),
        let found = mention(at: token, sentence)
      else {
        token += 1
        continue
      }
      let last = mentions.count > first ? mentions.last : nil
      let isDistant = last.map { isListed(found, after: $0) || locates(found, $0, sentence) } ?? false
      mentions.append(isDistant ? found.distant : found)
      token = found.role == .dateline ? end(ofDateline: found.tokens) : found.tokens.upperBound
    }
  }

  /// "from France, Mexico, the Netherlands and Canada": the list goes on as it began.
  private func isListed(_ place: PlaceMention, after last: PlaceMention) -> Bool {
    guard last.role == .distant, place.role == .bare, last.tokens.upperBound < place.tokens.lowerBound
    else { return false }
    let gap = last.tokens.upperBound..<place.tokens.lowerBound
    return (1...3).contains(gap.count)
      && gap.allSatisfy { page.isMark($0, ",") || !page.classes($0).isDisjoint(with: [.conjunction, .determiner]) }
  }

  private static let bearings: WordList = ["off", "near", "outside", "bordering", "beside", "on"]

  /// "Old Mill, off the coast of [Syldavia]", "Riverton, in hills north of [Harran]": what only says where the place
  /// before lies.
  private func locates(_ place: PlaceMention, _ last: PlaceMention, _ sentence: Sentence) -> Bool {
    guard last.role != .dateline, !last.isSpeaker else { return false }
    let gap = last.tokens.upperBound..<max(last.tokens.upperBound, place.tokens.lowerBound)
    guard (2...18).contains(gap.count) else { return false }
    let isApart = page.isMark(gap.lowerBound, ",")
    var sawBearing = false
    for token in gap {
      if page.isWord(token, "on") || page.isWord(token, "outside") {
        sawBearing = sawBearing || isApart && token == gap.lowerBound + 1
      } else {
        sawBearing =
          sawBearing || Self.bearings.contains(token, page)
          || page.isWord(token, "of") && words.isDirection(token - 1)
      }
      guard isPartOfBearing(token) else { return false }
    }
    return sawBearing
  }

  /// "[in a mountain area some 25 miles north of] Harran": no other event, and no number but of a distance.
  private func isPartOfBearing(_ token: Int) -> Bool {
    switch page.tokens[token].kind {
    case .digits:
      return (token + 1..<min(page.tokens.count, token + 3)).contains { page.classes($0).contains(.otherUnit) }
    case .word:
      if page.classes(token).contains(.numberWord) { return page.classes(token + 1).contains(.otherUnit) }
      return page.classes(token).isDisjoint(with: [
        .trigger, .intransitive, .measureNoun, .measureAdjective, .personPlural, .personSingular, .be, .have, .event,
        .conflict, .cueVerb, .relative, .conjunction, .subordinator, .pronoun,
      ])
    case .mark: return !page.isMark(token, ";") && !page.isMark(token, ":") && !page.isMark(token, "-")
    default: return page.tokens[token].kind != .stop
    }
  }

  private func mention(at token: Int, _ sentence: Sentence) -> PlaceMention? {
    if page.classes(token).contains(.preposition), let unnamed = unnamed(token, sentence) { return unnamed }
    guard words.mayBeginName(token), let whole = name(at: token, sentence) else { return nil }
    var name = whole
    cut(&name, sentence)
    var isSeveral = false
    extend(&name, &isSeveral, sentence)
    if isAgency(name) || isFalling(name, sentence) { return nil }
    let preposition = preposition(before: name.lowerBound, sentence)
    let noun = words.noun(of: name)
    let isKnown = words.isKnown(name, sentence)
    let isHead = isDateline(name, sentence)
    let ownsConflict = ownsConflict(name, sentence)
    if !isKnown, noun == nil {
      if name.count == 1, Self.capitalised.contains(name.lowerBound, page) { return nil }
      if isPublication(preposition, sentence) { return nil }
      let isPlaced =
        ownsConflict || words.isDirection(name.lowerBound) || words.isStriking(name.lowerBound - 1)
        || isToldWhere(name, sentence) || namesEvent(name, sentence)
      guard isPlaced || isPlacing(preposition) || isOnStreet(name, preposition) || isHead,
        !isPersonOrBody(name, sentence),
        !modifies(name, sentence) || namesEvent(name, sentence) || isTownOf(name, sentence),
        !(page.isAllCapitals && hasArticle(before: name.lowerBound, sentence)),
        isHead || !isShouted(name, sentence)
      else { return nil }
    }
    if isBody(whole, sentence) { return nil }
    if !isKnown, isIslamic(name) || isKindOfSite(name, noun, sentence) { return nil }
    if let noun, page.lexeme(noun).value == 2 {
      // "DIFFERENT AREAS": where capitals tell nothing, only a known name makes several places one.
      if page.isAllCapitals, !isKnown { return nil }
      isSeveral = true
    }
    if page.isAllCapitals, !isKnown, noun == nil, !stands(name.upperBound, sentence) { return nil }
    return PlaceMention(
      tokens: name, role: isHead ? .dateline : role(name, preposition, sentence), start: preposition ?? name.lowerBound,
      isSeveral: isSeveral,
      isSpeaker: isSpeaker(name, preposition, sentence), isCountry: words.isCountry(name, sentence),
      isUnnamed: !isKnown && name.count > 1 && page.classes(name.upperBound - 2).contains(.nationality),
      ownsConflict: ownsConflict)
  }

  /// "As [Bus Falls] Into Gorge": the verb of a headline.
  private func isFalling(_ name: Range<Int>, _ sentence: Sentence) -> Bool {
    guard name.upperBound < sentence.end, page.isWord(name.upperBound - 1, "falls") else { return false }
    return ["into", "off", "from", "down", "on", "in", "through"].contains { page.isWord(name.upperBound, $0) }
  }

  /// "Falls Into [Gorge]", "Kills at [Least] 14": words that headlines write with a capital.
  private static let capitalised: WordList = [
    "least", "most", "gorge", "ravine", "ditch", "canal", "well", "pit", "sewer", "drain", "crowd", "wake", "custody",
    "court", "jail", "flames", "rubble", "water", "pool", "car", "truck", "van", "bus", "train", "vehicle", "tree",
    "wall", "pole", "night", "morning", "dawn", "dusk", "midnight", "work", "sleep", "bed", "tanker", "lorry",
    "encounter", "mishap", "crossfire",
    "melee", "scuffle", "shootout", "tragedy",
    "tractor",
  ]

  /// Whether a place follows the preposition: "in", "parts of", "attack on".
  private func isPlacing(_ preposition: Int?) -> Bool {
    guard let preposition else { return false }
    return words.isLocative(preposition) || words.isTargeting(preposition) || words.isPart(of: preposition)
      || words.isRecovered(from: preposition)
  }

  /// "on Mill Lane"
  private func isOnStreet(_ name: Range<Int>, _ preposition: Int?) -> Bool {
    preposition.map { page.isWord($0, "on") } ?? false && words.isStreet(name)
  }

  /// Where capitals tell nothing: whether a name may end here, before a mark or a small word.
  private func stands(_ end: Int, _ sentence: Sentence) -> Bool {
    guard end < sentence.end, page.tokens[end].kind == .word else { return true }
    return !page.classes(end).isDisjoint(with: [
      .preposition, .conjunction, .relative, .subordinator, .be, .have, .modal, .weekday, .dayWord, .month, .cueVerb,
      .determiner, .adverb, .pronoun,
    ])
  }

  private func role(_ name: Range<Int>, _ preposition: Int?, _ sentence: Sentence) -> PlaceMention.Role {
    let next = name.upperBound
    let isOwner =
      page.tokens[next - 1].flags.contains(.grownS) || next < sentence.end && page.tokens[next].kind == .possessive
    guard let preposition else {
      // "struck Ruritania's coast": what was struck is the place, whoever owns it.
      if words.isStriking(name.lowerBound - 1) { return .relation }
      let isMoving = governor(before: name.lowerBound, sentence).map(words.isMotion) ?? false
      return isOwner || isMoving ? .distant : .bare
    }
    // "200 km west of Adama": where the place is, not what happened.
    if page.isWord(preposition, "of"), preposition - 2 >= sentence.first, words.isDirection(preposition - 1),
      page.classes(preposition - 2).contains(.otherUnit)
    {
      return .distant
    }
    if words.isLocative(preposition)
      || page.isWord(preposition, "on") && (words.isSurface(name) || words.isStreet(name))
    {
      return isFoughtElsewhere(preposition, sentence) ? .distant : .location
    }
    if page.isWord(preposition, "with"), preposition > sentence.first, page.isWord(preposition - 1, "border") {
      return .distant
    }
    if words.isRecovered(from: preposition) || isCountedFrom(name, preposition, sentence) { return .relation }
    return isOwner || words.isMotion(preposition) ? .distant : .relation
  }

  private static let branches: WordList = ["branch", "affiliate", "offshoot", "ambassador", "envoy", "bureau"]

  /// "fighting the Brigades in Ruritania", "its branch in the Levant": where a body is, not what happened.
  private func isFoughtElsewhere(_ preposition: Int, _ sentence: Sentence) -> Bool {
    let before = preposition - 1
    guard before > sentence.first else { return false }
    if Self.branches.contains(before, page) { return true }
    guard page.classes(before).contains(.group) else { return false }
    return page.isWord(before - 1, "fighting") || page.isWord(before - 1, "against")
      || page.isWord(before - 1, "battling") || page.isWord(before - 1, "targeting")
  }

  // MARK: The name

  /// A run of name words around `token`, with directions before and nouns of place behind.
  private func name(at token: Int, _ sentence: Sentence) -> Range<Int>? {
    var start = token
    if page.classes(token).contains(.placeNoun) {
      while start < sentence.end, words.isDirection(start) { start += 1 }
      guard start < sentence.end else { return nil }
      // "the southern province of Quneitra", "northwest of Carencro": the noun leads.
      if page.classes(start).contains(.placeNoun) || start > token, start + 2 < sentence.end {
        let of = words.isNoun(start) ? start + 1 : start
        if page.isWord(of, "of"), words.isName(of + 1, sentence) { return run(from: of + 1, sentence) }
      }
    }
    let end = border(at: start, sentence) ?? run(from: start, sentence)?.upperBound
    return end.map { token..<$0 }
  }

  /// "the Turkish border", "the Syrian capital", "an eastern Syrian town": a place without a name of its own.
  private func border(at start: Int, _ sentence: Sentence) -> Int? {
    var end = start
    while end < sentence.end, page.classes(end).contains(.nationality) || words.isPeoples(end) { end += 1 }
    guard end > start, end < sentence.end,
      page.isWord(end, "border") || page.isWord(end, "capital") || page.isWord(end, "coast") || words.isSettlement(end),
      !(end + 1 < sentence.end && page.isWord(end + 1, "guard")),
      !(end + 1 < sentence.end && (words.isName(end + 1, sentence) || page.isWord(end + 1, "of")))
    else { return nil }
    return end + 1
  }

  private func run(from start: Int, _ sentence: Sentence) -> Range<Int>? {
    var end = start
    var sawName = false
    while end < sentence.end, end - start <= 8 {
      if let known = words.phraseEnd(end, sentence) {
        sawName = true
        end = known
      } else if end > start, words.isNoun(end), leads(end, sentence) {
        break
      } else if words.isName(end, sentence) {
        sawName = sawName || !words.isNoun(end)
        end += 1
      } else if end > start, page.tokens[end].kind == .possessive, words.isKnown(start..<end, sentence) {
        // "Syria's Raqqa": two places.
        break
      } else if end > start, words.isLink(end), end + 1 < sentence.end, words.isName(end + 1, sentence) {
        end += 1
      } else if sawName, end + 1 < sentence.end, words.isNoun(end + 1), page.lexeme(end + 1).value == 3,
        words.isCampWord(end)
      {
        end += 2
      } else if sawName, words.isNoun(end), !isSite(end, in: start..<end, sentence) {
        end += 1
      } else {
        break
      }
    }
    return sawName ? start..<end : nil
  }

  /// "Ruritania [building] collapses": a site does not make another place of a country.
  private func isSite(_ noun: Int, in name: Range<Int>, _ sentence: Sentence) -> Bool {
    page.lexeme(noun).value == 3 && !page.tokens[noun].isCapital && words.isCountry(name, sentence)
  }

  /// "Syria's Town of Al Tabqah", "the Black Sea port of Harran": the noun belongs to the name behind it.
  private func leads(_ noun: Int, _ sentence: Sentence) -> Bool {
    (page.tokens[noun - 1].flags.contains(.grownS) || page.tokens[noun - 1].kind == .possessive
      || words.isSettlement(noun))
      && noun + 2 < sentence.end && page.isWord(noun + 1, "of") && words.isName(noun + 2, sentence)
  }

  /// "El Paso, Texas"; "Aleppo and Sweida"; "Quitman, Panola and Tate Counties"; "Mill Street in Riverton", since
  /// many towns have such a street.
  private func extend(_ name: inout Range<Int>, _ isSeveral: inout Bool, _ sentence: Sentence) {
    for _ in 0..<6 {
      let next = name.upperBound
      guard next + 1 < sentence.end else { return }
      let isComma = page.isMark(next, ",")
      var follower = next + 1
      if isComma, page.isWord(follower, "and") { follower += 1 }
      let isIn = page.isWord(next, "in") && words.isStreet(name)
      guard isComma || isIn || page.isWord(next, "and") else { return }
      let isListed = !isComma && !isIn || follower > next + 1
      while follower < sentence.end, words.isDirection(follower) { follower += 1 }
      guard follower < sentence.end, words.isName(follower, sentence), let run = run(from: follower, sentence) else {
        return
      }
      // After a comma may follow anything with a capital: only a known place, or the last word before a mark.
      guard
        words.isKnown(run, sentence) || words.noun(of: run) != nil || isIn
          || (!isPersonOrBody(run, sentence) && closes(run.upperBound, sentence)
            && !isDescribed(run.upperBound, sentence)
            && !page.isAllCapitals
            && !hasTitle(before: name.lowerBound, sentence))
      else { return }
      isSeveral = isSeveral || isListed
      name = name.lowerBound..<run.upperBound
    }
  }

  /// "the governor of Amazonas, Eduardo Braga": a person's name follows.
  private func hasTitle(before start: Int, _ sentence: Sentence) -> Bool {
    (max(sentence.first, start - 3)..<start).contains {
      !page.classes($0).isDisjoint(with: [.title, .sourceNoun, .bodyNoun])
    }
  }

  /// "Islamic State": a state in name only.
  private func isIslamic(_ name: Range<Int>) -> Bool { name.contains { page.isWord($0, "islamic") } }

  private func closes(_ token: Int, _ sentence: Sentence) -> Bool {
    guard token < sentence.end else { return true }
    return page.isMark(token, ",") || page.tokens[token].kind == .stop || page.isWord(token, "and")
      || page.isMark(token, ")")
  }
}
