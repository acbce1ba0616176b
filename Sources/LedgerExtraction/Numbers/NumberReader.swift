import LedgerTypes

/// Reads the number that starts at a token: digits, number words, fractions, percentages, ranges, vague words.
///
/// Bound words and the noun that is counted are not its concern.
struct NumberReader {
  struct Reading {
    /// The token after the value.
    var end: Int
    var low: ExactDecimal?
    var high: ExactDecimal?
    var bound: Bound = .exact
    var role: Quantity.Role = .count
    var vagueTokens: Range<Int>?
    var isAmbiguous = false
    var fraction: Quantity.Fraction?

    init(_ end: Int, _ value: ExactDecimal) {
      self.end = end
      low = value
      high = value
    }

    init(vague tokens: Range<Int>) {
      end = tokens.upperBound
      bound = .vague
      vagueTokens = tokens
    }
  }

  let page: Page
  let limit: Int

  init(_ page: Page, limit: Int) {
    self.page = page
    self.limit = limit
  }

  /// The number at `token`, or nil when none starts there.
  func read(_ token: Int) -> Reading? {
    guard var reading = single(token) else { return nil }
    guard mayGoOn(reading.end) else { return reading }
    if reading.role == .count, reading.bound == .exact, let ranged = range(reading, from: token) { reading = ranged }
    return percentRange(percentage(reading))
  }

  /// "6% to 11%", "between 6% and 11%": two percentages as one range.
  func percentRange(_ low: Reading) -> Reading {
    let next = low.end
    guard low.role == .share, low.bound == .exact, next + 2 < limit, let from = low.low,
      page.isWord(next, "to") || page.isMark(next, "-") || isDash(next), let second = single(next + 1)
    else { return low }
    var high = percentage(second)
    guard high.role == .share, high.bound == .exact, let to = high.high, from < to else { return low }
    high.low = from
    high.bound = .range
    return high
  }

  /// The small words by which a number goes on: "12 to 15", "one in three", "5 per cent".
  private static let joints: WordList = [
    "to", "or", "and", "in", "out", "per", "percentage", "a", "of", "point", "dozens", "millions",
  ]

  /// Whether a number may go on at the token; most are followed by what they count.
  private func mayGoOn(_ token: Int) -> Bool {
    guard token < limit, page.tokens[token].kind == .word else { return token < limit }
    return !page.classes(token).isDisjoint(with: [.magnitude, .percent, .numberWord, .fraction])
      || Self.joints.contains(token, page)
  }

  // MARK: One number

  func single(_ token: Int) -> Reading? {
    if page.tokens[token].kind == .digits { return digits(token) }
    guard page.tokens[token].kind == .word else { return nil }
    if let fraction = fraction(token) { return fraction }
    return words(token)
  }

  func digits(_ token: Int) -> Reading? {
    guard let digits = DigitReader(bytes: page.bytes).read(page.tokens[token].range), !isTorn(token) else { return nil }
    var reading = Reading(token + 1, digits.value)
    reading.isAmbiguous = digits.grouping == .ambiguous
    if !digits.suffix.isEmpty {
      guard let (role, scale) = suffix(digits.suffix) else {
        reading.role = .label
        return reading
      }
      reading.role = role
      if let scale { return scaled(reading, by: scale, end: token + 1) }
      if role == .ordinal { reading.bound = .ordinal }
      return reading
    }
    if isChained(token) {
      reading.role = .label
      return reading
    }
    guard mayGoOn(token + 1) else { return reading }
    if let joined = spacedGroups(token, digits) { return joined }
    if let mixed = mixed(token) { return mixed }
    if let outOf = oneIn(token, numerator: digits.value) { return outOf }
    if let scaled = magnitudes(reading) { return scaled }
    return reading
  }

  /// Whether the digits are a piece of "1,,000", of which neither piece is the number.
  private func isTorn(_ token: Int) -> Bool {
    let comma = UInt8(ascii: ",")
    let bytes = page.bytes
    let range = page.tokens[token].range
    if range.lowerBound >= 2, bytes[range.lowerBound - 1] == comma, bytes[range.lowerBound - 2] == comma { return true }
    return bytes[range.upperBound] == comma && bytes[range.upperBound + 1] == comma
      && Scalar.digitCount(bytes, at: range.upperBound + 2) != nil
  }

