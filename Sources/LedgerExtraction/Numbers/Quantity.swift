import LedgerTypes

/// A number as a sentence states it, with its bound and what the words around it say that it counts.
struct Quantity {
  /// What the number is by its own words and its neighbours; only `count` and `share` become claims of people, and
  /// `numeral` (a signed number) never a claim.
  enum Role: UInt8 {
    case count, share, ordinal, time, date, age, money, otherUnit, label, numeral
  }

  /// The value's tokens, without bound words.
  var tokens: Range<Int>
  /// The terms of bound words and value.
  var terms: Range<Int>
  var low: ExactDecimal?
  var high: ExactDecimal?
  var bound: Bound
  var role: Role
  /// The words of a vague amount, as it began.
  var vagueTokens: Range<Int>?
  /// The term of the noun that the number counts, when there is one.
  var head: Int?
  /// The term after the noun phrase that the number begins.
  var phraseEnd: Int
  /// Whether the value comes from a grouping that could be read otherwise ("1.000").
  var isAmbiguous = false
  /// For a fraction in words: "two thirds" is 2 of 3, where `low` and `high` are percentages.
  var fraction: Fraction?
  /// The words of the bound, when it has any.
  var boundTokens: Range<Int>?

  struct Fraction {
    let numerator: Int
    let denominator: Int
  }

  /// The single number, when low and high agree.
  var exact: ExactDecimal? { low == high ? low : nil }
}
