/// Which characters are never sent to a screen, a table or a JSON line as they are.
///
/// Controls can rewrite a terminal, bidirectional and invisible characters make a text read otherwise than it
/// is stored, private use and noncharacters mean nothing to the reader. All are written as an escape instead.
public enum DisplayEscape {
  /// Whether `scalar` is shown as an escape.
  public static func isNeeded(for scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7E: return false
    case 0x00...0x1F, 0x7F...0x9F: return true
    // Letters and symbols that look like nothing: Hangul fillers and the blank of Braille.
    case 0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0: return true
    default:
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: return true
      default: return false
      }
    }
  }

  /// How `scalar` is shown instead: `\u{202E}`.
  public static func escape(for scalar: Unicode.Scalar) -> String {
    "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
  }

  /// `text` on one line, with every such character as `\u{1B}`; line ends and tabs become `\n`, `\r` and `\t`.
  public static func visible(_ text: some StringProtocol) -> String {
    guard text.unicodeScalars.contains(where: isNeeded) else { return String(text) }
    var shown = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": shown += "\\n"
      case "\r": shown += "\\r"
      case "\t": shown += "\\t"
      default:
        if isNeeded(for: scalar) {
          shown += escape(for: scalar)
        } else {
          shown.unicodeScalars.append(scalar)
        }
      }
    }
    return shown
  }
}
