/// How far a noun phrase goes on to the right: prepositions, conjunctions inside names, and where a name is complete.
extension SentenceReader {
  /// Whether the preposition at `index` ties what follows to the phrase.
  mutating func continues(_ index: Int, limit: Int) -> Bool {
    guard isJoining(index), index + 1 < limit, speech.form(index + 1) == .word else { return false }
    // "figures from one hospital"
    if speech.isWord(index + 1, "one"), index + 2 < limit, speech.isNominal(index + 2) { return true }
    if speech.has(index + 1, Speech.time.union([.numberWord, .vague, .pronoun, .gerund, .timeUnit])) { return false }
    if speech.isWord(index, "to") { return false }
    // "told AFP from his bed"
    if speech.has(index + 1, .determiner), speech.value(index + 1) == 3, !speech.isWord(index, "of") { return false }
    if speech.isWord(index, "with") || speech.isWord(index, "on") || speech.isWord(index, "by") {
      return speech.isCapital(index + 1) || speech.isWord(index + 1, "both")
        || speech.has(index + 1, .determiner) && isCitable(index + 2..<min(limit, index + 6))
    }
    return speech.isNominal(index + 1) || speech.has(index + 1, .determiner)
  }

  /// "Ministry of Health and Population": a conjunction between capitals, inside a registered name.
  mutating func isInsideName(_ index: Int, from start: Int, limit: Int) -> Bool {
    var first = start
    if speech.has(first, .determiner) { first += 1 }
    while first < index {
      if let match = matcher.longest(at: speech.words[first].first, limit: speech.words[limit - 1].end) {
        if match.end > speech.words[index].first { return true }
      }
      first += 1
      if first > start + 3 { break }
    }
    // "the Ministry of Women and Children", "the Centre for Systems Science and Engineering"
    guard speech.isCapital(index - 1), speech.isCapital(index + 1), !speech.isEven,
      let link = (start..<index).last(where: { speech.isWord($0, "of") || speech.isWord($0, "for") }), link > start,
      speech.has(link - 1, .bodyNoun), speech.isCapital(link - 1),
      (link + 1..<index).allSatisfy({ speech.isCapital($0) && !speech.has($0, .place) })
    else { return false }
    return !speech.has(index + 1, [.bodyNoun, .sourceNoun, .title])
      && matcher.longest(at: speech.words[index + 1].first, limit: speech.words[limit - 1].end) == nil
  }

  /// "the Observatory a toll", "Human Rights Syrian forces": a name that is complete goes no further.
  mutating func endsName(_ index: Int, from start: Int) -> Bool {
    guard speech.isCapital(index) || !speech.has(index, Speech.citable) else { return false }
    var first = start
    if speech.has(first, .determiner) { first += 1 }
    if speech.has(index - 1, [.title, .personSingular]) { return false }
    guard first < index,
      let match = matcher.longest(at: speech.words[first].first, limit: speech.words[speech.count - 1].end),
      match.end <= speech.words[index].first, match.end > speech.words[index - 1].first
    else { return false }
    return speech.isCapital(index) && !speech.has(index, Speech.citable)
  }

  /// "According to a report | IS has executed": a name after a document is the next clause's subject.
  func endsDocument(_ index: Int) -> Bool {
    speech.isCapital(index) && !speech.isCapital(index - 1) && speech.has(index - 1, .cueNoun)
      && !speech.has(index - 1, [.sourceNoun, .bodyNoun])
  }

  func isVerbAfterNoun(_ index: Int, _ sawNoun: Bool) -> Bool {
    guard sawNoun, !speech.isCapital(index) || speech.isEven else { return false }
    // "the head of the rescue service"
    if speech.has(index - 1, .determiner), speech.has(index + 1, Speech.citable) { return false }
    return speech.has(index, Speech.verbal) && !speech.has(index, Speech.citable)
      && !speech.has(index, [.personPlural, .personSingular])
  }

  /// Without trailing prepositions, determiners and marks.
  func trimmed(_ start: Int, _ end: Int) -> Int {
    var end = end
    while end > start + 1,
      speech.form(end - 1) == .possessive || speech.form(end - 1) == .dash || speech.form(end - 1) == .stop
        || speech.has(end - 1, [.preposition, .determiner, .conjunction]) && !speech.isCapital(end - 1)
    {
      end -= 1
    }
    return end
  }
}
