/// Looks for many phrases in a text at once, whatever its case, punctuation and spacing.
///
/// Words are compared by 64-bit digests (FNV-1a). A phrase is found by its first four words; where words are left out
/// ("…"), each piece of four words or more has to stand in the text.
struct PhraseSearch {
  /// A phrase as digests of its words.
  struct Phrase {
    let pieces: [[UInt64]]

    /// A quotation; pieces of fewer than four words say too little.
    init(_ words: String) {
      pieces = words.replacing("...", with: "…").replacing("[…]", with: "…").split(separator: "…")
        .map { PhraseSearch.digests(String($0)) }.filter { $0.count >= PhraseSearch.window }
    }
  }

  private struct Piece {
    let phrase: Int
    let words: [UInt64]
  }

  static let window = 4
  private let pieces: [Int: [Piece]]
  private let counts: [Int]

  init(_ phrases: [Phrase]) {
    var pieces: [Int: [Piece]] = [:]
    for (index, phrase) in phrases.enumerated() {
      for words in phrase.pieces {
        pieces[Self.key(words[0..<Self.window]), default: []].append(Piece(phrase: index, words: words))
      }
    }
    self.pieces = pieces
    counts = phrases.map(\.pieces.count)
  }

  /// The phrases that stand in the text, in their order.
  func phrases(in text: String) -> [Int] {
    let words = Self.digests(text)
    guard words.count >= Self.window else { return [] }
    var found: [Int: Set<[UInt64]>] = [:]
    for start in 0...(words.count - Self.window) {
      guard let candidates = pieces[Self.key(words[start..<start + Self.window])] else { continue }
      for piece in candidates where start + piece.words.count <= words.count {
        if words[start..<start + piece.words.count].elementsEqual(piece.words) {
          found[piece.phrase, default: []].insert(piece.words)
        }
      }
    }
    return found.filter { $0.value.count == counts[$0.key] }.keys.sorted()
  }

  private static func key(_ words: ArraySlice<UInt64>) -> Int {
    Int(truncatingIfNeeded: words.reduce(0) { ($0 &* 31) ^ $1 })
  }

  /// The digests of the words of a text: runs of letters and digits; capitals of ASCII count as small letters.
  static func digests(_ text: String) -> [UInt64] {
    var words: [UInt64] = []
    var word: UInt64 = 0
    var isInWord = false
    var skip = 0
    let bytes = Array(text.utf8)
    for (index, byte) in bytes.enumerated() {
      if skip > 0 {
        skip -= 1
        continue
      }
      // General punctuation (U+2000 to U+207F) and the marks of Latin-1 divide words.
      let isMark = (byte == 0xE2 && index + 2 < bytes.count && bytes[index + 1] <= 0x81) || byte == 0xC2
      if isMark { skip = byte == 0xC2 ? 1 : 2 }
      let letter = byte | (byte >= 65 && byte <= 90 ? 32 : 0)
      if !isMark, byte >= 0x80 || (letter >= 97 && letter <= 122) || (byte >= 48 && byte <= 57) {
        word = ((isInWord ? word : 0xcbf2_9ce4_8422_2325) ^ UInt64(letter)) &* 0x0000_0100_0000_01b3
        isInWord = true
      } else if isInWord {
        words.append(word)
        isInWord = false
      }
    }
    if isInWord { words.append(word) }
    return words
  }
}

/// Words between quotation marks.
enum QuotedWords {
  /// The words between the marks around `value`; nil when it stands outside of any, or fewer than four words within.
  ///
  /// A curly mark without its partner opens or closes a quotation that goes on in the next sentence.
  static func around(_ value: String, in sentence: String) -> String? {
    guard let place = sentence.firstRange(of: value) else { return nil }
    for (open, close) in [("“", "”"), ("«", "»"), ("„", "“")] as [(Character, Character)] {
      let before = sentence[..<place.lowerBound]
      let after = sentence[place.upperBound...]
      let start = before.lastIndex(of: open)
      let isOpen = start.map { !before[$0...].contains(close) } ?? false
      guard isOpen || (before.firstIndex(of: close) == nil && after.contains(close) && !before.contains(open)) else {
        continue
      }
      if let end = after.firstIndex(of: close), after[..<end].contains(open), !isOpen { continue }
      let first = isOpen ? start.map { sentence.index(after: $0) } ?? sentence.startIndex : sentence.startIndex
      let last = after.firstIndex(of: close) ?? sentence.endIndex
      return enough(sentence[first..<last])
    }
    let marks = sentence.indices.filter { sentence[$0] == "\"" }
    for pair in stride(from: 0, to: marks.count - 1, by: 2)
    where marks[pair] < place.lowerBound && place.upperBound <= marks[pair + 1] {
      return enough(sentence[sentence.index(after: marks[pair])..<marks[pair + 1]])
    }
    return nil
  }

  private static func enough(_ words: Substring) -> String? {
    PhraseSearch.digests(String(words)).count >= PhraseSearch.window ? String(words) : nil
  }
}
