import LedgerTypes

/// Reads one sentence for the cues in it, and what each of them covers (codebook, G10 to G19).
struct SentenceReader {
  /// What a cue verb does; the value of its lexeme.
  enum Use: Int {
    case speech = 1, telling, figures, citing, blame, denial, belief, adding, according, reportedly, passing, finding
  }

  var speech: Speech
  var matcher: SourceMatcher
  var frames: [Frame] = []
  /// For each frame, the words of its subject's start and its cue, to lay out scopes with.
  private var layout: [Layout] = []

  /// A source cited in an aside before the verb of the speaker who cites it.
  var pendingCitation: (source: Range<Int>, cue: Range<Int>, subject: Int)?

  struct Layout {
    /// Where the frame's own words begin: its subject, or its cue.
    var first: Int
    var cue: Range<Int>
    /// Whether a continuing cue took the speaker of an earlier frame.
    var continues: Bool
  }

  init(page: Page, index: SourceIndex, context: DocumentContext) {
    speech = Speech(page: page)
    matcher = SourceMatcher(page: page, index: index, context: context)
  }

  /// Turns to another document.
  mutating func open(_ page: Page, _ context: DocumentContext) {
    speech.open(page)
    matcher.open(page, context)
  }

  /// Reads the frames of a sentence, in its order, into `frames`.
  mutating func read(_ sentence: Sentence) {
    speech.read(sentence)
    frames.removeAll(keepingCapacity: true)
    layout.removeAll(keepingCapacity: true)
    pendingCitation = nil
    var index = 0
    while index < speech.count {
      if speech.words[index].has(Self.cues), speech.form(index) == .word {
        if speech.has(index, .cueVerb) {
          if speech.isWord(index, "estimate"), readStanding(index) {
            index += 1
            continue
          }
          let next = readCue(index)
          if next == index + 1, speech.has(index, .cueNoun), speech.isNounHere(index), !readStanding(index),
            !readOwned(index)
          {
            readDocument(index)
          }
          index = next
          continue
        }
        if speech.isWord(index, "per") {
          index = readPer(index)
          continue
        }
        if speech.has(index, .rise) {
          readToll(index)
        } else if speech.has(index, .cueNoun), !readStanding(index), !readOwned(index) {
          readDocument(index)
        }
      } else if speech.form(index) == .open {
        readBracket(index)
      }
      index += 1
    }
    readSignature()
    if let pending = pendingCitation {
      frames.append(
        Frame(
          shape: .citing, sources: SourceList(pending.source), cue: pending.cue, scope: speech.tokens(0..<speech.count))
      )
      layout.append(Layout(first: 0, cue: 0..<1, continues: false))
    }
    limitScopes()
  }

  /// Without a word of these classes a sentence has no frame.
  @inline(__always)
  static var cues: WordClass { [.cueVerb, .cueNoun, .rise, .cueStart] }

  /// The noun phrase that a sentence begins with, when it can be cited.
  mutating func firstPhrase(_ sentence: Sentence) -> Range<Int>? {
    speech.read(sentence)
    var start = behindDateline
    while start < speech.count, speech.form(start) != .word || speech.has(start, [.adverb, .conjunction]) { start += 1 }
    guard start < speech.count, var range = phrase(from: start, limit: speech.count) else { return nil }
    if isRole(range), let name = apposedName(after: range.upperBound) { return speech.tokens(name) }
    // "Dr Amal Nasser | runs the ward": after a name a small word that the lexicon does not know is a verb.
    if let verb = range.dropFirst().first(where: {
      !speech.isCapital($0) && speech.form($0) == .word
        && (speech.isUnknown($0) && speech.isName($0 - 1) || speech.isWord($0, "did") || speech.isWord($0, "does"))
    }) {
      range = range.lowerBound..<verb
    }
    let last = range.upperBound - 1
    let isNamed =
      range.count > 1 || speech.form(range.upperBound) == .comma && speech.isWord(range.upperBound + 1, "who")
    let isPerson = isNamed && (speech.isName(last) || speech.has(last, .personSingular))
    return isPerson || isCitable(range) ? speech.tokens(range) : nil
  }

