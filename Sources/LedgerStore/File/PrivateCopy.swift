import CGuard
import Glibc

/// A copy of a ledger and its journal, in which SQLite can take an interrupted write back without touching the
/// original. It is removed with the last use of the value.
struct PrivateCopy: ~Copyable {
  private let folder: String

  /// The copy of the ledger.
  var path: String { folder + "/copy.ledger" }

  private init(folder: String) {
    self.folder = folder
    ledger_guard_hold()
  }

  /// Copies both files, which nobody must write to meanwhile.
  ///
  /// - Parameter temporary: the folder in which a folder of its own is made.
  static func make(of original: String, in temporary: String) throws -> PrivateCopy {
    let made = PrivateCopy(folder: try newFolder(in: temporary))
    let journal = try SystemFile(reading: original + "-journal")
    let before = try journal.status.identity
    try copy(original, to: made.path)
    try copy(original + "-journal", to: made.path + "-journal")
    // Whoever rolls the original back removes its journal; then the two copies may not belong together.
    let again = try SystemFile(reading: original + "-journal")
    guard try again.status.identity == before else {
      throw LedgerError.failed(path: original, doing: "making a private copy", reason: "it changed; try again")
    }
    return made
  }

  private static func newFolder(in temporary: String) throws -> String {
    var template = Array("\(temporary)/ledger-XXXXXX".utf8CString)
    guard unsafe mkdtemp(&template) != nil else {
      throw LedgerError(errno: errno, path: temporary, doing: "making a private copy")
    }
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Takes the interrupted write back in the copy.
  ///
  /// SQLite takes any complete journal that lies beside a file for the file's own; that of another ledger would be
  /// written over it.
  ///
  /// - Returns: whether the copy is still the ledger that it was before, as far as that was to be seen.
  func rollBack() throws -> Bool {
    let before = try withoutJournal { try origin() }
    // A connection that writes takes the interrupted write back before anything else.
    try Connection.open(path, for: .writing).close()
    // Half of a write may leave a file that only its journal makes readable.
    guard let before else { return true }
    return try origin() == before
  }

  /// The name that the ledger has in the file as it is, in bytes; nil when it has none that can be read.
  private func origin() throws -> [UInt8]? {
    do {
      let queue = try Connection.open(path, for: .reading)
      return try queue.read { try $0.text("SELECT origin FROM genesis WHERE seq = 0") }.map { [UInt8]($0.utf8) }
    } catch is DatabaseError {
      return nil
    } catch LedgerError.damaged, LedgerError.notALedger {
      return nil
    }
  }

  private func withoutJournal<Result>(_ body: () throws -> Result) throws -> Result {
    let (journal, aside) = (path + "-journal", folder + "/journal")
    guard unsafe rename(journal, aside) == 0 else {
      throw LedgerError(errno: errno, path: path, doing: "making a private copy")
    }
    let result = try body()
    guard unsafe rename(aside, journal) == 0 else {
      throw LedgerError(errno: errno, path: path, doing: "making a private copy")
    }
    return result
  }

  deinit {
    Self.remove(folder)
    ledger_guard_release()
  }

  private static func copy(_ source: String, to target: String) throws {
    let from = try SystemFile(reading: source)
    let to = try SystemFile(creating: target, permissions: 0o600)
    while case let block = try from.read(upTo: 1 << 20), !block.isEmpty { try to.write(block) }
  }

  private static func remove(_ folder: String) {
    for name in ["copy.ledger", "copy.ledger-journal", "journal"] { unsafe unlink("\(folder)/\(name)") }
    unsafe rmdir(folder)
  }
}
