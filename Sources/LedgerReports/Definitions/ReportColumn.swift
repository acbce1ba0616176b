/// One column of a report, as its definition declares it.
public struct ReportColumn: Hashable, Sendable {
  /// The name in CSV and JSON: lower case, digits and underscores.
  public let name: String
  /// What the cells hold and how they come about.
  public let content: ReportColumnContent
  /// The heading for people.
  public let title: String
  /// What a cell says, in one sentence.
  public let description: String

  /// Whether people expect the cells flush right.
  public var isNumeric: Bool {
    switch content {
    case .value(.integer, _), .value(.decimal, _), .count: true
    default: false
    }
  }
}

/// What the cells of a column hold.
public enum ReportColumnContent: Hashable, Sendable {
  /// Columns of the query, read as a type: one, or two where the type takes two.
  case value(ReportValueType, inputs: [String])
  /// How many rows a group has, or in how many of them `input` is neither absent nor zero.
  case count(input: String?)
  /// The least value of `input` in a group.
  case earliest(input: String)
  /// The greatest value of `input` in a group.
  case latest(input: String)
  /// Each value of `input` in a group with its number of rows, split up by a second column if one is given.
  case tally(input: String, by: String?)

  /// Whether the cell is made from all rows of a group.
  public var isAggregate: Bool {
    if case .value = self { false } else { true }
  }

  /// The columns of the query that the cell is made from.
  public var inputs: [String] {
    switch self {
    case .value(_, let inputs): inputs
    case .earliest(let input), .latest(let input): [input]
    case .count(let input): input.map { [$0] } ?? []
    case .tally(let input, let by): [input] + (by.map { [$0] } ?? [])
    }
  }

  /// The type's name in definitions and in JSON.
  public var typeName: String {
    switch self {
    case .value(.passage, _): ReportValueType.text.rawValue
    case .value(let type, _): type.rawValue
    case .count: "integer"
    case .earliest, .latest: "date"
    case .tally: "tally"
    }
  }
}

/// The types that a definition may give a column.
public enum ReportValueType: String, Sendable, CaseIterable {
  /// Words.
  case text
  /// A whole number.
  case integer
  /// An exact decimal number; from two columns, the digits and how many of them stand after the point.
  case decimal
  /// An ISO 8601 date, month, year or interval; from two columns, the first and the last day.
  ///
  /// A day is an integer yyyymmdd, with 00 for an unknown month or day, or text in ISO 8601.
  case date
  /// A stable identifier, which no program should take for a number; an integer is shown as 16 hexadecimal digits.
  case id
  /// The address of a passage, from two columns: the document's address and the words.
  case passage

  /// How many columns of the query the type may read.
  var inputCounts: ClosedRange<Int> {
    switch self {
    case .decimal, .date: 1...2
    case .passage: 2...2
    case .text, .integer, .id: 1...1
    }
  }
}
