import LedgerTypes

/// What a CSV file is made for.
public struct CSVOptions: Hashable, Sendable {
  /// Puts an apostrophe before text that a spreadsheet would take for a formula or turn into a number.
  public var excelSafe = false
  /// Starts with the mark by which Excel knows UTF-8.
  public var byteOrderMark = false
  /// Shows control and bidirectional characters as `\u{1B}`: for a terminal, which would obey them.
  public var visibleControls = false
  /// Puts a row of HXL hashtags below the header.
  public var hashtags = false

  /// Lossless CSV without a mark.
  public init(
    excelSafe: Bool = false, byteOrderMark: Bool = false, visibleControls: Bool = false, hashtags: Bool = false
  ) {
    self.excelSafe = excelSafe
    self.byteOrderMark = byteOrderMark
    self.visibleControls = visibleControls
    self.hashtags = hashtags
  }
}

/// CSV as RFC 4180 has it: a header, commas, CRLF after each record, quotes only where a field needs them.
///
/// An absent value is an empty field. Numbers have no thousands separators and a point for the decimals.
struct CSVRenderer: ReportRenderer {
  let options: CSVOptions

  func begin(_ metadata: ReportMetadata, into output: inout OutputBuffer) {}

  func table(_ title: String?, columns: [ReportColumn], into output: inout OutputBuffer) {
    if options.byteOrderMark { output.append("\u{FEFF}") }
    output.append(columns.map(\.name).joined(separator: ","))
    output.append("\r\n")
    guard options.hashtags else { return }
    output.append(columns.map { HXLTags.tag($0) }.joined(separator: ","))
    output.append("\r\n")
  }

  func add(_ row: [ReportValue], into output: inout OutputBuffer) {
    for (index, value) in row.enumerated() {
      if index > 0 { output.append(UInt8(ascii: ",")) }
      switch value {
      case .absent: break
      case .integer(let number): output.append(String(number))
      case .decimal(let number): output.append(number.description)
      case .text(let text): append(text, into: &output)
      case .quotation(let quotation): append(quotation.words, into: &output)
      case .id(let text): append(guardedID(text), into: &output)
      case .tally(let tallies): append(tallies.map(\.summary).joined(separator: "; "), into: &output)
      }
    }
    // A record of one empty field would be an empty line, which readers skip.
    if row.count == 1, row[0] == .absent { output.append("\"\"") }
    output.append("\r\n")
  }

  func end(rows: Int, into output: inout OutputBuffer) {}

  private func append(_ text: String, into output: inout OutputBuffer) {
    var text = text
    if options.excelSafe { text = FormulaGuard.guarded(text) }
    if options.visibleControls { text = text.withVisibleControls }
    text.withUTF8 { bytes in
      guard Self.needsQuotes(bytes) else { return output.append(bytes) }
      let quote = UInt8(ascii: "\"")
      output.append(quote)
      var start = 0
      // Each quote is written at the end of one piece and again at the start of the next.
      for index in bytes.indices where bytes[index] == quote {
        output.append(bytes[start...index])
        start = index
      }
      output.append(bytes[start...])
      output.append(quote)
    }
  }

  private func guardedID(_ text: String) -> String {
    options.excelSafe && FormulaGuard.looksNumeric(text) ? "'" + text : text
  }

  /// Blanks at the sides are quoted too: RFC 4180 keeps them, but some readers trim them.
  private static func needsQuotes(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = text.first, let last = text.last else { return false }
    func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
    return isBlank(first) || isBlank(last)
      || text.contains { byte in
        byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\r")
          || byte == UInt8(ascii: "\n")
      }
  }
}
