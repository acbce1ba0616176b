import CSQLite

/// The rows of a ledger put into another file of the same schema, by prepared statements and nothing else.
///
/// Transactions, settings, triggers and indexes are the ledger's, and the entries are read back before each
/// commit, as the ledger does.
struct BareInsert {
  /// The tables in an order that foreign keys allow, with the entry that a row follows from.
  private static let tables: [(name: String, owner: String)] = [
    ("entry", "seq"), ("run", "seq"), ("source", "seq"), ("epoch", "seq"), ("publisher", "0"), ("term", "0"),
    ("document", "seq"), ("document_bytes", "document"), ("text", "seq"), ("extraction", "seq"),
    ("sentence", "extraction"), ("alias", "entry"), ("claim", "seq"), ("claim_detail", "claim"),
    ("claim_base", "claim"), ("claim_span", "claim"), ("attribution", "claim"), ("notice", "owner"),
  ]
  private static let searches = [
    (name: "document_fts", columns: ["rowid", "title"], source: "document", key: "seq", owner: "seq"),
    (name: "sentence_fts", columns: ["rowid", "quote"], source: "sentence", key: "number", owner: "extraction"),
  ]

  private struct Table {
    let insert: String
    let columns: Int
    var cells: [Cell] = []
    var bytes: [UInt8] = []
    /// The owner of each row.
    var owners: [Int] = []
  }

  private enum Cell {
    case null
    case integer(Int64)
    case real(Double)
    case text(Int, Int)
    case blob(Int, Int)
  }

  private var tables: [Table] = []
  /// The first entry of each transaction, and the number after the last entry.
  private let bounds: [Int]
  let rowCount: Int

  /// Reads all rows of a ledger; `bounds` are the entries that its transactions began with.
  init(rowsOf path: String, bounds: [Int]) throws {
    let database = try SQLite(path, readOnly: true)
    self.bounds = [1] + bounds.dropFirst() + [try database.number("SELECT max(seq) + 1 FROM entry")]
    for (name, owner) in Self.tables {
      let columns = try database.texts("SELECT name FROM pragma_table_info('\(name)')")
      tables.append(
        try Self.read(
          "SELECT \(owner), \(columns.joined(separator: ", ")) FROM \(name) \(name == "entry" ? "WHERE seq > 0" : "")",
          into: name, columns, database))
    }
    for search in Self.searches {
      let value = search.columns[1]
      tables.append(
        try Self.read(
          "SELECT \(search.owner), \(search.key), \(value) FROM \(search.source) WHERE \(value) IS NOT NULL",
          into: search.name, search.columns, database))
    }
    rowCount = tables.reduce(0) { $0 + $1.owners.count }
  }

  private static func read(
    _ select: String, into name: String, _ columns: [String], _ database: SQLite
  ) throws -> Table {
    let places = columns.map { _ in "?" }.joined(separator: ", ")
    var table = Table(
      insert: "INSERT INTO \(name) (\(columns.joined(separator: ", "))) VALUES (\(places))", columns: columns.count)
    let statement = try database.prepare(select)
    defer { sqlite3_finalize(statement) }
    while sqlite3_step(statement) == SQLITE_ROW {
      table.owners.append(Int(sqlite3_column_int64(statement, 0)))
      for column in 1...Int32(columns.count) {
        let count = Int(sqlite3_column_bytes(statement, column))
        switch sqlite3_column_type(statement, column) {
        case SQLITE_NULL: table.cells.append(.null)
        case SQLITE_INTEGER: table.cells.append(.integer(sqlite3_column_int64(statement, column)))
        case SQLITE_FLOAT: table.cells.append(.real(sqlite3_column_double(statement, column)))
        case let type:
          let start = table.bytes.count
          if count > 0, let bytes = sqlite3_column_blob(statement, column) {
            table.bytes += UnsafeRawBufferPointer(start: bytes, count: count)
          }
          table.cells.append(type == SQLITE_TEXT ? .text(start, count) : .blob(start, count))
        }
      }
    }
    return table
  }

  /// Puts the rows into a new ledger at `path`, of which only the genesis entry is there.
  func run(into path: String) throws {
    let database = try SQLite(path)
    try database.run(
      """
      PRAGMA synchronous = 3; PRAGMA temp_store = 2; PRAGMA cell_size_check = 1; PRAGMA recursive_triggers = 1;
      PRAGMA foreign_keys = 1; PRAGMA mmap_size = 0; PRAGMA cache_size = -32768; PRAGMA journal_mode = DELETE
      """)
    let statements = try tables.map { try database.prepare($0.insert) }
    let entries = try database.prepare("SELECT body, leaf FROM entry WHERE seq >= ?1 ORDER BY seq")
    defer { for statement in statements + [entries] { sqlite3_finalize(statement) } }
    var rows = tables.map { _ in 0 }
    for (first, end) in zip(bounds, bounds.dropFirst()) {
      try database.run("BEGIN IMMEDIATE")
      for index in tables.indices {
        try insert(tables[index], from: &rows[index], before: end, statements[index], database)
      }
      sqlite3_bind_int64(entries, 1, Int64(first))
      var bytes = 0
      while sqlite3_step(entries) == SQLITE_ROW { bytes += Int(sqlite3_column_bytes(entries, 0)) }
      sqlite3_reset(entries)
      guard bytes > 0 else { throw BenchmarkError("the entries cannot be read back") }
      try database.run("COMMIT")
    }
  }

  private func insert(
    _ table: Table, from row: inout Int, before end: Int, _ statement: OpaquePointer, _ database: SQLite
  ) throws {
    try table.bytes.withUnsafeBytes { bytes in
      while row < table.owners.count, table.owners[row] < end {
        for column in 0..<table.columns {
          let place = Int32(column + 1)
          switch table.cells[row * table.columns + column] {
          case .null: sqlite3_bind_null(statement, place)
          case .integer(let value): sqlite3_bind_int64(statement, place, value)
          case .real(let value): sqlite3_bind_double(statement, place, value)
          case .text(let start, let count):
            let text = bytes.baseAddress.map { ($0 + start).assumingMemoryBound(to: CChar.self) }
            sqlite3_bind_text(statement, place, text, Int32(count), nil)
          case .blob(let start, let count):
            sqlite3_bind_blob(statement, place, bytes.baseAddress.map { $0 + start }, Int32(count), nil)
          }
        }
        guard sqlite3_step(statement) == SQLITE_DONE else { throw database.error }
        sqlite3_reset(statement)
        row += 1
      }
    }
  }
}
