import LedgerTypes

/// The number that plain digits or words state, read anew and in another way than the extractor does.
///
/// What it takes is fixed for good, so that no later version finds fault with an honest ledger: one number, or two with
/// "to", "and" or a dash between them. A number has ASCII digits, commas between groups of three, a decimal point, and
/// perhaps a magnitude or a sign of percent behind it; or it is an English cardinal. Everything else, vague words for
/// example, is read by the extractor alone: `ledger verify --reextract`.
struct StatedNumber {
  /// The numbers in their order, one or two.
  let values: [ExactDecimal]

  /// Reads the whole of the words; nil when they are anything else.
  init?(_ words: [UInt8]) {
    if let value = Self.plain(words) {
      values = [ExactDecimal(value)]
      return
    }
    if let value = Self.number(inWords: words) {
      values = [ExactDecimal(value)]
      return
    }
    var reader = Reader(bytes: words)
    guard let first = reader.number() else { return nil }
    if reader.isAtEnd {
      values = [first.value]
      return
    }
    guard reader.takeBetween(), let second = reader.number(), reader.isAtEnd else { return nil }
    // "2 to 3 million" leaves open what the 2 is.
    guard !first.hasMagnitude, !second.hasMagnitude else { return nil }
    values = [first.value, second.value]
  }

  /// The number of one to three digits alone, which most words are.
  private static func plain(_ words: [UInt8]) -> Int? {
    guard (1...3).contains(words.count), words.allSatisfy({ $0 &- 0x30 < 10 }), words.count == 1 || words[0] != 0x30
    else { return nil }
    return words.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  /// Whether a claim's limits are these numbers; a limit that is not stated is none.
  func agrees(low: ExactDecimal?, high: ExactDecimal?) -> Bool {
    guard low != nil || high != nil else { return false }
    if values.count == 1 { return (low ?? values[0]) == values[0] && (high ?? values[0]) == values[0] }
    return (low == nil || low == values[0]) && (high == nil || high == values[1])
  }

  private struct Reader {
    let bytes: [UInt8]
    var index = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { index == bytes.count }

    /// A number, and whether a magnitude follows it.
    mutating func number() -> (value: ExactDecimal, hasMagnitude: Bool)? {
      guard let whole = wholeDigits() else { return nil }
      var digits = whole
      var scale = 0
      if index + 1 < bytes.count, bytes[index] == UInt8(ascii: "."), isDigit(index + 1) {
        index += 1
        while index < bytes.count, isDigit(index) {
          digits.append(bytes[index] - 0x30)
          scale += 1
          index += 1
        }
      }
      guard digits.count <= 15 else { return nil }
      let coefficient = digits.reduce(0) { $0 * 10 + Int($1) }
      let factor = magnitude()
      if factor == nil { percent() }
      let (product, overflows) = coefficient.multipliedReportingOverflow(by: factor ?? 1)
      return overflows ? nil : (ExactDecimal(coefficient: product, scale: scale), factor != nil)
    }

    /// The digits before a point; commas stand between groups of three or not at all.
    private mutating func wholeDigits() -> [UInt8]? {
      var groups: [[UInt8]] = [[]]
      while index < bytes.count {
        if isDigit(index) {
          groups[groups.count - 1].append(bytes[index] - 0x30)
        } else if bytes[index] == UInt8(ascii: ","), index + 1 < bytes.count, isDigit(index + 1) {
          groups.append([])
        } else {
          break
        }
        index += 1
      }
      let isGrouped = (1...3).contains(groups[0].count) && groups.dropFirst().allSatisfy { $0.count == 3 }
      guard groups.count == 1 ? !groups[0].isEmpty : isGrouped else { return nil }
      let digits = groups.flatMap { $0 }
      // "0315" is a label or a time of day.
      return digits.count > 1 && digits[0] == 0 ? nil : digits
    }

    private func isDigit(_ index: Int) -> Bool { bytes[index] &- 0x30 < 10 }

    private mutating func take(_ word: StaticString) -> Bool {
      word.withUTF8Buffer { wanted in
        guard index + wanted.count <= bytes.count else { return false }
        for offset in 0..<wanted.count {
          let byte = bytes[index + offset]
          // Letters of either case.
          guard unsafe (byte &- 65 < 26 ? byte | 0x20 : byte) == wanted[offset] else { return false }
        }
        index += wanted.count
        return true
      }
    }

    private mutating func magnitude() -> Int? {
      let start = index
      if !take(" ") { _ = take("-") }
      if take("thousand") { return 1_000 }
      if take("million") { return 1_000_000 }
      if take("billion") { return 1_000_000_000 }
      index = start
      return nil
    }

    private mutating func percent() { _ = take("%") || take(" percent") || take(" per cent") }

    mutating func takeBetween() -> Bool { take(" to ") || take(" and ") || take("-") || take("\u{2013}") }
  }
}
