/// How names are written to be compared: ASCII letters in lower case, one space between words, no articles.
///
/// Apostrophes and full stops say nothing: "Gaza's", "Gaza’s" and "Gazas" are one, as are "U.N." and "UN".
enum NameKey {
  @inline(__always)
  static func isDropped(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "'") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "(")
      || byte == UInt8(ascii: ")")
  }

  /// Calls `emit` with each byte of a word's key; hyphens are spaces inside it.
  @inline(__always)
  static func forEachByte(_ text: [UInt8], _ word: Range<Int>, _ emit: (UInt8) -> Void) {
    var position = word.lowerBound
    var isPending = false
    var isEmpty = true
    while position < word.upperBound {
      let byte = text[position]
      position += 1
      if byte == 0xE2, position + 1 < word.upperBound, text[position] == 0x80 {
        // "’" and "‘" are dropped, "–" is a space.
        if text[position + 1] == 0x93 || text[position + 1] == 0x94 { isPending = !isEmpty }
        position += 2
      } else if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/") {
        isPending = !isEmpty
      } else if !isDropped(byte) {
        if isPending { emit(32) }
        emit(byte &- 65 < 26 ? byte | 0x20 : byte)
        isPending = false
        isEmpty = false
      }
    }
  }

  /// Articles count as no word.
  @inline(__always)
  static func isArticle(_ text: [UInt8], _ word: Range<Int>) -> Bool {
    guard word.count <= 3 else { return false }
    let first = text[word.lowerBound] | 0x20
    switch word.count {
    case 1: return first == UInt8(ascii: "a")
    case 2: return first == UInt8(ascii: "a") && text[word.lowerBound + 1] | 0x20 == UInt8(ascii: "n")
    default:
      return first == UInt8(ascii: "t") && text[word.lowerBound + 1] | 0x20 == UInt8(ascii: "h")
        && text[word.lowerBound + 2] | 0x20 == UInt8(ascii: "e")
    }
  }

  /// The words of a text, without articles and without what leaves no byte.
  static func words(of text: [UInt8]) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var start = 0
    for position in 0...text.count where position == text.count || text[position] == 32 {
      let word = start..<position
      start = position + 1
      if !word.isEmpty, !isArticle(text, word) { words.append(word) }
    }
    return words
  }

  /// The key of a whole text.
  static func key(of text: [UInt8]) -> [UInt8] {
    var key: [UInt8] = []
    for word in words(of: text) { append(text, word, to: &key) }
    return key
  }

  static func append(_ text: [UInt8], _ word: Range<Int>, to key: inout [UInt8]) {
    var isFirst = !key.isEmpty
    forEachByte(text, word) { byte in
      if isFirst { key.append(32) }
      isFirst = false
      key.append(byte)
    }
  }
}

/// The hash of a key, built word by word without writing the key.
struct KeyHash {
  private var state = Lexicon.seed
  private var isEmpty = true

  @inline(__always)
  mutating func append(_ text: [UInt8], _ word: Range<Int>) {
    var hash = state
    var isSeparated = isEmpty
    NameKey.forEachByte(text, word) { byte in
      if !isSeparated { hash = Lexicon.step(hash, 32) }
      isSeparated = true
      hash = Lexicon.step(hash, byte)
    }
    state = hash
    isEmpty = false
  }

  /// Adds a byte to the last word.
  mutating func append(_ byte: UInt8) { state = Lexicon.step(state, byte) }

  var value: UInt32 { Lexicon.finished(state) }
}

/// Values by the key of their name, several to one; open to nothing but adding and asking.
struct KeyTable<Value: Sendable>: Sendable {
  private struct Entry {
    let hash: UInt32
    let start: Int
    let end: Int
    let value: Value
    /// The next entry in the same slot, or -1.
    let next: Int
  }

  private var entries: [Entry] = []
  private var keys: [UInt8] = []
  private var slots: [Int32]
  /// A bit for the hash of each first word: most words of a text begin no name, and are seen off here.
  private var firstWords = [UInt64](repeating: 0, count: 512)

  init(capacity: Int) {
    var size = 256
    while size < capacity * 2 { size *= 2 }
    slots = [Int32](repeating: -1, count: size)
  }

  /// Adds a value under a name and says how many words its key has.
  mutating func add(_ name: [UInt8], _ value: Value) -> Int {
    let words = NameKey.words(of: name)
    let key = NameKey.key(of: name)
    guard let first = words.first, !key.isEmpty else { return 0 }
    let hash = Lexicon.finished(key.reduce(Lexicon.seed) { Lexicon.step($0, $1) })
    let slot = Int(hash) & (slots.count - 1)
    entries.append(
      Entry(hash: hash, start: keys.count, end: keys.count + key.count, value: value, next: Int(slots[slot])))
    keys += key
    slots[slot] = Int32(entries.count - 1)
    mark(name, first)
    // A possessive may be written apart: "Gaza's" is the word "Gaza" and its mark.
    if let apostrophe = name[first].lastIndex(where: { $0 == UInt8(ascii: "'") || $0 == 0xE2 }) {
      mark(name, first.lowerBound..<apostrophe)
    }
    return words.count
  }

  private mutating func mark(_ name: [UInt8], _ word: Range<Int>) {
    var hash = KeyHash()
    hash.append(name, word)
    let bit = Int(hash.value) & (firstWords.count * 64 - 1)
    firstWords[bit >> 6] |= 1 << UInt64(bit & 63)
  }

  /// Whether a key may begin with the word of this hash.
  @inline(__always)
  func mayBegin(_ hash: UInt32) -> Bool {
    let bit = Int(hash) & (firstWords.count * 64 - 1)
    return firstWords[bit >> 6] & (1 << UInt64(bit & 63)) != 0
  }

  /// Whether a key has this hash.
  @inline(__always)
  func holds(_ hash: UInt32) -> Bool {
    var next = Int(slots[Int(hash) & (slots.count - 1)])
    while next >= 0 {
      if entries[next].hash == hash { return true }
      next = entries[next].next
    }
    return false
  }

  /// Calls `body` with each value whose key has this hash, and with its key's place.
  @inline(__always)
  func forEach(_ hash: UInt32, _ body: (Value, Range<Int>) -> Void) {
    var next = Int(slots[Int(hash) & (slots.count - 1)])
    while next >= 0 {
      if entries[next].hash == hash { body(entries[next].value, entries[next].start..<entries[next].end) }
      next = entries[next].next
    }
  }

  /// Whether the key at `place` is `key`.
  func equals(_ place: Range<Int>, _ key: [UInt8]) -> Bool { keys[place].elementsEqual(key) }
}
