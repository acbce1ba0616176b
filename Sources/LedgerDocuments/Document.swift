public import LedgerTypes

/// One text with what is known about it, ready for extraction.
///
/// `raw` is what was read and never changes; `text` is what spans count in. Both are kept, with their
/// digests, so that a quote can be checked against the very bytes that it came from.
public struct Document: Sendable {
  /// The identifier that the input gives.
  public let givenID: String?
  /// Where the document was read.
  public let origin: DocumentOrigin
  /// The bytes as they were read: a file, or one line of a JSON Lines file without its line end.
  public let raw: [UInt8]
  /// The text in valid UTF-8, without a byte order mark.
  public let text: [UInt8]
  /// The SHA-256 of `raw`.
  public let rawDigest: Digest
  /// The SHA-256 of `text`.
  public let textDigest: Digest
  /// What is known besides the text.
  public let metadata: DocumentMetadata
  /// How the metadata was decided, with the words of the text that it was read from.
  public let evidence: [Evidence]
  /// What a reader should know about the text: invalid bytes, hidden or bidirectional characters.
  public let notices: [Notice]

  /// The identifier that the input gives, else the text's SHA-256 in hexadecimal.
  public var id: String { givenID ?? textDigest.description }

  /// What the extractor may know besides the text.
  public var context: DocumentContext {
    DocumentContext(
      title: metadata.title, publisher: metadata.publisher, published: metadata.published,
      language: metadata.language)
  }
}

extension Document {
  /// The body that published the text as its own bulletin, in the words of the text or of the metadata, else the
  /// byline's name.
  public func author(with extraction: Extraction) -> String? {
    guard let span = extraction.author else {
      return extraction.claims.contains { $0.voice == .author } ? metadata.publisher : metadata.author
    }
    return String(decoding: text[span.start..<span.end], as: UTF8.self)
  }

  /// The notices of reading and of extraction together; what both saw is told once.
  public func notices(with extraction: Extraction) -> [Notice] {
    let seen = Set(notices.map(\.code))
    return notices + extraction.notices.filter { !seen.contains($0.code) }
  }
}

/// Where a document was read: a file, or a line of one.
public struct DocumentOrigin: Hashable, Sendable, CustomStringConvertible {
  /// The path as the user typed it, or as the folder lists it; `-` for standard input.
  public let path: String
  /// The line in a JSON Lines file, counted from 1.
  public let line: Int?

  /// `feed.jsonl, line 3`.
  public var description: String { line.map { "\(path), line \($0)" } ?? path }

  /// A file, or one of its lines.
  public init(path: String, line: Int? = nil) {
    self.path = path
    self.line = line
  }
}

/// What is known about a document besides its text; everything may be unknown.
public struct DocumentMetadata: Hashable, Sendable {
  /// The headline.
  public var title: String?
  /// Where the document was published.
  public var url: String?
  /// The outlet or body that published it.
  public var publisher: String?
  /// Whose name stands in the byline.
  public var author: String?
  /// When it was published, as precisely as is known.
  public var published: CivilDate?
  /// A BCP 47 language tag.
  public var language: String?

  /// Metadata of which the given parts are known.
  public init(
    title: String? = nil, url: String? = nil, publisher: String? = nil, author: String? = nil,
    published: CivilDate? = nil, language: String? = nil
  ) {
    self.title = title
    self.url = url
    self.publisher = publisher
    self.author = author
    self.published = published
    self.language = language
  }

  /// These values, and the other's where these say nothing.
  func filled(from other: DocumentMetadata) -> DocumentMetadata {
    DocumentMetadata(
      title: title ?? other.title, url: url ?? other.url, publisher: publisher ?? other.publisher,
      author: author ?? other.author, published: published ?? other.published,
      language: language ?? other.language)
  }

  /// The fields that are known, by their names in JSON and SQL.
  private var fields: [String] {
    let known: [(String, Bool)] = [
      ("title", title != nil), ("url", url != nil), ("publisher", publisher != nil), ("author", author != nil),
      ("published", published != nil), ("language", language != nil),
    ]
    return known.filter(\.1).map(\.0)
  }

  /// Whether the field of this name is known.
  func has(_ field: String) -> Bool { fields.contains(field) }

  /// Evidence that `rule` gave every known field.
  func evidence(rule: String) -> [Evidence] { fields.map { Evidence($0, rule: rule) } }
}
