/// Phrases of the lexicon by their first two words, of those the longest first.
///
/// They lie one behind the other in flat arrays: looking for one copies nothing.
final class PhraseTable: Sendable {
  /// Where a phrase's words behind the first stand in `words`, the first of them, and the lexeme of the whole.
  private struct Phrase {
    let rest: Range<Int>
    let second: UInt16
    let lexeme: UInt16
  }

  private let phrases: [Phrase]
  private let words: [UInt16]
  /// For each lexeme, the phrases that it begins.
  private let ranges: [Range<Int32>]
  /// The first two words of all phrases, by a hash of both.
  private let pairs: BitTable

  /// - Parameter count: How many lexemes there are.
  init(_ list: [(words: [UInt16], lexeme: UInt16)], count: Int) {
    var phrases: [Phrase] = []
    var words: [UInt16] = []
    var ranges = [Range<Int32>](repeating: 0..<0, count: count)
    var bits = 1 << 10
    while bits < list.count * 16 { bits *= 2 }
    var pairs = BitTable(bits: bits)
    let sorted = list.sorted { left, right in
      if left.words[0] != right.words[0] { return left.words[0] < right.words[0] }
      if left.words[1] != right.words[1] { return left.words[1] < right.words[1] }
      if left.words.count != right.words.count { return left.words.count > right.words.count }
      return left.lexeme < right.lexeme
    }
    for phrase in sorted {
      let first = Int(phrase.words[0])
      let start = ranges[first].isEmpty ? Int32(phrases.count) : ranges[first].lowerBound
      phrases.append(
        Phrase(
          rest: words.count..<words.count + phrase.words.count - 1, second: phrase.words[1], lexeme: phrase.lexeme))
      words += phrase.words.dropFirst()
      ranges[first] = start..<Int32(phrases.count)
      pairs.insert(Self.hash(phrase.words[0], phrase.words[1]))
    }
    self.phrases = phrases
    self.words = words
    self.ranges = ranges
    self.pairs = pairs
  }

  @inline(__always)
  private static func hash(_ first: UInt16, _ second: UInt16) -> UInt64 {
    UInt64(first) &* 0x9E37_79B1 ^ UInt64(second) &* 0x85EB_CA77
  }

  /// Whether a phrase may start at the token, by the word behind it; nearly all words that start phrases start none
  /// where they stand.
  @inline(__always)
  func mayStart(_ tokens: [Token], at token: Int, limit: Int) -> Bool {
    guard token + 1 < limit else { return false }
    let second = tokens[token + 1]
    return pairs.contains(Self.hash(tokens[token].lexeme, second.lexeme)) || second.kind == .newline
  }

  /// The longest phrase that starts at the token, ends before `limit` and is `wanted` by its lexeme.
  ///
  /// - Parameter acrossLines: Whether it may run over a wrapped line.
  @inline(__always)
  func match(
    _ tokens: [Token], at token: Int, limit: Int, acrossLines: Bool = true,
    where wanted: (UInt16) -> Bool = { _ in true }
  ) -> (lexeme: UInt16, end: Int)? {
    guard mayStart(tokens, at: token, limit: limit) else { return nil }
    return search(tokens[token].lexeme, tokens, at: token, limit: limit, acrossLines, where: wanted)
  }

  @inline(never)
  private func search(
    _ first: UInt16, _ tokens: [Token], at token: Int, limit: Int, _ acrossLines: Bool, where wanted: (UInt16) -> Bool
  ) -> (lexeme: UInt16, end: Int)? {
    // A wrapped line may end behind the first word.
    let next = acrossLines && tokens[token + 1].kind == .newline ? token + 2 : token + 1
    guard next < limit else { return nil }
    let second = tokens[next].lexeme
    var index = start(ranges[Int(first)], second)
    while index < Int(ranges[Int(first)].upperBound), phrases[index].second == second {
      let phrase = phrases[index]
      if wanted(phrase.lexeme), let end = end(of: phrase, tokens, from: token, limit: limit, acrossLines) {
        return (phrase.lexeme, end)
      }
      index += 1
    }
    return nil
  }

  /// The first phrase of a range whose second word is `second` or a later one.
  private func start(_ range: Range<Int32>, _ second: UInt16) -> Int {
    var low = Int(range.lowerBound)
    var high = Int(range.upperBound)
    while low < high {
      let middle = (low &+ high) / 2
      if phrases[middle].second < second { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func end(
    of phrase: Phrase, _ tokens: [Token], from token: Int, limit: Int, _ acrossLines: Bool
  ) -> Int? {
    var position = token
    for word in phrase.rest {
      position += 1
      if acrossLines, position < limit, tokens[position].kind == .newline { position += 1 }
      guard position < limit, tokens[position].lexeme == words[word] else { return nil }
    }
    return position + 1
  }

  /// The longest phrase of the first word whose other words `fit`, with how many words it has.
  func match(first: UInt16, fit: (_ offset: Int, _ word: UInt16) -> Bool) -> (lexeme: UInt16, count: Int)? {
    var longest: Phrase?
    for phrase in phrases[Int(ranges[Int(first)].lowerBound)..<Int(ranges[Int(first)].upperBound)]
    where phrase.rest.allSatisfy({ fit($0 - phrase.rest.lowerBound + 1, words[$0]) }) {
      // Of equally long ones the first that a file gives.
      if let longest, (longest.rest.count, phrase.lexeme) >= (phrase.rest.count, longest.lexeme) { continue }
      longest = phrase
    }
    return longest.map { ($0.lexeme, $0.rest.count + 1) }
  }
}
