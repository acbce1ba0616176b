/// Where a string of canonical JSON lies in its text.
struct CanonicalString {
  /// The bytes between the quotation marks.
  let range: Range<Int>
  /// Whether there are escapes among them.
  let isEscaped: Bool

  /// Reads the string whose first byte, after the quotation mark, is at `start`.
  ///
  /// - Throws: a failure for what is not well-formed UTF-8, or is escaped in another way than RFC 8785 does.
  init(_ text: Span<UInt8>, from start: Int) throws(CanonicalReader.Failure) {
    var position = start
    var isEscaped = false
    while true {
      position = Self.plainPrefix(text, from: position)
      guard position < text.count else { throw .init(offset: position, reason: "a string without an end") }
      let byte = text[position]
      if byte == 34 { break }
      if byte < 32 { throw .init(offset: position, reason: "a control character that is not escaped") }
      if byte == 92 {
        isEscaped = true
        try Self.passEscape(text, &position)
      } else {
        guard let length = UTF8Check.sequenceLength(text, at: position) else {
          throw .init(offset: position, reason: "not UTF-8")
        }
        position += length
      }
    }
    (range, self.isEscaped) = (start..<position, isEscaped)
  }

  /// The string's bytes, with its escapes undone.
  func bytes(in text: [UInt8]) -> [UInt8] {
    guard isEscaped else { return Array(text[range]) }
    var result: [UInt8] = []
    result.reserveCapacity(range.count)
    var position = range.lowerBound
    while position < range.upperBound {
      let byte = text[position]
      position += 1
      guard byte == 92 else {
        result.append(byte)
        continue
      }
      let escape = text[position]
      position += 1
      switch escape {
      case UInt8(ascii: "b"): result.append(8)
      case UInt8(ascii: "t"): result.append(9)
      case UInt8(ascii: "n"): result.append(10)
      case UInt8(ascii: "f"): result.append(12)
      case UInt8(ascii: "r"): result.append(13)
      case UInt8(ascii: "u"):
        // Only \u00xx of a control character has passed.
        result.append(Self.hexadecimal(text[position + 2]) << 4 | Self.hexadecimal(text[position + 3]))
        position += 4
      default: result.append(escape)
      }
    }
    return result
  }

  /// The string itself, without an array between.
  func string(in text: [UInt8]) -> String {
    isEscaped ? String(decoding: bytes(in: text), as: UTF8.self) : String(decoding: text[range], as: UTF8.self)
  }

  /// The first byte from `start` on that is no ASCII character which stands for itself. Eight bytes at a time.
  private static func plainPrefix(_ text: Span<UInt8>, from start: Int) -> Int {
    let raw = unsafe text.bytes
    var index = start
    while index + 8 <= raw.byteCount {
      let word = unsafe raw.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: UInt64.self)
      if CanonicalWriter.mayNeedEscape(word) || word & 0x8080_8080_8080_8080 != 0 { break }
      index += 8
    }
    while index < text.count, text[index] >= 32, text[index] < 128, text[index] != 34, text[index] != 92 { index += 1 }
    return index
  }

  /// Only what RFC 8785 must escape, in its only form.
  private static func passEscape(
    _ text: Span<UInt8>, _ position: inout Int
  ) throws(CanonicalReader.Failure) {
    position += 1
    let place = position
    func failure(_ reason: String) -> CanonicalReader.Failure { .init(offset: place, reason: reason) }
    guard position < text.count else { throw failure("a string without an end") }
    switch text[position] {
    case 34, 92, UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      position += 1
    case UInt8(ascii: "u"):
      guard position + 4 < text.count, text[position + 1] == 48, text[position + 2] == 48,
        text[position + 3] == 48 || text[position + 3] == 49
      else { throw failure("an escape that is not needed") }
      let low = text[position + 4]
      guard (low >= 48 && low <= 57) || (low >= 97 && low <= 102) else { throw failure("an escape in upper case") }
      let value = (text[position + 3] - 48) << 4 | hexadecimal(low)
      guard ![8, 9, 10, 12, 13].contains(value) else { throw failure("a long escape for a short one") }
      position += 5
    default: throw failure("an escape that is not needed")
    }
  }

  private static func hexadecimal(_ digit: UInt8) -> UInt8 { digit >= 97 ? digit - 87 : digit - 48 }
}
