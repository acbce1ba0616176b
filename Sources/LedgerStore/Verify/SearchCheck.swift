import CGuard

/// Compares the search index with one that is built anew from the tables.
///
/// The index is no evidence, but a search that finds too little would mislead. Two indexes of the same rows may lie in
/// different segments, so it is what they say that is compared; how it is written is checked by `SearchPages`. What an
/// index has to say follows from the words of the rows; only to name what is wrong is one made anew.
struct SearchCheck {
  let db: Database
  let list: FindingList

  func run() throws {
    let fullText = try RawStatement(db, "SELECT 1 FROM sqlite_schema WHERE name = 'text_fts'")
    for index in SearchIndex.all(fullText: try fullText.step()) { try check(index) }
  }

  private func check(_ index: SearchIndex) throws {
    let queue = try DatabaseQueue()
    try queue.write { try make($0, index) }
    if let count = try queue.read({ try agreed(index, $0) }) {
      list.look(.search, count)
    } else {
      // The counts of an index are written when a transaction ends.
      try queue.write { try fill($0, index) }
      try queue.read { try compare(index, $0) }
    }
  }

  /// How much the index says, when it says what the rows' words are and nothing else; nil when that is not sure.
  private func agreed(_ index: SearchIndex, _ fresh: Database) throws -> Int? {
    let key = SearchSum.Key()
    var words = try SearchWords(fresh, key)
    let sizes = try RawStatement(db, "SELECT id, sz FROM \(index.name)_docsize ORDER BY id")
    let rows = try RawStatement(db, "\(index.rows) ORDER BY \(index.key)")
    var (rowCount, wordCount) = (0, 0)
    var number: [UInt8] = []
    while try rows.step() {
      let row = rows.integer(0)
      let count = try rows.withBytes(1) { try words.add(row: row, $0) }
      number.removeAll(keepingCapacity: true)
      SearchBytes.append(count, to: &number)
      guard try sizes.step(), sizes.type(0) == SQLITE_INTEGER, sizes.integer(0) == row, sizes.type(1) == SQLITE_BLOB,
        sizes.equals(1, number[...])
      else { return nil }
      (rowCount, wordCount) = (rowCount + 1, wordCount + count)
    }
    guard try !sizes.step() else { return nil }
    // Row 1 holds the number of rows and words, which ranking uses.
    let totals = try RawStatement(db, "SELECT block FROM \(index.name)_data WHERE id = 1")
    number.removeAll(keepingCapacity: true)
    if rowCount > 0 {
      SearchBytes.append(rowCount, to: &number)
      SearchBytes.append(wordCount, to: &number)
    }
    guard try totals.step(), totals.type(0) == SQLITE_BLOB, totals.equals(0, number[...]) else { return nil }
    let settings = "SELECT k, v FROM \(index.name)_config ORDER BY k"
    let (found, wanted) = (try RawStatement(db, settings), try RawStatement(fresh, settings))
    var settingCount = 0
    while try wanted.step() {
      guard try found.step(), found.hasSameRow(as: wanted) else { return nil }
      settingCount += 1
    }
    guard try !found.step() else { return nil }
    do {
      let sum = try Self.sum(index, db, key)
      return sum == words.sum ? rowCount + 1 + settingCount + sum.count : nil
    } catch is SearchFault {
      return nil
    }
  }

  /// Compares an index with one that is made anew, and names what differs.
  private func compare(_ index: SearchIndex, _ fresh: Database) throws {
    let compared = [
      "SELECT id, sz FROM \(index.name)_docsize ORDER BY id",
      "SELECT k, v FROM \(index.name)_config ORDER BY k",
      "SELECT id, block FROM \(index.name)_data WHERE id = 1",
    ]
    for sql in compared { try compare(sql, with: fresh, index) }
    let key = SearchSum.Key()
    let wanted: [[UInt8]: SearchSum]
    do {
      wanted = try Self.sums(index, fresh, key)
    } catch is SearchFault {
      list.warn(.search, index.name, "this version of SQLite writes it in a form that is not known here")
      return
    }
    do {
      let found = try Self.sums(index, db, key)
      list.look(.search, found.values.reduce(0) { $0 + $1.count })
      guard found != wanted else { return }
      let words = Set(found.keys).union(wanted.keys).filter { found[$0] != wanted[$0] }
      let word = words.min { $0.lexicographicallyPrecedes($1) } ?? []
      // The first byte names the index that the word is of, and is the same for all.
      let text = String(decoding: word.dropFirst(), as: UTF8.self)
      list.add(.search, index.name, "it does not index what the tables hold (first at \"\(text)\")")
    } catch let fault as SearchFault {
      list.add(.search, fault.place, fault.reason)
    }
  }

  /// One number for all that an index says.
  private static func sum(_ index: SearchIndex, _ db: Database, _ key: SearchSum.Key) throws -> SearchSum {
    var sum = SearchSum()
    var hash: UInt64 = 0
    try SearchPages.read(index.name, db) { word, isNew, row, offsets in
      if isNew { hash = key.hash(word.span) }
      sum.add(key.hash(hash, row: row, try places(offsets, key)))
    }
    return sum
  }

  /// The same for each word.
  private static func sums(_ index: SearchIndex, _ db: Database, _ key: SearchSum.Key) throws -> [[UInt8]: SearchSum] {
    var sums: [[UInt8]: SearchSum] = [:]
    try SearchPages.read(index.name, db) { word, _, row, offsets in
      sums[word, default: SearchSum()].add(key.hash(0, row: row, try places(offsets, key)))
    }
    return sums
  }

  /// A number for the places of a word in a row: each is written as how far it lies behind the one before, and 2.
  private static func places(
    _ offsets: ArraySlice<UInt8>, _ key: SearchSum.Key
  ) throws(SearchBytes.Malformed) -> UInt64 {
    var (hash, place, least): (UInt64, Int, Int) = (0, 0, 2)
    var index = offsets.startIndex
    while index < offsets.endIndex {
      var step = Int(offsets[index])
      index += 1
      if step >= 0x80 {
        var bytes = SearchBytes(Array(offsets[(index - 1)...]))
        step = try bytes.number()
        index += bytes.offset - 1
      }
      let (next, overflows) = place.addingReportingOverflow(step - 2)
      guard step >= least, !overflows else { throw SearchBytes.Malformed() }
      (place, least) = (next, 3)
      hash = key.hash(hash, then: place)
    }
    return hash
  }

  /// An empty index of the same form, without its content.
  private func make(_ fresh: Database, _ index: SearchIndex) throws {
    try fresh.execute(
      """
      CREATE VIRTUAL TABLE \(index.name) USING fts5 (
        \(index.column), content='', tokenize = 'unicode61 remove_diacritics 2'
      );
      INSERT INTO \(index.name) (\(index.name), rank) VALUES ('automerge', 0);
      """)
  }

  private func fill(_ fresh: Database, _ index: SearchIndex) throws {
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
