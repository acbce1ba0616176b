/// Different spellings with their numbers, from 0 in the order in which they come.
///
/// All stand in one array, one behind the other: nothing is allocated for each.
struct SpellingTable: Sendable {
  private struct Entry {
    let hash: UInt32
    let range: Range<Int32>
  }

  private(set) var bytes: [UInt8] = []
  private var entries: [Entry] = []
  /// Open addressing by hash: numbers, or -1.
  private var slots: [Int32]

  /// A table with room for so many spellings; it grows when there are more.
  init(capacity: Int) {
    var size = 256
    while size < capacity * 2 { size *= 2 }
    slots = [Int32](repeating: -1, count: size)
    entries.reserveCapacity(size / 2)
    bytes.reserveCapacity(size * 8)
  }

  /// How many spellings there are.
  var count: Int { entries.count }

  /// The bytes of a spelling, by where they stand in `bytes`.
  func range(of number: Int) -> Range<Int> {
    Int(entries[number].range.lowerBound)..<Int(entries[number].range.upperBound)
  }

  /// The number of a spelling, or nil for a new one.
  func number(of spelling: ArraySlice<UInt8>) -> Int? {
    let slot = slot(of: spelling, hash: Self.hash(of: spelling))
    return slots[slot] >= 0 ? Int(slots[slot]) : nil
  }

  /// The number of a spelling, which gets one if it has none.
  mutating func insert(_ spelling: ArraySlice<UInt8>) -> Int {
    let hash = Self.hash(of: spelling)
    let slot = slot(of: spelling, hash: hash)
    if slots[slot] >= 0 { return Int(slots[slot]) }
    slots[slot] = Int32(entries.count)
    let start = Int32(bytes.count)
    bytes += spelling
    entries.append(Entry(hash: hash, range: start..<Int32(bytes.count)))
    if entries.count * 2 > slots.count { grow() }
    return entries.count - 1
  }

  /// The slot that holds the spelling's number, or is free for it.
  private func slot(of spelling: ArraySlice<UInt8>, hash: UInt32) -> Int {
    var slot = first(hash)
    while slots[slot] >= 0 {
      let entry = entries[Int(slots[slot])]
      if entry.hash == hash, holds(entry, spelling) { break }
      slot = next(slot)
    }
    return slot
  }

  private func holds(_ entry: Entry, _ spelling: ArraySlice<UInt8>) -> Bool {
    guard entry.range.count == spelling.count else { return false }
    let known = bytes.span.extracting(Int(entry.range.lowerBound)..<Int(entry.range.upperBound))
    let bytes = spelling.span
    for position in bytes.indices where known[position] != bytes[position] { return false }
    return true
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 2)
    for number in entries.indices {
      var slot = first(entries[number].hash)
      while slots[slot] >= 0 { slot = next(slot) }
      slots[slot] = Int32(number)
    }
  }

  private func first(_ hash: UInt32) -> Int { Int(hash) & (slots.count &- 1) }
  private func next(_ slot: Int) -> Int { (slot &+ 1) & (slots.count &- 1) }

  private static func hash(of spelling: ArraySlice<UInt8>) -> UInt32 {
    let bytes = spelling.span
    var hash: UInt32 = 0x811C_9DC5
    for position in bytes.indices { hash = (hash ^ UInt32(bytes[position])) &* 0x0100_0193 }
    // FNV's low bits are its weakest: the high ones are folded in.
    return hash ^ (hash >> 15)
  }
}
