import LedgerTypes

/// Reads a sentence's tokens as terms: phrases of the lexicon become one term, numbers become quantities.
struct TermReader {
  private let page: Page
  private let sentence: Sentence
  /// Whether numbers may be written as arithmetic does: only where no claim can come from.
  private let readsNumerals: Bool

  init(_ page: Page, _ sentence: Sentence, readsNumerals: Bool) {
    self.page = page
    self.sentence = sentence
    self.readsNumerals = readsNumerals
  }

  /// What a word may be that is more than a term of its own classes, wherever it stands.
  @inline(__always) private static var special: WordClass { [.abbreviation, .nationality, .month] }

  /// What nearly no word is: all others are terms of their own classes, and nothing more is noted of them.
  @inline(__always) private static var notable: WordClass {
    special.union(ClauseDraft.landmarkWords).union(.startsNumber)
  }

  /// Reads the terms of the sentence and its quantities into the draft.
  func read(into draft: inout ClauseDraft) {
    let phrases = page.lexicon.phrases
    var found = Found()
    swap(&found.quantities, &draft.quantities)
    if !found.quantities.isEmpty { found.quantities.removeAll(keepingCapacity: true) }
    draft.terms.removeAll(keepingCapacity: true)
    draft.terms.append(addingCapacity: max(sentence.end - sentence.first, 48)) { terms in
      let tokens = page.tokens
      let known = page.lexicon.classes
      var plain: WordClass = []
      var index = sentence.first
      while index < sentence.end {
        let token = tokens[index]
        let classes = known[Int(token.lexeme)]
        if token.kind == .word, classes.isDisjoint(with: Self.notable), !readsNumerals,
          !classes.contains(.startsPhrase) || !phrases.mayStart(tokens, at: index, limit: sentence.end),
          token.lexeme != 0 || !token.flags.contains(.hyphenated) && !endsInLy(token)
        {
          plain.formUnion(classes)
          terms.append(Term(word: token, index, classes))
          index &+= 1
        } else {
          index = readOther(index, token, classes, phrases, into: &terms, &found)
        }
      }
      found.classes.formUnion(plain)
      found.landmarks.count = terms.count
    }
    swap(&found.quantities, &draft.quantities)
    draft.landmarks = found.landmarks
    draft.classes = found.classes
    draft.hasMarks = found.hasMarks
  }

  /// What is found beside the terms.
  private struct Found {
    var quantities: [Quantity] = []
    var landmarks = TermSet()
    var classes: WordClass = []
    var hasMarks = false

    /// Adds a term, with what it tells of the sentence.
    @inline(__always)
    mutating func add(_ term: Term, to terms: inout OutputSpan<Term>) {
      if !term.classes.isDisjoint(with: ClauseDraft.landmarkWords) { landmarks.insert(terms.count) }
      classes.formUnion(term.classes)
      terms.append(term)
    }
  }

  /// Reads what is no plain known word: a mark, a number, a phrase, a landmark, a name. Returns where to go on.
  @inline(never)
  private func readOther(
    _ index: Int, _ token: Token, _ classes: WordClass, _ phrases: PhraseTable, into terms: inout OutputSpan<Term>,
    _ found: inout Found
  ) -> Int {
    if token.kind == .word, isPlain(index, token, classes, phrases) {
      found.add(Term(word: token, index, token.lexeme != 0 || !endsInLy(token) ? classes : .adverb), to: &terms)
      return index + 1
    }
    if token.kind == .newline || token.kind == .symbol { return index + 1 }
    if token.kind == .mark, let end = footnote(index) { return end }
    if token.kind.rawValue > Token.Kind.digits.rawValue, classes.isEmpty, !readsNumerals {
      var term = Term(word: token, index, classes)
      term.kind = termKind(token)
      if term.kind == .mark { found.hasMarks = true }
      terms.append(term)
      return index + 1
    }
    if mayBeNumber(index, token, classes), let reading = reading(NumberReader(page, limit: sentence.end), index) {
      terms.append(
        Term(
          first: index, end: reading.end, kind: .quantity, lexeme: 0, classes: [],
          letters: reading.end == index + 1 ? token.letters : .none, quantity: Int32(found.quantities.count)))
      if found.quantities.capacity == 0 { found.quantities.reserveCapacity(4) }
      found.quantities.append(quantity(reading, from: index, term: terms.count - 1))
      return reading.end
    }
    let term = term(at: index, token, classes)
    if term.kind == .mark { found.hasMarks = true }
    found.add(term, to: &terms)
    return term.end
  }

