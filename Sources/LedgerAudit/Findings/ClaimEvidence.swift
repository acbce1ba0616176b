public import LedgerStore
import LedgerTypes

/// The words behind a claim, as findings and reports show them.
public struct ClaimEvidence: Hashable, Sendable {
  /// The claim's id.
  public let claim: String
  /// The value with its bound words, as written.
  public let stated: String
  /// The sentence.
  public let quote: String
  /// The document's entry.
  public let document: Int
  /// Its title, else its id, path or digest.
  public let title: String
  /// Its publisher.
  public let publisher: String?
  /// Its publication, as stated.
  public let published: String?
  /// Its path.
  public let path: String?
  /// Its address.
  public let url: String?

  /// The address of the passage.
  public var passage: String? { PassageAddress.of(quote, in: url) }

  /// The words behind claims, by the claim's entry.
  public static func byEntry(_ entries: some Sequence<Int>, in snapshot: LedgerSnapshot) throws -> [Int: ClaimEvidence]
  {
    var found: [Int: ClaimEvidence] = [:]
    let wanted = Set(entries).sorted()
    found.reserveCapacity(wanted.count)
    // Claims of one document follow each other, and share its words.
    var last: ClaimEvidence?
    for start in stride(from: 0, to: wanted.count, by: 4_096) {
      let block = wanted[start..<min(start + 4_096, wanted.count)]
      try snapshot.query(Self.sql, arguments: ["entries": .list(block)]) { row in
        let document = row.number(4)
        let id = ClaimID(bits: UInt64(bitPattern: Int64(row.number(1))))
        let (stated, quote) = (row.text(2) ?? "", row.text(3) ?? "")
        let words =
          if let last, last.document == document {
            ClaimEvidence(
              claim: id.description, stated: stated, quote: quote, document: document, title: last.title,
              publisher: last.publisher, published: last.published, path: last.path, url: last.url)
          } else {
            ClaimEvidence(
              claim: id.description, stated: stated, quote: quote, document: document, title: row.text(5) ?? "",
              publisher: row.text(6), published: row.text(7), path: row.text(8), url: row.text(9))
          }
        found[row.number(0)] = words
        last = words
      }
    }
    return found
  }

  private static let sql = """
    SELECT claim.seq, claim.id, coalesce(claim.stated, claim.value), sentence.quote, document.seq,
      coalesce(document.title, document.id, document.path, lower(hex(document.sha256))), publisher.name,
      document.published, document.path, document.url
    FROM json_each(:entries) AS wanted
    CROSS JOIN claim ON claim.seq = wanted.value
    CROSS JOIN extraction ON extraction.seq = claim.extraction
    CROSS JOIN document ON document.seq = extraction.document
    LEFT JOIN sentence ON sentence.number = claim.sentence
    LEFT JOIN publisher ON publisher.number = document.publisher
    """
}
