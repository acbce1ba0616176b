import LedgerTypes

/// One line or sentence in Arabic on the desk: its terms, dates and quantities.
struct ArabicClause {
  let page: Page
  let words: ArabicWords
  /// All tokens of the sentence, without line breaks.
  let tokens: Range<Int>
  var terms: [ArabicTerm] = []
  var quantities: [ArabicQuantity] = []
  var dates: [ArabicDate] = []
  /// Whether it begins with a bullet or a picture, as the lines of bulletins do.
  private(set) var isItem = false

  init(_ page: Page, _ words: ArabicWords, _ tokens: Range<Int>) {
    self.page = page
    self.words = words
    self.tokens = tokens
    readTokens()
    joinPhrases()
    ArabicDateReader.apply(to: &self)
    ArabicNumberReader.apply(to: &self)
    ArabicCountedNoun.apply(to: &self)
  }

  // MARK: What rules ask

  var quote: TextSpan { page.span(tokens) }

  @inline(__always)
  func has(_ term: Int, _ classes: WordClass) -> Bool { terms.indices.contains(term) && terms[term].has(classes) }

  func lexeme(_ term: Int) -> Lexeme { page.lexicon.lexemes[Int(terms[term].lexeme)] }

  /// Whether the term is this word, with or without clitics.
  func isWord(_ term: Int, _ word: UInt16) -> Bool {
    terms.indices.contains(term) && word != 0 && (terms[term].lexeme == word || terms[term].whole == word)
  }

  func isWord(_ term: Int, _ words: [UInt16]) -> Bool { words.contains { isWord(term, $0) } }

  func isKind(_ term: Int, _ kind: ArabicTerm.Kind) -> Bool { terms.indices.contains(term) && terms[term].kind == kind }

  func isMark(_ term: Int, _ mark: Unicode.Scalar) -> Bool {
    terms.indices.contains(term) && terms[term].mark == mark.value
  }

  func isComma(_ term: Int) -> Bool { isMark(term, ",") || isMark(term, "\u{60C}") }

  /// A mark that ends a thought: a full stop or a semicolon.
  func isBreak(_ term: Int) -> Bool {
    isKind(term, .stop) || isMark(term, ";") || isMark(term, "\u{61B}") || isMark(term, "|")
  }

  /// Whether nothing is known of the term's word itself; phrases that begin with it may be known.
  func isUnknown(_ term: Int) -> Bool { terms[term].classes.isSubset(of: [.startsPhrase, .startsNumber]) }

  /// The particle "قد".
  func isQad(_ term: Int) -> Bool { isKind(term, .word) && page.text(terms[term].span) == "قد" }

  /// Whether "and" stands before the term, joined to it or by itself.
  func isJoined(_ term: Int) -> Bool {
    guard terms.indices.contains(term) else { return false }
    return terms[term].clitics.contains(.and) || isWord(term - 1, words.and) || isMark(term - 1, "+")
  }

  /// The quantity whose words begin at the term.
  func quantity(at term: Int) -> Int? { quantities.firstIndex { $0.terms.lowerBound == term } }

  /// The quantity that the term belongs to, with its bound words and its noun.
  func quantity(around term: Int) -> Int? {
    quantities.firstIndex { $0.terms.lowerBound <= term && term < $0.phraseEnd || $0.head == term }
  }

  func span(_ range: Range<Int>) -> TextSpan {
    TextSpan(terms[range.lowerBound].start, terms[range.upperBound - 1].end)
  }

  // MARK: Terms

  private mutating func readTokens() {
    let lookup = ArabicLookup(page: page)
    for index in tokens {
      let token = page.tokens[index]
      let start = Int(token.start)
      switch token.kind {
      case .newline: continue
      case .symbol:
        if terms.isEmpty { isItem = true }
        continue
      case .word, .possessive: terms.append(lookup.term(token))
      default:
        let scalar = Scalar(page.bytes, at: start)
        var term = ArabicTerm(kind: kind(token), start: start, end: Int(token.end), outer: start)
        term.spaced = token.flags.contains(.spaceBefore)
        if term.kind != .digits { term.mark = scalar.value }
        if terms.isEmpty, token.kind == .mark, scalar.value != 0x28 {
          isItem = true
          continue
        }
        terms.append(term)
      }
    }
    // "1- عدد الشهداء": the number of a line.
    if terms.count > 2, terms[0].kind == .digits, terms[0].end - terms[0].start <= 4, !terms[1].spaced,
      isMark(1, "-") || isMark(1, ")") || isKind(1, .stop)
    {
      terms.removeFirst(2)
      isItem = true
    }
  }

  private func kind(_ token: Token) -> ArabicTerm.Kind {
    switch token.kind {
    case .digits: .digits
    case .stop: .stop
    case .quote: .quote
    case .openQuote: .openQuote
    case .closeQuote: .closeQuote
    default: .mark
    }
  }

  /// Makes one term of each phrase of the lexicon ("at least", "according to", "Khan Younis").
  private mutating func joinPhrases() {
    var joined: [ArabicTerm] = []
    joined.reserveCapacity(terms.count)
    var index = 0
    while index < terms.count {
      guard let phrase = phrase(at: index) else {
        joined.append(terms[index])
        index += 1
        continue
      }
      var term = terms[index]
      if phrase.isStem {
        term.start = ArabicFold.position(after: 1, in: page.bytes, term.outer..<term.end)
        term.clitics = .and
      } else if phrase.isWhole {
        term.start = term.outer
        term.clitics = []
      }
      term.lexeme = phrase.lexeme
      term.whole = phrase.lexeme
      term.classes = page.lexicon.classes[Int(phrase.lexeme)]
      term.end = terms[phrase.end - 1].end
      joined.append(term)
      index = phrase.end
    }
    terms = joined
  }

  private func phrase(at index: Int) -> (lexeme: UInt16, end: Int, isStem: Bool, isWhole: Bool)? {
    let term = terms[index]
    guard term.kind == .word else { return nil }
    for (lexeme, isStem) in [(term.whole, false), (term.stem, true), (term.lexeme, false)] where lexeme != 0 {
      let found = page.lexicon.phrases.match(first: lexeme) { isWord(index + $0, $1) }
      if let found { return (found.lexeme, index + found.count, isStem, lexeme == term.whole) }
    }
    return nil
  }
}
