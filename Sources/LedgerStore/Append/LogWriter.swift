import LedgerLog
import LedgerTypes

/// What the writer keeps between transactions, so that a claim costs no look-up in the file.
struct WriterMemory {
  /// Whether whole texts are indexed.
  var fullText = false
  var projection = Projection()
  var range = CompactRange()
  /// Entries of sources that a registry knows, by id.
  var sourcesByID: [ByteKey: Int] = [:]
  /// Entries of sources known by their words only, by kind and name.
  var sourcesByName: [SourceName: Int] = [:]
  var epochs: Set<RegisteredEpoch.Key> = []

  /// The identity of a source without an id.
  struct SourceName: Hashable {
    let kind: SourceKind
    let name: ByteKey
  }
}

extension RegisteredEpoch {
  /// The identity of an epoch.
  struct Key: Hashable {
    let start: CivilDate
    let name: ByteKey
  }

  var key: Key { Key(start: start, name: ByteKey(name)) }
}

/// Appends entries within one transaction, and derives their rows.
struct LogWriter {
  let db: Database
  var memory: WriterMemory
  private var inserter: RowInserter
  private var writer = CanonicalWriter()
  private let first: Int
  private let firstSentence: Int
  private var leaves: [Digest] = []
  private let path: String

  /// Continues the log. Memory of another state of the ledger is read anew.
  init(_ db: Database, memory: WriterMemory?, path: String) throws {
    self.db = db
    self.path = path
    inserter = RowInserter(db)
    guard let head = try CompactRange(storedIn: db) else {
      throw LedgerError.damaged(path: path, reason: "its head is missing or wrong")
    }
    if let memory, memory.range == head {
      self.memory = memory
    } else {
      self.memory = try WriterMemory(readFrom: db)
      self.memory.range = head
    }
    first = head.size
    firstSentence = self.memory.projection.sentenceCount + 1
  }

  /// The number of the next entry.
  var next: Int { first + leaves.count }

  /// Appends an entry with its rows; gives its number.
  mutating func append(_ entry: Entry) throws -> Int {
    writer.reset()
    entry.encode(into: &writer)
    let body = writer.bytes
    guard body.count <= CanonicalReader.maximumBytes else {
      throw LedgerError.refused(reason: "the statement is longer than 64 KiB")
    }
    let seq = next
    let leaf = MerkleHash.leaf(body)
    let db = db
    try memory.projection.put(.entry, into: &inserter) {
      $0.integer(seq)
      $0.blob(body)
      $0.blob(leaf)
    }
    try memory.projection.apply(
      entry, seq: seq, earlier: { try StoredLog(db).body($0) }, into: &inserter)
    leaves.append(leaf)
    return seq
  }

  /// Fills the search index, reads back what the database has, and sets the head. The last step before the commit.
  mutating func finish() throws {
    guard !leaves.isEmpty else { return }
    for index in SearchIndex.all(fullText: memory.fullText) {
      try index.add(from: index.isKeyedByEntry ? first : firstSentence, db)
    }
    let stored = try RawStatement(db, "SELECT body, leaf FROM entry WHERE seq >= ?1 ORDER BY seq")
    try stored.bind(1, first)
    var index = 0
    while try stored.step() {
      let leaf = stored.withBytes(0) { MerkleHash.leaf($0) }
      guard index < leaves.count, leaf == leaves[index], stored.digest(1) == leaf else {
        throw LedgerError.damaged(path: path, reason: "entry \(first + index) does not read as it was written")
      }
      memory.range.append(leaf)
      index += 1
    }
    guard index == leaves.count else {
      throw LedgerError.damaged(path: path, reason: "entry \(first + index) is not there after it was written")
    }
    let head = try RawStatement(db, "UPDATE head SET size = ?1, peaks = ?2 WHERE id = 1")
    try head.bind(1, memory.range.size)
    try head.bind(2, blob: memory.range.packed)
    try head.run()
  }
}

extension WriterMemory {
  /// Reads what the writer needs of the ledger so far.
  init(readFrom db: Database) throws {
    func rows(_ sql: String, _ body: (RawStatement) -> Void) throws {
      let statement = try RawStatement(db, sql)
      while try statement.step() { body(statement) }
    }
    try rows("SELECT full_text FROM genesis") { fullText = $0.integer(0) == 1 }
    try rows("SELECT text, number FROM term") { projection.terms[ByteKey($0.bytes(0))] = $0.integer(1) }
    try rows("SELECT name, number FROM publisher") { projection.publishers[ByteKey($0.bytes(0))] = $0.integer(1) }
    try rows("SELECT source, kind, stated, text, number FROM alias") {
      let key = Projection.AliasKey(
        source: $0.integer(0), kind: $0.isNull(1) ? nil : AliasKind(code: $0.integer(1)), stated: $0.integer(2) == 1,
        text: ByteKey($0.bytes(3)))
      projection.aliases[key] = $0.integer(4)
    }
    try rows("SELECT coalesce(max(number), 0) FROM sentence") { projection.sentenceCount = $0.integer(0) }
    try rows("SELECT seq, id, kind, name FROM source ORDER BY seq") {
      if $0.isNull(1) {
        let name = SourceName(kind: SourceKind(code: $0.integer(2)) ?? .unknown, name: ByteKey($0.bytes(3)))
        sourcesByName[name] = $0.integer(0)
      } else {
        sourcesByID[ByteKey($0.bytes(1))] = $0.integer(0)
      }
    }
    try rows("SELECT start_day, name FROM epoch") {
      let day = $0.integer(0)
      let (month, dayOfMonth) = (day / 100 % 100, day % 100)
      guard
        let start = CivilDate(
          year: day / 10_000, month: month == 0 ? nil : month, day: dayOfMonth == 0 ? nil : dayOfMonth)
      else { return }
      epochs.insert(RegisteredEpoch.Key(start: start, name: ByteKey($0.bytes(1))))
    }
  }
}
