/// Arabic letters in the forms that they take in a line, which programs of the time before Unicode wrote one by one
/// (Unicode, Arabic Presentation Forms-A and -B).
enum ArabicForms {
  /// Letters in the order of U+FE80…FEF4, each with how many forms it has.
  private static let rows: [(letter: UInt32, count: UInt32)] = [
    (0x621, 1), (0x622, 2), (0x623, 2), (0x624, 2), (0x625, 2), (0x626, 4), (0x627, 2), (0x628, 4), (0x629, 2),
    (0x62A, 4), (0x62B, 4), (0x62C, 4), (0x62D, 4), (0x62E, 4), (0x62F, 2), (0x630, 2), (0x631, 2), (0x632, 2),
    (0x633, 4), (0x634, 4), (0x635, 4), (0x636, 4), (0x637, 4), (0x638, 4), (0x639, 4), (0x63A, 4), (0x641, 4),
    (0x642, 4), (0x643, 4), (0x644, 4), (0x645, 4), (0x646, 4), (0x647, 4), (0x648, 2), (0x649, 2), (0x64A, 4),
  ]
  /// The alefs of the ligatures with lam, U+FEF5…FEFC.
  private static let alefs: [UInt32] = [0x622, 0x622, 0x623, 0x623, 0x625, 0x625, 0x627, 0x627]

  /// The letters that a form stands for, none for a vowel mark; nil for any other scalar.
  static func letters(of scalar: UInt32) -> [UInt32]? {
    switch scalar {
    case 0xFE80...0xFEF4:
      var rest = scalar - 0xFE80
      for row in rows {
        if rest < row.count { return [row.letter] }
        rest -= row.count
      }
      return nil
    case 0xFEF5...0xFEFC: return [0x644, alefs[Int(scalar - 0xFEF5)]]
    case 0xFE70...0xFE7F: return []
    case 0xFB50, 0xFB51: return [0x671]
    case 0xFB8E...0xFB91: return [0x6A9]
    case 0xFBFC...0xFBFF: return [0x6CC]
    case 0xFDF2: return [0x627, 0x644, 0x644, 0x647]
    default: return nil
    }
  }
}
