import LedgerStore
import LedgerTypes

/// Joins the rows of a query into groups and counts in them what the columns ask for.
///
/// Memory grows with the number of groups and of different values in them, not with the number of rows.
struct RowGrouper {
  private let columns: [ReportColumn]
  private var inputs: [[Int]] = []
  private var keys: [Int] = []
  private var indices: [[LedgerCell]: Int] = [:]
  private(set) var groups: [Group] = []

  /// What is known of a group: one state for each column.
  struct Group {
    var states: [State]
  }

  /// What a column has counted so far.
  enum State {
    case first([LedgerCell])
    case count(Int)
    case extreme(LedgerCell)
    case tally([LedgerCell: Int])
    case nestedTally([LedgerCell: [LedgerCell: Int]])
  }

  init(columns: [ReportColumn]) {
    self.columns = columns
  }

  /// Says where in the query's rows the columns' inputs stand, and the values that make the group.
  mutating func setPositions(inputs: [[Int]], keys: [Int]) {
    self.inputs = inputs
    self.keys = keys
  }

  /// Takes in a row.
  mutating func add(_ row: LedgerRow) {
    let key = keys.map { row[$0] }
    let index: Int
    if let known = indices[key] {
      index = known
    } else {
      index = groups.count
      indices[key] = index
      groups.append(Group(states: columns.indices.map { start(column: $0, row: row) }))
    }
    for column in columns.indices {
      if case .first = groups[index].states[column] { continue }
      Self.update(
        &groups[index].states[column], content: columns[column].content, cells: inputs[column].map { row[$0] })
    }
  }

  private func start(column: Int, row: LedgerRow) -> State {
    switch columns[column].content {
    case .value: .first(inputs[column].map { row[$0] })
    case .count: .count(0)
    case .earliest, .latest: .extreme(.null)
    case .tally(_, nil): .tally([:])
    case .tally: .nestedTally([:])
    }
  }

  private static func update(_ state: inout State, content: ReportColumnContent, cells: [LedgerCell]) {
    switch state {
    case .first: break
    case .count(let number):
      let counts = cells.isEmpty || (cells[0] != .null && cells[0] != .integer(0))
      state = .count(counts ? number + 1 : number)
    case .extreme(let known):
      guard let new = cells.first, new != .null else { return }
      if case .earliest = content {
        if known == .null || precedes(new, known) { state = .extreme(new) }
      } else if known == .null || precedes(known, new) {
        state = .extreme(new)
      }
    case .tally(var counts):
      guard let value = cells.first, value != .null else { return }
      state = .count(0)  // so that the dictionary has one owner and is changed in place
      counts[value, default: 0] += 1
      state = .tally(counts)
    case .nestedTally(var counts):
      guard let value = cells.first, value != .null else { return }
      state = .count(0)  // so that the dictionary has one owner and is changed in place
      counts[value, default: [:]][cells[1], default: 0] += 1
      state = .nestedTally(counts)
    }
  }

  private static func precedes(_ left: LedgerCell, _ right: LedgerCell) -> Bool {
    switch (left, right) {
    case (.integer(let left), .integer(let right)): left < right
    case (.text(let left), .text(let right)): left.precedesInBytes(right)
    case (.integer, .text): true
    default: false
    }
  }
}
