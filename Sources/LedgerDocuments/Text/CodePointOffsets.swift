public import LedgerTypes

/// Turns byte offsets of a UTF-8 text into code point offsets.
///
/// One pass counts the code points before every block; an offset then costs at most one block.
public struct CodePointOffsets: Sendable {
  private static let block = 256
  private let text: [UInt8]
  /// Code points before each block, or empty when the text is ASCII and offsets are equal.
  private let before: [Int]

  /// Prepares the offsets of `text`, which is valid UTF-8.
  public init(_ text: [UInt8]) {
    self.text = text
    var before: [Int] = []
    before.reserveCapacity(text.count / Self.block + 1)
    var count = 0
    var start = 0
    while start < text.count {
      before.append(count)
      let end = min(start + Self.block, text.count)
      count += Self.codePoints(in: text, start, end)
      start = end
    }
    self.before = count == text.count ? [] : before
  }

  /// How many code points stand before the byte at `offset`.
  public subscript(offset: Int) -> Int {
    guard !before.isEmpty, offset > 0 else { return offset }
    let block = min((offset - 1) / Self.block, before.count - 1)
    return before[block] + Self.codePoints(in: text, block * Self.block, min(offset, text.count))
  }

  /// The span in code points, half-open.
  public func codePoints(of span: TextSpan) -> (start: Int, end: Int) { (self[span.start], self[span.end]) }

  private static func codePoints(in text: [UInt8], _ start: Int, _ end: Int) -> Int {
    let bytes = text.span
    var count = 0
    for index in start..<end where bytes[index] & 0xC0 != 0x80 { count += 1 }
    return count
  }
}
