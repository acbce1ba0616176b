/// How names are written to be compared: ASCII letters in lower case, one space between words, no articles.
///
/// Apostrophes and full stops say nothing: "Gaza's", "Gaza’s" and "Gazas" are one, as are "U.N." and "UN".
enum NameKey {
  @inline(__always)
  static func isDropped(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "'") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "(")
      || byte == UInt8(ascii: ")")
  }

  /// The key of a whole text, and how many words it has.
  static func key(of text: [UInt8]) -> (bytes: [UInt8], words: Int) {
    var bytes: [UInt8] = []
    var words = 0
    var start = 0
    for position in 0...text.count where position == text.count || text[position] == 32 {
      if position > start, append(text, start..<position, to: &bytes) { words += 1 }
      start = position + 1
    }
    return (bytes, words)
  }

  /// Adds a word to a key and says whether it counts as one; articles do not.
  static func append(_ text: [UInt8], _ word: Range<Int>, to key: inout [UInt8]) -> Bool {
    let start = key.count
    if start > 0 { key.append(32) }
    let first = key.count
    var position = word.lowerBound
    while position < word.upperBound {
      let byte = text[position]
      if byte == 0xE2, position + 2 < word.upperBound, text[position + 1] == 0x80 {
        // "’" and "‘" are dropped, "–" is a space.
        if text[position + 2] == 0x93 || text[position + 2] == 0x94, key.count > first { key.append(32) }
        position += 3
        continue
      }
      if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/") {
        if key.count > first, key[key.count - 1] != 32 { key.append(32) }
      } else if !isDropped(byte) {
        key.append(byte &- 65 < 26 ? byte | 0x20 : byte)
      }
      position += 1
    }
    if key.count > first, key[key.count - 1] == 32 { key.removeLast() }
    guard key.count > first, !isArticle(key, from: first) else {
      key.removeLast(key.count - start)
      return false
    }
    return true
  }

  private static func isArticle(_ key: [UInt8], from first: Int) -> Bool {
    switch key.count - first {
    case 1: key[first] == UInt8(ascii: "a")
    case 2: key[first] == UInt8(ascii: "a") && key[first + 1] == UInt8(ascii: "n")
    case 3:
      key[first] == UInt8(ascii: "t") && key[first + 1] == UInt8(ascii: "h") && key[first + 2] == UInt8(ascii: "e")
    default: false
    }
  }
}
