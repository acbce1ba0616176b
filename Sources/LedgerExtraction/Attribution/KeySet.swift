/// The different keys of a list of names, each with its hash.
struct KeySet {
  /// A key, by where it stands in `bytes`.
  struct Key {
    let hash: UInt32
    let range: Range<Int32>
  }

  /// All keys, one behind the other.
  private(set) var bytes: [UInt8] = []
  private(set) var entries: [Key] = []
  /// Open addressing by hash: indices of entries, or -1.
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

  /// Adds the key of a name.
  ///
  /// - Returns: The key's index, or -1 for a name that leaves no key.
  mutating func insert(_ name: [UInt8]) -> Int32 {
    let start = bytes.count
    var words = 0
    var first = 0..<0
    NameKey.forEachWord(of: name) { word in
      if words == 0 { first = word }
      words += 1
      if bytes.count > start { bytes.append(32) }
      NameKey.forEachByte(name, word) { bytes.append($0) }
    }
    if bytes.last == 32, bytes.count > start { bytes.removeLast() }
    guard bytes.count > start else { return -1 }
    longest = max(longest, words)
    firstWords.insert(Self.hash(WordStart(folded: bytes[start...].prefix { $0 != 32 })))
    // A possessive may be written apart: "Gaza's" is the word "Gaza" and its mark.
    if let apostrophe = name[first].lastIndex(where: { $0 == UInt8(ascii: "'") || $0 == 0xE2 }) {
      let owner = NameKey.key(of: Array(name[first.lowerBound..<apostrophe]))
      firstWords.insert(Self.hash(WordStart(folded: owner.prefix { $0 != 32 })))
    }
    return index(of: start..<bytes.count, hash: hash(of: start..<bytes.count))
  }

  /// The hash of a key at the end of `bytes`; what it begins with is noted.
  private mutating func hash(of range: Range<Int>) -> UInt32 {
    var state = Lexicon.seed
    for position in range {
      if bytes[position] == 32 { beginnings.insert(Lexicon.finished(state)) }
      state = Lexicon.step(state, bytes[position])
    }
    beginnings.insert(Lexicon.finished(state))
    return Lexicon.finished(state)
  }

  /// The index of a key that stands at the end of `bytes`, which is taken off again when the set has it.
  private mutating func index(of range: Range<Int>, hash: UInt32) -> Int32 {
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let known = entries[Int(slots[slot])]
      if known.hash == hash, bytes[Self.positions(known)].elementsEqual(bytes[range]) {
        bytes.removeLast(range.count)
        return slots[slot]
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = Int32(entries.count)
    entries.append(Key(hash: hash, range: Int32(range.lowerBound)..<Int32(range.upperBound)))
    return slots[slot]
  }

  private static func positions(_ key: Key) -> Range<Int> { Int(key.range.lowerBound)..<Int(key.range.upperBound) }

  /// The hash of a word's start.
  @inline(__always)
  static func hash(_ start: WordStart) -> UInt32 {
    UInt32(truncatingIfNeeded: (start.bits &* 0x9E37_79B9_7F4A_7C15) >> 32)
  }
}

/// A set of hashes that may take one for another.
struct BitTable: Sendable {
  private var words: [UInt64]

  /// An empty set; the number of bits is a power of two.
  init(bits: Int) { words = [UInt64](repeating: 0, count: bits / 64) }

  mutating func insert(_ hash: UInt32) {
    let bit = Int(hash) & (words.count * 64 - 1)
    words[bit >> 6] |= 1 << UInt64(bit & 63)
  }

  @inline(__always)
  func contains(_ hash: UInt32) -> Bool {
    let bit = Int(hash) & (words.count * 64 - 1)
    return words[bit >> 6] & (1 << UInt64(bit & 63)) != 0
  }
}
