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

  init(_ records: [SourceRecord]) {
    var aliases: [(name: [UInt8], value: Alias)] = []
    var contexts: [(name: [UInt8], value: Int)] = []
    var spellings: [UInt8] = []
    for (index, record) in records.enumerated() {
      // Of a body's own names for one key the last one counts.
      for alias in ([SourceAlias(text: record.name, kind: .name)] + record.aliases).reversed() {
        let text = Array(alias.text.utf8)
        let start = spellings.count
        if alias.kind == .acronym || Self.isAcronym(text) { spellings += text.filter { !NameKey.isDropped($0) } }
        aliases.append(
          (
            text,
            Alias(
              source: index, kind: alias.kind, needsContext: alias.needsContext, spelling: start..<spellings.count)
          ))
      }
      for word in record.context.isEmpty ? record.place.map({ [$0] }) ?? [] : record.context {
        contexts.append((Array(word.utf8), index))
      }
    }
    self.aliases = KeyTable(aliases)
    self.contexts = KeyTable(contexts)
    self.spellings = spellings
    kinds = records.map(\.kind)
  }

  /// The token after the name of a registered body that begins at `token` and has several words, or nil.
  ///
  /// Which body it is, is not asked; hospitals are left out, since they are places as well.
  func bodyEnd(_ page: Page, at token: Int, limit: Int) -> Int? {
    guard aliases.mayBegin(page.tokens[token]) else { return nil }
    var hash = KeyHash()
    var words = 0
    var found: Int?
    var position = token
    while position < limit, words < aliases.longest, page.tokens[position].kind == .word {
      let range = page.tokens[position].range
      position += 1
      if NameKey.isArticle(page.bytes, range) { continue }
      hash.append(page.bytes, range)
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
  private static func isAcronym(_ text: [UInt8]) -> Bool {
    text.count <= 6 && text.allSatisfy { $0 &- 65 < 26 || $0 == UInt8(ascii: ".") }
  }
}
