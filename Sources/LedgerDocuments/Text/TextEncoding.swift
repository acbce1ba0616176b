/// An encoding that the user names for files that do not tell their own.
public enum TextEncoding: String, Sendable, CaseIterable {
  case utf8 = "utf-8"
  case utf16LittleEndian = "utf-16le"
  case utf16BigEndian = "utf-16be"
}

/// What the first bytes of a file say about it. Only offset 0 counts, so that no polyglot file has two answers.
enum FileSignature {
  /// The kind of a well-known binary file, or nil.
  static func binary(_ bytes: [UInt8]) -> String? {
    let known: [(signature: [UInt8], name: String)] = [
      ([0x7F, 0x45, 0x4C, 0x46], "a program"), ([0x89, 0x50, 0x4E, 0x47], "a PNG picture"),
      ([0xFF, 0xD8, 0xFF], "a JPEG picture"), (Array("GIF8".utf8), "a GIF picture"),
      (Array("%PDF-".utf8), "a PDF document"), ([0x50, 0x4B, 0x03, 0x04], "a ZIP archive"),
      ([0x1F, 0x8B], "a gzip file"), ([0x28, 0xB5, 0x2F, 0xFD], "a Zstandard file"),
      (Array("SQLite format 3\0".utf8), "an SQLite database"),
    ]
    return known.first { bytes.starts(with: $0.signature) }?.name
  }

  /// The byte order of UTF-16 text without a mark: Latin text then has a NUL in every other byte.
  static func utf16Order(_ bytes: [UInt8]) -> String? {
    let sample = bytes.prefix(512)
    guard sample.count >= 8, sample.contains(0) else { return nil }
    var zeros = (even: 0, odd: 0)
    for (index, byte) in sample.enumerated() where byte == 0 {
      if index % 2 == 0 { zeros.even += 1 } else { zeros.odd += 1 }
    }
    let enough = sample.count / 2 * 3 / 4
    if zeros.odd >= enough, zeros.even <= 1 { return TextEncoding.utf16LittleEndian.rawValue }
    if zeros.even >= enough, zeros.odd <= 1 { return TextEncoding.utf16BigEndian.rawValue }
    return nil
  }

  /// Whether the text switches character sets by ISO 2022 escapes (`ESC $ B`, `ESC ( J` …).
  static func isISO2022(_ bytes: [UInt8]) -> Bool {
    guard let escape = bytes.firstIndex(of: 0x1B), escape + 2 < bytes.count else { return false }
    let (first, second) = (bytes[escape + 1], bytes[escape + 2])
    let sets: [UInt8] = Array("@ABJ".utf8)
    return (first == UInt8(ascii: "$") || first == UInt8(ascii: "(")) && sets.contains(second)
  }
}
