import LedgerLog
import LedgerStore

/// The file of a private key: one line, which nobody but its owner can read.
///
/// Beside it stands `NAME.last-signed`, the newest checkpoint that the key signed. The key signs nothing that does not
/// continue it.
struct KeyFile: ~Copyable {
  private static let limit = 4_096

  let path: String
  let key: SigningKey
  private let file: SystemFile

  /// Makes a new key; never in place of a file.
  static func make(_ path: String, name: String) throws -> SigningKey {
    let key = try SigningKey.random(name: name)
    try SystemFile.create(path, with: Array((key.text + "\n").utf8), permissions: 0o600)
    return key
  }

  /// Opens a key.
  ///
  /// - Throws: `CommandFailure` when others can read it, when it is another user's, or when it is no key.
  init(_ path: String) throws {
    let file = try SystemFile(reading: path)
    let status = try file.status
    guard status.permissions & 0o077 == 0 else {
      throw CommandFailure("\(path): others can read the private key; `chmod 600` it, or make a new one")
    }
    guard status.owner == System.userNumber else {
      throw CommandFailure("\(path): the private key is another user's")
    }
    do {
      let bytes = try file.contents(limit: Self.limit)
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw CommandFailure("\(path): not a private key")
      }
      key = try SigningKey(parsing: text)
    } catch let failure as NoteFailure {
      throw CommandFailure("\(path): \(failure)")
    }
    self.path = path
    self.file = file
  }

  /// Waits until no other program signs with the key.
  func lock() throws { try file.lock() }

  private var lastPath: String { Self.lastPath(path) }

  private static func lastPath(_ path: String) -> String { path + ".last-signed" }

  /// What the key signed last; nil when it signed nothing yet.
  var last: SignedNote? {
    get throws {
      guard try System.exists(SystemPath(typed: lastPath)) else { return nil }
      let bytes = try SystemFile(reading: lastPath).contents(limit: SignedNote.maximumBytes)
      do {
        let note = try SignedNote(parsing: bytes)
        if note.verdict(on: key.verifierKey) == .signed { return note }
      } catch is NoteFailure {
        throw CommandFailure("\(lastPath): not a checkpoint; put back the newest one that the key signed")
      }
      throw CommandFailure("\(lastPath): not signed by the key; put back the newest checkpoint that the key signed")
    }
  }

  /// Keeps what the key signed last.
  static func keep(_ note: SignedNote, beside path: String) throws {
    try SystemFile.replace(lastPath(path), with: note.bytes, permissions: 0o600)
  }
}
