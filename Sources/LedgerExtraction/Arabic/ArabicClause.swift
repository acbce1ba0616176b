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
    settleLives()
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

  /// Whether a quotation may open at the term.
  func isOpening(_ term: Int) -> Bool { isKind(term, .openQuote) || isKind(term, .quote) }

  /// The mark that closes the quotation opened at the term.
  func closing(of open: Int) -> Int? {
    guard isOpening(open) else { return nil }
    return (open + 1..<min(open + 40, max(terms.count, open + 1))).first {
      isKind($0, .closeQuote) || isKind($0, .quote)
    }
  }

  /// The comma before a relative clause that the comma at the term closes: "الضحايا، التي …، إلى 40".
  func relativeAside(endingAt term: Int) -> Int? {
    guard isComma(term) else { return nil }
    for start in stride(from: term - 1, through: max(1, term - 24), by: -1) {
      if isBreak(start) { return nil }
      if isComma(start) { return has(start + 1, .relative) ? start : nil }
    }
    return nil
  }

  /// Whether the word has the ending of a counted noun behind eleven and more: "قتيلا".
  func isAccusative(_ term: Int) -> Bool {
    terms.indices.contains(term)
      && ArabicFold.folded(page.bytes[terms[term].start..<terms[term].end]).suffix(2).elementsEqual([0xD8, 0xA7])
  }

  func begins(_ term: Int, with prefix: [UInt8]) -> Bool {
    terms.indices.contains(term) && page.bytes[terms[term].outer..<terms[term].end].starts(with: prefix)
  }

  func ends(_ term: Int, with suffix: [UInt8]) -> Bool {
    terms.indices.contains(term)
      && page.bytes[terms[term].start..<terms[term].end].suffix(suffix.count).elementsEqual(suffix)
  }

  /// Whether the word ends with the pronoun of things: "أغلبها".
  func isOfThings(_ term: Int) -> Bool {
    ends(term, with: [0xD9, 0x87, 0xD8, 0xA7])
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

  /// "فقد 12 شخصا حياتهم", "فقدان مدني لحياته": to lose one's life is to die, and no matter of the missing.
  private mutating func settleLives() {
    for term in terms.indices where has(term, [.past, .gerund]) && isWord(term, words.losing) {
      let last = min(term + 14, terms.count)
      let end = (term + 1..<max(term + 1, last)).first { isComma($0) || isBreak($0) } ?? last
      guard (term + 1..<max(term + 1, end)).contains(where: { isWord($0, words.lives) }) else { continue }
      let killing = has(term, .gerund) ? words.killing : has(term, .third) ? words.theyDied : words.died
      terms[term].lexeme = killing
      terms[term].whole = killing
      terms[term].classes = page.lexicon.classes[Int(killing)]
    }
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
