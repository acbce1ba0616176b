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
  /// Where the sentence begins, in code points.
  public let startChar: Int?
  /// Its address.
  public let url: String?

  /// The address of the passage: the document's, with a text fragment (WICG Scroll to Text Fragment) of the sentence.
  public var passage: String? {
    guard let url, url.hasPrefix("http://") || url.hasPrefix("https://") else { return nil }
    let words = quote.split(separator: " ")
    let fragment =
      words.count <= 12
      ? Self.encoded(words.joined(separator: " "))
      : Self.encoded(words.prefix(5).joined(separator: " ")) + ","
        + Self.encoded(words.suffix(5).joined(separator: " "))
    return url + (url.contains("#") ? "" : "#") + ":~:text=" + fragment
  }

  /// Percent-encodes all but letters, digits and the marks that mean nothing in a fragment; `-`, `,` and `&` divide it.
  private static func encoded(_ text: String) -> String {
    var result = ""
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = Array("0123456789ABCDEF")
        result += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
      }
    }
    return result
  }

  /// The words behind claims, by the claim's entry.
  public static func byEntry(_ entries: some Sequence<Int>, in snapshot: LedgerSnapshot) throws -> [Int: ClaimEvidence]
  {
    var found: [Int: ClaimEvidence] = [:]
    let wanted = Set(entries).sorted()
    for start in stride(from: 0, to: wanted.count, by: 4_096) {
      let block = wanted[start..<min(start + 4_096, wanted.count)]
      let list = "[" + block.map(String.init).joined(separator: ",") + "]"
      try snapshot.query(Self.sql, arguments: ["entries": .text(list)]) { row in
        guard let entry = row.integer(0) else { return }
        found[entry] = ClaimEvidence(
          claim: row.text(1) ?? "", stated: row.text(2) ?? "", quote: row.text(3) ?? "", document: row.integer(4) ?? 0,
          title: row.text(5) ?? "", publisher: row.text(6), published: row.text(7), path: row.text(8),
          startChar: row.integer(9), url: row.text(10))
      }
    }
    return found
  }

  private static let sql = """
    SELECT claim.seq, printf('%016x', claim.id), coalesce(claim.stated, claim.value), sentence.quote, document.seq,
      coalesce(document.title, document.id, document.path, lower(hex(document.sha256))), publisher.name,
      document.published, document.path, sentence.start_char, document.url
    FROM json_each(:entries) AS wanted
    CROSS JOIN claim ON claim.seq = wanted.value
    CROSS JOIN extraction ON extraction.seq = claim.extraction
    CROSS JOIN document ON document.seq = extraction.document
    LEFT JOIN sentence ON sentence.number = claim.sentence
    LEFT JOIN publisher ON publisher.number = document.publisher
    """
}
