public import LedgerTypes

/// How much of one document is read for figures.
///
/// A limit bounds time and memory for hostile input; no real article comes near one. The document itself is kept whole.
public enum ExtractionLimits {
  /// Bytes of a text: 8 MiB. Where each byte is a token, and each second one a sentence, a page takes forty times as much.
  public static let textBytes = 8 << 20
  /// Claims of one document; more is no text but an attack.
  public static let claims = 10_000

  /// All of them.
  public static let all: [NamedLimit] = [
    NamedLimit("text_bytes", textBytes, "bytes", "What follows in a text is not read for figures."),
    NamedLimit("claims", claims, "claims", "Then a document is not read further."),
  ]

  /// How many bytes of a text are read: all, or whole characters up to the limit.
  static func readable(_ text: Span<UInt8>) -> Int {
    guard text.count > textBytes else { return text.count }
    var count = textBytes
    // A character has at most three continuation bytes.
    while count > textBytes - 3, text[count] & 0xC0 == 0x80 { count -= 1 }
    return count
  }

  /// What is said of a text of `count` bytes of which a page holds less, or more claims.
  static func notices(_ extraction: Extraction, of page: Page, count: Int) -> [Notice] {
    var notices: [Notice] = []
    if page.count < count {
      notices.append(
        Notice(
          code: "text_limit", span: TextSpan(page.count, count),
          text: "Only the first \(page.count) bytes of the text were read for figures."))
    }
    if extraction.claims.count >= claims {
      notices.append(
        Notice(code: "claim_limit", span: nil, text: "Only the first \(claims) claims of the document were taken."))
    }
    return notices
  }
}
