import CGuard
import Synchronization

/// A connection to SQLite, valid inside one use of its `DatabaseQueue`.
@safe final class Database {
  /// SQLite's own handle; nil once it is closed.
  private(set) var handle: OpaquePointer?
  /// What the busy handler points to.
  private var waiting: BusyWait?

  /// Opens a file that exists, or a database in memory when `path` is nil.
  fileprivate init(path: String?, isReadOnly: Bool) throws {
    _ = Self.start
    // The queue lets one thread in at a time, so SQLite need not lock each call.
    let flags =
      (isReadOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE) | SQLITE_OPEN_NOMUTEX
      | (path == nil ? SQLITE_OPEN_MEMORY : 0)
    let code = unsafe sqlite3_open_v2(path ?? ":memory:", &handle, flags, nil)
    guard code == SQLITE_OK else { throw unsafe DatabaseError(code, of: handle) }
    unsafe sqlite3_extended_result_codes(handle, 1)
  }

  deinit { unsafe sqlite3_close_v2(handle) }

  /// What is set once for the process; where somebody has used SQLite before, it is slower and not wrong.
  private static let start = ledger_guard_start()

  /// Waits for other programs in this way, for as long as the connection is open.
  func wait(by waiting: BusyWait) {
    self.waiting = waiting
    let goesOn: @convention(c) (UnsafeMutableRawPointer?, CInt) -> CInt = { context, tries in
      guard let context = unsafe context else { return 0 }
      return unsafe Unmanaged<BusyWait>.fromOpaque(context).takeUnretainedValue().goesOn(after: Int(tries)) ? 1 : 0
    }
    unsafe sqlite3_busy_handler(handle, goesOn, Unmanaged.passUnretained(waiting).toOpaque())
  }

  /// Runs statements without results.
  func execute(_ sql: String) throws {
    let code = unsafe sqlite3_exec(handle, sql, nil, nil, nil)
    guard code == SQLITE_OK else { throw unsafe DatabaseError(code, of: handle) }
  }

  /// The first column of a query's first row, as text.
  func text(_ sql: String) throws -> String? {
    let statement = try RawStatement(self, sql)
    return try statement.step() ? statement.optionalString(0) : nil
  }

  /// Runs `body` in a transaction, which is taken back when it throws.
  fileprivate func transaction<Result>(_ kind: String, _ body: (Database) throws -> Result) throws -> Result {
    try execute("BEGIN \(kind)")
    do {
      let result = try body(self)
      try execute("COMMIT")
      return result
    } catch {
      // Some errors take the transaction back by themselves.
      if unsafe sqlite3_get_autocommit(handle) == 0 { try execute("ROLLBACK") }
      throw error
    }
  }

  fileprivate func copy(to other: Database) throws {
    guard let backup = unsafe sqlite3_backup_init(other.handle, "main", handle, "main") else {
      throw unsafe DatabaseError(sqlite3_errcode(other.handle), of: other.handle)
    }
    let code = unsafe sqlite3_backup_step(backup, -1)
    let end = unsafe sqlite3_backup_finish(backup)
    guard code == SQLITE_DONE, end == SQLITE_OK else { throw unsafe DatabaseError(code, of: other.handle) }
  }

  fileprivate func close() throws {
    let code = unsafe sqlite3_close(handle)
    guard code == SQLITE_OK else { throw unsafe DatabaseError(code, of: handle) }
    unsafe handle = nil
  }
}

/// A connection that threads use one after the other.
final class DatabaseQueue: Sendable {
  /// Not sendable by itself; it never leaves the lock.
  private struct Guarded: @unchecked Sendable {
    let db: Database
  }

  private let guarded: Mutex<Guarded>

  /// Opens a file that exists; `prepare` sets the connection up before any other use.
  init(path: String, isReadOnly: Bool = false, prepare: (Database) throws -> Void = { _ in }) throws {
    let db = try Database(path: path, isReadOnly: isReadOnly)
    try prepare(db)
    guarded = Mutex(Guarded(db: db))
  }

  /// A database in memory.
  init() throws { guarded = Mutex(Guarded(db: try Database(path: nil, isReadOnly: false))) }

  /// Runs `body` on one state of the database.
  func read<Result>(_ body: (Database) throws -> Result) throws -> Result {
    try use { try $0.transaction("DEFERRED", body) }
  }

  /// Runs `body` in a transaction that no other writer shares, and that a signal rolls back.
  func write<Result>(_ body: (Database) throws -> Result) throws -> Result {
    defer { ledger_guard_ended() }
    return try use { db in
      try db.transaction("IMMEDIATE") { db in
        unsafe ledger_guard_runs(db.handle)
        return try body(db)
      }
    }
  }

  /// Runs `body` outside of a transaction.
  func use<Result>(_ body: (Database) throws -> Result) throws -> Result {
    try guarded.withLock { try body($0.db) }
  }

  /// Copies the database, in one state of it, over that of another connection.
  func backup(to other: DatabaseQueue) throws {
    try use { db in try other.use { try db.copy(to: $0) } }
  }

  /// Closes the file at once; nothing can be done with it after that.
  func close() throws { try use { try $0.close() } }
}

/// Why SQLite did not do something.
struct DatabaseError: Error, CustomStringConvertible {
  /// SQLite's extended result code (sqlite.org/rescode.html).
  let code: CInt
  /// SQLite's words.
  let description: String

  /// The result code of a group of extended ones.
  var primaryCode: CInt { code & 255 }

  init(_ code: CInt, _ description: String) {
    self.code = code
    self.description = description
  }

  /// The error of a call that gave `code`, with what the connection says about it.
  init(_ code: CInt, of connection: OpaquePointer?) {
    // The connection's extended code tells a full disk and an interrupted write from other failures, where it is of
    // this call.
    let extended = unsafe sqlite3_extended_errcode(connection)
    let isOfThisCall = unsafe connection != nil && extended & 255 == code & 255
    self.code = isOfThisCall ? extended : code
    description = unsafe String(cString: isOfThisCall ? sqlite3_errmsg(connection) : sqlite3_errstr(code))
  }
}
