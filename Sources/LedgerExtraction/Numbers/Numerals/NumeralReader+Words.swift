import LedgerTypes

/// Numerals in words.
extension NumeralReader {
  /// The numeral whose first word is `token`: a mixed number, a fraction, a decimal or a cardinal.
  func worded(_ token: Int) -> Part? {
    if let alone = alone(token) { return alone }
    let words = NumeralLexer(page: page, limit: limit).words(from: token)[...]
    guard let first = words.first else { return nil }
    if first.sense == .point { return pointedDigits(token) }
    if let parted = mixed(words) ?? fraction(words) { return parted }
    guard let (whole, rest) = cardinal(words) else { return nil }
    if let decimal = decimal(whole, rest) { return decimal }
    let last = words[rest.startIndex - 1].token
    // A token that goes on is more than a cardinal: "twenty-first".
    guard rest.first?.token != last else { return nil }
    return (Value(Int128(whole)), last + 1)
  }

  /// "single" and "a pair" are numbers only as a whole phrase.
  private func alone(_ token: Int) -> Part? {
    func isEnd(_ token: Int) -> Bool { token >= limit || page.tokens[token].kind != .word }
    if page.isWord(token, "single"), isEnd(token + 1) { return (Value(1), token + 1) }
    if page.isWord(token, "a"), token + 1 < limit, page.isWord(token + 1, "pair"), isEnd(token + 2) {
      return (Value(2), token + 2)
    }
    return nil
  }

  // MARK: Cardinals

  /// The longest cardinal that the words begin with, and the words behind it.
  func cardinal(_ words: ArraySlice<NumeralWord>) -> (value: Int, rest: ArraySlice<NumeralWord>)? {
    guard let (value, rest) = plainCardinal(words) else { return nil }
    // "one twenty two" is 122.
    if (1...9).contains(value), case .tens? = rest.first?.sense, let (below, end) = plainCardinal(rest), below < 100 {
      return (value * 100 + below, end)
    }
    return (value, rest)
  }

  private func plainCardinal(
    _ words: ArraySlice<NumeralWord>
  ) -> (value: Int, rest: ArraySlice<NumeralWord>)? {
    var total = 0
    var part = 0
    var isSeen = false
    var index = words.startIndex
    if case .article? = words.first?.sense {
      guard index + 1 < words.endIndex, case .magnitude = words[index + 1].sense else { return nil }
      part = 1
      index += 1
    }
    scan: while index < words.endIndex {
      switch words[index].sense {
      case .unit(let value):
        guard !isSeen || (value > 0 && (part % 100 == 0 || (part % 100 >= 20 && part % 10 == 0 && value < 10))) else {
          break scan
        }
        part += value
      case .tens(let value):
        guard part % 100 == 0 else { break scan }
        part += value
      case .magnitude(let scale):
        guard isSeen || part > 0, let scaled = scaled(total, part, by: scale) else { break scan }
        (total, part) = scaled
      case .and where isSeen:
        // "one hundred and three", "twenty and three"; "and" before a fraction is mixed(_:)'s.
        guard index + 1 < words.endIndex, part % 10 == 0, part > 0 || total > 0 else { break scan }
        switch words[index + 1].sense {
        case .unit(let value) where value > 0 && (part % 100 == 0 || value < 10):
          index += 1
          continue scan
        case .tens where part % 100 == 0:
          index += 1
          continue scan
        default: break scan
        }
      default: break scan
      }
      isSeen = true
      index += 1
    }
    return isSeen ? (total + part, words[index...]) : nil
  }

  private func scaled(_ total: Int, _ part: Int, by scale: Int) -> (Int, Int)? {
    if scale <= 100 {
      // "three hundred and two dozens"
      if scale < 100, part > 100, part % 100 > 0 { return (total, part - part % 100 + part % 100 * scale) }
      return part < 1_000_000 ? (total, max(part, 1) * scale) : nil
    }
    guard max(part, total) < 1_000_000_000_000_000_000 / scale else { return nil }
    // "three lakh crore", "three thousand million": a magnitude of a magnitude.
    return part == 0 ? (total * scale, 0) : (total + part * scale, 0)
  }

  // MARK: Fractions

  /// "two thirds", "one hundred thirty-fifths" (100/35), "twenty-three fifths", "a twenty-first", "half".
  private func fraction(_ words: ArraySlice<NumeralWord>) -> Part? {
    guard let last = words.firstIndex(where: { Self.isDenominator($0.sense) }) else { return nil }
    let end = words[last].token + 1
    if words[last].sense == .half {
      let before = words[words.startIndex..<last]
      guard let count = before.isEmpty ? 1 : numerator(before), !continuesHalf(end) else { return nil }
      return (Value(Int128(count), 2), end)
    }
    guard case .ordinal(_, let isPlural) = words[last].sense, last > words.startIndex else { return nil }
    for split in words.startIndex + 1...last where split == last || !words[split].isTied {
      guard let count = numerator(words[words.startIndex..<split]), isPlural || (count == 1 && isPartAhead(end)),
        let parts = denominator(words[split...last])
      else { continue }
      return (Value(Int128(count), Int128(parts)), end)
    }
    return nil
  }

