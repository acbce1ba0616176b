/// The rows of a query that are to be sorted: for each row its order terms and its key, as integers.
///
/// One flat array holds them, so that a million rows of six terms take 56 MB.
struct SortedKeys {
  /// Sorts behind every value, in both directions.
  static let absent = Int.max

  private let width: Int
  private let descending: [Bool]
  private var cells: [Int] = []

  /// - Parameter descending: For each order term whether the greatest value comes first.
  init(descending: [Bool]) {
    self.descending = descending
    width = descending.count + 1
  }

  /// Takes in a row.
  mutating func add(key: Int, terms: [Int]) {
    cells.append(contentsOf: terms)
    cells.append(key)
  }

  /// The keys in order; rows that are equal in every term keep the order in which they came.
  func keys() -> [Int] {
    let rows = cells.count / width
    let order = (0..<rows).sorted { left, right in
      for term in descending.indices {
        let leftCell = cells[left * width + term]
        let rightCell = cells[right * width + term]
        guard leftCell != rightCell else { continue }
        if leftCell == Self.absent { return false }
        if rightCell == Self.absent { return true }
        return (leftCell < rightCell) != descending[term]
      }
      return left < right
    }
    return order.map { cells[$0 * width + width - 1] }
  }
}
