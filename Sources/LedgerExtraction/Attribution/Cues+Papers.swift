/// Counts, reports and claims that stand as nouns: whose they are, says what they say.
extension SentenceReader {
  /// "The ministry's first count on Monday was 50": whose count it is, says the number.
  mutating func readStanding(_ noun: Int) -> Bool {
    let isEstimate = speech.isWord(noun, "estimate")
    guard isEstimate || speech.isWord(noun, "count") || speech.isWord(noun, "toll") || speech.isWord(noun, "tally")
    else { return false }
    var owner = noun - 1
    // "the study's best death toll estimate"
    let between: WordClass = isEstimate ? [.ordinal, .adjective, .total, .measureNoun] : [.ordinal, .adjective]
    while owner > noun - 6, speech.has(owner, between) || isEstimate && speech.isWord(owner, "best") { owner -= 1 }
    guard speech.form(owner) == .possessive, !speech.has(owner - 1, [.place, .nationality]),
      let body = phrase(before: owner, floor: floor(before: owner)), isCitable(body)
    else { return false }
    var verb = noun + 1
    while verb < min(noun + 6, speech.count), speech.form(verb) == .word, !speech.has(verb, [.be, .rise]) { verb += 1 }
    guard speech.has(verb, [.be, .rise]),
      (verb + 1..<min(verb + 4, max(verb + 1, speech.count))).contains(where: { speech.form($0) == .number })
    else { return false }
    append(
      .before, [owner == noun - 1 ? body.lowerBound..<noun + 1 : body], cue: verb..<verb + 1, relay: nil,
      scope: verb + 1..<speech.count, first: body.lowerBound)
    return true
  }

  /// "Omar Sall's claim that 40 had died", "the army's estimate of 300 dead": whose claim it is, states it.
  mutating func readOwned(_ noun: Int) -> Bool {
    guard speech.form(noun - 1) == .possessive, noun > 1 else { return false }
    var content = noun + 1
    while speech.has(content, Speech.time.union(.timeUnit)) || speech.isWord(content, "last")
      || speech.isWord(content, "on")
    {
      content += 1
    }
    let isThat = speech.isWord(content, "that")
    guard isThat || speech.isWord(content, "of") && speech.form(content + 1) == .number else { return false }
    guard let owner = phrase(before: noun - 1, floor: floor(before: noun - 1)),
      isCitable(owner) || speech.isName(owner.upperBound - 1)
    else { return false }
    append(
      .before, [owner], cue: noun..<noun + 1, relay: nil, scope: content + 1..<clauseEnd(noun), first: owner.lowerBound)
    return true
  }

  /// "amid reports that", "by early reports", "In a report of X, …".
  mutating func readDocument(_ index: Int) {
    // "the claim by activists that", "reports from officials that"
    let by = speech.endsIn(index + 1, "ed") ? index + 2 : index + 1
    if speech.isWord(by, "by") || speech.isWord(by, "from"),
      let maker = phrase(from: by + 1, limit: speech.count), speech.isWord(maker.upperBound, "that")
    {
      append(
        .before, [maker], cue: index..<index + 1, relay: nil, scope: maker.upperBound..<speech.count, first: index)
      return
    }
    guard let range = phrase(before: index + 1, floor: floor(before: index + 1)) else { return }
    if speech.isWord(index, "reports"), speech.isWord(index + 1, "that"), speech.has(range.lowerBound - 1, .be),
      speech.isWord(range.lowerBound - 2, "there")
    {
      // "There were reports that 30 people had died": nobody is named, but somebody said so.
      append(
        .unstated, [], cue: index..<index + 1, relay: nil, scope: index + 1..<clauseEnd(index), first: range.lowerBound)
      frames[frames.count - 1].sources = SourceList(speech.tokens(range))
      return
    }
    let preposition = range.lowerBound - 1
    guard speech.has(preposition, .preposition) else { return }
    if speech.isWord(preposition, "amid") || speech.isWord(preposition, "amidst"), speech.endsIn(index, "s") {
      append(
        .unstated, [], cue: preposition..<index + 1, relay: nil, scope: index + 1..<clauseEnd(index), first: preposition
      )
      frames[frames.count - 1].sources = SourceList(speech.tokens(range))
    } else if speech.isWord(preposition, "by"), isReckoning(index) {
      // After "and," it belongs to what follows; else it covers its clause like any other "according to".
      let isLate = speech.has(preposition - 1, .conjunction) || speech.has(preposition - 2, .conjunction)
      append(
        .according, [range], cue: preposition..<preposition + 1, relay: nil,
        scope: isLate ? preposition..<clauseEnd(index) : scope(around: preposition, end: index + 1),
        first: preposition)
    } else if speech.isWord(preposition, "in"), preposition == 0 || speech.form(preposition - 1) == .comma {
      guard speech.has(index + 1, .preposition) || speech.form(index + 1) == .comma else { return }
      guard let whole = phrase(from: range.lowerBound, limit: speech.count), speech.form(whole.upperBound) == .comma,
        !hasSpeaker(after: whole.upperBound)
      else { return }
      append(
        .document, [whole], cue: preposition..<preposition + 1, relay: nil, scope: 0..<speech.count, first: preposition)
    }
  }

  func hasSpeaker(after index: Int) -> Bool {
    var next = index
    while next < speech.count {
      if speech.has(next, .cueVerb), !speech.has(next - 1, .be) { return true }
      next += 1
    }
    return false
  }

  /// "by early reports", "by the government's count"
  private func isReckoning(_ index: Int) -> Bool {
    speech.isWord(index, "reports") || speech.isWord(index, "accounts") || speech.isWord(index, "count")
      || speech.isWord(index, "tally") || speech.isWord(index, "estimate") || speech.isWord(index, "estimates")
  }
}
