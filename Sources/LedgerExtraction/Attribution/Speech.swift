import LedgerTypes

/// The words of one sentence as attribution reads them: phrases of the lexicon are one word, numbers are not read.
///
/// The buffer is kept from sentence to sentence. Indices are into `words` unless a name says "token".
struct Speech {
  enum Form: UInt8 {
    case word, number, comma, stop, colon, semicolon, dash, open, close, quote, possessive, other
  }

  struct Word {
    var first: Int
    var end: Int
    var lexeme: UInt16
    var form: Form
    /// Whether a capital may tell a name here.
    var isCapital: Bool
    /// Whether it stands between quotation marks.
    var isQuoted: Bool
    var classes: WordClass
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
  private(set) var words: [Word] = []
  /// Whether all words are written alike, so that capitals tell no names.
  private(set) var isEven = false

  init(page: Page) { self.page = page }

  /// Turns to another text.
  mutating func open(_ page: Page) { self.page = page }

  mutating func read(_ sentence: Sentence) { read(sentence.tokens, startsInQuote: sentence.startsInQuote) }

  mutating func read(_ tokens: Range<Int>, startsInQuote: Bool = false) {
    let phrases = page.lexicon.phrases
    var isQuoted = startsInQuote
    var capitals = 0
    var letters = 0
    var read: [Word] = []
    swap(&read, &words)
    read.removeAll(keepingCapacity: true)
    read.append(addingCapacity: max(tokens.count, 48)) { words in
      var index = tokens.lowerBound
      while index < tokens.upperBound {
        let token = page.tokens[index]
        var word = Word(
          first: index, end: index + 1, lexeme: token.lexeme, form: .word, isCapital: token.isCapital,
          isQuoted: isQuoted, classes: page.lexicon.classes[Int(token.lexeme)])
        if token.kind == .word {
          if word.classes.contains(.startsPhrase),
            phrases.mayStart(page.tokens, at: index, limit: tokens.upperBound),
            let phrase = phrase(at: index, tokens.upperBound)
          {
            (word.lexeme, word.end) = phrase
            word.classes = page.lexicon.classes[Int(phrase.lexeme)]
          }
          if token.count > 3 {
            letters += 1
            if word.isCapital { capitals += 1 }
          }
        } else if token.kind == .newline || token.kind == .symbol {
          index += 1
          continue
        } else {
          word.form = form(of: index, token.kind)
          switch word.form {
          case .stop where isInsideName(index, tokens.upperBound): word.form = .dash
          case .stop where isShortening(index, tokens):
            index += 1
            continue
          case .quote:
            switch token.kind {
            case .openQuote: isQuoted = true
            case .closeQuote: isQuoted = false
            default: isQuoted.toggle()
            }
            word.isQuoted = isQuoted
          default: break
          }
        }
        words.append(word)
        index = word.end
      }
    }
    swap(&read, &words)
    isEven = page.isAllCapitals || capitals * 8 > letters * 7 && letters > 4
    if page.isAllCapitals {
      for index in words.indices { words[index].isCapital = false }
    }
  }

  private func phrase(at token: Int, _ limit: Int) -> (lexeme: UInt16, end: Int)? {
    page.lexicon.phrases.match(page.tokens, at: token, limit: limit)
  }

  /// "Znak.com" is one name.
  private func isInsideName(_ stop: Int, _ limit: Int) -> Bool {
    let next = stop + 1
    return next < limit && page.tokens[next].kind == .word && !page.tokens[next].flags.contains(.spaceBefore)
      && !page.tokens[stop].flags.contains(.spaceBefore)
  }

  /// The full stop of "Teso Broadcasting Corp. said": small letters go on behind it.
  private func isShortening(_ stop: Int, _ tokens: Range<Int>) -> Bool {
    guard stop > tokens.lowerBound, stop + 1 < tokens.upperBound, !page.tokens[stop].flags.contains(.spaceBefore) else {
      return false
    }
    let (before, after) = (page.tokens[stop - 1], page.tokens[stop + 1])
    return before.kind == .word && before.isCapital && (2...5).contains(before.count) && after.kind == .word
      && !after.isCapital && page.bytes[Int(after.start)] &- 97 < 26
  }

  private func form(of token: Int, _ kind: Token.Kind) -> Form {
    switch kind {
    case .word: return .word
    case .digits: return .number
    case .stop: return .stop
    case .quote, .openQuote, .closeQuote: return .quote
    case .possessive: return .possessive
    default: break
    }
    let start = Int(page.tokens[token].start)
    switch page.bytes[start] {
    case UInt8(ascii: ","): return .comma
    case UInt8(ascii: ":"): return .colon
    case UInt8(ascii: ";"): return .semicolon
    case UInt8(ascii: "-"): return .dash
    case UInt8(ascii: "("), UInt8(ascii: "["): return .open
    case UInt8(ascii: ")"), UInt8(ascii: "]"): return .close
    case 0xE2: return page.bytes[start + 1] == 0x80 && page.bytes[start + 2] & 0xF8 == 0x90 ? .dash : .other
    default: return .other
    }
  }

  // MARK: Asking

  var count: Int { words.count }

  @inline(__always)
  func has(_ index: Int, _ classes: WordClass) -> Bool {
    index >= 0 && index < words.count && !words[index].classes.isDisjoint(with: classes)
  }

  @inline(__always)
  func form(_ index: Int) -> Form? { index >= 0 && index < words.count ? words[index].form : nil }

  @inline(__always)
  func isWord(_ index: Int, _ word: StaticString) -> Bool {
    index >= 0 && index < words.count && words[index].end == words[index].first + 1
      && page.isWord(words[index].first, word)
  }

  /// "who" or "which" before a relative clause; "WHO" in a text with small letters is a body.
  func isRelative(_ index: Int) -> Bool {
    has(index, .relative) && (isWord(index, "who") || isWord(index, "which"))
  }

  @inline(__always)
  func isCapital(_ index: Int) -> Bool { index >= 0 && index < words.count && words[index].isCapital }

  /// Whether the lexicon knows nothing about the word itself; words of its phrases ("Santa Maria") may well be known.
  func isUnknown(_ index: Int) -> Bool { words[index].classes.isSubset(of: .startsPhrase) }

  func value(_ index: Int) -> Int { page.lexicon.lexemes[Int(words[index].lexeme)].value }

  func tokens(_ range: Range<Int>) -> Range<Int> {
    words[range.lowerBound].first..<words[range.upperBound - 1].end
  }

  /// The first word that ends after `token`.
  func word(atToken token: Int) -> Int {
    var low = 0
    var high = words.count
    while low < high {
      let middle = (low + high) / 2
      if words[middle].end > token { high = middle } else { low = middle + 1 }
    }
    return low
  }

  func endsIn(_ index: Int, _ suffix: StaticString) -> Bool {
    guard index >= 0, index < words.count else { return false }
    let range = page.tokens[words[index].first].range
    let count = suffix.utf8CodeUnitCount
    guard range.count > count + 1 else { return false }
    for offset in 0..<count {
      let byte = page.bytes[range.upperBound - count + offset]
      let folded = byte &- 65 < 26 ? byte | 0x20 : byte
      if unsafe folded != suffix.utf8Start[offset] { return false }
    }
    return true
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
