/// Writes JSON (RFC 8259) into a buffer.
enum JSONText {
  /// Adds a string with its quotes.
  ///
  /// Controls, format characters and U+2028 are escaped, so that neither a terminal nor a script obeys them;
  /// `<` as well, so that the text may stand inside of a page.
  static func append(_ text: String, into output: inout OutputBuffer) {
    output.append(UInt8(ascii: "\""))
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": output.append("\\\"")
      case "\\": output.append("\\\\")
      case "\n": output.append("\\n")
      case "\r": output.append("\\r")
      case "\t": output.append("\\t")
      case "<": output.append("\\u003c")
      case _ where scalar.isHidden: appendEscape(scalar, into: &output)
      default: output.append(scalar)
      }
    }
    output.append(UInt8(ascii: "\""))
  }

  /// Adds a list of strings.
  static func append(_ list: [String], into output: inout OutputBuffer) {
    output.append(UInt8(ascii: "["))
    for (index, text) in list.enumerated() {
      if index > 0 { output.append(", ") }
      append(text, into: &output)
    }
    output.append(UInt8(ascii: "]"))
  }

  private static func appendEscape(_ scalar: Unicode.Scalar, into output: inout OutputBuffer) {
    for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter {
      let digits = String(unit, radix: 16)
      output.append("\\u")
      output.append("0", times: 4 - digits.utf8.count)
      output.append(digits)
    }
  }
}
