/// How Arabic words are written to be looked up; the stored text is never changed.
///
/// The forms of alef are one letter, as are hamza on its seat and the seat, ya and alef maqsura, ta marbuta and ha;
/// tatweel, vowel marks and Quranic signs are dropped. Writers and keyboards differ in all of these.
enum ArabicFold {
  /// Whether the byte begins a letter of the block U+0600…06FF in UTF-8.
  @inline(__always)
  static func isArabic(_ byte: UInt8) -> Bool { byte &- 0xD8 < 4 }

  /// Whether a word begins in Arabic letters, be they of the forms that old programs drew (U+FB50…FDFF, FE70…FEFF).
  static func isArabic(_ bytes: [UInt8], at position: Int) -> Bool {
    isArabic(bytes[position]) || form(bytes[...], at: position) != nil
  }

  /// The letters that a presentation form at the position stands for; several for a ligature, none for a mark.
  @inline(__always)
  private static func form(_ bytes: ArraySlice<UInt8>, at position: Int) -> [UInt32]? {
    guard bytes[position] == 0xEF, position + 2 < bytes.endIndex, bytes[position + 1] >= 0xAD else { return nil }
    let scalar = UInt32(0xF000) | UInt32(bytes[position + 1] & 0x3F) << 6 | UInt32(bytes[position + 2] & 0x3F)
    return ArabicForms.letters(of: scalar)
  }

  /// The folded word; letters of other scripts stay, ASCII in lower case.
  static func folded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var word: [UInt8] = []
    word.reserveCapacity(bytes.count)
    fold(bytes, into: &word)
    return word
  }

  /// Adds the folded word to `word`.
  static func fold(_ bytes: ArraySlice<UInt8>, into word: inout [UInt8]) {
    var position = bytes.startIndex
    while position < bytes.endIndex {
      let byte = bytes[position]
      if isArabic(byte), position + 1 < bytes.endIndex {
        append(scalar(byte, bytes[position + 1]), to: &word)
        position += 2
      } else if let letters = form(bytes, at: position) {
        for letter in letters { append(letter, to: &word) }
        position += 3
      } else {
        word.append(byte &- 65 < 26 ? byte | 0x20 : byte)
        position += 1
      }
    }
  }

  private static func append(_ scalar: UInt32, to word: inout [UInt8]) {
    guard let letter = letter(scalar) else { return }
    word.append(UInt8(0xC0 | letter >> 6))
    word.append(UInt8(0x80 | letter & 0x3F))
  }

  /// The byte after `count` letters, and after the marks that belong to them.
  static func position(after count: Int, in bytes: [UInt8], _ range: Range<Int>) -> Int {
    var position = range.lowerBound
    var left = count
    while position + 1 < range.upperBound {
      let count: Int
      let length: Int
      if isArabic(bytes[position]) {
        (count, length) = (letter(scalar(bytes[position], bytes[position + 1])) != nil ? 1 : 0, 2)
      } else if let letters = form(bytes[...], at: position) {
        (count, length) = (letters.count, 3)
      } else {
        break
      }
      if count > 0 {
        if left <= 0 { break }
        left -= count
      }
      position += length
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
