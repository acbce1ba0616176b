import LedgerTypes

/// Collects what registry files say, for a `Registry`.
struct RegistryBuilder {
  var lexicon = LexiconBuilder()
  var epochs: [RegisteredEpoch] = []
  /// All sources in the order of the files; of one identifier the last one counts.
  private var records: [SourceRecord] = []
  private var positions: [String: Int] = [:]

  /// The sources, each identifier once.
  var sources: [SourceRecord] {
    records.enumerated().filter { positions[$0.element.id] == $0.offset }.map(\.element)
  }

  /// Adds a source, which replaces an earlier one of its identifier, and returns its position.
  mutating func add(_ record: SourceRecord) -> Int {
    positions[record.id] = records.count
    records.append(record)
    return records.count - 1
  }

  /// Where the source of an identifier stands, if there is one.
  func position(ofSource id: String) -> Int? { positions[id] }

  /// Adds a ledger's own word about a source: aliases of one that is known, or a new one.
  mutating func add(_ source: RegisteredSource) {
    if let known = positions[source.id] {
      records[known].aliases += source.aliases.filter { !records[known].aliases.contains($0) }
    } else {
      _ = add(SourceRecord(source))
    }
  }

  /// Adds an alias to the source at a position.
  mutating func add(_ alias: SourceAlias, toSource position: Int) { records[position].aliases.append(alias) }

  mutating func place(_ place: String, ofSource position: Int) { records[position].place = place }

  /// Adds words in whose company the bare names of a source hold.
  ///
  /// - Parameter keepsPlace: Whether a source without such words goes on having its place for one.
  mutating func add(context: [String], toSource position: Int, keepsPlace: Bool) {
    if keepsPlace, records[position].context.isEmpty, let place = records[position].place {
      records[position].context = [place]
    }
    records[position].context += context
  }
}
