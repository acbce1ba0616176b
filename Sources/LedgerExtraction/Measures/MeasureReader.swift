import LedgerTypes

/// Links the quantities of a document to the measures that the words about them decide.
enum MeasureReader {
  static func findings(in page: Page) -> [Finding] {
    var findings: [Finding] = []
    for (index, sentence) in page.sentences.enumerated() where !sentence.classes.isDisjoint(with: .gate) {
      let clause = Clause(page, sentence)
      for quantity in clause.quantities {
        var claim = Claim(
          span: page.span(quantity.tokens), measure: .killed, bound: quantity.bound, low: quantity.low,
          high: quantity.high, quote: page.span(sentence.tokens))
        claim.vagueClass = quantity.vagueClass
        findings.append(
          Finding(claim: claim, sentence: index, value: quantity.tokens, phrase: quantity.tokens, trigger: nil))
      }
    }
    return findings
  }
}
