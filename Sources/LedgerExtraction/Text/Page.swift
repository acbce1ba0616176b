import LedgerTypes

/// One document on the extractor's desk: its bytes, tokens and sentences.
///
/// A page never changes, so that every stage may hold it without copies.
final class Page: Sendable {
  let lexicon: Lexicon
  /// The text's bytes, followed by padding.
  let bytes: [UInt8]
  /// How many bytes are text; less than the whole text where that is too long.
  let count: Int
  let tokens: [Token]
  let sentences: [Sentence]
  /// The tokens with which a time may begin, noted when words are read.
  let times: [Int32]
  /// What the text's words and lines are like, by which stages pass over what it does not have.
  let counts: TokenCounts
  /// Whether the text has next to no small letters, so that capitals tell nothing.
  let isAllCapitals: Bool

  /// Cuts a text into tokens and sentences, as far as it is read.
  init(_ text: Span<UInt8>, lexicon: Lexicon) {
    self.lexicon = lexicon
    let text = text.extracting(first: ExtractionLimits.readable(text))
    count = text.count
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count + Lexer.padding)
    unsafe text.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
    bytes.append(contentsOf: repeatElement(0, count: Lexer.padding))
    self.bytes = bytes
    var tokens: [Token] = []
    var lexer = Lexer(lexicon: lexicon)
    lexer.read(bytes, count: count, into: &tokens)
    counts = lexer.counts
    isAllCapitals = counts.areAllCapitals(tokens)
    if !isAllCapitals { Self.freeAcronyms(counts.acronyms, &tokens, lexicon) }
    self.tokens = tokens
    times = lexer.outline.times
    sentences = SentenceSplitter(tokens, lexer.outline, bytes: bytes, lexicon: lexicon, counts: counts).sentences()
  }

  /// "WHO" and "US" in a text with small letters are names, no pronouns.
  private static func freeAcronyms(_ acronyms: [Int], _ tokens: inout [Token], _ lexicon: Lexicon) {
    for index in acronyms {
      guard !lexicon.classes[Int(tokens[index].lexeme)].isDisjoint(with: [.relative, .pronoun, .be]) else { continue }
      // Not inside a heading that is all in capitals.
      if index > 0, tokens[index - 1].flags.contains(.allCapitals) { continue }
      if index + 1 < tokens.count, tokens[index + 1].flags.contains(.allCapitals) { continue }
      tokens[index].lexeme = 0
    }
  }

  /// The place in `times` of the first one at the token or behind it.
  func firstTime(from token: Int) -> Int {
    var low = 0
    var high = times.count
    while low < high {
      let middle = (low &+ high) / 2
      if times[middle] < token { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The last token that begins with these letters, from `last` down to one behind `floor`.
  func last(_ letters: WordStart, from last: Int, downTo floor: Int) -> Int? {
    let all = tokens
    let span = all.span
    var index = last
    while index > floor, unsafe span[unchecked: index].letters != letters { index &-= 1 }
    return index > floor ? index : nil
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
    tokens[token].letters.bits == UInt64(truncatingIfNeeded: mark.value)
  }

  /// Whether the token's words are `word` (given in lower case ASCII), whatever their case.
  @inline(__always)
  func isWord(_ token: Int, _ word: StaticString) -> Bool {
    tokens[token].letters == WordStart(word)
      && (word.utf8CodeUnitCount < WordStart.capacity || hasRest(token, word))
  }

  /// Whether what the start of the word cannot hold is equal, too.
  @inline(never)
  func hasRest(_ token: Int, _ word: StaticString) -> Bool {
    let range = tokens[token].range
    guard range.count == word.utf8CodeUnitCount else { return false }
    for offset in WordStart.capacity..<range.count {
      let byte = bytes[range.lowerBound + offset]
      if unsafe (byte &- 65 < 26 ? byte | 0x20 : byte) != word.utf8Start[offset] { return false }
    }
    return true
  }
}
