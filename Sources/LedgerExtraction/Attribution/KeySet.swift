/// The different keys of a list of names, each by its hash.
struct KeySet {
  /// The hash of each key.
  private(set) var hashes: [UInt64] = []
  /// Open addressing by hash: indices of keys, or -1.
  private(set) var slots: [Int32]
  /// No key has more words.
  private(set) var longest = 0
  /// What the first words of the keys begin with.
  private(set) var firstWords = BitTable(bits: 1 << 15)
  /// The hashes of all keys, and of what they begin with.
  private(set) var beginnings = BitTable(bits: 1 << 18)

  /// A set with room for so many names.
  init(capacity: Int) {
    var size = 256
    while size < capacity * 2 { size *= 2 }
    slots = [Int32](repeating: -1, count: size)
  }

  /// Adds the key of a name that stands in a text, with eight bytes or more behind it.
  ///
  /// - Returns: The key's index, or -1 for a name that leaves no key.
  mutating func insert(_ name: Range<Int>, of text: [UInt8]) -> Int32 {
    var hash = KeyHash()
    var words = 0
    var first = 0..<0
    NameKey.forEachWord(of: text, name) { word in
      if words == 0 { first = word }
      words += 1
      if !hash.isEmpty { beginnings.insert(hash.value) }
      append(text, word, to: &hash)
    }
    guard !hash.isEmpty else { return -1 }
    beginnings.insert(hash.value)
    longest = max(longest, words)
    insert(firstWord: text, first)
    return index(of: hash.value)
  }

  /// Adds a word to a key; where hyphens part it, the words before them begin the key, too.
  private mutating func append(_ text: [UInt8], _ word: Range<Int>, to hash: inout KeyHash) {
    if hash.appendLetters(text, word) { return }
    var isFirst = true
    NameKey.forEachByte(text, word) { byte in
      if byte == 32 { beginnings.insert(hash.value) }
      if isFirst || byte == 32 { hash.endWord() }
      isFirst = false
      if byte != 32 { hash.append(byte) }
    }
  }

  /// Notes what a key begins with, up to a hyphen.
  @inline(__always)
  private mutating func insert(firstWord text: [UInt8], _ word: Range<Int>) {
    let start = WordStart(text, word.lowerBound, count: word.count)
    if word.count <= WordStart.capacity, start.isLetters(count: word.count) {
      firstWords.insert(Self.hash(start))
      return
    }
    insert(markedWord: text, word)
    // A possessive may be written apart: "Gaza's" is the word "Gaza" and its mark.
    if let apostrophe = text[word].lastIndex(where: { $0 == UInt8(ascii: "'") || $0 == 0xE2 }) {
      insert(markedWord: text, word.lowerBound..<apostrophe)
    }
  }

  private mutating func insert(markedWord text: [UInt8], _ word: Range<Int>) {
    var bits: UInt64 = 0
    var filled: UInt64 = 0
    NameKey.forEachByte(text, word) { byte in
      if byte == 32 { filled = 64 }
      if filled < 64 { bits |= UInt64(byte) << filled }
      filled += 8
    }
    firstWords.insert(Self.hash(WordStart(bits: bits)))
  }

  /// The index of the key with this hash.
  private mutating func index(of hash: UInt64) -> Int32 {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      if hashes[Int(slots[slot])] == hash { return slots[slot] }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = Int32(hashes.count)
    hashes.append(hash)
    return slots[slot]
  }

  /// The hash of a word's start.
  @inline(__always)
  static func hash(_ start: WordStart) -> UInt64 { (start.bits &* 0x9E37_79B9_7F4A_7C15) >> 32 }
}

/// A set of hashes that may take one for another.
struct BitTable: Sendable {
  private var words: [UInt64]

  /// An empty set; the number of bits is a power of two.
  init(bits: Int) { words = [UInt64](repeating: 0, count: bits / 64) }

  mutating func insert(_ hash: UInt64) {
    let bit = Int(truncatingIfNeeded: hash) & (words.count * 64 - 1)
    words[bit >> 6] |= 1 << UInt64(bit & 63)
  }

  @inline(__always)
  func contains(_ hash: UInt64) -> Bool {
    let bit = Int(truncatingIfNeeded: hash) & (words.count * 64 - 1)
    return words[bit >> 6] & (1 << UInt64(bit & 63)) != 0
  }
}
