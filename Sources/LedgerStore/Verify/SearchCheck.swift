import CGuard

/// Compares the search index with one that is built anew from the tables.
///
/// The index is no evidence, but a search that finds too little would mislead. Two indexes of the same rows may lie in
/// different segments, so it is what they say that is compared; how it is written is checked by `SearchPages`.
struct SearchCheck {
  let db: Database
  let list: FindingList

  func run() throws {
    let fullText = try RawStatement(db, "SELECT 1 FROM sqlite_schema WHERE name = 'text_fts'")
    for index in SearchIndex.all(fullText: try fullText.step()) { try check(index) }
  }

  private func check(_ index: SearchIndex) throws {
    let queue = try DatabaseQueue()
    // The counts of an index are written when a transaction ends.
    try queue.write { try fill($0, index) }
    try queue.read { fresh in
      let compared = [
        "SELECT id, sz FROM \(index.name)_docsize ORDER BY id",
        "SELECT k, v FROM \(index.name)_config ORDER BY k",
        // Row 1 holds the number of rows and words, which ranking uses.
        "SELECT id, block FROM \(index.name)_data WHERE id = 1",
      ]
      for sql in compared { try compare(sql, with: fresh, index) }
      let key = UInt64.random(in: 0...UInt64.max)
      let wanted: (sum: Int, count: Int)
      do {
        wanted = try Self.sum(index, fresh, key)
      } catch is SearchFault {
        list.warn(.search, index.name, "this version of SQLite writes it in a form that is not known here")
        return
      }
      do {
        let found = try Self.sum(index, db, key)
        list.look(.search, found.count)
        guard found != wanted else { return }
        let (has, should) = (try Self.sums(index, db, key), try Self.sums(index, fresh, key))
        let words = Set(has.keys).union(should.keys).filter { has[$0] != should[$0] }
        let word = words.min { $0.lexicographicallyPrecedes($1) } ?? []
        // The first byte names the index that the word is of, and is the same for all.
        let text = String(decoding: word.dropFirst(), as: UTF8.self)
        list.add(.search, index.name, "it does not index what the tables hold (first at \"\(text)\")")
      } catch let fault as SearchFault {
        list.add(.search, fault.place, fault.reason)
      }
    }
  }

  /// One number for all that an index says, whatever the order; another index has the same only by chance, since
  /// nobody knows the key. Also how much it says.
  private static func sum(_ index: SearchIndex, _ db: Database, _ key: UInt64) throws -> (sum: Int, count: Int) {
    var (sum, count) = (0, 0)
    try SearchPages.read(index.name, db) { word, row, offsets in
      sum &+= hash(key, word, row, offsets)
      count += 1
    }
    return (sum, count)
  }

  /// The same for each word.
  private static func sums(_ index: SearchIndex, _ db: Database, _ key: UInt64) throws -> [[UInt8]: Int] {
    var sums: [[UInt8]: Int] = [:]
    try SearchPages.read(index.name, db) { word, row, offsets in
      sums[word, default: 0] &+= hash(key, word, row, offsets)
    }
    return sums
  }

  private static func hash(_ key: UInt64, _ word: [UInt8], _ row: Int, _ offsets: [UInt8]) -> Int {
    var hasher = Hasher()
    hasher.combine(key)
    hasher.combine(word)
    hasher.combine(row)
    hasher.combine(offsets)
    return hasher.finalize()
  }

  /// An index of the same form over the same rows, without its content.
  private func fill(_ fresh: Database, _ index: SearchIndex) throws {
    try fresh.execute(
      """
      CREATE VIRTUAL TABLE \(index.name) USING fts5 (
        \(index.column), content='', tokenize = 'unicode61 remove_diacritics 2'
      );
      INSERT INTO \(index.name) (\(index.name), rank) VALUES ('automerge', 0);
      """)
    let rows = try RawStatement(db, "\(index.rows) ORDER BY \(index.key)")
    let insert = try RawStatement(fresh, "INSERT INTO \(index.name) (rowid, \(index.column)) VALUES (?1, ?2)")
    while try rows.step() {
      try insert.bind(1, rows.cell(0))
      try insert.bind(2, rows.cell(1))
      try insert.run()
    }
  }

  private func compare(_ sql: String, with fresh: Database, _ index: SearchIndex) throws {
    let found = try RawStatement(db, sql)
    let wanted = try RawStatement(fresh, sql)
    var rows = 0
    defer { list.look(.search, rows) }
    while true {
      let (hasFound, hasWanted) = (try found.step(), try wanted.step())
      guard hasFound || hasWanted else { return }
      rows += 1
      guard hasFound, hasWanted, found.hasSameRow(as: wanted) else {
        let row = (hasFound ? found : wanted).string(0)
        list.add(.search, index.name, "its counts or settings are not those of the tables (first at row \(row))")
        return
      }
    }
  }
}
