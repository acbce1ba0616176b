import LedgerStore

/// Rows of a query that wait until they are sorted.
///
/// A row's integers lie side by side, in four bytes each where all of their column fit: sorted rows are read from all
/// over, and each costs little more than one fetch from memory. Texts lie one after the other, and the row says where.
struct WaitingRows {
  /// How many rows there are.
  private(set) var count = 0
  /// Which columns hold text; the others hold integers.
  private let isText: [Bool]
  /// Which columns have eight bytes, and where in a row each begins, in slots of four.
  private var isWide: [Bool]
  private var places: [Int]
  private var width: Int
  private var slots: [Int32] = []
  private var texts: [UInt8] = []

  /// - Parameters:
  ///   - columns: how many columns a row has.
  ///   - texts: the columns that hold text; the others hold integers.
  init(columns: Int, texts: [Int] = []) {
    isText = (0..<columns).map { texts.contains($0) }
    isWide = [Bool](repeating: false, count: columns)
    places = Array(0..<columns)
    width = columns
  }

  /// How many columns a row has.
  var columns: Int { isText.count }

  /// Takes in the row that a query stands on.
  mutating func add(_ row: LedgerRow) {
    for column in isText.indices { append(isText[column] ? textPlace(row, column) : row.number(column), column) }
    count += 1
  }

  /// The value of an integer column; null is `Int.min`.
  func number(_ column: Int, row: Int) -> Int { number(column, at: row * width) }

  /// The cell of a column.
  func cell(_ column: Int, row: Int) -> LedgerCell {
    let number = number(column, row: row)
    if number == Int.min { return .null }
    return isText[column] ? .text(text(at: number)) : .integer(number)
  }

  // MARK: Texts

  /// Keeps the text of a column; gives its place, or null for an empty one.
  private mutating func textPlace(_ row: LedgerRow, _ column: Int) -> Int {
    let place = texts.count
    row.withText(column) { text in
      guard !text.isEmpty else { return }
      withUnsafeBytes(of: UInt32(text.count)) { texts.append(contentsOf: $0) }
      text.withUnsafeBufferPointer { texts.append(contentsOf: $0) }
    }
    return texts.count == place ? Int.min : place
  }

  private func text(at place: Int) -> String { withText(at: place) { String(decoding: $0, as: UTF8.self) } }

  /// Reads the bytes of a text column; none for null.
  func withText(_ column: Int, row: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    let place = number(column, row: row)
    if place != Int.min { withText(at: place, body) }
  }

  private func withText<Result>(at place: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    texts.withUnsafeBufferPointer { texts in
      let count = UnsafeRawBufferPointer(texts).loadUnaligned(fromByteOffset: place, as: UInt32.self)
      return body(UnsafeBufferPointer(rebasing: texts[place + 4..<place + 4 + Int(count)]))
    }
  }

  // MARK: Integers

  /// The least number stands for null in both widths.
  private func number(_ column: Int, at start: Int) -> Int {
    let place = start + places[column]
    let low = slots[place]
    if isWide[column] { return Int(slots[place + 1]) << 32 | Int(UInt32(bitPattern: low)) }
    return low == Int32.min ? Int.min : Int(low)
  }

  private mutating func append(_ value: Int, _ column: Int) {
    if isWide[column] {
      Self.appendWide(value, to: &slots)
    } else if value == Int.min {
      slots.append(Int32.min)
    } else if let small = Int32(exactly: value), small != Int32.min {
      slots.append(small)
    } else {
      widen(column)
      append(value, column)
    }
  }

  private static func appendWide(_ value: Int, to slots: inout [Int32]) {
    slots.append(Int32(truncatingIfNeeded: value))
    slots.append(Int32(truncatingIfNeeded: value >> 32))
  }

  /// Gives a column eight bytes, in the rows that are there and in the one that has come up to it.
  private mutating func widen(_ column: Int) {
    var widened: [Int32] = []
    widened.reserveCapacity((count + 1) * (width + 1))
    for start in stride(from: 0, to: slots.count, by: width) {
      for other in places.indices where start + places[other] < slots.count {
        if other == column || isWide[other] {
          Self.appendWide(number(other, at: start), to: &widened)
        } else {
          widened.append(slots[start + places[other]])
        }
      }
    }
    slots = widened
    isWide[column] = true
    width += 1
    for other in places.indices where other > column { places[other] += 1 }
  }
}
