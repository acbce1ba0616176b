import LedgerDigest
import LedgerDocuments
import LedgerExtraction
import LedgerStore
import LedgerTypes

/// Enters what the workers found: many documents in one transaction.
///
/// The ledger is made with the first document that is entered, so that a mistyped path leaves no file behind.
struct Recorder {
  /// Documents that share a transaction, at most …
  private static let fullCount = 2_048
  /// … and bytes of theirs.
  private static let fullBytes = 8 << 20

  /// What one transaction came to.
  struct Commit {
    let documents: [ExtractedDocument]
    let outcomes: [AppendOutcome]
    /// The lines of `--json` that may be printed now.
    let json: [UInt8]
  }

  private let path: String
  private let rules: OpeningRules
  private var ledger: Ledger?
  private var writer: RunWriter?
  private let registry: Registry
  private let known: KnownDocuments
  private let now: Timestamp
  private let clock: (() -> Int)?
  private let origin: String
  private var waiting: [ExtractedDocument] = []
  private var waitingBytes = 0
  private var waitingJSON: [UInt8] = []

  /// A recorder for one run; `clock` is nil when the time is fixed.
  init(
    path: String, rules: OpeningRules, ledger: Ledger?, registry: Registry, again: Bool, now: Timestamp,
    clock: (() -> Int)?,
    origin: String
  ) {
    self.path = path
    self.rules = rules
    self.ledger = ledger
    self.registry = registry
    known = again ? .supersede : .skip
    self.now = now
    self.clock = clock
    self.origin = origin
  }

  /// Takes a batch's result; returns what was committed, if it was time.
  mutating func take(_ result: BatchResult) throws -> Commit? {
    waiting += result.documents
    waitingBytes += result.byteCount
    waitingJSON += result.json.bytes
    return waiting.count >= Self.fullCount || waitingBytes >= Self.fullBytes ? try commit() : nil
  }

  /// Commits what is left.
  mutating func finish() throws -> Commit? {
    waiting.isEmpty && waitingJSON.isEmpty ? nil : try commit()
  }

  private mutating func commit() throws -> Commit {
    var outcomes: [AppendOutcome] = []
    if !waiting.isEmpty {
      let recorded = clock.flatMap { Timestamp(secondsSince1970: $0()) } ?? now
      outcomes = try run().append(waiting.map { RecordedDocument($0, recorded: recorded) })
    }
    let commit = Commit(documents: waiting, outcomes: outcomes, json: waitingJSON)
    waiting = []
    waitingBytes = 0
    waitingJSON = []
    return commit
  }

  private mutating func run() throws -> RunWriter {
    if let writer { return writer }
    let ledger = try self.ledger ?? createdLedger()
    self.ledger = ledger
    let description = RunDescription(
      program: ProgramVersion.program, ruleSet: Extractor.ruleSet,
      registryDigest: SHA256.digest(registry.canonicalBytes), recorded: now)
    let started = ledger.startRun(
      description, sources: registry.sources, epochs: registry.epochs, known: known)
    writer = started
    return started
  }

  /// A new ledger. Its nonce is random, or follows from name and time when the time is fixed.
  private func createdLedger() throws -> Ledger {
    let nonce =
      if clock == nil {
        ClaimID(SHA256.digest(Array("\(origin)\n\(now)".utf8)))
      } else {
        ClaimID(bits: UInt64.random(in: .min ... .max))
      }
    return try Ledger.create(
      at: path, origin: origin, nonce: nonce.description,
      statement: Statement(by: "\(ProgramVersion.program) auto", recorded: now), rules: rules)
  }
}

extension RecordedDocument {
  /// The document as the ledger takes it.
  init(_ found: ExtractedDocument, recorded: Timestamp) {
    let document = found.document
    let isLine = document.origin.line != nil
    self.init(
      raw: document.raw, rawDigest: document.rawDigest, text: document.text, textDigest: document.textDigest,
      textMaker: isLine ? "jsonl/1" : "plain/1", media: isLine ? "application/json" : "text/plain",
      recorded: recorded)
    id = document.givenID
    path = document.origin.path
    url = document.metadata.url
    title = document.metadata.title
    publisher = document.metadata.publisher
    author = document.author(with: found.extraction)
    language = document.metadata.language
    published = document.metadata.published?.description
    evidence = document.evidence
    notices = document.notices
    extraction = found.extraction
    claimIDs = found.claimIDs
  }
}
