/// What a name looks like: two names of one skeleton are easily taken for each other.
///
/// After UTS 39, section 4, with a small table of its own: letters of other alphabets that share their form with a Latin
/// letter, two forms of one Arabic letter, and signs that fonts hardly tell apart. Case counts.
public struct NameSkeleton: Hashable, Sendable {
  /// Canonically equivalent spellings are equal as `String`, so that they need no table.
  private let text: String

  /// The skeleton of a name.
  public init(_ name: String) {
    var text = ""
    var isAfterBlank = true
    for scalar in name.unicodeScalars where !Self.isHidden(scalar) {
      if scalar.properties.isWhitespace {
        if !isAfterBlank { text += " " }
        isAfterBlank = true
        continue
      }
      isAfterBlank = false
      switch scalar.value {
      case 0x6D: text += "rn"
      case 0xFF01...0xFF5E: text.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value - 0xFEE0)))
      case 0x2010...0x2015, 0x2212: text += "-"
      default: text.unicodeScalars.append(Self.lookalikes[scalar] ?? scalar)
      }
    }
    self.text = isAfterBlank ? String(text.dropLast(text.isEmpty ? 0 : 1)) : text
  }

  /// Letters, and below them the Latin ones (or the usual Arabic ones) that they look like.
  private static let lookalikes: [Unicode.Scalar: Unicode.Scalar] = {
    let pairs: [(String, String)] = [
      ("аеорсухіјѕһԁԛԝѵ", "aeopcyxijshdqwv"), ("АВЕЅІЈКМНОРСТХУ", "ABESlJKMHOPCTXY"),
      ("αγικνορστυχ", "ayiKvopotux"), ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHlKMNOPTYX"), ("օսհո", "ouhn"),
      ("یکہھ", "يكهه"), ("1I|0", "lllO"), ("’‘ʼ`´", "'''''"), ("“”„", "\"\"\""),
    ]
    var table: [Unicode.Scalar: Unicode.Scalar] = [:]
    for (others, usual) in pairs {
      for (other, scalar) in zip(others.unicodeScalars, usual.unicodeScalars) { table[other] = scalar }
    }
    return table
  }()

  /// Whether a name has a character that nobody sees.
  public static func hasHidden(_ name: String) -> Bool { name.unicodeScalars.contains(where: isHidden) }

  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isDefaultIgnorableCodePoint || DisplayEscape.isNeeded(for: scalar)
  }

  /// Whether one word of a name has letters of two alphabets.
  public static func mixesAlphabets(_ name: String) -> Bool {
    var alphabet: Alphabet?
    for scalar in name.unicodeScalars {
      guard scalar.properties.isAlphabetic else {
        alphabet = nil
        continue
      }
      let own = Alphabet(of: scalar)
      if let own, let alphabet, own != alphabet { return true }
      alphabet = own ?? alphabet
    }
    return false
  }

  /// A name with every character that is not ASCII as its number: `R\u{435}uters`.
  public static func spelled(_ name: String) -> String {
    name.unicodeScalars.map { $0.isASCII ? String($0) : DisplayEscape.escape(for: $0) }.joined()
  }

  /// Alphabets whose letters share forms.
  private enum Alphabet {
    case latin, greek, cyrillic, armenian

    init?(of letter: Unicode.Scalar) {
      switch letter.value {
      case 0x41...0x7A, 0xC0...0x24F, 0x1E00...0x1EFF, 0xFF21...0xFF5A: self = .latin
      case 0x370...0x3FF, 0x1F00...0x1FFF: self = .greek
      case 0x400...0x52F: self = .cyrillic
      case 0x530...0x58F: self = .armenian
      default: return nil
      }
    }
  }
}
