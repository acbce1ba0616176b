/// The first sixteen bytes of a word in lower case, as two numbers with zeros behind the word.
///
/// Two comparisons of whole registers tell most words apart, and one multiplication each makes the hash.
struct WordKey: Equatable {
  /// How many bytes a key holds.
  static let capacity = 16

  var low: UInt64 = 0
  var high: UInt64 = 0

  /// The key of no letters.
  init() {}

  /// The key of a word that is in lower case already.
  init(_ word: [UInt8]) {
    for (index, byte) in word.prefix(Self.capacity).enumerated() {
      let place = UInt64(byte) << UInt64(index % 8 * 8)
      if index < 8 { low |= place } else { high |= place }
    }
  }

  /// Fibonacci hashing: the high bits of the products are the ones that all letters have touched.
  @inline(__always)
  var hash: Int {
    let mixed = (low &* 0x9E37_79B9_7F4A_7C15) ^ (high &* 0xC2B2_AE3D_27D4_EB4F)
    return Int(truncatingIfNeeded: (mixed ^ (mixed >> 29)) >> 32)
  }
}

/// A run of ASCII letters, read eight bytes at a time.
struct LetterRun {
  private(set) var count = 0
  private(set) var upper = 0
  private(set) var key = WordKey()

  /// The number with this byte in each of its eight places.
  @inline(__always)
  private static func all(_ byte: UInt64) -> UInt64 { byte &* 0x0101_0101_0101_0101 }

  /// The letters from `start`; at least eight bytes that are no letters follow them in `bytes`.
  @inline(__always)
  init(_ bytes: [UInt8], _ start: Int) {
    let span = unsafe bytes.span.bytes
    while true {
      // In the byte order of the machine's numbers: the first letter is the lowest byte.
      let block = unsafe UInt64(
        littleEndian: span.unsafeLoadUnaligned(fromByteOffset: start + count, as: UInt64.self))
      let folded = block | Self.all(0x20)
      let low = folded & Self.all(0x7F)
      // The high bit of each byte that is "a"…"z": no sum can carry into the next byte.
      let letters = (low &+ Self.all(0x1F)) & ~(low &+ Self.all(0x05)) & ~block & Self.all(0x80)
      let length = (letters ^ Self.all(0x80)).trailingZeroBitCount / 8
      let kept: UInt64 = length == 8 ? .max : (1 << UInt64(length * 8)) &- 1
      if count == 0 { key.low = folded & kept } else if count == 8 { key.high = folded & kept }
      upper += (~block & kept & Self.all(0x20)).nonzeroBitCount
      count += length
      if length < 8 { return }
    }
  }
}
