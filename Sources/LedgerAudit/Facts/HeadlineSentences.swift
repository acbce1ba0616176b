public import LedgerStore

/// Sentences at the start of a text that are also its title.
public enum HeadlineSentences {
  private static let rows = """
    JOIN extraction ON extraction.seq = sentence.extraction
    JOIN document ON document.seq = extraction.document
    WHERE sentence.start_char < length(document.title) AND instr(document.title, rtrim(sentence.quote, '. ')) > 0
    """

  /// All headlines, by the sentence's number.
  static func all(in snapshot: LedgerSnapshot) throws -> Set<Int> {
    var found: Set<Int> = []
    try snapshot.scan("SELECT sentence.number FROM sentence \(rows)") { found.insert($0[0]) }
    return found
  }

  /// Those of some sentences that are headlines.
  public static func among(_ sentences: some Sequence<Int>, in snapshot: LedgerSnapshot) throws -> Set<Int> {
    let wanted = Set(sentences).sorted()
    guard !wanted.isEmpty else { return [] }
    var found: Set<Int> = []
    let tables = "FROM json_each(:sentences) AS wanted CROSS JOIN sentence ON sentence.number = wanted.value"
    let sql = "SELECT sentence.number \(tables) \(rows)"
    try snapshot.scan(sql, arguments: ["sentences": .list(wanted)]) { found.insert($0[0]) }
    return found
  }
}
