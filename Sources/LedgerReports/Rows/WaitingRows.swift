import LedgerStore

/// Rows of a query that wait until they are sorted: integers in four bytes where they fit, texts one after the other.
struct WaitingRows {
  /// How many rows there are.
  private(set) var count = 0
  private var numbers: [NumberColumn]
  /// For each column its place in `texts`; nil for integers.
  private let textOfColumn: [Int?]
  private var texts: [TextColumn]

  /// - Parameters:
  ///   - columns: how many columns a row has.
  ///   - texts: the columns that hold text; the others hold integers.
  init(columns: Int, texts: [Int] = []) {
    textOfColumn = (0..<columns).map { texts.firstIndex(of: $0) }
    numbers = Array(repeating: NumberColumn(), count: columns)
    self.texts = Array(repeating: TextColumn(), count: texts.count)
  }

  /// Takes in the row that a query stands on.
  mutating func add(_ row: LedgerRow) {
    for column in numbers.indices {
      if let text = textOfColumn[column] {
        row.withText(column) { texts[text].add($0) }
      } else {
        numbers[column].add(row.number(column))
      }
    }
    count += 1
  }

  /// The value of an integer column; null is `Int.min`.
  func number(_ column: Int, row: Int) -> Int { numbers[column][row] }

  /// The cell of a column.
  func cell(_ column: Int, row: Int) -> LedgerCell {
    guard let text = textOfColumn[column] else {
      let number = numbers[column][row]
      return number == Int.min ? .null : .integer(number)
    }
    return texts[text][row].map { .text($0) } ?? .null
  }
}

/// Integers, in four bytes each until one needs eight.
struct NumberColumn {
  private var narrow: [Int32] = []
  private var wide: [Int] = []
  private var isWide = false

  mutating func add(_ value: Int) {
    guard !isWide else { return wide.append(value) }
    // The least number stands for null in both widths.
    if value == Int.min {
      narrow.append(Int32.min)
    } else if let small = Int32(exactly: value), small != Int32.min {
      narrow.append(small)
    } else {
      wide = narrow.map { $0 == Int32.min ? Int.min : Int($0) }
      wide.append(value)
      narrow = []
      isWide = true
    }
  }

  subscript(row: Int) -> Int {
    if isWide { return wide[row] }
    return narrow[row] == Int32.min ? Int.min : Int(narrow[row])
  }
}

/// Texts; an empty one is no text.
private struct TextColumn {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []

  mutating func add(_ text: Span<UInt8>) {
    for index in text.indices { bytes.append(text[index]) }
    ends.append(bytes.count)
  }

  subscript(row: Int) -> String? {
    let start = row == 0 ? 0 : ends[row - 1]
    return start == ends[row] ? nil : String(decoding: bytes[start..<ends[row]], as: UTF8.self)
  }
}
