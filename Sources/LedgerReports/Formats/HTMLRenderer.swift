import LedgerTypes

/// A section of a page: charts, a table, and what the report says about itself.
///
/// The page needs no script and nothing from elsewhere; `HTMLPage` writes what stands around its sections.
struct HTMLRenderer: ReportRenderer {
  private let charts: [Chart]
  private let hasSections: Bool
  private var isOpen = false
  private var sections = 0
  private var metadata: ReportMetadata?
  private var columns: [ReportColumn] = []

  init(charts: [Chart] = [], hasSections: Bool = false) {
    self.charts = charts
    self.hasSections = hasSections
  }

  mutating func begin(_ metadata: ReportMetadata, columns: [ReportColumn], into output: inout OutputBuffer) {
    self.metadata = metadata
    self.columns = columns
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
    if !hasSections { beginTable(labelledBy: name, into: &output) }
  }

  private mutating func beginTable(labelledBy name: String, into output: inout OutputBuffer) {
    isOpen = true
    output.append("<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-labelledby=\"\(name)\"><table>\n<thead><tr>")
    for column in columns {
      output.append("<th scope=\"col\"\(column.isNumeric ? " class=\"n\"" : "") title=\"")
      output.append("\(SVGText.escaped(column.description))\">\(SVGText.escaped(column.title))</th>")
    }
    output.append("</tr></thead>\n<tbody>\n")
  }

  mutating func add(_ row: [ReportValue], into output: inout OutputBuffer) {
    output.append("<tr>")
    for (index, value) in row.enumerated() {
      output.append(columns[index].cellTag)
      append(value, column: columns[index], into: &output)
      output.append("</td>")
    }
    output.append("</tr>\n")
  }

  mutating func section(_ title: String, into output: inout OutputBuffer) {
    endTable(into: &output)
    sections += 1
    let id = "\(SVGText.escaped(metadata?.name ?? ""))-part-\(sections)"
    output.append("<h2 id=\"\(id)\">\(SVGText.escaped(title))</h2>\n")
    beginTable(labelledBy: id, into: &output)
  }

  private mutating func endTable(into output: inout OutputBuffer) {
    if isOpen { output.append("</tbody></table></div>\n") }
    isOpen = false
  }

  mutating func end(rows: Int, into output: inout OutputBuffer) {
    endTable(into: &output)
    if rows == 0 { output.append("<p>No claim in the ledger fits.</p>\n") }
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
    output.append("\(svg)\n<p class=\"note\" id=\"\(id)-d\">\(SVGText.escaped(chart.description)) ")
    output.append("The numbers stand in the table below.</p>\n</figure>\n")
  }

  private func append(_ value: ReportValue, column: ReportColumn, into output: inout OutputBuffer) {
    switch value {
    case .absent: break
    case .text(let text):
      // Only an address of the web is made a link.
      let isAddress = text.hasPrefix("https://") || text.hasPrefix("http://")
      if isAddress, column.name.hasSuffix("passage") || column.name == "url" {
        output.append("<a rel=\"noreferrer\" href=\"\(SVGText.escaped(text))\">passage</a>")
      } else {
        output.append(SVGText.isolated(text))
      }
    case .id(let text): output.append("<code>\(SVGText.escaped(text))</code>")
    case .integer(let number): output.append(String(number))
    case .decimal(let number): output.append(number.description)
    case .tally(let tallies): output.append(SVGText.escaped(tallies.map(\.summary).joined(separator: "; ")))
    }
  }
}

/// What stands around the sections of a page.
enum HTMLPage {
  static func head(_ title: String) -> String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
    <title>\(SVGText.escaped(title))</title>
    <style>
    \(style)
    </style>
    </head>
    <body>
    <main>

