import LedgerTypes

/// Decides for each claim its kind, the time that it holds for and the start that it counts from.
///
/// The text's own dateline beats the metadata's date; with neither, a day count with a known start dates the
/// document. What nothing decides stays open.
struct TimeReader {
  let page: Page
  private let registered: [RegisteredEpoch]
  private let title: String?
  /// The date that the text gives itself, with its words.
  let dateline: Dateline?
  /// The document's date: of the text, of the metadata, or by a day count.
  private(set) var anchor: CivilDate?
  /// What a reader should know about the document's dates.
  private(set) var notices: [Notice] = []

  private(set) var mentions: [TimeMention] = []
  private var ranges: [Range<Int>] = []
  /// The starts that fit the document, when it counts days.
  private var epochs: Epochs?
  /// The first weekday that the text names, when it counts days.
  private var weekday: Int?
  /// The first whole dates that the text gives as starts.
  private var starts: [TimeMention] = []
  /// The time of the event that the document tells, and the mention that says so.
  private var event: Int?

  init(page: Page, registry: Registry, context: DocumentContext) {
    self.page = page
    registered = registry.epochs
    title = context.title
    dateline = Dateline.find(in: page, published: context.published)
    anchor = dateline?.date ?? context.published
    if let dateline, let weekday = dateline.weekday, weekday != dateline.date.weekday {
      notices.append(
        Notice(
          code: "weekday_mismatch", span: page.span(dateline.tokens),
          text: "The weekday and the date in the text's dateline do not agree."))
    }
  }

  /// Settles `kind`, `as_of` and `epoch` of all findings, which come in the order of the text.
  mutating func settle(_ findings: inout [Finding]) {
    guard let last = findings.last?.sentence else { return }
    if findings.indices.contains(where: { findings[$0].claim.measure == .dayCount }) {
      epochs = Epochs(page: page, registered: registered, title: title)
      weekday = Self.firstWeekday(in: page)
      dateByCount(findings)
    }
    scan(through: last)
    if epochs != nil { starts = Array(mentions.lazy.filter { $0.sort == .since && $0.isExact }.prefix(8)) }
    event = leadEvent()
    var story = Story(event: event)
    var list: Int?
    var told: Int?
    var index = 0
    var sentence = 0
    while index < findings.count {
      while sentence < findings[index].sentence {
        story.pass(ranges[sentence], mentions, page.sentences[sentence], page, anchor)
        if let time = told { story.tell(time) }
        told = nil
        list = listTime(after: sentence, list)
        sentence += 1
      }
      var end = index
      while end < findings.count, findings[end].sentence == sentence { end += 1 }
      told = settle(index..<end, of: &findings, story, list)
      index = max(end, index + 1)
    }
    settleCounted(&findings)
    settleParts(&findings)
    checkFuture(&findings)
  }

  // MARK: The document

  private mutating func scan(through last: Int) {
    var scanner = TimeScanner(page: page, anchor: anchor, year: nil)
    // The event's time may stand a few sentences behind a headline.
    let limit = min(page.sentences.count, max(last + 1, 12))
    ranges.reserveCapacity(limit)
    for sentence in 0..<limit {
      let first = mentions.count
      scanner.scan(page.sentences[sentence], into: &mentions)
      if let dateline {
        // The day of a chronicle's entry is that of its events as well.
        mentions.removeAll(from: first) { [page] mention in
          (dateline.tokens.overlaps(mention.tokens) || Self.isRepeated(mention, dateline.date, page))
            && !mention.leads(page.sentences[sentence], in: page)
        }
      }
      ranges.append(first..<mentions.count)
    }
  }

  /// "Harran, March 8 (Pacific Wire - 8th Mar, 2023)": the text's own date once more.
  private static func isRepeated(_ mention: TimeMention, _ date: CivilDate, _ page: Page) -> Bool {
    let before = mention.tokens.lowerBound - 1
    return before > 0 && before < 80 && page.tokens[before].kind == .mark && mention.isExact
      && mention.when?.end == nil && mention.when?.start == date
  }

  /// The first time that tells when something happened, within ten days before the document or without a
  /// document's date at all.
  private func leadEvent() -> Int? {
    mentions.indices.first { isEvent(mentions[$0]) && !mentions[$0].isSaying } ?? saidEvent()
  }

  /// Where no time of the event is told, the day on which it was first spoken of, in the text's first sentences.
  private func saidEvent() -> Int? {
    guard anchor != nil, let first = ranges.prefix(4).first(where: { !$0.isEmpty }) else { return nil }
    return first.first { isEvent(mentions[$0]) }
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
    var scanner = TimeScanner(page: page, anchor: nil, year: nil)
    var found: [TimeMention] = []
    for sentence in page.sentences {
      scanner.scan(sentence, into: &found)
      if let start = found.first(where: { $0.sort == .since && $0.isExact })?.when?.start { return start }
      found.removeAll(keepingCapacity: true)
    }
    return nil
  }

