public import LedgerTypes

/// A document with all that was found in it, ready to be entered.
public struct RecordedDocument: Sendable {
  /// The identifier given with the document (JSON Lines' `id`).
  public var id: String?
  /// The path or name as given.
  public var path: String?
  /// The media type: `text/plain`, `application/json` for one line of JSON Lines …
  public var media: String
  /// The address that it came from.
  public var url: String?
  /// The title.
  public var title: String?
  /// Who published it.
  public var publisher: String?
  /// The body or person that wrote it, as stated in the metadata.
  public var author: String?
  /// A BCP 47 language tag.
  public var language: String?
  /// The publication time as stated: an ISO 8601 date or an RFC 3339 time.
  public var published: String?
  /// When the bytes were fetched, if it is known.
  public var retrieved: Timestamp?
  /// When the document is entered.
  public var recorded: Timestamp
  /// How title, publisher, dates … were decided; the spans lie in `text`.
  public var evidence: [Evidence]
  /// What a reader should know about the document's bytes.
  public var notices: [Notice]
  /// The bytes as they came; of JSON Lines, the one line without its end.
  public var raw: [UInt8]
  /// SHA-256 of `raw`: the same bytes are never entered twice.
  public var rawDigest: Digest
  /// The text that all spans count in: valid UTF-8.
  public var text: [UInt8]
  /// SHA-256 of `text`.
  public var textDigest: Digest
  /// What made the text from the bytes, with its version: `plain/1`, `jsonl/1`.
  public var textMaker: String
  /// What was found in the text.
  public var extraction: Extraction
  /// The ids of `extraction.claims`, in the same order.
  public var claimIDs: [ClaimID]

  /// A document without metadata, of which nothing was found.
  public init(
    raw: [UInt8], rawDigest: Digest, text: [UInt8], textDigest: Digest, textMaker: String, media: String,
    recorded: Timestamp
  ) {
    self.raw = raw
    self.rawDigest = rawDigest
    self.text = text
    self.textDigest = textDigest
    self.textMaker = textMaker
    self.media = media
    self.recorded = recorded
    evidence = []
    notices = []
    extraction = Extraction()
    claimIDs = []
  }
}

/// What a run is: the program and the rules and the registry that its claims are decided by.
public struct RunDescription: Hashable, Sendable {
  /// The program with its version: `ledger/0.1.0`.
  public var program: String
  /// The version of the rule set.
  public var ruleSet: String
  /// SHA-256 of the registry's canonical bytes.
  public var registryDigest: Digest
  /// The time that the run's entry bears.
  public var recorded: Timestamp

  /// A run.
  public init(program: String, ruleSet: String, registryDigest: Digest, recorded: Timestamp) {
    self.program = program
    self.ruleSet = ruleSet
    self.registryDigest = registryDigest
    self.recorded = recorded
  }
}

/// What becomes of a document whose bytes the ledger has already.
public enum KnownDocuments: Sendable {
  /// It is skipped and reported.
  case skip
  /// It is entered again as found by the new run, which supersedes; the old claims stay.
  case supersede
}

/// What became of one document of a batch.
public enum AppendOutcome: Hashable, Sendable {
  /// It is in the ledger, with this many claims; the transaction is committed.
  case recorded(document: Int, claims: Int)
  /// It was known and has a new extraction, with this many claims.
  case superseded(document: Int, claims: Int)
  /// The ledger has the same bytes already, as this document.
  case known(document: Int)
  /// It cannot be entered; nothing of it was. The reason is one sentence.
  case refused(reason: String)
}
