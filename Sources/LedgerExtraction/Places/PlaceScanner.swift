/// Finds the names of places in a sentence.
///
/// A name is a place when the lexicon knows it, when a noun of place stands with it ("Hama province", "the
/// village of Hayan"), or when it follows a preposition of place. Persons, bodies and days are left alone.
struct PlaceScanner {
  private let page: Page
  private let words: PlaceWords

  init(_ words: PlaceWords) {
    page = words.page
    self.words = words
  }

  /// The places of the sentence, in its order, appended to `mentions`.
  func scan(_ sentence: Sentence, into mentions: inout [PlaceMention]) {
    var token = sentence.first
    while token < sentence.end {
      guard mayStart(token), let found = mention(at: token, sentence) else {
        token += 1
        continue
      }
      mentions.append(found)
      token = found.tokens.upperBound
    }
  }

  /// Whether a place can begin at the token; most words are ruled out here.
  private func mayStart(_ token: Int) -> Bool {
    page.tokens[token].kind == .word && (mayStartName(token) || page.classes(token).contains(.preposition))
  }

  private func mayStartName(_ token: Int) -> Bool {
    !page.tokens[token].flags.isDisjoint(with: [.capital, .hyphenated]) || page.classes(token).contains(.placeNoun)
  }

  private func mention(at token: Int, _ sentence: Sentence) -> PlaceMention? {
    if let counted = countedPlaces(token, sentence) { return counted }
    guard mayStartName(token) else { return nil }
    guard var name = name(at: token, sentence) else { return nil }
    var isSeveral = false
    extend(&name, &isSeveral, sentence)
    let preposition = preposition(before: name.lowerBound, sentence)
    let noun = words.noun(of: name)
    let isKnown = words.isKnown(name, sentence)
    let ownsConflict = ownsConflict(name, sentence)
    if !isKnown, noun == nil {
      let isPlaced =
        ownsConflict || words.isDirection(name.lowerBound) || words.isStriking(name.lowerBound - 1)
      guard isPlaced || isPlacing(preposition), !isPersonOrBody(name, sentence), !modifies(name, sentence),
        !(page.isAllCapitals && hasArticle(before: name.lowerBound, sentence))
      else { return nil }
    }
    if !isKnown, isIslamic(name) { return nil }
    if let noun, page.lexeme(noun).value == 2 {
      // "DIFFERENT AREAS": where capitals tell nothing, only a known name makes several places one.
      if page.isAllCapitals, !isKnown { return nil }
      isSeveral = true
    }
    if page.isAllCapitals, !isKnown, noun == nil, !stands(name.upperBound, sentence) { return nil }
    return PlaceMention(
      tokens: name, role: role(name, preposition, sentence), start: preposition ?? name.lowerBound,
      isSeveral: isSeveral,
      isSpeaker: isSpeaker(name, sentence), ownsConflict: ownsConflict)
  }

