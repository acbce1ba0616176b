/// The smallest piece of text that rules look at: a word, a number in digits, a mark.
struct Token: Sendable {
  enum Kind: UInt8, Sendable {
    case word, digits
    /// "'s" after a word.
    case possessive
    case symbol
    case mark, openQuote, closeQuote, quote, stop, newline

    /// Whether it can end no sentence and no quotation.
    @inline(__always)
    var endsNothing: Bool { rawValue <= Self.mark.rawValue }
  }

  struct Flags: OptionSet, Sendable {
    let rawValue: UInt8
    static let spaceBefore = Flags(rawValue: 1)
    /// The first letter is upper case (ASCII, or a two-byte letter that is not ASCII).
    static let capital = Flags(rawValue: 2)
    /// Two letters or more, and none is lower case.
    static let allCapitals = Flags(rawValue: 4)
    static let hyphenated = Flags(rawValue: 8)
    /// Digits with letters grown on: "10-year-old", "77th", "40mm".
    static let compound = Flags(rawValue: 16)
    /// A known word with a plural or possessive s grown on: "Syrias".
    static let grownS = Flags(rawValue: 32)
    /// A word that may hold more than ASCII letters, or is a long one.
    static let mixed = Flags(rawValue: 64)
  }

  var start: UInt32
  var end: UInt32
  /// What the token begins with, by which it is compared with words that rules name.
  var letters: WordStart
  /// Index into the lexicon; 0 for a word it does not hold.
  var lexeme: UInt16
  var kind: Kind
  var flags: Flags

  var range: Range<Int> { Int(start)..<Int(end) }
  var count: Int { Int(end - start) }
  var isCapital: Bool { flags.contains(.capital) }
}

/// A run of tokens that is read as one sentence.
struct Sentence: Sendable {
  /// Indices into the page's tokens.
  var first: Int
  var end: Int
  /// All word classes that stand in it.
  var classes: WordClass
  /// Counts up at each blank line, or each line in a text whose lines are not wrapped.
  var paragraph: Int32
  /// Whether a quotation that opened in an earlier sentence is still open where this one starts.
  var startsInQuote: Bool
  /// Whether a line break ended it and no full stop: a headline, a list line, a heading.
  var isLine: Bool

  var tokens: Range<Int> { first..<end }
}
