import LedgerTypes

/// Finds the numbers inside of a token that is no number as a whole.
struct NumeralLabels {
  let page: Page

  /// Groups of ASCII digits, or the parts of a word that is number words alone ("three-nought-four").
  func labels(in range: Range<Int>) -> [(span: TextSpan, value: ExactDecimal)] {
    let digits = groups(range) { $0 &- 48 < 10 }.compactMap { group in
      ExactDecimal(parsing: plain(group)).map { (TextSpan(group.lowerBound, group.upperBound), $0) }
    }
    guard digits.isEmpty else { return digits }
    let parts = groups(range) { $0 != UInt8(ascii: "-") }
    guard parts.count > 1 else { return [] }
    var words: [(span: TextSpan, value: ExactDecimal)] = []
    for part in parts {
      guard let value = unit(part) else { return [] }
      words.append((TextSpan(part.lowerBound, part.upperBound), ExactDecimal(value)))
    }
    return words
  }

  /// The digits without zeros before them.
  private func plain(_ group: Range<Int>) -> String {
    let digits = page.bytes[group].drop { $0 == UInt8(ascii: "0") }
    return digits.isEmpty ? "0" : String(decoding: digits, as: UTF8.self)
  }

  private func unit(_ part: Range<Int>) -> Int? {
    let word = page.bytes[part].map { $0 &- 65 < 26 ? $0 | 0x20 : $0 }
    if case .unit(let value)? = NumeralLexer(page: page, limit: page.tokens.count).sense(of: word) { return value }
    return nil
  }

  private func groups(_ range: Range<Int>, where belongs: (UInt8) -> Bool) -> [Range<Int>] {
    var groups: [Range<Int>] = []
    var position = range.lowerBound
    while position < range.upperBound {
      let start = position
      while position < range.upperBound, belongs(page.bytes[position]) { position += 1 }
      if position > start { groups.append(start..<position) } else { position += 1 }
    }
    return groups
  }
}
