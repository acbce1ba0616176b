import LedgerTypes

extension Unicode.Scalar {
  /// Whether a reader would not see the character, or would see others in another place because of it.
  var isHidden: Bool { DisplayEscape.isNeeded(for: self) }

  /// The visible form of a hidden character: `\u{202E}`.
  var visibleEscape: String { DisplayEscape.escape(for: self) }
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
