/// Base64 (RFC 4648, section 4), with padding, in the one canonical way.
public enum Base64 {
  private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// The text of bytes.
  public static func text(_ bytes: [UInt8]) -> String {
    var result: [UInt8] = []
    result.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let word = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for position in 0..<4 {
        result.append(position <= group.count ? letters[word >> (18 - 6 * position) & 63] : UInt8(ascii: "="))
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The bytes of a text, or nil when it is not what `text(_:)` gives for them: no blank, no missing padding, no bit
  /// set that means nothing.
  public static func bytes(_ text: some Collection<UInt8>) -> [UInt8]? {
    let text = Array(text)
    guard text.count % 4 == 0 else { return nil }
    var result: [UInt8] = []
    result.reserveCapacity(text.count / 4 * 3)
    for start in stride(from: 0, to: text.count, by: 4) {
      let isLast = start + 4 == text.count
      let padding = isLast ? (text[start + 3] != 61 ? 0 : text[start + 2] != 61 ? 1 : 2) : 0
      var word = 0
      for position in 0..<(4 - padding) {
        guard let value = value(text[start + position]) else { return nil }
        word |= value << (18 - 6 * position)
      }
      guard word & ((1 << (8 * padding)) - 1) == 0 else { return nil }
      for position in 0..<(3 - padding) { result.append(UInt8(word >> (16 - 8 * position) & 255)) }
    }
    return result
  }

  private static func value(_ letter: UInt8) -> Int? {
    switch letter {
    case 65...90: Int(letter) - 65
    case 97...122: Int(letter) - 71
    case 48...57: Int(letter) + 4
    case 43: 62
    case 47: 63
    default: nil
    }
  }
}
