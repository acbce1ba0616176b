import CGuard
import Glibc

/// Decides whether a path may name a ledger, before SQLite sees it.
///
/// SQLite hangs on a pipe, makes a database in memory of `:memory:` and of an empty name, and reads `file:` as
/// an address with options.
enum PathGate {
  /// What stands at the path.
  enum Place {
    case nothing, regularFile
  }

  /// What stands at a path that may name a ledger.
  static func place(at path: String) throws -> Place {
    func unusable(_ reason: String) -> LedgerError { .unusablePath(path: path, reason: reason) }
    guard !path.isEmpty else { throw unusable("the name is empty") }
    guard !path.utf8.contains(0) else { throw unusable("the name has a NUL byte") }
    guard path != ":memory:" else { throw unusable("a ledger is a file") }
    let scheme = path.utf8.prefix(5).map { $0 | 0x20 }
    guard scheme != Array("file:".utf8) else { throw unusable("an address; give the path") }
    switch unsafe ledger_guard_kind(path) {
    case 0: return .nothing
    case 1:
      try checkCompanions(of: path)
      return .regularFile
    case 2: throw unusable("a folder")
    case 3: throw unusable("a symbolic link; give the file that it points to")
    case 4: throw unusable("a pipe")
    case 5: throw unusable("a socket")
    case 6: throw unusable("a device")
    case let failure where failure < 0: throw unusable(SystemFailure.text(Int32(-failure)))
    default: throw unusable("not a regular file")
    }
  }

  /// Refuses to write to a file of several names: the journal lies beside one of them, and whoever opens another one
  /// after a crash would read half of a transaction (sqlite.org/howtocorrupt.html, 2.5).
  static func checkNames(of path: String) throws {
    let names = unsafe ledger_guard_names(path)
    guard names <= 1 else {
      throw LedgerError.unusablePath(
        path: path, reason: "the file has \(names) names (hard links); copy it, and write to the copy")
    }
  }

  /// What is odd about a ledger's file without being evidence of change, one sentence each.
  static func oddities(of path: String) -> [String] {
    var status = stat()
    guard unsafe lstat(path, &status) == 0 else { return [] }
    var found: [String] = []
    // The journal lies beside one of the names only (sqlite.org/howtocorrupt.html, 2.5).
    if status.st_nlink > 1 {
      found.append("it has \(status.st_nlink) names (hard links), and is not written to")
    }
    if status.st_uid != geteuid() { found.append("it belongs to another user, number \(status.st_uid)") }
    return found
  }

  /// Refuses to write to a network file system, unless that is allowed (sqlite.org/howtocorrupt.html, 2.1).
  static func checkFileSystem(of path: String, _ rules: OpeningRules) throws {
    guard !rules.allowsNetwork, let name = unsafe ledger_guard_network(path) else { return }
    throw LedgerError.onNetwork(path: path, fileSystem: unsafe String(cString: name))
  }

  /// The files that SQLite would open beside the ledger: a rollback journal is a regular file, and a write-ahead log
  /// is another program's.
  private static func checkCompanions(of path: String) throws {
    guard unsafe ledger_guard_kind(path + "-wal") == 0 else { throw LedgerError.writeAheadLog(path: path) }
    guard unsafe [0, 1].contains(ledger_guard_kind(path + "-journal")) else {
      throw LedgerError.unusablePath(path: path, reason: "its journal \(path)-journal is no regular file")
    }
  }
}
