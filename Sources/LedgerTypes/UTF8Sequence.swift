/// One encoded scalar value (Unicode 15, table 3-7).
public enum UTF8Sequence {
  /// The scalar that is encoded at `index`, with its length; nil when the bytes are not well formed.
  @inlinable
  public static func scalar(in bytes: Span<UInt8>, at index: Int) -> (UInt32, Int)? {
    let lead = bytes[index]
    guard lead >= 0x80 else { return (UInt32(lead), 1) }
    guard let (length, second) = shape(of: lead), index + length <= bytes.count else { return nil }
    guard second.contains(bytes[index + 1]) else { return nil }
    var scalar = UInt32(lead) & (0x7F >> UInt32(length))
    for offset in 1..<length {
      let byte = bytes[index + offset]
      guard byte & 0xC0 == 0x80 else { return nil }
      scalar = scalar << 6 | UInt32(byte & 0x3F)
    }
    return (scalar, length)
  }

  /// How many bytes of the ill-formed sequence at `index` one replacement character stands for.
  @inlinable
  public static func invalidLength(in bytes: Span<UInt8>, at index: Int) -> Int {
    guard let (length, second) = shape(of: bytes[index]) else { return 1 }
    var end = index + 1
    while end < bytes.count, end < index + length {
      let byte = bytes[end]
      guard end == index + 1 ? second.contains(byte) : byte & 0xC0 == 0x80 else { break }
      end += 1
    }
    return end - index
  }

  /// The length that a lead byte promises, and what its second byte may be.
  @usableFromInline
  static func shape(of lead: UInt8) -> (length: Int, second: ClosedRange<UInt8>)? {
    switch lead {
    case 0xC2...0xDF: (2, 0x80...0xBF)
    case 0xE0: (3, 0xA0...0xBF)
    case 0xED: (3, 0x80...0x9F)
    case 0xE1...0xEF: (3, 0x80...0xBF)
    case 0xF0: (4, 0x90...0xBF)
    case 0xF1...0xF3: (4, 0x80...0xBF)
    case 0xF4: (4, 0x80...0x8F)
    default: nil
    }
  }
}
