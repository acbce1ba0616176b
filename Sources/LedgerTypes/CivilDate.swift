/// A day of the proleptic Gregorian calendar, or only its year, or its year and month.
///
/// Written as ISO 8601 does: `2023-12-22`, `2012-08`, `2014`.
public struct CivilDate: Hashable, Sendable, Comparable, CustomStringConvertible {
  // Four bytes: claims and mentions of times hold several dates each. Zero stands for what is not known.
  @usableFromInline let storedYear: Int16
  @usableFromInline let storedMonth: UInt8
  @usableFromInline let storedDay: UInt8

  /// 1…9999.
  @inlinable public var year: Int { Int(storedYear) }
  /// 1…12, or nil when only the year is known.
  @inlinable public var month: Int? { storedMonth == 0 ? nil : Int(storedMonth) }
  /// 1…31, or nil when the day is not known.
  @inlinable public var day: Int? { storedDay == 0 ? nil : Int(storedDay) }

  /// The date, or nil when there is no such day (29 February 2025, month 13, year 0).
  public init?(year: Int, month: Int? = nil, day: Int? = nil) {
    guard (1...9999).contains(year) else { return nil }
    if let month {
      guard (1...12).contains(month) else { return nil }
      if let day { guard day >= 1 && day <= Self.days(inMonth: month, of: year) else { return nil } }
    } else if day != nil {
      return nil
    }
    storedYear = Int16(year)
    storedMonth = UInt8(month ?? 0)
    storedDay = UInt8(day ?? 0)
  }

  /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, and takes the day of an RFC 3339 time; nil for anything else.
  public init?(iso text: some StringProtocol) {
    let bytes = Array(text.utf8)
    func number(_ range: Range<Int>) -> Int? {
      var value = 0
      for index in range {
        guard index < bytes.count, bytes[index] >= 48, bytes[index] <= 57 else { return nil }
        value = value * 10 + Int(bytes[index] - 48)
      }
      return value
    }
    let dash = UInt8(ascii: "-")
    guard let year = number(0..<4) else { return nil }
    if bytes.count == 4 {
      self.init(year: year)
      return
    }
    guard bytes.count >= 7, bytes[4] == dash, let month = number(5..<7) else { return nil }
    if bytes.count == 7 {
      self.init(year: year, month: month)
      return
    }
    guard bytes.count >= 10, bytes[7] == dash, let day = number(8..<10) else { return nil }
    if bytes.count > 10 {
      // A time of the day has to be one, so that "24:00" and ":60" do not pass for this day.
      guard [UInt8(ascii: "T"), UInt8(ascii: "t"), 32].contains(bytes[10]), let hour = number(11..<13), hour < 24,
        bytes.count >= 16, bytes[13] == UInt8(ascii: ":"), let minute = number(14..<16), minute < 60
      else { return nil }
      if bytes.count > 16, bytes[16] == UInt8(ascii: ":") {
        guard let second = number(17..<19), second < 60 else { return nil }
      }
    }
    self.init(year: year, month: month, day: day)
  }

  /// The day that lies `number` days after 1970-01-01; nil outside the years 1…9999.
  public init?(daysSince1970 number: Int) {
    // Days to civil date by eras of 400 years; H. Hinnant, "chrono-Compatible Low-Level Date Algorithms".
    guard (-719_162...2_932_896).contains(number) else { return nil }
    let shifted = number + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    self.init(
      year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
      day: dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  /// Days since 1970-01-01, when the day is known.
  public var daysSince1970: Int? {
    guard let month, let day else { return nil }
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = shiftedYear / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// The day of the week, 1 for Monday … 7 for Sunday (ISO 8601), when the day is known.
  public var weekday: Int? {
    daysSince1970.map { (($0 % 7) + 7 + 3) % 7 + 1 }
  }

  /// The date `days` later (earlier when negative); nil when the day is not known.
  public func adding(days: Int) -> CivilDate? {
    daysSince1970.flatMap { CivilDate(daysSince1970: $0 + days) }
  }

  /// ISO 8601, as precise as the date is.
  public var description: String {
    // Written in place: a ledger writes dates for each claim.
    String(unsafeUninitializedCapacity: 10) { buffer in
      func put(_ number: Int, at place: Int) {
        buffer[place] = 48 + UInt8(number / 10)
        buffer[place + 1] = 48 + UInt8(number % 10)
      }
      put(year / 100, at: 0)
      put(year % 100, at: 2)
      guard let month else { return 4 }
      buffer[4] = UInt8(ascii: "-")
      put(month, at: 5)
      guard let day else { return 7 }
      buffer[7] = UInt8(ascii: "-")
      put(day, at: 8)
      return 10
    }
  }

  /// Orders by year, month, day; a less precise date comes before the days that it contains.
  public static func < (left: CivilDate, right: CivilDate) -> Bool {
    (left.storedYear, left.storedMonth, left.storedDay) < (right.storedYear, right.storedMonth, right.storedDay)
  }

  /// How many days the month has.
  public static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

/// The time that a figure holds for: a date, or an interval of dates with both ends included.
public struct AsOf: Hashable, Sendable, CustomStringConvertible {
  /// The date, or the first one of the interval.
  public let start: CivilDate
  /// The last date of the interval; of a single date, this one.
  @usableFromInline let last: CivilDate

  /// The last date of the interval, or nil when it is a single date.
  @inlinable public var end: CivilDate? { last == start ? nil : last }

  /// A date, or an interval when `end` is given and differs.
  @inlinable
  public init(_ start: CivilDate, through end: CivilDate? = nil) {
    self.start = start
    last = end ?? start
  }

  /// ISO 8601: `2023-12-22`, or `1957-11-07/1957-11-08`.
  public var description: String { end.map { "\(start)/\($0)" } ?? "\(start)" }
}
