/// Why a report could not be made.
public enum ReportError: Error, Hashable, CustomStringConvertible {
  /// A definition breaks the format; `line` counts from 1.
  case definition(file: String, line: Int, reason: String)
  /// A folder of definitions, or a file in it, cannot be read.
  case unreadable(path: String, reason: String)
  /// No report has this name.
  case unknownReport(String, known: [String])
  /// A filter that the report's definition does not offer.
  case unsupportedFilter(String, report: String, offered: [String])
  /// A filter's value that the codebook or the calendar does not know.
  case invalidFilter(String, value: String, expected: String)
  /// A row's value that does not fit the type that its column declares.
  case mistypedValue(report: String, column: String, expected: String, found: String)
  /// The output would replace the ledger, an input or a folder.
  case refusedOutput(path: String, reason: String)
  /// Writing failed.
  case output(path: String, reason: String)

  /// One sentence for a person.
  public var description: String {
    switch self {
    case .definition(let file, let line, let reason): "\(file):\(line): \(reason)"
    case .unreadable(let path, let reason): "cannot read \(path): \(reason)"
    case .unknownReport(let name, let known):
      "there is no report named \"\(name)\"; the reports are: \(known.joined(separator: ", "))"
    case .unsupportedFilter(let name, let report, let offered):
      "the report \(report) has no filter --\(name)"
        + (offered.isEmpty ? "" : "; it has: " + offered.map { "--" + $0 }.joined(separator: " "))
    case .invalidFilter(let name, let value, let expected): "--\(name) \(value): expected \(expected)"
    case .mistypedValue(let report, let column, let expected, let found):
      "the report \(report) declares column \(column) as \(expected), but its query gave \(found)"
    case .refusedOutput(let path, let reason): "\(path) is not written: \(reason)"
    case .output(let path, let reason): "cannot write \(path): \(reason)"
    }
  }
}
