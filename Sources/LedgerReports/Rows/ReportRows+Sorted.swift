import LedgerStore
import LedgerTypes

// Rows that are sorted outside of SQL, whose words are fetched when their turn has come.

extension ReportRows {
  /// How many sorted rows get their words at once: so many that a page of the ledger is read for several of them.
  private static let blockSize = 1 << 16

  func forEachSortedKey(detail: String, _ body: ([ReportValue]) throws -> Void) throws {
    var rowCells: [RowCell]?
    try forEachBlock(detail: detail) { block in
      let ofColumns = try rowCells ?? self.rowCells(among: block.names)
      rowCells = ofColumns
      var line = [ReportValue](repeating: .absent, count: ofColumns.count)
      let row = SortedRow(block)
      for place in block.rows.indices {
        row.go(to: place - block.rows.startIndex)
        for (index, cell) in ofColumns.enumerated() { line[index] = try cell.value(of: row, cells) }
        try body(line)
      }
    }
  }

  /// The same rows as CSV records, which are written without a value for any cell; says how many there are.
  func writeRecords(
    detail: String, _ renderer: CSVRenderer, into output: inout OutputBuffer,
    drain: (inout OutputBuffer) throws -> Void
  ) throws -> Int {
    var writer: RecordWriter?
    var count = 0
    try forEachBlock(detail: detail) { block in
      let ready =
        try writer
        ?? RecordWriter(
          self.rowCells(among: block.names), firstOfDetail: block.firstOfDetail, renderer: renderer, cells: cells)
      writer = ready
      try ready.write(block, into: &output, drain: drain)
      count += block.rows.count
    }
    return count
  }

  /// The first pass reads the integers of all rows; the detail statement gives words for a block of sorted rows.
  func forEachBlock(detail: String, _ body: (SortedBlock) throws -> Void) throws {
    let (waiting, names) = try waitingRows()
    let order = order(of: waiting)
    for start in stride(from: 0, to: max(order.places.count, 1), by: Self.blockSize) {
      let rows = order.places[start..<min(start + Self.blockSize, order.places.count)]
      let words = try DetailRows(of: rows, in: waiting, sql: detail, snapshot: snapshot, report: definition.name)
      try body(SortedBlock(names: names + words.names, rows: rows, waiting: waiting, detail: words))
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
      let column = index + 1
      guard let words = lookups[term.input] else {
        order.sort(descending: term.descending) { row in
          let number = rows.number(column, row: row)
          return number == Int.min ? StableOrder.absent : number
        }
        continue
      }
      let ranks = WordRanks(rows: rows.count, key: { rows.number(column, row: $0) }, words: { words[$0] })
      order.sort(descending: term.descending) { ranks[$0] }
    }
    return order
  }
}

/// Some of the rows in their order, with their words.
struct SortedBlock {
  /// The columns of the first query, then those of the detail statement: what both have stands in the first one.
  let names: [String]
  /// Places of the rows among all of them as they came.
  let rows: ArraySlice<Int32>
  let waiting: WaitingRows
  let detail: DetailRows

  /// The number of the first column that the detail statement gives.
  var firstOfDetail: Int { waiting.columns }
}

/// One row of a block after the other. A class, so that nothing is copied for a cell.
final class SortedRow: CellRow {
  private let block: SortedBlock
  private let firstOfDetail: Int
  /// The row's place in the block.
  private var place = 0
  private var row = 0

  init(_ block: SortedBlock) {
    self.block = block
    firstOfDetail = block.firstOfDetail
  }

  /// Goes to a row by its place in the block.
  func go(to place: Int) {
    self.place = place
    row = Int(block.rows[block.rows.startIndex + place])
  }

  subscript(column: Int) -> LedgerCell {
    column < firstOfDetail
      ? block.waiting.cell(column, row: row) : block.detail.cell(column - firstOfDetail, place: place)
  }
}

/// What a detail statement gives for some rows: each key is asked for once, in the order of the keys.
struct DetailRows {
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
    var wanted: [Int] = []
    for place in order.places {
      let key = keys[Int(place)]
      if key != wanted.last { wanted.append(key) }
      rowOfPlace[Int(place)] = Int32(wanted.count - 1)
    }
    var found = 0
    try snapshot.query(sql, arguments: ["rows": .list(wanted)]) {
      names = $0
    } row: { row in
      for column in names.indices { cells.append(row[column]) }
      found += 1
    }
    guard found == wanted.count else {
      throw ReportError.mistypedValue(
        report: report, column: "detail", expected: "one row for each of \(wanted.count) keys, in their order",
        found: "\(found) rows")
    }
  }

  func cell(_ column: Int, place: Int) -> LedgerCell { cells[Int(rowOfPlace[place]) * names.count + column] }

  /// Reads the bytes of a cell of text; false when its value is something else.
  func withText(_ column: Int, place: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Void) -> Bool {
    guard case .text(var text) = cell(column, place: place) else { return false }
    text.withUTF8(body)
    return true
  }
}
