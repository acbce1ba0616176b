/// The words of the lexicon in one open-addressed table; the lexeme of a word is its number, from 1.
struct WordTable: Sendable {
  /// By the high bits of a word's hash: some more bits of it, by which most unknown words are known as such, over
  /// the lexeme; 0 is free.
  private let slots: [UInt32]
  private let mask: Int
  private let shift: UInt64
  /// For each lexeme, the word's key.
  private let keys: [WordKey]
  /// Where each word stands in `bytes`, for what a key cannot hold.
  private let spellings: [Range<Int32>]
  private let bytes: [UInt8]

  /// The table of words in lower case, none of them twice.
  init(_ words: [[UInt8]]) {
    var width = 10
    while 1 << width < words.count * 4 { width += 1 }
    mask = 1 << width - 1
    shift = UInt64(64 - width)
    var slots = [UInt32](repeating: 0, count: 1 << width)
    var bytes: [UInt8] = []
    var keys = [WordKey()]
    var spellings: [Range<Int32>] = [0..<0]
    for word in words {
      let key = WordKey(word)
      var slot = Int(key.hash >> shift)
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(key.tag) << 16 | UInt32(keys.count)
      keys.append(key)
      spellings.append(Int32(bytes.count)..<Int32(bytes.count + word.count))
      bytes += word
    }
    self.slots = slots
    self.keys = keys
    self.spellings = spellings
    self.bytes = bytes
  }

  /// The lexeme of the word with this key that takes up `count` bytes from `start`; 0 when unknown.
  @inline(__always)
  func lexeme(_ key: WordKey, _ text: [UInt8], _ start: Int, count: Int) -> UInt16 {
    let slot = Int(truncatingIfNeeded: key.hash &>> shift)
    let found = slots[slot]
    if found == 0 { return 0 }
    let lexeme = UInt16(truncatingIfNeeded: found)
    if keys[Int(lexeme)] == key, count < WordKey.capacity { return lexeme }
    return search(key, from: slot, text, start, count)
  }

  /// Goes on from a slot that another word may hold, or a word that its key does not tell from others.
  @inline(never)
  private func search(_ key: WordKey, from slot: Int, _ text: [UInt8], _ start: Int, _ count: Int) -> UInt16 {
    var slot = slot
    while slots[slot] != 0 {
      let lexeme = UInt16(truncatingIfNeeded: slots[slot])
      if UInt16(truncatingIfNeeded: slots[slot] >> 16) == key.tag, keys[Int(lexeme)] == key,
        count < WordKey.capacity || hasSameRest(lexeme, text, start, count)
      {
        return lexeme
      }
      slot = (slot + 1) & mask
    }
    return 0
  }

  /// Whether what the key cannot hold is equal, too.
  private func hasSameRest(_ lexeme: UInt16, _ text: [UInt8], _ start: Int, _ count: Int) -> Bool {
    let spelling = spellings[Int(lexeme)]
    guard spelling.count == count else { return false }
    return (WordKey.capacity..<count).allSatisfy { offset in
      let byte = text[start + offset]
      return (byte &- 65 < 26 ? byte | 0x20 : byte) == bytes[Int(spelling.lowerBound) + offset]
    }
  }

  /// The spelling of a lexeme in lower case; nothing for none, or a phrase's.
  func spelling(_ lexeme: UInt16) -> String {
    guard lexeme > 0, Int(lexeme) < spellings.count else { return "" }
    let spelling = spellings[Int(lexeme)]
    return String(decoding: bytes[Int(spelling.lowerBound)..<Int(spelling.upperBound)], as: UTF8.self)
  }
}
