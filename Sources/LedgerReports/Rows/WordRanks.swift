/// The order of rows by the words behind their keys: words are compared by their bytes, and only those that rows have.
struct WordRanks {
  /// For each row the number of its key.
  private let numbers: [Int32]
  /// For each number the place of its words among those of all.
  private var ranks: [Int]

  /// - Parameters:
  ///   - key: the key of a row.
  ///   - words: the words of a key; nil for none.
  init(rows count: Int, key: (Int) -> Int, words: (Int) -> String?) {
    var keys = KeyTable()
    numbers = (0..<count).map { Int32(keys.number(key($0))) }
    ranks = [Int](repeating: StableOrder.absent, count: keys.count)
    var found: [Word] = []
    for number in 0..<keys.count {
      if let text = words(keys[number].first) { found.append(Word(number: number, text: text)) }
    }
    found.sort { $0.precedes($1) }
    var rank = 0
    for (place, word) in found.enumerated() {
      if place > 0, found[place - 1].text != word.text { rank = place }
      ranks[word.number] = rank
    }
  }

  /// The place of a row's words; `StableOrder.absent` for none.
  subscript(row: Int) -> Int { ranks[Int(numbers[row])] }

  /// Words of a key, with their first eight bytes as a number: most comparisons need no more.
  private struct Word {
    let number: Int
    let text: String
    let start: UInt64

    init(number: Int, text: String) {
      (self.number, self.text) = (number, text)
      let bytes = text.utf8.prefix(8)
      start = bytes.reduce(0) { $0 << 8 | UInt64($1) } << UInt64(8 * (8 - bytes.count))
    }

    func precedes(_ other: Word) -> Bool {
      start == other.start ? text.precedesInBytes(other.text) : start < other.start
    }
  }
}
