import LedgerStore
import LedgerTypes

/// Orders rows by some of their cells: numbers by value, words by their bytes, absent cells last.
struct ReportOrdering {
  let descending: [Bool]

  /// The places of the rows in order; equal rows keep their order.
  func sortedIndices(_ rows: [[ReportValue]]) -> [Int] {
    rows.indices.sorted { left, right in
      for term in descending.indices {
        let (leftCell, rightCell) = (rows[left][term], rows[right][term])
        guard leftCell != rightCell else { continue }
        if leftCell == .absent { return false }
        if rightCell == .absent { return true }
        return Self.precedes(leftCell, rightCell) != descending[term]
      }
      return left < right
    }
  }

  /// A cell of a query as a value to order by.
  static func value(_ cell: LedgerCell) -> ReportValue {
    switch cell {
    case .integer(let number): .integer(number)
    case .text(let text): .text(text)
    default: .absent
    }
  }

  private static func precedes(_ left: ReportValue, _ right: ReportValue) -> Bool {
    switch (left, right) {
    case (.integer(let left), .integer(let right)): left < right
    case (.decimal(let left), .decimal(let right)): left < right
    default: words(left).precedesInBytes(words(right))
    }
  }

  private static func words(_ value: ReportValue) -> String {
    switch value {
    case .absent: ""
    case .text(let text), .id(let text): text
    case .quotation(let quotation): quotation.words
    case .integer(let number): String(number)
    case .decimal(let number): number.description
    case .tally(let tallies): tallies.map(\.summary).joined(separator: "; ")
    }
  }
}
