import LedgerAudit
import LedgerTypes

/// Originators by measure: how many claims, as shades.
enum HeatChart {
  private static let mostRows = 20
  private static let (label, cell, row) = (250, 62, 24)

  static func charts(_ input: ReportInput) -> [Chart] {
    let measures = Array(Measure.allCases)
    var numbers: [Measure: Int] = [:]
    for (index, measure) in measures.enumerated() { numbers[measure] = index }
    var counts = [[Int]](
      repeating: [Int](repeating: 0, count: measures.count), count: input.table.origins.count)
    for place in input.places {
      let fact = input.table.facts[place]
      counts[fact.origin][numbers[fact.measure] ?? 0] += 1
    }
    let used = measures.indices.filter { measure in counts.contains { $0[measure] > 0 } }
    let rows = counts.indices.filter { counts[$0].contains { $0 > 0 } }.sorted { left, right in
      let (a, b) = (counts[left].reduce(0, +), counts[right].reduce(0, +))
      return a != b ? a > b : left < right
    }.prefix(mostRows)
    guard !rows.isEmpty, let most = rows.flatMap({ counts[$0] }).max(), most > 0 else { return [] }
    let (width, height) = (label + used.count * cell + 8, 30 + rows.count * row + 8)
    var svg = ""
    for (column, measure) in used.enumerated() {
      let name = measures[measure].rawValue.replacing("_", with: " ")
      svg +=
        "<text class=\"axis\" text-anchor=\"middle\" x=\"\(label + column * cell + cell / 2)\" y=\"20\">\(name)</text>"
    }
    for (line, origin) in rows.enumerated() {
      let y = 30 + line * row
      svg +=
        "<text class=\"axis\" text-anchor=\"end\" x=\"\(label - 8)\" y=\"\(y + 16)\">"
        + "\(SVGText.short(input.table.origins[origin].name, 36))</text>"
      for (column, measure) in used.enumerated() where counts[origin][measure] > 0 {
        let count = counts[origin][measure]
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
    return [
      Chart(
        title: "Claims by originator and measure",
        description: "A table of shades: \(rows.count) originators with the most claims by \(used.count) measures; the "
          + "darkest cell has \(most) claims. Each cell shows its number.",
        svg: "<svg viewBox=\"0 0 \(width) \(height)\" role=\"img\">\(svg)</svg>")
    ]
  }
}
