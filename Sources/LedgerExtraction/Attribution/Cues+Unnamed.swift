import LedgerTypes

/// Passive cues, "reportedly" and moved tolls: cues whose speaker is an agent or nobody.
extension SentenceReader {
  /// "were reported killed", "it was reported that", "provided by officials", "told by the minister".
  mutating func readPassive(_ index: Int) {
    var by = index + 1
    while speech.has(by, .adverb) || speech.isWord(by, "dead") || speech.isWord(by, "killed")
      || speech.isWord(by, "online") || speech.form(by) == .word && speech.endsIn(by, "ly")
    {
      by += 1
    }
    if speech.isWord(by, "by") || speech.isWord(by, "from") && speech.isWord(index, "quoted"),
      let source = phrase(from: by + 1, limit: speech.count), isPlausible(source), !isKiller(source, behind: by)
    {
      if speech.isWord(index, "claimed"), !isCounted(before: index) {
        // "the attack, which was claimed by X": no statement, but "the claim" may stand for X later.
        let tokens = speech.tokens(index..<index + 1)
        add(
          Frame(shape: .mention, sources: SourceList(speech.tokens(source)), cue: tokens, scope: tokens), first: index,
          cue: index..<index + 1)
        return
      }
      guard Use(rawValue: speech.value(index)) != .blame, Use(rawValue: speech.value(index)) != .finding else { return }
      // "have yet to be identified by X", "the record maintained by X": no statement.
      if speech.isWord(index, "maintained") || speech.isWord(beStart(index) - 1, "to") { return }
      // "Omar Sall's claim that 40 died was disputed by X": the number stays his.
      if Use(rawValue: speech.value(index)) == .denial, let last = frames.last, last.shape == .before { return }
      let isTold = Use(rawValue: speech.value(index)) == .telling
      let quoted = speech.isWord(index, "quoted")
      if quoted, speech.form(index - 1) == .comma, let last = frames.indices.last, frames[last].relay == nil,
        frames[last].shape.followsWords
      {
        // "officials said, quoted by Reuters"
        frames[last].relay = speech.tokens(source)
        return
      }
      if quoted, let speaker = subject(of: beStart(index), .speech) {
        // "X was quoted by Reuters as saying": Reuters speaks to the reader, X stated it.
        addQuoted(speaker, index, relay: source, content: afterSaying(source.upperBound))
        return
      }
      // "The study says 90 died, far above the toll provided by X": what another says before is not X's.
      let isApart = Use(rawValue: speech.value(index)) == .passing && frames.contains { $0.shape == .before }
      let start = isApart ? floor(before: index) : 0
      append(
        .passive, [source], cue: index..<index + 1, relay: nil,
        scope: isTold ? index + 1..<speech.count : start..<speech.count,
        first: index)
      return
    }
    if speech.isWord(index, "quoted"), speech.isWord(index + 1, "as"),
      let speaker = subject(of: beStart(index), .speech)
    {
      let content = afterSaying(index + 1)
      if speech.isWord(content, "by"), let source = phrase(from: content + 1, limit: speech.count), isCitable(source) {
        addQuoted(speaker, index, relay: source, content: source.upperBound)
      } else {
        addQuoted(speaker, index, relay: nil, content: content)
      }
      return
    }
    guard isAfterBe(index),
      speech.isWord(index, "reported") || speech.isWord(index, "said") && speech.isWord(index + 1, "to")
    else { return }
    // "was reported that", "were reported killed": nobody is named (G16).
    var start = index
    while start > 0 {
      let before = start - 1
      if speech.form(before) == .semicolon || speech.form(before) == .colon || speech.form(before) == .quote { break }
      if speech.form(before) == .comma, isClauseBefore(before) { break }
      if speech.has(before, [.subordinator, .relative]) || speech.isWord(before, "but")
        || speech.isWord(before, "and") && isClauseBefore(before)
      {
        break
      }
      start -= 1
    }
    var end = clauseEnd(index)
    if !speech.isWord(index + 1, "that") {
      // A clause that hangs on after the verb is not what was reported.
      end =
        (index + 1..<end).first {
          speech.has($0, [.relative, .subordinator]) || speech.form($0) == .comma && speech.has($0 + 1, .gerund)
        } ?? end
    }
    append(.unstated, [], cue: beStart(index)..<index + 1, relay: nil, scope: start..<end, first: start)
  }

