import LedgerStore

/// A row that cells of a report are made of.
protocol CellRow {
  /// The value of a column, counted from 0.
  subscript(column: Int) -> LedgerCell { get }
}

extension LedgerRow: CellRow {}

/// How the cells of a report's column are made of rows. A class, since a million rows go through it.
final class RowCell {
  /// A column of the rows, with the words that its keys stand for.
  struct Part {
    let column: Int
    let lookup: LookupTable?

    func value(of row: some CellRow) -> LedgerCell {
      let cell = row[column]
      return lookup?.resolved(cell) ?? cell
    }
  }

  let column: String
  let type: ReportValueType
  let first: Part
  let second: Part?
  /// Most cells are words behind one key: keys and cells of their words.
  private let hasWords: Bool
  private let keys: KeyTable
  private let words: [ReportValue]
  /// The dates of sorted rows repeat.
  private var lastDate: (first: LedgerCell, second: LedgerCell?, value: ReportValue)?

  init(_ column: ReportColumn, _ type: ReportValueType, _ first: Part, _ second: Part?) {
    self.column = column.name
    self.type = type
    self.first = first
    self.second = second
    hasWords = type == .text && first.lookup != nil
    keys = hasWords ? first.lookup?.keys ?? KeyTable() : KeyTable()
    words = hasWords ? first.lookup?.words.map { .words($0) } ?? [] : []
  }

  /// The report's cell for a row.
  func value(of row: some CellRow, _ cells: CellReader) throws -> ReportValue {
    if hasWords, case .integer(let key) = row[first.column] { return keys.known(key).map { words[$0] } ?? .absent }
    let cell = first.value(of: row)
    let other = second?.value(of: row)
    guard type == .date else { return try cells.value(cell, other, type: type, column: column) }
    if let lastDate, lastDate.first == cell, lastDate.second == other { return lastDate.value }
    let value = try cells.value(cell, other, type: type, column: column)
    lastDate = (cell, other, value)
    return value
  }
}
