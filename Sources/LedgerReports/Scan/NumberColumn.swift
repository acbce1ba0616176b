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
