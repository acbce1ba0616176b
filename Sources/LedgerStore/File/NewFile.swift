import CGuard
import Glibc
import LedgerSchema

/// Makes a ledger file that is there whole or not at all.
///
/// The file is filled, committed and synced under another name in the same folder; only then it gets its name,
/// without ever replacing one.
enum NewFile {
  /// Makes a ledger of one entry.
  static func make(_ path: String, genesis: GenesisEntry) throws {
    try make(path, nonce: String(genesis.origin.suffix(16))) { try fill($0, genesis: genesis, path: path) }
  }

  /// Makes a ledger.
  ///
  /// - Parameters:
  ///   - nonce: a part of the file's name until it is complete.
  ///   - fill: writes everything, in one transaction.
  ///   - check: looks at the complete file under its first name.
  static func make(
    _ path: String, nonce: String, fill: (Database) throws -> Void, check: (String) throws -> Void = { _ in }
  ) throws {
    try place(path, nonce: nonce) { temporary in
      let queue = try Connection.open(temporary, for: .creating)
      try translating(path: path, doing: "creating") {
        try queue.write(fill)
        try queue.close()
      }
      try check(temporary)
    }
  }

  /// Makes a file under another name and gives it its own.
  static func place(_ path: String, nonce: String, make: (String) throws -> Void) throws {
    let temporary = "\(path).\(nonce).new"
    try Interruption.held {
      try check(unsafe ledger_guard_new_file(temporary), path: path)
      var isPlaced = false
      defer { if !isPlaced { unsafe unlink(temporary) } }
      try make(temporary)
      try check(unsafe ledger_guard_place(temporary, path), path: path)
      isPlaced = true
    }
  }

  /// The schema, the empty head and the genesis entry.
  static func fill(_ db: Database, genesis: GenesisEntry, path: String) throws {
    for layout in 1...LedgerSchema.layout {
      for statements in LedgerSchema.statements(layout: layout, fullText: genesis.fullText) {
        try db.execute(statements)
      }
    }
    try db.execute("INSERT INTO head (id, size, peaks) VALUES (1, 0, x'')")
    var writer = try LogWriter(db, memory: nil, path: path)
    _ = try writer.append(.genesis(genesis))
    try writer.finish()
  }

  private static func check(_ failure: CInt, path: String) throws {
    guard failure == 0 else { throw LedgerError(errno: failure, path: path, doing: "creating") }
  }
}