  /// Whether the word is a term of its own classes, as nearly all are.
  @inline(__always)
  private func isPlain(_ index: Int, _ token: Token, _ classes: WordClass, _ phrases: PhraseTable) -> Bool {
    guard !readsNumerals, token.lexeme != 0 || !token.flags.contains(.hyphenated) else { return false }
    if classes.isDisjoint(with: Self.special.union([.startsPhrase, .startsNumber])) { return true }
    return classes.isDisjoint(with: Self.special)
      && (!classes.contains(.startsPhrase) || !phrases.mayStart(page.tokens, at: index, limit: sentence.end))
      && (!classes.contains(.startsNumber) || !mayBeNumber(index, token, classes))
  }

  private func quantity(_ reading: NumberReader.Reading, from token: Int, term: Int) -> Quantity {
    Quantity(
      tokens: token..<reading.end, terms: term..<term + 1, low: reading.low, high: reading.high,
      bound: reading.bound, role: isSplit(token, reading.end) ? .label : reading.role,
      vagueTokens: reading.vagueTokens, head: nil, phraseEnd: term + 1, isAmbiguous: reading.isAmbiguous,
      fraction: reading.fraction)
  }

  /// The word, phrase or mark at the token.
  private func term(at index: Int, _ token: Token, _ own: WordClass) -> Term {
    var term = Term(word: token, index, own)
    term.kind = termKind(token)
    if own.contains(.startsPhrase),
      let phrase = page.lexicon.phrases.match(page.tokens, at: index, limit: sentence.end)
    {
      term.lexeme = phrase.lexeme
      term.end = phrase.end
      term.classes = page.lexicon.classes[Int(phrase.lexeme)]
      if term.end > index + 1, !term.classes.contains(.abbreviation) { term.letters = .none }
    }
    if term.classes.contains(.abbreviation), term.end < sentence.end, page.isMark(term.end, "."),
      !page.tokens[term.end].flags.contains(.spaceBefore)
    {
      term.end += 1
    }
    if term.classes.contains(.nationality), !token.isCapital, !page.isAllCapitals {
      // "poles" are no Poles.
      term.classes.subtract([.nationality, .personPlural, .personSingular])
    }
    if term.classes.contains(.month), term.classes.contains(.modal), token.isCapital, !page.isAllCapitals,
      index > sentence.first
    {
      // "May" in the middle of a sentence is the month.
      term.classes.remove(.modal)
    }
    if token.kind == .word, term.lexeme == 0 {
      if endsInLy(token) { term.classes.insert(.adverb) }
      if term.end == index + 1, token.flags.contains(.hyphenated) { term.classes = compoundClasses(index) }
    }
    return term
  }

  /// "died[4]", "12[nb 2]": a mark that leads to a note is no part of the sentence.
  private func footnote(_ token: Int) -> Int? {
    guard page.isMark(token, "["), token > sentence.first, !page.tokens[token].flags.contains(.spaceBefore) else {
      return nil
    }
    var end = token + 1
    while end < min(token + 4, sentence.end), !page.isMark(end, "]") { end += 1 }
    guard end < sentence.end, page.isMark(end, "]"), end > token + 1 else { return nil }
    let last = page.tokens[end - 1]
    let isNote = last.kind == .digits || (end == token + 2 && last.count == 1)
    return isNote && last.count <= 3 ? end + 1 : nil
  }

