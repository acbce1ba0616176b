import CGuard
public import LedgerTypes

/// A ledger file: the log of what was stated, and the tables derived from it.
///
/// Nothing in it is ever changed or deleted; a later word is a new entry. One value of this type is one
/// connection, and may be used from several threads, one after the other.
public final class Ledger: Sendable {
  /// What the ledger is opened for.
  public enum Access: Sendable {
    /// Only queries; the file is not changed, not even to take back an interrupted write.
    case reading
    /// Also new entries; an interrupted write is taken back first.
    case writing
  }

  /// The file.
  public let path: String
  /// The name that the ledger was given when it was made, with what makes it the only one of that name.
  public let origin: String
  /// Whether whole texts are indexed for search.
  public let hasFullTextSearch: Bool
  let queue: DatabaseQueue

  private init(path: String, queue: DatabaseQueue) throws {
    self.path = path
    self.queue = queue
    let genesis = try translating(path: path, doing: "opening") {
      try queue.read { db -> (String, Bool)? in
        try SchemaCheck.refuseForeign(db, path: path)
        let statement = try RawStatement(db, "SELECT origin, full_text FROM genesis WHERE seq = 0")
        return try statement.step() ? (statement.string(0), statement.integer(1) == 1) : nil
      }
    }
    guard let genesis else { throw LedgerError.damaged(path: path, reason: "its first entry is missing") }
    (origin, hasFullTextSearch) = genesis
  }

  /// Opens a ledger that exists.
  ///
  /// - Throws: `LedgerError`: the path names no regular file, no ledger, a newer ledger …
  public static func open(
    _ path: String, for access: Access, rules: OpeningRules = OpeningRules()
  ) throws -> Ledger {
    guard try PathGate.place(at: path) == .regularFile else { throw LedgerError.notFound(path: path) }
    if access == .writing {
      try PathGate.checkNames(of: path)
      try PathGate.checkFileSystem(of: path, rules)
      try InterruptedWrite.check(path, rules)
    }
    let purpose: Connection.Purpose = access == .reading ? .reading : .writing
    return try Ledger(path: path, queue: Connection.open(path, for: purpose, rules: rules))
  }

  /// Makes a new ledger, whole or not at all, and opens it for writing.
  ///
  /// - Parameters:
  ///   - origin: what the ledger is called, without spaces and "+"; `/` and `nonce` are put behind it.
  ///   - nonce: 16 random hexadecimal digits, which make the ledger the only one of its name; given ones make a
  ///     ledger that can be made again byte for byte.
  ///   - statement: who makes it, and when.
  ///   - fullText: whether whole texts are indexed for search.
  ///   - rules: what may happen; the value of `open`.
  /// - Throws: `LedgerError.exists` when there is a file, even one that appeared meanwhile.
  public static func create(
    at path: String, origin: String, nonce: String, statement: Statement, fullText: Bool = false,
    rules: OpeningRules = OpeningRules()
  ) throws -> Ledger {
    guard try PathGate.place(at: path) == .nothing else { throw LedgerError.exists(path: path) }
    try PathGate.checkFileSystem(of: path, rules)
    guard !origin.isEmpty, origin.utf8.count <= 200, !origin.unicodeScalars.contains(where: Self.isUnfitForOrigin)
    else {
      throw LedgerError.refused(reason: "a ledger's name has 1 to 200 bytes and no space, control character or \"+\"")
    }
    guard ClaimID(hex: nonce) != nil else {
      throw LedgerError.refused(reason: "a ledger's nonce has 16 hexadecimal digits in lower case")
    }
    let genesis = GenesisEntry(
      origin: "\(origin)/\(nonce)", fullText: fullText, statement: statement)
    try NewFile.make(path, genesis: genesis)
    return try open(path, for: .writing, rules: rules)
  }

  private static func isUnfitForOrigin(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "+" || scalar.properties.isWhitespace || scalar.properties.generalCategory == .control
  }

  /// Starts a run; its entry is written together with the first document.
  ///
  /// - Parameters:
  ///   - sources: the registry's sources, from which an entry is made when a claim first cites one.
  ///   - epochs: the registry's epochs, likewise.
  ///   - known: what becomes of documents that the ledger has.
  public func startRun(
    _ run: RunDescription, sources: [RegisteredSource], epochs: [RegisteredEpoch], known: KnownDocuments = .skip
  ) -> RunWriter {
    RunWriter(ledger: self, description: run, sources: sources, epochs: epochs, known: known)
  }

  /// Which of these documents the ledger has, by the SHA-256 of their raw bytes; in the same order.
  public func hasDocuments(_ digests: [Digest]) throws -> [Bool] {
    try translating(path: path, doing: "looking documents up") {
      try queue.read { db in
        let statement = try RawStatement(db, "SELECT 1 FROM document WHERE sha256 = ?1")
        return try digests.map { digest in
          try statement.bind(1, blob: digest.bytes)
          defer { statement.reset() }
          return try statement.step()
        }
      }
    }
  }

  /// Runs queries on one state of the ledger, however many programs write meanwhile.
  public func read<Result>(_ body: (LedgerSnapshot) throws -> Result) throws -> Result {
    try translating(path: path, doing: "reading") {
      try queue.read { try body(LedgerSnapshot(db: $0, path: path)) }
    }
  }

  /// Checks everything in the ledger, and goes on after a finding.
  ///
  /// It reads through a connection of its own, which only reads.
  ///
  /// - Parameter now: the time that no entry should lie after.
  /// - Throws: `LedgerError` when the file cannot be opened at all; what is wrong inside is a finding.
  public func verify(now: Timestamp) throws -> Verification { try Self.verify(path, now: now) }
}

extension Ledger {
  /// Checks everything in the ledger at a path, also of one that is too damaged to be opened otherwise.
  ///
  /// - Parameters:
  ///   - now: the time that no entry should lie after.
  ///   - anchors: what to compare it with that was kept elsewhere.
  /// - Throws: `LedgerError` when the file is no ledger, is newer, or cannot be read at all.
  public static func verify(
    _ path: String, now: Timestamp, anchors: VerificationAnchors = VerificationAnchors(),
    rules: OpeningRules = OpeningRules()
  ) throws -> Verification {
    guard try PathGate.place(at: path) == .regularFile else { throw LedgerError.notFound(path: path) }
    // Closing a file of one's own drops SQLite's locks on it: this comes before any connection.
    let digest = anchors.seal == nil ? nil : try SystemFile(reading: path).digest()
    do {
      return try verify(path, open: path, now: now, anchors, digest, rules)
    } catch LedgerError.interruptedWrite {
      let copy = try PrivateCopy.make(of: path, in: rules.temporaryFolder)
      let isOwn = try copy.rollBack()
      var result = try verify(path, open: copy.path, now: now, anchors, digest, rules)
      result.isPending = true
      if !isOwn { result.addForeignJournal() }
      return result
    }
  }

  /// Checks a file that stands for the ledger at a path: itself, or a private copy.
  static func verify(
    _ path: String, open file: String, now: Timestamp?, _ anchors: VerificationAnchors, _ digest: Digest?,
    _ rules: OpeningRules
  ) throws -> Verification {
    let queue = try Connection.open(file, for: .reading, rules: rules)
    let other = try Connection.open(file, for: .reading, rules: rules)
    return try translating(path: path, doing: "verifying") {
      let oddities = PathGate.oddities(of: path)
      return try queue.read {
        Verifier(db: $0, other: other, now: now, anchors: anchors, digest: digest, oddities: oddities).verify()
      }
    }
  }
}
