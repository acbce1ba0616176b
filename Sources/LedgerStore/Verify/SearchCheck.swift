import CGuard

/// Compares the search index with one that is built anew from the tables.
///
/// The index is no evidence, but a search that finds too little would mislead. Where a word stands is compared through
/// FTS5's own listing (sqlite.org/fts5.html, section 8), since equal indexes may lie in different segments.
struct SearchCheck {
  let db: Database
  let list: FindingList

  func run() throws {
    let fullText = try RawStatement(db, "SELECT 1 FROM sqlite_schema WHERE name = 'text_fts'")
    for index in SearchIndex.all(fullText: try fullText.step()) { try check(index) }
  }

  private func check(_ index: SearchIndex) throws {
    // Pages are counted from 1, and stored doubled (sqlite.org/fts5.html, "The %_idx table").
    let pages = try RawStatement(db, "SELECT count(*) FROM \(index.name)_idx WHERE pgno < 2")
    if try pages.step(), pages.integer(0) > 0 {
      list.add(.search, index.name, "\(pages.integer(0)) rows name a page that no index has")
    }
    let queue = try DatabaseQueue()
    // The counts of an index are written when a transaction ends.
    try queue.write { try fill($0, index) }
    try queue.write { fresh in
      let compared = [
        "SELECT id, hex(sz) FROM \(index.name)_docsize ORDER BY id",
        "SELECT k, v FROM \(index.name)_config ORDER BY k",
        // Row 1 holds the number of rows and words, which ranking uses.
        "SELECT id, hex(block) FROM \(index.name)_data WHERE id = 1",
      ]
      for sql in compared { try compare(sql, with: fresh, index) }
      for (database, form) in [(db, "instance"), (fresh, "instance"), (fresh, "row")] {
        try RawStatement(
          database,
          "CREATE VIRTUAL TABLE temp.\(index.name)_\(form) USING fts5vocab('main', '\(index.name)', '\(form)')"
        ).run()
      }
      try compare("SELECT term, doc, col, offset FROM temp.\(index.name)_instance", with: fresh, index)
      try compareSearches(with: fresh, index)
    }
  }

  /// Searches for each word. A listing reads an index from end to end; a search goes by its inner pages, which may be
  /// damaged while the listing is whole.
  private func compareSearches(with fresh: Database, _ index: SearchIndex) throws {
    let words = try RawStatement(fresh, "SELECT term FROM temp.\(index.name)_row")
    let search = "SELECT rowid FROM \(index.name) WHERE \(index.name) MATCH ?1"
    let (found, wanted) = (try RawStatement(db, search), try RawStatement(fresh, search))
    while try words.step() {
      list.look(.search)
      let word = words.string(0)
      for statement in [found, wanted] {
        statement.reset()
        try statement.bind(1, .text("\"\(word)\""))
      }
      guard try Self.firstDifference(found, wanted) == nil else {
        list.add(.search, index.name, "a search for \"\(word)\" does not find what the tables hold")
        return
      }
    }
  }

  /// An index of the same form over the same rows, without its content.
  private func fill(_ fresh: Database, _ index: SearchIndex) throws {
    try RawStatement(
      fresh,
      """
      CREATE VIRTUAL TABLE \(index.name) USING fts5 (
        \(index.column), content='', tokenize = 'unicode61 remove_diacritics 2'
      )
      """
    ).run()
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
    if let word = try Self.firstDifference(found, wanted, each: { list.look(.search) }) {
      list.add(.search, index.name, "it does not index what the tables hold (first at \"\(word)\")")
    }
  }

  /// The first column of the first row in which two queries differ, or nil.
  private static func firstDifference(
    _ found: RawStatement, _ wanted: RawStatement, each: () -> Void = {}
  ) throws -> String? {
    while true {
      let (hasFound, hasWanted) = (try found.step(), try wanted.step())
      guard hasFound || hasWanted else { return nil }
      each()
      guard hasFound, hasWanted, found.hasSameRow(as: wanted) else { return (hasFound ? found : wanted).string(0) }
    }
  }
}
