import CGuard

/// Compares the rows that follow from the log with those that the tables have, both in the order of their keys. The log's
/// own rows, in `entry`, follow from nothing.
///
/// Types are compared too: SQLite's `=` would call a text and a blob of the same bytes different but a projection
/// that is read through a cast would not.
struct RowComparer: RowSink {
  private let db: Database
  private let list: FindingList
  private var cursors: [Cursor?]
  /// How many rows were compared.
  private(set) var count = 0

  /// The rows of one table.
  private final class Cursor {
    let table: LedgerTable
    let columns: [String]
    let keyCount: Int
    let statement: RawStatement
    private(set) var hasRow = false

    init(_ table: LedgerTable, _ db: Database) throws {
      self.table = table
      columns = table.columns
      keyCount = table.keyCount
      let key = columns.prefix(keyCount).joined(separator: ", ")
      statement = try RawStatement(
        db, "SELECT \(columns.joined(separator: ", ")) FROM \(table.name) ORDER BY \(key)")
      try advance()
    }

    func advance() throws { hasRow = try statement.step() }
  }

  init(_ db: Database, _ list: FindingList) {
    self.db = db
    self.list = list
    cursors = Array(repeating: nil, count: LedgerTable.allCases.count)
  }

  mutating func put(_ table: LedgerTable, _ row: borrowing RowBuffer) throws {
    count += 1
    let cursor = try cursor(table)
    while cursor.hasRow {
      let order = Self.order(cursor, row)
      if order == 0 {
        compare(cursor, row)
        return try cursor.advance()
      }
      if order > 0 { break }
      addExtra(cursor)
      try cursor.advance()
    }
    list.add(.projection, Self.place(table, row), "the row is missing")
  }

  /// Rows that the log does not give.
  mutating func finish() throws {
    for table in LedgerTable.allCases where table != .entry {
      let cursor = try cursor(table)
      while cursor.hasRow {
        addExtra(cursor)
        try cursor.advance()
      }
    }
  }

  /// The row that the table has next, where it is the one of this number: its bytes are read once.
  mutating func row(_ table: LedgerTable, _ number: Int) throws -> RawStatement? {
    let cursor = try cursor(table)
    guard cursor.hasRow, cursor.statement.type(0) == SQLITE_INTEGER, cursor.statement.integer(0) == number else {
      return nil
    }
    return cursor.statement
  }

  private mutating func cursor(_ table: LedgerTable) throws -> Cursor {
    if let cursor = cursors[table.rawValue] { return cursor }
    let cursor = try Cursor(table, db)
    cursors[table.rawValue] = cursor
    return cursor
  }

  /// Below 0 when the table's row comes before the derived one, 0 when the keys are equal.
  private static func order(_ cursor: Cursor, _ row: borrowing RowBuffer) -> Int {
    for column in 0..<cursor.keyCount {
      let cell = row.cells[column]
      let type = cursor.statement.type(column)
      guard type == cell.kind.storageClass else { return type < cell.kind.storageClass ? -1 : 1 }
      if cell.kind == .integer {
        let value = cursor.statement.integer(column)
        if value != cell.value { return value < cell.value ? -1 : 1 }
      } else {
        let value = cursor.statement.bytes(column)
        let wanted = row.bytes(of: cell)
        if !value.elementsEqual(wanted) { return value.lexicographicallyPrecedes(wanted) ? -1 : 1 }
      }
    }
    return 0
  }

  private func compare(_ cursor: Cursor, _ row: borrowing RowBuffer) {
    for column in cursor.keyCount..<row.cells.count {
      guard let difference = Self.difference(row.cells[column], row, column, cursor.statement) else { continue }
      list.add(.projection, "\(Self.place(cursor.table, row)), column \(cursor.columns[column])", difference)
    }
  }

  /// What the table has in place of a derived cell, or nil when it has the cell.
  private static func difference(
    _ cell: RowBuffer.Cell, _ row: borrowing RowBuffer, _ column: Int, _ statement: RawStatement
  ) -> String? {
    guard statement.type(column) == cell.kind.storageClass else { return "another type than the log gives" }
    switch cell.kind {
    case .null: return nil
    case .integer:
      let value = statement.integer(column)
      return value == cell.value ? nil : "holds \(value); the log gives \(cell.value)"
    case .text, .blob:
      return statement.equals(column, row.bytes(of: cell)) ? nil : "other bytes than the log gives"
    }
  }

  private func addExtra(_ cursor: Cursor) {
    let key = (0..<cursor.table.keyCount).map { column in
      cursor.statement.cell(column).integer.map(String.init) ?? cursor.statement.string(column)
    }
    list.add(
      .projection, "\(cursor.table.name) \(key.joined(separator: ", "))", "the log gives no such row")
  }

  private static func place(_ table: LedgerTable, _ row: borrowing RowBuffer) -> String {
    var keys: [String] = []
    for column in 0..<table.keyCount {
      let cell = row.cells[column]
      keys.append(
        cell.kind == .integer ? String(cell.value) : String(decoding: row.bytes(of: cell), as: UTF8.self))
    }
    return "\(table.name) \(keys.joined(separator: ", "))"
  }
}

extension RowBuffer.Kind {
  /// SQLite's number of the storage class.
  var storageClass: CInt {
    switch self {
    case .null: SQLITE_NULL
    case .integer: SQLITE_INTEGER
    case .text: SQLITE_TEXT
    case .blob: SQLITE_BLOB
    }
  }
}