  /// The word after "GASTON, N.C. (AP) –", where a sentence begins with a dateline; else 0.
  private var behindDateline: Int {
    var index = 0
    while index < min(speech.count, 12) {
      switch speech.form(index) {
      case .word: guard speech.isCapital(index) else { return 0 }
      case .comma, .stop, .open, .close, .number: break
      case .dash:
        if !isGlued(index) { return index + 1 }
      default: return 0
      }
      index += 1
    }
    return 0
  }

  /// Where the first frame's own words begin.
  var layoutStart: Int? { layout.map(\.first).min() }

  /// Takes back frames of participles whose cue lies inside a subject: "a video posted by activists showed".
  mutating func removePassives(inside tokens: Range<Int>) {
    for index in frames.indices.reversed() {
      guard frames[index].shape == .passive || frames[index].relay != nil, let cue = frames[index].cue,
        tokens.contains(cue.lowerBound)
      else { continue }
      frames.remove(at: index)
      layout.remove(at: index)
    }
  }

  mutating func add(_ frame: Frame, first: Int, cue: Range<Int>, continues: Bool = false) {
    var frame = frame
    if let pending = pendingCitation, pending.subject == first {
      frame.cited = (pending.source, pending.cue)
      pendingCitation = nil
    }
    frames.append(frame)
    layout.append(Layout(first: first, cue: cue, continues: continues))
  }

  // MARK: One cue

  /// Reads the cue at `index` and returns where to go on.
  private mutating func readCue(_ index: Int) -> Int {
    guard let use = Use(rawValue: speech.value(index)) else { return index + 1 }
    switch use {
    case .according: return readAccording(index)
    case .reportedly:
      readAdverb(index)
      return index + 1
    case .citing where speech.has(index, .cueVerb) && isGerund(index): return readCiting(index)
    case .passing:
      readPassive(index)
      return index + 1
    default: break
    }
    guard isVerbHere(index, use) else {
      if claimsDeed(index) { readMention(index) }
      return index + 1
    }
    if isAfterBe(index), !isGerund(index) {
      readPassive(index)
      return index + 1
    }
    if isAgent(index + 1) || isAdverbial(index + 1) && isAgent(index + 2) {
      readPassive(index)
      return index + 1
    }
    if isGerund(index), !isAfterBe(index) { return readGerund(index, use) }
    return readVerb(index, use)
  }

  func isGerund(_ index: Int) -> Bool { speech.endsIn(index, "ing") }

  /// Whether the cue word is the verb of a speaker, and not a noun, an adjective or another sense.
  private func isVerbHere(_ index: Int, _ use: Use) -> Bool {
    if speech.isCapital(index), index > 0, !speech.isEven, speech.form(index - 1) == .word { return false }
    if speech.has(index, [.cueNoun, .sourceNoun, .measureNoun, .structure, .total]), speech.isNounHere(index) {
      return false
    }
    if speech.has(index - 1, .negation) || speech.has(index - 1, .adverb) && speech.has(index - 2, .negation) {
      return false
    }
    if speech.has(index - 1, .modal), !speech.isWord(index - 1, "can"), !speech.isWord(index - 1, "will") {
      return false
    }
    if speech.isWord(index - 1, "to") { return false }
    // "an activist identified as", "listed as missing"
    // "residents that our teams spoke to"
    if speech.isWord(index, "spoke") || speech.isWord(index, "speaks") || speech.isWord(index, "speak")
      || speech.isWord(index, "spoken"),
      !speech.isWord(index + 1, "of")
    {
      return false
    }
    if use == .figures,
      speech.isWord(index + 1, "as") || speech.isWord(index + 1, "only") && speech.isWord(index + 2, "as")
    {
      return false
    }
    // "violence blamed on a gang"
    if use == .blame, speech.isWord(index + 1, "on"), speech.endsIn(index, "ed") { return false }
    // "two officials briefed on the matter"
    if use == .telling, speech.has(index - 1, .sourceNoun),
      speech.isWord(index + 1, "on") || speech.isWord(index + 1, "of")
    {
      return false
    }
    if isAdjective(index) { return false }
    return !claimsDeed(index)
  }

  /// "22 reported fatalities", "the confirmed death toll", "one further reported death": the cue is an adjective.
  private func isAdjective(_ index: Int) -> Bool {
    guard speech.endsIn(index, "ed"), speech.isNominal(index + 1) || speech.has(index + 1, [.total, .adjective]) else {
      return false
    }
    return speech.form(index - 1) == .number
      || speech.has(
        index - 1, [.determiner, .numberWord, .vague, .preposition, .adjective, .bound, .total, .others, .ordinal])
        && !speech.has(index - 1, [.sourceNoun, .bodyNoun]) && !speech.isNominalPronoun(index - 1)
  }

