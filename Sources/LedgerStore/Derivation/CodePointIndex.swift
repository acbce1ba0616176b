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
    for (index, byte) in text.enumerated() {
      if index & 255 == 0 { counts.append(count) }
      if byte & 0xC0 != 0x80 { count += 1 }
    }
    before = counts
  }

  /// The code points that begin before byte `offset`; an offset beyond the text counts as its end.
  func codePoints(before offset: Int) -> Int {
    let offset = min(offset, text.count)
    guard !before.isEmpty else { return offset }
    let block = min(offset >> 8, before.count - 1)
    var count = before[block]
    for byte in text[(block << 8)..<offset] where byte & 0xC0 != 0x80 { count += 1 }
    return count
  }
}
