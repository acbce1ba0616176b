/// Strict UTF-8 (Unicode 15, table 3-7): no overlong form, no surrogate, nothing beyond U+10FFFF.
enum UTF8Check {
  /// The bytes of the sequence that begins at `index`, or nil when it is not well formed.
  static func sequenceLength(_ bytes: Span<UInt8>, at index: Int) -> Int? {
    func continuation(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
      index + offset < bytes.count && range.contains(bytes[index + offset])
    }
    switch bytes[index] {
    case 0x00...0x7F: return 1
    case 0xC2...0xDF: return continuation(1) ? 2 : nil
    case 0xE0: return continuation(1, 0xA0...0xBF) && continuation(2) ? 3 : nil
    case 0xED: return continuation(1, 0x80...0x9F) && continuation(2) ? 3 : nil
    case 0xE1...0xEF: return continuation(1) && continuation(2) ? 3 : nil
    case 0xF0: return continuation(1, 0x90...0xBF) && continuation(2) && continuation(3) ? 4 : nil
    case 0xF1...0xF3: return continuation(1) && continuation(2) && continuation(3) ? 4 : nil
    case 0xF4: return continuation(1, 0x80...0x8F) && continuation(2) && continuation(3) ? 4 : nil
    default: return nil
    }
  }

  /// The first byte that is not part of a well-formed sequence, or nil.
  static func firstFault(in bytes: [UInt8]) -> Int? {
    var index = asciiPrefix(bytes, from: 0)
    while index < bytes.count {
      if bytes[index] < 128 {
        index = asciiPrefix(bytes, from: index)
      } else {
        guard let length = sequenceLength(bytes.span, at: index) else { return index }
        index += length
      }
    }
    return nil
  }

  /// The first byte from `start` on that is not ASCII, or the end. Eight bytes at a time.
  static func asciiPrefix(_ bytes: [UInt8], from start: Int) -> Int {
    let raw = unsafe bytes.span.bytes
    var index = start
    while index + 8 <= raw.byteCount {
      let word = unsafe raw.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: UInt64.self)
      if word & 0x8080_8080_8080_8080 != 0 { break }
      index += 8
    }
    while index < bytes.count, bytes[index] < 128 { index += 1 }
    return index
  }

  /// How many code points begin in a part of a text. Eight bytes at a time.
  static func codePoints(_ bytes: [UInt8], in range: Range<Int>) -> Int {
    let raw = unsafe bytes.span.bytes
    var index = range.lowerBound
    var count = range.count
    while index + 8 <= range.upperBound {
      let word = unsafe raw.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: UInt64.self)
      // A continuation byte has bit 7 set and bit 6 clear.
      count -= ((word >> 7) & ~(word >> 6) & 0x0101_0101_0101_0101).nonzeroBitCount
      index += 8
    }
    while index < range.upperBound {
      if bytes[index] & 0xC0 == 0x80 { count -= 1 }
      index += 1
    }
    return count
  }

  /// Whether a code point begins at `index`, or the text ends there. The text is well formed.
  static func isBoundary(_ bytes: [UInt8], _ index: Int) -> Bool {
    index == bytes.count || (index < bytes.count && bytes[index] & 0xC0 != 0x80)
  }
}
