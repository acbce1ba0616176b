import LedgerTypes

/// The expressions of time in a document's sentences, each sentence read when it is asked for.
///
/// A timeline keeps the room of what it reads from text to text.
struct Timeline {
  private var scanner: TimeScanner
  /// The text's own date, which is no time of its own.
  private var dateline: Dateline?
  /// The times of the sentences read so far.
  private(set) var mentions: [TimeMention] = []
  /// For each sentence that has been read, its times.
  private var ranges: [Range<Int>?] = []
  /// For each sentence that has been read, what it names.
  private var named: [TimeScanner.Memory] = []
  /// What the first sentences name, and how many they are; those that name nothing may not have been read.
  private var told = (memory: TimeScanner.Memory(), count: 0)
  /// Whether the text may have dates in figures alone, once it has been asked.
  private var hasFigures: Bool?
  /// The time of the event that the document tells, once it has been asked for.
  private var event: Int??

  init(page: Page) { scanner = TimeScanner(page: page, anchor: nil) }

  var page: Page { scanner.page }
  /// The document's date.
  var anchor: CivilDate? { scanner.anchor }

  /// Turns to a document, of which the first `count` sentences may be asked for.
  mutating func open(_ page: Page, anchor: CivilDate?, dateline: Dateline?, count: Int) {
    scanner = TimeScanner(page: page, anchor: anchor)
    self.dateline = dateline
    mentions.removeAll(keepingCapacity: true)
    ranges.removeAll(keepingCapacity: true)
    ranges.append(contentsOf: repeatElement(nil, count: count))
    named.removeAll(keepingCapacity: true)
    named.append(contentsOf: repeatElement(TimeScanner.Memory(), count: count))
    told = (TimeScanner.Memory(), 0)
    hasFigures = nil
    event = nil
  }

  /// Reads all sentences; `mentions` stand in the order of the text when none has been asked for before.
  mutating func readAll() {
    for sentence in ranges.indices { _ = times(in: sentence) }
  }

  /// The times of a sentence, as indices of `mentions`.
  mutating func times(in sentence: Int) -> Range<Int> {
    if let known = ranges[sentence] { return known }
    let first = mentions.count
    let (times, isSure) = read(sentence, memory: sentence == told.count ? told.memory : TimeScanner.Memory())
    if isSure || sentence == told.count { return times }
    // Nothing but the sentences before tell what it points back to.
    mentions.removeLast(mentions.count - first)
    ranges[sentence] = nil
    return read(sentence, memory: memory(before: sentence)).times
  }

  /// The times of a sentence, when any of them may tell a day.
  mutating func days(in sentence: Int) -> Range<Int> {
    let classes = page.sentences[sentence].classes
    let mayTellDay: Bool
    if anchor != nil {
      mayTellDay = Self.mayName(classes)
    } else {
      // Without the document's date, only whole dates are days, holidays, and what points back to them.
      mayTellDay =
        !classes.isDisjoint(with: [.timeUnit, .dayWord])
        || classes.contains(.month) && !classes.isDisjoint(with: [.digits, .ordinal])
        || classes.contains(.digits) && mayHaveFigures()
    }
    return mayTellDay ? times(in: sentence) : 0..<0
  }

  /// Whether a sentence of these classes may name what later times point back to: a day or a year.
  private static func mayName(_ classes: WordClass) -> Bool {
    !classes.isDisjoint(with: [.digits, .ordinal, .weekday, .dayWord, .timeUnit])
  }

  /// Whether the text may have dates in figures alone.
  private mutating func mayHaveFigures() -> Bool {
    if let hasFigures { return hasFigures }
    let dates = DateReader(page: page, limit: page.tokens.count)
    let found = page.times.contains { page.tokens[Int($0)].kind == .digits && dates.mayBeFigures(Int($0)) }
    hasFigures = found
    return found
  }

