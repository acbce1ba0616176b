import CGuard
import Glibc
import LedgerTypes

/// A prepared statement. It lives and dies inside one use of its connection.
@safe final class RawStatement {
  private let handle: OpaquePointer
  private let connection: OpaquePointer
  let columnCount: Int

  /// Prepares the one statement of `sql`.
  ///
  /// - Throws: `DatabaseError`; also when something follows the statement.
  init(_ db: Database, _ sql: String) throws {
    guard let connection = unsafe db.handle else { throw DatabaseError(SQLITE_MISUSE, "the connection is closed") }
    var handle: OpaquePointer?
    var rest = 0
    let code = unsafe sql.withCString { text -> CInt in
      var tail: UnsafePointer<CChar>?
      let code = unsafe sqlite3_prepare_v3(
        connection, text, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &handle, &tail)
      rest = unsafe tail.map { unsafe $0 - text } ?? 0
      return code
    }
    guard code == SQLITE_OK else { throw unsafe DatabaseError(code, of: connection) }
    guard let handle = unsafe handle else { throw DatabaseError(SQLITE_MISUSE, "there is no statement") }
    unsafe self.handle = handle
    unsafe self.connection = connection
    columnCount = Int(unsafe sqlite3_column_count(handle))
    let tail = sql.utf8.dropFirst(rest)
    guard tail.allSatisfy({ [9, 10, 13, 32].contains($0) }) else {
      throw DatabaseError(SQLITE_MISUSE, "more than one statement")
    }
  }

  deinit { unsafe sqlite3_finalize(handle) }

  /// Whether running it changes nothing in the database.
  var isReadOnly: Bool { unsafe sqlite3_stmt_readonly(handle) != 0 }

  /// The names of the columns.
  var columnNames: [String] {
    (0..<columnCount).map { index in
      unsafe sqlite3_column_name(handle, CInt(index)).map { unsafe String(cString: $0) } ?? ""
    }
  }

  /// The names of the parameters, with their first character, from parameter 1.
  var parameterNames: [String?] {
    let count = unsafe sqlite3_bind_parameter_count(handle)
    return (0..<count).map { index in
      unsafe sqlite3_bind_parameter_name(handle, index + 1).map { unsafe String(cString: $0) }
    }
  }

  // MARK: Running

