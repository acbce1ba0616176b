import CGuard

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
    case 1: return .regularFile
    case 2: throw unusable("a folder")
    case 3: throw unusable("a symbolic link; give the file that it points to")
    case 4: throw unusable("a pipe")
    case 5: throw unusable("a socket")
    case 6: throw unusable("a device")
    case let failure where failure < 0: throw unusable(SystemFailure.text(Int32(-failure)))
    default: throw unusable("not a regular file")
    }
  }
}
