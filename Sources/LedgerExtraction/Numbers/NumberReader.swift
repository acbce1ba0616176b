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
    var vagueClass: String?
    var isAmbiguous = false

    init(_ end: Int, _ value: ExactDecimal) {
      self.end = end
      low = value
      high = value
    }

    init(_ end: Int, vague: String) {
      self.end = end
      bound = .vague
      vagueClass = vague
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
    if reading.role == .count, reading.bound == .exact, let ranged = range(reading, from: token) { reading = ranged }
    return percentRange(percentage(reading))
  }

  /// "6% to 11%", "between 6% and 11%": two percentages as one range.
  private func percentRange(_ low: Reading) -> Reading {
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

  // MARK: One number

  private func single(_ token: Int) -> Reading? {
    if page.tokens[token].kind == .digits { return digits(token) }
    guard page.tokens[token].kind == .word else { return nil }
    if let fraction = fraction(token) { return fraction }
    return words(token)
  }

  private func digits(_ token: Int) -> Reading? {
    guard let digits = DigitReader(bytes: page.bytes).read(page.tokens[token].range) else { return nil }
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
    if let joined = spacedGroups(token, digits) { return joined }
    if let outOf = oneIn(token, numerator: digits.value) { return outOf }
    if let scaled = magnitudes(reading) { return scaled }
    if digits.grouping == .none, digits.value.scale == 0, digits.wholeDigits > 1,
      page.bytes[Int(page.tokens[token].start)] == UInt8(ascii: "0")
    {
      reading.role = .label
    }
    return reading
  }

  /// What letters mean that have grown on digits, or nil when the whole is only a label ("40mm", "3D").
  private func suffix(_ range: Range<Int>) -> (Quantity.Role, Int?)? {
    let text = page.bytes[range].map { $0 &- 65 < 26 ? $0 | 0x20 : $0 }
    switch String(decoding: text, as: UTF8.self) {
    case "st", "nd", "rd", "th", "d": return (.ordinal, nil)
    case "k": return (.count, 1_000)
    case "m", "mn": return (.count, 1_000_000)
    case "bn", "b": return (.count, 1_000_000_000)
    case "-plus": return (.count, nil)
    case "s": return (.date, nil)
    case let other where other.contains("year-old"): return (.age, nil)
    default: return nil
    }
  }

  /// "53 320": groups of three set apart by spaces, with nothing that could make them two numbers.
  private func spacedGroups(_ token: Int, _ first: DigitReader.Reading) -> Reading? {
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

  private func isMagnitude(_ token: Int) -> Int? {
    guard token < limit, page.tokens[token].kind == .word, page.classes(token).contains(.magnitude) else { return nil }
    return page.lexeme(token).value
  }

  private func magnitudes(_ reading: Reading) -> Reading? {
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

  private func scaled(_ reading: Reading, by scale: Int, end: Int) -> Reading? {
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

  // MARK: Number words

  /// Cardinals in words ("twenty-three thousand four hundred", "a dozen", "half a million"), ordinals, vague words.
  private func words(_ token: Int) -> Reading? {
    if let vague = vague(token) { return vague }
    var total = 0
    var part = 0
    var next = token
    var seen = false
    var ordinal = false
    if article(token) {
      // "a hundred", "a dozen": the article is the one.
      guard isMagnitude(token + 1) != nil else { return nil }
      part = 1
      next = token + 1
    }
    scan: while next < limit, page.tokens[next].kind == .word {
      let token = page.tokens[next]
      if token.flags.contains(.hyphenated), token.lexeme == 0 {
        guard let (value, isOrdinal) = hyphenated(next) else { break }
        guard part % 100 == 0 else { break }
        part += value
        next += 1
        seen = true
        ordinal = isOrdinal
        if isOrdinal { break scan }
        continue
      }
      let classes = page.classes(next)
      let value = page.lexeme(next).value
      if classes.contains(.magnitude) {
        guard seen || part > 0 else { return nil }
        if value == 100 || value == 12 || value == 20 {
          part = max(part, 1) * value
        } else {
          guard max(part, 1) < 1_000_000_000, value <= 1_000_000_000_000 else { break }
          total += max(part, 1) * value
          part = 0
        }
        seen = true
        next += 1
      } else if classes.contains(.numberWord) {
        let fits = part == 0 || (part % 100 == 0 && value < 100) || (part % 10 == 0 && part % 100 >= 20 && value < 10)
        guard fits, !seen || value > 0 else { break }
        if seen, part == 0, total == 0 { break }
        part += value
        seen = true
        next += 1
      } else if classes.contains(.ordinal), !classes.contains(.timeUnit) || !seen {
        guard !classes.contains(.fraction) || !seen || part % 100 >= 20 || part == 0 else { break }
        if seen, part % 10 != 0 { break }
        part += value
        seen = true
        ordinal = true
        next += 1
        break scan
      } else if seen, part > 0 || total > 0, part % 100 == 0, page.isWord(next, "and"), next + 1 < limit,
        page.classes(next + 1).contains(.numberWord) || page.tokens[next + 1].flags.contains(.hyphenated),
        (part > 0 && part % 100 == 0) || total > 0, followsHundreds(next + 1)
      {
        next += 1
      } else {
        break
      }
    }
    guard seen, next > token else { return nil }
    var reading = Reading(next, ExactDecimal(total + part))
    if ordinal {
      reading.role = .ordinal
      reading.bound = .ordinal
      return reading
    }
    if let outOf = oneIn(next - 1, numerator: ExactDecimal(total + part)) { return outOf }
    if page.isWord(next - 1, "dozen") || page.isWord(next - 1, "score") { return reading }
    return andAHalf(reading)
  }

  /// After "hundred and": the rest must be a number below a hundred that ends the phrase.
  private func followsHundreds(_ token: Int) -> Bool {
    if page.tokens[token].flags.contains(.hyphenated) { return hyphenated(token) != nil }
    return page.lexeme(token).value < 100 && !(page.classes(token).contains(.determiner))
  }

  private func article(_ token: Int) -> Bool {
    page.classes(token).contains(.determiner) && page.lexeme(token).value == 1
  }

  /// "two and a half million"
  private func andAHalf(_ reading: Reading) -> Reading {
    let next = reading.end
    guard next + 2 < limit, page.isWord(next, "and"), page.isWord(next + 1, "a"), page.isWord(next + 2, "half"),
      let scale = isMagnitude(next + 3), let value = reading.low?.wholeNumber, value < 1_000,
      let scaled = scaled(
        Reading(next, ExactDecimal(coefficient: value * 10 + 5, scale: 1)), by: scale, end: next + 4)
    else { return reading }
    return scaled
  }

  /// "twenty-three", "twenty-third", "two-thirds" is none.
  private func hyphenated(_ token: Int) -> (value: Int, isOrdinal: Bool)? {
    let range = page.tokens[token].range
    let parts = page.bytes[range].map { $0 &- 65 < 26 ? $0 | 0x20 : $0 }.split(separator: UInt8(ascii: "-"))
    var value = 0
    var ordinal = false
    for (index, part) in parts.enumerated() {
      let lexeme = page.lexicon.lexeme(of: Array(part))
      let classes = page.lexicon.classes[Int(lexeme)]
      let own = page.lexicon.lexemes[Int(lexeme)].value
      if classes.contains(.numberWord) {
        guard value == 0 || (value % 10 == 0 && own < 10) else { return nil }
        value += own
      } else if classes.contains(.magnitude), index > 0 {
        value = max(value, 1) * own
      } else if classes.contains(.ordinal), index == parts.count - 1, value >= 20, value % 10 == 0 {
        value += own
        ordinal = true
      } else {
        return nil
      }
    }
    return (value, ordinal)
  }

  private func vague(_ token: Int) -> Reading? {
    let lexeme = page.tokens[token].lexeme
    guard lexeme != 0 else { return nil }
    if page.classes(token).contains(.startsPhrase) {
      for phrase in page.lexicon.phrases[Int(lexeme)]
      where page.lexicon.classes[Int(phrase.lexeme)].contains(.vague) && matches(phrase, at: token) {
        let end = token + 1 + phrase.rest.count
        return Reading(end, vague: folded(token..<end))
      }
    }
    guard page.classes(token).contains(.vague) else { return nil }
    return Reading(token + 1, vague: folded(token..<token + 1))
  }

  private func matches(_ phrase: Lexicon.Phrase, at token: Int) -> Bool {
    guard token + phrase.rest.count < limit else { return false }
    for (offset, lexeme) in phrase.rest.enumerated() where page.tokens[token + 1 + offset].lexeme != lexeme {
      return false
    }
    return true
  }

  private func folded(_ tokens: Range<Int>) -> String {
    page.text(page.span(tokens)).lowercasedASCII
  }

  // MARK: Fractions, percentages, ranges

  /// "two thirds", "a third", "half", "three-quarters", "half a million" (a number).
  private func fraction(_ token: Int) -> Reading? {
    var next = token
    var numerator = 1
    if page.tokens[token].flags.contains(.hyphenated), page.tokens[token].lexeme == 0 {
      return hyphenatedFraction(token)
    }
    if page.classes(token).contains(.numberWord), token + 1 < limit, page.classes(token + 1).contains(.fraction),
      page.lexeme(token).value < 10
    {
      numerator = page.lexeme(token).value
      next = token + 1
    } else if article(token), token + 1 < limit, page.classes(token + 1).contains(.fraction) {
      next = token + 1
    } else if !page.isWord(token, "half") && !page.isWord(token, "halves") {
      return nil
    }
    guard page.classes(next).contains(.fraction) else { return nil }
    let denominator = page.lexeme(next).value
    if denominator == 2 || denominator == 4, next + 2 < limit || next + 1 < limit {
      // "half a million", "a quarter of a million"
      var scaleAt = next + 1
      if scaleAt < limit, page.isWord(scaleAt, "of") { scaleAt += 1 }
      if scaleAt < limit, article(scaleAt), let scale = isMagnitude(scaleAt + 1) {
        return Reading(scaleAt + 2, ExactDecimal(numerator * scale / denominator))
      }
    }
    let plain = page.isWord(next, "third") || (denominator > 4 && page.classes(next).contains(.ordinal))
    if plain, next == token || (numerator == 1 && !followsPart(next + 1)) || numerator > 1 { return nil }
    return share(numerator, denominator, end: next + 1)
  }

  /// Whether "of" or an end follows, as after a share: "a third of them", not "a third man".
  private func followsPart(_ token: Int) -> Bool {
    token >= limit || page.isWord(token, "of") || page.tokens[token].kind != .word || page.classes(token).contains(.be)
  }

  private func hyphenatedFraction(_ token: Int) -> Reading? {
    let parts = page.bytes[page.tokens[token].range].map { $0 &- 65 < 26 ? $0 | 0x20 : $0 }
      .split(separator: UInt8(ascii: "-"))
    guard parts.count == 2 else { return nil }
    let first = page.lexicon.lexeme(of: Array(parts[0]))
    let second = page.lexicon.lexeme(of: Array(parts[1]))
    guard page.lexicon.classes[Int(first)].contains(.numberWord), page.lexicon.classes[Int(second)].contains(.fraction)
    else { return nil }
    let numerator = page.lexicon.lexemes[Int(first)].value
    let denominator = page.lexicon.lexemes[Int(second)].value
    guard numerator < denominator else { return nil }
    return share(numerator, denominator, end: token + 1)
  }

  private func share(_ numerator: Int, _ denominator: Int, end: Int) -> Reading {
    // Two decimals, rounded half up, as the codebook writes them: two thirds is 66.67.
    let hundredths = (numerator * 20_000 / denominator + 1) / 2
    var reading = Reading(end, ExactDecimal(coefficient: hundredths, scale: 2))
    reading.role = .share
    return reading
  }

  /// "one in three", "1 in 10", "one out of every thousand".
  private func oneIn(_ token: Int, numerator: ExactDecimal) -> Reading? {
    guard let count = numerator.wholeNumber, count > 0, count < 100, token + 2 < limit else { return nil }
    var next = token + 1
    guard page.isWord(next, "in") || page.isWord(next, "out") else { return nil }
    if page.isWord(next, "out") {
      next += 1
      guard next < limit, page.isWord(next, "of") else { return nil }
    }
    next += 1
    var every = false
    if next < limit, page.isWord(next, "every") {
      every = true
      next += 1
    }
    guard next < limit else { return nil }
    var denominator: Int?
    var end = next + 1
    if page.tokens[next].kind == .digits {
      denominator = DigitReader(bytes: page.bytes).read(page.tokens[next].range)?.value.wholeNumber
    } else if let scale = isMagnitude(next) {
      denominator = scale
    } else if page.classes(next).contains(.numberWord) {
      denominator = page.lexeme(next).value
      if let scale = isMagnitude(end), let value = denominator {
        denominator = value * scale
        end += 1
      }
    } else if article(next), let scale = isMagnitude(next + 1) {
      denominator = scale
      end = next + 2
    }
    guard let denominator, denominator > count, denominator <= 1_000_000, every || denominator <= 100 || count == 1
    else {
      return nil
    }
    // "in 24 hours", "in 2014" are no shares.
    if end < limit, page.classes(end).contains(.timeUnit) || page.classes(end).contains(.month) { return nil }
    if denominator >= 1_900, denominator < 2_100, !every { return nil }
    return share(count, denominator, end: end)
  }

  private func percentage(_ reading: Reading) -> Reading {
    var reading = reading
    guard reading.role == .count, reading.end < limit else { return reading }
    let next = reading.end
    let tokens = page.tokens
    if page.isMark(next, "%") || (tokens[next].kind == .mark && page.bytes[Int(tokens[next].start)] == 0xD9) {
      reading.end = next + 1
    } else if page.isWord(next, "per"), next + 1 < limit, page.isWord(next + 1, "cent") {
      reading.end = next + 2
    } else if page.classes(next).contains(.percent), !page.isWord(next, "percentage") {
      reading.end = next + 1
    } else if page.isWord(next, "percentage"), next + 1 < limit, page.isWord(next + 1, "points") {
      reading.role = .otherUnit
      return reading
    } else {
      return reading
    }
    reading.role = .share
    if reading.end < limit, page.isWord(reading.end, "points") { reading.role = .otherUnit }
    return reading
  }

  /// "12-15", "12–15", "12 to 15", "12 or 13"; "between 12 and 15" is looked for at its "between".
  private func range(_ reading: Reading, from token: Int) -> Reading? {
    guard let low = reading.low, reading.end + 1 < limit else { return nil }
    let next = reading.end
    let isDash = page.isMark(next, "-") || isDash(next)
    let isBetween = token > 0 && page.isWord(token - 1, "between") && page.isWord(next, "and")
    let isTo = page.isWord(next, "to") && !(token > 0 && isFrom(token - 1))
    guard isDash || isBetween || isTo || page.isWord(next, "or") else { return nil }
    guard let second = single(next + 1), second.role == .count, second.bound == .exact, let high = second.low,
      low < high, low.coefficient > 0
    else { return nil }
    if isDash, !page.tokens[next].flags.contains(.spaceBefore), low.scale == 0,
      (1_900...2_100).contains(low.coefficient)
    {
      return nil
    }
    if page.isWord(next, "or") {
      guard high < ExactDecimal(low.coefficient * 2 + 2), page.tokens[next - 1].kind == page.tokens[next + 1].kind
      else {
        return nil
      }
    }
    // "2 to 3 May": a date follows.
    if second.end < limit, page.classes(second.end).contains(.month), !page.isWord(second.end, "may") { return nil }
    var result = second
    // "3 to 4 million" has the magnitude for both.
    if let scale = isMagnitude(second.end - 1), isMagnitude(reading.end - 1) == nil, isTo || isDash || isBetween,
      low < ExactDecimal(1_000), let scaled = scaled(reading, by: scale, end: second.end)
    {
      result.low = scaled.low
    } else {
      result.low = low
    }
    result.high = high
    result.bound = .range
    return result
  }

  private func isFrom(_ token: Int) -> Bool { page.isWord(token, "from") }

  private func isDash(_ token: Int) -> Bool {
    let start = Int(page.tokens[token].start)
    return page.tokens[token].kind == .mark && page.bytes[start] == 0xE2 && page.bytes[start + 1] == 0x80
      && (0x90...0x95).contains(page.bytes[start + 2])
  }
}

extension String {
  /// The text with its ASCII letters in lower case, and all others as they are.
  var lowercasedASCII: String {
    String(decoding: utf8.map { $0 &- 65 < 26 ? $0 | 0x20 : $0 }, as: UTF8.self)
  }
}
