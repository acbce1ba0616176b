import GRDB
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
  /// The name that the ledger was given when it was made, with 16 random hexadecimal digits.
  public let origin: String
  let queue: DatabaseQueue

  init(path: String, origin: String, queue: DatabaseQueue) {
    self.path = path
    self.origin = origin
    self.queue = queue
  }

  /// Opens a ledger that exists.
  ///
  /// - Throws: `LedgerError`: the path names no regular file, no ledger, a newer ledger …
  public static func open(_ path: String, for access: Access) throws -> Ledger {
    guard try PathGate.place(at: path) == .regularFile else { throw LedgerError.notFound(path: path) }
    let queue = try Connection.open(path, for: access == .reading ? .reading : .writing)
    throw LedgerError.failed(path: path, doing: "opening", reason: "\(queue)")
  }

  /// Makes a new ledger, whole or not at all.
  ///
  /// - Parameters:
  ///   - origin: what the ledger is called; `nonce` is put behind it, so that it is the only one of that name.
  ///   - nonce: 16 random hexadecimal digits; fixed ones make a ledger that can be made again byte for byte.
  ///   - statement: who makes it, and when.
  ///   - fullText: whether whole texts are indexed for search.
  /// - Throws: `LedgerError.exists` when there is a file, even one that appeared meanwhile.
  public static func create(
    at path: String, origin: String, nonce: String, statement: Statement, fullText: Bool = false
  ) throws -> Ledger {
    guard try PathGate.place(at: path) == .nothing else { throw LedgerError.exists(path: path) }
    throw LedgerError.failed(path: path, doing: "creating", reason: origin)
  }

  /// Which of these documents the ledger has, by the SHA-256 of their raw bytes; in the same order.
  public func hasDocuments(_ digests: [Digest]) throws -> [Bool] { [] }

  /// Starts a run; its entry is written together with the first document.
  ///
  /// - Parameters:
  ///   - sources: the registry's sources, from which an entry is made when a claim first cites one.
  ///   - epochs: the registry's epochs, likewise.
  public func startRun(
    _ run: RunDescription, sources: [RegisteredSource], epochs: [RegisteredEpoch], known: KnownDocuments = .skip
  ) -> RunWriter {
    RunWriter()
  }

  /// Runs queries on one state of the ledger, however many programs write meanwhile.
  public func read<Result>(_ body: (LedgerSnapshot) throws -> Result) throws -> Result {
    throw LedgerError.failed(path: path, doing: "reading", reason: "")
  }

  /// Checks everything in the ledger, and goes on after a finding.
  ///
  /// - Parameter now: the time that no entry may lie after.
  public func verify(now: Timestamp) throws -> Verification {
    throw LedgerError.failed(path: path, doing: "verifying", reason: "")
  }
}

/// Enters documents for one run. Not to be used from two threads at once.
public final class RunWriter {
  /// Enters a batch in one transaction, each document all or nothing.
  ///
  /// When the call returns, what it reports as recorded is committed and synced. Batches of some hundred
  /// documents cost the least.
  ///
  /// - Returns: one outcome for each document, in order.
  /// - Throws: `LedgerError`; then nothing of the batch is in the ledger.
  public func append(_ documents: [RecordedDocument]) throws -> [AppendOutcome] { [] }

  /// The run's entry, once a document was recorded.
  public var run: Int? { nil }
}

/// One state of a ledger, for reading.
public struct LedgerSnapshot {
  /// How many entries the log has, and the root of its Merkle tree (RFC 6962).
  public func head() throws -> (size: Int, root: Digest) { throw LedgerError.query(reason: "") }

  /// All runs, oldest first.
  public func runs() throws -> [RunRecord] { [] }

  /// All documents, oldest first.
  public func documents() throws -> [DocumentRecord] { [] }

  /// All sources by first use, with their aliases.
  public func sources() throws -> [SourceRecord] { [] }

  /// The sources that people added, with all aliases that people stated, in a registry's form.
  ///
  /// An alias stated for a source of the shipped registry stands under that source's id and name.
  public func statedSources() throws -> [RegisteredSource] { [] }

  /// The claims whose id begins with these hexadecimal digits: those in force, else all others.
  ///
  /// - Throws: `LedgerError.unknownClaim`, or `.ambiguousClaim` when several ids match. Equal texts in several
  ///   documents give several claims of one id.
  public func claims(withPrefix prefix: String) throws -> [ClaimRecord] { [] }

  /// Sentences with claims in force, and titles, that have all of these words, best first.
  ///
  /// A word that ends in `*` matches what begins with it; words in double quotes must follow each other.
  public func search(_ words: String, limit: Int) throws -> [SearchHit] { [] }

  /// Runs one query and calls `row` for each row.
  ///
  /// - Parameters:
  ///   - arguments: values for `:name` in the SQL, without the colon. All must be there and no others.
  ///   - columns: called once before the first row, with the columns' names.
  /// - Throws: `LedgerError.query` when the SQL is wrong, has several statements, or would change anything.
  public func query(
    _ sql: String, arguments: [String: LedgerCell] = [:], columns: ([String]) throws -> Void = { _ in },
    row: (LedgerRow) throws -> Void
  ) throws {}

  /// Runs one query of integer columns, and calls `row` with each row's values; null is `Int.min`.
  ///
  /// The quick way through a million claims: nothing is allocated for a row.
  public func scan(_ sql: String, arguments: [String: LedgerCell] = [:], row: (Span<Int>) throws -> Void) throws {}
}

/// The row that a query stands on. It is valid only while the closure that gets it runs.
public struct LedgerRow {
  /// How many columns it has.
  public var count: Int { 0 }

  /// The value of a column, counted from 0.
  public subscript(column: Int) -> LedgerCell { .null }

  /// The integer of a column; nil when it is null or another type.
  public func integer(_ column: Int) -> Int? { nil }

  /// The text of a column; nil when it is null or another type.
  public func text(_ column: Int) -> String? { nil }
}
