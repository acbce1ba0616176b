import LedgerTypes

/// A number as an Arabic sentence states it, with its bound and the noun that it counts.
struct ArabicQuantity {
  enum Role: UInt8 {
    case count, share, time, label, money
  }

  /// The value's terms, and those with its bound words.
  var value: Range<Int>
  var terms: Range<Int>
  /// The value's words, without bound words and clitics.
  var span: TextSpan
  var low: ExactDecimal?
  var high: ExactDecimal?
  var bound: Bound = .exact
  var role: Role = .count
  var vagueClass: String?
  /// The term of the counted noun; for a dual it is the value itself.
  var head: Int?
  /// The term after the counted noun phrase.
  var phraseEnd: Int
  var boundSpan: TextSpan?
  var isAmbiguous = false
  /// The form that the number has: "digits", "word", "dual", "vague", "share".
  var form = "digits"

  init(_ value: Range<Int>, _ span: TextSpan, _ number: ExactDecimal?) {
    self.value = value
    terms = value
    self.span = span
    low = number
    high = number
    phraseEnd = value.upperBound
  }

  /// The single number, when there is one.
  var exact: Int? { low == high ? low?.wholeNumber : nil }
}
