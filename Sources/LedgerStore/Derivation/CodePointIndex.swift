/// Turns byte offsets of a UTF-8 text into code point offsets.
struct CodePointIndex {
  private let text: [UInt8]
  /// Code points before each block of 256 bytes; empty for a text of ASCII, where both offsets are the same.
  private let before: [Int]

  init(_ text: [UInt8]) {
    self.text = text
    guard UTF8Check.asciiPrefix(text, from: 0) < text.count else {
      before = []
      return
    }
    var counts: [Int] = []
    counts.reserveCapacity(text.count / 256 + 1)
    var count = 0
    for start in stride(from: 0, to: text.count, by: 256) {
      counts.append(count)
      count += UTF8Check.codePoints(text, in: start..<min(start + 256, text.count))
    }
    before = counts
  }

  /// The code points that begin before byte `offset`; an offset beyond the text counts as its end.
  func codePoints(before offset: Int) -> Int {
    let offset = min(offset, text.count)
    guard !before.isEmpty else { return offset }
    let block = min(offset >> 8, before.count - 1)
    return before[block] + UTF8Check.codePoints(text, in: (block << 8)..<offset)
  }
}
