import LedgerTypes

/// Whom the finite cue verbs of a sentence have as subject.
extension SentenceReader {
  struct Subject {
    /// Speakers side by side.
    var sources: SourceList
    /// Where the first of them begins.
    var first: Int
    /// Whether a mark stands before it.
    var isSetOff: Bool
    /// A name in an aside after the speaker.
    var apposed: Range<Int>?
    /// Who quotes the speaker: "sources quoted by the coordinator".
    var relay: Range<Int>?
  }

  /// The speakers before a cue verb.
  mutating func subject(of cue: Int, _ use: Use) -> Subject? {
    let end = subjectEnd(before: cue)
    let floor = floor(before: end)
    guard end > floor || end > 0 && isAsideMark(end - 1) else { return nil }
    var found = relativeAntecedent(end)
    if found == nil { found = phraseBehindAside(end) ?? phraseBehindComma(end, cue) }
    if found == nil { found = wholeSubject(end, floor: floor) }
    if found == nil { found = phrase(before: end, floor: floor) ?? sharedSubject(end) }
    guard var range = found else { return nil }
    range = withoutObject(range)
    if let head = participial(range, floor: floor) { range = head }
    if let named = named(before: range) { range = named }
    if let whole = behindRelative(range, floor: floor) ?? behindOpenAside(range, floor: floor) { range = whole }
    if let name = nameBefore(role: range) { range = name }
    let quoting = quoting(in: range)
    if let quoting { range = range.lowerBound..<quoting.lowerBound - 2 }
    guard isSpeaker(range, use) else { return nil }
    var sources = SourceList(range)
    var first = range.lowerBound
    while let other = coordinated(before: first, isList: sources.count > 1) {
      if sources.count == 1, isOneName(other, range) || isSecondRole(range) {
        range = other.lowerBound..<range.upperBound
        sources = SourceList(range)
      } else {
        sources.prepend(other)
      }
      first = other.lowerBound
    }
    let mark = speech.form(first - 1)
    return Subject(
      sources: sources, first: first, isSetOff: mark == .comma || mark == .quote || mark == .dash,
      apposed: sources.count == 1 && speech.form(end - 1) == .comma ? apposedName(after: range.upperBound) : nil,
      relay: quoting)
  }

  /// Who quotes, in "sources quoted by the coordinator".
  private func quoting(in range: Range<Int>) -> Range<Int>? {
    guard let index = range.dropFirst().first(where: { speech.isWord($0, "quoted") || speech.isWord($0, "cited") }),
      speech.isWord(index + 1, "by"), index + 2 < range.upperBound
    else { return nil }
    return index + 2..<range.upperBound
  }

  /// "It does not distinguish fighters but | says most are women": the second verb of one subject.
  private mutating func sharedSubject(_ end: Int) -> Range<Int>? {
    guard speech.isWord(end - 1, "and") || speech.isWord(end - 1, "but") else { return nil }
    let start = (0..<end).first { speech.form($0) == .word && !speech.has($0, [.adverb, .conjunction]) } ?? end
    let verb = (start..<end).first { speech.isWord($0, "does") || speech.isWord($0, "did") || speech.isWord($0, "do") }
    guard let range = phrase(from: start, limit: verb ?? end - 1), !speech.has(start, Speech.time.union(.preposition))
    else {
      return nil
    }
    return isSpeakingPronoun(start) || isCitable(range) || speech.isName(range.upperBound - 1) ? range : nil
  }

  /// "A post shared 4,000 times on Facebook claims": who begins the clause, and not what a participle says of it.
  private mutating func participial(_ range: Range<Int>, floor: Int) -> Range<Int>? {
    guard range.lowerBound > floor + 2, !isCitable(range), !speech.isName(range.lowerBound),
      let first = phrase(from: floor, limit: range.lowerBound), first.upperBound < range.lowerBound,
      speech.has(first.upperBound - 1, .cueNoun),
      speech.endsIn(first.upperBound, "ed") || speech.has(first.upperBound, [.past, .participle])
    else { return nil }
    return first
  }

