import CGuard
import GRDB
import Glibc
import LedgerSchema

/// Makes a ledger file that is there whole or not at all.
///
/// The schema and the genesis entry are committed and synced under another name in the same folder; only then the
/// file gets its name, without ever replacing one.
enum NewFile {
  static func make(_ path: String, genesis: GenesisEntry) throws {
    let nonce = genesis.origin.suffix(16)
    let temporary = "\(path).\(nonce).new"
    try check(unsafe ledger_guard_new_file(temporary), path: path, doing: "creating")
    var isPlaced = false
    defer { if !isPlaced { unsafe unlink(temporary) } }
    let queue = try Connection.open(temporary, for: .creating)
    try translating(path: path, doing: "creating") {
      try queue.write { db in try fill(db, genesis: genesis, path: path) }
      try queue.close()
    }
    let failure = unsafe ledger_guard_place(temporary, path)
    guard failure != EEXIST else { throw LedgerError.exists(path: path) }
    try check(failure, path: path, doing: "creating")
    isPlaced = true
  }

  /// The schema, the empty head and the genesis entry.
  static func fill(_ db: Database, genesis: GenesisEntry, path: String) throws {
    for layout in 1...LedgerSchema.layout {
      for statements in LedgerSchema.statements(layout: layout, fullText: genesis.fullText) {
        try db.execute(sql: statements)
      }
    }
    try db.execute(sql: "INSERT INTO head (id, size, peaks) VALUES (1, 0, x'')")
    var writer = try LogWriter(db, memory: nil, path: path)
    _ = try writer.append(.genesis(genesis))
    try writer.finish()
  }

  private static func check(_ failure: CInt, path: String, doing: String) throws {
    guard failure == 0 else { throw LedgerError(errno: failure, path: path, doing: doing) }
  }
}
