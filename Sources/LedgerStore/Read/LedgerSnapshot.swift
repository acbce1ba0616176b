import LedgerLog
public import LedgerTypes

/// One state of a ledger, for reading.
public struct LedgerSnapshot {
  let db: Database
  let path: String

  /// How many entries the log has, and the root of its Merkle tree (RFC 6962).
  public func head() throws -> (size: Int, root: Digest) {
    guard let range = try CompactRange(storedIn: db) else {
      throw LedgerError.damaged(path: path, reason: "its head is missing or wrong")
    }
    return (range.size, range.root)
  }

  /// Runs one query and calls `row` for each row.
  ///
  /// - Parameters:
  ///   - arguments: values for `:name` in the SQL, without the colon. Those that the SQL does not use are left out.
  ///   - columns: called once before the first row, with the columns' names.
  /// - Throws: `LedgerError.query` when the SQL is wrong, has several statements, misses an argument, or would
  ///   change anything.
  public func query(
    _ sql: String, arguments: [String: LedgerCell] = [:], columns: ([String]) throws -> Void = { _ in },
    row: (LedgerRow) throws -> Void
  ) throws {
    let statement = try prepared(sql, arguments)
    try columns(statement.columnNames)
    while try statement.step() { try row(LedgerRow(statement: statement)) }
  }

  /// Runs one query of integer columns, and calls `row` with each row's values; null is `Int.min`.
  ///
  /// The quick way through a million claims: nothing is allocated for a row.
  public func scan(_ sql: String, arguments: [String: LedgerCell] = [:], row: (Span<Int>) throws -> Void) throws {
    let cursor = try cursor(sql, arguments: arguments)
    while try cursor.next() { try cursor.withRow(row) }
  }

  /// The rows of one query of integer columns, to be asked for one by one.
  public func cursor(_ sql: String, arguments: [String: LedgerCell] = [:]) throws -> IntegerCursor {
    IntegerCursor(try prepared(sql, arguments))
  }

  private func prepared(_ sql: String, _ arguments: [String: LedgerCell]) throws -> RawStatement {
    let statement: RawStatement
    do {
      statement = try RawStatement(db, sql)
    } catch let error as DatabaseError {
      throw LedgerError.query(reason: error.description)
    }
    guard statement.isReadOnly else { throw LedgerError.query(reason: "it would change the ledger") }
    for (index, name) in statement.parameterNames.enumerated() {
      guard let name, let value = arguments[String(name.dropFirst())] else {
        throw LedgerError.query(reason: "no value for \(name ?? "?")")
      }
      try statement.bind(index + 1, value)
    }
    return statement
  }

  /// All rows of a query of ours, each turned into a value.
  func rows<Value>(
    _ sql: String, _ arguments: [LedgerCell] = [], _ value: (RawStatement) throws -> Value?
  ) throws -> [Value] {
    let statement = try RawStatement(db, sql)
    for (index, argument) in arguments.enumerated() { try statement.bind(index + 1, argument) }
    var values: [Value] = []
    while try statement.step() { if let value = try value(statement) { values.append(value) } }
    return values
  }
}

/// The row that a query stands on. It is valid only while the closure that gets it runs.
public struct LedgerRow {
  let statement: RawStatement

  /// How many columns it has.
  public var count: Int { statement.columnCount }

  /// The value of a column, counted from 0.
  public subscript(column: Int) -> LedgerCell { statement.cell(column) }

  /// The integer of a column; nil when it is null or another type.
  public func integer(_ column: Int) -> Int? { statement.cell(column).integer }

  /// The text of a column; nil when it is null or another type.
  public func text(_ column: Int) -> String? { statement.cell(column).text }

  /// The value of an integer column; null is `Int.min`.
  public func number(_ column: Int) -> Int {
    let value = statement.integer(column)
    // Null reads as 0, so that only zeros need a second look.
    return value == 0 && statement.isNull(column) ? Int.min : value
  }

  /// Reads the UTF-8 bytes of a text column where SQLite has them; none for null.
  public func withText<Result>(_ column: Int, _ body: (Span<UInt8>) throws -> Result) rethrows -> Result {
    try statement.withBytes(column, body)
  }

  /// Whether a column is null.
  public func isNull(_ column: Int) -> Bool { statement.isNull(column) }
}