  /// "wounding dozens | opposition activists said": the number before the speaker is the object of a measure verb.
  private func withoutObject(_ range: Range<Int>) -> Range<Int> {
    let first = range.lowerBound
    guard range.count > 1, speech.has(first, [.numberWord, .vague]) || speech.form(first) == .number,
      speech.has(first - 1, .trigger)
    else { return range }
    return first + 1..<range.upperBound
  }

  /// "The Civil Defence | a group of first responders | said": an indefinite noun right after a name describes it.
  private mutating func named(before range: Range<Int>) -> Range<Int>? {
    let first = range.lowerBound
    guard first > 1, speech.isWord(first, "a") || speech.isWord(first, "an") || speech.isWord(first, "another"),
      speech.form(first - 1) == .word, speech.isCapital(first - 1) || speech.has(first - 1, .bodyNoun),
      let name = phrase(before: first, floor: floor(before: first)), isCitable(name),
      speech.isCapital(name.upperBound - 1) || speech.has(name.upperBound - 1, .bodyNoun)
    else { return nil }
    return name
  }

  /// "the Observatory and medics said": another speaker at the same hop (G17).
  private mutating func coordinated(before first: Int, isList: Bool) -> Range<Int>? {
    guard first >= 2 else { return nil }
    let isAnd = speech.isWord(first - 1, "and") || speech.isWord(first - 1, "&")
    guard isAnd || isList && speech.form(first - 1) == .comma else { return nil }
    guard let other = phrase(before: first - 1, floor: floor(before: first - 1)), isCitable(other), isFree(other) else {
      return nil
    }
    return other
  }

  /// "the Committee for Flood | and | Storm Control": capitals go on behind the noun of a body and its preposition.
  private mutating func isOneName(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
    guard speech.isWord(right.lowerBound - 1, "and") || speech.isWord(right.lowerBound - 1, "&"), !speech.isEven,
      right.prefix(while: { !speech.has($0, .preposition) }).allSatisfy({ speech.isCapital($0) }),
      !right.contains(where: { speech.has($0, Speech.citable) }),
      matcher.longest(at: speech.words[right.lowerBound].first, limit: speech.words[right.upperBound - 1].end) == nil,
      let link = left.last(where: { speech.has($0, .preposition) }), link > left.lowerBound,
      speech.has(link - 1, .bodyNoun) || speech.isWord(link, "for"), speech.isCapital(link - 1)
    else { return false }
    return (link + 1..<left.upperBound).allSatisfy { speech.isCapital($0) && !speech.has($0, .place) }
  }

  /// "the resident | and | humanitarian coordinator": a role without an article of its own is the same person's.
  func isSecondRole(_ right: Range<Int>) -> Bool {
    let end = right.dropFirst().first { speech.has($0, .preposition) } ?? right.upperBound
    return !speech.has(right.lowerBound, .determiner) && !speech.isCapital(right.lowerBound)
      && speech.has(end - 1, .title) && !speech.endsIn(end - 1, "s") && !speech.isName(right.upperBound - 1)
  }

  private func isAsideMark(_ index: Int) -> Bool {
    speech.form(index) == .comma || speech.form(index) == .close || speech.form(index) == .dash
  }

  private mutating func isName(_ range: Range<Int>) -> Bool {
    !range.isEmpty && (isCitable(range) || speech.isName(range.upperBound - 1))
  }

