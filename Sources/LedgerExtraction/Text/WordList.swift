/// Words that a rule asks for together, in lower case.
///
/// A filter over their starts tells at once of most words that they are none of them.
struct WordList: ExpressibleByArrayLiteral, Sendable {
  private let words: [(start: WordStart, word: StaticString)]
  private let filter: UInt128

  init(arrayLiteral elements: StaticString...) {
    words = elements.map { (WordStart($0), $0) }
    filter = words.reduce(0) { $0 | Self.bit($1.start) }
  }

  /// Whether the token is one of the words, whatever its case.
  @inline(__always)
  func contains(_ token: Int, _ page: Page) -> Bool {
    let start = page.tokens[token].letters
    return filter & Self.bit(start) != 0 && search(start, token, page)
  }

  @inline(__always)
  private static func bit(_ start: WordStart) -> UInt128 { 1 &<< UInt128((start.bits &* 0x9E37_79B9_7F4A_7C15) >> 57) }

  @inline(never)
  private func search(_ start: WordStart, _ token: Int, _ page: Page) -> Bool {
    for candidate in words where candidate.start == start {
      if candidate.word.utf8CodeUnitCount < WordStart.capacity || page.hasRest(token, candidate.word) { return true }
    }
    return false
  }
}
