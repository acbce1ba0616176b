import CGuard

/// One number for all that a search index says, whatever the order: another index has the same only by chance, since
/// nobody knows the key.
struct SearchSum: Equatable {
  /// What is secret of a sum.
  struct Key {
    private let first = UInt64.random(in: 0...UInt64.max) | 1
    private let second = UInt64.random(in: 0...UInt64.max)

    /// A number for a word, given with the byte that says which index it is of.
    func hash(_ word: Span<UInt8>) -> UInt64 {
      var hash = first ^ UInt64(word.count)
      var index = 0
      let raw = unsafe word.bytes
      while index + 8 <= word.count {
        let eight = unsafe raw.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: UInt64.self)
        hash = mixed(hash ^ eight)
        index += 8
      }
      var rest: UInt64 = 0
      while index < word.count {
        rest = rest << 8 | UInt64(word[index])
        index += 1
      }
      return mixed(hash ^ rest)
    }

    /// The number for some places of a word, and one place more.
    func hash(_ places: UInt64, then place: Int) -> UInt64 { mixed(places ^ UInt64(truncatingIfNeeded: place)) }

    /// The number for all places of a word in a row.
    func hash(_ word: UInt64, row: Int, _ places: UInt64) -> UInt64 {
      mixed(mixed(word ^ UInt64(truncatingIfNeeded: row)) ^ places)
    }

    private func mixed(_ value: UInt64) -> UInt64 {
      let product = (value ^ second).multipliedFullWidth(by: first)
      return (product.high ^ product.low) &+ second
    }
  }

  /// The sum over words and rows.
  private(set) var sum: UInt64 = 0
  /// How many words there are, each counted once in a row.
  private(set) var count = 0

  mutating func add(_ hash: UInt64) {
    sum &+= hash
    count += 1
  }
}

/// Says what an index of rows has to say, without making one.
@safe struct SearchWords: ~Copyable {
  private var words = unsafe ledger_guard_words()
  private let key: SearchSum.Key
  private(set) var sum = SearchSum()

  /// How many words the row has that is read.
  private var place = 0
  /// The different words of the row: places of a table, with the number of the row to which each belongs.
  private var table: [(turn: Int, word: UInt64, places: UInt64)] = Array(repeating: (0, 0, 0), count: 256)
  private var used: [Int] = []
  private var turn = 0
  /// A word behind the byte that says which index it is of.
  private var buffer: [UInt8] = []

  /// FTS5 cuts a word that is longer (fts5_main.c, FTS5_MAX_TOKEN_SIZE).
  private static let longestWord = 32_768

  /// - Throws: `DatabaseError` when this SQLite has no such tokenizer.
  init(_ db: Database, _ key: SearchSum.Key) throws {
    self.key = key
    let code = unsafe ledger_guard_words_open(db.handle, &words)
    guard code == SQLITE_OK else { throw DatabaseError(code, "there is no tokenizer") }
  }

  deinit {
    var words = unsafe words
    unsafe ledger_guard_words_close(&words)
  }

  /// Adds a row, and gives the number of its words.
  mutating func add(row: Int, _ text: Span<UInt8>) throws -> Int {
    (place, turn) = (0, turn + 1)
    used.removeAll(keepingCapacity: true)
    let code = unsafe text.withUnsafeBytes { bytes -> CInt in
      guard let start = bytes.baseAddress else { return SQLITE_OK }
      var words = unsafe words
      return unsafe withUnsafeMutablePointer(to: &self) {
        unsafe ledger_guard_words_of(
          &words, start.assumingMemoryBound(to: CChar.self), CInt(bytes.count), $0
        ) { context, flags, word, count, _, _ in
          guard let context = unsafe context, let word = unsafe word else { return SQLITE_MISUSE }
          let bytes = unsafe UnsafeRawBufferPointer(start: word, count: Int(count))
          // No other word stands in the place of the one before.
          guard flags & FTS5_TOKEN_COLOCATED == 0 else { return SQLITE_MISUSE }
          unsafe context.assumingMemoryBound(to: SearchWords.self).pointee.add(bytes)
          return SQLITE_OK
        }
      }
    }
    guard code == SQLITE_OK else { throw DatabaseError(code, "a text cannot be parted into words") }
    for index in used { sum.add(key.hash(table[index].word, row: row, table[index].places)) }
    return place
  }

  private mutating func add(_ word: UnsafeRawBufferPointer) {
    buffer.removeAll(keepingCapacity: true)
    buffer.append(UInt8(ascii: "0"))
    unsafe buffer.append(contentsOf: word.prefix(Self.longestWord))
    let hash = key.hash(buffer.span)
    let index = index(of: hash)
    table[index].places = key.hash(table[index].places, then: place)
    place += 1
  }

  /// Where the table has a word of this row.
  private mutating func index(of word: UInt64) -> Int {
    if used.count * 2 > table.count { grow() }
    var index = Int(truncatingIfNeeded: word) & (table.count - 1)
    while table[index].turn == turn, table[index].word != word { index = (index + 1) & (table.count - 1) }
    if table[index].turn != turn {
      table[index] = (turn, word, 0)
      used.append(index)
    }
    return index
  }

  private mutating func grow() {
    let old = used.map { table[$0] }
    table = Array(repeating: (0, 0, 0), count: table.count * 4)
    used.removeAll(keepingCapacity: true)
    for entry in old { table[index(of: entry.word)].places = entry.places }
  }
}
