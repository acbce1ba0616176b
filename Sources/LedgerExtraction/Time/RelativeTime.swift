import LedgerTypes

/// Dates expressions around a unit of time: "in the past 24 hours", "last week", "this morning", "three days
/// ago", "the previous day", "over the weekend".
///
/// Weeks and months that are only counted ("two months ago") stay undated: the words decide no day.
struct RelativeTime {
  let page: Page
  let anchor: CivilDate?
  /// The day or interval that the text named last.
  let latest: AsOf?

  private enum Span { case hours, day, dayPart, week, weekend, month, year, none }

  /// The expression whose unit stands at `token`, or nil when the unit only measures something.
  func read(_ token: Int, _ sentence: Sentence) -> TimeMention? {
    let unit = unit(token)
    guard unit != .none, token > sentence.first else { return nil }
    if let window = window(token, unit, sentence) { return window }
    if let ago = shifted(token, unit, sentence) { return ago }
    let before = token - 1
    if unit == .year, let half = half(before), half >= sentence.first {
      let year = anchor.flatMap { CivilDate(year: $0.year) }
      return TimeMention(tokens: half..<token + 1, sort: .period, when: year.map { AsOf($0) })
    }
    // "Friday morning" has its day already.
    if unit == .dayPart, page.classes(before).contains(.weekday) { return nil }
    if page.isWord(before, "this") { return this(unit, before..<token + 1) }
    if page.isWord(before, "last") { return last(unit, before..<token + 1) }
    if unit == .weekend, page.isWord(before, "the") { return last(unit, before..<token + 1) }
    if unit == .day || unit == .dayPart { return anaphor(token, sentence) }
    return nil
  }

  /// Where "half of the year", "quarter of this year" begins, whose word before the unit is `before`.
  private func half(_ before: Int) -> Int? {
    let noun = before - 2
    guard noun > 0, page.isWord(before, "the") || page.isWord(before, "this"), page.isWord(before - 1, "of"),
      page.isWord(noun, "half") || page.isWord(noun, "quarter") || page.isWord(noun, "months")
    else { return nil }
    return noun
  }

  private func unit(_ token: Int) -> Span {
    if page.isWord(token, "hours") || page.isWord(token, "hour") { return .hours }
    if page.isWord(token, "day") || page.isWord(token, "days") { return .day }
    if page.isWord(token, "morning") || page.isWord(token, "night") || page.isWord(token, "evening")
      || page.isWord(token, "afternoon")
    {
      return .dayPart
    }
    if page.isWord(token, "week") || page.isWord(token, "weeks") { return .week }
    if page.isWord(token, "weekend") { return .weekend }
    if page.isWord(token, "month") || page.isWord(token, "months") { return .month }
    if page.isWord(token, "year") || page.isWord(token, "years") { return .year }
    return .none
  }

  // MARK: Windows

  /// "in the past 24 hours", "over the last two days", "in 24 hours of bombardment", "in the past week".
  private func window(_ token: Int, _ unit: Span, _ sentence: Sentence) -> TimeMention? {
    guard unit != .dayPart, unit != .weekend else { return nil }
    var first = token - 1
    let count = number(first)
    let isVague = page.isWord(first, "several") || page.isWord(first, "few")
    if count != nil || isVague { first -= 1 }
    guard first >= sentence.first else { return nil }
    let isPast =
      page.isWord(first, "past") || page.isWord(first, "previous") || page.isWord(first, "last")
      || page.isWord(first, "recent") || page.isWord(first, "preceding")
    if isPast, count == nil,
      unit == .hours || page.isWord(first, "last") || unit == .day && !page.isWord(first, "past")
    {
      return nil
    }
    let isSpent = token + 1 < sentence.end && page.isWord(token + 1, "of")
    if unit == .day, let start = singleDay(first, count), start >= sentence.first {
      return TimeMention(tokens: start..<token + 1, sort: .window, when: stretch(unit, 1))
    }
    guard isPast || (count != nil && isWithin(first) && (unit == .hours || unit == .day && isSpent)) else { return nil }
    guard unit != .hours || count != nil else { return nil }
    return TimeMention(tokens: first..<token + 1, sort: .window, when: isVague ? nil : stretch(unit, count ?? 1))
  }

  /// Where "in one day", "in a single day", "in a day" begins, whose word before the unit or its count is `first`.
  private func singleDay(_ first: Int, _ count: Int?) -> Int? {
    if count == 1, isWithin(first) { return first }
    var article = first
    if count == nil, page.isWord(article, "single") { article -= 1 }
    guard count == nil, article > 0, page.isWord(article, "a"), isWithin(article - 1) else { return nil }
    return article - 1
  }

  /// "in 24 hours", "within 48 hours", "in two days of clashes".
  private func isWithin(_ token: Int) -> Bool { page.isWord(token, "in") || page.isWord(token, "within") }

  /// From so long ago to the document's day; a length told only in months or years decides no days.
  private func stretch(_ unit: Span, _ count: Int) -> AsOf? {
    guard let anchor, anchor.day != nil else { return nil }
    let days: Int
    switch unit {
    case .hours: days = (count + 23) / 24
    case .day: days = count
    case .week: days = 7 * count
    default: return nil
    }
    return anchor.adding(days: -days).map { AsOf($0, through: anchor) }
  }

