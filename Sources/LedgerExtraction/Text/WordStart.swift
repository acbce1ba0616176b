/// The first eight bytes of a word in lower case, as one number with zeros behind the word.
///
/// No word holds a zero byte, so that words of up to seven bytes are equal when their starts are. The start of a
/// word that a rule names is a constant of the program: one comparison tells most words apart.
struct WordStart: Equatable {
  /// How many bytes a start holds.
  static let capacity = 8

  let bits: UInt64

  /// The start of no word.
  static let none = WordStart(bits: 0)

  /// In the byte order of the machine's numbers: the first letter is the lowest byte.
  @inline(__always)
  init(bits: UInt64) { self.bits = bits }

  /// The start of a word whose bytes are in lower case already.
  init(folded word: some Sequence<UInt8>) {
    var bits: UInt64 = 0
    for (index, byte) in word.prefix(Self.capacity).enumerated() { bits |= UInt64(byte) << UInt64(index * 8) }
    self.bits = bits
  }

  /// Whether the start of a word of `count` bytes is made of ASCII letters alone.
  @inline(__always)
  func isLetters(count: Int) -> Bool {
    let all = ByteBlock.all(0x80)
    return ByteBlock(bits: bits).letters == (count < Self.capacity ? all & ((1 << UInt64(count * 8)) &- 1) : all)
  }

  /// The start of a word that is in lower case already.
  @inline(__always)
  init(_ word: StaticString) {
    // Written out, the compiler folds it into a number.
    let count = word.utf8CodeUnitCount
    var bits: UInt64 = 0
    if count > 0 { bits |= Self.place(0, word) }
    if count > 1 { bits |= Self.place(1, word) }
    if count > 2 { bits |= Self.place(2, word) }
    if count > 3 { bits |= Self.place(3, word) }
    if count > 4 { bits |= Self.place(4, word) }
    if count > 5 { bits |= Self.place(5, word) }
    if count > 6 { bits |= Self.place(6, word) }
    if count > 7 { bits |= Self.place(7, word) }
    self.bits = bits
  }

  @inline(__always)
  private static func place(_ index: Int, _ word: StaticString) -> UInt64 {
    unsafe UInt64(word.utf8Start[index]) << UInt64(index * 8)
  }

  /// The start of the `count` bytes from `position`; at least eight bytes stand there.
  @inline(__always)
  init(_ bytes: [UInt8], _ position: Int, count: Int) {
    let block = ByteBlock(bytes, position)
    let kept: UInt64 = count < Self.capacity ? (1 << UInt64(count * 8)) &- 1 : .max
    bits = block.lowercased & kept
  }
}

/// Eight bytes of a text as one number, the first one lowest.
struct ByteBlock {
  let bits: UInt64

  @inline(__always)
  init(bits: UInt64) { self.bits = bits }

  @inline(__always)
  init(_ bytes: [UInt8], _ position: Int) {
    let span = unsafe bytes.span.bytes
    bits = unsafe UInt64(littleEndian: span.unsafeLoadUnaligned(fromUncheckedByteOffset: position, as: UInt64.self))
  }

  /// The byte at a place from 0 to 7.
  @inline(__always)
  subscript(_ place: Int) -> UInt8 { UInt8(truncatingIfNeeded: bits &>> UInt64(truncatingIfNeeded: place &* 8)) }

  /// The number with this byte in each of its eight places.
  @inline(__always)
  static func all(_ byte: UInt64) -> UInt64 { byte &* 0x0101_0101_0101_0101 }

  /// The high bit of each byte that is an ASCII letter.
  @inline(__always)
  var letters: UInt64 {
    let low = (bits | Self.all(0x20)) & Self.all(0x7F)
    // No sum can carry into the next byte.
    return (low &+ Self.all(0x1F)) & ~(low &+ Self.all(0x05)) & ~bits & Self.all(0x80)
  }

  /// The high bit of the first byte that is no ASCII letter, and of some behind it; none, where all are letters.
  ///
  /// Letters carry nothing into the byte behind them, so that everything before the first other byte is exact.
  @inline(__always)
  var othersAfterLetters: UInt64 {
    let low = bits | Self.all(0x20)
    return (~(low &+ Self.all(0x1F)) | (low &+ Self.all(0x05))) & Self.all(0x80)
  }

  /// The place of the first byte that is a space or a control; 8 where there is none.
  @inline(__always)
  var firstBlank: Int { ((bits &- Self.all(0x21)) & ~bits & Self.all(0x80)).trailingZeroBitCount &>> 3 }

  /// Whether the first bytes, 8 at most, are ASCII.
  @inline(__always)
  func isASCII(first count: Int) -> Bool {
    bits & Self.all(0x80) & ((1 << UInt64(truncatingIfNeeded: count &* 8)) &- 1) == 0
  }

  /// The bytes with ASCII letters in lower case, and all others as they are.
  @inline(__always)
  var lowercased: UInt64 { bits | letters >> 2 }
}
