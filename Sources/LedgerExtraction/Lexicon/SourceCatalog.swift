import LedgerTypes

/// A source as a registry file gives it.
struct SourceRecord {
  let id: String
  let kind: SourceKind
  let name: String
  /// The name's bytes in the list's text.
  let spelling: Range<Int>
  fileprivate(set) var place: Range<Int>?
  /// The last of its aliases and of its context words, from which the others are reached; -1 for none.
  fileprivate var lastAlias = -1
  fileprivate var lastContext = -1
}

/// The sources of a registry with their names, and with the words in whose company their bare names hold.
///
/// The words of all stand in one array, so that nothing is allocated for an alias.
struct SourceCatalog: Sendable {
  /// One way to name a source, besides the preferred one.
  struct Alias {
    /// The words, by where they stand in `text`.
    let words: Range<Int>
    let kind: AliasKind
    let needsContext: Bool
    /// The one before it of the same source, or -1.
    fileprivate let previous: Int
  }

  private struct Context {
    let words: Range<Int>
    let previous: Int
  }

  private(set) var text: [UInt8] = []
  /// In the order of the files.
  private(set) var records: [SourceRecord] = []
  private var aliases: [Alias] = []
  private var contexts: [Context] = []
  private var ids = SpellingTable(capacity: 4_096)
  /// For each identifier, the record that counts: the last one.
  private var positions: [Int] = []

  /// How many names and aliases there are.
  var nameCount: Int { records.count + aliases.count }
  /// How many context words there are, places for such words among them.
  var contextCount: Int { records.count + contexts.count }

  init() {
    // Room for what ships with the program.
    text.reserveCapacity(1 << 19)
    records.reserveCapacity(4_096)
    aliases.reserveCapacity(16_384)
    contexts.reserveCapacity(8_192)
  }

  // MARK: Reading

  /// Calls `body` with each alias of a source, the last one first.
  @inline(__always)
  func forEachAlias(of record: SourceRecord, _ body: (Alias) -> Void) {
    var next = record.lastAlias
    while next >= 0 {
      body(aliases[next])
      next = aliases[next].previous
    }
  }

  /// Calls `body` with each context word of a source, the last one first; one that has none has its place for one.
  @inline(__always)
  func forEachContext(of record: SourceRecord, _ body: (Range<Int>) -> Void) {
    if record.lastContext < 0, let place = record.place { body(place) }
    var next = record.lastContext
    while next >= 0 {
      body(contexts[next].words)
      next = contexts[next].previous
    }
  }

  /// A source with all that is known of it.
  func registered(_ record: SourceRecord) -> RegisteredSource {
    var aliases: [SourceAlias] = []
    forEachAlias(of: record) {
      aliases.append(SourceAlias(text: string($0.words), kind: $0.kind, needsContext: $0.needsContext))
    }
    return RegisteredSource(
      id: record.id, name: record.name, kind: record.kind, place: record.place.map(string), aliases: aliases.reversed())
  }

  func string(_ words: Range<Int>) -> String { String(decoding: text[words], as: UTF8.self) }

  /// Where the source of an identifier stands, if there is one.
  func position(of id: ArraySlice<UInt8>) -> Int? { ids.number(of: id).map { positions[$0] } }

  // MARK: Writing

  /// Adds words to the text.
  ///
  /// - Returns: Where they stand.
  @inline(__always)
  mutating func write(_ body: (inout [UInt8]) -> Void) -> Range<Int> {
    let start = text.count
    body(&text)
    return start..<text.count
  }

  /// Adds a source, which replaces an earlier one of its identifier, and returns its position.
  mutating func add(id: ArraySlice<UInt8>, _ kind: SourceKind, name: Range<Int>) -> Int {
    let number = ids.insert(id)
    if number < positions.count { positions[number] = records.count } else { positions.append(records.count) }
    records.append(
      SourceRecord(id: String(decoding: id, as: UTF8.self), kind: kind, name: string(name), spelling: name))
    return records.count - 1
  }

  /// Adds an alias to the source at a position.
  mutating func add(_ kind: AliasKind, needsContext: Bool, _ words: Range<Int>, to position: Int) {
    let previous = records[position].lastAlias
    records[position].lastAlias = aliases.count
    aliases.append(Alias(words: words, kind: kind, needsContext: needsContext, previous: previous))
  }

  /// Adds a word in whose company the bare names of a source hold.
  mutating func add(context words: Range<Int>, to position: Int) {
    let previous = records[position].lastContext
    records[position].lastContext = contexts.count
    contexts.append(Context(words: words, previous: previous))
  }

  /// Adds words that are parted by commas.
  mutating func add(contexts list: Range<Int>, to position: Int) {
    var start = list.lowerBound
    while start < list.upperBound {
      var end = start
      while end < list.upperBound, text[end] != UInt8(ascii: ",") { end += 1 }
      while start < end, text[start] == 32 { start += 1 }
      if start < end { add(context: start..<end, to: position) }
      start = end + 1
    }
  }

  /// Before words of another record are added: a source without such words goes on having its place for one.
  mutating func keepPlace(of position: Int) {
    guard records[position].lastContext < 0, let place = records[position].place else { return }
    add(context: place, to: position)
  }

  mutating func place(_ words: Range<Int>, of position: Int) { records[position].place = words }

  /// Adds a ledger's own word about a source: aliases of one that is known, or a new one.
  mutating func add(_ source: RegisteredSource) {
    let id = Array(source.id.utf8)[...]
    var known: [SourceAlias] = []
    let position: Int
    if let found = self.position(of: id) {
      position = found
      known = registered(records[found]).aliases
    } else {
      position = add(id: id, source.kind, name: write { $0 += source.name.utf8 })
      if let name = source.place { place(write { $0 += name.utf8 }, of: position) }
    }
    for alias in source.aliases where !known.contains(alias) {
      add(alias.kind, needsContext: alias.needsContext, write { $0 += alias.text.utf8 }, to: position)
    }
  }

  /// Drops the records that others replace, and puts padding behind the text; nothing is added after that.
  mutating func finish() {
    text += repeatElement(0, count: WordStart.capacity)
    guard records.count > positions.count else { return }
    let kept = positions.sorted()
    records = kept.map { records[$0] }
  }
}
