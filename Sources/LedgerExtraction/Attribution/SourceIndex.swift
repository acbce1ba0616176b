import LedgerTypes

/// Every way in which the registry's sources are named, in one table that is looked up by a hash of the words.
///
/// Words are compared as `NameKey` writes them. Acronyms keep their case besides.
final class SourceIndex: Sendable {
  /// One alias of one source.
  struct Alias {
    /// Index into the registry's records.
    let source: Int
    let kind: AliasKind
    let needsContext: Bool
    /// Where in `spellings` stands what counts where a text has small letters; empty for what is no acronym.
    let spelling: Range<Int>
  }

  let aliases: KeyTable<Alias>
  /// The sources whose bare names hold where a context word stands.
  let contexts: KeyTable<Int>
  let spellings: [UInt8]
  /// The kind of each source.
  let kinds: [SourceKind]
  /// For each alias entry that many bodies share and only their contexts tell apart, the place of its bodies in
  /// `sharers`; else -1.
  private let shares: [Int32]
  /// Sets of sources, a bit for each source.
  private let sharers: [UInt64]

  init(_ sources: SourceCatalog) {
    let text = sources.text
    var aliases: [(name: Range<Int>, value: Alias)] = []
    var contexts: [(name: Range<Int>, value: Int)] = []
    var spellings: [UInt8] = []
    aliases.reserveCapacity(sources.nameCount)
    contexts.reserveCapacity(sources.contextCount)
    for (index, record) in sources.records.enumerated() {
      func add(_ name: Range<Int>, _ kind: AliasKind, needsContext: Bool) {
        let start = spellings.count
        if kind == .acronym || Self.isAcronym(text[name]) {
          for byte in text[name] where !NameKey.isDropped(byte) { spellings.append(byte) }
        }
        let spelling = start..<spellings.count
        aliases.append((name, Alias(source: index, kind: kind, needsContext: needsContext, spelling: spelling)))
      }
      // Of a body's own names for one key the last one counts.
      sources.forEachAlias(of: record) { add($0.words, $0.kind, needsContext: $0.needsContext) }
      add(record.spelling, .name, needsContext: false)
      sources.forEachContext(of: record) { contexts.append(($0, index)) }
    }
    self.aliases = KeyTable(aliases, of: text)
    self.contexts = KeyTable(contexts, of: text)
    self.spellings = spellings
    kinds = sources.records.map(\.kind)
    (shares, sharers) = Self.sharedNames(self.aliases, setSize: (sources.records.count + 63) / 64)
  }

  /// The entries that many bodies share, with their bodies.
  private static func sharedNames(_ aliases: KeyTable<Alias>, setSize: Int) -> (shares: [Int32], sharers: [UInt64]) {
    var shares = [Int32](repeating: -1, count: aliases.count)
    var sharers: [UInt64] = []
    for entry in shares.indices where aliases.values(of: entry).count > 8 {
      let values = aliases.values[aliases.values(of: entry)]
      guard values.allSatisfy({ $0.needsContext && $0.spelling.isEmpty }) else { continue }
      shares[entry] = Int32(sharers.count)
      sharers += repeatElement(0, count: setSize)
      for alias in values { sharers[Int(shares[entry]) + alias.source / 64] |= 1 << UInt64(alias.source % 64) }
    }
    return (shares, sharers)
  }

  /// The bodies that share a name, as a set of sources, where they are many and only their contexts tell them apart.
  func sharers(of entry: Int) -> ArraySlice<UInt64>? {
    let start = Int(shares[entry])
    return start < 0 ? nil : sharers[start..<start + (kinds.count + 63) / 64]
  }

  /// The alias of an entry that a context word decides alone: none, where several bodies have both.
  func onlyAlias(in entry: Int, context: Int) -> Int? {
    var found: Int?
    var last = -1
    for place in contexts.values(of: context) where contexts.values[place] != last {
      last = contexts.values[place]
      var alias = alias(of: last, in: entry)
      while alias < aliases.values(of: entry).upperBound, aliases.values[alias].source == last {
        if aliases.values[alias].needsContext {
          guard found == nil else { return nil }
          found = alias
        }
        alias += 1
      }
    }
    return found
  }

  /// The first alias of a source among those of an entry, or where it would stand.
  func alias(of source: Int, in entry: Int) -> Int {
    var low = aliases.values(of: entry).lowerBound
    var high = aliases.values(of: entry).upperBound
    while low < high {
      let middle = (low &+ high) / 2
      if aliases.values[middle].source < source { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The token after the name of a registered body that begins at `token` and has several words, or nil.
  ///
  /// Which body it is, is not asked; hospitals are left out, since they are places as well.
  func bodyEnd(_ page: Page, at token: Int, limit: Int) -> Int? {
    guard token + 1 < limit, page.tokens[token + 1].kind == .word, aliases.mayBegin(page.tokens[token]) else {
      return nil
    }
    var hash = KeyHash()
    var words = 0
    var found: Int?
    var position = token
    while position < limit, words < aliases.longest, page.tokens[position].kind == .word {
      let word = page.tokens[position]
      position += 1
      if NameKey.isArticle(page.bytes, word.range) { continue }
      hash.append(word, page.bytes)
      words += 1
      guard aliases.mayGoOn(hash.value) else { return found }
      guard words > 1, let entry = aliases.entry(hash.value) else { continue }
      if aliases.values(of: entry).contains(where: { kinds[aliases.values[$0].source] != .hospital }) {
        found = position
      }
    }
    return found
  }

  /// A preferred name in capitals alone ("EFE") is an acronym whatever the file calls it.
  private static func isAcronym(_ text: ArraySlice<UInt8>) -> Bool {
    text.count <= 6 && text.allSatisfy { $0 &- 65 < 26 || $0 == UInt8(ascii: ".") }
  }
}
