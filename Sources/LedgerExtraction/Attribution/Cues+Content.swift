/// What a cue verb's content is: where it begins and ends, and what beside it is none.
extension SentenceReader {
  /// Where "as the death toll rose" begins: news told beside what somebody said, not by him.
  func tollClause(after start: Int, _ end: Int) -> Int {
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

  func hasFrame(before index: Int) -> Bool {
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
  func nextClause(after content: Int) -> Int {
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
  mutating func afterComplements(
    _ start: Int, _ relay: inout Range<Int>?
  ) -> (content: Int, cueEnd: Int, hasContent: Bool) {
    var index = start
    var cueEnd = relay == nil ? start : start - (relay?.count ?? 0)
    while index < speech.count {
      if speech.has(index, Speech.time) || speech.isWord(index, "late") || speech.isWord(index, "early")
        || speech.isWord(index, "earlier") || isPartOfDay(index)
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
    if speech.isWord(index, "as"), isUncounted(index + 1) { return (index, cueEnd, false) }
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

  /// "said Friday night", "said early Tuesday morning"
  private func isPartOfDay(_ index: Int) -> Bool {
    speech.has(index - 1, Speech.time)
      && (speech.isWord(index, "night") || speech.isWord(index, "morning") || speech.isWord(index, "evening")
        || speech.isWord(index, "afternoon") || speech.isWord(index, "noon"))
  }

  /// Whether no number and no outcome stands from here to the end of the clause.
  private func isUncounted(_ start: Int) -> Bool {
    let stating: WordClass = [.numberWord, .vague, .bound, .trigger, .measureNoun, .negation]
    let clause = (start..<max(start, speech.count)).prefix { speech.form($0) == .word || speech.form($0) == .number }
    return clause.count > 1 && !clause.contains { speech.form($0) == .number || speech.has($0, stating) }
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
