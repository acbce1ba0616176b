import LedgerTypes

/// Reads the digits of one token, with any usual separators, as an exact number.
struct DigitReader {
  enum Grouping { case none, good, ambiguous, bad }

  /// A number has at most so many digits; a longer one is no claim.
  static let mostDigits = 18

  struct Reading {
    var value: ExactDecimal
    var grouping: Grouping
    /// Bytes after the digits: letters that have grown on.
    var suffix: Range<Int>
    /// How many digits stand before any fraction.
    var wholeDigits: Int
  }

  let bytes: [UInt8]

  /// The number that starts at `range.lowerBound`, or nil when its separators make no number or it is too long.
  ///
  /// English and Indian grouping ("1,00,000"), spaces and apostrophes are grouping; a full stop is the decimal
  /// point, unless it stands more than once or before exactly three digits, where the reading is ambiguous.
  func read(_ range: Range<Int>) -> Reading? { plain(range) ?? thousands(range) ?? separated(range) }

  /// ASCII digits alone, as most numbers are, with any letters behind them.
  private func plain(_ range: Range<Int>) -> Reading? {
    var position = range.lowerBound
    var value = 0
    while position < range.upperBound, position - range.lowerBound < Self.mostDigits, bytes[position] &- 48 < 10 {
      value = value * 10 + Int(bytes[position] &- 48)
      position += 1
    }
    guard position > range.lowerBound else { return nil }
    if position < range.upperBound {
      let next = bytes[position]
      guard next < 0x80, !(next &- 48 < 10), Scalar.separatorCount(bytes, at: position) == nil else { return nil }
    }
    return Reading(
      value: ExactDecimal(value), grouping: .none, suffix: position..<range.upperBound,
      wholeDigits: position - range.lowerBound)
  }

  /// "61,162", "1,234,567": groups of three set apart by commas and nothing else, as most long numbers are written.
  private func thousands(_ range: Range<Int>) -> Reading? {
    var position = range.lowerBound
    var value = 0
    while position < range.upperBound, position - range.lowerBound < 3, bytes[position] &- 48 < 10 {
      value = value * 10 + Int(bytes[position] &- 48)
      position += 1
    }
    guard value > 0, position < range.upperBound, (range.upperBound - position) % 4 == 0 else { return nil }
    var digits = position - range.lowerBound
    while position < range.upperBound {
      guard bytes[position] == UInt8(ascii: ","), digits + 3 <= Self.mostDigits else { return nil }
      for place in position + 1...position + 3 {
        guard bytes[place] &- 48 < 10 else { return nil }
        value = value * 10 + Int(bytes[place] &- 48)
      }
      digits += 3
      position += 4
    }
    return Reading(
      value: ExactDecimal(value), grouping: .good, suffix: position..<position, wholeDigits: digits)
  }

  private func separated(_ range: Range<Int>) -> Reading? {
    var groups: [(digits: Int, value: Int, separator: UInt8)] = []
    var position = range.lowerBound
    var digits = 0
    var separator: UInt8 = 0
    var script: UInt8 = 0
    while position < range.upperBound {
      var value = 0
      var count = 0
      while position < range.upperBound, let length = Scalar.digitCount(bytes, at: position) {
        let own: UInt8 = bytes[position] < 0x80 ? 1 : bytes[position]
        // Digits of two scripts are no number (they may be made to deceive).
        if script != 0, script != own { return nil }
        script = own
        digits += 1
        guard digits <= Self.mostDigits else { return nil }
        value = value * 10 + Scalar.digitValue(bytes, at: position)
        count += 1
        position += length
      }
      groups.append((count, value, separator))
      guard position < range.upperBound, let length = Scalar.separatorCount(bytes, at: position),
        position + length < range.upperBound, Scalar.digitCount(bytes, at: position + length) != nil
      else { break }
      separator = kind(at: position)
      position += length
    }
    guard let first = groups.first else { return nil }
    if groups.count == 1 {
      return Reading(
        value: ExactDecimal(first.value), grouping: .none, suffix: position..<range.upperBound,
        wholeDigits: first.digits)
    }
    return grouped(groups, suffix: position..<range.upperBound)
  }

  /// Whether more digits stand in the token than a number may have.
  func isTooLong(_ range: Range<Int>) -> Bool {
    guard range.count > Self.mostDigits else { return false }
    var digits = 0
    var position = range.lowerBound
    while position < range.upperBound, digits <= Self.mostDigits {
      let length = Scalar.digitCount(bytes, at: position)
      if length != nil { digits += 1 }
      position += length ?? 1
    }
    return digits > Self.mostDigits
  }

  private func grouped(_ groups: [(digits: Int, value: Int, separator: UInt8)], suffix: Range<Int>) -> Reading? {
    let dot = UInt8(ascii: ".")
    let dots = groups.dropFirst().filter { $0.separator == dot }.count
    var whole = groups
    var fraction: (digits: Int, value: Int)?
    var grouping = Grouping.good
    let last = groups[groups.count - 1]
    if dots == 1, last.separator == dot, groups.count > 2 || last.digits != 3 || groups[0].value == 0 {
      fraction = (last.digits, last.value)
      whole.removeLast()
    } else if dots > 0 {
      // "1.000": thousands in half of the world, a fraction in the other half.
      guard dots == groups.count - 1 else { return nil }
      if dots == 1 { grouping = .ambiguous }
    }
    guard isGrouped(whole) else { return nil }
    var value = 0
    for group in whole {
      for _ in 0..<group.digits { value *= 10 }
      value += group.value
    }
    let wholeDigits = whole.reduce(0) { $0 + $1.digits }
    guard let fraction else {
      return Reading(value: ExactDecimal(value), grouping: grouping, suffix: suffix, wholeDigits: wholeDigits)
    }
    for _ in 0..<fraction.digits { value *= 10 }
    return Reading(
      value: ExactDecimal(coefficient: value + fraction.value, scale: fraction.digits),
      grouping: whole.count > 1 ? .good : .none, suffix: suffix, wholeDigits: wholeDigits)
  }

  /// One to three digits, then groups of three; or Indian groups of two before the last three.
  private func isGrouped(_ groups: [(digits: Int, value: Int, separator: UInt8)]) -> Bool {
    guard groups.count > 1 else { return true }
    // "0,001" is a fraction of another country.
    guard groups[0].digits <= 3, groups[0].value > 0, groups[groups.count - 1].digits == 3 else { return false }
    let middle = groups.dropFirst().dropLast()
    let separator = groups[1].separator
    guard groups.dropFirst().allSatisfy({ $0.separator == separator }) else { return false }
    return middle.allSatisfy { $0.digits == 3 } || (groups[0].digits <= 2 && middle.allSatisfy { $0.digits == 2 })
  }

  /// One byte for a separator: "," for grouping marks of any script, "." for decimal points.
  private func kind(at position: Int) -> UInt8 {
    switch bytes[position] {
    case UInt8(ascii: "."): UInt8(ascii: ".")
    case 0xD9: bytes[position + 1] == 0xAB ? UInt8(ascii: ".") : UInt8(ascii: ",")
    case UInt8(ascii: ","), 0xD8: UInt8(ascii: ",")
    default: UInt8(ascii: " ")
    }
  }
}
