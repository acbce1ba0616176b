import LedgerTypes

/// One sentence on the desk: its terms and the quantities in it.
///
/// Terms are words, with phrases of the lexicon as one ("at least", "health workers") and numbers read.
/// Nothing of it changes while rules read it, so that they may hold it without copies; one clause reads all sentences
/// of a page, one after the other.
final class Clause: TermSequence {
  let page: Page
  private(set) var sentence: Sentence
  private(set) var terms: [Term] = []
  /// The terms that rules set out from; few sentences have many.
  private(set) var landmarks = TermSet()
  /// All classes of its terms: a rule that seeks none of them need not look.
  private(set) var classes: WordClass = []
  /// Whether any term is a mark other than commas and stops: a dash, a colon, a bracket.
  private(set) var hasMarks = false
  private(set) var quantities: [Quantity] = []

  /// A clause that has no sentence yet.
  init(_ page: Page) {
    self.page = page
    sentence = Sentence(
      first: 0, end: 0, classes: [], paragraph: 0, startsInQuote: false, isLine: false)
  }

  /// A clause without a sentence that takes the room of another one.
  convenience init(_ page: Page, inRoomOf other: Clause) {
    self.init(page)
    // Plain assignments: were two clauses open at once, each look at one would be checked for conflicts.
    terms = other.terms
    other.terms = []
    quantities = other.quantities
    other.quantities = []
  }

  convenience init(_ page: Page, _ sentence: Sentence, readsNumerals: Bool = false) {
    self.init(page)
    var draft = ClauseDraft(page: page)
    read(sentence, with: &draft, readsNumerals: readsNumerals)
  }

  /// Reads a sentence; the draft takes the arrays of the one before, to read the next one into them.
  func read(_ sentence: Sentence, with draft: inout ClauseDraft, readsNumerals: Bool = false) {
    TermReader(page, sentence, readsNumerals: readsNumerals).read(into: &draft)
    if !draft.quantities.isEmpty {
      BoundRule.apply(to: &draft)
      CountedNoun.apply(to: &draft)
      NumberRole.apply(to: &draft)
    }
    self.sentence = sentence
    swap(&terms, &draft.terms)
    swap(&quantities, &draft.quantities)
    landmarks = draft.landmarks
    classes = draft.classes
    hasMarks = draft.hasMarks
  }

  /// Whether any term has one of the classes.
  @inline(__always)
  func holds(_ classes: WordClass) -> Bool { !self.classes.isDisjoint(with: classes) }
}

/// A clause while the rules of Numbers/ settle its quantities, one after the other.
struct ClauseDraft: TermSequence {
  var page: Page
  var terms: [Term] = []
  /// The terms of `landmarkWords`.
  var landmarks = TermSet()
  var quantities: [Quantity] = []
  /// All classes of the terms.
  var classes: WordClass = []
  /// Whether any term is a mark other than commas and stops.
  var hasMarks = false

  init(page: Page) { self.page = page }

  /// The classes of words that rules of measures set out from.
  @inline(__always)
  static var landmarkWords: WordClass {
    Nominals.words.union(Predicates.words).union(Partitives.words).union(Manners.words).union(Tolls.words)
      .union([.alive, .negation, .share])
  }
}

/// What rules ask of the terms of a sentence; a term that is not there is nothing.
protocol TermSequence {
  var page: Page { get }
  var terms: [Term] { get }
}

extension TermSequence {
  /// The words of a range of terms.
  func span(_ range: Range<Int>) -> TextSpan {
    TextSpan(
      Int(page.tokens[terms[range.lowerBound].first].start), Int(page.tokens[terms[range.upperBound - 1].end - 1].end))
  }

  func text(_ term: Int) -> String { page.text(span(term..<term + 1)) }

  /// What the lexicon says of the term; of one that is not there, what it says of an unknown word.
  @inline(__always)
  func lexeme(_ term: Int) -> Lexeme { page.lexicon.lexemes[holds(term) ? Int(terms[term].lexeme) : 0] }

  /// Whether the term is one of the sentence; a negative number is a large one without its sign.
  @inline(__always)
  func holds(_ term: Int) -> Bool { UInt(bitPattern: term) < UInt(bitPattern: terms.count) }

  @inline(__always)
  func has(_ term: Int, _ classes: WordClass) -> Bool { holds(term) && terms[term].has(classes) }

  /// Whether the term is this one word, given in lower case.
  @inline(__always)
  func isWord(_ term: Int, _ word: StaticString) -> Bool {
    holds(term) && terms[term].letters == WordStart(word)
      && (word.utf8CodeUnitCount < WordStart.capacity || page.hasRest(terms[term].first, word))
  }

  /// Whether the term is this ASCII mark.
  @inline(__always)
  func isMark(_ term: Int, _ mark: Unicode.Scalar) -> Bool { holds(term) && page.isMark(terms[term].first, mark) }

  /// Whether the term's first word has five letters or more and ends in "ed", as most past forms do.
  func endsInEd(_ term: Int) -> Bool {
    let range = page.tokens[terms[term].first].range
    return range.count > 4 && page.bytes[range.upperBound - 1] | 0x20 == UInt8(ascii: "d")
      && page.bytes[range.upperBound - 2] | 0x20 == UInt8(ascii: "e")
  }

  /// Whether the term is a hyphen or a dash between words.
  func isDash(_ term: Int) -> Bool {
    guard isKind(term, .mark) else { return false }
    let start = Int(page.tokens[terms[term].first].start)
    return isMark(term, "-") || page.bytes[start] == 0xE2 && page.bytes[start + 1] == 0x80
  }

  func isCapital(_ term: Int) -> Bool {
    holds(term) && page.tokens[terms[term].first].isCapital
  }

  @inline(__always)
  func isKind(_ term: Int, _ kind: Term.Kind) -> Bool { holds(term) && terms[term].kind == kind }

  /// The quantity that starts or stands at the term, if one does.
  @inline(__always)
  func quantity(at term: Int) -> Int? {
    holds(term) && terms[term].quantity >= 0 ? Int(terms[term].quantity) : nil
  }
}
