import Glibc
import LedgerLog

extension Ledger {
  /// Copies the ledger into a new file while others may write to it; the copy is one state of it, whole or not there.
  ///
  /// - Returns: the number of entries in the copy.
  /// - Throws: `LedgerError.exists` when there is a file.
  public func backup(to copy: String) throws -> Int {
    guard try PathGate.place(at: copy) == .nothing else { throw LedgerError.exists(path: copy) }
    var size = 0
    try NewFile.place(copy, nonce: "\(getpid())") { temporary in
      let target = try Connection.open(temporary, for: .creating)
      try translating(path: path, doing: "copying") {
        try queue.backup(to: target)
        // What was copied is hashed as the copy has it.
        size = try target.read { db in
          let range = try LogScan(db: db).roots(at: []).range
          guard range == (try CompactRange(storedIn: db)) else {
            throw LedgerError.damaged(path: path, reason: "its head is not that of its entries")
          }
          return range.size
        }
        try target.close()
      }
    }
    return size
  }
}
