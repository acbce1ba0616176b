import LedgerTypes

/// A passage of a document with the words that matter marked in it.
struct MarkedText {
  private let text: [UInt8]
  private let passage: TextSpan
  private var marks: [(span: TextSpan, mark: Style.Mark)] = []

  /// The paragraph of `text` around `sentence`: up to the line ends, and no farther than 600 bytes each way.
  init(paragraphAround sentence: TextSpan, in text: [UInt8]) {
    self.text = text
    let reach = 600
    var start = sentence.start
    while start > 0, sentence.start - start < reach, !Self.isLineEnd(text[start - 1]) { start -= 1 }
    var end = sentence.end
    while end < text.count, end - sentence.end < reach, !Self.isLineEnd(text[end]) { end += 1 }
    // A passage that was cut begins and ends at a blank, never inside of a character.
    while start > 0, start < sentence.start, !Self.isLineEnd(text[start - 1]), text[start - 1] != 0x20 { start += 1 }
    while end < text.count, end > sentence.end, !Self.isLineEnd(text[end]), text[end] != 0x20 { end -= 1 }
    passage = TextSpan(start, end)
  }

  private static func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  /// Marks `span`, unless it lies outside or its words are marked already.
  mutating func add(_ mark: Style.Mark, at span: TextSpan?) {
    guard let span, passage.contains(span), !span.isEmpty, !marks.contains(where: { $0.span.overlaps(span) }) else {
      return
    }
    marks.append((span, mark))
  }

  /// The passage for the terminal.
  func rendered(_ style: Style) -> String {
    var shown = ""
    var from = passage.start
    for (span, mark) in marks.sorted(by: { $0.span < $1.span }) {
      shown += DisplayEscape.visible(words(from, span.start)) + style.marked(words(span.start, span.end), mark)
      from = span.end
    }
    return shown + DisplayEscape.visible(words(from, passage.end))
  }

  private func words(_ start: Int, _ end: Int) -> String { String(decoding: text[start..<end], as: UTF8.self) }
}
