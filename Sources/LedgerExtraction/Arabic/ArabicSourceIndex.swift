import LedgerTypes

/// The Arabic names of the registry's sources, by their folded words.
final class ArabicSourceIndex: Sendable {
  struct Entry {
    /// Index into the registry's records.
    let source: Int
    let kind: AliasKind
    let needsContext: Bool
  }

  private let entries: [[UInt8]: [Entry]]
  /// For each context word, the sources whose bare names hold where it stands.
  let contexts: [[UInt8]: [Int]]
  /// No alias has more words.
  let longest: Int

  init(_ sources: SourceCatalog) {
    var entries: [[UInt8]: [Entry]] = [:]
    var contexts: [[UInt8]: [Int]] = [:]
    var longest = 0
    let isArabic = { (words: Range<Int>) in !words.isEmpty && ArabicFold.isArabic(sources.text[words.lowerBound]) }
    for (index, record) in sources.records.enumerated() {
      sources.forEachAlias(of: record) { alias in
        guard isArabic(alias.words) else { return }
        let words = Self.words(sources.text[alias.words])
        longest = max(longest, words.count)
        entries[Self.key(words), default: []].append(
          Entry(source: index, kind: alias.kind, needsContext: alias.needsContext))
      }
      sources.forEachContext(of: record) { words in
        guard isArabic(words) else { return }
        contexts[Self.key(Self.words(sources.text[words])), default: []].append(index)
      }
    }
    self.entries = entries
    self.contexts = contexts
    self.longest = longest
  }

  func entries(_ key: [UInt8]) -> [Entry] { entries[key] ?? [] }

  /// The folded words of a text; marks between them are dropped.
  static func words(_ text: ArraySlice<UInt8>) -> [[UInt8]] {
    text.split(separator: 32).map { ArabicFold.folded($0) }.filter { word in
      word.contains { $0 >= 0x80 || ($0 | 0x20) &- 97 < 26 } && !(word.count == 3 && word[0] == 0xE2)
    }
  }

  static func key(_ words: [[UInt8]]) -> [UInt8] { Array(words.joined(separator: [32])) }
}

/// Finds registered sources in one document.
struct ArabicSourceMatcher {
  struct Match {
    /// The term after the alias.
    let end: Int
    /// The alias's first byte.
    let start: Int
    let record: Int
    let alias: AliasKind
    let needsContext: Bool
  }

  let index: ArabicSourceIndex
  let sources: SourceCatalog
  /// How often each source's context words stand in the document, its title and its publisher.
  private var counts: [Int: Int] = [:]

  var records: [SourceRecord] { sources.records }

  init(_ registry: Registry, page: Page, context: DocumentContext) {
    index = registry.arabicSources
    sources = registry.sourceCatalog
    var words: [[UInt8]] = []
    for token in page.tokens.prefix(20_000) where token.kind == .word {
      words.append(ArabicFold.folded(page.bytes[token.range]))
    }
    count(words, weight: 1)
    for text in [context.title, context.publisher] {
      if let text { count(ArabicSourceIndex.words(Array(text.utf8)[...]), weight: 3) }
    }
  }

  private mutating func count(_ words: [[UInt8]], weight: Int) {
    for start in words.indices {
      var key: [UInt8] = []
      for word in words[start..<min(start + 3, words.count)] {
        if !key.isEmpty { key.append(32) }
        key += word
        for source in index.contexts[key] ?? [] { counts[source, default: 0] += weight }
      }
    }
  }

  /// The longest alias that begins at the term; a joined "and", "to" or "by" before it is no part of it, nor is the
  /// quotation mark that closes at `over`.
  func longest(at term: Int, in clause: ArabicClause, over: Int? = nil) -> Match? {
    guard clause.terms.indices.contains(term), clause.terms[term].kind == .word else { return nil }
    var found: Match?
    for first in starts(clause.terms[term], clause) {
      var key: [UInt8] = []
      var begin = first
      var words = 0
      var position = term
      while position < clause.terms.count, words < index.longest {
        let current = clause.terms[position]
        if position == over {
          position += 1
          continue
        }
        if current.kind == .mark {
          guard position > term, current.mark == 0x2D || (0x2010...0x2015).contains(current.mark) else { break }
          position += 1
          continue
        }
        guard current.kind == .word else { break }
        let from = position == term ? first : current.outer
        for word in ArabicSourceIndex.words(clause.page.bytes[from..<current.end]) {
          if !key.isEmpty { key.append(32) }
          key += word
          words += 1
        }
        // "للهلال" is ل with "الهلال": the article has lost its alef.
        if position == term, first > current.outer, key.starts(with: [0xD9, 0x84]), isFor(current.outer, clause) {
          key = [0xD8, 0xA7] + key
          begin = current.outer
        }
        position += 1
        if let entry = best(index.entries(key)), found.map({ position > $0.end }) ?? true {
          found = Match(
            end: position, start: begin, record: entry.source, alias: entry.kind, needsContext: entry.needsContext)
        }
      }
    }
    return found
  }

  /// Where the first word of an alias may begin: the whole word, or without a clitic letter or two.
  private func starts(_ term: ArabicTerm, _ clause: ArabicClause) -> [Int] {
    let range = term.outer..<term.end
    var starts = [term.outer]
    if term.start != term.outer { starts.append(term.start) }
    let first = clause.page.bytes[term.outer..<min(term.outer + 2, term.end)]
    let isClitic = [[0xD9, 0x88], [0xD9, 0x81], [0xD8, 0xA8], [0xD9, 0x84]].contains {
      first.elementsEqual($0 as [UInt8])
    }
    if isClitic, range.count > 6 {
      let next = ArabicFold.position(after: 1, in: clause.page.bytes, range)
      if !starts.contains(next) { starts.append(next) }
    }
    return starts
  }

  private func isFor(_ position: Int, _ clause: ArabicClause) -> Bool {
    clause.page.bytes[position] == 0xD9 && clause.page.bytes[position + 1] == 0x84
  }

  private func best(_ entries: [ArabicSourceIndex.Entry]) -> ArabicSourceIndex.Entry? {
    var best: (entry: ArabicSourceIndex.Entry, count: Int)?
    for entry in entries {
      let count = entry.needsContext ? counts[entry.source] ?? 0 : Int.max
      guard count > 0, best.map({ count > $0.count }) ?? true else { continue }
      best = (entry, count)
    }
    return best?.entry
  }
}