  /// A count before a unit: digits or one number word.
  private func number(_ token: Int) -> Int? {
    guard token >= 0 else { return nil }
    if page.tokens[token].kind == .digits {
      guard let value = DigitReader(bytes: page.bytes).read(page.tokens[token].range)?.value.wholeNumber else {
        return nil
      }
      return (1...400).contains(value) ? value : nil
    }
    guard page.tokens[token].kind == .word, page.classes(token).contains(.numberWord) else { return nil }
    let value = page.lexeme(token).value
    return (1...400).contains(value) ? value : nil
  }

  // MARK: Shifts

  /// "three days ago", "a day earlier", "two days later".
  private func shifted(_ token: Int, _ unit: Span, _ sentence: Sentence) -> TimeMention? {
    guard token + 1 < sentence.end else { return nil }
    let after = token + 1
    let isAgo = page.isWord(after, "ago")
    let isEarlier = page.isWord(after, "earlier") || page.isWord(after, "before")
    guard isAgo || isEarlier || page.isWord(after, "later") else { return nil }
    let count =
      number(token - 1)
      ?? (page.isWord(token - 1, "a") || page.isWord(token - 1, "one") || page.isWord(token - 1, "the") ? 1 : nil)
    let tokens = token - 1..<after + 1
    // "two hours later": on the day that the text tells of.
    if unit == .hours, count ?? 24 < 24 { return nil }
    guard let count, unit == .day else { return TimeMention(tokens: tokens, sort: .on, when: nil, isAnaphor: true) }
    let base = isAgo ? anchor : (latest?.start ?? anchor)
    let shift = isAgo || isEarlier ? -count : count
    return TimeMention(
      tokens: tokens, sort: .on, when: base?.adding(days: shift).map { AsOf($0) }, isAnaphor: true)
  }

  /// "this morning", "this week", "earlier this month", "this year".
  private func this(_ unit: Span, _ tokens: Range<Int>) -> TimeMention? {
    guard let anchor else { return TimeMention(tokens: tokens, sort: .on, when: nil) }
    switch unit {
    case .dayPart:
      return TimeMention(tokens: tokens, sort: .on, when: anchor.day != nil ? AsOf(anchor) : nil)
    case .week:
      let monday = anchor.latest(weekday: 1)
      return TimeMention(tokens: tokens, sort: .period, when: monday.map { AsOf($0, through: anchor) })
    case .month: return TimeMention(tokens: tokens, sort: .period, when: anchor.wholeMonth.map { AsOf($0) })
    case .year:
      // "so far this year": a count that runs up to the report.
      let isRunning = tokens.lowerBound > 1 && page.isWord(tokens.lowerBound - 1, "far")
      if isRunning { return TimeMention(tokens: tokens, sort: .by, when: anchor.day != nil ? AsOf(anchor) : nil) }
      return TimeMention(tokens: tokens, sort: .period, when: CivilDate(year: anchor.year).map { AsOf($0) })
    default: return nil
    }
  }

  /// "last night", "last week" (Monday to Sunday, ISO 8601), "last month", "last year", "the weekend".
  private func last(_ unit: Span, _ tokens: Range<Int>) -> TimeMention? {
    guard let anchor else { return TimeMention(tokens: tokens, sort: .on, when: nil) }
    switch unit {
    case .dayPart: return TimeMention(tokens: tokens, sort: .on, when: anchor.adding(days: -1).map { AsOf($0) })
    case .week:
      let sunday = anchor.adding(days: -1)?.latest(weekday: 7)
      let days = anchor.weekday == 7 ? anchor.adding(days: -7) : sunday
      return TimeMention(tokens: tokens, sort: .period, when: week(endingOn: days))
    case .weekend:
      let sunday = anchor.latest(weekday: 7)
      return TimeMention(
        tokens: tokens, sort: .on,
        when: sunday.flatMap { last in last.adding(days: -1).map { AsOf($0, through: last) } })
    case .month: return TimeMention(tokens: tokens, sort: .period, when: anchor.previousMonth.map { AsOf($0) })
    case .year:
      return TimeMention(tokens: tokens, sort: .period, when: CivilDate(year: anchor.year - 1).map { AsOf($0) })
    default: return nil
    }
  }

  private func week(endingOn sunday: CivilDate?) -> AsOf? {
    sunday.flatMap { last in last.adding(days: -6).map { AsOf($0, through: last) } }
  }

  // MARK: Pointing back

  /// "the same day", "that day", "the previous day", "the next day", "the day before".
  private func anaphor(_ token: Int, _ sentence: Sentence) -> TimeMention? {
    let before = token - 1
    // "in previous days" is no day.
    guard !page.isWord(token, "days") else { return nil }
    let shift: Int
    if page.isWord(before, "same") || page.isWord(before, "that") {
      shift = 0
    } else if page.isWord(before, "previous") || page.isWord(before, "preceding") {
      shift = -1
    } else if page.isWord(before, "next") || page.isWord(before, "following") {
      shift = 1
    } else if page.isWord(before, "the"), before > sentence.first {
      // "earlier in the day", "earlier on the day"
      guard page.isWord(before - 1, "in") || page.isWord(before - 1, "on"), before - 1 > sentence.first,
        page.isWord(before - 2, "earlier") || page.isWord(before - 2, "later")
      else { return nil }
      shift = 0
    } else {
      return nil
    }
    guard let day = latest?.start ?? anchor, day.day != nil else {
      return TimeMention(tokens: before..<token + 1, sort: .on, when: nil, isAnaphor: true)
    }
    return TimeMention(
      tokens: before..<token + 1, sort: .on, when: day.adding(days: shift).map { AsOf($0) }, isAnaphor: true)
  }
}
