import LedgerLog
import LedgerStore

/// Where a checkpoint or a proof goes. A file that is something else is never replaced: a slip of the pen must not
/// cost a ledger or a key.
struct SealedOutput {
  private let path: String

  /// Checks the path before any work is done.
  init(_ path: String, instead check: ([UInt8]) throws -> Void, of kind: String) throws {
    self.path = path
    guard path != "-", try System.exists(SystemPath(typed: path)) else { return }
    let bytes = try SystemFile(reading: path).contents(limit: SignedNote.maximumBytes)
    do {
      if !bytes.isEmpty { try check(bytes) }
    } catch is NoteFailure {
      throw CommandFailure("\(path): is there already and is not \(kind); give another name")
    }
  }

  func write(_ bytes: [UInt8]) throws {
    guard path != "-" else {
      let output = OutputStream()
      try output.write(bytes)
      return try output.flush()
    }
    try SystemFile.replace(path, with: bytes)
  }
}
