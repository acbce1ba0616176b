import LedgerTypes

/// A kind of character that can make a text read otherwise than it is stored.
enum Deception: String, CaseIterable {
  /// Changes the direction of what follows (CVE-2021-42574).
  case bidi
  /// Takes no room, or looks like a blank, and can split a number or a name.
  case invisible
  /// Hidden text in tag characters, and selectors for variants of a letter.
  case hidden
  /// A control character other than blanks and line ends.
  case control
  /// A NUL byte.
  case nul

  /// The kind of `scalar`, or nil when it is an honest one.
  ///
  /// U+FE0E and U+FE0F only choose how an emoji looks, and are left alone.
  init?(scalar: UInt32) {
    switch scalar {
    case 0x200E, 0x200F, 0x061C, 0x202A...0x202E, 0x2066...0x2069: self = .bidi
    case 0x00AD, 0x115F, 0x1160, 0x180E, 0x200B...0x200D, 0x2060...0x2064, 0x2800, 0x3164, 0xFEFF, 0xFFA0:
      self = .invisible
    case 0xFE00...0xFE0D, 0xE0000...0xE007F, 0xE0100...0xE01EF: self = .hidden
    case 0x80...0x84, 0x86...0x9F: self = .control
    default: return nil
    }
  }

  /// The notice for `count` characters of this kind, of which the first is at `span`.
  func notice(first span: TextSpan, count: Int) -> Notice {
    let what =
      switch self {
      case .bidi: count == 1 ? "bidirectional control character" : "bidirectional control characters"
      case .invisible: count == 1 ? "invisible character" : "invisible characters"
      case .hidden: count == 1 ? "hidden tag or selector" : "hidden tags or selectors"
      case .control: count == 1 ? "control character" : "control characters"
      case .nul: count == 1 ? "NUL character" : "NUL characters"
      }
    return Notice(code: rawValue, span: span, text: "The text holds \(count) \(what); the first stands here.")
  }
}
