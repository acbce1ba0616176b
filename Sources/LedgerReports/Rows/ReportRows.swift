import LedgerAudit
import LedgerStore
import LedgerTypes

/// Runs a definition against one state of a ledger and hands on its rows, one by one.
struct ReportRows {
  let definition: ReportDefinition
  let snapshot: LedgerSnapshot
  private let names: BodyNames
  let arguments: [String: LedgerCell]
  let cells: CellReader
  private(set) var lookups: [String: LookupTable] = [:]
  /// The query's column behind a name that a lookup gave.
  private(set) var inputs: [String: String] = [:]

  /// Prepares the report: reads its lookups.
  init(_ definition: ReportDefinition, filters: ReportFilters, snapshot: LedgerSnapshot, names: BodyNames) throws {
    self.names = names
    self.definition = definition
    self.snapshot = snapshot
    arguments = try filters.arguments(for: definition)
    cells = CellReader(report: definition.name)
    for lookup in definition.lookups {
      let table = try LookupTable(lookup, snapshot: snapshot, report: definition.name)
      for target in lookup.targets {
        lookups[target.name] = target.name == target.input ? table : table.withoutText
        inputs[target.name] = target.input
      }
    }
  }

  /// Calls `body` with each row of the report, in its order.
  func forEach(_ body: ([ReportValue]) throws -> Void) throws {
    if definition.rows != nil {
      try forEachAttributionGroup(body)
    } else if !definition.groupKey.isEmpty {
      try forEachGroup(body)
    } else if let detail = definition.detailSQL {
      try forEachSortedKey(detail: detail, body)
    } else if !definition.order.isEmpty {
      try forEachSortedRow(body)
    } else {
      try forEachLine(definition.sql, arguments: arguments) { line, _ in try body(line) }
    }
  }

  /// Writes the rows as CSV records where that is quicker than a value for each cell; nil where it is not.
  func writeRecords(
    _ renderer: CSVRenderer, into output: inout OutputBuffer, drain: (inout OutputBuffer) throws -> Void
  ) throws -> Int? {
    guard definition.rows == nil, definition.groupKey.isEmpty, let detail = definition.detailSQL, renderer.isExact,
      definition.columns.count > 1
    else { return nil }
    return try writeRecords(detail: detail, renderer, into: &output, drain: drain)
  }

  // MARK: Rows as they come

  /// Calls `body` with the report's cells and the query's row; `extra` columns are looked for in the query as well.
  private func forEachLine(
    _ sql: String, arguments: [String: LedgerCell], extra: [String] = [],
    _ body: ([ReportValue], [LedgerCell]) throws -> Void
  ) throws {
    var rowCells: [RowCell] = []
    var extraPositions: [Int] = []
    try snapshot.query(sql, arguments: arguments) { names in
      rowCells = try self.rowCells(among: names)
      extraPositions = try extra.map { try position(of: $0, among: names, for: "order") }
    } row: { row in
      var line: [ReportValue] = []
      line.reserveCapacity(rowCells.count)
      for cell in rowCells { line.append(try cell.value(of: row, cells)) }
      try body(line, extraPositions.map { row[$0] })
    }
  }

  /// How the report's columns are made of rows whose columns have these names.
  func rowCells(among names: [String]) throws -> [RowCell] {
    try definition.columns.compactMap { column in
      guard case .value(let type, let inputs) = column.content else { return nil }
      let parts = try inputs.map { input in
        RowCell.Part(column: try position(of: input, among: names, for: column.name), lookup: lookups[input])
      }
      return parts.first.map { RowCell(column, type, $0, parts.dropFirst().first) }
    }
  }

  func position(of input: String, among names: [String], for column: String) throws -> Int {
    guard let position = names.firstIndex(of: inputs[input] ?? input) else {
      throw ReportError.mistypedValue(
        report: definition.name, column: column, expected: "the query's column `\(inputs[input] ?? input)`",
        found: "only " + names.joined(separator: ", "))
    }
    return position
  }

  // MARK: Sorted rows

  /// Without a detail statement the rows themselves wait in memory.
  private func forEachSortedRow(_ body: ([ReportValue]) throws -> Void) throws {
    let terms = definition.order.map(\.input)
    var waiting: [(order: [ReportValue], line: [ReportValue])] = []
    try forEachLine(definition.sql, arguments: arguments, extra: terms) { line, extra in
      let order = zip(terms, extra).map { name, cell in
        ReportOrdering.value(lookups[name]?.resolved(cell) ?? cell)
      }
      waiting.append((order, line))
    }
    let ordering = ReportOrdering(descending: definition.order.map(\.descending))
    for index in ordering.sortedIndices(waiting.map(\.order)) { try body(waiting[index].line) }
  }

