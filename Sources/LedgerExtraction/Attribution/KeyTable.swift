/// Values by the key of their name, several to one key.
struct KeyTable<Value: Sendable>: Sendable {
  /// The values, those of one key side by side, in the order given.
  let values: [Value]
  /// For each key, where its values end; those of the first begin at 0.
  private let ends: [Int32]
  private let keys: KeySet

  /// A table of names with their values; the text in which they stand has eight bytes or more behind them.
  init(_ names: [(name: Range<Int>, value: Value)], of text: [UInt8]) {
    var keys = KeySet(capacity: names.count)
    let owners = names.map { keys.insert($0.name, of: text) }
    // A counting sort: how many values each key has, then where they begin.
    var ends = [Int32](repeating: 0, count: keys.hashes.count)
    for owner in owners where owner >= 0 { ends[Int(owner)] += 1 }
    var total: Int32 = 0
    for key in ends.indices { (ends[key], total) = (total, total + ends[key]) }
    var order = [Int](repeating: 0, count: Int(total))
    for (name, owner) in owners.enumerated() where owner >= 0 {
      order[Int(ends[Int(owner)])] = name
      ends[Int(owner)] += 1
    }
    values = order.map { names[$0].value }
    self.ends = ends
    self.keys = keys
  }

  /// How many keys there are.
  var count: Int { ends.count }
  /// No key has more words.
  var longest: Int { keys.longest }

  /// Whether a key may begin with a word: most words of a text begin no name, and are seen off here.
  @inline(__always)
  func mayBegin(_ word: Token) -> Bool {
    // Marks inside a word are no part of its key.
    word.kind != .word || word.flags.contains(.mixed) || keys.firstWords.contains(KeySet.hash(word.letters))
  }

  /// Whether a key may begin with the words of this hash, or be them.
  @inline(__always)
  func mayGoOn(_ hash: UInt64) -> Bool { keys.beginnings.contains(hash) }

  /// The entry whose key has this hash.
  @inline(__always)
  func entry(_ hash: UInt64) -> Int? {
    guard keys.beginnings.contains(hash) else { return nil }
    let slots = keys.slots.span
    let hashes = keys.hashes.span
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      if hashes[Int(slots[slot])] == hash { return Int(slots[slot]) }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Indices of the entry's values.
  @inline(__always)
  func values(of entry: Int) -> Range<Int> { (entry > 0 ? Int(ends[entry - 1]) : 0)..<Int(ends[entry]) }
}
