import LedgerTypes

/// The words of one sentence as attribution reads them: phrases of the lexicon are one word, numbers are not read.
///
/// The buffer is kept from sentence to sentence. Indices are into `words` unless a name says "token".
struct Speech {
  enum Form: UInt8 {
    case word, number, comma, stop, colon, semicolon, dash, open, close, quote, possessive, other
  }

  struct Word {
    var classes: WordClass
    private let firstToken: UInt32
    private var endToken: UInt32
    var lexeme: UInt16
    var form: Form = .word
    /// Whether a capital may tell a name here.
    var isCapital: Bool
    /// Whether it stands between quotation marks.
    var isQuoted: Bool

    /// The word of one token.
    @inline(__always)
    init(_ token: Token, at index: Int, _ classes: WordClass, isQuoted: Bool) {
      self.classes = classes
      firstToken = UInt32(truncatingIfNeeded: index)
      endToken = firstToken &+ 1
      lexeme = token.lexeme
      isCapital = token.isCapital
      self.isQuoted = isQuoted
    }

    /// Room for a word.
    static let none = Word(
      Token(start: 0, end: 0, letters: .none, lexeme: 0, kind: .mark, flags: []), at: 0, [], isQuoted: false)

    var first: Int { Int(firstToken) }
    var end: Int {
      get { Int(endToken) }
      set { endToken = UInt32(truncatingIfNeeded: newValue) }
    }
    /// Whether it is several tokens.
    var isPhrase: Bool { endToken != firstToken &+ 1 }

    @inline(__always)
    func has(_ classes: WordClass) -> Bool { !self.classes.isDisjoint(with: classes) }
  }

  // Computed, not stored: the compiler folds them to constants, where a stored one asks each time whether it is set.

  /// Words that are never part of a name or noun.
  @inline(__always)
  static var closed: WordClass {
    [
      .preposition, .conjunction, .subordinator, .relative, .be, .have, .modal, .pronoun, .negation, .determiner,
    ]
  }
  /// Words that can be a noun, or stand before one.
  @inline(__always)
  static var nominal: WordClass {
    [
      .sourceNoun, .bodyNoun, .title, .cueNoun, .personSingular, .personPlural, .measureNoun, .event, .structure,
      .adjective, .place, .nationality, .group, .placeNoun, .firstName, .collective, .member,
    ]
  }
  @inline(__always)
  static var verbal: WordClass { [.cueVerb, .verb, .trigger, .intransitive, .rise, .cause, .leave] }
  /// Heads that are cited.
  @inline(__always)
  static var citable: WordClass { [.sourceNoun, .bodyNoun, .title, .cueNoun] }
  @inline(__always)
  static var time: WordClass { [.weekday, .month, .dayWord] }

  private(set) var page: Page
  /// The words of the sentence, and behind them room that a longer one has left.
  private(set) var words: [Word] = []
  private(set) var count = 0
  /// Whether all words are written alike, so that capitals tell no names.
  private(set) var isEven = false

  init(page: Page) { self.page = page }

  /// Turns to another text.
  mutating func open(_ page: Page) { self.page = page }

  mutating func read(_ sentence: Sentence) { read(sentence.tokens, startsInQuote: sentence.startsInQuote) }

  mutating func read(_ tokens: Range<Int>, startsInQuote: Bool = false) {
    if words.count < tokens.count {
      words.append(contentsOf: repeatElement(.none, count: max(tokens.count, 64) - words.count))
    }
    let page = page
    let phrases = page.lexicon.phrases
    var read = words.mutableSpan
    var isQuoted = startsInQuote
    var capitals = 0
    var letters = 0
    var next = 0
    var index = tokens.lowerBound
    while index < tokens.upperBound {
      let token = page.tokens[index]
      var word = Word(token, at: index, page.lexicon.classes[Int(token.lexeme)], isQuoted: isQuoted)
      switch token.kind {
      case .word:
        if word.classes.contains(.startsPhrase),
          let phrase = phrases.match(page.tokens, at: index, limit: tokens.upperBound)
        {
          (word.lexeme, word.end) = phrase
          word.classes = page.lexicon.classes[Int(phrase.lexeme)]
        }
        if token.count > 3 {
          letters &+= 1
          if word.isCapital { capitals &+= 1 }
        }
      case .newline, .symbol:
        index += 1
        continue
      case .quote, .openQuote, .closeQuote:
        isQuoted = token.kind == .quote ? !isQuoted : token.kind == .openQuote
        word.isQuoted = isQuoted
        word.form = .quote
      case .stop:
        word.form = Self.isInsideName(index, tokens.upperBound, page) ? .dash : .stop
        if word.form == .stop, Self.isShortening(index, tokens, page) {
          index += 1
          continue
        }
      case .digits: word.form = .number
      case .possessive: word.form = .possessive
      case .mark: word.form = Self.form(ofMark: token)
      }
      if page.isAllCapitals { word.isCapital = false }
      read[next] = word
      next &+= 1
      index = word.end
    }
    count = next
    isEven = page.isAllCapitals || capitals * 8 > letters * 7 && letters > 4
  }

  /// "Znak.com" is one name.
  private static func isInsideName(_ stop: Int, _ limit: Int, _ page: Page) -> Bool {
    let next = stop + 1
    return next < limit && page.tokens[next].kind == .word && !page.tokens[next].flags.contains(.spaceBefore)
      && !page.tokens[stop].flags.contains(.spaceBefore)
  }

