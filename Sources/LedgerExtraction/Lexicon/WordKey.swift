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
  var hash: UInt64 { (low &* 0x9E37_79B9_7F4A_7C15) ^ (high &* 0xC2B2_AE3D_27D4_EB4F) }

  /// Bits of the hash that tell words of one slot apart.
  @inline(__always)
  var tag: UInt16 { UInt16(truncatingIfNeeded: hash >> 32) }
}

/// A run of ASCII letters, read eight bytes at a time.
struct LetterRun {
  private(set) var count: Int
  private(set) var key = WordKey()
  let startsUpper: Bool
  private var lower: UInt64

  /// Whether all of its letters are upper case.
  @inline(__always)
  var isUpper: Bool { lower == 0 }

  /// The letters from `start`, where one stands; at least eight bytes that are no letters follow them in `bytes`.
  @inline(__always)
  init(_ bytes: [UInt8], _ start: Int) {
    let block = ByteBlock(bytes, start)
    startsUpper = block.bits & 0x20 == 0
    let others = block.letters ^ ByteBlock.all(0x80)
    if others != 0 {
      count = others.trailingZeroBitCount &>> 3
      let kept = (others ^ (others &- 1)) >> 8
      key.low = (block.bits | ByteBlock.all(0x20)) & kept
      lower = block.bits & kept & ByteBlock.all(0x20)
    } else {
      count = WordStart.capacity
      key.low = block.bits | ByteBlock.all(0x20)
      lower = block.bits & ByteBlock.all(0x20)
      goOn(bytes, start)
    }
  }

  @inline(never)
  private mutating func goOn(_ bytes: [UInt8], _ start: Int) {
    while true {
      let block = ByteBlock(bytes, start + count)
      let others = block.letters ^ ByteBlock.all(0x80)
      let kept = others == 0 ? .max : (others ^ (others &- 1)) >> 8
      if count == WordStart.capacity { key.high = (block.bits | ByteBlock.all(0x20)) & kept }
      lower |= block.bits & kept & ByteBlock.all(0x20)
      guard others == 0 else {
        count += others.trailingZeroBitCount &>> 3
        return
      }
      count += 8
    }
  }
}
