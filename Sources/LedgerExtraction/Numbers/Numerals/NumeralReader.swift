import LedgerTypes

/// Reads numerals as arithmetic writes them: "-1", "1e10", "2 1/4", "one hundred and three and two thirds",
/// "one over three", "nine point nought four".
///
/// News hardly ever states a count of people in these forms, and where such words stand in news they often mean
/// something else ("two over 65"). So it reads only sentences that hold no measure word, from which no claim can
/// come, for the layers that `ledger inspect` shows. Docs/numbers.md lists what it leaves alone.
struct NumeralReader {
  let page: Page
  let limit: Int

  init(_ page: Page, limit: Int) {
    self.page = page
    self.limit = limit
  }

  /// A rational number; counts of digits are bounded, so that no product overflows.
  struct Value {
    var numerator: Int128
    var denominator: Int128

    init(_ numerator: Int128, _ denominator: Int128 = 1) {
      self.numerator = numerator
      self.denominator = denominator
    }

    init(_ decimal: ExactDecimal) {
      self.init(Int128(decimal.coefficient), Self.power(decimal.scale))
    }

    /// The decimal with up to 15 digits, rounded half up; nil when the number is too large.
    var decimal: ExactDecimal? {
      guard denominator > 0, numerator.magnitude < 1_000_000_000_000_000_000_000 else { return nil }
      let size = numerator.magnitude
      var scale = 0
      while scale < 17, size * Int128.Magnitude(Self.power(scale + 1)) / denominator.magnitude < 1_000_000_000_000_000 {
        scale += 1
      }
      let scaled = (size * Int128.Magnitude(Self.power(scale)) * 2 / denominator.magnitude + 1) / 2
      guard scaled < 1_000_000_000_000_000_000 else { return nil }
      return ExactDecimal(coefficient: numerator < 0 ? -Int(scaled) : Int(scaled), scale: scale)
    }

    static func power(_ exponent: Int) -> Int128 { (0..<exponent).reduce(1) { power, _ in power * 10 } }

    static func + (left: Value, right: Value) -> Value {
      Value(
        left.numerator * right.denominator + right.numerator * left.denominator,
        left.denominator * right.denominator)
    }
  }

  /// A value and the token after it.
  typealias Part = (value: Value, end: Int)

  /// The numeral at `token`, or nil when none starts there.
  func read(_ token: Int) -> NumberReader.Reading? {
    if let signed = signed(token) { return reading(signed, role: .numeral) }
    guard let part = unsigned(token) else { return nil }
    return reading(part, role: .count)
  }

  private func reading(_ part: Part, role: Quantity.Role) -> NumberReader.Reading? {
    guard let value = part.value.decimal else { return nil }
    var reading = NumberReader.Reading(part.end, value)
    reading.role = role
    return reading
  }

  /// "-1", "- 1 4/5", "minus five point five".
  private func signed(_ token: Int) -> Part? {
    guard isMinus(token), token + 1 < limit, let part = unsigned(token + 1) else { return nil }
    return (Value(-part.value.numerator, part.value.denominator), part.end)
  }

  private func isMinus(_ token: Int) -> Bool {
    if page.isWord(token, "minus") || page.isWord(token, "negative") { return true }
    guard page.tokens[token].kind == .mark, token == 0 || page.tokens[token].flags.contains(.spaceBefore) else {
      return false
    }
    // U+2212 is the minus sign.
    let start = Int(page.tokens[token].start)
    return page.isMark(token, "-") || page.bytes[start..<start + 3].elementsEqual([0xE2, 0x88, 0x92])
  }

  private func unsigned(_ token: Int) -> Part? {
    guard let first = number(token) else { return nil }
    // "one over three"
    guard first.end + 1 < limit, page.isWord(first.end, "over"), let second = number(first.end + 1),
      second.value.numerator > 0, first.value.denominator == 1, second.value.denominator == 1,
      !isCounting(second.end)
    else { return first }
    return (Value(first.value.numerator, second.value.numerator), second.end)
  }

  /// Whether a noun follows, so that "over" is a bound: "one over 20 people".
  private func isCounting(_ token: Int) -> Bool { token < limit && page.tokens[token].kind == .word }

  /// The numeral at `token` without a sign.
  func number(_ token: Int) -> Part? {
    if page.tokens[token].kind == .word { return worded(token) }
    return digits(token)
  }

  // MARK: Digits

