import LedgerTypes

/// An expression of time in the text, dated as far as the document allows.
struct TimeMention {
  enum Sort: UInt8 {
    /// "on Friday", "7 October", "yesterday": when something happened.
    case on
    /// "in 2014", "last month", "in July": a stretch that something fell into.
    case period
    /// "in the past 24 hours": a stretch that ends with the report.
    case window
    /// "since March 2011", "the war that began in 2011": where a count starts.
    case since
    /// "by 8 May", "as of Saturday": where a count stands.
    case by
  }

  let tokens: Range<Int>
  var sort: Sort
  /// Nil for a time that nothing here can date ("three months ago" without a dateline).
  var when: AsOf?
  /// Whether it tells when somebody spoke, not when something happened: "said on Friday".
  var isSaying = false
  /// Whether it points back to another time of the text ("the same day").
  var isAnaphor = false

  /// Whether it only names an event: "the 2006 heat wave".
  var isAttributive = false

  /// Whether the day is known, or both days of an interval.
  var isExact: Bool { when?.start.day != nil }
}

extension CivilDate {
  /// The last day on the weekday `weekday` (1 Monday … 7 Sunday) that is not after this day.
  func latest(weekday: Int) -> CivilDate? {
    guard let own = self.weekday else { return nil }
    return adding(days: -((own - weekday + 7) % 7))
  }

  /// The last month `month` that is not after this date's own.
  func latest(month: Int) -> CivilDate? {
    guard let own = self.month else { return CivilDate(year: year, month: month) }
    return CivilDate(year: month <= own ? year : year - 1, month: month)
  }

  /// The month before this date's own.
  var previousMonth: CivilDate? {
    guard let month else { return nil }
    return month == 1 ? CivilDate(year: year - 1, month: 12) : CivilDate(year: year, month: month - 1)
  }

  /// The date without its day.
  var wholeMonth: CivilDate? { CivilDate(year: year, month: month) }

  /// The last day of this date's month.
  var endOfMonth: CivilDate? {
    guard let month else { return nil }
    return CivilDate(year: year, month: month, day: Self.days(inMonth: month, of: year))
  }

  /// The first day that the date may mean.
  var firstDay: CivilDate? { day != nil ? self : CivilDate(year: year, month: month ?? 1, day: 1) }

  /// The last day that the date may mean.
  var lastDay: CivilDate? {
    day != nil ? self : (month != nil ? endOfMonth : CivilDate(year: year, month: 12, day: 31))
  }
}

extension AsOf {
  /// How many days lie from the end of this time to `date`, negative when it lies after it; nil when one is unknown.
  func days(before date: CivilDate) -> Int? {
    guard let own = (end ?? start).lastDay?.daysSince1970, let other = date.daysSince1970 else { return nil }
    return other - own
  }
}

extension TimeMention {
  /// Whether a sentence begins with the day and a colon or dash, as the entries of a chronicle do.
  func leads(_ sentence: Sentence, in page: Page) -> Bool {
    let end = tokens.upperBound
    guard isExact, end + 1 < sentence.end, page.tokens[end].kind == .mark else { return false }
    let isBulleted = tokens.lowerBound == sentence.first + 1 && page.tokens[sentence.first].kind == .mark
    guard tokens.lowerBound == sentence.first || isBulleted else { return false }
    return page.isMark(end, ":") || page.isMark(end, "-") && page.tokens[end + 1].flags.contains(.spaceBefore)
      || page.bytes[Int(page.tokens[end].start)] == 0xE2
  }

  /// The name of the rule that a claim dated by this expression goes by.
  var rule: String {
    if isSaying { return "time.said" }
    switch sort {
    case .on: return "time.day"
    case .period: return "time.period"
    case .window: return "time.window"
    case .since: return "time.since"
    case .by: return "time.by"
    }
  }
}
