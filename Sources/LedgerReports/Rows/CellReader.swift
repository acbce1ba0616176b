import LedgerStore
import LedgerTypes

/// Turns cells of a query into cells of a report, by the types that the definition declares.
struct CellReader {
  let report: String

  /// The report's cell for one or two values of the query.
  func value(
    _ first: LedgerCell, _ second: LedgerCell? = nil, type: ReportValueType, column: String
  ) throws -> ReportValue {
    switch (type, first) {
    case (_, .null): return .absent
    case (.text, .text(let text)): return text.isEmpty ? .absent : .text(text)
    case (.text, .integer(let number)): return .text(String(number))
    case (.integer, .integer(let number)): return .integer(number)
    case (.decimal, .integer(let digits)):
      let scale = second?.integer ?? 0
      guard (0...17).contains(scale) else { break }
      return .decimal(ExactDecimal(coefficient: digits, scale: scale))
    case (.decimal, .text(let text)):
      guard let number = ExactDecimal(parsing: text) else { break }
      return .decimal(number)
    case (.id, .text(let text)): return text.isEmpty ? .absent : .id(text)
    case (.id, .integer(let number)): return .id(ClaimID(bits: UInt64(bitPattern: Int64(number))).description)
    case (.passage, .text(let url)):
      guard let second, case .text(let words) = second else { return .absent }
      return .words(PassageAddress.of(words, in: url))
    case (.date, _):
      guard let text = Self.date(first) else { break }
      guard let second, second != .null, second != first else { return .text(text) }
      guard let end = Self.date(second) else { break }
      return .text(text + "/" + end)
    default: break
    }
    throw ReportError.mistypedValue(
      report: report, column: column, expected: type.rawValue, found: Self.name(first))
  }

  /// The ISO 8601 form of a day yyyymmdd (00 for what is unknown), or of text that is one already.
  static func date(_ cell: LedgerCell) -> String? {
    switch cell {
    case .integer(let day):
      let month = day / 100 % 100
      return CivilDate(year: day / 10_000, month: month == 0 ? nil : month, day: day % 100 == 0 ? nil : day % 100)?
        .description
    case .text(let text): return text
    default: return nil
    }
  }

  private static func name(_ cell: LedgerCell) -> String {
    switch cell {
    case .null: "nothing"
    case .integer(let number): "the integer \(number)"
    case .real: "a binary fraction; give the digits as an integer or as text"
    case .text(let text): "the text \"\(text.prefix(40))\""
    case .blob: "bytes"
    }
  }
}