    """
  }

  static let foot = "</main>\n</body>\n</html>\n"

  /// Eight colours that differ in lightness as well (after P. Tol, "Colour Schemes", 2021), for both grounds.
  private static let colours = ["4477aa", "cc6677", "228833", "b8860b", "66aacc", "aa3377", "777777", "999933"]

  fileprivate static let style: String = {
    var text = """
      :root { color-scheme: light dark; --ground: #fff; --ink: #1c1c1c; --faint: #666; --line: #d5d5d5; --band: #f5f5f2;
        --heat: #2f5d8a; --bad: #b3261e; }
      @media (prefers-color-scheme: dark) { :root { --ground: #17191c; --ink: #e6e4df; --faint: #a3a19b;
        --line: #3a3d42; --band: #1f2226; --heat: #7fb0e0; --bad: #ff8a80; } }
      body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
      main { max-width: 84rem; margin: 0 auto; padding: 1.5rem; }
      section + section { margin-top: 3rem; border-top: 1px solid var(--line); }
      h1 { font-size: 1.5rem; margin: 1rem 0 .3rem; }
      .statement { border-left: 3px solid var(--faint); padding-left: .7rem; }
      h2 { font-size: 1.15rem; margin: 1.6rem 0 .4rem; }
      .summary { font-size: 1.05rem; padding-left: 1.2rem; max-width: 62rem; }
      .wide { overflow-x: auto; }
      table { border-collapse: collapse; font-size: .87rem; width: 100%; }
      th, td { text-align: start; vertical-align: top; padding: .3rem .55rem; border-bottom: 1px solid var(--line);
        max-width: 26rem; overflow-wrap: break-word; unicode-bidi: plaintext; }
      th { background: var(--band); white-space: nowrap; position: sticky; top: 0; }
      .n { text-align: end; font-variant-numeric: tabular-nums; }
      td { min-width: 4.5rem; }
      .d { white-space: nowrap; }
      .q { min-width: 15rem; }
      code { font-size: .92em; }
      a { color: inherit; }
      footer, .note, .legend { color: var(--faint); font-size: .85rem; }
      figure { margin: 1.2rem 0; }
      figcaption { font-weight: 600; margin-bottom: .3rem; }
      svg { width: 100%; max-width: 60rem; height: auto; display: block; background: var(--ground); }
      svg text { font: 12px system-ui, sans-serif; fill: var(--ink); }
      svg .axis { fill: var(--ink); }
      svg .onheat { fill: var(--ground); }
      svg .grid { stroke: var(--line); }
      svg path { fill: none; stroke-width: 1.8; }
      svg .open { fill: var(--ground); stroke-width: 1.8; }
      svg .heat { fill: var(--heat); }
      svg .node { fill: var(--band); stroke: var(--line); }
      svg .edge { stroke: var(--faint); stroke-opacity: .7; }
      svg .circle { stroke: var(--bad); stroke-dasharray: 6 3; }
      svg .tip { fill: var(--faint); stroke: none; }
      .legend span::before { content: "● "; }
      .legend span { margin-right: 1rem; }
      .legend { color: var(--ink); }

      """
    for (index, colour) in colours.enumerated() {
      // Dashes tell lines apart where colours do not.
      let dash = ["", "7 4", "2 3", "9 3 2 3", "5 2", "1 4", "12 4", "4 6"][index]
      text += "svg .s\(index) { stroke: #\(colour); } "
      if !dash.isEmpty { text += "svg path.line.s\(index) { stroke-dasharray: \(dash); } " }
      text += "svg .f\(index) { fill: #\(colour); } "
      text += ".k\(index)::before { color: #\(colour); }\n"
    }
    text += """
      @page { size: landscape; margin: 12mm; }
      @media print { :root { --ground: #fff; --ink: #000; --faint: #444; --line: #bbb; --band: #eee; --heat: #2f5d8a; }
        table { font-size: 7.5pt; } td, .q { min-width: 0; } code { overflow-wrap: anywhere; } body { font-size: 10pt; } main { max-width: none; padding: 0; } th { position: static; }
        tr, figure { break-inside: avoid; } .wide { overflow: visible; } thead { display: table-header-group; } }
      """
    return text
  }()
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
      let isSentence = ["quote", "text", "explanation", "findings", "caveat"].contains { name.hasSuffix($0) }
      return isSentence ? "<td class=\"q\" dir=\"auto\">" : "<td dir=\"auto\">"
    }
  }
}
