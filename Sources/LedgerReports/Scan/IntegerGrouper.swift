import LedgerStore

/// Joins rows of integers into groups and counts in them what the columns of a report ask for.
///
/// As `RowGrouper` does for the rows of any query, without a cell or a dictionary for a row. Rows are put aside as they
/// come and counted group by group, so that what is counted at one time is small and near.
struct IntegerGrouper {
  private let columns: [ReportColumn]
  /// For each column the places of its one or two inputs in a row.
  private let inputs: [(first: Int, second: Int?)?]
  private let key: Int
  private var groups = KeyTable()
  private var groupOfRow: [Int32] = []
  /// The values of all rows, by place in a row; those that no column reads stay empty.
  private var values: [NumberColumn]
  private let used: [Int]

  /// - Parameters:
  ///   - key: The place of the value that makes the group.
  ///   - position: The place of a column of the rows.
  init(columns: [ReportColumn], key: Int, position: (String, ReportColumn) throws -> Int) rethrows {
    self.columns = columns
    self.key = key
    inputs = try columns.map { column in
      let places = try column.content.inputs.map { try position($0, column) }
      return places.first.map { (first: $0, second: places.dropFirst().first) }
    }
    used = Set(inputs.flatMap { [$0?.first, $0?.second].compactMap { $0 } }).sorted()
    values = Array(repeating: NumberColumn(), count: (used.last ?? -1) + 1)
  }

  /// Takes in a row; null is `Int.min`.
  mutating func add(_ row: Span<Int>) {
    groupOfRow.append(Int32(groups.number(row[key])))
    for place in used { values[place].add(row[place]) }
  }

  /// The groups in the order in which they came, with each number as the cell that it stands for.
  func groups(cell: (Int) -> LedgerCell) -> [RowGrouper.Group] {
    var order = StableOrder(count: groupOfRow.count)
    order.sort { Int(groupOfRow[$0]) }
    var found: [RowGrouper.Group] = []
    found.reserveCapacity(groups.count)
    var counts = CountTable()
    var start = 0
    while start < order.places.count {
      let group = groupOfRow[Int(order.places[start])]
      var end = start + 1
      while end < order.places.count, groupOfRow[Int(order.places[end])] == group { end += 1 }
      let rows = order.places[start..<end]
      found.append(RowGrouper.Group(states: columns.indices.map { state(of: $0, rows, &counts, cell) }))
      start = end
    }
    return found
  }

  private func state(
    of column: Int, _ rows: ArraySlice<Int32>, _ counts: inout CountTable, _ cell: (Int) -> LedgerCell
  ) -> RowGrouper.State {
    guard let input = inputs[column] else { return .count(rows.count) }
    let first = values[input.first]
    switch columns[column].content {
    case .value:
      let row = Int(rows[rows.startIndex])
      return .first([cell(first[row])] + (input.second.map { [cell(values[$0][row])] } ?? []))
    case .count:
      return .count(rows.count { first[Int($0)] != Int.min && first[Int($0)] != 0 })
    case .earliest:
      return .extreme(cell(rows.lazy.map { first[Int($0)] }.filter { $0 != Int.min }.min() ?? Int.min))
    case .latest:
      return .extreme(cell(rows.lazy.map { first[Int($0)] }.max() ?? Int.min))
    case .tally:
      counts.removeAll()
      let second = input.second.map { values[$0] }
      for row in rows where first[Int(row)] != Int.min {
        counts.add(first[Int(row)], second.map { $0[Int(row)] } ?? 0)
      }
      return second == nil
        ? .counted(counts.all.map { (cell($0.value), $0.count) })
        : .nestedCounted(Self.nested(counts.all, cell))
    }
  }

  /// The counts of parts, joined by value.
  private static func nested(
    _ counts: [CountTable.Count], _ cell: (Int) -> LedgerCell
  ) -> [(key: LedgerCell, value: [ReportTallyCount])] {
    var result: [(key: LedgerCell, value: [ReportTallyCount])] = []
    var last: Int?
    for count in counts.sorted(by: { $0.value < $1.value }) {
      if count.value != last { result.append((cell(count.value), [])) }
      last = count.value
      result[result.count - 1].value.append((cell(count.part), count.count))
    }
    return result
  }
}

/// How often pairs of numbers come, for one group after the other.
private struct CountTable {
  /// A value with a part of it.
  typealias Count = (value: Int, part: Int, count: Int)

  private var keys = KeyTable()
  private var counts: [Int] = []

  mutating func add(_ value: Int, _ part: Int) {
    let number = keys.number(value, part)
    if number == counts.count { counts.append(1) } else { counts[number] += 1 }
  }

  mutating func removeAll() {
    keys.removeAll()
    counts.removeAll(keepingCapacity: true)
  }

  /// In the order in which they came.
  var all: [Count] { counts.indices.map { (keys[$0].first, keys[$0].second, counts[$0]) } }
}
