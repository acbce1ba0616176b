import LedgerTypes

/// Finds registered sources in one document's words.
struct SourceMatcher {
  struct Match {
    /// The token after the alias.
    let end: Int
    /// Index into the registry's records.
    let source: Int
    let alias: AliasKind
  }

  let page: Page
  let index: SourceIndex
  let context: DocumentContext
  private var key: [UInt8] = []
  private var spelling: [UInt8] = []
  private var found: [SourceIndex.Alias] = []
  /// How often each source's context words stand in the document; counted when first asked for.
  private var contextCounts: [UInt16] = []

  init(page: Page, index: SourceIndex, context: DocumentContext) {
    self.page = page
    self.index = index
    self.context = context
  }

  /// Whether the source brings the news of others.
  func isNews(_ match: Match) -> Bool {
    index.kinds[match.source] == .newsAgency || index.kinds[match.source] == .newsOutlet
  }

  /// The longest alias that begins at `token` and ends at or before `limit`.
  mutating func longest(at token: Int, limit: Int) -> Match? {
    key.removeAll(keepingCapacity: true)
    var found: Match?
    var words = 0
    var position = token
    while position < limit, words < index.longest {
      switch page.tokens[position].kind {
      case .newline, .symbol:
        position += 1
        continue
      case .word, .digits: break
      case .mark where page.isMark(position, "(") || page.isMark(position, ")") || page.isMark(position, ","):
        return found
      case .mark where page.isMark(position, "-") || page.isMark(position, "/") || isDash(position):
        position += 1
        continue
      default: return found
      }
      guard NameKey.append(page.bytes, page.tokens[position].range, to: &key) else {
        // An article counts as no word, but no alias begins with one.
        if words == 0 { return nil }
        position += 1
        continue
      }
      words += 1
      position += 1
      if position < limit, page.tokens[position].kind == .possessive {
        // "Gaza's" is written as "Gazas"; the source itself may end before the mark.
        if let match = entry(token..<position) { found = match }
        if page.bytes[Int(page.tokens[position].end) - 1] | 0x20 == UInt8(ascii: "s"), page.tokens[position].count > 1 {
          key.append(UInt8(ascii: "s"))
        }
        position += 1
      }
      if let match = entry(token..<position) { found = match }
    }
    return found
  }

  /// The longest alias that ends at `end`, beginning at or after `floor`.
  mutating func ending(at end: Int, floor: Int) -> (start: Int, match: Match)? {
    var found: (Int, Match)?
    var start = end - 1
    var steps = 0
    while start >= floor, steps < index.longest + 4 {
      if page.tokens[start].kind == .word, let match = longest(at: start, limit: end), match.end == end {
        found = (start, match)
      }
      switch page.tokens[start].kind {
      case .word, .digits, .possessive, .newline, .symbol: break
      case .mark where page.isMark(start, "-") || isDash(start): break
      default: return found
      }
      start -= 1
      steps += 1
    }
    return found
  }

  private func isDash(_ token: Int) -> Bool {
    let start = Int(page.tokens[token].start)
    return page.bytes[start] == 0xE2 && page.bytes[start + 1] == 0x80 && page.bytes[start + 2] & 0xF8 == 0x90
  }

  /// The best entry for the key gathered so far, which is written by these tokens.
  private mutating func entry(_ tokens: Range<Int>) -> Match? {
    found.removeAll(keepingCapacity: true)
    index.forEachAlias(key) { found.append($0) }
    var best: Match?
    var bestCount = -1
    for alias in found where alias.spelling.isEmpty || fits(alias.spelling, tokens) {
      let count = alias.needsContext ? contextCount(alias.source) : Int(UInt16.max)
      // Of equals the one that the registry names first.
      guard count > 0, count > bestCount || count == bestCount && alias.source < best?.source ?? 0 else { continue }
      bestCount = count
      best = Match(end: tokens.upperBound, source: alias.source, alias: alias.kind)
    }
    return best
  }

  /// Acronyms keep their case where the text has small letters; elsewhere they must not be common words.
  private mutating func fits(_ acronym: [UInt8], _ tokens: Range<Int>) -> Bool {
    if page.isAllCapitals {
      return tokens.count > 1 || page.classes(tokens.lowerBound).isDisjoint(with: Speech.closed.union(.adverb))
    }
    spelling.removeAll(keepingCapacity: true)
    for token in tokens where page.tokens[token].kind != .possessive {
      if token > tokens.lowerBound, page.tokens[token].kind == .word, page.tokens[token].flags.contains(.spaceBefore) {
        spelling.append(32)
      }
      for byte in page.bytes[page.tokens[token].range] where !NameKey.isDropped(byte) { spelling.append(byte) }
    }
    return spelling == acronym
  }

  /// The source that a text names as a whole, such as a publisher's name.
  func source(named text: String) -> Int? {
    var found: Int?
    index.forEachAlias(NameKey.key(of: Array(text.utf8)).bytes) { alias in
      if !alias.needsContext { found = alias.source }
    }
    return found
  }

  // MARK: Context

  private mutating func contextCount(_ source: Int) -> Int {
    if contextCounts.isEmpty { countContexts() }
    return Int(contextCounts[source])
  }

  private mutating func countContexts() {
    contextCounts = [UInt16](repeating: 0, count: max(index.kinds.count, 1))
    var words: [UInt8] = []
    for start in page.tokens.indices.prefix(20_000) {
      guard page.tokens[start].kind == .word, page.tokens[start].isCapital || page.isAllCapitals else { continue }
      words.removeAll(keepingCapacity: true)
      var position = start
      while position < min(start + 3, page.tokens.count), page.tokens[position].kind == .word {
        guard NameKey.append(page.bytes, page.tokens[position].range, to: &words) else { break }
        count(words, weight: 1)
        position += 1
      }
    }
    for text in [context.title, context.publisher] {
      guard let text else { continue }
      let bytes = Array(text.utf8)
      var starts: [Int] = [0]
      for position in bytes.indices where bytes[position] == 32 { starts.append(position + 1) }
      starts.append(bytes.count + 1)
      for first in 0..<starts.count - 1 {
        words.removeAll(keepingCapacity: true)
        for last in first..<min(first + 3, starts.count - 1) {
          guard NameKey.append(bytes, starts[last]..<starts[last + 1] - 1, to: &words) else { break }
          count(words, weight: 3)
        }
      }
    }
  }

  private mutating func count(_ words: [UInt8], weight: UInt16) {
    index.forEachContext(words) { source in
      if contextCounts[source] < UInt16.max / 2 { contextCounts[source] += weight }
    }
  }
}
