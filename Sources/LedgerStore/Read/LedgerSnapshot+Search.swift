import LedgerTypes

extension LedgerSnapshot {
  /// Sentences with claims in force, and titles, that have all of these words, best first.
  ///
  /// A word that ends in `*` matches what begins with it; words in double quotes must follow each other. Nothing
  /// else has a meaning: every other character is only searched for.
  public func search(_ words: String, limit: Int) throws -> [SearchHit] {
    let match = Self.matchExpression(words)
    guard !match.isEmpty, limit > 0 else { return [] }
    let sentences = try rows(
      """
      SELECT sentence.number, sentence.extraction, extraction.document, extraction.claims, sentence.quote
      FROM sentence_fts
      JOIN sentence ON sentence.number = sentence_fts.rowid
      JOIN extraction ON extraction.seq = sentence.extraction
      WHERE sentence_fts MATCH ?1
        AND extraction.seq = (SELECT max(newer.seq) FROM extraction AS newer WHERE newer.document = extraction.document)
      ORDER BY rank, sentence.number LIMIT ?2
      """, [.text(match), .integer(limit)]
    ) { row -> SearchHit? in
      let claims = try claims(of: row.integer(1), count: row.integer(3), sentence: row.integer(0))
      guard !claims.isEmpty else { return nil }
      return SearchHit(document: try document(row.integer(2)), quote: row.string(4), claims: claims)
    }
    let titles = try rows(
      "SELECT rowid FROM document_fts WHERE document_fts MATCH ?1 ORDER BY rank, rowid LIMIT ?2",
      [.text(match), .integer(limit)]
    ) { SearchHit(document: try document($0.integer(0)), quote: nil, claims: []) }
    return Array((sentences + titles).prefix(limit))
  }

  /// The claims in force that one sentence of an extraction states.
  private func claims(of extraction: Int, count: Int, sentence: Int) throws -> [ClaimSummary] {
    try rows(
      """
      SELECT claim_view.claim, claim.id, claim_view.stated, claim.measure, claim.status, claim_view.source
      FROM claim JOIN claim_view ON claim_view.claim = claim.seq
      WHERE claim.seq BETWEEN ?1 + 1 AND ?1 + ?2 AND claim.sentence = ?3 ORDER BY claim.seq
      """, [.integer(extraction), .integer(count), .integer(sentence)]
    ) { row in
      guard let measure = Measure(code: row.integer(3)), let status = ClaimStatus(code: row.integer(4)) else {
        return nil
      }
      return ClaimSummary(
        seq: row.integer(0), id: ClaimID(stored: row.integer(1)), stated: row.string(2), measure: measure,
        status: status, source: row.optionalString(5))
    }
  }

  /// FTS5's expression for words of a person (sqlite.org/fts5.html, section 3): each is quoted, so that no operator
  /// can come from outside.
  static func matchExpression(_ words: String) -> String {
    var terms: [String] = []
    var isPhrase = false
    for part in words.split(separator: "\"", omittingEmptySubsequences: false) {
      if isPhrase {
        terms.append(quoted(part))
      } else {
        for word in part.split(whereSeparator: \.isWhitespace) {
          terms.append(word.last == "*" && word.count > 1 ? quoted(word.dropLast()) + "*" : quoted(word))
        }
      }
      isPhrase.toggle()
    }
    // Words of punctuation only match nothing in FTS5, and would make the whole search match nothing.
    return terms.filter { $0.contains { $0.isLetter || $0.isNumber } }.joined(separator: " AND ")
  }

  private static func quoted(_ text: Substring) -> String {
    "\"" + text.filter { $0 != "\0" } + "\""
  }
}
