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
    /// Counted on from document to document, so that none has to be forgotten.
    var token = -1
    var end: Int32 = 0
    var source: Int32 = 0
    var alias = AliasKind.name
    var needsContext = false

    init() {}

    init(_ token: Int, _ match: Match?) {
      self.token = token
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
  private var spelling: [UInt8] = []
  private var known = [Known](repeating: Known(), count: 64)
  /// How many tokens the documents before this one have.
  private var earlierTokens = 0
  private var contexts: ContextCounts

  init(page: Page, index: SourceIndex, context: DocumentContext) {
    self.page = page
    self.index = index
    self.context = context
    contexts = ContextCounts(index: index)
  }

  /// Turns to another document.
  mutating func open(_ page: Page, _ context: DocumentContext) {
    earlierTokens += self.page.tokens.count
    self.page = page
    self.context = context
    contexts.clear()
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
    if known[slot].token != earlierTokens + token {
      let match = search(at: token, limit: min(page.tokens.count, token + 3 * index.aliases.longest))
      known[slot] = Known(earlierTokens + token, match)
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
      hash.append(current, bytes)
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

  /// U+2010 to U+2017
  private func isDash(_ token: Int) -> Bool { page.tokens[token].letters.bits & 0xF8_FFFF == 0x90_80E2 }

  /// The alias with the words of these tokens, whose hash is given, and its body.
  private mutating func entry(_ hash: UInt64, _ tokens: Range<Int>) -> Match? {
    guard let entry = index.aliases.entry(hash), let best = best(entry, tokens) else { return nil }
    let alias = index.aliases.values[best]
    return Match(
      end: tokens.upperBound, source: alias.source, alias: alias.kind, needsContext: alias.needsContext)
  }

  /// The alias whose body the document's context speaks of most; of equals the one that the registry names first.
  private mutating func best(_ entry: Int, _ tokens: Range<Int>) -> Int? {
    if let near = nearest(entry, tokens.lowerBound) { return near }
    if let bodies = index.sharers(of: entry) {
      contexts.count(page, context)
      return contexts.most(of: bodies).map { index.alias(of: $0, in: entry) }
    }
    var best: Int?
    var bestCount = 0
    for place in index.aliases.values(of: entry) {
      let alias = index.aliases.values[place]
      guard alias.spelling.isEmpty || fits(alias.spelling, tokens) else { continue }
      if alias.needsContext { contexts.count(page, context) }
      let count = alias.needsContext ? contexts[alias.source] : .max
      if count > bestCount { (best, bestCount) = (place, count) }
    }
    return best
  }

  /// "were killed in Gaza, the health ministry said": of bodies with one name, that of the last place before it in its
  /// sentence, whatever else the document speaks of.
  private func nearest(_ entry: Int, _ start: Int) -> Int? {
    guard index.aliases.values(of: entry).count > 8 else { return nil }
    var token = start - 1
    while token > max(0, start - 40), page.tokens[token].kind != .stop, page.tokens[token].kind != .newline {
      if page.tokens[token].isCapital, page.isWord(token - 1, "in"), index.contexts.mayBegin(page.tokens[token]) {
        var hash = KeyHash()
        hash.append(page.tokens[token], page.bytes)
        if let context = index.contexts.entry(hash.value), let near = index.onlyAlias(in: entry, context: context) {
          return near
        }
      }
      token -= 1
    }
    return nil
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
    guard let entry = index.aliases.entry(hash.value) else { return nil }
    let place = index.aliases.values(of: entry).first { !index.aliases.values[$0].needsContext }
    return place.map { index.aliases.values[$0].source }
  }
}
