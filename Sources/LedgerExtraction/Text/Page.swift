import LedgerTypes

/// One document on the extractor's desk: its bytes, tokens and sentences.
struct Page {
  let lexicon: Lexicon
  /// The text's bytes, followed by padding.
  private(set) var bytes: [UInt8] = []
  /// How many bytes are text.
  private(set) var count = 0
  var tokens: [Token] = []
  var sentences: [Sentence] = []
  /// Whether the text has next to no small letters, so that capitals tell nothing.
  private(set) var isAllCapitals = false
  private var lexer: Lexer

  init(lexicon: Lexicon) {
    self.lexicon = lexicon
    lexer = Lexer(lexicon: lexicon)
  }

  /// Lays a new text on the desk and cuts it into tokens and sentences.
  mutating func read(_ text: Span<UInt8>) {
    bytes.removeAll(keepingCapacity: true)
    bytes.reserveCapacity(text.count + Lexer.padding)
    unsafe text.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
    count = bytes.count
    for _ in 0..<Lexer.padding { bytes.append(0) }
    tokens.removeAll(keepingCapacity: true)
    lexer.read(bytes, count: count, into: &tokens)
    let words = tokens.reduce(into: (all: 0, capital: 0)) { count, token in
      guard token.kind == .word, token.count > 1 else { return }
      count.all += 1
      if token.flags.contains(.allCapitals) { count.capital += 1 }
    }
    isAllCapitals = words.capital * 10 > words.all * 8
    sentences.removeAll(keepingCapacity: true)
    SentenceSplitter(bytes: bytes, lexicon: lexicon).split(tokens, into: &sentences)
  }

  /// The words of a span.
  func text(_ span: TextSpan) -> String {
    String(decoding: bytes[span.start..<min(span.end, count)], as: UTF8.self)
  }

  /// The span from the first token to the last one of a range.
  func span(_ range: Range<Int>) -> TextSpan {
    TextSpan(Int(tokens[range.lowerBound].start), Int(tokens[range.upperBound - 1].end))
  }

  func lexeme(_ token: Int) -> Lexeme { lexicon.lexemes[Int(tokens[token].lexeme)] }
  @inline(__always)
  func classes(_ token: Int) -> WordClass { lexicon.classes[Int(tokens[token].lexeme)] }

  /// Whether the token is the ASCII mark `mark`.
  @inline(__always)
  func isMark(_ token: Int, _ mark: Unicode.Scalar) -> Bool {
    let token = tokens[token]
    return token.count == 1 && bytes[Int(token.start)] == UInt8(truncatingIfNeeded: mark.value)
  }

  /// Whether the token's words are `word` (given in lower case ASCII), whatever their case.
  func isWord(_ token: Int, _ word: StaticString) -> Bool {
    let range = tokens[token].range
    guard range.count == word.utf8CodeUnitCount else { return false }
    var offset = 0
    while offset < range.count {
      let byte = bytes[range.lowerBound + offset]
      let folded = byte &- 65 < 26 ? byte | 0x20 : byte
      if unsafe folded != word.utf8Start[offset] { return false }
      offset += 1
    }
    return true
  }
}
