import LedgerStore
import LedgerTypes

/// Writes sorted rows as CSV records without a value for any cell: words are written as fields once and then copied, and
/// sentences go from the ledger's bytes into those of the file.
///
/// Most programs take a report as CSV, and a timeline has sixteen cells a row.
struct RecordWriter {
  /// How the fields of a column come about.
  private enum Kind {
    /// Words behind a key.
    case words
    /// A day or two.
    case date
    /// Digits, and how many of them stand after the point.
    case decimal
    /// A claim.
    case id
    /// Words of the row.
    case text
    /// The start of an address, and the words that it leads to.
    case passage
    /// As in every other format.
    case value
  }

  private struct Step {
    let kind: Kind
    /// The rows' columns; −1 for none.
    let first: Int
    let second: Int
    /// Its words' table.
    let table: Int
  }

  private let renderer: CSVRenderer
  private let cells: CellReader
  private let columns: [RowCell]
  private let firstOfDetail: Int
  private var steps: [Step] = []
  private var words = WordFields()

  /// - Parameters:
  ///   - columns: the report's columns, more than one.
  ///   - firstOfDetail: the rows' first column that the detail statement gives.
  init(_ columns: [RowCell], firstOfDetail: Int, renderer: CSVRenderer, cells: CellReader) {
    self.columns = columns
    self.firstOfDetail = firstOfDetail
    self.renderer = renderer
    self.cells = cells
    for column in columns { steps.append(step(of: column)) }
  }

  private mutating func step(of cell: RowCell) -> Step {
    let (first, second) = (cell.first, cell.second)
    let isKey = first.column < firstOfDetail && first.lookup != nil
    let areNumbers = first.column < firstOfDetail && first.lookup == nil
    var (kind, table) = (Kind.value, -1)
    switch cell.type {
    case .text where isKey:
      kind = .words
      table = words.add(first.lookup ?? LookupTable()) { CSVRenderer.append(field: $0, into: &$1) }
    case .passage where isKey && second?.lookup == nil:
      kind = .passage
      table = words.add(first.lookup ?? LookupTable()) { url, output in
        if let start = PassageAddress.start(in: String(decoding: url, as: UTF8.self)) { output.append(start) }
      }
    case .text where first.lookup == nil: kind = .text
    case .date where areNumbers: kind = .date
    case .decimal where areNumbers: kind = .decimal
    case .id where areNumbers: kind = .id
    default: break
    }
    return Step(kind: kind, first: first.column, second: second?.column ?? -1, table: table)
  }

  /// Writes the rows of a block; `drain` comes after each.
  func write(_ block: SortedBlock, into output: inout OutputBuffer, drain: (inout OutputBuffer) throws -> Void) throws {
    let (rows, detail) = (block.waiting, block.detail)
    let whole = SortedRow(block)
    var address = OutputBuffer()
    // The dates of sorted rows repeat.
    var (lastFirst, lastSecond, date) = (Int.min, Int.min, OutputBuffer())
    for (place, row) in block.rows.enumerated() {
      let row = Int(row)
      func withText(_ column: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Void) -> Bool {
        if column >= firstOfDetail { return detail.withText(column - firstOfDetail, place: place, body) }
        rows.withText(column, row: row, body)
        return true
      }
      func value(_ index: Int) throws -> ReportValue {
        whole.go(to: place)
        return try columns[index].value(of: whole, cells)
      }
      for index in steps.indices {
        let step = steps[index]
        if index > 0 { output.append(UInt8(ascii: ",")) }
        let number = step.first < firstOfDetail ? rows.number(step.first, row: row) : Int.min
        switch step.kind {
        case .words: words.append(key: number, of: step.table, to: &output)
        case .id where number != Int.min: output.append(ClaimID(bits: UInt64(bitPattern: Int64(number))))
        case .decimal where number == Int.min: break
        case .decimal where step.second < 0 || rows.number(step.second, row: row) == 0: output.append(number)
        case .date:
          let second = step.second < 0 ? Int.min : rows.number(step.second, row: row)
          if number != lastFirst || second != lastSecond {
            (lastFirst, lastSecond) = (number, second)
            date.removeAll()
            renderer.append(try value(index), into: &date)
          }
          date.bytes.withUnsafeBufferPointer { output.append($0) }
        case .text where withText(step.first, { CSVRenderer.append(field: $0, into: &output) }): break
        case .passage:
          address.removeAll()
          guard words.append(key: number, of: step.table, to: &address) else { break }
          var hasWords = false
          _ = withText(step.second) { text in
            address.append(passageOf: text)
            hasWords = true
          }
          if hasWords { address.bytes.withUnsafeBufferPointer { CSVRenderer.append(field: $0, into: &output) } }
        default: renderer.append(try value(index), into: &output)
        }
      }
      output.append("\r\n")
      try drain(&output)
    }
  }
}
