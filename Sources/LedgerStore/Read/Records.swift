public import LedgerTypes

/// A run, as `ledger runs` lists it.
public struct RunRecord: Hashable, Sendable {
  /// The run's entry.
  public let seq: Int
  public let recorded: String
  public let program: String
  public let ruleSet: String
  public let registryDigest: Digest
  /// How many documents it extracted.
  public let documents: Int
  /// How many claims it entered.
  public let claims: Int
}

/// A document, as `ledger documents` lists it.
public struct DocumentRecord: Hashable, Sendable {
  /// The document's entry.
  public let seq: Int
  public let id: String?
  public let path: String?
  public let url: String?
  public let title: String?
  public let publisher: String?
  public let author: String?
  public let language: String?
  /// As stated.
  public let published: String?
  public let retrieved: String?
  public let recorded: String
  public let media: String
  /// How many raw bytes it has.
  public let size: Int
  /// Of the raw bytes.
  public let digest: Digest
  /// Of the text that spans count in.
  public let textDigest: Digest
  /// The run whose claims are in force.
  public let run: Int
  /// How many claims of it are in force, retracted ones included.
  public let claims: Int
}

/// A cited body or person, as `ledger sources` lists it.
public struct SourceRecord: Hashable, Sendable {
  /// The source's entry.
  public let seq: Int
  /// The registry's identifier; nil for a source that is known by its own words only.
  public let id: String?
  public let name: String
  public let kind: SourceKind
  public let place: String?
  /// The source that this one was merged into, else `seq` itself.
  public let canonical: Int
  /// In how many claims in force it stands at any hop.
  public let claims: Int
  public let aliases: [AliasRecord]
}

/// A way in which a source was named, in a text or by a person.
public struct AliasRecord: Hashable, Sendable {
  public let text: String
  public let kind: AliasKind?
  public let needsContext: Bool
  /// Whether a person stated it (`ledger sources alias`), instead of a text having it.
  public let stated: Bool
  /// In how many claims, superseded ones included, it stands.
  public let claims: Int
}

/// What `ledger search` finds: a sentence that states claims, or a document's title.
public struct SearchHit: Hashable, Sendable {
  public let document: DocumentRecord
  /// The sentence, or nil when the title has the words.
  public let quote: String?
  /// The claims in force that the sentence states.
  public let claims: [ClaimSummary]
}

/// A claim in one line.
public struct ClaimSummary: Hashable, Sendable {
  public let seq: Int
  public let id: ClaimID
  /// The value with its bound words.
  public let stated: String
  public let measure: Measure
  public let status: ClaimStatus
  /// The originator's name; nil for the publisher's own voice.
  public let source: String?
}
