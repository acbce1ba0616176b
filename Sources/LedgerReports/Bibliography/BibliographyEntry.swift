public import LedgerStore
import LedgerTypes

/// A document, or one sentence of it that states a figure, as bibliographies cite it.
public struct BibliographyEntry: Hashable, Sendable {
  /// What bibliographies call the thing.
  enum Kind: Hashable, Sendable {
    /// What a publisher prints.
    case article
    /// A body's own text.
    case report
    /// Neither is known.
    case document
  }

  /// A short name for the entry: letters, digits and hyphens, the same for the same bytes.
  public let key: String
  let kind: Kind
  let title: String?
  let author: String?
  let publisher: String?
  let published: CivilDate?
  let language: String?
  let url: String?
  let accessed: CivilDate?
  let note: String

  /// A document.
  public init(_ document: DocumentRecord) {
    self.init(document, suffix: "", url: document.url, note: "SHA-256 \(document.digest)")
  }

  /// A claim: its document, the address of its sentence and its words.
  public init(_ claim: ClaimRecord) {
    self.init(
      claim.document, suffix: "-\("\(claim.id)".prefix(8))",
      url: PassageAddress.of(claim.quote, in: claim.document.url) ?? claim.document.url,
      note: "“\(claim.quote)” (claim \(claim.id): \(claim.stated) "
        + "\(claim.claim.measure.rawValue.replacing("_", with: " "))); SHA-256 \(claim.document.digest)")
  }

  private init(_ document: DocumentRecord, suffix: String, url: String?, note: String) {
    title = document.title
    author = document.author
    publisher = document.publisher
    published = document.published.flatMap { CivilDate(iso: String($0.prefix(10))) }
    language = document.language
    accessed = CivilDate(iso: String((document.retrieved ?? document.recorded).prefix(10)))
    kind = document.author != nil ? .report : document.publisher != nil ? .article : .document
    self.url = url
    self.note = note
    let name = (document.publisher ?? document.author ?? "document").lowercased().unicodeScalars
      .filter { $0.isASCII && $0.properties.isAlphabetic }
    key =
      "\(name.isEmpty ? "document" : String(String.UnicodeScalarView(name)))\(published.map { "\($0.year)" } ?? "")-"
      + document.digest.description.prefix(8) + suffix
  }
}

/// Forms that programs for references read.
public enum BibliographyForm: String, Sendable, CaseIterable {
  /// BibTeX with the fields of BibLaTeX, for TeX, JabRef and Zotero.
  case bibtex
  /// CSL-JSON, for Pandoc, Quarto and Zotero.
  case csl
  /// RIS, for EndNote, Mendeley and Zotero.
  case ris

  /// The entries in this form, UTF-8.
  public func bytes(_ entries: [BibliographyEntry]) -> [UInt8] {
    switch self {
    case .bibtex: Array(entries.map(\.bibtex).joined(separator: "\n").utf8)
    case .ris: Array(entries.map(\.ris).joined().utf8)
    case .csl: BibliographyEntry.csl(entries)
    }
  }
}
