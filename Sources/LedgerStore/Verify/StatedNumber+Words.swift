extension StatedNumber {
  /// The number that English words state: "twelve", "thirty-five", "two hundred and six", "three million".
  ///
  /// As with digits, what is taken is fixed for good: cardinals from one on, whole, in one form. "A hundred", "dozens" and
  /// "half a million" are left to the extractor.
  static func number(inWords bytes: [UInt8]) -> Int? {
    guard let first = bytes.first, lowercased(first) &- 97 < 26 else { return nil }
    let words = bytes.split(omittingEmptySubsequences: false) { $0 == 0x20 || $0 == UInt8(ascii: "-") }
    guard words.count <= 16 else { return nil }
    var reader = WordReader(words: words.map { String(decoding: $0.map(lowercased), as: UTF8.self) }[...])
    guard let value = reader.number(), reader.words.isEmpty else { return nil }
    return value
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 { byte &- 65 < 26 ? byte | 0x20 : byte }

  private struct WordReader {
    private static let small = [
      "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
      "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ]
    private static let tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]

    var words: ArraySlice<String>

    /// Millions, thousands and the rest, each of them once at most.
    mutating func number() -> Int? {
      guard var sum = belowThousand() else { return nil }
      var isBeforeThousand = true
      if take("million") {
        sum *= 1_000_000
        guard let rest = restAfterScale() else { return sum }
        guard take("thousand") else { return sum + rest }
        (sum, isBeforeThousand) = (sum + rest * 1_000, false)
      } else if take("thousand") {
        (sum, isBeforeThousand) = (sum * 1_000, false)
      }
      if isBeforeThousand { return sum }
      return sum + (restAfterScale() ?? 0)
    }

    private mutating func restAfterScale() -> Int? {
      let before = words
      if take("and"), let rest = belowHundred() { return rest }
      words = before
      return belowThousand()
    }

    private mutating func belowThousand() -> Int? {
      guard let first = belowHundred() else { return nil }
      guard first < 10, take("hundred") else { return first }
      let before = words
      _ = take("and")
      guard let rest = belowHundred() else {
        words = before
        return first * 100
      }
      return first * 100 + rest
    }

    private mutating func belowHundred() -> Int? {
      guard let word = words.first else { return nil }
      if let value = Self.small.firstIndex(of: word) {
        words.removeFirst()
        return value + 1
      }
      guard let ten = Self.tens.firstIndex(of: word) else { return nil }
      words.removeFirst()
      guard let unit = words.first.flatMap({ Self.small.firstIndex(of: $0) }), unit < 9 else { return ten * 10 + 20 }
      words.removeFirst()
      return ten * 10 + 20 + unit + 1
    }

    private mutating func take(_ word: String) -> Bool {
      guard words.first == word else { return false }
      words.removeFirst()
      return true
    }
  }
}
