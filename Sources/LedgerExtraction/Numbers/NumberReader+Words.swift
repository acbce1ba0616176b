import LedgerTypes

/// Cardinals, ordinals and vague amounts in words.
extension NumberReader {
  /// Cardinals in words ("twenty-three thousand four hundred", "a dozen", "half a million"), ordinals, vague words.
  func words(_ token: Int) -> Reading? {
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
          if part == 0, total > 0 {
            // "three thousand million", "two lakh crore": a magnitude of a magnitude.
            guard total < 1_000_000_000_000_000_000 / value else { break scan }
            total *= value
          } else {
            total += max(part, 1) * value
          }
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
    if !ordinal, let spoken = spoken(token, next, total + part) { return spoken }
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
  func followsHundreds(_ token: Int) -> Bool {
    if page.tokens[token].flags.contains(.hyphenated) { return hyphenated(token) != nil }
    return page.lexeme(token).value < 100 && !(page.classes(token).contains(.determiner))
  }

  func article(_ token: Int) -> Bool {
    page.classes(token).contains(.determiner) && page.lexeme(token).value == 1
  }

  /// "two and a half million"
  func andAHalf(_ reading: Reading) -> Reading {
    let next = reading.end
    guard next + 2 < limit, page.isWord(next, "and"), page.isWord(next + 1, "a"), page.isWord(next + 2, "half"),
      let scale = isMagnitude(next + 3), let value = reading.low?.wholeNumber, value < 1_000,
      let scaled = scaled(
        Reading(next, ExactDecimal(coefficient: value * 10 + 5, scale: 1)), by: scale, end: next + 4)
    else { return reading }
    return scaled
  }

  /// "two point two million", "three dozens": the rest of a number that ends before `next`.
  func spoken(_ token: Int, _ next: Int, _ value: Int) -> Reading? {
    guard next < limit else { return nil }
    if page.isWord(next, "point"), token == 0 || !page.isWord(token - 1, "at") {
      // "At one point two men came in" is no number.
      guard let decimal = NumeralReader(page, limit: limit).number(token), decimal.end > next,
        let exact = decimal.value.decimal
      else { return nil }
      return Reading(decimal.end, exact)
    }
    let scale = page.isWord(next, "dozens") ? 12 : (page.isWord(next, "millions") ? 1_000_000 : 0)
    guard scale > 0, value > 1, value < 1_000 else { return nil }
    return Reading(next + 1, ExactDecimal(value * scale))
  }

  /// Whether a compound that the lexicon lacks begins with a number word: "[twenty]-three", "[two]-thirds".
  func isCompound(_ token: Token) -> Bool {
    let start = Int(token.start)
    return page.lexicon.classes[part(start..<partEnd(start, token.range))].contains(.numberWord)
  }

  /// "twenty-three", "twenty-third", "two-thirds" is none.
  func hyphenated(_ token: Int) -> (value: Int, isOrdinal: Bool)? {
    let range = page.tokens[token].range
    var value = 0
    var ordinal = false
    var start = range.lowerBound
    while start < range.upperBound {
      let end = partEnd(start, range)
      // Of two hyphens one behind the other, none is between parts.
      defer { start = end + 1 }
      guard end > start else { continue }
      let lexeme = part(start..<end)
      let classes = page.lexicon.classes[lexeme]
      let own = page.lexicon.lexemes[lexeme].value
      if classes.contains(.numberWord) {
        guard value == 0 || (value % 10 == 0 && own < 10) else { return nil }
        value += own
      } else if classes.contains(.magnitude), start > range.lowerBound {
        value = max(value, 1) * own
      } else if classes.contains(.ordinal), end == range.upperBound, value >= 20, value % 10 == 0 {
        value += own
        ordinal = true
      } else {
        return nil
      }
    }
    return (value, ordinal)
  }

  /// Where the part of a compound ends that starts at the byte.
  func partEnd(_ start: Int, _ compound: Range<Int>) -> Int {
    page.bytes[start..<compound.upperBound].firstIndex(of: UInt8(ascii: "-")) ?? compound.upperBound
  }

  /// The lexeme of a part of a compound; 0 when unknown.
  func part(_ bytes: Range<Int>) -> Int {
    Int(page.lexicon.lexeme(at: bytes.lowerBound, count: bytes.count, in: page.bytes))
  }

  func vague(_ token: Int) -> Reading? {
    let lexeme = page.tokens[token].lexeme
    guard lexeme != 0 else { return nil }
    let phrase = page.lexicon.phrases.match(page.tokens, at: token, limit: limit, acrossLines: false) {
      page.lexicon.classes[Int($0)].contains(.vague)
    }
    if let phrase { return Reading(vague: token..<phrase.end) }
    guard page.classes(token).contains(.vague) else { return nil }
    return Reading(vague: token..<token + 1)
  }
}