  private func digits(_ token: Int) -> Part? {
    guard var part = decimal(token) else { return nil }
    if let fraction = fraction(part.end - 1), part.end - 1 == token { return fraction }
    if part.end < limit, part.value.denominator == 1, page.tokens[part.end].flags.contains(.spaceBefore),
      let fraction = fraction(part.end), fraction.value.numerator < fraction.value.denominator
    {
      // "2 1/4"
      return (part.value + fraction.value, fraction.end)
    }
    if part.end + 1 < limit, page.isWord(part.end, "point"), page.tokens[part.end + 1].kind == .digits,
      part.value.denominator == 1, let digits = plain(part.end + 1)
    {
      // "1 point 1"
      part = (part.value + Value(Int128(digits.value), Value.power(digits.count)), part.end + 2)
    }
    while part.end < limit, let scale = scale(part.end) {
      part = (Value(part.value.numerator * Int128(scale), part.value.denominator), part.end + 1)
      guard part.value.numerator < 1_000_000_000_000_000_000 else { return nil }
    }
    return part
  }

  /// "1.5", ".08", "10k", "1e10", "12.32e+14".
  private func decimal(_ token: Int) -> Part? {
    var token = token
    let hasPoint = page.isMark(token, ".")
    if hasPoint {
      guard token + 1 < limit, page.tokens[token + 1].kind == .digits,
        !page.tokens[token + 1].flags.contains(.spaceBefore),
        token == 0 || page.tokens[token].flags.contains(.spaceBefore) || page.isMark(token - 1, "-")
      else { return nil }
      token += 1
    }
    guard page.tokens[token].kind == .digits, let digits = DigitReader(bytes: page.bytes).read(page.tokens[token].range)
    else { return nil }
    var value = Value(digits.value)
    if hasPoint || digits.grouping == .ambiguous {
      // In English a full stop before three digits is a decimal point; only counts of people make it doubtful.
      let places = hasPoint ? digits.wholeDigits : 3
      guard digits.value.scale == 0, places <= 17 else { return nil }
      value = Value(Int128(digits.value.coefficient), Value.power(places))
    }
    guard !digits.suffix.isEmpty else { return (value, token + 1) }
    let letters = String(decoding: page.bytes[digits.suffix], as: UTF8.self).lowercasedASCII
    if letters.first == "e", let power = exponent(letters.dropFirst(), after: token) {
      return raised(value, by: power.value).map { ($0, power.end) }
    }
    guard let scale = NumeralLexer.letters[letters] else { return nil }
    return (Value(value.numerator * Int128(scale), value.denominator), token + 1)
  }

  /// The exponent behind an "e": in the same token, or in the next one after a plus sign.
  private func exponent(_ letters: Substring, after token: Int) -> (value: Int, end: Int)? {
    if letters.isEmpty {
      guard token + 2 < limit, page.isMark(token + 1, "+"), let digits = plain(token + 2) else { return nil }
      return (digits.value, token + 3)
    }
    return Int(letters).map { ($0, token + 1) }
  }

  private func raised(_ value: Value, by exponent: Int) -> Value? {
    guard abs(exponent) <= 15 else { return nil }
    let power = Value.power(abs(exponent))
    if exponent < 0 { return Value(value.numerator, value.denominator * power) }
    return Value(value.numerator * power, value.denominator)
  }

  /// Digits without any separators.
  private func plain(_ token: Int) -> (value: Int, count: Int)? {
    guard page.tokens[token].kind == .digits, page.tokens[token].count <= 9,
      let value = Int(String(decoding: page.bytes[page.tokens[token].range], as: UTF8.self))
    else { return nil }
    return (value, page.tokens[token].count)
  }

  /// "3/4", but not a part of "5/17/2018".
  private func fraction(_ token: Int) -> Part? {
    guard token + 2 < limit, let numerator = plain(token), page.isMark(token + 1, "/"),
      let denominator = plain(token + 2), denominator.value > 0, !page.isMark(max(token - 1, 0), "/"),
      token + 3 >= limit || !page.isMark(token + 3, "/")
    else { return nil }
    return (Value(Int128(numerator.value), Int128(denominator.value)), token + 3)
  }

  private func scale(_ token: Int) -> Int? {
    guard page.tokens[token].kind == .word else { return nil }
    if page.classes(token).contains(.magnitude) { return page.lexeme(token).value }
    return NumeralLexer.letters[page.text(page.span(token..<token + 1)).lowercasedASCII]
  }
}
