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
      for database in [db, fresh] {
        try RawStatement(
          database,
          "CREATE VIRTUAL TABLE temp.\(index.name)_instance USING fts5vocab('main', '\(index.name)', 'instance')"
        ).run()
      }
      try compare("SELECT term, doc, col, offset FROM temp.\(index.name)_instance", with: fresh, index)
      try compareSearches(with: fresh, index)
    }
  }

  /// Searches for each word. A listing reads an index from end to end; a search goes by its inner pages, which may be
  /// damaged while the listing is whole.
  private func compareSearches(with fresh: Database, _ index: SearchIndex) throws {
    // The rows come by word, and those of a word in the order in which a search finds them.
    let wanted = try RawStatement(fresh, "SELECT term, doc FROM temp.\(index.name)_instance")
    let search = try RawStatement(db, "SELECT rowid FROM \(index.name) WHERE \(index.name) MATCH ?1")
    var word: [UInt8] = []
    var found: Int?
    while true {
      let hasRow = try wanted.step()
      if !hasRow || word.isEmpty || !wanted.equals(0, word[...]) {
        let isMore = try !word.isEmpty && search.step()
        if isMore { return addMissing(word, index) }
        guard hasRow else { return }
        list.look(.search)
        word = wanted.bytes(0)
        found = nil
        search.reset()
        try search.bind(1, .text("\"\(String(decoding: word, as: UTF8.self))\""))
      }
      // A word may stand in a row more than once.
      if wanted.integer(1) != found {
        guard try search.step(), search.integer(0) == wanted.integer(1) else { return addMissing(word, index) }
        found = wanted.integer(1)
      }
    }
  }

  private func addMissing(_ word: [UInt8], _ index: SearchIndex) {
    let word = String(decoding: word, as: UTF8.self)
    list.add(.search, index.name, "a search for \"\(word)\" does not find what the tables hold")
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
    var rows = 0
    defer { list.look(.search, rows) }
    while true {
      let (hasFound, hasWanted) = (try found.step(), try wanted.step())
      guard hasFound || hasWanted else { return }
      rows += 1
      guard hasFound, hasWanted, found.hasSameRow(as: wanted) else {
        let first = (hasFound ? found : wanted).string(0)
        return list.add(.search, index.name, "it does not index what the tables hold (first at \"\(first)\")")
      }
    }
  }
}
