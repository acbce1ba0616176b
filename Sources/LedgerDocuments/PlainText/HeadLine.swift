import LedgerTypes

/// A line of a text's head without the blanks around it, and without a heading mark of Markdown.
struct HeadLine {
  let span: TextSpan
  let words: ArraySlice<UInt8>

  /// The line's words as a string.
  var string: String { String(decoding: words, as: UTF8.self) }

  /// The first `count` lines of `text` that hold words.
  static func first(_ count: Int, of text: [UInt8]) -> [HeadLine] {
    var lines: [HeadLine] = []
    var start = 0
    while lines.count < count, start < text.count {
      let end = text[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? text.count
      var words = text[start..<end]
      while let byte = words.first, byte == 0x20 || byte == 0x09 { words.removeFirst() }
      while let byte = words.last, byte == 0x20 || byte == 0x09 { words.removeLast() }
      if let heading = words.firstIndex(where: { $0 != UInt8(ascii: "#") }), heading > words.startIndex,
        words[heading] == 0x20
      {
        words = words[(heading + 1)...]
      }
      if !words.isEmpty { lines.append(HeadLine(words)) }
      start = end + 1
    }
    return lines
  }

  private init(_ words: ArraySlice<UInt8>) {
    self.words = words
    span = TextSpan(words.startIndex, words.endIndex)
  }

  /// The line up to but not including the byte at `end`.
  func prefix(_ end: Int) -> HeadLine { HeadLine(words[..<end]) }

  /// Whether the line begins with `prefix`, given in lower case, whatever its ASCII case is.
  func starts(with prefix: String) -> Bool {
    words.count > prefix.utf8.count && zip(words, prefix.utf8).allSatisfy { HeadLine.lower($0) == $1 }
  }

  /// Whether the line closes as a sentence does.
  var endsLikeSentence: Bool {
    guard let last = words.last(where: { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: ")") }) else { return false }
    return last == UInt8(ascii: ".") || last == UInt8(ascii: "!") || last == UInt8(ascii: "?")
  }

  /// Where a dateline at the head of the line ends, before its dash; nil when the line has none.
  ///
  /// It opens with two capitals or a digit, is short, holds no sentence and is followed by more words.
  var datelineEnd: Int? {
    let head = words.prefix(100)
    guard head.count > 8, opensWithCapitals || opensWithDigit else { return nil }
    for index in head.indices.dropFirst(3) {
      guard let length = Self.dash(head, at: index) else { continue }
      guard index + length < words.endIndex, head[index - 1] == 0x20 else { return nil }
      return index - 1
    }
    return nil
  }

  /// Whether the line opens with two capital letters.
  var opensWithCapitals: Bool { words.prefix(2).allSatisfy { $0 >= 65 && $0 <= 90 } }

  private var opensWithDigit: Bool { words.first.map { $0 >= 48 && $0 <= 57 } ?? false }

  /// The length of a dash with a blank behind it: `-`, `--`, `–` or `—`.
  private static func dash(_ bytes: ArraySlice<UInt8>, at index: Int) -> Int? {
    for mark in [[0x2D, 0x2D], [0x2D], [0xE2, 0x80, 0x93], [0xE2, 0x80, 0x94]] as [[UInt8]] {
      let end = index + mark.count
      if end < bytes.endIndex, bytes[index..<end].elementsEqual(mark), bytes[end] == 0x20 { return mark.count }
    }
    return nil
  }

  /// The ASCII letter in lower case.
  static func lower(_ byte: UInt8) -> UInt8 { byte >= 65 && byte <= 90 ? byte | 0x20 : byte }
}
