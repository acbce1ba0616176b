/// A SHA-256 digest (FIPS 180-4): 32 bytes.
public struct Digest: Hashable, Sendable, CustomStringConvertible {
  /// The bytes in their order in memory, without an array of their own: a log has millions.
  private var words = SIMD4<UInt64>()

  /// The 32 bytes.
  public var bytes: [UInt8] { withUnsafeBytes(of: words) { Array($0) } }

  /// The digest of these bytes, or nil when they are not 32.
  public init?(bytes: some Collection<UInt8>) {
    guard bytes.count == 32 else { return nil }
    withUnsafeMutableBytes(of: &words) { $0.copyBytes(from: bytes) }
  }

  /// The digest that `body` writes, all 32 bytes of it.
  public init(writing body: (UnsafeMutablePointer<UInt8>) -> Void) {
    withUnsafeMutableBytes(of: &words) { buffer in
      if let start = buffer.baseAddress { body(start.assumingMemoryBound(to: UInt8.self)) }
    }
  }

  /// Reads the bytes where they lie.
  public func withSpan<Result>(_ body: (Span<UInt8>) throws -> Result) rethrows -> Result {
    try withUnsafeBytes(of: words) { try body($0.assumingMemoryBound(to: UInt8.self).span) }
  }

  /// Reads 64 hexadecimal digits in lower case; nil for anything else.
  public init?(hex: some StringProtocol) {
    let digits = Array(hex.utf8)
    guard digits.count == 64 else { return nil }
    func value(_ digit: UInt8) -> UInt8? {
      switch digit {
      case 48...57: digit - 48
      case 97...102: digit - 87
      default: nil
      }
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(32)
    for index in stride(from: 0, to: 64, by: 2) {
      guard let high = value(digits[index]), let low = value(digits[index + 1]) else { return nil }
      bytes.append(high << 4 | low)
    }
    self.init(bytes: bytes)
  }

  private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 48 + value : 87 + value }

  /// 64 hexadecimal digits in lower case.
  public var description: String {
    // Written in place: a ledger writes two digests for each document.
    String(unsafeUninitializedCapacity: 64) { buffer in
      withUnsafeBytes(of: words) { bytes in
        for (index, byte) in bytes.enumerated() {
          buffer[2 * index] = Self.digit(byte >> 4)
          buffer[2 * index + 1] = Self.digit(byte & 15)
        }
      }
      return 64
    }
  }
}
