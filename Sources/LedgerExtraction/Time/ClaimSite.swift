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
  let whole: Int?

  /// Where the finding at `index` stands; wholes are told by their place behind `first`.
  ///
  /// A finding is asked for field by field: handed on as a whole it would be copied.
  init(_ findings: [Finding], _ index: Int, first: Int = 0) {
    sentence = findings[index].sentence
    value = findings[index].value
    phrase = findings[index].phrase
    trigger = findings[index].trigger
    measure = findings[index].claim.measure
    implicit = findings[index].claim.implicit
    if let part = findings[index].claim.partOf {
      whole = part - first
    } else {
      whole = findings[index].claim.base.isEmpty ? nil : findings[index].claim.base[0] - first
    }
  }
}
