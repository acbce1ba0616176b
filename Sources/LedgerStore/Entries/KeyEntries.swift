import LedgerTypes

// Entries about the ledger itself: the keys that vouch for it, and notes.

/// A public key that will sign checkpoints.
struct KeyEntry: Hashable {
  /// `NAME+HASH+KEY`, as C2SP signed notes write it.
  let verifierKey: String
  let statement: Statement

  func encode(into writer: inout CanonicalWriter) {
    writer.object {
      $0.statement(statement)
      $0.kind(.key)
      $0.version()
      $0.member("vkey", verifierKey)
    }
  }
}

extension KeyEntry {
  init(_ members: inout EntryMembers) throws {
    statement = try members.statement()
    try members.kind(.key)
    try members.version()
    verifierKey = try members.string("vkey")
  }
}

/// Something said about the ledger itself.
struct NoteEntry: Hashable {
  let text: String
  let statement: Statement

  func encode(into writer: inout CanonicalWriter) {
    writer.object {
      $0.statement(statement)
      $0.kind(.note)
      $0.member("text", text)
      $0.version()
    }
  }
}

extension NoteEntry {
  init(_ members: inout EntryMembers) throws {
    statement = try members.statement()
    try members.kind(.note)
    text = try members.string("text")
    try members.version()
  }
}
