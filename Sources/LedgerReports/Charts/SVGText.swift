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

  /// Escaped text in which runs of a script written from right to left stand for themselves (`bdi`), so that numbers and
  /// marks beside them keep their place.
  static func isolated(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: \.isRightToLeft),
      text.unicodeScalars.contains(where: { $0.properties.isAlphabetic && !$0.isRightToLeft })
    else { return escaped(text) }
    let scalars = Array(text.unicodeScalars)
    var result = ""
    var index = 0
    while index < scalars.count {
      // A run ends with the last such letter before one of another script or a digit.
      var end = index
      var last = index - 1
      let isRun = scalars[index].isRightToLeft
      while end < scalars.count, isRun ? scalars[end].isRightToLeft || scalars[end] == " " : !scalars[end].isRightToLeft
      {
        if scalars[end] != " " { last = end }
        end += 1
      }
      let stop = isRun ? last + 1 : end
      var piece = String.UnicodeScalarView()
      piece.append(contentsOf: scalars[index..<stop])
      result += isRun ? "<bdi>\(escaped(String(piece)))</bdi>" : escaped(String(piece))
      index = stop
    }
    return result
  }

  /// At most `count` characters, with an ellipsis where some are left out.
  static func short(_ text: String, _ count: Int) -> String {
    text.count <= count ? escaped(text) : escaped(String(text.prefix(count - 1))) + "…"
  }

  /// The beginning of an image whose text keeps its size: wide ones are scrolled, and shrink in print alone.
  static func opening(width: Int, height: Int) -> String {
    "<svg viewBox=\"0 0 \(width) \(height)\" width=\"\(width)\" height=\"\(height)\" role=\"img\">"
  }

  /// A line of text; one that is cut says its whole on demand.
  static func label(_ text: String, atMost count: Int, attributes: String) -> String {
    let cut = text.count > count
    let title = cut ? "<title>\(escaped(text))</title>" : ""
    return "<text class=\"axis\" \(attributes)>\(short(text, count))\(title)</text>"
  }
}

extension Unicode.Scalar {
  /// Whether the letter belongs to Hebrew, Arabic, Syriac or one of their neighbours (Unicode blocks 0590 to 08FF and
  /// the presentation forms).
  fileprivate var isRightToLeft: Bool {
    (0x0590...0x08FF).contains(value) || (0xFB1D...0xFDFF).contains(value) || (0xFE70...0xFEFC).contains(value)
  }
}
