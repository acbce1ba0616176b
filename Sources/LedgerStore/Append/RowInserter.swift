/// Puts derived rows into the ledger, with one prepared statement for each table.
///
/// A row that is refused takes the whole transaction back: then SQLite need not keep what each single statement
/// would change, which would cost as much as the rows themselves.
struct RowInserter: RowSink {
  private let db: Database
  private var statements: [RawStatement?]

  init(_ db: Database) {
    self.db = db
    statements = Array(repeating: nil, count: LedgerTable.allCases.count)
  }

  mutating func put(_ table: LedgerTable, _ row: borrowing RowBuffer) throws {
    if let statement = statements[table.rawValue] { return try statement.run(row) }
    let columns = table.columns
    let places = repeatElement("?", count: columns.count).joined(separator: ", ")
    let statement = try RawStatement(
      db, "INSERT OR ROLLBACK INTO \(table.name) (\(columns.joined(separator: ", "))) VALUES (\(places))")
    statements[table.rawValue] = statement
    try statement.run(row)
  }
}
