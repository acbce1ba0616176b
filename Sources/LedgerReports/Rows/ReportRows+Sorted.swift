import LedgerStore
import LedgerTypes

// Rows that are sorted outside of SQL, whose words are fetched when their turn has come.

extension ReportRows {
  /// How many sorted rows get their words at once: so many that a page of the ledger is read for several of them.
  private static let blockSize = 1 << 17

  /// The first pass reads the integers of all rows; the detail statement gives words for a block of sorted rows.
  func forEachSortedKey(detail: String, _ body: ([ReportValue]) throws -> Void) throws {
    let (waiting, names) = try waitingRows()
    let order = order(of: waiting)
    var lines = [SortedLine?](repeating: nil, count: definition.columns.count)
    for start in stride(from: 0, to: max(order.places.count, 1), by: Self.blockSize) {
      let rows = order.places[start..<min(start + Self.blockSize, order.places.count)]
      let words = try DetailRows(of: rows, in: waiting, sql: detail, snapshot: snapshot, report: definition.name)
      if start == 0 {
        for (index, column) in definition.columns.enumerated() {
          lines[index] = try line(of: column, first: names, detail: words.names)
        }
      }
      let cells = lines.compactMap { $0 }
      var line = [ReportValue](repeating: .absent, count: cells.count)
      for (place, row) in rows.enumerated() {
        for (index, cell) in cells.enumerated() {
          line[index] = try value(of: cell, Int(row), in: waiting, place, in: words)
        }
        try body(line)
      }
    }
  }

  // MARK: The first pass

  /// All rows of the query, with the names of its columns: the key, the order terms, then anything.
  private func waitingRows() throws -> (rows: WaitingRows, names: [String]) {
    var names: [String] = []
    var waiting = WaitingRows(columns: 0)
    try snapshot.query(definition.sql, arguments: arguments) { found in
      let expected = definition.order.map(\.input)
      guard Array(found.dropFirst().prefix(expected.count)) == expected else {
        throw ReportError.mistypedValue(
          report: definition.name, column: "order",
          expected: "a query of the row's key, then " + expected.joined(separator: ", "),
          found: found.joined(separator: ", "))
      }
      names = found
      waiting = WaitingRows(columns: found.count, texts: found.indices.filter { holdsText(found[$0]) })
    } row: { row in
      waiting.add(row)
    }
    return (waiting, names)
  }

  /// Whether a column of the query is printed as it is.
  private func holdsText(_ input: String) -> Bool {
    definition.columns.contains { column in
      guard case .value(let type, let inputs) = column.content, type == .text || type == .passage else { return false }
      return inputs.contains(input) && lookups[input] == nil
    }
  }

  private func order(of rows: WaitingRows) -> StableOrder {
    var order = StableOrder(count: rows.count)
    for (index, term) in definition.order.enumerated().reversed() {
      let ranks = lookups[term.input]?.ranks()
      order.sort(descending: term.descending) { row in
        let number = rows.number(index + 1, row: row)
        if number == Int.min { return StableOrder.absent }
        return ranks.map { $0[number] ?? StableOrder.absent } ?? number
      }
    }
    return order
  }

  // MARK: Cells

  /// Where a column's cells come from. A class, since a million rows go through it.
  private final class SortedLine {
    let column: String
    let type: ReportValueType
    let first: Place
    let second: Place?
    let firstLookup: LookupTable?
    let secondLookup: LookupTable?

    init(
      _ column: String, _ type: ReportValueType, _ first: (Place, LookupTable?), _ second: (Place, LookupTable?)?
    ) {
      self.column = column
      self.type = type
      (self.first, firstLookup) = first
      (self.second, secondLookup) = (second?.0, second?.1)
      guard type == .text, second == nil, case .waiting(let column) = first.0, let lookup = first.1 else {
        (keyColumn, keys, words) = (nil, KeyTable(), [])
        return
      }
      (keyColumn, keys, words) = (column, lookup.keys, lookup.words.map { .words($0) })
    }

    /// The column of a key whose words are the cell: what most cells are made of goes the short way.
    let keyColumn: Int?
    private let keys: KeyTable
    private let words: [ReportValue]

    func value(ofKey key: Int) -> ReportValue { keys.known(key).map { words[$0] } ?? .absent }
  }

  /// A column of the first query or of the detail statement.
  private enum Place {
    case waiting(Int)
    case detail(Int)
  }

  private func line(of column: ReportColumn, first: [String], detail: [String]) throws -> SortedLine? {
    guard case .value(let type, let inputs) = column.content, let input = inputs.first else { return nil }
    func source(_ input: String) throws -> (Place, LookupTable?) {
      if let index = first.firstIndex(of: self.inputs[input] ?? input) { return (.waiting(index), lookups[input]) }
      return (.detail(try position(of: input, among: detail, for: column.name)), lookups[input])
    }
    return SortedLine(column.name, type, try source(input), try inputs.dropFirst().first.map(source))
  }

  private func value(
    of line: SortedLine, _ row: Int, in rows: WaitingRows, _ place: Int, in words: DetailRows
  ) throws -> ReportValue {
    if let column = line.keyColumn { return line.value(ofKey: rows.number(column, row: row)) }
    func cell(_ source: Place) -> LedgerCell {
      switch source {
      case .waiting(let column): rows.cell(column, row: row)
      case .detail(let column): words.cell(column, place: place)
      }
    }
    let first = cell(line.first)
    return try cells.value(
      line.firstLookup?.resolved(first) ?? first,
      line.second.map { source in
        let second = cell(source)
        return line.secondLookup?.resolved(second) ?? second
      }, type: line.type, column: line.column)
  }
}

/// What a detail statement gives for some rows: each key is asked for once, in the order of the keys.
private struct DetailRows {
  private(set) var names: [String] = []
  private var cells: [LedgerCell] = []
  /// Of each of the rows that were asked for, which row of the statement is its own.
  private var rowOfPlace: [Int32] = []

  init(
    of rows: ArraySlice<Int32>, in waiting: WaitingRows, sql: String, snapshot: LedgerSnapshot, report: String
  ) throws {
    let keys = rows.map { waiting.number(0, row: Int($0)) }
    var order = StableOrder(count: keys.count)
    order.sort { keys[$0] }
    rowOfPlace = [Int32](repeating: 0, count: keys.count)
    var list = "["
    var (count, last): (Int32, Int?) = (0, nil)
    for place in order.places {
      let key = keys[Int(place)]
      if key != last {
        list += count == 0 ? "\(key)" : ",\(key)"
        count += 1
        last = key
      }
      rowOfPlace[Int(place)] = count - 1
    }
    list += "]"
    var found = 0
    try snapshot.query(sql, arguments: ["rows": .text(list)]) {
      names = $0
    } row: { row in
      for column in names.indices { cells.append(row[column]) }
      found += 1
    }
    guard found == count else {
      throw ReportError.mistypedValue(
        report: report, column: "detail", expected: "one row for each of \(count) keys, in their order",
        found: "\(found) rows")
    }
  }

  func cell(_ column: Int, place: Int) -> LedgerCell { cells[Int(rowOfPlace[place]) * names.count + column] }
}
