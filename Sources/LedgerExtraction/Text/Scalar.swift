/// One Unicode scalar decoded from UTF-8, and what it is to the lexer.
struct Scalar {
  enum Role {
    case letter, digit, space, joined
    case mark(Token.Kind)
  }

  let value: UInt32
  let count: Int

  /// Decodes at `position`; bytes that are not UTF-8 count one by one as U+FFFD, overlong forms among them.
  init(_ bytes: [UInt8], at position: Int) {
    let first = bytes[position]
    func rest(_ offset: Int) -> UInt32? {
      guard position + offset < bytes.count else { return nil }
      let byte = bytes[position + offset]
      return byte & 0xC0 == 0x80 ? UInt32(byte & 0x3F) : nil
    }
    var decoded: UInt32 = 0xFFFD
    var length = 1
    var least: UInt32 = 0
    if first < 0x80 {
      decoded = UInt32(first)
    } else if first & 0xE0 == 0xC0, let second = rest(1) {
      decoded = UInt32(first & 0x1F) << 6 | second
      length = 2
      least = 0x80
    } else if first & 0xF0 == 0xE0, let second = rest(1), let third = rest(2) {
      decoded = UInt32(first & 0x0F) << 12 | second << 6 | third
      length = 3
      least = 0x800
    } else if first & 0xF8 == 0xF0, let second = rest(1), let third = rest(2), let fourth = rest(3) {
      decoded = UInt32(first & 0x07) << 18 | second << 12 | third << 6 | fourth
      length = 4
      least = 0x10000
    }
    let isScalar = decoded >= least && decoded <= 0x10FFFF && decoded & 0xFFFF_F800 != 0xD800
    value = isScalar ? decoded : 0xFFFD
    count = isScalar ? length : 1
  }

  /// What the scalar is. Letters of all scripts are one class: rules fold ASCII only.
  var role: Role {
    switch value {
    case 0x30...0x39, 0x660...0x669, 0x6F0...0x6F9: .digit
    case 0x41...0x5A, 0x61...0x7A: .letter
    case 0x85, 0x2028, 0x2029: .mark(.newline)
    case 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: .space
    case 0xAD, 0xB2, 0xB3, 0xB9, 0x2070...0x2079, 0x61C, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF,
      0xFE00...0xFE0F,
      0xE0000...0xE0FFF, 0x3164, 0x2800:
      .joined
    case 0x2212: .mark(.mark)
    case 0xAB, 0x201C, 0x201E: .mark(.openQuote)
    case 0xBB, 0x201D: .mark(.closeQuote)
    case 0x61F, 0x6D4: .mark(.stop)
    case 0x80...0xA9, 0xAC, 0xAE...0xB1, 0xB4, 0xB6...0xB8, 0xBC...0xBF, 0xD7, 0xF7: .mark(.mark)
    case 0x60C, 0x61B, 0x66A...0x66D: .mark(.mark)
    case 0x2010...0x2027, 0x2030...0x205E, 0x207A...0x20CF, 0x2100...0x2BFF, 0x3001...0x3003, 0x3008...0x3011,
      0xFF01...0xFF0F, 0xFFFC...0xFFFF, 0xE000...0xF8FF, 0x1F000...0x1FBFF:
      .mark(value == 0x2026 ? .stop : (value >= 0x2190 && value < 0x3000) || value >= 0x1F000 ? .symbol : .mark)
    default: .letter
    }
  }

  /// Whether it is a capital: exact for Latin-1, Latin Extended-A, Greek and Cyrillic's basic letters.
  var isUpper: Bool {
    switch value {
    case 0x41...0x5A, 0xC0...0xD6, 0xD8...0xDE, 0x391...0x3A9, 0x410...0x42F, 0x400...0x40F: true
    case 0x100...0x137, 0x14A...0x177, 0x1E00...0x1EFF: value & 1 == 0
    case 0x139...0x148, 0x179...0x17E: value & 1 == 1
    default: false
    }
  }

  /// The length of the digit at `position` (ASCII, Arabic-Indic, Extended Arabic-Indic), or nil.
  @inline(__always)
  static func digitCount(_ bytes: [UInt8], at position: Int) -> Int? {
    let byte = bytes[position]
    if byte < 0x80 { return byte &- 48 < 10 ? 1 : nil }
    if byte == 0xD9 { return bytes[position + 1] &- 0xA0 < 10 ? 2 : nil }
    if byte == 0xDB { return bytes[position + 1] &- 0xB0 < 10 ? 2 : nil }
    return nil
  }

  /// The value of the digit at `position`, 0…9.
  static func digitValue(_ bytes: [UInt8], at position: Int) -> Int {
    bytes[position] < 0x80 ? Int(bytes[position]) - 48 : Int(bytes[position + 1] & 0x0F)
  }

  /// The length of a mark that may stand between the digits of one number, or nil.
  static func separatorCount(_ bytes: [UInt8], at position: Int) -> Int? {
    switch bytes[position] {
    case UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: "'"): 1
    case 0xD8: bytes[position + 1] == 0x8C ? 2 : nil
    case 0xD9: bytes[position + 1] == 0xAB || bytes[position + 1] == 0xAC ? 2 : nil
    case 0xC2: bytes[position + 1] == 0xA0 ? 2 : nil
    case 0xE2:
      bytes[position + 1] == 0x80
        && (bytes[position + 2] == 0xAF || bytes[position + 2] == 0x99 || bytes[position + 2] == 0x89) ? 3 : nil
    default: nil
    }
  }

  /// Whether the separator may join any digits; spaces and apostrophes join groups of three only.
  static func joinsAnyDigits(_ bytes: [UInt8], at position: Int) -> Bool {
    switch bytes[position] {
    case UInt8(ascii: ","), UInt8(ascii: "."), 0xD8, 0xD9: true
    default: false
    }
  }
}
