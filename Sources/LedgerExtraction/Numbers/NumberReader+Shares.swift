import LedgerTypes

/// Fractions, percentages and ranges.
extension NumberReader {
  /// "two thirds", "a third", "half", "three-quarters", "half a million" (a number).
  func fraction(_ token: Int) -> Reading? {
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
    // "quarter" is a place to the lexicon, too.
    let denominator = page.isWord(next, "quarter") ? 4 : page.lexeme(next).value
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
  func followsPart(_ token: Int) -> Bool {
    token >= limit || page.isWord(token, "of") || page.tokens[token].kind != .word || page.classes(token).contains(.be)
  }

  func hyphenatedFraction(_ token: Int) -> Reading? {
    let range = page.tokens[token].range
    let hyphen = partEnd(range.lowerBound, range)
    guard hyphen < range.upperBound, partEnd(hyphen + 1, range) == range.upperBound else { return nil }
    let first = part(range.lowerBound..<hyphen)
    let second = part(hyphen + 1..<range.upperBound)
    guard page.lexicon.classes[first].contains(.numberWord), page.lexicon.classes[second].contains(.fraction)
    else { return nil }
    let numerator = page.lexicon.lexemes[first].value
    let denominator = page.lexicon.lexemes[second].value
    guard numerator < denominator else { return nil }
    return share(numerator, denominator, end: token + 1)
  }

  func share(_ numerator: Int, _ denominator: Int, end: Int) -> Reading {
    // Two decimals, rounded half up, as the codebook writes them: two thirds is 66.67.
    let hundredths = (numerator * 20_000 / denominator + 1) / 2
    var reading = Reading(end, ExactDecimal(coefficient: hundredths, scale: 2))
    reading.role = .share
    reading.fraction = Quantity.Fraction(numerator: numerator, denominator: denominator)
    return reading
  }

  /// "one in three", "1 in 10", "one out of every thousand".
  func oneIn(_ token: Int, numerator: ExactDecimal) -> Reading? {
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

  func percentage(_ reading: Reading) -> Reading {
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
  func range(_ reading: Reading, from token: Int) -> Reading? {
    guard let low = reading.low, reading.end + 1 < limit else { return nil }
    let next = reading.end
    let isDash = page.isMark(next, "-") || isDash(next)
    let isBetween = token > 0 && page.isWord(token - 1, "between") && page.isWord(next, "and")
    let isTo = page.isWord(next, "to") && !(token > 1 && isFrom(token - 1) && page.tokens[token - 2].kind == .word)
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

  func isFrom(_ token: Int) -> Bool { page.isWord(token, "from") }

  func isDash(_ token: Int) -> Bool {
    let start = Int(page.tokens[token].start)
    return page.tokens[token].kind == .mark && page.bytes[start] == 0xE2 && page.bytes[start + 1] == 0x80
      && (0x90...0x95).contains(page.bytes[start + 2])
  }
}
