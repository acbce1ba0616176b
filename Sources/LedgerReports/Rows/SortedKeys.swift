/// The rows of a table that are to be sorted: for each row its order terms and its key, as integers in one flat array.
struct SortedKeys {
  /// Sorts behind every value, in both directions.
  static let absent = StableOrder.absent

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
    var order = StableOrder(count: cells.count / width)
    for term in descending.indices.reversed() {
      order.sort(descending: descending[term]) { cells[$0 * width + term] }
    }
    return order.places.map { cells[Int($0) * width + width - 1] }
  }
}
