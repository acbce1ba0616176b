import LedgerTypes

/// A heading, a table, and what the report says about itself.
///
/// Columns are padded to the width of their widest cell among the first rows, so that the table can be read in a
/// terminal too, while a report of any length still streams.
struct MarkdownRenderer: ReportRenderer {
  private var metadata: ReportMetadata?
  private var columns: [ReportColumn] = []
  private var pending: [[String]]? = []
  private var widths: [Int] = []

  /// How many rows decide the widths.
  private static let sampledRows = 200
  /// Cells past this width are not waited for.
  private static let widestPadding = 40

  mutating func begin(_ metadata: ReportMetadata, into output: inout OutputBuffer) {
    self.metadata = metadata
    output.append("# \(MarkdownText.escaped(metadata.title))\n\n")
    output.append("\(MarkdownText.paragraph(metadata.description))\n\n")
    for line in metadata.summary { output.append("- \(MarkdownText.paragraph(line))\n") }
    if !metadata.summary.isEmpty { output.append("\n") }
  }

  mutating func table(_ title: String?, columns: [ReportColumn], into output: inout OutputBuffer) {
    let isFirst = self.columns.isEmpty
    flush(into: &output)
    self.columns = columns
    pending = []
    if !isFirst { output.append("\n") }
    if let title { output.append("## \(MarkdownText.escaped(title))\n\n") }
  }

  mutating func add(_ row: [ReportValue], into output: inout OutputBuffer) {
    let cells = row.map { Self.cell($0) }
    guard var waiting = pending else {
      append(cells, into: &output)
      return
    }
    waiting.append(cells)
    pending = waiting
    if waiting.count == Self.sampledRows { flush(into: &output) }
  }

  mutating func end(rows: Int, into output: inout OutputBuffer) {
    flush(into: &output)
    if rows == 0 { output.append("No claim in the ledger gives a row.\n") }
    guard let metadata else { return }
    output.append("\n")
    if rows > 0 { output.append("\(rows) \(rows == 1 ? "row" : "rows"). ") }
    output.append("\(ReportMetadata.statement)\n\n")
    let filters = metadata.filters.map { filter in
      filter.name.rawValue + " " + filter.words.map { MarkdownText.escaped($0) }.joined(separator: ", ")
    }
    output.append("- Filters: \(filters.isEmpty ? "none" : filters.joined(separator: "; "))\n")
    for convention in metadata.conventions { output.append("- \(MarkdownText.paragraph(convention))\n") }
    let origin = MarkdownText.escaped(metadata.origin)
    output.append("- Ledger: \(origin), \(metadata.entries) entries, head `\(metadata.head)`\n")
    let ruleSet = MarkdownText.escaped(metadata.ruleSet)
    output.append("- Made by \(MarkdownText.escaped(metadata.program)), rule set \(ruleSet)\n")
  }

  /// Prints the heading of the table and the rows that waited for it.
  private mutating func flush(into output: inout OutputBuffer) {
    guard let waiting = pending, !waiting.isEmpty else { return }
    pending = nil
    let titles = columns.map { MarkdownText.escaped($0.title) }
    widths = titles.map { max(3, DisplayWidth.columns(of: $0)) }
    for row in waiting {
      for (index, cell) in row.enumerated() {
        widths[index] = max(widths[index], min(Self.widestPadding, DisplayWidth.columns(of: cell)))
      }
    }
    append(titles, into: &output)
    output.append(UInt8(ascii: "|"))
    for (index, column) in columns.enumerated() {
      output.append("-", times: widths[index] + 1)
      output.append(column.isNumeric ? ":|" : "-|")
    }
    output.append("\n")
    for row in waiting { append(row, into: &output) }
  }

  private func append(_ cells: [String], into output: inout OutputBuffer) {
    output.append(UInt8(ascii: "|"))
    for (index, cell) in cells.enumerated() {
      let padding = widths[index] - DisplayWidth.columns(of: cell)
      output.append(UInt8(ascii: " "))
      if columns[index].isNumeric { output.append(" ", times: padding) }
      output.append(cell)
      if !columns[index].isNumeric { output.append(" ", times: padding) }
      output.append(" |")
    }
    output.append("\n")
  }

  private static func cell(_ value: ReportValue) -> String {
    switch value {
    case .absent: ""
    case .text(let text): MarkdownText.escaped(text)
    case .quotation(let quotation): Self.cell(quotation)
    case .id(let text): MarkdownText.escaped(text)
    case .integer(let number): String(number)
    case .decimal(let number): number.description
    case .tally(let tallies): MarkdownText.escaped(tallies.map(\.summary).joined(separator: "; "))
    }
  }

  private static func cell(_ quotation: ReportQuotation) -> String {
    let document = quotation.document.map { MarkdownText.escaped($0) }
    let link = quotation.passage.flatMap { MarkdownText.link(document ?? "passage", to: $0) }
    let place = [link ?? document, quotation.claim.map { MarkdownText.escaped($0) }].compactMap { $0 }
    return MarkdownText.escaped(quotation.words) + (place.isEmpty ? "" : " — " + place.joined(separator: ", "))
  }
}