  /// Goes to the next row; false at the end.
  func step() throws -> Bool {
    switch unsafe sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let code: throw failure(code)
    }
  }

  /// Runs a statement without rows, and makes it ready to run again.
  func run() throws {
    let code = unsafe sqlite3_step(handle)
    unsafe sqlite3_reset(handle)
    guard code == SQLITE_DONE || code == SQLITE_ROW else { throw failure(code) }
  }

  /// Makes the statement ready to run again.
  func reset() { unsafe sqlite3_reset(handle) }

  private func failure(_ code: CInt) -> DatabaseError { unsafe DatabaseError(code, of: connection) }

  // MARK: Binding

  /// Binds an integer to parameter `index`, counted from 1.
  func bind(_ index: Int, _ value: Int) throws {
    try check(unsafe sqlite3_bind_int64(handle, CInt(index), Int64(value)))
  }

  /// Binds a blob; SQLite keeps a copy.
  func bind(_ index: Int, blob: [UInt8]) throws { try bind(index, .blob(blob)) }

  /// Binds any value; SQLite keeps a copy of text and bytes.
  func bind(_ index: Int, _ cell: LedgerCell) throws {
    // SQLITE_TRANSIENT, which C writes as a cast of −1.
    let copied = unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    switch cell {
    case .null: try check(unsafe sqlite3_bind_null(handle, CInt(index)))
    case .integer(let value): try bind(index, value)
    case .real(let value): try check(unsafe sqlite3_bind_double(handle, CInt(index), value))
    case .text(let value):
      var value = value
      try check(
        value.withUTF8 { bytes in
          unsafe bytes.withMemoryRebound(to: CChar.self) {
            unsafe sqlite3_bind_text(handle, CInt(index), $0.baseAddress, CInt($0.count), copied)
          }
        })
    case .blob(let value):
      try check(
        value.isEmpty
          ? unsafe sqlite3_bind_zeroblob(handle, CInt(index), 0)
          : unsafe value.withUnsafeBytes {
            unsafe sqlite3_bind_blob(handle, CInt(index), $0.baseAddress, CInt($0.count), copied)
          })
    }
  }

  /// Binds the cells of `row` to the parameters, runs, and resets. Nothing is copied.
  func run(_ row: borrowing RowBuffer) throws {
    try unsafe row.bytes.withUnsafeBytes { buffer in
      // SQLite takes a null pointer for NULL even when the length is 0; this one is never read.
      let base = unsafe buffer.baseAddress ?? UnsafeRawPointer(bitPattern: 1)
      for (index, cell) in row.cells.enumerated() {
        let parameter = CInt(index + 1)
        let start = unsafe base.map { unsafe $0 + cell.value }
        switch cell.kind {
        case .null: try check(unsafe sqlite3_bind_null(handle, parameter))
        case .integer: try check(unsafe sqlite3_bind_int64(handle, parameter, Int64(cell.value)))
        case .text:
          try check(
            unsafe sqlite3_bind_text(
              handle, parameter, start?.assumingMemoryBound(to: CChar.self), CInt(cell.count), nil))
        case .blob: try check(unsafe sqlite3_bind_blob(handle, parameter, start, CInt(cell.count), nil))
        }
      }
      try run()
    }
  }

  private func check(_ code: CInt) throws {
    guard code == SQLITE_OK else { throw failure(code) }
  }

  // MARK: Columns

  /// SQLite's storage class of a column.
  func type(_ column: Int) -> CInt { unsafe sqlite3_column_type(handle, CInt(column)) }

  /// Whether a column is null.
  func isNull(_ column: Int) -> Bool { type(column) == SQLITE_NULL }

  /// A column as an integer; 0 for null.
  func integer(_ column: Int) -> Int { Int(unsafe sqlite3_column_int64(handle, CInt(column))) }

  /// Reads the bytes of a text or blob column where SQLite has them.
  func withBytes<Result>(_ column: Int, _ body: (Span<UInt8>) throws -> Result) rethrows -> Result {
    let start = unsafe sqlite3_column_blob(handle, CInt(column))
    let count = Int(unsafe sqlite3_column_bytes(handle, CInt(column)))
    let bytes = unsafe UnsafeBufferPointer(start: start?.assumingMemoryBound(to: UInt8.self), count: count)
    return try unsafe body(bytes.span)
  }

  /// The bytes of a text or blob column.
  func bytes(_ column: Int) -> [UInt8] {
    guard let start = unsafe sqlite3_column_blob(handle, CInt(column)) else { return [] }
    let count = Int(unsafe sqlite3_column_bytes(handle, CInt(column)))
    return unsafe Array(UnsafeRawBufferPointer(start: start, count: count))
  }

  /// A digest; nil when the column is none.
  func digest(_ column: Int) -> Digest? {
    withBytes(column) { bytes in unsafe bytes.withUnsafeBufferPointer { unsafe Digest(bytes: $0) } }
  }

  /// Whether a text or blob column has exactly these bytes.
  func equals(_ column: Int, _ bytes: ArraySlice<UInt8>) -> Bool {
    let start = unsafe sqlite3_column_blob(handle, CInt(column))
    let count = Int(unsafe sqlite3_column_bytes(handle, CInt(column)))
    guard count == bytes.count, let start = unsafe start else { return count == bytes.count }
    return unsafe bytes.withUnsafeBytes { wanted in
      unsafe wanted.baseAddress.map { unsafe memcmp($0, start, count) == 0 } ?? true
    }
  }

  /// Whether a column has exactly the bytes of a digest.
  func equals(_ column: Int, _ digest: Digest) -> Bool {
    digest.withSpan { wanted in
      withBytes(column) { bytes in
        bytes.count == wanted.count && bytes.indices.allSatisfy { bytes[$0] == wanted[$0] }
      }
    }
  }

  /// Whether all columns have the same types and values as those of another statement's row.
  func hasSameRow(as other: RawStatement) -> Bool {
    (0..<CInt(columnCount)).allSatisfy { column in
      let type = unsafe sqlite3_column_type(handle, column)
      guard unsafe type == sqlite3_column_type(other.handle, column) else { return false }
      if type == SQLITE_NULL { return true }
      if type == SQLITE_INTEGER {
        return unsafe sqlite3_column_int64(handle, column) == sqlite3_column_int64(other.handle, column)
      }
      let (left, right) = unsafe (sqlite3_column_blob(handle, column), sqlite3_column_blob(other.handle, column))
      let count = unsafe sqlite3_column_bytes(handle, column)
      guard unsafe count == sqlite3_column_bytes(other.handle, column) else { return false }
      guard let left = unsafe left, let right = unsafe right else { return count == 0 }
      return unsafe memcmp(left, right, Int(count)) == 0
    }
  }

  /// A text column as a string.
  func string(_ column: Int) -> String {
    let start = unsafe sqlite3_column_blob(handle, CInt(column))
    let count = Int(unsafe sqlite3_column_bytes(handle, CInt(column)))
    return unsafe String(decoding: UnsafeRawBufferPointer(start: start, count: count), as: UTF8.self)
  }

  /// A text column as a string, or nil.
  func optionalString(_ column: Int) -> String? { isNull(column) ? nil : string(column) }

  /// A column as it is.
  func cell(_ column: Int) -> LedgerCell {
    switch type(column) {
    case SQLITE_INTEGER: .integer(integer(column))
    case SQLITE_FLOAT: .real(unsafe sqlite3_column_double(handle, CInt(column)))
    case SQLITE_TEXT: .text(string(column))
    case SQLITE_BLOB: .blob(bytes(column))
    default: .null
    }
  }
}
