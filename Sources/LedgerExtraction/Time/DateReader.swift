import LedgerTypes

/// Reads calendar dates that begin at a token: "20 October 2016", "Oct 20", "May 2011", "2 to 3 May 2018",
/// "24-08-2014".
///
/// Days that do not exist are refused. Dates in figures alone are read when their order is sure: year first, a
/// number that can be no month, or dashes and dots, with which no locale writes the month first (Unicode CLDR);
/// "03/04/2026" is left alone.
struct DateReader {
  /// A date as the words give it; the year may be missing, and the day.
  struct Reading {
    var end: Int
    var year: Int?
    var month: Int?
    var day: Int?
    /// The last day of a range, with its month.
    var lastDay: (month: Int, day: Int)?

    /// The date or interval, when the year is known.
    func dated(in year: Int) -> AsOf? {
      guard let first = CivilDate(year: year, month: month, day: day) else { return nil }
      guard let lastDay else { return AsOf(first) }
      guard let last = CivilDate(year: year, month: lastDay.month, day: lastDay.day), first < last else { return nil }
      return AsOf(first, through: last)
    }

    /// The same, when the words give the year.
    var dated: AsOf? { year.flatMap(dated(in:)) }
  }

  let page: Page
  let limit: Int

  /// Whether a date, or its weekday, can begin at the token; next to no word gets further.
  @inline(__always)
  static func mayStart(_ page: Page, _ token: Int) -> Bool {
    page.tokens[token].kind == .digits || !page.classes(token).isDisjoint(with: [.weekday, .month, .ordinal])
  }

  /// Whether the digits at the token may be a date, the day of one, or a year, by their form and what follows.
  func mayBeTime(_ token: Int) -> Bool {
    let count = page.tokens[token].count
    if count == 4 || count >= 8 { return true }
    let next = token + 1
    guard next < limit else { return false }
    // A month or its name in another calendar, "/", "-", "to 3 May", "of May".
    return page.tokens[next].isCapital || page.tokens[next].kind == .mark || page.isWord(next, "of")
      || page.isWord(next, "to") || page.isWord(next, "and")
  }

  /// Whether a date in figures alone may begin at the digits.
  func mayBeFigures(_ token: Int) -> Bool {
    let next = token + 1
    return (8...10).contains(page.tokens[token].count)
      || token + 4 < limit && page.tokens[next + 1].kind == .digits && page.tokens[next + 3].kind == .digits
        && (page.isMark(next, "-") || page.isMark(next, "/"))
  }

  /// The date at `token`; months without a day are dates only where the caller knows them to be.
  func read(_ token: Int) -> Reading? {
    guard token < limit else { return nil }
    if page.tokens[token].kind == .digits {
      return dayFirst(token) ?? (mayBeFigures(token) ? figures(token) : nil)
    }
    if let month = month(token) { return monthFirst(token, month) }
    return page.classes(token).contains(.ordinal) ? dayFirst(token) : nil
  }

  // MARK: Parts

  /// The month that the token names; "may", "march" and their like only with a capital.
  func month(_ token: Int) -> Int? {
    guard token < limit, page.tokens[token].kind == .word, page.classes(token).contains(.month),
      page.tokens[token].isCapital || page.tokens[token].flags.contains(.hyphenated)
    else { return nil }
    let value = page.lexeme(token).value
    return (1...12).contains(value) ? value : nil
  }

  /// The day of a month, 1…31: "7", "7th", "seventh".
  func day(_ token: Int) -> Int? {
    guard token < limit else { return nil }
    if page.tokens[token].kind == .word {
      guard page.classes(token).contains(.ordinal), !page.classes(token).contains(.timeUnit) else { return nil }
      let value = page.lexeme(token).value
      return (1...31).contains(value) ? value : nil
    }
    guard page.tokens[token].kind == .digits else { return nil }
    let (value, digits, rest) = digits(token)
    guard digits <= 2, (1...31).contains(value) else { return nil }
    guard rest > 0 else { return value }
    let end = Int(page.tokens[token].end)
    guard rest == 2 else { return nil }
    switch (page.bytes[end - 2] | 0x20, page.bytes[end - 1] | 0x20) {
    case (UInt8(ascii: "s"), UInt8(ascii: "t")), (UInt8(ascii: "n"), UInt8(ascii: "d")),
      (UInt8(ascii: "r"), UInt8(ascii: "d")), (UInt8(ascii: "t"), UInt8(ascii: "h")):
      return value
    default: return nil
    }
  }

