import LedgerTypes

/// Finds registered sources in one document's words.
struct SourceMatcher {
  struct Match {
    /// The token after the alias.
    let end: Int
    /// Index into the registry's records.
    let source: Int
    let alias: AliasKind
    /// Whether the words name the source only where its context stands: "the health ministry".
    let needsContext: Bool
  }

  /// What was found at a token; nothing, where `end` is 0.
  private struct Known {
    var token: Int32 = -1
    var end: Int32 = 0
    var source: Int32 = 0
    var alias = AliasKind.name
    var needsContext = false

    init() {}

    init(_ token: Int, _ match: Match?) {
      self.token = Int32(token)
      guard let match else { return }
      end = Int32(match.end)
      source = Int32(match.source)
      alias = match.alias
      needsContext = match.needsContext
    }

    var match: Match? {
      end == 0 ? nil : Match(end: Int(end), source: Int(source), alias: alias, needsContext: needsContext)
    }
  }

  private(set) var page: Page
  let index: SourceIndex
  private(set) var context: DocumentContext
  private var key: [UInt8] = []
  private var spelling: [UInt8] = []
  /// For names that many bodies share, the one that the document's context decides.
  private var shared: [(entry: Int, alias: Int?)] = []
  private var known = [Known](repeating: Known(), count: 64)
  /// How often each source's context words stand in the document; counted when first asked for.
  private var contextCounts: [UInt16]
  private var hasContextCounts = false
  /// The sources that have been counted, whose counts are taken back for the next document.
  private var counted: [Int] = []

  init(page: Page, index: SourceIndex, context: DocumentContext) {
    self.page = page
    self.index = index
    self.context = context
    contextCounts = [UInt16](repeating: 0, count: max(index.kinds.count, 1))
  }

  /// Turns to another document.
  mutating func open(_ page: Page, _ context: DocumentContext) {
    self.page = page
    self.context = context
    shared.removeAll(keepingCapacity: true)
    for slot in known.indices { known[slot].token = -1 }
    for source in counted { contextCounts[source] = 0 }
    counted.removeAll(keepingCapacity: true)
    hasContextCounts = false
  }

  /// Whether the source brings the news of others.
  func isNews(_ match: Match) -> Bool {
    index.kinds[match.source] == .newsAgency || index.kinds[match.source] == .newsOutlet
  }

  /// The longest alias that begins at `token` and ends at or before `limit`.
  ///
  /// Rules ask for the same few tokens again and again: what was found last for each is kept.
  mutating func longest(at token: Int, limit: Int) -> Match? {
    guard index.aliases.mayBegin(page.tokens[token]) else { return nil }
    let slot = token & (known.count - 1)
    if known[slot].token != token {
      known[slot] = Known(token, search(at: token, limit: min(page.tokens.count, token + 3 * index.aliases.longest)))
    }
    guard let match = known[slot].match else { return nil }
    return match.end <= limit ? match : search(at: token, limit: limit)
  }

  private mutating func search(at token: Int, limit: Int) -> Match? {
    let bytes = page.bytes
    var hash = KeyHash()
    var found: Match?
    var words = 0
    var position = token
    while position < limit, words < index.aliases.longest {
      let current = page.tokens[position]
      switch current.kind {
      case .newline, .symbol:
        position += 1
        continue
      case .word, .digits: break
      case .mark where page.isMark(position, "-") || page.isMark(position, "/") || isDash(position):
        position += 1
        continue
      default: return found
      }
      if NameKey.isArticle(bytes, current.range) {
        // An article counts as no word, but no alias begins with one.
        if words == 0 { return nil }
        position += 1
        continue
      }
      hash.append(bytes, current.range)
      words += 1
      position += 1
      if position < limit, page.tokens[position].kind == .possessive {
        // "Gaza's" is written as "Gazas"; the source itself may end before the mark.
        if let match = entry(hash.value, token..<position) { found = match }
        if endsInS(position) { hash.append(UInt8(ascii: "s")) }
        position += 1
      }
      guard index.aliases.mayGoOn(hash.value) else { return found }
      if let match = entry(hash.value, token..<position) { found = match }
    }
    return found
  }

  private func endsInS(_ possessive: Int) -> Bool {
    page.tokens[possessive].count > 1
      && page.bytes[Int(page.tokens[possessive].end) - 1] | 0x20 == UInt8(ascii: "s")
  }