  /// "claimed responsibility", "claimed 12 lives", "claimed the attack": no statement.
  private func claimsDeed(_ index: Int) -> Bool {
    guard
      speech.isWord(index, "claimed") || speech.isWord(index, "claim") || speech.isWord(index, "claims")
        || speech.isWord(index, "claiming")
    else { return false }
    var next = index + 1
    while next < min(index + 7, speech.count), speech.form(next) == .word || speech.form(next) == .number {
      if speech.isWord(next, "responsibility") || speech.isWord(next, "credit") || speech.isWord(next, "lives")
        || speech.isWord(next, "life") || speech.isWord(next, "victims")
      {
        return true
      }
      if speech.has(next, .event), next <= index + 3 { return true }
      if speech.isWord(next, "that") || speech.has(next, .be) { return false }
      next += 1
    }
    return false
  }

  /// "by officials", and not "by telephone".
  private func isAgent(_ index: Int) -> Bool { speech.isWord(index, "by") && !speech.has(index + 1, .medium) }

  func isAdverbial(_ index: Int) -> Bool {
    speech.has(index, .adverb) || speech.isWord(index, "online") || speech.isWord(index, "further")
      || speech.form(index) == .word && speech.endsIn(index, "ly")
  }

  func isAfterBe(_ index: Int) -> Bool {
    var before = index - 1
    while before > 0, isAdverbial(before) || speech.isWord(before, "first") { before -= 1 }
    return speech.has(before, .be)
  }

  // MARK: Scopes

  /// Lets a frame end where a later one begins a clause of its own.
  private mutating func limitScopes() {
    guard frames.count > 1 else { return }
    for outer in 0..<frames.count - 1 {
      for inner in outer + 1..<frames.count {
        guard let border = border(between: outer, and: inner) else { continue }
        let token = speech.words[border].first
        if frames[outer].scope.upperBound > token, frames[outer].scope.lowerBound < token {
          frames[outer].scope = frames[outer].scope.lowerBound..<token
        }
        // "12 died, police said, and 14 were hurt, according to nurses": each has a clause.
        if frames[outer].shape.followsWords, frames[inner].shape == .according, frames[inner].scope.lowerBound < token {
          frames[inner].scope = token..<max(token, frames[inner].scope.upperBound)
        }
        break
      }
    }
  }

  /// The word that parts what one frame says from the clause of a later one.
  private func border(between outer: Int, and inner: Int) -> Int? {
    let end = layout[outer].cue.upperBound
    let follows = frames[outer].shape.followsWords
    switch frames[inner].shape {
    case .before
    where frames[outer].shape == .passive && speech.form(layout[inner].first - 1) == .comma
      && layout[inner].first > end:
      // "Despite the deaths recorded by X, | the council said …"
      return layout[inner].first
    case .before: return border(before: layout[inner].first, after: end)
    case .unstated where !follows, .according where !follows: return border(before: layout[inner].first, after: end)
    case .according:
      // Right behind "police said": what follows is no longer theirs.
      if speech.form(end) == .semicolon { return end }
      return speech.form(end) == .comma && isJoint(end + 1) ? end + 1 : nil
    default: return nil
    }
  }

  /// The conjunction or semicolon that opens the clause whose subject is at `first`.
  private func border(before first: Int, after floor: Int) -> Int? {
    var index = first - 1
    var steps = 0
    while index >= floor, steps < 12 {
      if speech.form(index) == .semicolon { return index }
      if speech.isWord(index, "that") { return nil }
      if isJoint(index) { return index }
      if steps > 0, speech.has(index, [.trigger, .be, .have, .cueVerb]) { return nil }
      index -= 1
      steps += 1
    }
    return nil
  }

  /// A word that joins two clauses that may have a speaker each.
  private func isJoint(_ index: Int) -> Bool {
    speech.isWord(index, "and") || speech.isWord(index, "but") || speech.isWord(index, "while")
      || speech.isWord(index, "whereas") || speech.isWord(index, "although") || speech.isWord(index, "though")
      || speech.isWord(index, "however")
  }
}
