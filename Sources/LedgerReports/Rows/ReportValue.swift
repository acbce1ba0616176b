public import LedgerTypes

/// One cell of a report.
public enum ReportValue: Hashable, Sendable {
  /// Nothing is known.
  case absent
  /// Words, or an ISO 8601 date.
  case text(String)
  /// A stable identifier.
  case id(String)
  /// A whole number.
  case integer(Int)
  /// An exact decimal number.
  case decimal(ExactDecimal)
  /// Values with the number of claims that have them, the most frequent first.
  case tally([ReportTally])
}

/// A value with the number of claims that have it.
public struct ReportTally: Hashable, Sendable {
  /// The value's words.
  public let value: String
  /// How many claims have it.
  public let count: Int
  /// The same claims split up by a second column; empty when there is none.
  public let parts: [ReportTally]

  /// A value with its count.
  public init(value: String, count: Int, parts: [ReportTally] = []) {
    self.value = value
    self.count = count
    self.parts = parts
  }

  /// The form in tables: `Gaza health ministry: Coastline Wire 2, Harbour Tribune 1`, or `killed 12`.
  public var summary: String {
    parts.isEmpty
      ? "\(value) \(count)" : value + ": " + parts.map { "\($0.value) \($0.count)" }.joined(separator: ", ")
  }
}