  /// The full stop of "Teso Broadcasting Corp. said": small letters go on behind it.
  private static func isShortening(_ stop: Int, _ tokens: Range<Int>, _ page: Page) -> Bool {
    guard stop > tokens.lowerBound, stop + 1 < tokens.upperBound, !page.tokens[stop].flags.contains(.spaceBefore) else {
      return false
    }
    let (before, after) = (page.tokens[stop - 1], page.tokens[stop + 1])
    return before.kind == .word && before.isCapital && (2...5).contains(before.count) && after.kind == .word
      && !after.isCapital && page.bytes[Int(after.start)] &- 97 < 26
  }

  private static func form(ofMark token: Token) -> Form {
    let start = token.letters.bits
    switch UInt8(truncatingIfNeeded: start) {
    case UInt8(ascii: ","): return .comma
    case UInt8(ascii: ":"): return .colon
    case UInt8(ascii: ";"): return .semicolon
    case UInt8(ascii: "-"): return .dash
    case UInt8(ascii: "("), UInt8(ascii: "["): return .open
    case UInt8(ascii: ")"), UInt8(ascii: "]"): return .close
    // U+2010 to U+2017
    case 0xE2: return start & 0xF8_FFFF == 0x90_80E2 ? .dash : .other
    default: return .other
    }
  }

  // MARK: Asking

  /// Whether the word is one of the sentence; a negative number is a large one without its sign.
  @inline(__always)
  private func holds(_ index: Int) -> Bool { UInt(bitPattern: index) < UInt(bitPattern: count) }

  @inline(__always)
  func has(_ index: Int, _ classes: WordClass) -> Bool {
    holds(index) && words[index].has(classes)
  }

  @inline(__always)
  func form(_ index: Int) -> Form? { holds(index) ? words[index].form : nil }

  @inline(__always)
  func isWord(_ index: Int, _ word: StaticString) -> Bool {
    holds(index) && !words[index].isPhrase && page.isWord(words[index].first, word)
  }

  /// "who" or "which" before a relative clause; "WHO" in a text with small letters is a body.
  func isRelative(_ index: Int) -> Bool {
    has(index, .relative) && (isWord(index, "who") || isWord(index, "which"))
  }

  @inline(__always)
  func isCapital(_ index: Int) -> Bool { holds(index) && words[index].isCapital }

  /// Whether the lexicon knows nothing about the word itself; words of its phrases ("Santa Maria") may well be known.
  func isUnknown(_ index: Int) -> Bool { words[index].classes.isSubset(of: .startsPhrase) }

  func value(_ index: Int) -> Int { page.lexicon.lexemes[Int(words[index].lexeme)].value }

  func tokens(_ range: Range<Int>) -> Range<Int> {
    words[range.lowerBound].first..<words[range.upperBound - 1].end
  }

  /// The tokens of speakers.
  func tokens(_ sources: SourceList) -> SourceList {
    var list = SourceList()
    for source in sources { list.append(tokens(source)) }
    return list
  }

  /// The first word that ends after `token`.
  func word(atToken token: Int) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if words[middle].end > token { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// Whether the word ends in a few letters, before which it has two or more; of a phrase, the first word.
  @inline(__always)
  func endsIn(_ index: Int, _ suffix: StaticString) -> Bool {
    guard holds(index) else { return false }
    let token = page.tokens[words[index].first]
    let length = suffix.utf8CodeUnitCount
    guard token.count > length + 1 else { return false }
    let last =
      token.count <= WordStart.capacity
      ? token.letters.bits >> UInt64((token.count - length) * 8)
      : ByteBlock(page.bytes, Int(token.end) - WordStart.capacity).lowercased
        >> UInt64((WordStart.capacity - length) * 8)
    return last == WordStart(suffix).bits
  }

  /// Whether the word can be a proper name: by its capital, or, where capitals tell nothing, because nothing is known of it.
  func isName(_ index: Int) -> Bool {
    guard form(index) == .word else { return false }
    let classes = words[index].classes
    if page.isAllCapitals {
      return classes.isSubset(of: [.place, .nationality, .group, .firstName, .startsPhrase])
    }
    guard words[index].isCapital || isParticled(index) || isParticle(index) else { return false }
    if !classes.isDisjoint(with: Self.time) { return isGivenName(index) }
    return index > 0 || classes.isDisjoint(with: Self.closed.union([.adverb, .numberWord, .vague]))
  }

  /// "Gerson [da] Rosa", "Ruth [van der] Meer": a small word between the capitals of a name.
  private func isParticle(_ index: Int) -> Bool {
    guard isCapital(index - 1) || isWord(index - 1, "van") || isWord(index - 1, "de"),
      isCapital(index + 1) || isCapital(index + 2)
    else { return false }
    return isWord(index, "da") || isWord(index, "de") || isWord(index, "do") || isWord(index, "dos")
      || isWord(index, "das") || isWord(index, "del") || isWord(index, "della") || isWord(index, "di")
      || isWord(index, "van") || isWord(index, "von") || isWord(index, "der") || isWord(index, "bin")
      || isWord(index, "ibn") || isWord(index, "ould") || isWord(index, "ng") || isWord(index, "al")
      || isWord(index, "el") || isWord(index, "ben")
      || isWord(index, "la") && isWord(index - 1, "de")
  }

  /// "al-Ghaithi": a small particle before the capital of a name.
  private func isParticled(_ index: Int) -> Bool {
    let token = page.tokens[words[index].first]
    guard token.flags.contains(.hyphenated), let hyphen = page.bytes[token.range].firstIndex(of: UInt8(ascii: "-"))
    else {
      return false
    }
    return hyphen - token.range.lowerBound <= 4 && page.bytes[hyphen + 1] &- 65 < 26
  }

  /// "Jan", "April", "August" before a surname.
  func isGivenName(_ index: Int) -> Bool {
    isCapital(index + 1) && !has(index + 1, Self.time) && form(index - 1) != .number
      && (isCapital(index - 1) || has(index - 1, [.title, .personSingular]))
  }
}
