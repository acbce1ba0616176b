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

  private let aliases: KeyTable<Alias>
  /// The sources whose bare names hold where a context word stands.
  private let contexts: KeyTable<Int>
  /// No alias has more words.
  let longest: Int
  /// The kind of each source.
  let kinds: [SourceKind]

  init(_ records: [SourceRecord]) {
    var aliases = KeyTable<Alias>(capacity: records.reduce(0) { $0 + $1.aliases.count + 1 })
    var contexts = KeyTable<Int>(capacity: records.count * 4)
    var longest = 0
    for (index, record) in records.enumerated() {
      for alias in [SourceAlias(text: record.name, kind: .name)] + record.aliases {
        let text = Array(alias.text.utf8)
        let key = NameKey.key(of: text)
        guard !key.bytes.isEmpty else { continue }
        longest = max(longest, key.words)
        let isAcronym = alias.kind == .acronym || Self.isAcronym(text)
        let spelling = isAcronym ? text.filter { !NameKey.isDropped($0) } : []
        aliases.add(
          key.bytes, Alias(source: index, kind: alias.kind, needsContext: alias.needsContext, spelling: spelling))
      }
      for word in record.context.isEmpty ? record.place.map({ [$0] }) ?? [] : record.context {
        contexts.add(NameKey.key(of: Array(word.utf8)).bytes, index)
      }
    }
    self.aliases = aliases
    self.contexts = contexts
    self.longest = longest
    kinds = records.map(\.kind)
  }

  /// A preferred name in capitals alone ("EFE") is an acronym whatever the file calls it.
  private static func isAcronym(_ text: [UInt8]) -> Bool {
    text.count <= 6 && text.allSatisfy { $0 &- 65 < 26 || $0 == UInt8(ascii: ".") }
  }

  /// Calls `body` with each alias of this key.
  @inline(__always)
  func forEachAlias(_ key: [UInt8], _ body: (Alias) -> Void) { aliases.forEach(key, body) }

  /// Calls `body` with each source that has this key as a context word.
  @inline(__always)
  func forEachContext(_ key: [UInt8], _ body: (Int) -> Void) { contexts.forEach(key, body) }
}

/// Values by a byte string, several to one; open to nothing but adding and asking.
struct KeyTable<Value: Sendable>: Sendable {
  private struct Entry {
    let start: Int
    let end: Int
    let value: Value
    /// The next entry in the same slot, or -1.
    let next: Int
  }

  private var entries: [Entry] = []
  private var keys: [UInt8] = []
  private var slots: [Int]

  init(capacity: Int) {
    var size = 256
    while size < capacity * 2 { size *= 2 }
    slots = [Int](repeating: -1, count: size)
  }

  mutating func add(_ key: [UInt8], _ value: Value) {
    guard !key.isEmpty else { return }
    let slot = Int(truncatingIfNeeded: Lexicon.hash(key)) & (slots.count - 1)
    entries.append(Entry(start: keys.count, end: keys.count + key.count, value: value, next: slots[slot]))
    keys += key
    slots[slot] = entries.count - 1
  }

  @inline(__always)
  func forEach(_ key: [UInt8], _ body: (Value) -> Void) {
    var next = slots[Int(truncatingIfNeeded: Lexicon.hash(key)) & (slots.count - 1)]
    while next >= 0 {
      if equals(next, key) { body(entries[next].value) }
      next = entries[next].next
    }
  }

  private func equals(_ index: Int, _ key: [UInt8]) -> Bool {
    let start = entries[index].start
    guard entries[index].end - start == key.count else { return false }
    for offset in 0..<key.count where keys[start + offset] != key[offset] { return false }
    return true
  }
}
