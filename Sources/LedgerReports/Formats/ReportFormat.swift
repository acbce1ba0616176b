/// How a report is written down.
public enum ReportFormat: Hashable, Sendable {
  /// A table for people, with what the report says about itself below it.
  case markdown
  /// RFC 4180; what the report says about itself stands in a file beside it.
  case csv(CSVOptions)
  /// One object: what the report says about itself, its columns, its rows.
  case json
  /// One self-contained page, without scripts.
  case html

  /// The ending of a file of this format, without the dot.
  public var fileExtension: String {
    switch self {
    case .markdown: "md"
    case .csv: "csv"
    case .json: "json"
    case .html: "html"
    }
  }

  /// Whether people read it: columns in which no row has anything are then left out.
  var isPage: Bool { self == .markdown || self == .html }

  /// Whether a row of hashtags stands below the header.
  var hasHashtags: Bool { if case .csv(let options) = self { options.hashtags } else { false } }

  /// Whether what a report says about itself has its place inside the file.
  var carriesMetadata: Bool { if case .csv = self { false } else { true } }

  func renderer() -> any ReportRenderer {
    switch self {
    case .markdown: MarkdownRenderer()
    case .csv(let options): CSVRenderer(options: options)
    case .json: JSONRenderer()
    case .html: HTMLRenderer()
    }
  }
}

/// Writes one report in one format, row by row, so that no report has to fit into memory.
protocol ReportRenderer {
  /// Starts the report.
  mutating func begin(_ metadata: ReportMetadata, into output: inout OutputBuffer)
  /// Begins a table; only pages have more than one, and then each has a title.
  mutating func table(_ title: String?, columns: [ReportColumn], into output: inout OutputBuffer)
  /// Adds a row; there is a cell for each column.
  mutating func add(_ row: [ReportValue], into output: inout OutputBuffer)
  /// Ends the report after `rows` rows.
  mutating func end(rows: Int, into output: inout OutputBuffer)
}
