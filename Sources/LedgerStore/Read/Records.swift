public import LedgerTypes

/// A run, as `ledger runs` lists it.
public struct RunRecord: Hashable, Sendable {
  /// The run's entry.
  public let seq: Int
  /// When it was entered, RFC 3339 in UTC.
  public let recorded: String
  /// The program with its version.
  public let program: String
  /// The version of the rule set.
  public let ruleSet: String
  /// SHA-256 of the registry's canonical bytes.
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
  /// The identifier given with the document.
  public let id: String?
  /// The path or name as given.
  public let path: String?
  /// The address that it came from.
  public let url: String?
  /// The title.
  public let title: String?
  /// Who published it.
  public let publisher: String?
  /// Who wrote it: the body found in the text, else the one of the metadata.
  public let author: String?
  /// A BCP 47 language tag.
  public let language: String?
  /// As stated.
  public let published: String?
  /// When the bytes were fetched.
  public let retrieved: String?
  /// When it was entered, RFC 3339 in UTC.
  public let recorded: String
  /// The media type.
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
  /// The preferred name, or the source's own words.
  public let name: String
  /// What sort of body it is.
  public let kind: SourceKind
  /// What it answers for.
  public let place: String?
  /// The source that this one was merged into, else `seq` itself.
  public let canonical: Int
  /// In how many claims in force it stands at any hop.
  public let claims: Int
  /// Its names, by first use.
  public let aliases: [AliasRecord]
}

/// A way in which a source was named, in a text or by a person.
public struct AliasRecord: Hashable, Sendable {
  /// The words, without a leading article.
  public let text: String
  /// What the words are to the source; nil when no rule said so.
  public let kind: AliasKind?
  /// Whether the words name the source only where the document's context fits.
  public let needsContext: Bool
  /// Whether a person stated it (`ledger sources alias`), instead of a text having it.
  public let stated: Bool
  /// In how many claims, superseded ones included, it stands.
  public let claims: Int
}

/// What `ledger search` finds: a sentence that states claims, or a document's title.
public struct SearchHit: Hashable, Sendable {
  /// The document.
  public let document: DocumentRecord
  /// The sentence, or nil when the title has the words.
  public let quote: String?
  /// The claims in force that the sentence states.
  public let claims: [ClaimSummary]
}

/// A claim in one line.
public struct ClaimSummary: Hashable, Sendable {
  /// The claim's entry.
  public let seq: Int
  /// The claim's id.
  public let id: ClaimID
  /// The value with its bound words.
  public let stated: String
  /// What it counts.
  public let measure: Measure
  /// How the speaker commits to it.
  public let status: ClaimStatus
  /// The originator's name; nil for the publisher's own voice.
  public let source: String?
}
