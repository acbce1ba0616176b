import LedgerAudit
import LedgerTypes

/// Originators by measure: how many claims, as shades.
enum HeatChart {
  private static let mostRows = 20
  private static let (label, cell, row) = (280, 66, 24)

  static func charts(_ source: ReportSource) throws -> [Chart] {
    let measures = Array(Measure.allCases)
    var numbers: [Measure: Int] = [:]
    for (index, measure) in measures.enumerated() { numbers[measure] = index }
    var stream = try source.stream([.measure, .origin])
    var counts: [[Int]] = []
    try stream.forEachDocument { document in
      for fact in document.facts {
        while counts.count <= fact.origin { counts.append([Int](repeating: 0, count: measures.count)) }
        counts[fact.origin][numbers[fact.measure] ?? 0] += 1
      }
    }
    let chart = chart(
      title: "Claims by originator and measure", rows: zip(stream.names.origins, counts).map { ($0.name, $1) },
      columns: measures.map { $0.rawValue.replacing("_", with: " ") }, words: "originators", by: "measures")
    return chart.map { [$0] } ?? []
  }

  /// The rows with the greatest sums, and the columns that have something in them; nil when there is nothing.
  static func chart(
    title: String, rows all: [(name: String, counts: [Int])], columns: [String], words: String, by: String
  ) -> Chart? {
    let rows = all.enumerated().filter { $0.element.counts.contains { $0 > 0 } }.sorted { left, right in
      let (a, b) = (left.element.counts.reduce(0, +), right.element.counts.reduce(0, +))
      return a != b ? a > b : left.offset < right.offset
    }.prefix(mostRows).map(\.element)
    let used = columns.indices.filter { column in rows.contains { $0.counts[column] > 0 } }
    guard let most = rows.flatMap(\.counts).max(), most > 0 else { return nil }
    let top = 34
    let (width, height) = (label + used.count * cell + 8, top + rows.count * row + 8)
    var svg = ""
    for (column, index) in used.enumerated() {
      // Long names take two lines.
      let name = columns[index].split(separator: " ", maxSplits: 1)
      for (line, word) in name.enumerated() {
        let y = name.count == 1 ? 24 : 12 + line * 13
        svg +=
          "<text class=\"axis\" text-anchor=\"middle\" x=\"\(label + column * cell + cell / 2)\" y=\"\(y)\">"
          + "\(SVGText.escaped(String(word)))</text>"
      }
    }
    for (line, entry) in rows.enumerated() {
      let y = top + line * row
      svg += SVGText.label(
        entry.name, atMost: 42, attributes: "text-anchor=\"end\" x=\"\(label - 8)\" y=\"\(y + 16)\"")
      for (column, index) in used.enumerated() where entry.counts[index] > 0 {
        let count = entry.counts[index]
        let shade = 15 + 70 * count / most
        let x = label + column * cell
        svg +=
          "<rect class=\"heat\" fill-opacity=\"0.\(shade)\" x=\"\(x + 1)\" y=\"\(y + 1)\" width=\"\(cell - 2)\" "
          + "height=\"\(row - 2)\"/>"
        svg +=
          "<text class=\"\(shade > 50 ? "onheat" : "axis")\" text-anchor=\"middle\" x=\"\(x + cell / 2)\" "
          + "y=\"\(y + 16)\">\(count)</text>"
      }
    }
    return Chart(
      title: title,
      description: "A table of shades: \(rows.count) \(words) with the most claims by \(used.count) \(by); the darkest "
        + "cell has \(most) claims. Each cell shows its number.",
      svg: SVGText.opening(width: width, height: height) + svg + "</svg>")
  }
}
