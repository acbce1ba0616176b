import LedgerTypes

/// Where a claim stands in the text and what it counts: all that rules of time, kind and place ask about it.
struct ClaimSite {
  /// Index of its sentence in the page.
  let sentence: Int
  /// The value's tokens, without bound words.
  let value: Range<Int>
  /// The tokens of the noun phrase that the value begins, with bound words.
  let phrase: Range<Int>
  /// The tokens of the measure word.
  let trigger: Range<Int>?
  let measure: Measure
  let implicit: Bool

  /// Of a group of sites, the one that this one is a part or a share of.
  private(set) var whole: Int?

  init(_ finding: borrowing Finding, first: Int) {
    self.init(finding)
    whole = (finding.claim.partOf ?? finding.claim.base.first).map { $0 - first }
  }

  init(_ finding: borrowing Finding) {
    sentence = finding.sentence
    value = finding.value
    phrase = finding.phrase
    trigger = finding.trigger
    measure = finding.claim.measure
    implicit = finding.claim.implicit
  }
}