  /// A year of four digits, 1800…2100.
  func year(_ token: Int) -> Int? {
    guard token < limit, page.tokens[token].kind == .digits, page.tokens[token].count == 4 else { return nil }
    let (value, digits, _) = digits(token)
    return digits == 4 && (1_800...2_100).contains(value) ? value : nil
  }

  /// The token after a date of another calendar, "12 Ramadan 1445", "1 Nisan 5784": a time that is not converted.
  ///
  /// The year tells it from other figures: of the lunar and solar Hijri calendars, or of the Hebrew one.
  func foreign(_ token: Int) -> Int? {
    guard token + 1 < limit, page.tokens[token].kind == .digits, page.tokens[token + 1].isCapital,
      day(token) != nil
    else { return nil }
    var next = token + 1
    while next < limit, next <= token + 4, page.tokens[next].kind == .word || page.isMark(next, "-") { next += 1 }
    guard next > token + 1, next < limit, month(token + 1) == nil,
      page.tokens[next].kind == .digits, page.tokens[next].count == 4
    else { return nil }
    let (year, count, _) = digits(next)
    return count == 4 && ((1_300...1_500).contains(year) || (5_700...5_900).contains(year)) ? next + 1 : nil
  }

  /// The leading ASCII digits of a token: their value, how many, and how many bytes follow.
  private func digits(_ token: Int) -> (value: Int, count: Int, rest: Int) {
    var value = 0
    var count = 0
    let range = page.tokens[token].range
    for position in range {
      let byte = page.bytes[position] &- 48
      guard byte < 10, count < 9 else { break }
      value = value * 10 + Int(byte)
      count += 1
    }
    return (value, count, range.count - count)
  }

  /// A dash or hyphen between two days.
  private func isDash(_ token: Int) -> Bool {
    guard token < limit, page.tokens[token].kind == .mark else { return false }
    if page.isMark(token, "-") { return true }
    let start = Int(page.tokens[token].start)
    return page.bytes[start] == 0xE2 && page.bytes[start + 1] == 0x80 && (0x90...0x95).contains(page.bytes[start + 2])
  }

  private func joinsDays(_ token: Int) -> Bool {
    guard token < limit else { return false }
    return isDash(token) || page.isWord(token, "to") || page.isWord(token, "and") || page.isMark(token, "/")
  }

  // MARK: Orders

  private func monthFirst(_ token: Int, _ month: Int) -> Reading {
    var reading = Reading(end: token + 1, month: month)
    var next = token + 1
    guard next < limit, mayGoOn(next) else { return reading }
    // "Oct. 20", but "In July. 20 people": a day follows an abbreviation only.
    if next + 1 < limit, page.tokens[next].kind == .stop, page.tokens[token].count <= 4, day(next + 1) != nil {
      next += 1
    }
    if next + 1 < limit, page.isWord(next, "the"), page.tokens[next + 1].kind == .digits, day(next + 1) != nil {
      next += 1
    }
    if let year = year(next) {
      reading.year = year
      reading.end = next + 1
      return reading
    }
    if next + 1 < limit, page.isMark(next, ","), let year = year(next + 1) {
      reading.year = year
      reading.end = next + 2
      return reading
    }
    if let glued = gluedDayAndYear(next) {
      return Reading(end: next + 1, year: glued.year, month: month, day: glued.day)
    }
    guard let day = day(next), CivilDate(year: 2_000, month: month, day: day) != nil else { return reading }
    // "In March 20 people": a day that counts people is none, but "on" asks for a day.
    if page.tokens[next].kind == .digits, next + 1 < limit, token == 0 || !page.isWord(token - 1, "on"),
      !page.classes(next + 1).isDisjoint(with: [.personPlural, .be, .participle])
    {
      return reading
    }
    reading.day = day
    next += 1
    if next + 1 < limit, joinsDays(next) {
      if let last = self.day(next + 1), last > day {
        reading.lastDay = (month, last)
        next += 2
      } else if let lastMonth = self.month(next + 1), let last = self.day(next + 2) {
        reading.lastDay = (lastMonth, last)
        next += 3
      }
    }
    reading.end = next
    readYear(after: next, into: &reading)
    return reading
  }

