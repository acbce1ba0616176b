import LedgerTypes

/// A claim in the making, with the places in the page that its fields are decided from.
struct Finding {
  var claim: Claim
  /// Index of its sentence in the page.
  let sentence: Int
  /// The value's tokens, without bound words.
  let value: Range<Int>
  /// The tokens of the noun phrase that the value begins, with bound words.
  let phrase: Range<Int>
  /// The tokens of the measure word that the number belongs to: "killed", "deaths", "toll".
  let trigger: Range<Int>?
  /// Whether it counts a part of "the dead", whom a sentence before may have counted.
  var isPartOfNamed = false
}
