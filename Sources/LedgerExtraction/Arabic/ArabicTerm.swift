import LedgerTypes

/// Short words that Arabic writes as one with the next: "and", "by", "for", "as", "the".
struct ArabicClitics: OptionSet {
  let rawValue: UInt8
  /// و or ف
  static let and = ArabicClitics(rawValue: 1)
  /// ب
  static let with = ArabicClitics(rawValue: 2)
  /// ل
  static let for_ = ArabicClitics(rawValue: 4)
  /// ك
  static let like = ArabicClitics(rawValue: 8)
  /// ال
  static let the = ArabicClitics(rawValue: 16)
}

/// A word, phrase, number, date or mark of an Arabic sentence as rules see it.
struct ArabicTerm {
  enum Kind: UInt8 {
    case word, digits, number, date, mark, stop, openQuote, closeQuote, quote
  }

  var kind: Kind
  /// Bytes of the text, without joined conjunctions and prepositions.
  var start: Int
  var end: Int
  /// Where the word begins with all that is joined to it.
  var outer: Int
  /// The lexeme of the word without its clitics, or the phrase's.
  var lexeme: UInt16 = 0
  /// The lexemes of the word as it stands and without a joined "and", for phrases.
  var whole: UInt16 = 0
  var stem: UInt16 = 0
  var classes: WordClass = []
  var clitics: ArabicClitics = []
  /// The scalar of a mark.
  var mark: UInt32 = 0
  /// Whether white space stands before it.
  var spaced = true
  /// Index into the clause's quantities or dates.
  var index = -1

  var span: TextSpan { TextSpan(start, end) }

  func has(_ wanted: WordClass) -> Bool { !classes.isDisjoint(with: wanted) }
}

/// Looks Arabic words up, without the clitics that hide them.
struct ArabicLookup {
  let page: Page

  private static let and: [[UInt8]] = [[0xD9, 0x88], [0xD9, 0x81]]
  private static let the: [UInt8] = [0xD8, 0xA7, 0xD9, 0x84]
  private static let for_: [UInt8] = [0xD9, 0x84]
  private static let god = Array("الله".utf8)
  private static let prepositions: [(letter: [UInt8], clitic: ArabicClitics)] = [
    ([0xD8, 0xA8], .with), (for_, .for_), ([0xD9, 0x83], .like),
  ]

  /// The term of one token that is a word.
  func term(_ token: Token) -> ArabicTerm {
    let range = token.range
    var term = ArabicTerm(kind: .word, start: range.lowerBound, end: range.upperBound, outer: range.lowerBound)
    let word = ArabicFold.folded(page.bytes[range])
    term.whole = page.lexicon.lexeme(of: word)
    term.stem = Self.and.contains { word.starts(with: $0) } ? page.lexicon.lexeme(of: Array(word.dropFirst(2))) : 0
    if ArabicFold.isArabic(page.bytes, at: range.lowerBound) {
      let found = find(word[...], whole: term.whole)
      term.lexeme = found.lexeme
      term.clitics = found.clitics
      if found.letters > 0 {
        term.start = min(ArabicFold.position(after: found.letters, in: page.bytes, range), range.upperBound - 1)
      }
    }
    term.classes = page.lexicon.classes[Int(term.lexeme)]
    term.spaced = token.flags.contains(.spaceBefore)
    return term
  }

  private func find(_ word: ArraySlice<UInt8>, whole: UInt16) -> (lexeme: UInt16, clitics: ArabicClitics, letters: Int)
  {
    // The last part of many names, and not "to him" with an article.
    if word.elementsEqual(Self.god) { return (whole, .the, 0) }
    if let plain = afterArticle(word, []) { return (plain.lexeme, plain.clitics, 0) }
    if let found = afterPreposition(word, []) { return (found.lexeme, found.clitics, 1) }
    for letter in Self.and where word.starts(with: letter) && word.count > 4 {
      let rest = word.dropFirst(2)
      if let found = afterArticle(rest, .and), letter == Self.and[0] || isVerbal(found.lexeme) {
        return (found.lexeme, found.clitics, 1)
      }
      guard letter == Self.and[0] else { continue }
      if let found = afterPreposition(rest, .and) { return (found.lexeme, found.clitics, 2) }
    }
    // An unknown word keeps its article.
    return (whole, word.starts(with: Self.the) ? .the : [], 0)
  }

  /// ف stands before verbs and particles; before nouns it is mostly a letter of the word ("فراس").
  private func isVerbal(_ lexeme: UInt16) -> Bool {
    !page.lexicon.classes[Int(lexeme)].isDisjoint(
      with: [.past, .cueVerb, .negation, .preposition, .rise, .leave, .subordinator, .bound])
  }

  private func afterPreposition(
    _ word: ArraySlice<UInt8>, _ clitics: ArabicClitics
  ) -> (lexeme: UInt16, clitics: ArabicClitics)? {
    for (letter, clitic) in Self.prepositions where word.starts(with: letter) && word.count > 4 {
      let rest = word.dropFirst(2)
      if let found = afterArticle(rest, clitics.union(clitic)) { return found }
      // "لل" is ل with the article, which loses its alef.
      if clitic == .for_, rest.starts(with: Self.for_), let lexeme = known(rest.dropFirst(2)) {
        return (lexeme, clitics.union([.for_, .the]))
      }
    }
    return nil
  }

  private func afterArticle(
    _ word: ArraySlice<UInt8>, _ clitics: ArabicClitics
  ) -> (lexeme: UInt16, clitics: ArabicClitics)? {
    if let lexeme = known(word) { return (lexeme, clitics) }
    if word.starts(with: Self.the), let lexeme = known(word.dropFirst(4)) { return (lexeme, clitics.union(.the)) }
    return nil
  }

  /// The lexeme of a word that has classes; words that only stand in phrases are no reason to stop.
  private func known(_ word: ArraySlice<UInt8>) -> UInt16? {
    guard word.count >= 2 else { return nil }
    let lexeme = page.lexicon.lexeme(of: Array(word))
    return page.lexicon.classes[Int(lexeme)].subtracting([.startsPhrase, .startsNumber]).isEmpty ? nil : lexeme
  }
}
