/// The words of the lexicon in one open-addressed table; the lexeme of a word is its number, from 1.
struct WordTable: Sendable {
  /// The first eight letters of a word beside its lexeme: one look settles most words.
  fileprivate struct Slot {
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

  /// The table of words in lower case.
  init(_ words: SpellingTable) {
    var width = 10
    while 1 << width < words.count * 4 { width += 1 }
    mask = 1 << width - 1
    shift = UInt64(64 - width)
    var slots = [Slot](repeating: Slot(), count: 1 << width)
    var highs: [UInt64] = [0]
    var spellings: [Range<Int32>] = [0..<0]
    highs.reserveCapacity(words.count + 1)
    spellings.reserveCapacity(words.count + 1)
    for number in 0..<words.count {
      let word = words.range(of: number)
      let key = WordKey(words.bytes[word])
      var slot = Int(key.hash >> shift)
      while slots[slot].lexeme != 0 { slot = (slot + 1) & mask }
      slots[slot] = Slot(low: key.low, lexeme: UInt16(highs.count))
      highs.append(key.high)
      spellings.append(Int32(word.lowerBound)..<Int32(word.upperBound))
    }
    self.slots = slots
    self.highs = highs
    self.spellings = spellings
    bytes = words.bytes
  }

  /// The table as it lies in memory, for many words one after the other.
  @safe
  struct View {
    fileprivate let slots: UnsafePointer<Slot>
    fileprivate let highs: UnsafePointer<UInt64>
    fileprivate let mask: Int
    fileprivate let shift: UInt64

    /// The lexeme of a word of less than eight letters, given as a key's lower half; 0 when unknown.
    @inline(__always)
    func lexeme(ofShort letters: UInt64) -> UInt16 {
      // The shift leaves no more than the number of a slot.
      let slot = Int(truncatingIfNeeded: WordKey(short: letters).hash &>> shift)
      let found = unsafe slots[slot]
      return found.low == letters ? found.lexeme : found.lexeme == 0 ? 0 : search(letters, from: slot)
    }

    @inline(never)
    private func search(_ letters: UInt64, from slot: Int) -> UInt16 {
      var slot = (slot + 1) & mask
      while unsafe slots[slot].lexeme != 0 && slots[slot].low != letters { slot = (slot + 1) & mask }
      return unsafe slots[slot].lexeme
    }

    /// The lexeme of a word of less than sixteen letters; 0 when unknown.
    @inline(__always)
    func lexeme(_ key: WordKey) -> UInt16 {
      let slot = Int(truncatingIfNeeded: key.hash &>> shift)
      let found = unsafe slots[slot]
      if found.lexeme == 0 { return 0 }
      return unsafe found.low == key.low && highs[Int(found.lexeme)] == key.high
        ? found.lexeme : search(key, from: slot)
    }

    @inline(never)
    private func search(_ key: WordKey, from slot: Int) -> UInt16 {
      var slot = (slot + 1) & mask
      while unsafe slots[slot].lexeme != 0 {
        let found = unsafe slots[slot]
        if unsafe found.low == key.low && highs[Int(found.lexeme)] == key.high { return found.lexeme }
        slot = (slot + 1) & mask
      }
      return 0
    }
  }

  /// Looks at the table in place; the view ends with the closure.
  @inline(__always)
  func withView(_ body: (View) -> Void) {
    unsafe slots.withUnsafeBufferPointer { slots in
      unsafe highs.withUnsafeBufferPointer { highs in
        guard let first = slots.baseAddress, let high = highs.baseAddress else { return }
        body(unsafe View(slots: first, highs: high, mask: mask, shift: shift))
      }
    }
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
