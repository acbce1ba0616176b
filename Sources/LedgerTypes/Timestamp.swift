/// A moment in UTC, to the second, between the years 1 and 9999.
///
/// Written in one way only, `2026-11-24T05:42:00Z` (RFC 3339). Nothing here reads a clock: whoever runs the
/// program passes the time in.
public struct Timestamp: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// Seconds since 1970-01-01T00:00:00Z, without leap seconds.
  public let secondsSince1970: Int

  /// The moment, or nil outside the years 1…9999.
  public init?(secondsSince1970 seconds: Int) {
    guard CivilDate(daysSince1970: Self.day(of: seconds)) != nil else { return nil }
    secondsSince1970 = seconds
  }

  /// Reads RFC 3339 with `Z` or an offset (`2026-11-24T07:42:00+02:00`); a fraction of a second is cut off.
  ///
  /// Nil for anything else, also for a day that does not exist, hour 24 and second 60.
  public init?(rfc3339 text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 20, let date = CivilDate(iso: String(decoding: bytes[0..<10], as: UTF8.self)),
      let days = date.daysSince1970, [UInt8(ascii: "T"), UInt8(ascii: "t")].contains(bytes[10]),
      bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
      let hour = Self.number(bytes, 11), hour < 24, let minute = Self.number(bytes, 14), minute < 60,
      let second = Self.number(bytes, 17), second < 60
    else { return nil }
    var index = 19
    if bytes[index] == UInt8(ascii: ".") {
      let first = index + 1
      index = first
      while index < bytes.count, (48...57).contains(bytes[index]) { index += 1 }
      guard index > first else { return nil }
    }
    guard index < bytes.count, let offset = Self.offset(bytes[index...]) else { return nil }
    self.init(secondsSince1970: days * 86_400 + hour * 3_600 + minute * 60 + second - offset)
  }

  /// The day in UTC.
  public var date: CivilDate {
    guard let date = CivilDate(daysSince1970: Self.day(of: secondsSince1970)) else {
      preconditionFailure("a timestamp lies in the years 1 to 9999")
    }
    return date
  }

  /// RFC 3339 in UTC: `2026-11-24T05:42:00Z`.
  public var description: String {
    let second = secondsSince1970 - Self.day(of: secondsSince1970) * 86_400
    let date = date
    // Written in place: a ledger writes several times for each document.
    let template: StaticString = "0000-00-00T00:00:00Z"
    return String(unsafeUninitializedCapacity: 20) { buffer in
      for index in 0..<20 { buffer[index] = template.utf8Start[index] }
      func put(_ number: Int, at place: Int) {
        buffer[place] += UInt8(number / 10)
        buffer[place + 1] += UInt8(number % 10)
      }
      put(date.year / 100, at: 0)
      put(date.year % 100, at: 2)
      put(date.month ?? 1, at: 5)
      put(date.day ?? 1, at: 8)
      put(second / 3_600, at: 11)
      put(second / 60 % 60, at: 14)
      put(second % 60, at: 17)
      return 20
    }
  }

  /// Orders by time.
  public static func < (left: Timestamp, right: Timestamp) -> Bool {
    left.secondsSince1970 < right.secondsSince1970
  }

  private static func day(of seconds: Int) -> Int {
    seconds >= 0 ? seconds / 86_400 : -((86_399 - seconds) / 86_400)
  }

  private static func number(_ bytes: [UInt8], _ index: Int) -> Int? {
    guard index + 1 < bytes.count, (48...57).contains(bytes[index]), (48...57).contains(bytes[index + 1]) else {
      return nil
    }
    return Int(bytes[index] - 48) * 10 + Int(bytes[index + 1] - 48)
  }

  /// Seconds east of UTC of `Z` or `±hh:mm`.
  private static func offset(_ slice: ArraySlice<UInt8>) -> Int? {
    let bytes = Array(slice)
    if bytes == [UInt8(ascii: "Z")] || bytes == [UInt8(ascii: "z")] { return 0 }
    guard bytes.count == 6, bytes[3] == UInt8(ascii: ":"), let hour = number(bytes, 1), hour < 24,
      let minute = number(bytes, 4), minute < 60
    else { return nil }
    switch bytes[0] {
    case UInt8(ascii: "+"): return hour * 3_600 + minute * 60
    case UInt8(ascii: "-"): return -(hour * 3_600 + minute * 60)
    default: return nil
    }
  }
}
