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
  /// What the first sentences have named, all of which have been read.
  private var memory = TimeScanner.Memory()
  private var firstUnread = 0
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
    memory = TimeScanner.Memory()
    firstUnread = 0
    event = nil
  }

  /// Reads all sentences; `mentions` stand in the order of the text when none has been asked for before.
  mutating func readAll() { readAll(before: ranges.count) }

  private mutating func readAll(before sentence: Int) {
    while firstUnread < sentence { _ = times(in: firstUnread) }
  }

  /// The times of a sentence, as indices of `mentions`.
  mutating func times(in sentence: Int) -> Range<Int> {
    if sentence == firstUnread {
      let times = ranges[sentence] ?? read(sentence, memory: memory).times
      memory = named[sentence].completed(by: memory)
      firstUnread += 1
      return times
    }
    if let known = ranges[sentence] { return known }
    let first = mentions.count
    let (times, isSure) = read(sentence, memory: TimeScanner.Memory())
    guard !isSure else { return times }
    // Nothing but the sentences before tell what it points back to.
    mentions.removeLast(mentions.count - first)
    ranges[sentence] = nil
    readAll(before: sentence)
    return self.times(in: sentence)
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
      for index in times(in: sentence) {
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
