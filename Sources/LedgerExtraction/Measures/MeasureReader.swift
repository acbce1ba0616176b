import LedgerTypes

/// Finds the numbers of a document that are claims, and decides what their own sentence decides about them:
/// measure, bound, unit, status, population, part and base.
enum MeasureReader {
  /// The most claims that are taken from one document; more is no text but an attack.
  static let mostClaims = 10_000

  static func findings(in page: Page, notices: inout [Notice]) -> [Finding] {
    var findings: [Finding] = []
    for (index, sentence) in page.sentences.enumerated() where !sentence.classes.isDisjoint(with: .gate) {
      let clause = Clause(page, sentence)
      guard findings.count < mostClaims else {
        notices.append(
          Notice(
            code: "claim_limit", span: page.span(sentence.tokens),
            text: "Only the first \(mostClaims) claims of the document were taken."))
        break
      }
      var sentence = SentenceClaims(clause, index: index, first: findings.count)
      findings += sentence.findings()
    }
    return findings
  }
}
