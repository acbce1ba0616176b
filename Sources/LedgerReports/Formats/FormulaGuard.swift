/// Keeps a spreadsheet from running text as a formula ("CSV injection", OWASP).
///
/// The guard is an apostrophe before the text. A cell may hold several lines, and some programs split them,
/// so each line is guarded; blanks before the sign do not hide it.
enum FormulaGuard {
  /// The text, guarded where it needs to be.
  static func guarded(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var atLineStart = true
    let scalars = text.unicodeScalars
    for index in scalars.indices {
      if atLineStart, startsFormula(scalars[index...]) { result.append("'") }
      let scalar = scalars[index]
      result.append(scalar)
      atLineStart = scalar == "\n" || scalar == "\r"
    }
    return String(result)
  }

  /// Whether a spreadsheet would read the identifier as a number and round it: `123e45678`, 16 digits.
  static func looksNumeric(_ text: String) -> Bool {
    let digits = text.utf8.filter { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }.count
    let letters = text.utf8.filter { $0 | 0x20 == UInt8(ascii: "e") }.count
    return digits > 0 && letters <= 1 && digits + letters == text.utf8.count
  }

  /// Tab and carriage return count as signs themselves when they come first.
  private static func startsFormula(_ line: Substring.UnicodeScalarView) -> Bool {
    guard let first = line.first else { return false }
    if first == "\t" || first == "\r" { return true }
    for scalar in line {
      switch scalar {
      case "=", "+", "-", "@", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}", "\u{2212}": return true
      case "\t", "\r": return true
      case _ where scalar != "\n" && (scalar.properties.isWhitespace || scalar.isHidden): continue
      default: return false
      }
    }
    return false
  }
}
