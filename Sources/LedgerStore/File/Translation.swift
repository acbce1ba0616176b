import CGuard
import LedgerLog

/// Runs `body`, and turns SQLite's errors, and notes in the file that are none, into the ledger's.
func translating<Result>(path: String, doing: String, _ body: () throws -> Result) throws -> Result {
  do {
    return try body()
  } catch let error as DatabaseError {
    throw LedgerError(error, path: path, doing: doing)
  } catch let failure as NoteFailure {
    throw LedgerError.damaged(path: path, reason: "a key or a checkpoint in it cannot be read: \(failure)")
  }
}

extension LedgerError {
  /// The ledger's word for an error of SQLite.
  init(_ error: DatabaseError, path: String, doing: String) {
    switch error.primaryCode {
    case SQLITE_BUSY, SQLITE_LOCKED: self = .busy(path: path, holder: LockHolder.of(path))
    // SQLITE_IOERR_WRITE may be the system's answer to a limit of `ulimit -f`.
    case SQLITE_IOERR where error.code >> 8 == 3 && SystemFile.hasSizeLimit: self = .full(path: path)
    // SQLITE_READONLY_ROLLBACK: there is a hot journal.
    case SQLITE_READONLY where error.code >> 8 == 3: self = .interruptedWrite(path: path)
    case SQLITE_READONLY, SQLITE_PERM: self = .readOnly(path: path)
    case SQLITE_FULL: self = .full(path: path)
    case SQLITE_NOTADB: self = .notALedger(path: path, reason: error.description)
    case SQLITE_CORRUPT: self = .damaged(path: path, reason: error.description)
    default: self = .failed(path: path, doing: doing, reason: error.description)
    }
  }
}