  /// A line that ends with a colon puts its time over the lines below: "in the past 24 hours:".
  private func listTime(after sentence: Int, _ current: Int?) -> Int? {
    let range = page.sentences[sentence].tokens
    guard page.isMark(range.upperBound - 1, ":") else {
      if let heading = heading(sentence) { return heading }
      return isItem(page.sentences[sentence]) || current.map(isHeading) ?? false ? current : nil
    }
    return ranges[sentence].first
  }

  /// "24 August 2016": a line that is a day long past, and stands over an entry of a chronicle.
  private func heading(_ sentence: Int) -> Int? {
    let range = ranges[sentence]
    guard range.count == 1, page.sentences[sentence].isLine, let anchor,
      mentions[range.lowerBound].tokens == page.sentences[sentence].tokens,
      let days = mentions[range.lowerBound].when?.days(before: anchor), days > KindReader.recent
    else { return nil }
    return range.lowerBound
  }

  private func isHeading(_ mention: Int) -> Bool {
    guard let sentence = ranges.firstIndex(where: { $0.contains(mention) }) else { return false }
    return heading(sentence) == mention
  }

  /// A line of a list: it ends without a full stop, or begins with a bullet.
  private func isItem(_ sentence: Sentence) -> Bool {
    sentence.isLine || page.tokens[sentence.first].kind == .mark
  }

  // MARK: One sentence

  /// - Returns: The day that one of the claims tells as its own, if any does.
  private mutating func settle(
    _ group: Range<Int>, of findings: inout [Finding], _ story: Story, _ list: Int?
  ) -> Int? {
    var told: Int?

    let index = findings[group.lowerBound].sentence
    let sentence = page.sentences[index]
    let cues = SentenceCues(page, sentence)
    let kinds = KindReader(page: page)
    let link = TimeLink(page: page, mentions: mentions, sentence: sentence)
    for finding in group {
      let site = ClaimSite(findings, finding)
      var own = link.time(of: site, ranges[index])
      var since = link.since(of: site, ranges[index])
      if own == nil, since == nil, let list, isItem(sentence) || isHeading(list) {
        if mentions[list].sort == .since { since = list } else { own = list }
      }
      let around = KindReader.Circumstances(
        time: own.map { mentions[$0] }, since: since.map { mentions[$0] }, anchor: anchor,
        event: event.flatMap { mentions[$0].when }, isLead: index < 3)
      let decision = kinds.decide(site, sentence, cues, around)
      findings[finding].claim.kind = decision.kind
      note("kind", decision.rule, decision.token.map { $0..<$0 + 1 }, &findings[finding].claim)
      let isFixed = decision.rule == KindReader.measureRule
      let event = isFixed ? kinds.event(site, sentence, cues, around) : decision
      if let since, let start = mentions[since].when?.start {
        findings[finding].claim.epoch = start
        note("epoch", "time.since", mentions[since].tokens, &findings[finding].claim)
      }
      date(&findings[finding], event.kind, own, since, story, cues)
      if let own, mentions[own].sort == .on, mentions[own].isExact, !mentions[own].isSaying { told = own }
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

  private func date(
    _ finding: inout Finding, _ kind: ClaimKind, _ own: Int?, _ since: Int?, _ story: Story, _ cues: SentenceCues
  ) {
    if finding.claim.measure == .dayCount { return dateCount(&finding) }
    // When the court sat is not when people died.
    if kind == .background, finding.claim.evidence.last?.rule == KindReader.courtRule { return }
    if let own,
      !(kind == .cumulative
        && (runsOn(mentions[own]) || isOfEvent(mentions[own]) || isOvertaken(mentions[own], finding))),
      !(kind == .incident && isSaidLater(mentions[own], story))
    {
      guard let when = mentions[own].when else { return }
      finding.claim.asOf = when
      note("as_of", mentions[own].rule, mentions[own].tokens, &finding.claim)
      return
    }
    switch kind {
    case .cumulative, .stock:
      guard let anchor, !isEarlierFigure(finding) else { return }
      finding.claim.asOf = AsOf(anchor)
      note("as_of", "time.document", dateline?.tokens, &finding.claim)
    case .incident, .increment:
      guard let event = story.current ?? story.event, let when = mentions[event].when else { return }
      finding.claim.asOf = when
      note("as_of", "time.event", mentions[event].tokens, &finding.claim)
    default: return
    }
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
