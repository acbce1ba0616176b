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
  /// A sentence with where it stands, on pages alone: programs get each part in a column of its own.
  indirect case quotation(ReportQuotation)
}

extension ReportValue {
  /// Words, or nothing.
  static func words(_ text: String?) -> ReportValue { text.flatMap { $0.isEmpty ? nil : .text($0) } ?? .absent }
}

/// The words that a row leads back to.
public struct ReportQuotation: Hashable, Sendable {
  /// The sentence.
  public let words: String
  /// The claim's identifier, for `ledger why`.
  public let claim: String?
  /// The document's title, or what stands for it.
  public let document: String?
  /// The address of the sentence on the web.
  public let passage: String?
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
