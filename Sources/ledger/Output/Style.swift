import LedgerTypes

/// How words are marked for a person: colours on a terminal, brackets elsewhere.
///
/// `NO_COLOR` (no-color.org) and `TERM=dumb` turn the colours off.
struct Style {
  enum Mark {
    case number, measure, cue, source, faint, strong

    /// The parameters of "select graphic rendition" (ECMA-48, 8.3.117).
    fileprivate var code: String {
      switch self {
      case .number: "1;33"
      case .measure: "1;31"
      case .cue: "1;36"
      case .source: "1;32"
      case .faint: "2"
      case .strong: "1"
      }
    }

    fileprivate var brackets: (String, String) {
      switch self {
      case .number: ("[", "]")
      case .measure: ("{", "}")
      case .cue: ("<", ">")
      case .source: ("«", "»")
      case .faint, .strong: ("", "")
      }
    }
  }

  let hasColor: Bool

  /// The style for a stream.
  init(for stream: OutputStream) {
    hasColor =
      stream.isTerminal && System.environment("NO_COLOR") == nil && System.environment("TERM") != "dumb"
  }

  /// The words, made visible and marked.
  func marked(_ words: String, _ mark: Mark) -> String {
    let shown = DisplayEscape.visible(words)
    if hasColor { return "\u{1B}[\(mark.code)m\(shown)\u{1B}[0m" }
    return mark.brackets.0 + shown + mark.brackets.1
  }

  /// A line that says what the marks mean.
  var legend: String {
    let parts: [(String, Mark)] = [
      ("number", .number), ("measure", .measure), ("cue", .cue), ("source", .source),
    ]
    return parts.map { marked($0, $1) }.joined(separator: "  ")
  }
}
