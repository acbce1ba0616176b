import LedgerTypes

/// Who cites whom: publishers and relays left, the cited right, in columns by how far the chain goes.
enum CitationChart {
  private static let mostEdges = 30
  private static let (box, gap, row) = (286, 80, 34)

  static func chart(_ graph: CitationGraph) -> Chart {
    let edges = Array(graph.edges.prefix(mostEdges))
    let layout = CitationLayout(edges.map { ($0.from, $0.to) })
    let height = max(1, layout.columns.map(\.count).max() ?? 0) * row + 12
    let width = max(1, layout.columns.count) * (box + gap) - gap + 8
    func x(_ column: Int) -> Int { 4 + column * (box + gap) }
    func y(_ slot: Int, in column: Int) -> Int {
      let slots = layout.columns[column]
      return 6 + (height - 12 - slots.count * row) / 2 + (slots.firstIndex(of: slot) ?? 0) * row
    }
    var svg =
      "<defs><marker id=\"tip\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" markerWidth=\"9\" markerHeight=\"9\" "
      + "markerUnits=\"userSpaceOnUse\" orient=\"auto\"><path class=\"tip\" d=\"M0 0L8 4L0 8z\"/></marker></defs>"
    for (index, edge) in edges.enumerated() {
      // From the right side of each box on the way to the left side of the next; back only from right to right.
      let way = layout.ways[index]
      var path = ""
      var from = (x: 0, y: 0)
      for (step, slot) in way.enumerated() {
        let column = layout.column(of: slot)
        let middle = y(slot, in: column) + 13
        if step == 0 {
          from = (x(column) + box, middle)
          path = "M\(from.x) \(from.y)"
          continue
        }
        let isBack = x(column) < from.x
        let to = (x: isBack ? x(column) + box : x(column), y: middle)
        let bend = isBack ? 50 : gap / 2
        path += "C\(from.x + bend) \(from.y) \(isBack ? to.x + bend : to.x - bend) \(to.y) \(to.x) \(to.y)"
        if layout.isPassage(slot) { path += "H\(x(column) + box)" }
        from = (x(column) + box, middle)
      }
      let circle = edge.circle == nil ? "" : " circle"
      let weight = min(5, 1 + edge.claims / 4)
      svg +=
        "<path class=\"edge\(circle)\" style=\"stroke-width:\(weight)\" marker-end=\"url(#tip)\" d=\"\(path)\"><title>"
        + "\(SVGText.escaped(graph.names[edge.from])) → \(SVGText.escaped(graph.names[edge.to])): \(edge.claims)"
        + "</title></path>"
    }
    for (column, slots) in layout.columns.enumerated() {
      for node in slots where !layout.isPassage(node) {
        let top = y(node, in: column)
        svg += "<rect class=\"node\" rx=\"4\" x=\"\(x(column))\" y=\"\(top)\" width=\"\(box)\" height=\"26\"/>"
        svg += SVGText.label(
          graph.names[node], atMost: 42, attributes: "x=\"\(x(column) + 8)\" y=\"\(top + 17)\"")
      }
    }
    let rest = graph.edges.count > edges.count ? " The \(edges.count) most frequent of \(graph.edges.count) pairs." : ""
    return Chart(
      title: "Who cites whom",
      description:
        "Arrows from who cites to who is cited; the thicker, the more claims; a circle of citations is drawn in "
        + "another colour and dashed.\(rest)",
      svg: SVGText.opening(width: width, height: height) + svg + "</svg>")
  }
}

/// Nodes in columns, those that cite each other near each other; an arrow over several columns has a slot in each that
/// it passes, so that it runs between the boxes and not behind them (after Sugiyama, Tagawa and Toda, 1981).
struct CitationLayout {
  /// The slots of each column from top to bottom: a node by its number, or a passage.
  private(set) var columns: [[Int]] = []
  /// For each edge the slots from its start to its end.
  private(set) var ways: [[Int]] = []
  private var columnOf: [Int: Int] = [:]
  private let firstPassage: Int

  init(_ edges: [(from: Int, to: Int)]) {
    firstPassage = (edges.flatMap { [$0.from, $0.to] }.max() ?? 0) + 1
    var depth: [Int: Int] = [:]
    for edge in edges { depth[edge.from] = 0 }
    // A node stands right of all that cite it; circles end after four columns.
    for _ in 0..<4 {
      for edge in edges { depth[edge.to] = max(depth[edge.to] ?? 0, min(3, (depth[edge.from] ?? 0) + 1)) }
    }
    let used = Set(depth.values).sorted()
    columnOf = depth.mapValues { used.firstIndex(of: $0) ?? 0 }
    columns = used.map { _ in [] }
    for edge in edges {
      for node in [edge.from, edge.to] where !columns[column(of: node)].contains(node) {
        columns[column(of: node)].append(node)
      }
      let (first, last) = (column(of: edge.from), column(of: edge.to))
      var way = [edge.from]
      for column in first + 1..<max(first + 1, last) {
        let passage = firstPassage + columnOf.count
        columnOf[passage] = column
        columns[column].append(passage)
        way.append(passage)
      }
      ways.append(way + [edge.to])
    }
    for _ in 0..<3 { sortColumns() }
  }

  /// The column of a slot.
  func column(of slot: Int) -> Int { columnOf[slot] ?? 0 }

  /// Whether an arrow passes here instead of a node standing here.
  func isPassage(_ slot: Int) -> Bool { slot >= firstPassage }

  /// Moves each slot to the mean height of what it is joined with, from left to right and back.
  private mutating func sortColumns() {
    var neighbours: [Int: [Int]] = [:]
    for way in ways {
      for (from, to) in zip(way, way.dropFirst()) where column(of: from) != column(of: to) {
        neighbours[from, default: []].append(to)
        neighbours[to, default: []].append(from)
      }
    }
    for column in Array(columns.indices) + columns.indices.reversed() {
      var heights: [Int: Double] = [:]
      for slots in columns {
        for (index, slot) in slots.enumerated() { heights[slot] = (Double(index) + 0.5) / Double(slots.count) }
      }
      let means = columns[column].enumerated().map { index, slot -> (slot: Int, mean: Double, index: Int) in
        let near = (neighbours[slot] ?? []).compactMap { heights[$0] }
        return (slot, near.isEmpty ? heights[slot] ?? 0 : near.reduce(0, +) / Double(near.count), index)
      }
      columns[column] = means.sorted { ($0.mean, $0.index) < ($1.mean, $1.index) }.map(\.slot)
    }
  }
}
