/// Numbers keys of up to three integers in the order in which they come: an open-addressed table over flat arrays, in
/// which a million look-ups cost some milliseconds.
struct KeyTable {
  /// All keys, three integers for each.
  private var keys: [Int] = []
  /// The number of the key in each slot; −1 for none. A power of two.
  private var slots = [Int32](repeating: -1, count: 64)

  /// How many keys there are.
  var count: Int { keys.count / 3 }

  /// The parts of a key.
  subscript(number: Int) -> (first: Int, second: Int, third: Int) {
    (keys[number * 3], keys[number * 3 + 1], keys[number * 3 + 2])
  }

  /// The number of a key, or nil when it has none.
  func known(_ first: Int, _ second: Int = 0, _ third: Int = 0) -> Int? {
    let found = Int(slots[slot(first, second, third)])
    return found < 0 ? nil : found
  }

  /// The number of a key, a new one when it has none.
  mutating func number(_ first: Int, _ second: Int = 0, _ third: Int = 0) -> Int {
    let slot = slot(first, second, third)
    if slots[slot] >= 0 { return Int(slots[slot]) }
    let number = count
    slots[slot] = Int32(number)
    keys.append(first)
    keys.append(second)
    keys.append(third)
    if number * 2 > slots.count { grow() }
    return number
  }

  /// Forgets all keys; a table that is large for them starts small again, so that few keys are soon forgotten.
  mutating func removeAll() {
    if slots.count > max(64, 16 * count) {
      slots = [Int32](repeating: -1, count: 64)
    } else {
      for slot in slots.indices { slots[slot] = -1 }
    }
    keys.removeAll(keepingCapacity: true)
  }

  /// The slot of a key, or the free one that it would have.
  private func slot(_ first: Int, _ second: Int, _ third: Int) -> Int {
    let mask = slots.count - 1
    var slot = Self.hash(first, second, third) & mask
    while slots[slot] >= 0 {
      let place = Int(slots[slot]) * 3
      if keys[place] == first, keys[place + 1] == second, keys[place + 2] == third { break }
      slot = (slot + 1) & mask
    }
    return slot
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 4)
    for number in 0..<count {
      let key = self[number]
      slots[slot(key.first, key.second, key.third)] = Int32(number)
    }
  }

  /// Multiplies and folds, so that the low bits depend on all of the key.
  private static func hash(_ first: Int, _ second: Int, _ third: Int) -> Int {
    var hash = UInt(bitPattern: first) &* 0x9E37_79B9_7F4A_7C15
    hash = (hash ^ (hash >> 32) ^ UInt(bitPattern: second)) &* 0xD6E8_FEB8_6659_FD93
    hash = (hash ^ (hash >> 32) ^ UInt(bitPattern: third)) &* 0x9E37_79B9_7F4A_7C15
    return Int(bitPattern: (hash ^ (hash >> 29)) & UInt(Int.max))
  }
}
