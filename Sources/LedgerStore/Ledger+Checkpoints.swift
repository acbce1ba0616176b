public import LedgerLog
import LedgerTypes

/// What signing a checkpoint gave.
public struct SealedLedger: Sendable {
  /// The checkpoint.
  public let checkpoint: Checkpoint
  /// The checkpoint with its signature.
  public let note: SignedNote
}

/// A key that signs, with what it signed last.
public struct SealingKey: Sendable {
  /// The key; its name is the ledger's origin.
  public let key: SigningKey
  /// Its newest checkpoint, as kept beside the key; nil only when it never signed.
  public let last: SignedNote?

  /// A key with its memory.
  public init(_ key: SigningKey, last: SignedNote?) {
    self.key = key
    self.last = last
  }
}

extension Ledger {
  /// Signs the log as it is now. Everything before the checkpoint can then be shown to be unchanged.
  ///
  /// The key is stated in the log before it signs for the first time. A ledger that does not continue what the key
  /// signed before is refused, so that there are never two roots for one size.
  ///
  /// - Parameters:
  ///   - keys: one; or several, which sign the same note, when a new key follows an old one.
  ///   - keep: keeps the new note beside each key, durably; only then it is entered and given away.
  /// - Throws: `LedgerError.behind`, `.forked`, `.refused` …, and what `keep` throws.
  public func seal(
    with keys: [SealingKey], statement: Statement, keep: (SignedNote) throws -> Void
  ) throws -> SealedLedger {
    for name in keys.map(\.key.verifierKey.name) where !name.utf8.elementsEqual(origin.utf8) {
      throw LedgerError.refused(reason: "the key is of \(name), and \(path) is \(origin); make a key for it")
    }
    let seqs = try keys.map { try state($0.key.verifierKey, statement) }
    let checkpoint = try translating(path: path, doing: "signing") {
      try queue.read { db in
        let stored = try StoredCheckpoint.all(in: db)
        // Without its own memory a key would sign an older copy of the ledger as if nothing had followed.
        for (seq, key) in zip(seqs, keys) where key.last == nil && stored.contains(where: { $0.key == seq }) {
          throw LedgerError.refused(
            reason: "what the key signed last is not beside it; put its newest checkpoint back there")
        }
        let own = stored.filter { seqs.contains($0.key) }.map(\.note)
        return try state(continuing: own + keys.compactMap(\.last), db)
      }
    }
    let note = SignedNote(signing: checkpoint.text, with: keys.map(\.key))
    try keep(note)
    try translating(path: path, doing: "recording") {
      try queue.write { db in
        try StoredCheckpoint.enter(note, of: checkpoint.size, signedBy: seqs, into: db)
      }
    }
    return SealedLedger(checkpoint: checkpoint, note: note)
  }

  /// The log's state, when it continues everything that was signed.
  private func state(continuing notes: [SignedNote], _ db: Database) throws -> Checkpoint {
    let signed = try notes.map { note in
      do {
        return try Checkpoint(parsing: note.text)
      } catch {
        throw LedgerError.damaged(path: path, reason: "a checkpoint in it, or beside the key, is none: \(error)")
      }
    }
    let (range, roots) = try LogScan(db: db).roots(at: Set(signed.map(\.size)))
    guard range == (try CompactRange(storedIn: db)) else {
      throw LedgerError.damaged(path: path, reason: "its head is not that of its entries")
    }
    for earlier in signed.sorted(by: { $0.size < $1.size }) {
      guard earlier.origin.utf8.elementsEqual(origin.utf8) else {
        throw LedgerError.refused(reason: "the key signed \(earlier.origin) before, which is another ledger")
      }
      guard earlier.size <= range.size else {
        throw LedgerError.behind(path: path, size: range.size, signed: earlier.size)
      }
      guard roots[earlier.size] == earlier.root else { throw LedgerError.forked(path: path, signed: earlier.size) }
    }
    return Checkpoint(origin: origin, size: range.size, root: range.root)
  }

  /// The entry of a key, appended when the log has none.
  private func state(_ key: VerifierKey, _ statement: Statement) throws -> Int {
    try translating(path: path, doing: "recording") {
      try queue.write { db in
        if let known = try StoredKey.all(in: db).first(where: { $0.key == key }) { return known.seq }
        var writer = try LogWriter(db, memory: nil, path: path)
        let seq = try writer.append(
          .key(KeyEntry(verifierKey: key.description, statement: statement)))
        try writer.finish()
        return seq
      }
    }
  }
}

extension LedgerSnapshot {
  /// The signed checkpoints, smallest first.
  public func checkpoints() throws -> [SignedNote] { try StoredCheckpoint.all(in: db).map(\.note) }

  /// The public keys that the log names, oldest first.
  public func keys() throws -> [VerifierKey] { try StoredKey.all(in: db).map(\.key) }

  /// A proof that an entry is in the log that was signed last.
  ///
  /// - Parameter seq: the entry, `ClaimRecord.seq` for example.
  /// - Throws: `LedgerError.refused` when no checkpoint covers the entry yet.
  public func proof(of seq: Int) throws -> LogProof {
    guard let body = try StoredLog(db).body(seq) else { throw LedgerError.refused(reason: "there is no entry \(seq)") }
    guard let note = try checkpoints().last, case let checkpoint = try Checkpoint(parsing: note.text),
      checkpoint.size > seq
    else {
      throw LedgerError.refused(reason: "no checkpoint covers entry \(seq) yet; `ledger checkpoint` makes one")
    }
    let scan = LogScan(db: db)
    let proof = try InclusionProof(index: seq, size: checkpoint.size) { try scan.root(of: $0) }
    guard proof.isValid(leaf: MerkleHash.leaf(body), root: checkpoint.root) else {
      throw LedgerError.damaged(path: path, reason: "its entries are not those of checkpoint \(checkpoint.size)")
    }
    return LogProof(entry: body, index: seq, hashes: proof.hashes, note: note)
  }
}

/// A row of `checkpoint`.
struct StoredCheckpoint {
  let size: Int
  let key: Int
  let note: SignedNote

  /// Enters a note, once for each key that signed it, unless it is there.
  static func enter(_ note: SignedNote, of size: Int, signedBy keys: [Int], into db: Database) throws {
    let insert = try RawStatement(
      db,
      """
      INSERT INTO checkpoint (size, signing_key, note) SELECT ?1, ?2, ?3
      WHERE NOT EXISTS (SELECT 1 FROM checkpoint WHERE size = ?1 AND signing_key = ?2)
      """)
    for key in keys {
      try insert.bind(1, size)
      try insert.bind(2, key)
      try insert.bind(3, blob: note.bytes)
      try insert.run()
    }
  }

  static func all(in db: Database) throws -> [StoredCheckpoint] {
    let statement = try RawStatement(
      db, "SELECT size, signing_key, note FROM checkpoint ORDER BY size, signing_key")
    var rows: [StoredCheckpoint] = []
    while try statement.step() {
      rows.append(
        StoredCheckpoint(
          size: statement.integer(0), key: statement.integer(1),
          note: try SignedNote(parsing: statement.bytes(2))))
    }
    return rows
  }
}

/// A row of `signing_key`.
struct StoredKey {
  let seq: Int
  let key: VerifierKey

  static func all(in db: Database) throws -> [StoredKey] {
    let statement = try RawStatement(db, "SELECT seq, vkey FROM signing_key ORDER BY seq")
    var rows: [StoredKey] = []
    while try statement.step() {
      rows.append(
        StoredKey(seq: statement.integer(0), key: try VerifierKey(parsing: statement.string(1))))
    }
    return rows
  }
}
