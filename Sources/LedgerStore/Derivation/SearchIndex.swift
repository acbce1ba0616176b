/// A full-text index over one column of a table or view, whose rows are numbered.
///
/// It is no evidence, and no row of it is derived by `Projection`: it follows from the tables.
struct SearchIndex {
  let name: String
  /// The column that is indexed, in the index and in `content`.
  let column: String
  let content: String
  /// The column that numbers the rows of `content`.
  let key: String
  /// Whether `key` is the number of an entry; else it counts by itself.
  let isKeyedByEntry: Bool

  static let titles = SearchIndex(
    name: "document_fts", column: "title", content: "document", key: "seq", isKeyedByEntry: true)
  static let sentences = SearchIndex(
    name: "sentence_fts", column: "quote", content: "sentence", key: "number", isKeyedByEntry: false)
  static let texts = SearchIndex(
    name: "text_fts", column: "body", content: "document_text", key: "text", isKeyedByEntry: true)

  /// The indexes of a ledger.
  static func all(fullText: Bool) -> [SearchIndex] { [titles, sentences] + (fullText ? [texts] : []) }

  /// What is indexed: number and words of each row.
  var rows: String { "SELECT \(key), \(column) FROM \(content)" }

  /// Indexes the rows from number `first` on.
  ///
  /// In one statement at the end of a transaction: FTS5 writes out all that it has gathered before each statement
  /// that may be taken back by itself.
  func add(from first: Int, _ db: Database) throws {
    let insert = try RawStatement(
      db, "INSERT INTO \(name) (rowid, \(column)) \(rows) WHERE \(key) >= ?1 ORDER BY \(key)")
    try insert.bind(1, first)
    try insert.run()
  }
}
