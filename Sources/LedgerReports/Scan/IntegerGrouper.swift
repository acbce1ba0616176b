import LedgerStore

/// Joins rows of integers into groups and counts in them what the columns of a report ask for.
///
/// As `RowGrouper` does for the rows of any query, without a cell or a dictionary for a row.
struct IntegerGrouper {
  private let columns: [ReportColumn]
  /// For each column the places of its one or two inputs in a row.
  private let inputs: [(first: Int, second: Int?)?]
  private let key: Int
  private var groups = KeyTable()
  /// For each column one number for each group: a count, an extreme, the first value.
  private var values: [[Int]]
  /// The second input of the first row of each group.
  private var seconds: [[Int]]
  /// For each tally the combinations of group, value and part, and how many rows have each.
  private var tallies: [(keys: KeyTable, counts: [Int])]

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
    values = columns.map { _ in [] }
    seconds = columns.map { _ in [] }
    tallies = columns.map { _ in (KeyTable(), []) }
  }

  /// Takes in a row; null is `Int.min`.
  mutating func add(_ row: Span<Int>) {
    let group = groups.number(row[key])
    let isNew = group == values.first?.count
    for column in columns.indices {
      let first = inputs[column].map { row[$0.first] } ?? 1
      if isNew {
        let second = inputs[column].flatMap { $0.second.map { row[$0] } } ?? Int.min
        start(column, first, second)
      }
      switch columns[column].content {
      case .value: break
      case .count: if first != Int.min, first != 0 { values[column][group] += 1 }
      case .earliest:
        if first != Int.min, values[column][group] == Int.min || first < values[column][group] {
          values[column][group] = first
        }
      case .latest: if first > values[column][group] { values[column][group] = first }
      case .tally:
        guard first != Int.min else { continue }
        let number = tallies[column].keys.number(group, first, inputs[column]?.second.map { row[$0] } ?? 0)
        if number == tallies[column].counts.count { tallies[column].counts.append(0) }
        tallies[column].counts[number] += 1
      }
    }
  }

  private mutating func start(_ column: Int, _ first: Int, _ second: Int) {
    switch columns[column].content {
    case .value: values[column].append(first)
    case .count: values[column].append(0)
    case .earliest, .latest, .tally: values[column].append(Int.min)
    }
    seconds[column].append(second)
  }

  /// The groups, with each number as the cell that it stands for.
  func groups(cell: (Int) -> LedgerCell) -> [RowGrouper.Group] {
    let counts = columns.indices.map(counts)
    return (0..<groups.count).map { group in
      RowGrouper.Group(
        states: columns.indices.map { column in
          switch columns[column].content {
          case .value:
            .first(
              [cell(values[column][group])] + (inputs[column]?.second == nil ? [] : [cell(seconds[column][group])]))
          case .count: .count(values[column][group])
          case .earliest, .latest: .extreme(cell(values[column][group]))
          case .tally(_, nil): .counted(counts[column][group].map { (cell($0.value), $0.count) })
          case .tally: .nestedCounted(Self.nested(counts[column][group], cell))
          }
        })
    }
  }

  private typealias Count = (value: Int, part: Int, count: Int)

  /// What a tally has counted, by group.
  private func counts(_ column: Int) -> [[Count]] {
    guard case .tally = columns[column].content else { return [] }
    var lists = [[Count]](repeating: [], count: groups.count)
    for (number, count) in tallies[column].counts.enumerated() {
      let key = tallies[column].keys[number]
      lists[key.first].append((key.second, key.third, count))
    }
    return lists
  }

  /// The counts of parts, joined by value.
  private static func nested(
    _ counts: [Count], _ cell: (Int) -> LedgerCell
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
