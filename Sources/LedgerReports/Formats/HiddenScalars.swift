extension Unicode.Scalar {
  /// Whether a reader would not see the character, or would see others in another place because of it:
  /// controls, format characters (bidirectional ones among them), line separators, private use, no characters.
  var isHidden: Bool {
    switch value {
    case 0x20...0x7E: return false
    case 0...0x1F, 0x7F...0x9F: return true
    default:
      switch properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: return true
      default: return false
      }
    }
  }

  /// The visible form of a hidden character: `\u{202E}`.
  var visibleEscape: String { "\\u{" + String(value, radix: 16, uppercase: true) + "}" }
}

extension StringProtocol {
  /// The text with hidden characters written as `\u{202E}`; line ends and tabs too.
  var withVisibleControls: String {
    guard unicodeScalars.contains(where: \.isHidden) else { return String(self) }
    var text = ""
    for scalar in unicodeScalars {
      if scalar.isHidden { text += scalar.visibleEscape } else { text.unicodeScalars.append(scalar) }
    }
    return text
  }
}
