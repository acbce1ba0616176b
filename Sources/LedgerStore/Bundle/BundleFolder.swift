import CGuard
import Glibc
import LedgerDigest
import LedgerTypes

/// A folder of files that appears whole or not at all, with the SHA-256 of each.
///
/// It is written under another name and gets its own when all is synced.
struct BundleFolder: ~Copyable {
  let path: String
  private let temporary: String
  private var folders: Set<String> = []
  private var names: [String] = []
  private var sums: [(name: String, digest: Digest)] = []
  private var isPlaced = false

  /// Begins a folder, whose name must be free.
  static func begin(_ path: String) throws -> BundleFolder {
    guard !path.isEmpty, !path.utf8.contains(0) else {
      throw LedgerError.unusablePath(path: path, reason: "not a folder's name")
    }
    guard unsafe ledger_guard_kind(path) == 0 else { throw LedgerError.exists(path: path) }
    let name = path.utf8.last == UInt8(ascii: "/") ? String(path.dropLast()) : path
    let temporary = "\(name).\(getpid()).new"
    try makeFolder(temporary)
    return BundleFolder(path: name, temporary: temporary)
  }

  private init(path: String, temporary: String) {
    self.path = path
    self.temporary = temporary
    // A signal ends the process when the folder is whole, or gone again.
    ledger_guard_hold()
  }

  deinit {
    defer { ledger_guard_release() }
    guard !isPlaced else { return }
    for name in names { unsafe unlink("\(temporary)/\(name)") }
    for folder in folders.sorted(by: { $0.utf8.count > $1.utf8.count }) { unsafe rmdir("\(temporary)/\(folder)") }
    unsafe rmdir(temporary)
  }

  private static func makeFolder(_ path: String) throws {
    guard unsafe mkdir(path, 0o777) == 0 else { throw LedgerError(errno: errno, path: path, doing: "making a folder") }
  }

  /// Adds a file, with the folders that it lies in.
  mutating func add(_ name: String, _ bytes: [UInt8]) throws {
    let file = try open(name)
    try file.write(bytes)
    sums.append((name, SHA256.digest(bytes)))
  }

  /// Begins a file that is written in pieces; `note` then takes its sum.
  mutating func open(_ name: String) throws -> SystemFile {
    var folder = ""
    for part in name.split(separator: "/").dropLast() {
      folder += (folder.isEmpty ? "" : "/") + part
      if folders.insert(folder).inserted { try Self.makeFolder("\(temporary)/\(folder)") }
    }
    let file = try SystemFile(creating: "\(temporary)/\(name)", permissions: 0o666)
    names.append(name)
    return file
  }

  /// Notes the sum of a file that was written in pieces.
  mutating func note(_ name: String, _ digest: Digest) { sums.append((name, digest)) }

  /// Writes `SHA256SUMS` and puts the folder in its place.
  mutating func finish() throws {
    let lines = sums.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
      .map { "\($0.digest)  \($0.name)\n" }
    let file = try open("SHA256SUMS")
    try file.write(Array(lines.joined().utf8))
    // One call for the whole file system: a call for each of thousands of files takes minutes.
    var failure = unsafe ledger_guard_sync_all(temporary)
    if failure == 0 { failure = unsafe ledger_guard_place(temporary, path) }
    guard failure == 0 else { throw LedgerError(errno: failure, path: path, doing: "writing") }
    isPlaced = true
  }
}
