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
  /// What a single word begins with; of a phrase nothing.
  var letters: WordStart
  /// Index into the sentence's quantities, for kind `quantity`; else -1.
  var quantity: Int32

  var tokens: Range<Int> { first..<end }

  @inline(__always)
  func has(_ wanted: WordClass) -> Bool { !classes.isDisjoint(with: wanted) }
}

extension Term {
  /// The term of one word.
  @inline(__always)
  init(word token: Token, _ index: Int, _ classes: WordClass) {
    self.init(
      first: index, end: index + 1, kind: .word, lexeme: token.lexeme, classes: classes, letters: token.letters,
      quantity: -1)
  }
}
