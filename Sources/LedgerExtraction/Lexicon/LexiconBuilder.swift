/// Collects words and phrases for a `Lexicon`.
struct LexiconBuilder {
  /// What stands between the words of a phrase.
  static let separator: UInt8 = 32

  private(set) var lexemes: [Lexeme] = [Lexeme()]
  /// The spelling of lexeme index + 1; phrases come after all words.
  private(set) var words = SpellingTable(capacity: 16_384)
  private(set) var phrases: [(words: [UInt16], lexeme: UInt16)] = []
  /// The weights of the last record of them.
  var confidence = ConfidenceModel()
  /// The phrases by their spelling, with what is known of each.
  private var spellings = SpellingTable(capacity: 4_096)
  private var pending: [(words: [UInt16], lexeme: Lexeme)] = []

  init() {
    // Room for what ships with the program.
    lexemes.reserveCapacity(16_384)
    pending.reserveCapacity(4_096)
  }

  /// Adds a word, or a phrase of several with a separator between them, to what is known of it already.
  ///
  /// - Returns: Whether there was room; there is for 65,000 words and phrases.
  mutating func add(_ spelling: ArraySlice<UInt8>, _ lexeme: Lexeme) -> Bool {
    guard !spelling.isEmpty, lexemes.count + pending.count + spelling.count < 65_000 else { return false }
    guard spelling.contains(Self.separator) else {
      lexemes[index(of: spelling)].merge(lexeme)
      return true
    }
    let words = words(of: spelling)
    let isDefinition = lexeme.classes == .definition
    lexemes[Int(words[0])].classes.insert(isDefinition ? .definition : .startsPhrase)
    if !lexeme.classes.isDisjoint(with: .gate) { lexemes[Int(words[0])].classes.insert(.startsMeasure) }
    let phrase = spellings.insert(spelling)
    if phrase < pending.count { pending[phrase].lexeme.merge(lexeme) } else { pending.append((words, lexeme)) }
    return true
  }

  /// Gives phrases their lexemes; nothing is added after that.
  mutating func finish() {
    for phrase in pending {
      phrases.append((phrase.words, UInt16(lexemes.count)))
      lexemes.append(phrase.lexeme)
    }
    pending = []
  }

  /// The lexemes of a phrase's words.
  private mutating func words(of phrase: ArraySlice<UInt8>) -> [UInt16] {
    var words: [UInt16] = []
    var rest = phrase
    while let separator = rest.firstIndex(of: Self.separator) {
      words.append(UInt16(index(of: rest[..<separator])))
      rest = rest[(separator + 1)...]
    }
    words.append(UInt16(index(of: rest)))
    return words
  }

  private mutating func index(of word: ArraySlice<UInt8>) -> Int {
    let index = words.insert(word) + 1
    if index == lexemes.count { lexemes.append(Lexeme()) }
    return index
  }
}

extension Lexeme {
  /// Adds what another record says of the word; of two words on the same matter the later one counts.
  fileprivate mutating func merge(_ other: Lexeme) {
    classes.formUnion(other.classes)
    if other.value != 0 { value = other.value }
    if let new = other.measure { measure = new }
    if let new = other.bound { bound = new }
    if let new = other.unit { unit = new }
    if let new = other.status { status = new }
    if let new = other.population { population = new }
    if let new = other.sourceKind { sourceKind = new }
    if let new = other.definition { definition = new }
  }
}
