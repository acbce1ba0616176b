import LedgerTypes

/// A section of a page: charts, a table, and what the report says about itself.
///
/// The page needs no script and nothing from elsewhere; `HTMLPage` writes what stands around its sections.
struct HTMLRenderer: ReportRenderer {
  private let charts: [Chart]
  private var isOpen = false
  private var tables = 0
  private var metadata: ReportMetadata?
  private var title: String?
  private var columns: [ReportColumn] = []

  init(charts: [Chart] = []) {
    self.charts = charts
  }

  mutating func begin(_ metadata: ReportMetadata, into output: inout OutputBuffer) {
    self.metadata = metadata
    let name = SVGText.escaped(metadata.name)
    output.append("<section aria-labelledby=\"\(name)\">\n<h1 id=\"\(name)\">\(SVGText.escaped(metadata.title))</h1>\n")
    output.append("<p>\(SVGText.escaped(metadata.description))</p>\n")
    output.append("<p class=\"statement\">\(SVGText.escaped(ReportMetadata.statement))</p>\n")
    if !metadata.summary.isEmpty {
      output.append("<ul class=\"summary\">\n")
      for line in metadata.summary { output.append("<li dir=\"auto\">\(SVGText.isolated(line))</li>\n") }
      output.append("</ul>\n")
    }
    for (index, chart) in charts.enumerated() { append(chart, id: "\(name)-\(index)", into: &output) }
  }

  mutating func table(_ title: String?, columns: [ReportColumn], into output: inout OutputBuffer) {
    endTable(into: &output)
    self.title = title
    self.columns = columns
  }

  /// A table without rows is not begun.
  private mutating func beginTable(into output: inout OutputBuffer) {
    isOpen = true
    var label = SVGText.escaped(metadata?.name ?? "")
    if let title {
      tables += 1
      label += "-part-\(tables)"
      output.append("<h2 id=\"\(label)\">\(SVGText.escaped(title))</h2>\n")
    }
    output.append(
      "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-labelledby=\"\(label)\"><table>\n<thead><tr>")
    for column in columns {
      output.append("<th scope=\"col\"\(column.isNumeric ? " class=\"n\"" : "") title=\"")
      output.append("\(SVGText.escaped(column.description))\">\(SVGText.escaped(column.title))</th>")
    }
    output.append("</tr></thead>\n<tbody>\n")
  }

  mutating func add(_ row: [ReportValue], into output: inout OutputBuffer) {
    if !isOpen { beginTable(into: &output) }
    output.append("<tr>")
    for (index, value) in row.enumerated() {
      output.append(columns[index].cellTag)
      append(value, column: columns[index], into: &output)
      output.append("</td>")
    }
    output.append("</tr>\n")
  }

  private mutating func endTable(into output: inout OutputBuffer) {
    if isOpen { output.append("</tbody></table></div>\n") }
    isOpen = false
  }

  mutating func end(rows: Int, into output: inout OutputBuffer) {
    endTable(into: &output)
    if rows == 0 { output.append("<p>No claim in the ledger gives a row.</p>\n") }
    guard let metadata else { return }
    output.append("<footer><p>\(rows) \(rows == 1 ? "row" : "rows").</p>\n<ul>\n")
    let filters = metadata.filters.map { "\($0.name.rawValue) \($0.words.joined(separator: ", "))" }
    var lines = ["Filters: \(filters.isEmpty ? "none" : filters.joined(separator: "; "))"] + metadata.conventions
    lines.append("Ledger: \(metadata.origin), \(metadata.entries) entries, head \(metadata.head)")
    lines.append("Made by \(metadata.program), rule set \(metadata.ruleSet)")
    for line in lines { output.append("<li>\(SVGText.escaped(line))</li>\n") }
    output.append("</ul></footer>\n</section>\n")
  }

  private func append(_ chart: Chart, id: String, into output: inout OutputBuffer) {
    output.append("<figure aria-labelledby=\"\(id)-t\" aria-describedby=\"\(id)-d\">\n")
    output.append("<figcaption id=\"\(id)-t\">\(SVGText.escaped(chart.title))</figcaption>\n")
    let words =
      "<title>\(SVGText.escaped(chart.title))</title><desc>\(SVGText.escaped(chart.description))</desc>"
    let svg = chart.svg.replacing("role=\"img\">", with: "role=\"img\">\(words)", maxReplacements: 1)
    output.append(
      "<div class=\"chart\" tabindex=\"0\" role=\"group\" aria-labelledby=\"\(id)-t\">\(svg)</div>\n<p class=\"note\" id=\"\(id)-d\">\(SVGText.escaped(chart.description)) "
    )
    output.append("The numbers stand in the table below.</p>\n</figure>\n")
  }

  private func append(_ value: ReportValue, column: ReportColumn, into output: inout OutputBuffer) {
    switch value {
    case .absent: break
    case .text(let text):
      let link = column.name.hasSuffix("passage") || column.name == "url" ? Self.link("passage", to: text) : nil
      // The two days of an interval stand below each other.
      let isInterval = column.content.typeName == ReportValueType.date.rawValue && text.contains("/")
      output.append(link ?? SVGText.isolated(text).replacing("/", with: isInterval ? "/<br>" : "/"))
    case .quotation(let quotation): append(quotation, into: &output)
    case .id(let text): output.append("<code>\(SVGText.escaped(text))</code>")
    case .integer(let number): output.append(String(number))
    case .decimal(let number): output.append(number.description)
    case .tally(let tallies): output.append(SVGText.escaped(tallies.map(\.summary).joined(separator: "; ")))
    }
  }

  /// A sentence, and below it where it stands.
  private func append(_ quotation: ReportQuotation, into output: inout OutputBuffer) {
    output.append(SVGText.isolated(quotation.words))
    let document = quotation.document.map { SVGText.isolated($0) }
    let link = quotation.passage.flatMap { Self.link(document ?? "passage", to: $0) }
    let claim = quotation.claim.map { "<code>\(SVGText.escaped($0))</code>" }
    let place = [link ?? document, claim].compactMap { $0 }
    if !place.isEmpty { output.append("<div class=\"ref\">\(place.joined(separator: " · "))</div>") }
  }

  /// Only an address of the web is made a link.
  private static func link(_ words: String, to address: String) -> String? {
    guard address.hasPrefix("https://") || address.hasPrefix("http://") else { return nil }
    return "<a rel=\"noreferrer\" href=\"\(SVGText.escaped(address))\">\(words)</a>"
  }
}

extension Chart {
  /// The picture as a file of its own, with its style, title and description.
  var standalone: String {
    let words = "<title>\(SVGText.escaped(title))</title><desc>\(SVGText.escaped(description))</desc>"
    let body = svg.replacing(
      "role=\"img\">",
      with: "role=\"img\" xmlns=\"http://www.w3.org/2000/svg\">\(words)<style>\(HTMLPage.style)</style>",
      maxReplacements: 1)
    return body + "\n"
  }
}

extension ReportColumn {
  /// The opening of a cell: numbers flush right, dates in one line, sentences with room.
  fileprivate var cellTag: String {
    if isNumeric { return "<td class=\"n\">" }
    switch content {
    case .value(.date, _), .earliest, .latest: return "<td class=\"d\">"
    default:
      let isSentence = ["quote", "text", "explanation", "findings", "others"].contains { name.hasSuffix($0) }
      return isSentence ? "<td class=\"q\" dir=\"auto\">" : "<td dir=\"auto\">"
    }
  }
}
