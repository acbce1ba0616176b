/// A word or phrase of a sentence as rules see it: phrases are one term, numbers are read.
struct Term {
  enum Kind: UInt8 {
    case word, quantity, comma, mark, quote, possessive, stop
  }

  var classes: WordClass
  /// What a single word begins with; of a phrase nothing.
  var letters: WordStart
  private var firstToken: Int32
  private var endToken: Int32
  /// Index into the sentence's quantities, for kind `quantity`; else -1.
  var quantity: Int32
  /// The phrase's lexeme, or the word's.
  var lexeme: UInt16
  var kind: Kind

  init(
    first: Int, end: Int, kind: Kind, lexeme: UInt16, classes: WordClass, letters: WordStart, quantity: Int32
  ) {
    firstToken = Int32(truncatingIfNeeded: first)
    endToken = Int32(truncatingIfNeeded: end)
    self.kind = kind
    self.lexeme = lexeme
    self.classes = classes
    self.letters = letters
    self.quantity = quantity
  }

  /// Indices into the page's tokens.
  @inline(__always)
  var first: Int { Int(firstToken) }
  @inline(__always)
  var end: Int {
    get { Int(endToken) }
    set { endToken = Int32(truncatingIfNeeded: newValue) }
  }

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