  /// "were reported killed | by armed men": whoever did it, unless the words name one who counts.
  private mutating func isKiller(_ source: Range<Int>, behind by: Int) -> Bool {
    guard speech.isWord(by - 1, "killed") else { return false }
    let end = source.dropFirst().first { speech.has($0, .preposition) } ?? source.upperBound
    switch speech.page.lexicon.lexemes[Int(speech.words[end - 1].lexeme)].sourceKind {
    case .police, .military, .armedGroup: return true
    default: return !isCitable(source.lowerBound..<end)
    }
  }

  /// The word after "as saying", if that stands at `index`.
  private func afterSaying(_ index: Int) -> Int {
    guard speech.isWord(index, "as") else { return index }
    return speech.has(index + 1, .cueVerb) ? index + 2 : index + 1
  }

  /// Adds the speaker who is quoted; what he said stands before him when nothing but a day follows.
  private mutating func addQuoted(_ speaker: Subject, _ index: Int, relay: Range<Int>?, content: Int) {
    var end = content
    while speech.has(end, Speech.time) || speech.isWord(end, "on") { end += 1 }
    let isLast = end >= speech.count || speech.form(end) == .stop
    let start = contentStart(before: speaker.first)
    append(
      isLast && start < speaker.first ? .after : .before, speaker.sources, cue: index..<index + 1, relay: relay,
      scope: isLast && start < speaker.first ? start..<speech.count : index + 1..<speech.count, first: speaker.first)
    name(speaker.apposed, frameOf: speaker.sources)
  }

  /// "the 250 deaths claimed by X", "the figure claimed by X".
  private func isCounted(before index: Int) -> Bool {
    var before = index - 1
    while before > 0, speech.has(before, [.be, .have, .adverb, .relative]) { before -= 1 }
    return speech.isWord(before, "as")
      || speech.has(before, [.measureNoun, .total, .cueNoun, .figure, .personPlural, .numberWord])
      || speech.form(before) == .number || speech.isWord(before, "dead")
  }

  func beStart(_ index: Int) -> Int {
    var start = index
    while start > 0, isAdverbial(start - 1) { start -= 1 }
    while start > 0, speech.has(start - 1, [.be, .have]) { start -= 1 }
    return start
  }

  private func isClauseBefore(_ index: Int) -> Bool {
    var before = index - 1
    while before >= 0 {
      if speech.has(before, [.be, .trigger, .have, .intransitive]) { return true }
      before -= 1
    }
    return false
  }

  /// Where a clause ends to the right: at a semicolon or a conjunction that opens another one.
  func clauseEnd(_ index: Int) -> Int {
    var end = index + 1
    while end < speech.count {
      if speech.form(end) == .semicolon || speech.isWord(end, "but") || speech.isWord(end, "while")
        || speech.isWord(end, "amid")
        || speech.isWord(end, "although") || speech.isWord(end, "and") && opensClause(end + 1)
      {
        return end
      }
      end += 1
    }
    return end
  }

  /// Whether a clause with its own verb begins here ("and 56 were injured").
  func opensClause(_ start: Int) -> Bool {
    var index = start
    while index < min(start + 7, speech.count), speech.form(index) == .word || speech.form(index) == .number {
      if speech.has(index, .be) { return true }
      if speech.has(index, [.conjunction, .preposition]) { return false }
      index += 1
    }
    return false
  }

  // MARK: "reportedly"

