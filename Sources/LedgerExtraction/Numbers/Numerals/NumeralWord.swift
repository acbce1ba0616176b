import LedgerTypes

/// One word, or one part of a hyphenated word, as a part of a numeral.
struct NumeralWord {
  enum Sense: Equatable {
    /// 0…19, and 20, 30 … 90.
    case unit(Int), tens(Int)
    /// "hundred", "dozen", "million" and their plurals.
    case magnitude(Int)
    /// "third", "quarter", "twenty-first"; the plural can only be a denominator.
    case ordinal(Int, isPlural: Bool)
    case half, article, and, point, over, minus
  }

  let sense: Sense
  /// The token that it stands in.
  let token: Int
  /// Whether a hyphen ties it to the word before.
  let isTied: Bool
}

/// Reads words of a page as parts of numerals.
///
/// It knows more than the lexicon: plurals and abbreviations that in news mean other things ("l", "cr", "nil"), so
/// that only texts without a measure word are read with it.
struct NumeralLexer {
  let page: Page
  let limit: Int

  /// The parts that follow each other from `token` on, up to the first word that is none.
  func words(from token: Int) -> [NumeralWord] {
    var words: [NumeralWord] = []
    var next = token
    while next < limit {
      var isTied = false
      if !words.isEmpty, page.isMark(next, "-"), next + 1 < limit {
        // "fifty - two": a hyphen between blanks.
        isTied = true
        next += 1
      }
      guard page.tokens[next].kind == .word, let parts = parts(of: next, isTied: isTied) else { break }
      if isTied, let last = words.last, !Self.mayTie(last.sense, parts[0].sense) { break }
      words += parts
      next += 1
    }
    return words
  }

  /// Whether a hyphen between blanks can stand between the two, as no range does: the second is less.
  private static func mayTie(_ first: NumeralWord.Sense, _ second: NumeralWord.Sense) -> Bool {
    switch (first, second) {
    case (.tens, .unit(let value)): value > 0 && value < 10
    case (.unit, .ordinal), (.tens, .ordinal): true
    default: false
    }
  }

  /// The parts of a token, all of which must be known.
  func parts(of token: Int, isTied: Bool) -> [NumeralWord]? {
    var parts: [NumeralWord] = []
    let bytes = page.bytes[page.tokens[token].range].map { $0 &- 65 < 26 ? $0 | 0x20 : $0 }
    for part in bytes.split(separator: UInt8(ascii: "-")) {
      guard let sense = sense(of: Array(part)) else { return nil }
      parts.append(NumeralWord(sense: sense, token: token, isTied: isTied || !parts.isEmpty))
    }
    return parts.isEmpty ? nil : parts
  }

  func sense(of word: [UInt8]) -> NumeralWord.Sense? {
    let text = String(decoding: word, as: UTF8.self)
    if let value = Self.scales[text] { return .magnitude(value) }
    switch text {
    case "nil", "nought", "naught": return .unit(0)
    case "half", "halves": return .half
    case "quarter": return .ordinal(4, isPlural: false)
    case "quarters": return .ordinal(4, isPlural: true)
    case "and": return .and
    case "point": return .point
    case "over": return .over
    case "minus", "negative": return .minus
    case "a", "an": return .article
    default: break
    }
    if let value = ordinal(word) { return .ordinal(value, isPlural: false) }
    if word.last == UInt8(ascii: "s"), let value = ordinal(Array(word.dropLast())) {
      return .ordinal(value, isPlural: true)
    }
    let lexeme = Int(page.lexicon.lexeme(of: word))
    let classes = page.lexicon.classes[lexeme]
    let value = page.lexicon.lexemes[lexeme].value
    if classes.contains(.numberWord) { return value >= 20 ? .tens(value) : .unit(value) }
    if classes.contains(.magnitude) { return .magnitude(value) }
    return nil
  }

  private func ordinal(_ word: [UInt8]) -> Int? {
    if let value = Self.largeOrdinals[String(decoding: word, as: UTF8.self)] { return value }
    let lexeme = Int(page.lexicon.lexeme(of: word))
    return page.lexicon.classes[lexeme].contains(.ordinal) ? page.lexicon.lexemes[lexeme].value : nil
  }

  private static let largeOrdinals = ["billionth": 1_000_000_000, "trillionth": 1_000_000_000_000]

  /// Plurals and spellings of magnitudes that the lexicon lacks, or knows as vague amounts.
  private static let scales = [
    "dozens": 12, "doz": 12, "dozs": 12, "dz": 12, "dzs": 12, "hundreds": 100, "thousands": 1_000,
    "millions": 1_000_000, "billions": 1_000_000_000, "trillions": 1_000_000_000_000, "bln": 1_000_000_000,
    "tln": 1_000_000_000_000, "mil": 1_000_000, "lac": 100_000, "lacs": 100_000, "lkh": 100_000, "lkhs": 100_000,
    "cr": 10_000_000, "crs": 10_000_000, "kr": 10_000_000, "koti": 10_000_000, "krore": 10_000_000,
    "krores": 10_000_000,
  ]

  /// Letters that scale digits, alone or grown on: in words they mean other things.
  static let letters = [
    "k": 1_000, "m": 1_000_000, "mm": 1_000_000, "b": 1_000_000_000, "g": 1_000_000_000, "t": 1_000_000_000_000,
    "l": 100_000,
  ].merging(scales) { letter, _ in letter }
}
