/// What the extractor may know about a document besides its text.
public struct DocumentContext: Hashable, Sendable {
  /// The title, when it is known.
  public var title: String?
  /// The publisher, when it is known.
  public var publisher: String?
  /// The publication date from the metadata; a dateline in the text beats it.
  public var published: CivilDate?
  /// A BCP 47 language tag; nil is decided from the text.
  public var language: String?

  /// A context; everything may be unknown.
  public init(title: String? = nil, publisher: String? = nil, published: CivilDate? = nil, language: String? = nil) {
    self.title = title
    self.publisher = publisher
    self.published = published
    self.language = language
  }
}
