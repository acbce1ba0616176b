import LedgerTypes

/// One sentence on the desk: its terms and the quantities in it.
///
/// Terms are words, with phrases of the lexicon as one ("at least", "health workers") and numbers read.
/// Nothing of it changes once it is read, so that rules may hold it without copies.
final class Clause {
  let page: Page
  let sentence: Sentence
  let terms: [Term]
  // Only the rules of Numbers/ write, one after the other, while the clause is made.
  var quantities: [Quantity]

  init(_ page: Page, _ sentence: Sentence, readsNumerals: Bool = false) {
    self.page = page
    self.sentence = sentence
    var reader = TermReader(page, sentence, readsNumerals: readsNumerals)
    reader.read()
    terms = reader.terms
    quantities = reader.quantities
    guard !quantities.isEmpty else { return }
    BoundRule.apply(to: self)
    CountedNoun.apply(to: self)
    NumberRole.apply(to: self)
  }

  /// The words of a range of terms.
  func span(_ range: Range<Int>) -> TextSpan {
    TextSpan(
      Int(page.tokens[terms[range.lowerBound].first].start), Int(page.tokens[terms[range.upperBound - 1].end - 1].end))
  }

  func text(_ term: Int) -> String { page.text(span(term..<term + 1)) }

  func lexeme(_ term: Int) -> Lexeme { page.lexicon.lexemes[Int(terms[term].lexeme)] }

  @inline(__always)
  func has(_ term: Int, _ classes: WordClass) -> Bool {
    term >= 0 && term < terms.count && terms[term].has(classes)
  }

  /// Whether the term is this one word, given in lower case.
  func isWord(_ term: Int, _ word: StaticString) -> Bool {
    guard term >= 0, term < terms.count, terms[term].end - terms[term].first == 1 || terms[term].has(.abbreviation)
    else {
      return false
    }
    return page.isWord(terms[term].first, word)
  }

  /// Whether the term is this ASCII mark.
  func isMark(_ term: Int, _ mark: Unicode.Scalar) -> Bool {
    term >= 0 && term < terms.count && page.isMark(terms[term].first, mark)
  }

  /// Whether the term is a hyphen or a dash between words.
  func isDash(_ term: Int) -> Bool {
    guard isKind(term, .mark) else { return false }
    let start = Int(page.tokens[terms[term].first].start)
    return isMark(term, "-") || page.bytes[start] == 0xE2 && page.bytes[start + 1] == 0x80
  }

  func isCapital(_ term: Int) -> Bool {
    term >= 0 && term < terms.count && page.tokens[terms[term].first].isCapital
  }

  func isKind(_ term: Int, _ kind: Term.Kind) -> Bool {
    term >= 0 && term < terms.count && terms[term].kind == kind
  }

  /// The quantity that starts or stands at the term, if one does.
  func quantity(at term: Int) -> Int? {
    term >= 0 && term < terms.count && terms[term].quantity >= 0 ? terms[term].quantity : nil
  }
}
