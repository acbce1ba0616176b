/// What is counted of gold and found claims.
enum Count: Int, CaseIterable {
  case gold, extracted
  /// Pairs, and pairs of which the number, or number, status and source are right.
  case found, number, full
  case span, bytes, status, source, chain, kind, population
  /// Of a field that not every claim has: gold claims with it, extracted claims with it, pairs whose gold claim has
  /// it, pairs whose extracted claim has it, and pairs in which both agree on it.
  case sourcedGold, sourcedExtracted, sourcedPairs, sourcedFound, sourcedRight
  case placedGold, placedExtracted, placedPairs, placedFound, placedRight
  case datedGold, datedExtracted, datedPairs, datedFound, datedRight
  case basedGold, basedExtracted, basedPairs, basedFound, basedRight
  case partGold, partExtracted, partPairs, partFound, partRight
}

/// The counts of some claims.
struct Tally: Sendable {
  private(set) var counts = [Int](repeating: 0, count: Count.allCases.count)

  subscript(count: Count) -> Int {
    get { counts[count.rawValue] }
    set { counts[count.rawValue] = newValue }
  }

  /// Counts once what holds.
  mutating func add(_ count: Count, if holds: Bool = true) {
    if holds { counts[count.rawValue] += 1 }
  }

  static func += (left: inout Tally, right: Tally) {
    for index in left.counts.indices { left.counts[index] += right.counts[index] }
  }
}
