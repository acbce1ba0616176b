public import LedgerTypes

/// A claim with everything that stands behind it, as `ledger why` shows it.
public struct ClaimRecord: Hashable, Sendable {
  /// The claim's entry.
  public let seq: Int
  /// The claim's id.
  public let id: ClaimID
  /// The claim as it was entered; its spans lie in `text`. `partOf` and `base` are empty here: see below.
  public let claim: Claim
  /// The whole that the claim is a part of.
  public let partOf: ClaimID?
  /// The claims that a share may be a share of.
  public let base: [ClaimID]
  /// The value's words.
  public let value: String
  /// The value with its bound words.
  public let stated: String
  /// The sentence's words.
  public let quote: String
  /// The document that states it.
  public let document: DocumentRecord
  /// How title, publisher and dates of the document were decided.
  public let documentEvidence: [Evidence]
  /// The document's text, UTF-8.
  public let text: [UInt8]
  /// The run that found it.
  public let run: RunRecord
  /// The entry's hash in the log (RFC 6962).
  public let leaf: Digest
  /// Whether the claim belongs to the newest extraction of its document.
  public let isCurrent: Bool
  /// Retractions, corrections and reviews, oldest first.
  public let rulings: [Ruling]
}

/// What a person said later about a claim.
public struct Ruling: Hashable, Sendable {
  /// What was said.
  public enum Verdict: Hashable, Sendable {
    /// The claim is taken back.
    case retracted
    /// These fields were read wrongly; nil empties a field.
    case corrected([FieldChange])
    /// The reading was looked at.
    case reviewed(ReviewVerdict)
  }

  /// The ruling's entry.
  public let seq: Int
  /// What was said.
  public let verdict: Verdict
  /// Why, in the person's words.
  public let reason: String?
  /// Who said it.
  public let by: String
  /// When, RFC 3339 in UTC.
  public let recorded: String
}

/// One field that a correction sets.
public struct FieldChange: Hashable, Sendable {
  /// The codebook's name of the field.
  public let field: String
  /// The new value in the codebook's words; nil empties the field.
  public let value: String?

  /// A change of one field.
  public init(field: String, value: String?) {
    self.field = field
    self.value = value
  }
}

/// A person's verdict on the reading of a claim.
public enum ReviewVerdict: String, Hashable, Sendable, CaseIterable {
  case confirmed, doubtful, wrong
}

/// Who says something about the ledger's content, and when.
public struct Statement: Hashable, Sendable {
  /// The program and the person: `ledger/0.1.0 human`.
  public let by: String
  /// When.
  public let recorded: Timestamp

  /// A statement's author and time.
  public init(by: String, recorded: Timestamp) {
    self.by = by
    self.recorded = recorded
  }
}
