import LedgerTypes

/// Text and numbers for SVG and HTML.
enum SVGText {
  /// Text in which nothing is markup; controls and bidirectional characters are shown.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\n", "\r", "\t": result += " "
      case _ where scalar.isHidden: result += scalar.visibleEscape
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// At most `count` characters, with an ellipsis where some are left out.
  static func short(_ text: String, _ count: Int) -> String {
    text.count <= count ? escaped(text) : escaped(String(text.prefix(count - 1))) + "…"
  }

  /// 1,234,567 as 1.2M, and so on: for axes.
  static func axis(_ number: Int) -> String {
    switch number {
    case 1_000_000...:
      "\(number / 1_000_000)" + (number % 1_000_000 >= 100_000 ? ".\(number % 1_000_000 / 100_000)" : "") + "M"
    case 10_000...: "\(number / 1_000)k"
    default: String(number)
    }
  }

  /// The least of 1, 2, 5 times a power of ten that is not below the number.
  static func roundUp(_ number: Int) -> Int {
    var power = 1
    // The greatest number has 18 digits, so that ten times it would not fit.
    while power <= number / 10 { power *= 10 }
    for factor in [1, 2, 3, 4, 5, 6, 8, 10] where factor * power >= number { return factor * power }
    return 10 * power
  }
}