  /// Whether something that is not seen splits the digits from others: "34\u{200B}500".
  private func isSplit(_ first: Int, _ end: Int) -> Bool {
    (first > sentence.first + 1 && isHidden(first - 1) && page.tokens[first - 2].kind == .digits)
      || (end + 1 < sentence.end && isHidden(end) && page.tokens[end + 1].kind == .digits)
  }

  private func isHidden(_ token: Int) -> Bool {
    let symbol = page.tokens[token]
    guard symbol.kind == .symbol, case .joined = Scalar(page.bytes, at: Int(symbol.start)).role else { return false }
    return !symbol.flags.contains(.spaceBefore)
  }

  /// The number that begins at the token, in prose or, where both are read, as a longer or other numeral.
  private func reading(_ numbers: NumberReader, _ token: Int) -> NumberReader.Reading? {
    guard readsNumerals else { return number(numbers, token) }
    let kind = page.tokens[token].kind
    let prose = kind == .digits || kind == .word ? number(numbers, token) : nil
    guard let numeral = NumeralReader(page, limit: sentence.end).read(token) else { return prose }
    guard let prose else { return numeral }
    if numeral.end != prose.end { return numeral.end > prose.end ? numeral : prose }
    // A share in words knows its fraction.
    return prose.bound == .exact && prose.fraction == nil && prose.low != numeral.low ? numeral : prose
  }

  /// A number that begins at the token; a word that is a number only in some places is one only there.
  private func number(_ numbers: NumberReader, _ token: Int) -> NumberReader.Reading? {
    if page.isWord(token, "second") || page.isWord(token, "seconds") { return nil }
    guard readsNumerals else { return numbers.read(token) }
    return mayBeProse(page.tokens[token], page.classes(token)) ? numbers.read(token) : nil
  }

  /// Whether a number can begin at the token; next to no word gets further.
  @inline(__always)
  private func mayBeNumber(_ index: Int, _ token: Token, _ classes: WordClass) -> Bool {
    guard !readsNumerals else { return true }
    guard mayBeProse(token, classes) else { return false }
    // "a" begins a number only before another word of numbers, or where a phrase does.
    guard classes.isArticle, index + 1 < sentence.end else { return true }
    return page.classes(index + 1).contains(.startsNumber)
      || !page.classes(index + 1).isDisjoint(with: [.magnitude, .fraction])
      || page.lexicon.phrases.match(page.tokens, at: index, limit: sentence.end) != nil
  }

  @inline(__always)
  private func mayBeProse(_ token: Token, _ classes: WordClass) -> Bool {
    token.kind == .digits
      || token.kind == .word
        && (classes.contains(.startsNumber)
          || token.lexeme == 0 && token.flags.contains(.hyphenated)
            && NumberReader(page, limit: sentence.end).isCompound(token))
  }

  /// An adverb by its form: "unofficially".
  @inline(__always)
  private func endsInLy(_ token: Token) -> Bool {
    guard token.count > 5, !token.isCapital || page.isAllCapitals else { return false }
    let end = Int(token.end)
    return page.bytes[end - 1] | 0x20 == UInt8(ascii: "y") && page.bytes[end - 2] | 0x20 == UInt8(ascii: "l")
  }

  /// The classes of a compound that the lexicon lacks: those of its last part, when that is a noun.
  private func compoundClasses(_ token: Int) -> WordClass {
    let range = page.tokens[token].range
    guard let hyphen = page.bytes[range].lastIndex(of: UInt8(ascii: "-")) else { return [] }
    let last = page.bytes[(hyphen + 1)..<range.upperBound].map { $0 &- 65 < 26 ? $0 | 0x20 : $0 }
    let classes = page.lexicon.classes[Int(page.lexicon.lexeme(of: last))]
    return classes.intersection([.personPlural, .personSingular, .event, .structure, .title])
  }

  @inline(__always)
  private func termKind(_ token: Token) -> Term.Kind {
    switch token.kind {
    case .possessive: .possessive
    case .stop: .stop
    case .quote, .openQuote, .closeQuote: .quote
    case .mark: token.letters.bits == UInt64(UInt8(ascii: ",")) ? .comma : .mark
    default: .word
    }
  }
}
