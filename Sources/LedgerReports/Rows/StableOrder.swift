/// Places of rows, sorted by one term after another in time that grows with their number alone.
///
/// Each term is one pass of a counting sort, which keeps the order of equal rows: so the least significant term comes
/// first (Knuth, "The Art of Computer Programming" 3, 5.2.5).
struct StableOrder {
  /// Sorts behind every value, in both directions.
  static let absent = Int.max

  /// The places in their present order.
  private(set) var places: [Int32]

  /// The order in which rows have come.
  init(count: Int) { places = (0..<Int32(count)).map { $0 } }

  /// Sorts by a term of the rows.
  mutating func sort(descending: Bool = false, by value: (Int) -> Int) {
    var values = places.indices.map(value)
    let absent = Self.numberDensely(&values, descending: descending)
    var starts = [Int32](repeating: 0, count: absent + 2)
    for value in values { starts[value + 1] += 1 }
    for value in 1..<starts.count { starts[value] += starts[value - 1] }
    var sorted = [Int32](repeating: 0, count: places.count)
    for place in places {
      let value = values[Int(place)]
      sorted[Int(starts[value])] = place
      starts[value] += 1
    }
    places = sorted
  }

  /// Puts in place of each value a number from 0 on in the order that is asked for; gives that of absent values.
  private static func numberDensely(_ values: inout [Int], descending: Bool) -> Int {
    var (least, greatest) = (Int.max, Int.min)
    for value in values where value != absent { (least, greatest) = (min(least, value), max(greatest, value)) }
    guard least <= greatest else {
      for place in values.indices { values[place] = 0 }
      return 0
    }
    let (span, isTooWide) = greatest.subtractingReportingOverflow(least)
    // A table of all numbers between them pays as long as it is of the size of the rows.
    guard isTooWide || span > values.count * 4 + (1 << 16) else {
      for place in values.indices {
        let value = values[place]
        values[place] = value == absent ? span + 1 : descending ? greatest - value : value - least
      }
      return span + 1
    }
    var keys = KeyTable()
    for place in values.indices where values[place] != absent { values[place] = keys.number(values[place]) }
    let sorted = (0..<keys.count).sorted { (keys[$0].first < keys[$1].first) != descending }
    var ranks = [Int](repeating: 0, count: keys.count)
    for (rank, number) in sorted.enumerated() { ranks[number] = rank }
    for place in values.indices { values[place] = values[place] == absent ? keys.count : ranks[values[place]] }
    return keys.count
  }
}
