import CGuard
import LedgerSchema

/// The first 100 bytes of a SQLite file (sqlite.org/fileformat.html, section 1.3).
struct FileHeader {
  private let bytes: [UInt8]
  private let isShort: Bool

  /// Reads the header through SQLite's own handle.
  init(of handle: OpaquePointer, path: String) throws {
    var bytes = [UInt8](repeating: 0, count: 100)
    let code = unsafe bytes.withUnsafeMutableBufferPointer { unsafe ledger_guard_header(handle, $0.baseAddress) }
    guard code == SQLITE_OK || code == 522 else {  // 522 is SQLITE_IOERR_SHORT_READ
      throw LedgerError.failed(path: path, doing: "reading the file's header", reason: "SQLite error \(code)")
    }
    self.bytes = bytes
    isShort = code != SQLITE_OK
  }

  /// Refuses what is no ledger, is newer than this program, or uses the write-ahead log.
  func check(path: String) throws {
    guard !isShort, bytes.starts(with: Array("SQLite format 3\0".utf8)) else {
      throw LedgerError.notALedger(path: path, reason: isShort ? "too short" : "not a SQLite file")
    }
    guard number(at: 68) == LedgerSchema.applicationID else {
      throw LedgerError.notALedger(path: path, reason: "a SQLite file of another program")
    }
    // Both version bytes are 1 with a rollback journal and 2 with the write-ahead log.
    guard bytes[18] == 1, bytes[19] == 1 else { throw LedgerError.writeAheadLog(path: path) }
    let layout = number(at: 60)
    guard layout <= LedgerSchema.layout else { throw LedgerError.newer(path: path, layout: layout) }
    guard layout >= 1 else { throw LedgerError.damaged(path: path, reason: "its layout number is \(layout)") }
  }

  private func number(at offset: Int) -> Int {
    let bits = bytes[offset..<offset + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    return Int(Int32(bitPattern: bits))
  }
}