  /// Whether a place follows the preposition: "in", "parts of", "attack on".
  private func isPlacing(_ preposition: Int?) -> Bool {
    guard let preposition else { return false }
    return words.isLocative(preposition) || words.isTargeting(preposition) || words.isPart(of: preposition)
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
      let isMoving = name.lowerBound > sentence.first && words.isMotion(name.lowerBound - 1)
      return isOwner || isMoving ? .distant : .bare
    }
    if words.isLocative(preposition) { return .location }
    return words.isMotion(preposition) ? .distant : .relation
  }

  /// "in seven states", "across 11 counties".
  private func countedPlaces(_ token: Int, _ sentence: Sentence) -> PlaceMention? {
    guard token + 2 < sentence.end, page.classes(token + 2).contains(.placeNoun), page.lexeme(token + 2).value == 2,
      words.isLocative(token),
      page.tokens[token + 1].kind == .digits || page.classes(token + 1).contains(.numberWord)
    else { return nil }
    return PlaceMention(
      tokens: token + 1..<token + 3, role: .location, start: token, isSeveral: true, isSpeaker: false,
      ownsConflict: false)
  }

  // MARK: The name

  /// A run of name words around `token`, with directions before and nouns of place behind.
  private func name(at token: Int, _ sentence: Sentence) -> Range<Int>? {
    var start = token
    while start < sentence.end, words.isDirection(start) { start += 1 }
    guard start < sentence.end else { return nil }
    // "the southern province of Quneitra", "northwest of Carencro": the noun leads.
    if page.classes(start).contains(.placeNoun) || start > token, start + 2 < sentence.end {
      let of = words.isNoun(start) ? start + 1 : start
      if page.isWord(of, "of"), words.isName(of + 1, sentence) { return run(from: of + 1, sentence) }
    }
    if let border = border(at: start, sentence) { return border }
    guard words.isName(start, sentence) || words.phraseEnd(start, sentence) != nil, let run = run(from: start, sentence)
    else { return nil }
    return token..<run.upperBound
  }

  /// "the Turkish border", "the Syrian capital": a place without a name of its own.
  private func border(at start: Int, _ sentence: Sentence) -> Range<Int>? {
    var end = start
    while end < sentence.end, page.classes(end).contains(.nationality) || words.isPeoples(end) { end += 1 }
    guard end > start, end < sentence.end,
      page.isWord(end, "border") || page.isWord(end, "capital") || page.isWord(end, "coast"),
      !(end + 1 < sentence.end && (words.isName(end + 1, sentence) || page.isWord(end + 1, "of")))
    else { return nil }
    return start..<end + 1
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
      } else if sawName, words.isNoun(end) {
        end += 1
      } else {
        break
      }
    }
    return sawName ? start..<end : nil
  }

  /// "Syria's Town of Al Tabqah": the noun belongs to the name behind it.
  private func leads(_ noun: Int, _ sentence: Sentence) -> Bool {
    (page.tokens[noun - 1].flags.contains(.grownS) || page.tokens[noun - 1].kind == .possessive)
      && noun + 2 < sentence.end && page.isWord(noun + 1, "of") && words.isName(noun + 2, sentence)
  }

  /// "El Paso, Texas"; "Aleppo and Sweida"; "Quitman, Panola and Tate Counties".
  private func extend(_ name: inout Range<Int>, _ isSeveral: inout Bool, _ sentence: Sentence) {
    for _ in 0..<6 {
      let next = name.upperBound
      guard next + 1 < sentence.end else { return }
      let isComma = page.isMark(next, ",")
      var follower = next + 1
      if isComma, page.isWord(follower, "and") { follower += 1 }
      guard isComma || page.isWord(next, "and") else { return }
      let isListed = !isComma || follower > next + 1
      while follower < sentence.end, words.isDirection(follower) { follower += 1 }
      guard follower < sentence.end, words.isName(follower, sentence), let run = run(from: follower, sentence) else {
        return
      }
      // After a comma may follow anything with a capital: only a known place, or the last word before a mark.
      guard
        words.isKnown(run, sentence) || words.noun(of: run) != nil
          || (!isPersonOrBody(run, sentence) && closes(run.upperBound, sentence))
      else { return }
      isSeveral = isSeveral || isListed
      name = name.lowerBound..<run.upperBound
    }
  }

  /// "Islamic State": a state in name only.
  private func isIslamic(_ name: Range<Int>) -> Bool { name.contains { page.isWord($0, "islamic") } }

  private func closes(_ token: Int, _ sentence: Sentence) -> Bool {
    guard token < sentence.end else { return true }
    return page.isMark(token, ",") || page.tokens[token].kind == .stop || page.isWord(token, "and")
      || page.isMark(token, ")")
  }

  // MARK: Surroundings

  /// "Car Bomb [Blast]", "a Walmart [store]", "Mexican [nationals]": an unknown name before a noun only describes it.
  private func modifies(_ name: Range<Int>, _ sentence: Sentence) -> Bool {
    let next = name.upperBound
    guard next < sentence.end, page.tokens[next].kind == .word else { return false }
    if words.isDemonym(name, before: next, sentence) { return true }
    return !page.classes(next).isDisjoint(with: [.event, .structure, .personPlural, .personSingular, .measureNoun])
      && page.classes(next).isDisjoint(with: [.trigger, .intransitive, .placeNoun])
  }

  private func hasArticle(before token: Int, _ sentence: Sentence) -> Bool {
    token > sentence.first && page.classes(token - 1).contains(.determiner)
  }

  /// The preposition that governs the name: directly before, or before its article and noun.
  private func preposition(before start: Int, _ sentence: Sentence) -> Int? {
    var token = start - 1
    let lowest = max(sentence.first, start - 6)
    while token >= lowest {
      let classes = page.classes(token)
      if page.isWord(token, "of"), token > lowest, page.classes(token - 1).contains(.placeNoun) {
        token -= 2
      } else if classes.contains(.preposition) {
        return token
      } else if words.isDirection(token) || !classes.isDisjoint(with: [.determiner, .nationality, .adjective])
        || (page.tokens[token].lexeme == 0 && page.tokens[token].kind == .word && !page.tokens[token].isCapital)
        || page.tokens[token].kind == .possessive || page.tokens[token].flags.contains(.hyphenated)
        || page.tokens[token].flags.contains(.grownS)
      {
        token -= 1
      } else {
        return nil
      }
    }
    return nil
  }

  /// A person speaks or has a title; a body has its noun: "Rami Abdel Rahman said", "Aleppo Police Command".
  private func isPersonOrBody(_ name: Range<Int>, _ sentence: Sentence) -> Bool {
    for token in name where !page.classes(token).isDisjoint(with: [.bodyNoun, .firstName, .title, .group]) {
      return !words.isNoun(token)
    }
    let next = name.upperBound
    if next < sentence.end, page.classes(next).contains(.cueVerb) { return true }
    let before = name.lowerBound - 1
    return before >= sentence.first && !page.classes(before).isDisjoint(with: [.title, .bodyNoun])
  }

  /// "the Ministry of Health in Gaza", "a hospital source in Hassakeh city", "Aleppo Police Command".
  private func isSpeaker(_ name: Range<Int>, _ sentence: Sentence) -> Bool {
    if name.contains(where: { page.classes($0).contains(.bodyNoun) && !words.isNoun($0) }) { return true }
    for next in name.upperBound..<max(name.upperBound, min(sentence.end, name.upperBound + 3)) {
      let classes = page.classes(next)
      if page.tokens[next].isCapital, !classes.isDisjoint(with: [.bodyNoun, .title]) { return true }
      guard
        page.tokens[next].isCapital || page.isWord(next, "regional") || page.isWord(next, "provincial")
          || page.isWord(next, "city") || page.isWord(next, "state") || page.tokens[next].kind == .possessive
      else { break }
    }
    // "the Observatory, based in Britain"
    let before = name.lowerBound - 2
    if before >= sentence.first, page.isWord(before, "based"), page.isWord(before + 1, "in") { return true }
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

  /// Whether a verb of saying stands right behind the speaker, or "according to" before.
  private func speaks(_ noun: Int, _ end: Int, _ sentence: Sentence) -> Bool {
    for token in end..<max(end, min(sentence.end, end + 4)) where page.classes(token).contains(.cueVerb) { return true }
    for token in max(sentence.first, noun - 6)..<noun
    where page.classes(token).contains(.cueVerb) || page.isWord(token, "according") {
      return true
    }
    return false
  }

  /// "Syria's war", "Syrias civil war".
  private func ownsConflict(_ name: Range<Int>, _ sentence: Sentence) -> Bool {
    var token = name.upperBound
    if token < sentence.end, page.tokens[token].kind == .possessive { token += 1 }
    for next in token..<max(token, min(sentence.end, token + 3)) where page.classes(next).contains(.conflict) {
      return true
    }
    return false
  }
}