  /// What the sentences before one name.
  private mutating func memory(before sentence: Int) -> TimeScanner.Memory {
    while told.count < sentence {
      if ranges[told.count] == nil, Self.mayName(page.sentences[told.count].classes) {
        _ = read(told.count, memory: told.memory)
      }
      told = (named[told.count].completed(by: told.memory), told.count + 1)
    }
    guard told.count > sentence else { return told.memory }
    var memory = TimeScanner.Memory()
    for earlier in (0..<sentence).reversed() {
      memory = memory.completed(by: named[earlier])
      if memory.latest != nil, memory.year != nil { break }
    }
    return memory
  }

  /// The sentence of a time.
  func sentence(of mention: Int) -> Int? { ranges.firstIndex { $0?.contains(mention) ?? false } }

  /// Reads a sentence.
  ///
  /// - Returns: Its times, and whether they do not hang on what the sentences before name.
  private mutating func read(
    _ sentence: Int, memory: TimeScanner.Memory
  ) -> (times: Range<Int>, isSure: Bool) {
    let first = mentions.count
    scanner.scan(page.sentences[sentence], memory: memory, into: &mentions)
    if let dateline, mentions.count > first {
      // The day of a chronicle's entry is that of its events as well.
      mentions.removeAll(from: first) { [page] mention in
        (dateline.tokens.overlaps(mention.tokens) || Self.isRepeated(mention, dateline.date, page))
          && !mention.leads(page.sentences[sentence], in: page)
      }
    }
    named[sentence] = scanner.memory
    ranges[sentence] = first..<mentions.count
    return (first..<mentions.count, !scanner.isMissing)
  }

  /// "Harran, March 8 (Pacific Wire - 8th Mar, 2023)": the text's own date once more.
  private static func isRepeated(_ mention: TimeMention, _ date: CivilDate, _ page: Page) -> Bool {
    let before = mention.tokens.lowerBound - 1
    return before > 0 && before < 80 && page.tokens[before].kind == .mark && mention.isExact
      && mention.when?.end == nil && mention.when?.start == date
  }

  // MARK: The event

  /// The first time that tells when something happened, within ten days before the document or without a
  /// document's date at all.
  mutating func leadEvent() -> Int? {
    if let event { return event }
    var found = firstEvent(in: ranges.indices, isSaid: false)
    if found == nil { found = saidEvent() }
    event = .some(found)
    return found
  }

  /// Where no time of the event is told, the day on which it was first spoken of, in the text's first sentences.
  private mutating func saidEvent() -> Int? {
    guard anchor != nil else { return nil }
    for sentence in ranges.indices.prefix(4) where !times(in: sentence).isEmpty {
      return firstEvent(in: sentence..<sentence + 1, isSaid: true)
    }
    return nil
  }

  /// - Parameter isSaid: Whether the day on which it was spoken of will do.
  private mutating func firstEvent(in sentences: Range<Int>, isSaid: Bool) -> Int? {
    for sentence in sentences {
      for index in days(in: sentence) {
        let time = mentions[index]
        if isSaid || !time.isSaying, isEvent(time) { return index }
      }
    }
    return nil
  }

  /// A day within ten days before the document, or without a document's date at all.
  private func isEvent(_ mention: TimeMention) -> Bool {
    guard mention.sort == .on, mention.isExact, let when = mention.when else { return false }
    // "A vigil was planned for Wednesday"
    let before = mention.tokens.lowerBound - 1
    if before >= 0, page.isWord(before, "for") { return false }
    guard let anchor, let days = when.days(before: anchor) else { return anchor == nil }
    return (0...KindReader.recent).contains(days)
  }
}

extension Array {
  /// Removes the elements from `start` on that satisfy the predicate.
  fileprivate mutating func removeAll(from start: Int, where isUnwanted: (Element) -> Bool) {
    var kept = start
    for index in start..<count where !isUnwanted(self[index]) {
      self[kept] = self[index]
      kept += 1
    }
    removeLast(count - kept)
  }
}
