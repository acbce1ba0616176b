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
    /// The spelling that counts where a text has small letters; empty for what is no acronym.
    let spelling: [UInt8]
  }

  let aliases: KeyTable<Alias>
  /// The sources whose bare names hold where a context word stands.
  let contexts: KeyTable<Int>
  /// No alias has more words.
  let longest: Int
  let longestContext: Int
  /// The kind of each source.
  let kinds: [SourceKind]

  init(_ records: [SourceRecord]) {
    var aliases = KeyTable<Alias>(capacity: records.reduce(0) { $0 + $1.aliases.count + 1 })
    var contexts = KeyTable<Int>(capacity: records.count * 4)
    var longest = 0
    var longestContext = 0
    for (index, record) in records.enumerated() {
      for alias in [SourceAlias(text: record.name, kind: .name)] + record.aliases {
        let text = Array(alias.text.utf8)
        let isAcronym = alias.kind == .acronym || Self.isAcronym(text)
        let spelling = isAcronym ? text.filter { !NameKey.isDropped($0) } : []
        let words = aliases.add(
          text, Alias(source: index, kind: alias.kind, needsContext: alias.needsContext, spelling: spelling))
        longest = max(longest, words)
      }
      for word in record.context.isEmpty ? record.place.map({ [$0] }) ?? [] : record.context {
        longestContext = max(longestContext, contexts.add(Array(word.utf8), index))
      }
    }
    self.aliases = aliases
    self.contexts = contexts
    self.longest = longest
    self.longestContext = longestContext
    kinds = records.map(\.kind)
  }

  /// A preferred name in capitals alone ("EFE") is an acronym whatever the file calls it.
  private static func isAcronym(_ text: [UInt8]) -> Bool {
    text.count <= 6 && text.allSatisfy { $0 &- 65 < 26 || $0 == UInt8(ascii: ".") }
  }
}
