import LedgerStore
import LedgerTypes

/// A value and how often it stands; an element of a dictionary of counts looks the same.
typealias ReportTallyCount = (key: LedgerCell, value: Int)

/// Joins the rows of a query into groups and counts in them what the columns ask for.
///
/// Memory grows with the number of groups and of different values in them, not with the number of rows.
struct RowGrouper {
  private let columns: [ReportColumn]
  /// For each column the places of its one or two inputs in the query's rows.
  private var inputs: [(first: Int, second: Int?)?] = []
  private var keys: [Int] = []
  private var indices: [[LedgerCell]: Int] = [:]
  /// The common case of one key column, which needs no list for each row.
  private var singleIndices: [LedgerCell: Int] = [:]
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
    /// A tally that is complete.
    case counted([ReportTallyCount])
    case nestedCounted([(key: LedgerCell, value: [ReportTallyCount])])
  }

  init(columns: [ReportColumn]) {
    self.columns = columns
  }

  /// Says where in the query's rows the columns' inputs stand, and the values that make the group.
  mutating func setPositions(inputs: [[Int]], keys: [Int]) {
    self.inputs = inputs.map { positions in
      positions.first.map { (first: $0, second: positions.dropFirst().first) }
    }
    self.keys = keys
  }

  /// Takes in a row.
  mutating func add(_ row: LedgerRow) {
    let group = group(of: row)
    for column in columns.indices {
      Self.update(&groups[group].states[column], content: columns[column].content, input: inputs[column], row: row)
    }
  }

  private mutating func group(of row: LedgerRow) -> Int {
    let new = groups.count
    if keys.count == 1 {
      let key = row[keys[0]]
      if let known = singleIndices[key] { return known }
      singleIndices[key] = new
    } else {
      let key = keys.map { row[$0] }
      if let known = indices[key] { return known }
      indices[key] = new
    }
    groups.append(Group(states: columns.indices.map { start(column: $0, row: row) }))
    return new
  }

  private func start(column: Int, row: LedgerRow) -> State {
    switch columns[column].content {
    case .value: .first([inputs[column]?.first, inputs[column]?.second].compactMap { $0.map { row[$0] } })
    case .count: .count(0)
    case .earliest, .latest: .extreme(.null)
    case .tally(_, nil): .tally([:])
    case .tally: .nestedTally([:])
    }
  }

  /// Static, because a method would hold a second copy of the groups, and each change would copy all of them.
  private static func update(
    _ state: inout State, content: ReportColumnContent, input: (first: Int, second: Int?)?, row: LedgerRow
  ) {
    guard let input else {
      if case .count(let number) = state { state = .count(number + 1) }
      return
    }
    let value = row[input.first]
    guard value != .null else { return }
    switch state {
    case .first, .counted, .nestedCounted: break
    case .count(let number): if value != .integer(0) { state = .count(number + 1) }
    case .extreme(let known):
      let isNew =
        if case .earliest = content { precedes(value, known) } else { precedes(known, value) }
      if known == .null || isNew { state = .extreme(value) }
    case .tally(var counts):
      state = .count(0)  // so that the dictionary has one owner and is changed in place
      counts[value, default: 0] += 1
      state = .tally(counts)
    case .nestedTally(var counts):
      let part = input.second.map { row[$0] } ?? .null
      state = .count(0)
      counts[value, default: [:]][part, default: 0] += 1
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
