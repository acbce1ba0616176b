import LedgerTypes

/// The forms in which a cue links a speaker to what is said.
extension SentenceReader {
  // MARK: "X said", "said X"

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
      return inverted.end
    }
    guard let subject = subject(of: index, use) else { return index + 1 }
    let cue = index..<extent.cueEnd
    let hasContent = extent.hasContent
    let start = contentStart(before: subject.first)
    let isTail = content < speech.count && isTail(content)
    if !hasContent || isTail && start < subject.first {
      let end = speech.count
      append(.after, subject.sources, cue: cue, relay: relay, scope: start..<end, first: subject.first)
    } else if start < subject.first, subject.isSetOff, isSetOffAfter(content) {
      append(.inside, subject.sources, cue: cue, relay: relay, scope: start..<speech.count, first: subject.first)
    } else {
      append(.before, subject.sources, cue: cue, relay: relay, scope: index + 1..<speech.count, first: subject.first)
    }
    return max(content, index + 1)
  }

  private mutating func addAfter(_ sources: [Range<Int>], _ index: Int, relay: Range<Int>?, content: Int) {
    append(.after, sources, cue: index..<index + 1, relay: relay, scope: 0..<speech.count, first: index)
  }

  mutating func append(
    _ shape: Frame.Shape, _ sources: [Range<Int>], cue: Range<Int>, relay: Range<Int>?, scope: Range<Int>, first: Int,
    continues: Bool = false
  ) {
    guard scope.lowerBound < scope.upperBound, scope.lowerBound < speech.count else { return }
    add(
      Frame(
        shape: shape, sources: sources.map { speech.tokens($0) }, cue: speech.tokens(cue),
        relay: relay.map { speech.tokens($0) },
        cited: nil, scope: speech.tokens(scope)),
      first: first, cue: cue, continues: continues)
  }

  /// Where a sentence-final or set-off cue's content begins: at the sentence, or after a clause that is set apart.
  private func contentStart(before first: Int) -> Int {
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
  private func hasContent(before first: Int) -> Bool {
    var index = 0
    while index < first {
      if speech.has(index, [.trigger, .intransitive, .be, .have, .measureNoun, .verb, .rise, .cause, .leave, .modal])
        || speech.form(index) == .quote
      {
        if !(speech.has(index, .cueVerb)) || speech.form(index) == .quote { return true }
      }
      index += 1
    }
    return false
  }

  /// A participle that goes on after a final cue: "a monitor said, bringing to 45 …".
  private func isTail(_ index: Int) -> Bool {
    var index = index
    if speech.form(index) == .comma { index += 1 }
    return speech.form(index) == .word && speech.endsIn(index, "ing")
      && (speech.has(index, [.gerund, .cueVerb, .rise, .cause, .leave]) || speech.words[index].lexeme == 0)
  }

  private func isSetOffAfter(_ content: Int) -> Bool {
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
      if speech.has(index, Speech.time) || speech.isWord(index, "late") || speech.isWord(index, "earlier")
        || speech.isWord(index, "later") || speech.form(index) == .number && speech.has(index + 1, .month)
        || speech.has(index, .adverb) && speech.form(index + 1) != .word
      {
        index += 1
        continue
      }
      guard speech.has(index, .preposition), let end = complementEnd(index, &relay) else { break }
      if speech.has(end - 1, .cueNoun), cueEnd == index { cueEnd = end }
      index = end
    }
    if speech.isWord(index, "that") || speech.form(index) == .colon { return (index + 1, cueEnd, true) }
    switch speech.form(index) {
    case nil, .stop: return (index, cueEnd, false)
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

  /// The end of a complement of a cue verb that begins with the preposition at `index`; nil when it is content.
  private mutating func complementEnd(_ index: Int, _ relay: inout Range<Int>?) -> Int? {
    var end = index + 1
    if speech.isWord(index, "to"), relay == nil {
      guard let hearer = phrase(from: end, limit: speech.count), isHearer(hearer) else { return nil }
      relay = hearer
      return hearer.upperBound
    }
    guard !speech.isWord(index, "of") else { return nil }
    var sawDetail = false
    var steps = 0
    while end < speech.count, steps < 7 {
      if speech.form(end) == .number {
        guard speech.has(end + 1, .month) || speech.has(end - 1, .month) else { break }
      } else if speech.has(end, Speech.time.union([.cueNoun, .timeUnit])) || speech.isWord(end, "phone")
        || speech.isWord(end, "telephone") || speech.isWord(end, "twitter") || speech.isWord(end, "facebook")
        || speech.isWord(end, "telegram") || speech.isWord(end, "email") || speech.isWord(end, "website")
        || speech.isWord(end, "conference")
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
    return sawDetail ? end : nil
  }

  /// Whether a noun phrase can be one who passes words on: a registered agency or outlet, its people, the media.
  mutating func isHearer(_ range: Range<Int>) -> Bool {
    for index in range where speech.form(index) == .word {
      if speech.has(index, [.sourceNoun, .bodyNoun, .title]) || speech.isWord(index, "journalists") { return true }
    }
    return isCitable(range)
  }

  // MARK: Subjects

  /// The speakers before a cue verb.
  private mutating func subject(of cue: Int, _ use: Use) -> (sources: [Range<Int>], first: Int, isSetOff: Bool)? {
    var end = cue
    while end > 0,
      speech.has(end - 1, [.adverb, .have, .modal]) || speech.has(end - 1, .dayWord)
        || speech.has(end - 1, .weekday)
    {
      end -= 1
    }
    let floor = floor(before: end)
    guard
      end > floor || speech.form(end - 1) == .comma || speech.form(end - 1) == .close || speech.form(end - 1) == .dash
    else {
      return nil
    }
    var found = phraseBehindAside(end)
    if found == nil { found = phrase(before: end, floor: floor) }
    guard var range = found else { return nil }
    if let whole = behindRelative(range, floor: floor) { range = whole }
    guard isSpeaker(range, use) else { return nil }
    var sources = [range]
    var first = range.lowerBound
    while first - 2 >= 0,
      speech.has(first - 1, .conjunction) && !speech.isWord(first - 1, "but")
        || sources.count > 1 && speech.form(first - 1) == .comma,
      let other = phrase(before: first - 1, floor: self.floor(before: first - 1)), isCitable(other), isFree(other)
    {
      sources.insert(other, at: 0)
      first = other.lowerBound
    }
    let isSetOff =
      first > 0
      && (speech.form(first - 1) == .comma || speech.form(first - 1) == .quote || speech.form(first - 1) == .dash)
    return (sources, first, isSetOff)
  }

  /// Whether the phrase is not itself the object or end of what is said.
  private func isFree(_ range: Range<Int>) -> Bool {
    let before = range.lowerBound - 1
    return before < 0 || !speech.has(before, [.preposition, .trigger, .cueVerb]) || speech.isWord(before, "that")
  }

  /// Where the search for a subject ends leftwards: at a mark, a quotation or the conjunction of its clause.
  func floor(before end: Int) -> Int {
    var index = end - 1
    while index >= 0 {
      switch speech.words[index].form {
      case .comma, .stop, .colon, .semicolon, .quote: return index + 1
      case .dash where !isGlued(index): return index + 1
      default: break
      }
      index -= 1
    }
    return 0
  }

  /// "Abdurrahman Mangal, spokesperson for the governor, said": the phrase before an aside.
  private mutating func phraseBehindAside(_ end: Int) -> Range<Int>? {
    let mark = end - 1
    guard mark > 1, let form = speech.form(mark), form == .comma || form == .dash && !isGlued(mark) else { return nil }
    var open = mark - 1
    while open > 0, speech.form(open) != form {
      if speech.form(open) == .quote || speech.form(open) == .stop { return nil }
      open -= 1
    }
    guard open > 0, mark - open < 30 else { return nil }
    guard let range = phrase(before: open, floor: floor(before: open)) else { return nil }
    // An aside about a speaker has no clause of its own before it.
    guard
      range.lowerBound == floor(before: open)
        || speech.has(range.lowerBound - 1, [.adverb, .conjunction, .subordinator])
        || speech.isWord(range.lowerBound - 1, "that") || isCitable(range)
    else { return nil }
    let aside = open + 1
    if speech.has(
      aside, [.relative, .title, .determiner, .preposition, .sourceNoun, .personSingular, .participle, .adjective])
      || speech.endsIn(aside, "ing") || speech.endsIn(aside, "ed") || speech.form(aside) == .number
      || speech.has(aside, .numberWord)
      || speech.isCapital(aside)
    {
      return range
    }
    return nil
  }

  /// "Rami Abdurrahman who heads the Observatory said": the phrase that a relative clause without commas is about.
  private mutating func behindRelative(_ range: Range<Int>, floor: Int) -> Range<Int>? {
    var index = range.lowerBound - 1
    while index > floor {
      if speech.isWord(index, "who") || speech.isWord(index, "which") {
        guard let head = phrase(before: index, floor: floor),
          head.lowerBound == floor || speech.has(head.lowerBound - 1, [.conjunction, .adverb])
        else { return nil }
        return isCitable(head) || speech.isName(index - 1) ? head : nil
      }
      if speech.has(index, [.trigger, .intransitive]) || speech.isWord(index, "that") { return nil }
      index -= 1
    }
    return nil
  }

  /// Whether the phrase can be the speaker of this cue.
  private mutating func isSpeaker(_ range: Range<Int>, _ use: Use) -> Bool {
    let head = range.upperBound - 1
    if speech.has(head, [.measureNoun, .event]), !speech.has(head, Speech.citable), !speech.isCapital(head) {
      return false
    }
    switch use {
    case .finding:
      for index in range {
        if speech.has(index, .cueNoun) { return true }
        let kind = speech.page.lexicon.lexemes[Int(speech.words[index].lexeme)].sourceKind
        if kind == .academic { return true }
      }
      return false
    case .figures, .belief:
      if isSpeakingPronoun(range.lowerBound) { return use == .figures }
      return isCitable(range)
    default: return true
    }
  }

  /// "…, said X", "reported officials": a subject after its verb.
  private mutating func invertedSubject(
    _ index: Int, _ use: Use, content: Int
  ) -> (sources: [Range<Int>], end: Int)? {
    guard use == .speech || use == .adding, index > 0, let found = phrase(from: index + 1, limit: speech.count) else {
      return nil
    }
    let after = found.upperBound
    let ends =
      after >= speech.count || speech.form(after) != .word
      || speech.has(after, [.relative, .conjunction, .dayWord, .weekday, .preposition])
      || speech.isWord(after, "told")
    guard ends, isCitable(found) || speech.isName(found.upperBound - 1) else { return nil }
    let before = index - 1
    let isSplit = speech.form(before) == .comma || speech.form(before) == .quote
    if !isSplit {
      guard speech.form(before) == .word || speech.form(before) == .number else { return nil }
      guard hasContent(before: index) else { return nil }
      if let subject = phrase(before: index, floor: floor(before: index)),
        isCitable(subject) || speech.has(subject.lowerBound, .pronoun)
      {
        return nil
      }
      guard
        after >= speech.count || speech.form(after) != .word || speech.has(after, .relative)
          || speech.isWord(after, "a")
      else { return nil }
    } else if speech.form(before) == .comma, !hasContent(before: before) {
      return nil
    }
    var sources = [found]
    var end = after
    if speech.has(after, .conjunction), let other = phrase(from: after + 1, limit: speech.count), isCitable(other),
      other.upperBound >= speech.count || speech.form(other.upperBound) != .word
    {
      sources.append(other)
      end = other.upperBound
    }
    return (sources, end)
  }
}
