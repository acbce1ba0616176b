/// The words of the lexicon in one open-addressed table; the lexeme of a word is its number, from 1.
struct WordTable: Sendable {
  /// The first eight letters of a word beside its lexeme: one look settles most words.
  private struct Slot {
    var low: UInt64 = 0
    /// 0 is free.
    var lexeme: UInt16 = 0
  }

  /// By the high bits of a word's hash.
  private let slots: [Slot]
  private let mask: Int
  private let shift: UInt64
  /// For each lexeme, the second eight letters.
  private let highs: [UInt64]
  /// Where each word stands in `bytes`, for what a key cannot hold.
  private let spellings: [Range<Int32>]
  private let bytes: [UInt8]

  /// The table of words in lower case, none of them twice.
  init(_ words: [[UInt8]]) {
    var width = 10
    while 1 << width < words.count * 4 { width += 1 }
    mask = 1 << width - 1
    shift = UInt64(64 - width)
    var slots = [Slot](repeating: Slot(), count: 1 << width)
    var bytes: [UInt8] = []
    var highs: [UInt64] = [0]
    var spellings: [Range<Int32>] = [0..<0]
    for word in words {
      let key = WordKey(word)
      var slot = Int(key.hash >> shift)
      while slots[slot].lexeme != 0 { slot = (slot + 1) & mask }
      slots[slot] = Slot(low: key.low, lexeme: UInt16(highs.count))
      highs.append(key.high)
      spellings.append(Int32(bytes.count)..<Int32(bytes.count + word.count))
      bytes += word
    }
    self.slots = slots
    self.highs = highs
    self.spellings = spellings
    self.bytes = bytes
  }

  /// The lexeme of a word of less than eight letters, given as a key's lower half; 0 when unknown.
  @inline(__always)
  func lexeme(ofShort letters: UInt64) -> UInt16 {
    let slot = Int(truncatingIfNeeded: WordKey(short: letters).hash &>> shift)
    // A free slot holds no letters and lexeme 0.
    let found = slots[slot]
    return found.low == letters || found.lexeme == 0 ? found.lexeme : search(letters, from: slot)
  }

  @inline(never)
  private func search(_ letters: UInt64, from slot: Int) -> UInt16 {
    var slot = (slot + 1) & mask
    while slots[slot].lexeme != 0, slots[slot].low != letters { slot = (slot + 1) & mask }
    return slots[slot].lexeme
  }

  /// The lexeme of the word with this key that takes up `count` bytes from `start`; 0 when unknown.
  func lexeme(_ key: WordKey, _ text: [UInt8], _ start: Int, count: Int) -> UInt16 {
    var slot = Int(truncatingIfNeeded: key.hash &>> shift)
    while slots[slot].lexeme != 0 {
      let lexeme = slots[slot].lexeme
      if slots[slot].low == key.low, highs[Int(lexeme)] == key.high,
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
