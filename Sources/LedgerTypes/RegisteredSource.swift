/// A body or person that is cited for figures, as a registry knows it.
public struct RegisteredSource: Hashable, Sendable {
  /// A short stable identifier, lower case with hyphens: "gaza-moh".
  public let id: String
  /// The preferred name.
  public let name: String
  /// What sort of body or person it is.
  public let kind: SourceKind
  /// The country, territory or region that the body answers for, if it has one.
  public let place: String?
  /// Every other way the body is named.
  public let aliases: [SourceAlias]

  /// A source with its aliases.
  public init(id: String, name: String, kind: SourceKind, place: String? = nil, aliases: [SourceAlias] = []) {
    self.id = id
    self.name = name
    self.kind = kind
    self.place = place
    self.aliases = aliases
  }
}

/// One way to name a registered source.
public struct SourceAlias: Hashable, Sendable {
  /// The words, without a leading article; matched without regard to ASCII case.
  public let text: String
  /// What the words are to the body.
  public let kind: AliasKind
  /// Whether the words name the body only where the document's context fits ("the health ministry").
  public let needsContext: Bool

  /// An alias.
  public init(text: String, kind: AliasKind, needsContext: Bool = false) {
    self.text = text
    self.kind = kind
    self.needsContext = needsContext
  }
}

/// The start of a war or disaster that day counts and totals run from.
public struct RegisteredEpoch: Hashable, Sendable {
  /// Day 1, counted inclusively.
  public let start: CivilDate
  /// What began: "Gaza war".
  public let name: String
  /// Words of which at least one stands in a document that the epoch fits.
  public let context: [String]

  /// An epoch.
  public init(start: CivilDate, name: String, context: [String]) {
    self.start = start
    self.name = name
    self.context = context
  }
}