  // MARK: Groups

  private func forEachGroup(_ body: ([ReportValue]) throws -> Void) throws {
    var grouper = RowGrouper(columns: definition.columns)
    try snapshot.query(definition.sql, arguments: arguments) { names in
      let inputs = try definition.columns.map { column in
        try column.content.inputs.map { try position(of: $0, among: names, for: column.name) }
      }
      let keys = try definition.groupKey.map { try position(of: $0, among: names, for: "group") }
      grouper.setPositions(inputs: inputs, keys: keys)
    } row: { row in
      grouper.add(row)
    }
    try forEachLine(of: grouper.groups, body)
  }

  /// Without filters all claims in force are taken in, and SQL has nothing to choose.
  private func forEachAttributionGroup(_ body: ([ReportValue]) throws -> Void) throws {
    let isFiltered = arguments.values.contains { $0 != .null }
    let scan = try AttributionScan(
      snapshot, selection: isFiltered ? try snapshot.cursor(definition.sql, arguments: arguments) : nil, names: names)
    let names = AttributionScan.columns
    let key = try position(of: definition.groupKey[0], among: names, for: "group")
    var grouper = try IntegerGrouper(columns: definition.columns, key: key) { input, column in
      try position(of: input, among: names, for: column.name)
    }
    try scan.forEach { grouper.add($0) }
    try forEachLine(of: grouper.groups { scan.cell($0) }, body)
  }

  private func forEachLine(of groups: [RowGrouper.Group], _ body: ([ReportValue]) throws -> Void) throws {
    let outputs = definition.columns.map { column in
      let tables = column.content.inputs.map { lookups[$0] }
      return Output(column: column, first: tables.first ?? nil, second: tables.dropFirst().first ?? nil)
    }
    let lines = try groups.map { group in
      try outputs.indices.map { try cell(of: group.states[$0], outputs[$0]) }
    }
    guard !definition.order.isEmpty else { return try lines.forEach(body) }
    let terms = definition.order.compactMap { term in definition.columns.firstIndex { $0.name == term.input } }
    let ordering = ReportOrdering(descending: definition.order.map(\.descending))
    for index in ordering.sortedIndices(lines.map { line in terms.map { line[$0] } }) { try body(lines[index]) }
  }

  /// A column of groups with the words behind its one or two inputs.
  private struct Output {
    let column: ReportColumn
    let first: LookupTable?
    let second: LookupTable?
  }

  private func cell(of state: RowGrouper.State, _ output: Output) throws -> ReportValue {
    func value(_ cell: LedgerCell, _ second: LedgerCell?, _ type: ReportValueType) throws -> ReportValue {
      try cells.value(cell, second, type: type, column: output.column.name)
    }
    switch state {
    case .first(let found):
      guard case .value(let type, _) = output.column.content, let first = found.first else { return .absent }
      let second = found.dropFirst().first
      return try value(
        output.first?.resolved(first) ?? first, second.map { output.second?.resolved($0) ?? $0 }, type)
    case .count(let number): return .integer(number)
    case .extreme(let cell): return try value(cell, nil, .date)
    case .tally(let counts): return Self.cell(Tallies.tallies(counts, lookup: output.first))
    case .counted(let counts): return Self.cell(Tallies.tallies(counts, lookup: output.first))
    case .nestedCounted(let counts):
      return Self.cell(Tallies.tallies(counts, lookup: output.first, partLookup: output.second))
    case .nestedTally(let counts):
      return Self.cell(Tallies.tallies(counts, lookup: output.first, partLookup: output.second))
    }
  }

  private static func cell(_ tallies: [ReportTally]) -> ReportValue {
    tallies.isEmpty ? .absent : .tally(tallies)
  }
}

extension LookupTable {
  /// Reads a lookup of a definition.
  fileprivate init(_ lookup: ReportLookup, snapshot: LedgerSnapshot, report: String) throws {
    self.init()
    try snapshot.query(lookup.sql) { names in
      guard names.count == 2 else {
        throw ReportError.mistypedValue(
          report: report, column: lookup.targets.map(\.name).joined(separator: ", "),
          expected: "a lookup of key and words",
          found: "\(names.count) columns")
      }
    } row: { row in
      if let key = row.integer(0), let text = row.text(1) { self[key] = text }
    }
  }
}
