/// Text made safe for a Markdown document (CommonMark 0.31, and the tables and autolinks of GitHub's dialect).
enum MarkdownText {
  /// The text for one line: nothing in it is markup, a link, HTML or the end of a table cell.
  ///
  /// A backslash stands before each sign that has a meaning somewhere; line ends and tabs become blanks, other
  /// hidden characters are shown as `\u{202E}`.
  static func escaped(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    var result = ""
    result.reserveCapacity(text.utf8.count + 8)
    for (index, scalar) in scalars.enumerated() {
      switch scalar {
      case "\n" where index > 0 && scalars[index - 1] == "\r": continue
      case "\n", "\r", "\t": result += " "
      case "\\", "`", "*", "[", "]", "<", ">", "&", "|", "~", "$", "@": result += "\\" + String(scalar)
      case "_" where !isInsideWord(index, of: scalars): result += "\\_"
      case ":" where startsAddress(index, of: scalars): result += "\\:"
      case "." where index > 0 && scalars[index - 1].lowercased == "w": result += "\\."
      case _ where scalar.isHidden: result += "\\" + scalar.visibleEscape
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// An underscore between letters or digits is no emphasis: `day_count`.
  private static func isInsideWord(_ index: Int, of scalars: [Unicode.Scalar]) -> Bool {
    index > 0 && index + 1 < scalars.count && scalars[index - 1].isASCIIWord && scalars[index + 1].isASCIIWord
  }

  private static func startsAddress(_ index: Int, of scalars: [Unicode.Scalar]) -> Bool {
    index + 2 < scalars.count && scalars[index + 1] == "/" && scalars[index + 2] == "/"
  }

  /// A link of words that are safe already; nil where the address is none of the web.
  ///
  /// In the address all that could end it, or a table cell, is percent-encoded.
  static func link(_ words: String, to address: String) -> String? {
    guard address.hasPrefix("https://") || address.hasPrefix("http://") else { return nil }
    let digits = Array("0123456789ABCDEF")
    var safe = ""
    for byte in address.utf8 {
      switch byte {
      case 0x21...0x7E where !"()<>[]\\|`\"".utf8.contains(byte): safe.unicodeScalars.append(Unicode.Scalar(byte))
      default: safe += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
      }
    }
    return "[\(words)](\(safe))"
  }

  /// The same for the start of a paragraph, where also `#`, `-`, `+`, `=` and `1.` have a meaning.
  static func paragraph(_ text: String) -> String {
    let escaped = escaped(text)
    guard let first = escaped.unicodeScalars.first else { return escaped }
    if "#-+=".unicodeScalars.contains(first) { return "\\" + escaped }
    let digits = escaped.prefix { $0 >= "0" && $0 <= "9" }
    if !digits.isEmpty, let sign = escaped.dropFirst(digits.count).first, sign == "." || sign == ")" {
      return digits + "\\" + escaped.dropFirst(digits.count)
    }
    return escaped
  }
}

extension Unicode.Scalar {
  fileprivate var isASCIIWord: Bool {
    ("a"..."z").contains(lowercased) || ("0"..."9").contains(self)
  }

  /// The letter in lower case, for ASCII letters.
  fileprivate var lowercased: Unicode.Scalar {
    ("A"..."Z").contains(self) ? Unicode.Scalar(value | 0x20) ?? self : self
  }
}