  /// All from the clause's start to the verb, when that is one phrase: "The centre for monitoring of the truce".
  private mutating func wholeSubject(_ end: Int, floor: Int) -> Range<Int>? {
    var start = floor
    while speech.has(start, [.adverb, .conjunction, .subordinator]), start < end { start += 1 }
    guard end - start >= 2, end - start <= 18, let first = phrase(from: start, limit: end), isCitable(first),
      first.upperBound < end
    else { return nil }
    var index = start
    while index < end {
      switch speech.words[index].form {
      case .word, .possessive, .open, .close: break
      case .dash where isGlued(index): break
      default: return nil
      }
      let closed: WordClass = [.be, .have, .modal, .subordinator, .relative, .pronoun, .negation, .numberWord, .adverb]
      if speech.has(index, closed.union(Speech.time)), !speech.isName(index) { return nil }
      if speech.has(index, .conjunction), index > start, isName(start..<index), isName(index + 1..<end) { return nil }
      if index > start, speech.has(index, .determiner), !speech.has(index - 1, .preposition) { return nil }
      // "doctors linked to the movement", "a source close to the talks"
      if speech.isWord(index, "to"), !speech.endsIn(index - 1, "ed"), !speech.isWord(index - 1, "close"),
        !speech.isWord(index - 1, "sent"),
        !speech.isWord(index - 1, "loyal")
      {
        return nil
      }
      if speech.has(index, Speech.verbal) || speech.endsIn(index, "ed") && !speech.isCapital(index),
        !speech.isNominal(index)
      {
        // "posted online by activists", "identified as Omar"
        guard
          // "medics sent to the site"
          index == start + 1 && speech.has(start, .sourceNoun) && speech.isWord(index, "sent")
            || speech.isWord(index + 1, "by") || speech.isWord(index + 1, "as") || speech.isWord(index + 2, "by")
            || speech.has(index + 1, .preposition) && !speech.has(index, .trigger) && index > start
              && speech.has(index - 1, .sourceNoun)
        else {
          return nil
        }
      }
      index += 1
    }
    removePassives(inside: speech.tokens(start..<end))
    return start..<end
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

  /// Whether the phrase can be the speaker of this cue.
  private mutating func isSpeaker(_ range: Range<Int>, _ use: Use) -> Bool {
    let head = range.upperBound - 1
    if speech.has(head, [.measureNoun, .event]), !speech.has(head, Speech.citable), !speech.isCapital(head) {
      return false
    }
    // "the largest daily rise": no newspaper.
    if speech.isWord(head, "daily"), !speech.isCapital(head), speech.form(head + 1) == .word,
      !speech.has(head + 1, .cueVerb)
    {
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
    default: return !isThing(range)
    }
  }

  /// "the information we have confirms": inside a quotation, a common noun that says something is no speaker.
  private mutating func isThing(_ range: Range<Int>) -> Bool {
    guard speech.words[range.lowerBound].isQuoted, speech.has(range.lowerBound, .determiner), !isCitable(range) else {
      return false
    }
    let persons: WordClass = [.personSingular, .personPlural, .group, .collective, .nationality, .place, .member]
    return !range.dropFirst().contains { speech.isCapital($0) || speech.has($0, persons) }
  }

  /// "…, said X", "reported officials": a subject after its verb.
  mutating func invertedSubject(
    _ index: Int, _ use: Use, content: Int
  ) -> (sources: SourceList, end: Int)? {
    guard use == .speech || use == .adding, index > 0, let found = phrase(from: index + 1, limit: speech.count) else {
      return nil
    }
    let after = found.upperBound
    let ends =
      after >= speech.count || speech.form(after) != .word
      || speech.has(after, [.relative, .conjunction, .dayWord, .weekday, .preposition])
      || isGerund(after) || speech.isWord(after, "told")
    guard ends, !speech.has(index - 1, .conjunction), isCitable(found) || speech.isName(found.upperBound - 1) else {
      return nil
    }
    let before = index - 1
    let isSplit = speech.form(before) == .comma || speech.form(before) == .quote
    if !isSplit {
      guard speech.form(before) == .word || speech.form(before) == .number else { return nil }
      guard hasContent(before: index) else { return nil }
      if let subject = phrase(before: index, floor: floor(before: index)),
        isCitable(subject) || speech.has(subject.lowerBound, .pronoun)
          // ", Omar Sall warned the rebels"
          || speech.form(subject.lowerBound - 1) == .comma && speech.isName(subject.upperBound - 1)
            && !speech.has(subject.upperBound - 1, [.place, .nationality])
      {
        return nil
      }
      guard
        after >= speech.count || speech.form(after) != .word || speech.has(after, .relative)
          || speech.isWord(after, "a") || isGerund(after)
      else { return nil }
    } else if speech.form(before) == .comma, !hasContent(before: before) {
      return nil
    }
    var sources = SourceList(found)
    var end = after
    if speech.has(after, .conjunction), let other = phrase(from: after + 1, limit: speech.count), isCitable(other),
      other.upperBound >= speech.count || speech.form(other.upperBound) != .word
    {
      if isSecondRole(other) {
        sources = [found.lowerBound..<other.upperBound]
      } else {
        sources.append(other)
      }
      end = other.upperBound
    }
    return (sources, end)
  }
}
