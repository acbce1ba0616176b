import LedgerDigest
public import LedgerTypes

/// Makes documents from bytes: the same bytes and settings always give the same document.
public struct DocumentReader: Sendable {
  /// What the user says about the documents; it beats what they say about themselves.
  public let given: DocumentMetadata
  /// The encoding of plain-text files, when the user knows it.
  public let encoding: TextEncoding?
  /// Whether invalid UTF-8 is refused instead of repaired.
  public let strict: Bool
  /// The day of the run: a later publication date gets a notice.
  public let today: CivilDate?

  /// A reader with these settings.
  public init(
    given: DocumentMetadata = DocumentMetadata(), encoding: TextEncoding? = nil, strict: Bool = false,
    today: CivilDate? = nil
  ) {
    self.given = given
    self.encoding = encoding
    self.strict = strict
    self.today = today
  }

  /// The document that a plain-text file holds: its first line is its title.
  public func document(plainText raw: [UInt8], origin: DocumentOrigin) throws(DocumentError) -> Document {
    guard raw.count <= DocumentLimits.documentBytes else {
      throw DocumentError(.tooLarge(limit: DocumentLimits.documentBytes), at: origin)
    }
    let decoded = try DecodedText(file: raw, encoding: encoding, strict: strict, origin: origin)
    let head = PlainTextHead(decoded.bytes)
    var notices = decoded.notices
    if let notice = head.notice { notices.append(notice) }
    return document(
      id: nil, origin: origin, raw: raw, text: decoded.bytes, own: head.metadata, evidence: head.evidence,
      notices: notices)
  }

  /// The document that one line of a JSON Lines file holds; `range` is the line without its end.
  public func document(
    jsonLine range: Range<Int>, of bytes: [UInt8], origin: DocumentOrigin
  ) throws(DocumentError) -> Document {
    let line = try JSONLine(bytes, in: range, origin: origin)
    guard let text = line.text else { throw DocumentError(.noText, at: origin, id: line.id) }
    let decoded: DecodedText
    do throws(DocumentError) {
      decoded = try DecodedText(utf8: text, strict: strict, origin: origin)
    } catch {
      throw DocumentError(error.reason, at: origin, byte: error.byte, id: line.id)
    }
    return document(
      id: line.id, origin: origin, raw: Array(bytes[range]), text: decoded.bytes, own: line.metadata,
      evidence: line.metadata.evidence(rule: "member"),
      notices: decoded.notices + line.notices)
  }

  private func document(
    id: String?, origin: DocumentOrigin, raw: [UInt8], text: [UInt8], own: DocumentMetadata, evidence: [Evidence],
    notices: [Notice]
  ) -> Document {
    let rawDigest = SHA256.digest(raw)
    let textDigest = raw.count == text.count && raw == text ? rawDigest : SHA256.digest(text)
    let metadata = given.filled(from: own)
    return Document(
      givenID: id, origin: origin, raw: raw, text: text, rawDigest: rawDigest,
      textDigest: textDigest, metadata: metadata,
      evidence: evidence.filter { !given.has($0.field) } + given.evidence(rule: "given"),
      notices: notices + clockNotices(metadata, own: own) + emptinessNotices(text))
  }

  private func clockNotices(_ metadata: DocumentMetadata, own: DocumentMetadata) -> [Notice] {
    var notices: [Notice] = []
    if let published = metadata.published, let today, let day = published.daysSince1970,
      let limit = today.daysSince1970, day > limit + 1
    {
      notices.append(
        Notice(code: "future_date", span: nil, text: "The publication date \(published) lies after the day of the run.")
      )
    }
    if let said = given.published, let written = own.published, said != written {
      notices.append(
        Notice(
          code: "date_conflict", span: nil,
          text: "The document says that it was published on \(written); \(said) was given and is used."))
    }
    return notices
  }

  private func emptinessNotices(_ text: [UInt8]) -> [Notice] {
    let blank = text.allSatisfy { $0 == 0x20 || ($0 >= 0x09 && $0 <= 0x0D) }
    return blank ? [Notice(code: "empty_text", span: nil, text: "The document holds no text.")] : []
  }
}
