import LedgerTypes

/// Decides for each claim its kind, the time that it holds for and the start that it counts from.
///
/// The text's own dateline beats the metadata's date; with neither, a day count with a known start dates the
/// document. What nothing decides stays open. A reader keeps the room of what it reads from text to text.
struct TimeReader {
  private let registered: [RegisteredEpoch]
  private(set) var page: Page
  private var title: String?
  /// The date that the text gives itself, with its words.
  private(set) var dateline: Dateline?
  /// The document's date: of the text, of the metadata, or by a day count.
  private(set) var anchor: CivilDate?
  /// What a reader should know about the document's dates.
  private(set) var notices: [Notice] = []

  /// The times of the document's sentences.
  private var times: Timeline
  private var story = Story()
  /// The starts that fit the document, when it counts days.
  private var epochs: Epochs?
  /// The first weekday that the text names, when it counts days.
  private var weekday: Int?
  /// The first whole dates that the text gives as starts, when it counts days.
  private var starts: [TimeMention] = []

  init(page: Page, registry: Registry) {
    self.page = page
    registered = registry.epochs
    times = Timeline(page: page)
  }

  /// Turns to a document and reads its date.
  mutating func open(_ page: Page, _ context: DocumentContext) {
    self.page = page
    title = context.title
    dateline = Dateline.find(in: page, published: context.published)
    anchor = dateline?.date ?? context.published
    notices = []
    story = Story()
    epochs = nil
    starts = []
    if let dateline, let weekday = dateline.weekday, weekday != dateline.date.weekday {
      notices.append(
        Notice(
          code: "weekday_mismatch", span: page.span(dateline.tokens),
          text: "The weekday and the date in the text's dateline do not agree."))
    }
  }

  /// Settles `kind`, `as_of` and `epoch` of all findings, which come in the order of the text.
  mutating func settle(_ findings: inout [Finding]) {
    guard !findings.isEmpty else { return }
    if findings.indices.contains(where: { findings[$0].claim.measure == .dayCount }) {
      epochs = Epochs(page: page, registered: registered, title: title)
      weekday = Self.firstWeekday(in: page)
      dateByCount(findings)
    }
    // The event's time may stand a few sentences behind a headline.
    let count = min(page.sentences.count, max(findings[findings.count - 1].sentence + 1, 12))
    times.open(page, anchor: anchor, dateline: dateline, count: count)
    if epochs != nil {
      times.readAll()
      starts = Array(times.mentions.lazy.filter { $0.sort == .since && $0.isExact }.prefix(8))
    }
    var list: Int?
    var told: Int?
    var index = 0
    var sentence = 0
    while index < findings.count {
      while sentence < findings[index].sentence {
        story.pass(sentence, told: told, &times)
        told = nil
        list = listTime(after: sentence, list)
        sentence += 1
      }
      var end = index
      while end < findings.count, findings[end].sentence == sentence { end += 1 }
      told = settle(index..<end, of: &findings, list)
      index = max(end, index + 1)
    }
    settleCounted(&findings)
    settleParts(&findings)
    checkFuture(&findings)
  }

  // MARK: The document

  /// With no date at all, a day count dates the document.
  private mutating func dateByCount(_ findings: [Finding]) {
    guard anchor == nil else { return }
    let stated = statedEpoch()
    for finding in findings where finding.claim.measure == .dayCount {
      guard let count = finding.claim.low?.wholeNumber, finding.claim.low == finding.claim.high else { continue }
      let isOrdinal = finding.claim.bound == .ordinal
      guard
        let start = stated
          ?? epochs?.registered(count: count, isOrdinal: isOrdinal, near: nil, weekday: weekday)
      else {
        continue
      }
      anchor = Epochs.day(count, from: start, isOrdinal: isOrdinal)
      return
    }
  }

  /// The first weekday that the text names in full.
  private static func firstWeekday(in page: Page) -> Int? {
    page.tokens.indices.first { page.classes($0).contains(.weekday) && page.tokens[$0].count >= 6 }
      .map { page.lexeme($0).value }
  }

  /// A whole date that the text gives as the start of what goes on: "since 7 October 2023".
  private func statedEpoch() -> CivilDate? {
    var scanner = TimeScanner(page: page, anchor: nil)
    var found: [TimeMention] = []
    for sentence in page.sentences {
      scanner.scan(sentence, into: &found)
      if let start = found.first(where: { $0.sort == .since && $0.isExact })?.when?.start { return start }
      found.removeAll(keepingCapacity: true)
    }
    return nil
  }

