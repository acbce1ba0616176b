/// A word or phrase of a sentence as rules see it: phrases are one term, numbers are read.
struct Term {
  enum Kind: UInt8 {
    case word, quantity, comma, mark, quote, possessive, stop
  }

  /// Indices into the page's tokens.
  var first: Int
  var end: Int
  var kind: Kind
  /// The phrase's lexeme, or the word's.
  var lexeme: UInt16
  var classes: WordClass
  /// Index into the sentence's quantities, for kind `quantity`.
  var quantity: Int

  var tokens: Range<Int> { first..<end }

  @inline(__always)
  func has(_ wanted: WordClass) -> Bool { !classes.isDisjoint(with: wanted) }
}
