/// Values by the key of their name, several to one key.
struct KeyTable<Value: Sendable>: Sendable {
  private struct Entry {
    let hash: UInt32
    let key: Range<Int32>
    let values: Range<Int32>
  }

  /// The values, those of one key side by side, in the order given.
  let values: [Value]
  /// No key has more words.
  let longest: Int
  private let entries: [Entry]
  private let keys: [UInt8]
  /// Open addressing by hash: indices of entries, or -1.
  private let slots: [Int32]
  /// What the first words of the keys begin with.
  private let firstWords: BitTable
  private let beginnings: BitTable

  /// A table of names with their values.
  init(_ names: [(name: [UInt8], value: Value)]) {
    var groups: [[UInt8]: [Int]] = [:]
    var order: [[UInt8]] = []
    var longest = 0
    var firstWords = BitTable(bits: 1 << 15)
    for (index, name) in names.enumerated() {
      let words = NameKey.words(of: name.name)
      let key = NameKey.key(of: name.name)
      guard let first = words.first, !key.isEmpty else { continue }
      longest = max(longest, words.count)
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(index)
      firstWords.insert(Self.hash(WordStart(folded: key.prefix { $0 != 32 })))
      // A possessive may be written apart: "Gaza's" is the word "Gaza" and its mark.
      if let apostrophe = name.name[first].lastIndex(where: { $0 == UInt8(ascii: "'") || $0 == 0xE2 }) {
        let owner = NameKey.key(of: Array(name.name[first.lowerBound..<apostrophe]))
        firstWords.insert(Self.hash(WordStart(folded: owner.prefix { $0 != 32 })))
      }
    }
    var values: [Value] = []
    var entries: [Entry] = []
    var keys: [UInt8] = []
    var beginnings = BitTable(bits: 1 << 18)
    for key in order {
      let start = (Int32(keys.count), Int32(values.count))
      keys += key
      for index in groups[key] ?? [] { values.append(names[index].value) }
      var hash = Lexicon.seed
      for byte in key {
        if byte == 32 { beginnings.insert(Lexicon.finished(hash)) }
        hash = Lexicon.step(hash, byte)
      }
      beginnings.insert(Lexicon.finished(hash))
      entries.append(
        Entry(
          hash: Lexicon.finished(hash), key: start.0..<Int32(keys.count), values: start.1..<Int32(values.count)))
    }
    var size = 256
    while size < entries.count * 2 { size *= 2 }
    var slots = [Int32](repeating: -1, count: size)
    for (index, entry) in entries.enumerated() {
      var slot = Int(entry.hash) & (size - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = Int32(index)
    }
    self.longest = longest
    self.values = values
    self.entries = entries
    self.keys = keys
    self.slots = slots
    self.firstWords = firstWords
    self.beginnings = beginnings
  }

  /// Whether a key may begin with a word: most words of a text begin no name, and are seen off here.
  @inline(__always)
  func mayBegin(_ word: Token) -> Bool {
    // Marks inside a word are no part of its key.
    !word.letters.isLetters(count: word.count) || firstWords.contains(Self.hash(word.letters))
  }

  @inline(__always)
  private static func hash(_ start: WordStart) -> UInt32 {
    UInt32(truncatingIfNeeded: (start.bits &* 0x9E37_79B9_7F4A_7C15) >> 32)
  }

  /// Whether a key may begin with the words of this hash, or be them.
  @inline(__always)
  func mayGoOn(_ hash: UInt32) -> Bool { beginnings.contains(hash) }

  /// The entry whose key has this hash; two keys of one hash are told apart by `holds`.
  @inline(__always)
  func entry(_ hash: UInt32) -> Int? {
    guard beginnings.contains(hash) else { return nil }
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let index = Int(slots[slot])
      if entries[index].hash == hash { return index }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Whether the entry's key is `key`.
  func holds(_ entry: Int, _ key: [UInt8]) -> Bool {
    keys[Int(entries[entry].key.lowerBound)..<Int(entries[entry].key.upperBound)].elementsEqual(key)
  }

  /// Indices of the entry's values.
  @inline(__always)
  func values(of entry: Int) -> Range<Int> {
    Int(entries[entry].values.lowerBound)..<Int(entries[entry].values.upperBound)
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