  /// A line that ends with a colon puts its time over the lines below: "in the past 24 hours:".
  private mutating func listTime(after sentence: Int, _ current: Int?) -> Int? {
    let range = page.sentences[sentence].tokens
    guard page.isMark(range.upperBound - 1, ":") else {
      if let heading = heading(sentence) { return heading }
      guard let current else { return nil }
      return isItem(page.sentences[sentence]) || isHeading(current) ? current : nil
    }
    return times.times(in: sentence).first
  }

  /// "24 August 2016": a line that is a day long past, and stands over an entry of a chronicle.
  private mutating func heading(_ sentence: Int) -> Int? {
    guard page.sentences[sentence].isLine, let anchor else { return nil }
    let range = times.times(in: sentence)
    guard range.count == 1, times.mentions[range.lowerBound].tokens == page.sentences[sentence].tokens,
      let days = times.mentions[range.lowerBound].when?.days(before: anchor), days > KindReader.recent
    else { return nil }
    return range.lowerBound
  }

  private mutating func isHeading(_ mention: Int) -> Bool {
    guard let sentence = times.sentence(of: mention) else { return false }
    return heading(sentence) == mention
  }

  /// A line of a list: it ends without a full stop, or begins with a bullet.
  private func isItem(_ sentence: Sentence) -> Bool {
    sentence.isLine || page.tokens[sentence.first].kind == .mark
  }

  // MARK: One sentence

  /// - Returns: The day that one of the claims tells as its own, if any does.
  private mutating func settle(_ group: Range<Int>, of findings: inout [Finding], _ list: Int?) -> Int? {
    var told: Int?
    let index = findings[group.lowerBound].sentence
    let sentence = page.sentences[index]
    let cues = SentenceCues(page, sentence)
    let kinds = KindReader(page: page)
    let link = TimeLink(page: page, sentence: sentence)
    let range = times.times(in: index)
    for finding in group {
      let site = ClaimSite(findings, finding)
      var own = link.time(of: site, times.mentions, range)
      var since = link.since(of: site, times.mentions, range)
      if own == nil, since == nil, let list, isItem(sentence) || isHeading(list) {
        if times.mentions[list].sort == .since { since = list } else { own = list }
      }
      // Only starts are compared with the event, and times of texts without a date.
      let isCompared = since != nil || own != nil && anchor == nil
      let event = isCompared ? times.leadEvent() : nil
      let around = KindReader.Circumstances(
        time: time(own), since: time(since), anchor: anchor, event: time(event)?.when, isLead: index < 3)
      let decision = kinds.decide(site, sentence, cues, around)
      findings[finding].claim.kind = decision.kind
      note("kind", decision.rule, decision.token.map { $0..<$0 + 1 }, &findings[finding].claim)
      let isFixed = decision.rule == KindReader.measureRule
      let basis = isFixed ? kinds.event(site, sentence, cues, around) : decision
      if let since = around.since, let start = since.when?.start {
        findings[finding].claim.epoch = start
        note("epoch", "time.since", since.tokens, &findings[finding].claim)
      }
      date(&findings[finding], basis.kind, around.time)
      if let time = around.time, time.sort == .on, time.isExact, !time.isSaying { told = own }
    }
    for finding in group { followWhole(finding, group, &findings) }
    return told
  }

  /// "the toll is 78, including nine children": a part that nothing else decides is of its whole's kind.
  private func followWhole(_ finding: Int, _ group: Range<Int>, _ findings: inout [Finding]) {
    guard let whole = findings[finding].claim.partOf ?? list(of: finding, group, findings), group.contains(whole),
      findings[finding].claim.kind == .incident,
      findings[whole].claim.kind == .cumulative,
      findings[finding].claim.evidence.contains(where: { $0.rule == "kind.incident" }),
      !hasOwnTime(findings[finding].claim)
    else { return }
    findings[finding].claim.kind = .cumulative
    findings[finding].claim.asOf = findings[whole].claim.asOf ?? findings[finding].claim.asOf
    note("kind", "kind.whole", findings[whole].value, &findings[finding].claim)
  }

  /// "a total of 759 died in the south, [308 in the north]": what goes on with the same verb.
  private func list(of finding: Int, _ group: Range<Int>, _ findings: [Finding]) -> Int? {
    switch findings[finding].claim.evidence.first?.rule {
    case "measure.gapped", "measure.restated", "measure.bracket_list":
      (group.lowerBound..<finding).last {
        findings[$0].trigger == findings[finding].trigger && findings[$0].claim.kind == .cumulative
      }
    default:
      group.contains(finding - 1) && findings[finding - 1].claim.kind == .cumulative
        && isJoined(findings[finding - 1], findings[finding]) ? finding - 1 : nil
    }
  }