  mutating func readAdverb(_ index: Int) {
    var start = index
    // Beside its verb it covers the clause; before a participle or a number, only what follows.
    let isBesideVerb =
      speech.has(index - 1, [.be, .have])
      || speech.has(index + 1, [.be, .have, .past, .trigger, .intransitive]) && !speech.has(index - 1, .preposition)
    if isBesideVerb, speech.form(index - 1) != .comma {
      while start > 0 {
        let before = start - 1
        if speech.form(before) == .semicolon || speech.isWord(before, "but") || speech.has(before, .subordinator)
          || speech.isWord(before, "amid") || speech.isWord(before, "that")
        {
          break
        }
        start -= 1
      }
    }
    append(.unstated, [], cue: index..<index + 1, relay: nil, scope: start..<clauseEnd(index), first: start)
  }

  // MARK: Tolls

  /// "put the death toll at 12", "raised its count to 40".
  mutating func readToll(_ index: Int) {
    if speech.isWord(index, "put"), speech.isWord(index + 1, "at"),
      isAfterBe(index) || speech.has(index - 1, Speech.time) && speech.has(index - 2, .be)
    {
      return readPut(index)
    }
    guard !isAfterBe(index), !isGerund(index), !speech.isWord(index - 1, "to"), tollEnd(index) != nil,
      let subject = subject(of: index, .blame),
      subject.apposed != nil || canCount(subject.sources[0]) || isMoving(index) && isState(subject.sources),
      !speech.has(subject.sources[0].upperBound - 1, [.total, .measureNoun])
    else { return }
    guard let end = tollEnd(index) else { return }
    append(
      .before, subject.sources, cue: index..<end + 1, relay: nil, scope: index + 1..<speech.count, first: subject.first)
    name(subject.apposed, frameOf: subject.sources)
  }

  /// "The number of dead was put at 258 by officials"
  private mutating func readPut(_ index: Int) {
    guard let by = (index + 2..<min(index + 9, max(index + 2, speech.count))).first(where: { speech.isWord($0, "by") }),
      let source = phrase(from: by + 1, limit: speech.count), isCitable(source)
    else { return }
    append(.passive, [source], cue: index..<index + 2, relay: nil, scope: 0..<by, first: index)
  }

  /// Whether the phrase can put a toll at a number: a citable source, a pronoun, a name that is no place.
  private mutating func canCount(_ range: Range<Int>) -> Bool {
    if isCitable(range) || isSpeakingPronoun(range.lowerBound) { return true }
    let last = range.upperBound - 1
    // "A police officer put the toll at 11"
    if speech.has(last, .personSingular) { return true }
    return speech.isName(last) && !speech.has(last, [.place, .nationality])
      && !speech.has(range.lowerBound, .determiner)
  }

  /// A verb by which somebody moves a toll: "put", "slashed", not "reached".
  private func isMoving(_ index: Int) -> Bool {
    speech.isWord(index, "put") || speech.isWord(index, "puts") || speech.isWord(index, "raised")
      || speech.isWord(index, "revised") || speech.isWord(index, "lowered") || speech.isWord(index, "slashed")
  }

  /// "Ruritania put the toll at 40": a country alone stands for its government.
  private func isState(_ sources: SourceList) -> Bool {
    sources[0].count == 1 && speech.has(sources[0].lowerBound, .place)
      && speech.value(sources[0].lowerBound) == PlaceWords.country
  }

  /// The "at" or "to" after the toll that the verb moves.
  private func tollEnd(_ index: Int) -> Int? {
    var next = index + 1
    while next < min(index + 8, speech.count), speech.form(next) == .word {
      let isToll =
        speech.has(next, [.total, .cueNoun]) || speech.isWord(next, "number")
        // "put the wounded at 120"
        || speech.has(next, .measureAdjective) && speech.has(next - 1, .determiner)
      if isToll {
        var end = next + 1
        while end < min(next + 16, speech.count), speech.form(end) != .stop {
          // "the toll of the magnitude 7.9 quake"
          if speech.form(end) == .number, !speech.isWord(end - 1, "magnitude") { break }
          if speech.isWord(end, "at") || speech.isWord(end, "to") || speech.isWord(end, "from") { return end }
          end += 1
        }
        return nil
      }
      next += 1
    }
    return nil
  }
}
