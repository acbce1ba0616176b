import LedgerTypes

/// One row on its way into a table, or from one: cells, and the bytes of the longer ones. Used again for each row.
struct RowBuffer {
  /// SQLite's storage classes, without REAL, which no table of a ledger has.
  enum Kind: UInt8 {
    case null, integer, text, blob
  }

  struct Cell {
    let kind: Kind
    /// The integer, or the first of the bytes.
    let value: Int
    /// How many bytes.
    let count: Int
  }

  private(set) var cells: [Cell] = []
  private(set) var bytes: [UInt8] = []

  /// Begins a row.
  mutating func start() {
    cells.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
  }

  /// Adds an integer or null.
  mutating func integer(_ value: Int?) {
    cells.append(value.map { Cell(kind: .integer, value: $0, count: 0) } ?? Cell(kind: .null, value: 0, count: 0))
  }

  /// Adds a text or null.
  mutating func text(_ value: String?) {
    guard let value else { return integer(nil) }
    let start = bytes.count
    bytes.append(contentsOf: value.utf8)
    cells.append(Cell(kind: .text, value: start, count: bytes.count - start))
  }

  /// Adds a text given as UTF-8, or null.
  mutating func text(utf8 value: [UInt8]?) { add(value, .text) }

  /// Adds bytes or null.
  mutating func blob(_ value: [UInt8]?) { add(value, .blob) }

  /// Adds the 32 bytes of a digest.
  mutating func blob(_ value: Digest) {
    cells.append(Cell(kind: .blob, value: bytes.count, count: 32))
    value.withSpan { span in for index in span.indices { bytes.append(span[index]) } }
  }

  /// Adds the columns `by` and `recorded`.
  mutating func statement(_ statement: Statement) {
    text(statement.by)
    text(statement.recorded.description)
  }

  /// The bytes of a text or blob.
  func bytes(of cell: Cell) -> ArraySlice<UInt8> { bytes[cell.value..<cell.value + cell.count] }

  private mutating func add(_ value: [UInt8]?, _ kind: Kind) {
    guard let value else { return integer(nil) }
    cells.append(Cell(kind: kind, value: bytes.count, count: value.count))
    bytes.append(contentsOf: value)
  }
}

/// Where derived rows go: into the ledger, or beside the rows that it has.
protocol RowSink {
  /// Takes a row. The rows of one table come in ascending order of its key.
  mutating func put(_ table: LedgerTable, _ row: borrowing RowBuffer) throws
}
