import LedgerTypes

/// Sources that stand in brackets behind what they count: "12 killed (WHO, 31 March)".
extension SentenceReader {
  /// A bracket that cites covers the words before it, back to the last such bracket or semicolon. Right behind a name it
  /// is that name's acronym, and no citation.
  mutating func readBracket(_ open: Int) {
    guard let cited = citation(open), cited.isSure || !isGloss(open) else { return }
    var first = open
    while first > 0, speech.form(first - 1) != .semicolon, !isCited(first - 1) { first -= 1 }
    append(.according, [cited.source], cue: nil, relay: nil, scope: first..<open, first: first)
  }

  /// The source, in tokens, of a sentence that is nothing but a bracket with one.
  mutating func bracket(_ tokens: Range<Int>) -> Range<Int>? {
    speech.read(tokens)
    guard let cited = citation(0), cited.isSure else { return nil }
    return speech.tokens(cited.source)
  }

  /// The registered source that a bracket holds with nothing else but its place and a date; `isSure` where a date or the
  /// word "source" tells a citation.
  private mutating func citation(_ open: Int) -> (source: Range<Int>, isSure: Bool)? {
    var start = open + 1
    let isMarked = speech.isWord(start, "source") || speech.isWord(start, "sources")
    if isMarked { start += speech.form(start + 1) == .colon ? 2 : 1 }
    guard start < speech.count, speech.form(start) == .word, speech.isCapital(start),
      let close = (start + 1..<min(start + 14, max(start + 1, speech.count))).first(where: { speech.form($0) == .close }
      ),
      let match = matcher.longest(at: speech.words[start].first, limit: speech.words[close].first)
    else { return nil }
    var end = speech.word(atToken: match.end - 1) + 1
    while end < close, speech.form(end) == .word, speech.isCapital(end), speech.has(end, [.place, .nationality]) {
      end += 1
    }
    guard (end..<close).allSatisfy(isDate), isMarked || isCounting(match) else { return nil }
    return (start..<end, isMarked || end < close)
  }

  /// A day, a month, a year, or a mark beside them.
  private func isDate(_ index: Int) -> Bool {
    switch speech.form(index) {
    case .number, .comma, .stop, .dash, .other: true
    default: speech.has(index, Speech.time)
    }
  }

  /// Bodies that count, and not those that a bracket names as who did it.
  private func isCounting(_ match: SourceMatcher.Match) -> Bool {
    switch matcher.index.kinds[match.source] {
    case .armedGroup, .military, .police, .newsAgency, .newsOutlet: false
    default: true
    }
  }

  /// "the World Food Programme | (WFP)", "rebels | (FARC)"; but "in Gaza | (WHO)".
  private func isGloss(_ open: Int) -> Bool {
    let before = open - 1
    guard speech.form(before) == .word else { return false }
    if speech.has(before, .place), speech.has(before - 1, .preposition) { return false }
    return speech.isCapital(before)
      || speech.has(before, Speech.citable.union([.personPlural, .group, .collective]))
        && !speech.has(before, [.measureNoun, .measureAdjective])
  }

  private func isCited(_ close: Int) -> Bool {
    guard speech.form(close) == .close else { return false }
    let token = speech.words[close].first
    return frames.contains { $0.cue == nil && $0.shape == .according && $0.scope.lowerBound < token }
  }
}
