import LedgerTypes

/// How often the words by which bodies of one name are told apart stand in a document: "the health ministry" of a text
/// that speaks of Gaza.
struct ContextCounts {
  private let index: SourceIndex
  /// For each source, how often its words stand in the document.
  private var counts: [UInt16]
  /// The sources that have been counted, a bit for each.
  private var counted: [UInt64]
  /// They are counted when first asked for.
  private var isCounted = false

  init(index: SourceIndex) {
    self.index = index
    counts = [UInt16](repeating: 0, count: max(index.kinds.count, 1))
    counted = [UInt64](repeating: 0, count: (index.kinds.count + 63) / 64)
  }

  /// How often a source's words stand in the document.
  subscript(source: Int) -> Int { Int(counts[source]) }

  /// Forgets what was counted.
  mutating func clear() {
    guard isCounted else { return }
    isCounted = false
    for word in counted.indices {
      while counted[word] != 0 {
        counts[word &* 64 &+ counted[word].trailingZeroBitCount] = 0
        counted[word] &= counted[word] &- 1
      }
    }
  }

  /// Which of a set of sources is spoken of most; of equals the first, and none that is not spoken of.
  func most(of set: ArraySlice<UInt64>) -> Int? {
    var most: Int?
    var mostCount = 0
    for (word, members) in zip(counted.indices, set) {
      var found = counted[word] & members
      while found != 0 {
        let source = word &* 64 &+ found.trailingZeroBitCount
        found &= found &- 1
        if self[source] > mostCount { (most, mostCount) = (source, self[source]) }
      }
    }
    return most
  }

  /// Counts the words of a document, its title and its publisher, if that is not done yet.
  mutating func count(_ page: Page, _ context: DocumentContext) {
    guard !isCounted else { return }
    isCounted = true
    let contexts = index.contexts
    let all = page.tokens
    let tokens = all.span
    let limit = min(tokens.count, 20_000)
    var next = 0
    while next < limit {
      let start = next
      next &+= 1
      // Unchecked: this looks at all tokens of the text.
      guard unsafe tokens[unchecked: start].isCapital else { continue }
      guard tokens[start].kind == .word, contexts.mayBegin(tokens[start]) else { continue }
      var hash = KeyHash()
      var position = start
      repeat {
        hash.append(tokens[position], page.bytes)
        count(hash.value, weight: 1)
        position += 1
      } while position < min(start + contexts.longest, tokens.count) && tokens[position].kind == .word
        && contexts.mayGoOn(hash.value)
    }
    for text in [context.title, context.publisher] {
      if let text { count(Array(text.utf8)) }
    }
  }

  /// Counts the words of a title, which says more of what a document is about.
  private mutating func count(_ title: [UInt8]) {
    let words = NameKey.words(of: title)
    for first in words.indices {
      var hash = KeyHash()
      for word in words[first...].prefix(index.contexts.longest) {
        hash.append(title, word)
        count(hash.value, weight: 3)
      }
    }
  }

  private mutating func count(_ hash: UInt64, weight: UInt16) {
    guard let entry = index.contexts.entry(hash) else { return }
    let sources = index.contexts.values
    for place in index.contexts.values(of: entry) {
      let source = sources[place]
      counted[source >> 6] |= 1 << UInt64(source & 63)
      if counts[source] < UInt16.max / 2 { counts[source] += weight }
    }
  }
}
