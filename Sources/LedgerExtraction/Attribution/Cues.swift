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
        shape: .mention, sources: subject.sources.replacing(speech.tokens), cue: tokens,
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
    guard let apposed, let last = frames.indices.last, frames[last].sources == sources.replacing(speech.tokens)
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
        shape: shape, sources: sources.replacing(speech.tokens), cue: cue.map { speech.tokens($0) },
        relay: relay.map { speech.tokens($0) },
        cited: nil, scope: speech.tokens(scope)),
      first: first, cue: cue ?? first..<first + 1, continues: continues)
  }

  /// Where "as the death toll rose" begins: news told beside what somebody said, not by him.
  private func tollClause(after start: Int, _ end: Int) -> Int {
    var index = start
    while index < end {
      defer { index += 1 }
      guard speech.isWord(index, "as") else { continue }
      var next = index + 1
      while next < min(index + 5, end), speech.has(next, [.determiner, .adjective]) || speech.form(next) == .possessive
      {
        next += 1
      }
      guard speech.has(next, .total) || speech.has(next, .figure) else { continue }
      if (next..<min(next + 10, end)).contains(where: { speech.has($0, .rise) }) { return index }
    }
    return end
  }

  /// Where a sentence-final or set-off cue's content begins: at the sentence, or after a clause that is set apart.
  func contentStart(before first: Int) -> Int {
    // A clause with a speaker of its own, tied by a conjunction, is not covered.
    var index = first - 1
    while index > 0 {
      if speech.isWord(index, "but") || speech.form(index) == .semicolon || speech.isWord(index, "while"),
        hasFrame(before: index)
      {
        return index + 1
      }
      index -= 1
    }
    return hasContent(before: first) ? 0 : first
  }

  private func hasFrame(before index: Int) -> Bool {
    let token = speech.words[index].first
    return frames.contains { $0.scope.lowerBound < token && ($0.cue?.lowerBound ?? token) < token }
  }

  /// Whether a statement stands before the subject, and not only "On Monday" or "But".
  func hasContent(before first: Int) -> Bool {
    var index = 0
    while index < first {
      let stating: WordClass = [
        .trigger, .intransitive, .be, .have, .measureNoun, .verb, .rise, .cause, .leave, .modal, .firing,
      ]
      if speech.has(index, stating) || speech.form(index) == .quote {
        if !(speech.has(index, .cueVerb)) || speech.form(index) == .quote { return true }
      }
      index += 1
    }
    return isClause(before: first)
  }

  /// "The rebels staged an ambush, | police said": a subject and a word that is neither noun nor small word.
  private func isClause(before first: Int) -> Bool {
    let opening = Speech.time.union([.preposition, .adverb, .conjunction, .subordinator, .cueVerb, .gerund])
    guard first > 4, speech.form(first - 1) == .comma || speech.form(first) == .comma, speech.form(0) == .word,
      !speech.has(0, opening)
    else {
      return false
    }
    let small = Speech.closed.union(Speech.time).union(.adverb)
    return (1..<first - 1).contains { speech.form($0) == .word && !speech.isNominal($0) && !speech.has($0, small) }
  }

  /// A participle that goes on after a final cue: "a monitor said, bringing to 45 …".
  func isTail(_ index: Int) -> Bool {
    var index = index
    if speech.form(index) == .comma { index += 1 }
    if isLoosened(index) { return true }
    return speech.form(index) == .word && speech.endsIn(index, "ing")
      && (speech.has(index, [.gerund, .cueVerb, .rise, .cause, .leave]) || speech.isUnknown(index))
  }

  /// "a monitor said and caused damage", "the agency reported a day after the raid": no content, but what goes on.
  private func isLoosened(_ index: Int) -> Bool {
    if speech.isWord(index, "and") || speech.isWord(index, "but") {
      return speech.has(index + 1, [.trigger, .cause, .leave, .rise])
        && speech.has(index + 1, [.past, .cause, .leave, .rise])
        && !speech.has(index + 1, .measureNoun)
    }
    if speech.has(index, .determiner) || speech.form(index) == .number {
      return speech.has(index + 1, .timeUnit)
        && (speech.isWord(index + 2, "after") || speech.isWord(index + 2, "before")
          || speech.isWord(index + 2, "later"))
    }
    return false
  }

  /// Where ", and 131 people were held" begins: a clause of its own after an inserted speaker is the publisher's (G19).
  private func nextClause(after content: Int) -> Int {
    var index = content
    while index < speech.count {
      if speech.form(index) == .comma, speech.isWord(index + 1, "and"), opensClause(index + 2) { return index }
      // ", while the ministry spoke of dozens": another speaker's clause.
      if speech.form(index) == .comma, speech.isWord(index + 1, "while") || speech.isWord(index + 1, "whereas"),
        hasSpeaker(after: index)
      {
        return index
      }
      index += 1
    }
    return index
  }

  func isSetOffAfter(_ content: Int) -> Bool {
    speech.form(content) == .comma || speech.form(content) == .quote || speech.form(content) == .dash
      || speech.form(content - 1) == .comma || speech.form(content - 1) == .quote
  }

  /// Goes over "on Monday", "in a statement", "to AFP" after a cue verb, to where the content begins.
  private mutating func afterComplements(
    _ start: Int, _ relay: inout Range<Int>?
  ) -> (content: Int, cueEnd: Int, hasContent: Bool) {
    var index = start
    var cueEnd = relay == nil ? start : start - (relay?.count ?? 0)
    while index < speech.count {
      if speech.has(index, Speech.time) || speech.isWord(index, "late") || speech.isWord(index, "early")
        || speech.isWord(index, "earlier")
        || speech.isWord(index, "later") || speech.form(index) == .number && speech.has(index + 1, .month)
        || speech.has(index, .adverb) && speech.form(index + 1) != .word
      {
        index += 1
        continue
      }
      guard speech.has(index, .preposition), let end = complementEnd(index, &relay) ?? emptyTail(index) else { break }
      if speech.has(end - 1, .cueNoun), cueEnd == index { cueEnd = end }
      index = end
    }
    if speech.isWord(index, "that") || speech.form(index) == .colon { return (index + 1, cueEnd, true) }
    // "medics said in what was the third raid that day", "the agency said as the search went on"
    if speech.isWord(index, "in"), speech.isWord(index + 1, "what") { return (index, cueEnd, false) }
    if speech.isWord(index, "as"), speech.has(index + 1, [.determiner, .personPlural, .sourceNoun, .structure, .event])
    {
      return (index, cueEnd, false)
    }
    switch speech.form(index) {
    case nil, .stop, .semicolon: return (index, cueEnd, false)
    case .quote:
      // An opening mark begins content; a closing one ends the sentence's.
      return (
        index, cueEnd, speech.words[index].isQuoted || index + 1 < speech.count && speech.form(index + 1) == .word
      )
    case .comma:
      let next = index + 1
      if speech.form(next) == .quote { return (index, cueEnd, true) }
      if speech.has(next, [.relative, .conjunction]) || isTail(index) { return (index, cueEnd, false) }
      return (index, cueEnd, next < speech.count)
    case .close: return (index, cueEnd, false)
    default: return (index, cueEnd, true)
    }
  }

  /// Where "in Geneva", "from a bed in the hospital" ends, when it is all that follows and states nothing.
  private func emptyTail(_ index: Int) -> Int? {
    guard !speech.has(index, .cueVerb) else { return nil }
    var end = index + 1
    let stating: WordClass = [
      .be, .have, .modal, .trigger, .intransitive, .measureNoun, .numberWord, .vague, .bound, .pronoun, .conjunction,
      .subordinator, .relative, .cueVerb, .rise, .cause, .negation, .personPlural, .structure,
    ]
    while end < min(index + 12, speech.count), speech.form(end) == .word || speech.form(end) == .possessive {
      // "in Geneva on Friday": the day is read by itself.
      if speech.isWord(end, "on") { break }
      guard !speech.has(end, stating) || speech.isName(end) else { return nil }
      end += 1
    }
    switch speech.form(end) {
    case nil, .stop: return end
    case .word: return speech.isWord(end, "on") && speech.has(end + 1, Speech.time) ? end : nil
    default: return nil
    }
  }

  /// The end of a complement of a cue verb that begins with the preposition at `index`; nil when it is content.
  private mutating func complementEnd(_ index: Int, _ relay: inout Range<Int>?) -> Int? {
    var end = index + 1
    if speech.isWord(index, "to"), relay == nil {
      guard let hearer = phrase(from: end, limit: speech.count), isHearer(hearer) else { return nil }
      relay = hearer
      return hearer.upperBound
    }
    guard !speech.isWord(index, "of") else { return nil }
    if speech.isWord(index, "on"), speech.isWord(end, "condition"), speech.isWord(end + 2, "anonymity") {
      return end + 3
    }
    var sawDetail = false
    var steps = 0
    while end < speech.count, steps < 7 {
      if speech.form(end) == .number {
        guard speech.has(end + 1, .month) || speech.has(end - 1, .month) else { break }
      } else if speech.has(end, Speech.time.union([.cueNoun, .timeUnit, .medium])) || speech.isWord(end, "evening")
        || speech.isWord(end, "afternoon") || speech.isWord(end, "noon") || speech.isWord(end, "release")
      {
        sawDetail = true
      } else if sawDetail {
        break
      } else if !speech.has(end, [.determiner, .adjective]) && !speech.isNominal(end) && !speech.isWord(end, "released")
      {
        break
      }
      end += 1
      steps += 1
    }
    // "on its Twitter feed"
    if speech.has(end - 1, .medium),
      speech.isWord(end, "feed") || speech.isWord(end, "account") || speech.isWord(end, "page")
        || speech.isWord(end, "channel") || speech.isWord(end, "app")
    {
      end += 1
    }
    return sawDetail ? end : nil
  }

  /// Whether a noun phrase can be one who passes words on: a registered agency or outlet, its people, the media.
  mutating func isHearer(_ range: Range<Int>) -> Bool {
    for index in range where speech.form(index) == .word {
      if speech.has(index, [.sourceNoun, .bodyNoun, .title]) || speech.isWord(index, "journalists") { return true }
    }
    return isCitable(range)
  }
}
