import LedgerStore
import LedgerTypes

/// Where a sentence stands in a file of plain text: lines and columns count from 1, in Unicode code points.
struct TextRegion: Hashable, Sendable {
  let startLine: Int
  let startColumn: Int
  let endLine: Int
  let endColumn: Int
  let charOffset: Int
  let charLength: Int

  /// The regions of claims' sentences, by the claim's entry: of documents whose text is their file as it is. In a web page
  /// or a line of JSON the text stands otherwise than in the file.
  static func byEntry(_ entries: [Int], in snapshot: LedgerSnapshot) throws -> [Int: TextRegion] {
    struct Sentence {
      let claim: Int
      let start: Int
      let end: Int
    }
    var sentences: [Int: [Sentence]] = [:]
    try snapshot.query(sentencesSQL, arguments: ["entries": .list(Set(entries).sorted())]) { row in
      guard let claim = row.integer(0), let document = row.integer(1), let start = row.integer(2),
        let end = row.integer(3)
      else { return }
      sentences[document, default: []].append(Sentence(claim: claim, start: start, end: end))
    }
    var regions: [Int: TextRegion] = [:]
    for (document, ofDocument) in sentences {
      var body = ""
      let arguments: [String: LedgerCell] = ["document": .integer(document)]
      try snapshot.query(bodySQL, arguments: arguments) { body = $0.text(0) ?? "" }
      let lines = LineStarts(of: body)
      for sentence in ofDocument {
        let (start, end) = (lines.position(of: sentence.start), lines.position(of: sentence.end))
        regions[sentence.claim] = TextRegion(
          startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column,
          charOffset: sentence.start, charLength: sentence.end - sentence.start)
      }
    }
    return regions
  }

  private static let sentencesSQL = """
    SELECT claim.seq, extraction.document, sentence.start_char, sentence.end_char
    FROM json_each(:entries) AS wanted
    CROSS JOIN claim ON claim.seq = wanted.value
    CROSS JOIN extraction ON extraction.seq = claim.extraction
    CROSS JOIN text ON text.seq = extraction.text AND text.body IS NULL
    JOIN sentence ON sentence.number = claim.sentence
    """

  private static let bodySQL = "SELECT CAST(body AS TEXT) FROM document_bytes WHERE document = :document"
}

/// The offsets in code points at which the lines of a text begin.
private struct LineStarts {
  private var starts = [0]

  init(of text: String) {
    for (offset, scalar) in text.unicodeScalars.enumerated() where scalar == "\n" { starts.append(offset + 1) }
  }

  func position(of offset: Int) -> (line: Int, column: Int) {
    var (low, high) = (0, starts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return (low + 1, offset - starts[low] + 1)
  }
}
