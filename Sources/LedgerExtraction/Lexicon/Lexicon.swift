import LedgerTypes

/// What the lexicon holds about one word or phrase.
struct Lexeme {
  var classes: WordClass = []
  /// The number of a number word, the month 1…12, the weekday 1…7, the kind of a determiner.
  var value: Int = 0
  var measure: Measure?
  var bound: Bound?
  var unit: CountedUnit?
  var status: ClaimStatus?
  var population: String?
  var sourceKind: SourceKind?
  /// What a figure beside it counts by its source's definition.
  var definition: String?

  /// Whether it counts days: "77 days of war".
  var isDay: Bool { classes.contains(.timeUnit) && value == 1 }
}

/// All words and phrases that rules know.
///
/// Words are matched without regard to ASCII case; "’" matches "'". Lexeme 0 is the unknown word.
final class Lexicon: Sendable {
  let lexemes: [Lexeme]
  /// The classes of each lexeme, apart from the rest, because every word asks for them.
  let classes: [WordClass]
  /// What each lexeme adds to the classes of its sentence, whatever stands around it.
  let sentenceClasses: [WordClass]
  let phrases: PhraseTable
  /// The phrases that say what a figure counts; sentences keep their words apart.
  private let definitions: PhraseTable
  /// The phrases that decide a measure.
  private let measures: PhraseTable

  let words: WordTable

  init(_ builder: LexiconBuilder) {
    lexemes = builder.lexemes
    let all = builder.phrases.map { (phrase: $0, classes: builder.lexemes[Int($0.lexeme)].classes) }
    let readable = all.filter { $0.classes != .definition }
    func table(_ list: [(phrase: (words: [UInt16], lexeme: UInt16), classes: WordClass)]) -> PhraseTable {
      PhraseTable(list.map(\.phrase), count: builder.lexemes.count)
    }
    phrases = table(readable)
    definitions = table(all.filter { $0.classes.contains(.definition) })
    measures = table(readable.filter { !$0.classes.isDisjoint(with: .gate) })
    var classes = builder.lexemes.map(Self.classes)
    var sentenceClasses = classes.map { own in
      own.isDisjoint(with: [.startsNumber, .magnitude]) || own.isArticle ? own : own.union(.holdsNumber)
    }
    for (index, lexeme) in builder.lexemes.enumerated() where lexeme.isDay { sentenceClasses[index].insert(.late) }
    for (phrase, own) in readable where own.contains(.vague) {
      classes[Int(phrase.words[0])].insert(.startsNumber)
      let telling = classes[Int(phrase.words[0])].isArticle ? 1 : 0
      sentenceClasses[Int(phrase.words[0])].insert(.startsNumber)
      sentenceClasses[Int(phrase.words[telling])].insert(.holdsNumber)
    }
    for (phrase, own) in readable where !own.isDisjoint(with: .gate) {
      let content = phrase.words.first { classes[Int($0)].isDisjoint(with: .function) }
      sentenceClasses[Int(content ?? phrase.words[0])].insert(.late)
    }
    self.classes = classes
    self.sentenceClasses = sentenceClasses.map(Self.noted)

    words = WordTable(builder.words)
  }

  /// The classes of a lexeme with those that follow from what else is known of it.
  private static func classes(_ lexeme: Lexeme) -> WordClass {
    var classes = lexeme.classes
    if lexeme.isDay { classes.insert(.startsMeasure) }
    let isOne = classes.contains(.determiner) && lexeme.value == 1
    if isOne || !classes.isDisjoint(with: [.numberWord, .vague, .fraction, .ordinal]) {
      classes.insert(.startsNumber)
    }
    return classes
  }

  /// The classes that a word adds to its sentence at once, with what else the lexer shall do.
  private static func noted(_ classes: WordClass) -> WordClass {
    var noted = classes.subtracting(.startsMeasure)
    if noted.contains(.late) || !classes.isDisjoint(with: TimeScanner.starters) { noted.insert(.noted) }
    return noted
  }

  /// The words and what they add to their sentence as they lie in memory, for many words one after the other.
  @safe
  struct View {
    fileprivate let words: WordTable.View
    fileprivate let sentenceClasses: UnsafePointer<WordClass>

    @inline(__always)
    func lexeme(ofShort letters: UInt64) -> UInt16 { words.lexeme(ofShort: letters) }
    @inline(__always)
    func lexeme(_ key: WordKey) -> UInt16 { words.lexeme(key) }
    /// What a lexeme of this lexicon adds.
    @inline(__always)
    func sentenceClasses(of lexeme: UInt16) -> WordClass { unsafe sentenceClasses[Int(lexeme)] }
  }

  /// Looks at the lexicon in place; the view ends with the closure.
  @inline(__always)
  func withView(_ body: (View) -> Void) {
    words.withView { words in
      unsafe sentenceClasses.withUnsafeBufferPointer { classes in
        guard let first = classes.baseAddress else { return }
        body(unsafe View(words: words, sentenceClasses: first))
      }
    }
  }

  /// Whether a phrase that decides a measure stands at the token, or a count of days: "in [need]", "[77th] day",
  /// but not "in [the town]", "the day".
  @inline(__always)
  func startsMeasure(_ tokens: [Token], _ token: Int) -> Bool {
    let lexeme = Int(tokens[token].lexeme)
    return (classes[lexeme].contains(.timeUnit) || measures.mayStart(tokens, at: token, limit: tokens.count))
      && findsMeasure(tokens, token)
  }

  @inline(never)
  private func findsMeasure(_ tokens: [Token], _ token: Int) -> Bool {
    if lexemes[Int(tokens[token].lexeme)].isDay, isNumber(tokens, token - 1) || isNumber(tokens, token + 1) {
      return true
    }
    return measures.match(tokens, at: token, limit: tokens.count) != nil
  }

  private func isNumber(_ tokens: [Token], _ token: Int) -> Bool {
    guard tokens.indices.contains(token) else { return false }
    return tokens[token].kind == .digits || tokens[token].flags.contains(.hyphenated)
      || !classes[Int(tokens[token].lexeme)].isDisjoint(with: [.numberWord, .ordinal, .vague, .magnitude])
  }

  /// The words from `token` on that say what a figure counts, with the definition's name.
  func definition(_ tokens: [Token], at token: Int, limit: Int) -> (name: String, end: Int)? {
    if let (lexeme, end) = definitions.match(tokens, at: token, limit: limit),
      let name = lexemes[Int(lexeme)].definition
    {
      return (name, end)
    }
    return lexemes[Int(tokens[token].lexeme)].definition.map { ($0, token + 1) }
  }

  /// The lexeme of a word in lower case; 0 when unknown.
  func lexeme(of word: [UInt8]) -> UInt16 { words.lexeme(WordKey(word[...]), word, 0, count: word.count) }

  /// The lexeme of the word that stands in a text, whatever its case; 0 when unknown.
  func lexeme(at start: Int, count: Int, in bytes: [UInt8]) -> UInt16 {
    let low = WordStart(bytes, start, count: min(count, WordStart.capacity)).bits
    let high =
      count > WordStart.capacity ? WordStart(bytes, start + 8, count: min(count, WordKey.capacity) - 8).bits : 0
    return words.lexeme(WordKey(low: low, high: high), bytes, start, count: count)
  }

  /// The lower-case spelling of a single word's lexeme.
  func spelling(_ lexeme: UInt16) -> String { words.spelling(lexeme) }
}
