import CGuard
import LedgerSchema

/// Opens the one connection to a ledger file, hardened and with its settings read back.
///
/// Never with the write-ahead log and synchronous=NORMAL, which lose acknowledged entries at a power cut.
enum Connection {
  /// The longest row or blob: a document of 64 MiB, and its entry.
  static let maximumLength: Int32 = 80 << 20

  /// What a connection is for.
  enum Purpose {
    /// A new file, empty so far.
    case creating
    case writing
    case reading
  }

  static func open(
    _ path: String, for purpose: Purpose, rules: OpeningRules = OpeningRules()
  ) throws -> DatabaseQueue {
    try translating(path: path, doing: "opening") {
      try DatabaseQueue(path: path, isReadOnly: purpose == .reading) { db in
        guard let handle = unsafe db.handle else { return }
        let code = unsafe ledger_guard_connection(handle, maximumLength)
        guard code == SQLITE_OK else { throw unsafe DatabaseError(code, of: handle) }
        db.wait(by: BusyWait(path: path, rules: rules))
        if purpose != .creating { try unsafe FileHeader(of: handle, path: path).check(path: path) }
        try settle(db, path: path, purpose: purpose)
      }
    }
  }

  /// Applies the settings, and refuses the file when SQLite keeps another value.
  private static func settle(_ db: Database, path: String, purpose: Purpose) throws {
    if purpose == .creating { try db.execute("PRAGMA page_size = 16384") }
    var wanted = [
      ("synchronous", "3"), ("temp_store", "2"), ("cell_size_check", "1"), ("recursive_triggers", "1"),
      ("foreign_keys", "1"),
    ]
    for (name, value) in wanted { try db.execute("PRAGMA \(name) = \(value)") }
    try db.execute("PRAGMA mmap_size = 0; PRAGMA cache_size = -32768")
    if purpose != .reading {
      _ = try db.text("PRAGMA journal_mode = DELETE")
      wanted.append(("journal_mode", "delete"))
    }
    for (name, value) in wanted {
      let found = try db.text("SELECT CAST(\(name) AS TEXT) FROM pragma_\(name)") ?? "nothing"
      guard found == value else { throw LedgerError.setting(path: path, name: name, wanted: value, found: found) }
    }
  }
}
