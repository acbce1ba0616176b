import LedgerTypes

/// Who cites whom: publishers and relays left, the cited right, in columns by how far the chain goes.
enum CitationChart {
  private static let mostEdges = 30
  private static let (box, gap, row) = (210, 90, 34)

  static func chart(_ graph: CitationGraph) -> Chart {
    let edges = Array(graph.edges.prefix(mostEdges))
    // A node stands right of all that cite it; circles end after as many rounds as there are nodes.
    var depth: [Int: Int] = [:]
    for edge in edges { depth[edge.from] = 0 }
    for _ in 0..<4 {
      for edge in edges { depth[edge.to] = max(depth[edge.to] ?? 0, min(3, (depth[edge.from] ?? 0) + 1)) }
    }
    var columns: [Int: [Int]] = [:]
    for edge in edges {
      for node in [edge.from, edge.to] {
        let column = depth[node] ?? 0
        if !(columns[column] ?? []).contains(node) { columns[column, default: []].append(node) }
      }
    }
    let order = columns.keys.sorted()
    let rows = columns.values.map(\.count).max() ?? 0
    let (width, height) = (max(1, order.count) * (box + gap) - gap + 8, max(1, rows) * row + 12)
    func x(_ node: Int) -> Int { 4 + (order.firstIndex(of: depth[node] ?? 0) ?? 0) * (box + gap) }
    func y(_ node: Int) -> Int {
      let column = columns[depth[node] ?? 0] ?? []
      let offset = (rows - column.count) * row / 2
      return 6 + offset + (column.firstIndex(of: node) ?? 0) * row
    }
    var svg =
      "<defs><marker id=\"tip\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" "
      + "orient=\"auto\"><path class=\"tip\" d=\"M0 0L8 4L0 8z\"/></marker></defs>"
    for edge in edges {
      let (fromX, fromY) = (x(edge.from) + box, y(edge.from) + 13)
      let isBack = x(edge.to) <= x(edge.from)
      let (toX, toY) = (isBack ? x(edge.to) + box : x(edge.to), y(edge.to) + 13)
      let bend = isBack ? 50 : max(30, (toX - fromX) / 2)
      let end = isBack ? toX + bend : toX - bend
      let weight = min(5, 1 + edge.claims / 4)
      svg +=
        "<path class=\"\(edge.circle == nil ? "edge" : "edge circle")\" style=\"stroke-width:\(weight)\" "
        + "marker-end=\"url(#tip)\" d=\"M\(fromX) \(fromY)C\(fromX + bend) \(fromY) \(end) \(toY) \(toX) \(toY)\"/>"
    }
    for node in columns.values.flatMap({ $0 }).sorted() {
      svg += "<rect class=\"node\" rx=\"4\" x=\"\(x(node))\" y=\"\(y(node))\" width=\"\(box)\" height=\"26\"/>"
      svg +=
        "<text class=\"axis\" x=\"\(x(node) + 8)\" y=\"\(y(node) + 17)\">\(SVGText.short(graph.names[node], 30))</text>"
    }
    let rest = graph.edges.count > edges.count ? " The \(edges.count) most frequent of \(graph.edges.count) pairs." : ""
    return Chart(
      title: "Who cites whom",
      description:
        "Arrows from who cites to who is cited; the thicker, the more claims; a circle of citations is drawn in "
        + "another colour and dashed.\(rest)",
      svg: "<svg viewBox=\"0 0 \(width) \(height)\" role=\"img\">\(svg)</svg>")
  }
}