  /// "The toll stood at 500 dead [and over] 2,000 injured": both by adjectives, with nothing but "and" between.
  private func isJoined(_ first: Finding, _ second: Finding) -> Bool {
    // "A total of 3,412 families [or] 15,806 persons were affected"
    if first.trigger == second.trigger, page.isWord(first.phrase.upperBound, "or") { return true }
    guard let own = second.trigger, own.lowerBound >= second.value.upperBound,
      own.lowerBound <= second.phrase.upperBound
    else { return false }
    var end = max(first.phrase.upperBound, first.trigger?.upperBound ?? 0)
    if end < second.value.lowerBound, page.classes(end).contains(.measureAdjective) { end += 1 }
    return end < second.value.lowerBound && second.value.lowerBound - end <= 3 && page.isWord(end, "and")
      && first.claim.evidence.contains { $0.rule == "kind.rise" || $0.rule == "kind.total" || $0.rule == "kind.toll" }
  }

  private mutating func date(_ finding: inout Finding, _ kind: ClaimKind, _ own: TimeMention?) {
    if finding.claim.measure == .dayCount { return dateCount(&finding) }
    // When the court sat is not when people died.
    if kind == .background, finding.claim.evidence.last?.rule == KindReader.courtRule { return }
    if let own,
      !(kind == .cumulative && (runsOn(own) || isOfEvent(own) || isOvertaken(own, finding))),
      !(kind == .incident && isSaidLater(own, before: finding.sentence))
    {
      guard let when = own.when else { return }
      finding.claim.asOf = when
      note("as_of", own.rule, own.tokens, &finding.claim)
      return
    }
    switch kind {
    case .cumulative, .stock:
      guard let anchor, !isEarlierFigure(finding) else { return }
      finding.claim.asOf = AsOf(anchor)
      note("as_of", "time.document", dateline?.tokens, &finding.claim)
    case .incident, .increment:
      guard let event = toldTime(before: finding.sentence), let when = event.when else { return }
      finding.claim.asOf = when
      note("as_of", "time.event", event.tokens, &finding.claim)
    default: return
    }
  }

  /// The time that the text is telling about before a sentence, else that of the event of the whole text.
  mutating func toldTime(before sentence: Int) -> TimeMention? {
    // In two steps: a method of the reader that gets what was read would see the times before it was read.
    let index = story.current(before: sentence, &times) ?? times.leadEvent()
    return time(index)
  }

  /// The time of an index; without closures, which would copy the times.
  private func time(_ index: Int?) -> TimeMention? {
    guard let index else { return nil }
    return times.mentions[index]
  }

  /// A day count's own day: its start is the text's, else the registry's.
  private func dateCount(_ finding: inout Finding) {
    guard let count = finding.claim.low?.wholeNumber, finding.claim.low == finding.claim.high else { return }
    let isOrdinal = finding.claim.bound == .ordinal
    let stated = starts.first { leads(count, from: $0.when?.start, isOrdinal) }
    let start =
      stated?.when?.start ?? epochs?.registered(count: count, isOrdinal: isOrdinal, near: anchor, weekday: weekday)
    guard let start, let day = Epochs.day(count, from: start, isOrdinal: isOrdinal) else { return }
    finding.claim.epoch = start
    finding.claim.asOf = AsOf(day)
    note("epoch", stated != nil ? "time.epoch_stated" : "time.epoch_registered", stated?.tokens, &finding.claim)
    note("as_of", isOrdinal ? "time.day_ordinal" : "time.day_elapsed", finding.value, &finding.claim)
    if let anchor, let days = AsOf(day).days(before: anchor), abs(days) > 1 {
      finding.claim.notices.append(
        Notice(
          code: "day_count_mismatch", span: finding.claim.span,
          text: "The day count leads to \(day), the document is dated \(anchor)."))
    }
  }

  /// Whether the days lead near the document's date, or there is none to compare with.
  private func leads(_ count: Int, from start: CivilDate?, _ isOrdinal: Bool) -> Bool {
    guard let start, let day = Epochs.day(count, from: start, isOrdinal: isOrdinal) else { return false }
    guard let anchor, let distance = AsOf(day).days(before: anchor) else { return true }
    return abs(distance) <= Epochs.tolerance
  }

  private func checkFuture(_ findings: inout [Finding]) {
    guard let anchor else { return }
    for index in findings.indices where findings[index].claim.status == .asserted {
      guard let when = findings[index].claim.asOf, let first = when.start.firstDay, let own = anchor.lastDay,
        first > own
      else { continue }
      findings[index].claim.notices.append(
        Notice(
          code: "future_date", span: findings[index].claim.span,
          text: "The figure holds for \(when), after the document's date \(anchor)."))
    }
  }

  func note(_ field: String, _ rule: String, _ tokens: Range<Int>?, _ claim: inout Claim) {
    claim.evidence.append(Evidence(field, rule: rule, span: tokens.map { page.span($0) }))
  }
}