  /// Whether a month's day or year can follow at the token.
  private func mayGoOn(_ token: Int) -> Bool {
    switch page.tokens[token].kind {
    case .digits, .stop: true
    case .mark: page.isMark(token, ",")
    case .word: page.isWord(token, "the") || page.classes(token).contains(.ordinal)
    default: false
    }
  }

  private func dayFirst(_ token: Int) -> Reading? {
    guard page.tokens[token].count <= 4 || page.tokens[token].kind == .word, let day = day(token) else { return nil }
    var next = token + 1
    var lastDay: Int?
    if next + 1 < limit, joinsDays(next), let last = self.day(next + 1), last > day {
      lastDay = last
      next += 2
    }
    if next < limit, page.isWord(next, "of") { next += 1 }
    guard let month = month(next), CivilDate(year: 2_000, month: month, day: day) != nil else { return nil }
    var reading = Reading(end: next + 1, month: month, day: day, lastDay: lastDay.map { (month, $0) })
    next += 1
    if lastDay == nil, next + 2 < limit, joinsDays(next), let last = self.day(next + 1),
      let lastMonth = self.month(next + 2)
    {
      reading.lastDay = (lastMonth, last)
      reading.end = next + 3
      next += 3
    }
    readYear(after: next, into: &reading)
    return reading
  }

  private func readYear(after token: Int, into reading: inout Reading) {
    var next = token
    if next + 1 < limit, page.isMark(next, ",") || page.tokens[next].kind == .stop { next += 1 }
    guard let year = year(next) else { return }
    reading.year = year
    reading.end = next + 1
  }

  /// "Aug 142016": a day and a year whose comma and space were lost.
  private func gluedDayAndYear(_ token: Int) -> (day: Int, year: Int)? {
    guard token < limit, page.tokens[token].kind == .digits, (5...6).contains(page.tokens[token].count) else {
      return nil
    }
    let (value, count, rest) = digits(token)
    guard rest == 0, count >= 5, (1_800...2_100).contains(value % 10_000), (1...31).contains(value / 10_000) else {
      return nil
    }
    return (value / 10_000, value % 10_000)
  }

  /// "2023-12-22", "24-08-2014", "24/08/2014", "24.08.2014".
  private func figures(_ token: Int) -> Reading? {
    guard page.tokens[token].kind == .digits else { return nil }
    if let dotted = dotted(token) { return dotted }
    guard token + 4 < limit, page.tokens[token + 2].kind == .digits, page.tokens[token + 4].kind == .digits else {
      return nil
    }
    let isDashed = page.isMark(token + 1, "-") && page.isMark(token + 3, "-")
    guard isDashed || page.isMark(token + 1, "/") && page.isMark(token + 3, "/") else { return nil }
    for part in (token + 1)...(token + 4) where page.tokens[part].flags.contains(.spaceBefore) { return nil }
    let first = digits(token)
    let second = digits(token + 2)
    let third = digits(token + 4)
    guard first.rest == 0, second.rest == 0, third.rest == 0, second.count <= 2 else { return nil }
    if first.count == 4, third.count <= 2 { return checked(first.value, second.value, third.value, end: token + 5) }
    guard first.count <= 2, third.count == 4 else { return nil }
    return ordered(first.value, second.value, third.value, isDayFirst: isDashed, end: token + 5)
  }

  private func dotted(_ token: Int) -> Reading? {
    let range = page.tokens[token].range
    guard (8...10).contains(range.count) else { return nil }
    var day = 0
    var month = 0
    var part = 0
    var dots = 0
    for position in range {
      let byte = page.bytes[position]
      if byte == UInt8(ascii: ".") {
        (day, month, part) = (month, part, 0)
        dots += 1
      } else {
        guard byte &- 48 < 10 else { return nil }
        part = part * 10 + Int(byte - 48)
      }
    }
    guard dots == 2, part > 999 else { return nil }
    return ordered(day, month, part, isDayFirst: true, end: token + 1)
  }

  private func ordered(_ first: Int, _ second: Int, _ year: Int, isDayFirst: Bool, end: Int) -> Reading? {
    if second > 12 { return checked(year, first, second, end: end) }
    guard isDayFirst || first > 12 || first == second else { return nil }
    return checked(year, second, first, end: end)
  }

  private func checked(_ year: Int, _ month: Int, _ day: Int, end: Int) -> Reading? {
    guard (1_800...2_100).contains(year), CivilDate(year: year, month: month, day: day) != nil else { return nil }
    return Reading(end: end, year: year, month: month, day: day)
  }
}
