import CSQLite

/// A bare connection: SQLite's C interface and nothing more.
final class SQLite {
  let handle: OpaquePointer

  init(_ path: String, readOnly: Bool = false) throws {
    var opened: OpaquePointer?
    let flags = readOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE
    guard sqlite3_open_v2(path, &opened, flags, nil) == SQLITE_OK, let opened else {
      throw BenchmarkError("\(path) cannot be opened")
    }
    handle = opened
  }

  deinit { sqlite3_close(handle) }

  /// Runs statements without results.
  func run(_ sql: String) throws {
    guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else { throw error }
  }

  func prepare(_ sql: String) throws -> OpaquePointer {
    var statement: OpaquePointer?
    guard sqlite3_prepare_v3(handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil) == SQLITE_OK,
      let statement
    else { throw error }
    return statement
  }

  /// The first column of the first row.
  func number(_ sql: String) throws -> Int {
    let statement = try prepare(sql)
    defer { sqlite3_finalize(statement) }
    guard sqlite3_step(statement) == SQLITE_ROW else { throw error }
    return Int(sqlite3_column_int64(statement, 0))
  }

  /// The first column of all rows.
  func texts(_ sql: String) throws -> [String] {
    let statement = try prepare(sql)
    defer { sqlite3_finalize(statement) }
    var texts: [String] = []
    while sqlite3_step(statement) == SQLITE_ROW { texts.append(String(cString: sqlite3_column_text(statement, 0))) }
    return texts
  }

  /// Reads all cells of all rows, and does nothing with them.
  func read(_ sql: String) throws {
    let statement = try prepare(sql)
    defer { sqlite3_finalize(statement) }
    let columns = sqlite3_column_count(statement)
    var sum: Int64 = 0
    while sqlite3_step(statement) == SQLITE_ROW {
      for column in 0..<columns {
        switch sqlite3_column_type(statement, column) {
        case SQLITE_TEXT, SQLITE_BLOB:
          _ = sqlite3_column_blob(statement, column)
          sum &+= Int64(sqlite3_column_bytes(statement, column))
        default: sum &+= sqlite3_column_int64(statement, column)
        }
      }
    }
    guard sqlite3_errcode(handle) == SQLITE_DONE || sqlite3_errcode(handle) == SQLITE_OK else { throw error }
    keep(sum)
  }

  /// A sum that nobody looks at would not be computed.
  @inline(never) private func keep(_ sum: Int64) {}

  var error: BenchmarkError { BenchmarkError("SQLite: \(String(cString: sqlite3_errmsg(handle)))") }
}
