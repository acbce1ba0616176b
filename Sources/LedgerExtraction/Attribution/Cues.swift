import LedgerTypes

/// The forms in which a cue links a speaker to what is said.
extension SentenceReader {
  // MARK: "X said", "said X"

  /// "X claimed responsibility": no statement of the number, but "the claim" may stand for X later.
  mutating func readMention(_ index: Int) {
    guard let subject = subject(of: index, .speech) else { return }
    let tokens = speech.tokens(index..<index + 1)
    add(
      Frame(
        shape: .mention, sources: speech.tokens(subject.sources), cue: tokens,
        scope: tokens), first: subject.first, cue: index..<index + 1)
  }

  /// "SOHR 12 killed in a raid": the signature of a post stands before its words, without a cue.
  mutating func readSignature() {
    guard speech.count > 4, speech.form(0) == .word, !speech.isEven,
      let match = matcher.longest(at: speech.words[0].first, limit: speech.words[3].end),
      match.alias == .acronym || match.end - speech.words[0].first == 1, !matcher.isNews(match)
    else { return }
    let next = speech.word(atToken: match.end)
    guard speech.form(next) == .number || speech.isCapital(next) && !speech.has(next, Speech.citable) else { return }
    let end = layoutStart ?? speech.count
    guard end > next else { return }
    append(.headline, [0..<next], cue: nil, relay: nil, scope: next..<end, first: 0)
  }

  /// A finite cue verb with its subject.
  mutating func readVerb(_ index: Int, _ use: Use) -> Int {
    var content = index + 1
    var relay: Range<Int>?
    if use == .telling, let hearer = phrase(from: index + 1, limit: speech.count) {
      relay = hearer
      content = hearer.upperBound
    } else if use == .telling, speech.has(index + 1, .pronoun) {
      content = index + 2
    }
    let extent = afterComplements(content, &relay)
    content = extent.content
    if let inverted = invertedSubject(index, use, content: content) {
      addAfter(inverted.sources, index, relay: relay, content: inverted.end)
      nameBehind(inverted.sources)
      return inverted.end
    }
    guard let subject = subject(of: index, use) else { return index + 1 }
    // "In its latest situation report, the agency said": the noun.
    if speech.isWord(index, "report"), speech.has(subject.first - 1, .preposition) { return index + 1 }
    if use == .citing { return readQuoting(index, subject) }
    if relay == nil { relay = subject.relay }
    defer { name(subject.apposed, frameOf: subject.sources) }
    if speech.isWord(subject.first - 1, "what") {
      // "after what officials said was a blast, killing 11": what is said ends with its clause.
      let end = (index + 1..<max(index + 1, speech.count)).first { speech.form($0) == .comma } ?? speech.count
      append(.before, subject.sources, cue: index..<index + 1, relay: nil, scope: index + 1..<end, first: subject.first)
      return index + 1
    }
    let cue = index..<extent.cueEnd
    let hasContent = extent.hasContent
    let start = contentStart(before: subject.first)
    let isTail = content < speech.count && isTail(content)
    if !hasContent || isTail && start < subject.first {
      append(
        .after, subject.sources, cue: cue, relay: relay, scope: start..<nextClause(after: content), first: subject.first
      )
    } else if start < subject.first, speech.form(subject.first - 1) == .quote, !speech.words[subject.first - 1].isQuoted
    {
      // A quotation closed right before the speaker is his, whatever else follows.
      append(.inside, subject.sources, cue: cue, relay: relay, scope: start..<speech.count, first: subject.first)
    } else if start < subject.first, subject.isSetOff, isSetOffAfter(content) {
      append(
        .inside, subject.sources, cue: cue, relay: relay, scope: start..<nextClause(after: content),
        first: subject.first)
    } else {
      append(
        .before, subject.sources, cue: cue, relay: relay, scope: relativeStart(subject.first, index)..<speech.count,
        first: subject.first)
    }
    return max(content, index + 1)
  }

  /// "42 of whom | the military says are dead": a speaker inside a relative clause states what the clause is about.
  private func relativeStart(_ first: Int, _ cue: Int) -> Int {
    var start = first - 1
    guard speech.has(start, .relative), !speech.isWord(start, "that"), speech.has(cue + 1, [.be, .have, .trigger])
    else {
      return cue + 1
    }
    guard speech.isWord(start - 1, "of") else { return start }
    start -= 1
    while start > 0, speech.form(start - 1) == .number || speech.has(start - 1, [.numberWord, .vague, .bound]) {
      start -= 1
    }
    return start
  }

  private mutating func addAfter(_ sources: SourceList, _ index: Int, relay: Range<Int>?, content: Int) {
    append(.after, sources, cue: index..<index + 1, relay: relay, scope: 0..<speech.count, first: index)
  }

  /// Notes the name in an aside on the frame just made.
  mutating func name(_ apposed: Range<Int>?, frameOf sources: SourceList) {
    guard let apposed, let last = frames.indices.last, frames[last].sources == speech.tokens(sources)
    else { return }
    frames[last].apposed = speech.tokens(apposed)
  }

  /// "said the village chief, Moussa Diallo": the name of a speaker in some role stands behind it.
  mutating func nameBehind(_ sources: SourceList) {
    guard sources.count == 1, isRole(sources[0]) else { return }
    name(apposedName(after: sources[0].upperBound), frameOf: sources)
  }

  /// "SANA quoted local sources as saying": who is quoted is one step further back.
  private mutating func readQuoting(_ index: Int, _ subject: Subject) -> Int {
    guard let quoted = phrase(from: index + 1, limit: speech.count),
      isCitable(quoted) || speech.isName(quoted.upperBound - 1)
    else { return index + 1 }
    var content = quoted.upperBound
    // "quoted the governor, Tomas Veld, as saying"
    let name = apposedName(after: content)
    if let name, speech.form(name.upperBound) == .comma, speech.isWord(name.upperBound + 1, "as") {
      content = name.upperBound + 1
    }
    if speech.isWord(content, "as") { content += 1 }
    if speech.has(content, .cueVerb), isGerund(content) { content += 1 }
    append(
      .before, subject.sources, cue: index..<index + 1, relay: nil, scope: index + 1..<speech.count,
      first: subject.first)
    if let last = frames.indices.last {
      frames[last].cited = (speech.tokens(quoted), speech.tokens(index..<index + 1))
      frames[last].citedName = isRole(quoted) ? name.map { speech.tokens($0) } : nil
    }
    return content
  }

  mutating func append(
    _ shape: Frame.Shape, _ sources: SourceList, cue: Range<Int>?, relay: Range<Int>?, scope: Range<Int>, first: Int,
    continues: Bool = false
  ) {
    guard scope.lowerBound < scope.upperBound, scope.lowerBound < speech.count else { return }
    var scope = scope
    if shape == .before, let cue { scope = scope.lowerBound..<tollClause(after: cue.upperBound, scope.upperBound) }
    if shape == .before, let cue, speech.words[cue.lowerBound].isQuoted,
      (0..<cue.lowerBound).contains(where: { speech.form($0) == .quote })
    {
      // What is said inside a quotation ends with it.
      let end = scope.first { !speech.words[$0].isQuoted } ?? scope.upperBound
      scope = scope.lowerBound..<max(end, scope.lowerBound + 1)
    }
    add(
      Frame(
        shape: shape, sources: speech.tokens(sources), cue: cue.map { speech.tokens($0) },
        relay: relay.map { speech.tokens($0) },
        cited: nil, scope: speech.tokens(scope)),
      first: first, cue: cue ?? first..<first + 1, continues: continues)
  }
}