  /// The longest alias that ends at `end`, beginning at or after `floor`.
  mutating func ending(at end: Int, floor: Int) -> (start: Int, match: Match)? {
    var found: (Int, Match)?
    var start = end - 1
    var steps = 0
    while start >= floor, steps < index.aliases.longest + 4 {
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

  /// The alias with the words of these tokens, whose hash is given, and its body.
  private mutating func entry(_ hash: UInt32, _ tokens: Range<Int>) -> Match? {
    guard let entry = index.aliases.entry(hash) else { return nil }
    writeKey(tokens)
    guard index.aliases.holds(entry, key), let best = best(entry, tokens) else { return nil }
    let alias = index.aliases.values[best]
    return Match(
      end: tokens.upperBound, source: alias.source, alias: alias.kind, needsContext: alias.needsContext)
  }

  /// The alias whose body the document's context speaks of most; of equals the one that the registry names first.
  private mutating func best(_ entry: Int, _ tokens: Range<Int>) -> Int? {
    if let near = nearest(entry, tokens.lowerBound) { return near }
    if let known = shared.first(where: { $0.entry == entry }) { return known.alias }
    var best: Int?
    var bestCount = 0
    var isSpelt = false
    for place in index.aliases.values(of: entry) {
      let alias = index.aliases.values[place]
      if !alias.spelling.isEmpty {
        isSpelt = true
        guard fits(alias.spelling, tokens) else { continue }
      }
      let count = alias.needsContext ? contextCount(alias.source) : Int(UInt16.max)
      if count > bestCount { (best, bestCount) = (place, count) }
    }
    if !isSpelt, index.aliases.values(of: entry).count > 8 { shared.append((entry, best)) }
    return best
  }

  /// "were killed in Gaza, the health ministry said": of bodies with one name, that of the last place before it in its
  /// sentence, whatever else the document speaks of.
  private func nearest(_ entry: Int, _ start: Int) -> Int? {
    let places = index.aliases.values(of: entry)
    guard places.count > 8 else { return nil }
    var token = start - 1
    while token > max(0, start - 40), page.tokens[token].kind != .stop, page.tokens[token].kind != .newline {
      if page.tokens[token].isCapital, page.isWord(token - 1, "in"), index.contexts.mayBegin(page.tokens[token]) {
        let hash = KeyHash(page.bytes, page.tokens[token].range)
        if let context = index.contexts.entry(hash.value) {
          let sources = index.contexts.values(of: context).map { index.contexts.values[$0] }
          let near = places.filter {
            index.aliases.values[$0].needsContext && sources.contains(index.aliases.values[$0].source)
          }
          if near.count == 1 { return near.first }
        }
      }
      token -= 1
    }
    return nil
  }

  private mutating func writeKey(_ tokens: Range<Int>) {
    key.removeAll(keepingCapacity: true)
    for token in tokens {
      let current = page.tokens[token]
      switch current.kind {
      case .word, .digits:
        if !NameKey.isArticle(page.bytes, current.range) { NameKey.append(page.bytes, current.range, to: &key) }
      case .possessive: if endsInS(token) { key.append(UInt8(ascii: "s")) }
      default: break
      }
    }
  }

  /// Acronyms keep their case where the text has small letters; elsewhere they must not be common words.
  private mutating func fits(_ acronym: Range<Int>, _ tokens: Range<Int>) -> Bool {
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
    return spelling.elementsEqual(index.spellings[acronym])
  }

  /// The source that a text names as a whole, such as a publisher's name.
  func source(named text: String) -> Int? {
    let bytes = Array(text.utf8)
    var hash = KeyHash()
    for word in NameKey.words(of: bytes) { hash.append(bytes, word) }
    guard let entry = index.aliases.entry(hash.value), index.aliases.holds(entry, NameKey.key(of: bytes)) else {
      return nil
    }
    let place = index.aliases.values(of: entry).first { !index.aliases.values[$0].needsContext }
    return place.map { index.aliases.values[$0].source }
  }

  // MARK: Context

  private mutating func contextCount(_ source: Int) -> Int {
    if !hasContextCounts { countContexts() }
    return Int(contextCounts[source])
  }

  private mutating func countContexts() {
    hasContextCounts = true
    let bytes = page.bytes
    let limit = min(page.tokens.count, 20_000)
    var next = 0
    while let start = page.capital(from: next, limit: limit) {
      next = start + 1
      let first = page.tokens[start]
      guard first.kind == .word, index.contexts.mayBegin(first) else { continue }
      var hash = KeyHash(bytes, first.range)
      count(hash.value, weight: 1)
      guard index.contexts.mayGoOn(hash.value) else { continue }
      var position = start + 1
      while position < min(start + index.contexts.longest, page.tokens.count), page.tokens[position].kind == .word {
        hash.append(bytes, page.tokens[position].range)
        count(hash.value, weight: 1)
        position += 1
      }
    }
    for text in [context.title, context.publisher] {
      guard let text else { continue }
      let bytes = Array(text.utf8)
      let words = NameKey.words(of: bytes)
      for first in words.indices {
        var hash = KeyHash()
        for word in words[first...].prefix(index.contexts.longest) {
          hash.append(bytes, word)
          count(hash.value, weight: 3)
        }
      }
    }
  }

  /// Counts a context word by its hash alone: a wrong one in four thousand millions does no harm here.
  private mutating func count(_ hash: UInt32, weight: UInt16) {
    guard let entry = index.contexts.entry(hash) else { return }
    for place in index.contexts.values(of: entry) {
      let source = index.contexts.values[place]
      if contextCounts[source] == 0 { counted.append(source) }
      if contextCounts[source] < UInt16.max / 2 { contextCounts[source] += weight }
    }
  }
}