  /// "half a dozen" is a number of the prose reader.
  private func continuesHalf(_ token: Int) -> Bool {
    token < limit && (page.isWord(token, "a") || page.isWord(token, "an") || page.isWord(token, "of"))
      && token + 1 < limit && page.classes(token + 1).contains(.magnitude)
  }

  private func isPartAhead(_ token: Int) -> Bool {
    token >= limit || page.tokens[token].kind != .word || page.isWord(token, "of")
  }

  private static func isDenominator(_ sense: NumeralWord.Sense) -> Bool {
    if case .ordinal = sense { return true }
    return sense == .half
  }

  private func numerator(_ words: ArraySlice<NumeralWord>) -> Int? {
    if words.count == 1, words.first?.sense == .article { return 1 }
    guard let (value, rest) = plainCardinal(words), rest.isEmpty else { return nil }
    return value
  }

  /// "fifths" 5, "twenty-fifths" 25, "one hundred and fifth" 105; a bare "hundred" begins none.
  private func denominator(_ words: ArraySlice<NumeralWord>) -> Int? {
    guard case .ordinal(let own, _)? = words.last?.sense else { return nil }
    var before = words.dropLast()
    if before.isEmpty { return own }
    if before.last?.sense == .and { before = before.dropLast() }
    guard let (value, rest) = plainCardinal(before), rest.isEmpty else { return nil }
    switch before.last?.sense {
    case .tens?: return own < 10 && before.count == words.count - 1 ? value + own : nil
    case .magnitude(let scale)?: return own < scale ? value + own : nil
    default: return nil
    }
  }

  /// "one hundred and three and two thirds", "one and a half", "two and a half million".
  private func mixed(_ words: ArraySlice<NumeralWord>) -> Part? {
    guard let last = words.firstIndex(where: { Self.isDenominator($0.sense) }) else { return nil }
    for index in words[words.startIndex...last].indices.reversed()
    where words[index].sense == .and && index > words.startIndex && index < last {
      guard let (whole, rest) = plainCardinal(words[words.startIndex..<index]), rest.isEmpty,
        let part = fraction(words[(index + 1)...]), part.value.numerator < part.value.denominator
      else { continue }
      let sum = Value(Int128(whole)) + part.value
      if last + 1 < words.endIndex, case .magnitude(let scale) = words[last + 1].sense, whole < 1_000_000 {
        return (Value(sum.numerator * Int128(scale), sum.denominator), words[last + 1].token + 1)
      }
      return (sum, part.end)
    }
    return nil
  }

  // MARK: Decimals

  /// "two hundred point zero three", "nought point eleven", "two point two million".
  private func decimal(_ whole: Int, _ rest: ArraySlice<NumeralWord>) -> Part? {
    guard rest.first?.sense == .point else { return nil }
    var digits = 0
    var count = 0
    var index = rest.startIndex + 1
    var isOpen = true
    while isOpen, index < rest.endIndex, count < 8 {
      switch rest[index].sense {
      case .unit(let value) where value < 10:
        digits = digits * 10 + value
        count += 1
      case .unit(let value) where count == 0:
        digits = value
        count = 2
        isOpen = false
      case .tens(let value) where count == 0:
        digits = value
        count = 2
        if index + 1 < rest.endIndex, case .unit(let unit) = rest[index + 1].sense, (1...9).contains(unit) {
          digits += unit
          index += 1
        }
        isOpen = false
      default:
        isOpen = false
        continue
      }
      index += 1
    }
    guard count > 0 else { return nil }
    let value = Value(Int128(whole)) + Value(Int128(digits), Value.power(count))
    let end = rest[index - 1].token + 1
    if index < rest.endIndex, case .magnitude(let scale) = rest[index].sense, whole < 1_000_000 {
      return (Value(value.numerator * Int128(scale), value.denominator), rest[index].token + 1)
    }
    return (value, end)
  }

  /// "point 77"
  private func pointedDigits(_ token: Int) -> Part? {
    guard token + 1 < limit, page.tokens[token + 1].kind == .digits, page.tokens[token + 1].count <= 9,
      token == 0 || page.tokens[token - 1].kind != .word,
      let digits = Int(String(decoding: page.bytes[page.tokens[token + 1].range], as: UTF8.self))
    else { return nil }
    return (Value(Int128(digits), Value.power(page.tokens[token + 1].count)), token + 2)
  }
}
