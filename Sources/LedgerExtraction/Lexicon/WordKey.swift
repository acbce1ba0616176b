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
  init(_ word: ArraySlice<UInt8>) {
    var place: UInt64 = 0
    for byte in word.prefix(Self.capacity) {
      if place < 64 { low |= UInt64(byte) &<< place } else { high |= UInt64(byte) &<< (place &- 64) }
      place += 8
    }
  }

  /// Fibonacci hashing: the high bits of the products are the ones that all letters have touched.
  @inline(__always)
  var hash: UInt64 { (low &* 0x9E37_79B9_7F4A_7C15) ^ (high &* 0xC2B2_AE3D_27D4_EB4F) }

  @inline(__always)
  init(low: UInt64, high: UInt64) {
    self.low = low
    self.high = high
  }

  /// The key of a word of less than eight letters.
  @inline(__always)
  init(short letters: UInt64) { low = letters }
}

/// The ASCII letters that a block of eight bytes begins with.
struct LetterRun {
  /// How many they are; of a word that fills the block, more may follow.
  let count: Int
  private let block: ByteBlock
  /// All bits of the letters, where they do not fill the block.
  private let kept: UInt64

  @inline(__always)
  init(_ block: ByteBlock) {
    self.block = block
    let others = block.othersAfterLetters
    count = others.trailingZeroBitCount &>> 3
    kept = (others ^ (others &- 1)) >> 8
  }

  /// No letters.
  static var none: LetterRun { LetterRun(ByteBlock(bits: 0)) }

  /// Whether there are letters, and the word's end is in the block.
  @inline(__always)
  var isShort: Bool { count &- 1 < WordStart.capacity &- 1 && count > 0 }

  @inline(__always)
  var fillsBlock: Bool { count == WordStart.capacity }

  /// The letters in lower case with zeros behind them, where they do not fill the block.
  @inline(__always)
  var shortLetters: UInt64 { (block.bits | ByteBlock.all(0x20)) & kept }

  /// The letters in lower case with zeros behind them.
  @inline(__always)
  var letters: UInt64 { fillsBlock ? block.bits | ByteBlock.all(0x20) : shortLetters }

  /// Whether the first letter is a capital.
  @inline(__always)
  var startsUpper: Bool { block.bits & 0x20 == 0 }

  /// Whether all letters are capitals: small ones have a bit that these lack.
  @inline(__always)
  var isUpper: Bool { block.bits & (fillsBlock ? .max : kept) & ByteBlock.all(0x20) == 0 }
}
