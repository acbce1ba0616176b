/// The identity of a claim: 64 bits, written as 16 hexadecimal digits in lower case.
///
/// Who extracts computes it, so that the same words in the same text keep their id over runs. Two documents
/// with equal texts have claims of equal ids.
public struct ClaimID: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The 64 bits.
  public let bits: UInt64

  /// The id of these bits.
  public init(bits: UInt64) { self.bits = bits }

  /// The first 16 hexadecimal digits of a digest.
  public init(_ digest: Digest) {
    bits = digest.bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// Reads exactly 16 hexadecimal digits in lower case; nil for anything else.
  public init?(hex: some StringProtocol) {
    guard hex.utf8.count == 16, let range = ClaimID.range(ofPrefix: hex) else { return nil }
    bits = range.lowerBound.bits
  }

  /// The ids that begin with 1 to 16 hexadecimal digits; nil when `prefix` is anything else.
  public static func range(ofPrefix prefix: some StringProtocol) -> ClosedRange<ClaimID>? {
    var value: UInt64 = 0
    let count = prefix.utf8.count
    guard (1...16).contains(count) else { return nil }
    for digit in prefix.utf8 {
      switch digit {
      case 48...57: value = value << 4 | UInt64(digit - 48)
      case 97...102: value = value << 4 | UInt64(digit - 87)
      default: return nil
      }
    }
    let free = UInt64((16 - count) * 4)
    let first = value << free
    return ClaimID(bits: first)...ClaimID(bits: first | (free == 0 ? 0 : (1 << free) - 1))
  }

  /// 16 hexadecimal digits in lower case.
  public var description: String {
    String(unsafeUninitializedCapacity: 16) { buffer in
      for place in 0..<16 {
        let digit = UInt8(truncatingIfNeeded: bits >> UInt64(60 - 4 * place)) & 15
        buffer[place] = digit < 10 ? 48 + digit : 87 + digit
      }
      return 16
    }
  }

  /// Orders by the hexadecimal digits.
  public static func < (left: ClaimID, right: ClaimID) -> Bool { left.bits < right.bits }
}
