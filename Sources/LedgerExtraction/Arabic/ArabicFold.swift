/// How Arabic words are written to be looked up; the stored text is never changed.
///
/// The forms of alef are one letter, as are hamza on its seat and the seat, ya and alef maqsura, ta marbuta and ha;
/// tatweel, vowel marks and Quranic signs are dropped. Writers and keyboards differ in all of these.
enum ArabicFold {
  /// Whether the byte begins a letter of the block U+0600…06FF in UTF-8.
  @inline(__always)
  static func isArabic(_ byte: UInt8) -> Bool { byte &- 0xD8 < 4 }

  /// The folded word; letters of other scripts stay, ASCII in lower case.
  static func folded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var word: [UInt8] = []
    word.reserveCapacity(bytes.count)
    var position = bytes.startIndex
    while position < bytes.endIndex {
      let byte = bytes[position]
      guard isArabic(byte), position + 1 < bytes.endIndex else {
        word.append(byte &- 65 < 26 ? byte | 0x20 : byte)
        position += 1
        continue
      }
      if let letter = letter(scalar(byte, bytes[position + 1])) {
        word.append(UInt8(0xC0 | letter >> 6))
        word.append(UInt8(0x80 | letter & 0x3F))
      }
      position += 2
    }
    return word
  }

  /// The byte after `count` letters, and after the marks that belong to them.
  static func position(after count: Int, in bytes: [UInt8], _ range: Range<Int>) -> Int {
    var position = range.lowerBound
    var left = count
    while position + 1 < range.upperBound, isArabic(bytes[position]) {
      let isLetter = letter(scalar(bytes[position], bytes[position + 1])) != nil
      if isLetter {
        if left == 0 { break }
        left -= 1
      }
      position += 2
    }
    return position
  }

  private static func scalar(_ first: UInt8, _ second: UInt8) -> UInt32 {
    UInt32(first & 0x1F) << 6 | UInt32(second & 0x3F)
  }

  /// The letter that stands for this one, or nil for a mark that is dropped.
  private static func letter(_ scalar: UInt32) -> UInt32? {
    switch scalar {
    case 0x622, 0x623, 0x625, 0x671, 0x672, 0x673: 0x627
    case 0x624: 0x648
    case 0x626, 0x649, 0x6CC: 0x64A
    case 0x629, 0x6C0, 0x6C1, 0x6C2, 0x6C3: 0x647
    case 0x6A9: 0x643
    case 0x640, 0x64B...0x65F, 0x670, 0x610...0x61A, 0x6D6...0x6ED: nil
    default: scalar
    }
  }
}