  /// Whether the digits are one of three or more numbers joined by hyphens: of a date, a telephone, a file.
  private func isChained(_ token: Int) -> Bool {
    func isJoined(_ mark: Int) -> Bool {
      mark > 0 && mark + 1 < page.tokens.count && page.tokens[mark + 1].kind == .digits && page.isMark(mark, "-")
        && page.tokens[mark - 1].kind == .digits && !page.tokens[mark].flags.contains(.spaceBefore)
        && !page.tokens[mark + 1].flags.contains(.spaceBefore)
    }
    let isAfter = isJoined(token + 1)
    let isBefore = isJoined(token - 1)
    return isAfter && (isBefore || isJoined(token + 3)) || isBefore && isJoined(token - 3)
  }

  /// What letters mean that have grown on digits, or nil when the whole is only a label ("40mm", "3D").
  func suffix(_ range: Range<Int>) -> (Quantity.Role, Int?)? {
    let text = page.bytes[range].map { $0 &- 65 < 26 ? $0 | 0x20 : $0 }
    switch String(decoding: text, as: UTF8.self) {
    case "st", "nd", "rd", "th", "d": return (.ordinal, nil)
    case "k": return (.count, 1_000)
    case "m", "mn": return (.count, 1_000_000)
    case "bn", "b": return (.count, 1_000_000_000)
    case "s": return (.date, nil)
    case let other where other.hasSuffix("-old"): return (.age, nil)
    default: return nil
    }
  }

  /// "53 320": groups of three set apart by spaces, with nothing that could make them two numbers.
  func spacedGroups(_ token: Int, _ first: DigitReader.Reading) -> Reading? {
    guard first.grouping == .none, first.wholeDigits <= 3, first.value.scale == 0, first.value.coefficient > 0 else {
      return nil
    }
    var value = first.value.coefficient
    var next = token + 1
    let reader = DigitReader(bytes: page.bytes)
    while next < limit, page.tokens[next].kind == .digits, page.tokens[next].count == 3,
      page.tokens[next].flags.contains(.spaceBefore),
      Int(page.tokens[next].start) == Int(page.tokens[next - 1].end) + 1,
      let group = reader.read(page.tokens[next].range), value < 1_000_000_000_000
    {
      value = value * 1_000 + group.value.coefficient
      next += 1
    }
    guard next > token + 1 else { return nil }
    var reading = Reading(next, ExactDecimal(value))
    reading.isAmbiguous = true
    return reading
  }

  /// "1 1/2 million"; without a magnitude the slash may be part of a date or a label.
  func mixed(_ token: Int) -> Reading? {
    guard token + 4 < limit, page.tokens[token + 1].kind == .digits, page.isMark(token + 2, "/"),
      let mixed = NumeralReader(page, limit: limit).number(token), mixed.end == token + 5,
      isMagnitude(token + 4) != nil,
      let value = mixed.value.decimal
    else { return nil }
    return Reading(mixed.end, value)
  }

  func isMagnitude(_ token: Int) -> Int? {
    guard token < limit, page.tokens[token].kind == .word, page.classes(token).contains(.magnitude) else { return nil }
    return page.lexeme(token).value
  }

  func magnitudes(_ reading: Reading) -> Reading? {
    var result = reading
    var next = reading.end
    if next < limit, page.isMark(next, "-"), isMagnitude(next + 1) != nil { next += 1 }
    guard let scale = isMagnitude(next), let scaled = scaled(result, by: scale, end: next + 1) else { return nil }
    result = scaled
    while let more = isMagnitude(result.end), let scaled = self.scaled(result, by: more, end: result.end + 1) {
      result = scaled
    }
    return result
  }

  func scaled(_ reading: Reading, by scale: Int, end: Int) -> Reading? {
    guard let value = reading.low else { return nil }
    let (coefficient, overflow) = value.coefficient.multipliedReportingOverflow(by: scale)
    guard !overflow, abs(coefficient) < 1_000_000_000_000_000_000 else { return nil }
    var result = reading
    result.end = end
    result.low = ExactDecimal(coefficient: coefficient, scale: value.scale)
    result.high = result.low
    result.isAmbiguous = false
    return result
  }
}

extension String {
  /// The text with its ASCII letters in lower case, and all others as they are.
  var lowercasedASCII: String {
    String(decoding: utf8.map { $0 &- 65 < 26 ? $0 | 0x20 : $0 }, as: UTF8.self)
  }
}
