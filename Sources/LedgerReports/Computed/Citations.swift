import LedgerAudit
import LedgerTypes

extension ComputedReport {
  /// Who cites whom.
  static let citations = ComputedReport(
    "citations", title: "Who cites whom for which figures",
    description: "Each pair of who cites and who is cited, with the figures, and whether the pair lies on a circle.",
    conventions: [
      "A publisher cites the first hop of a claim, each hop the next one. A publisher that is cited as a body is one node.",
      "The words are those of the first claim of a pair.",
      "circle: for one and the same figure the citations lead back to where they began.",
    ],
    columns: [
      .computed("from", .text, "Who cites", "The publisher or body that cites."),
      .computed("to", .text, "Who is cited", "The body that is cited."),
      .computed("claims", .integer, "Claims", "How many claims."),
      .computed("measures", .text, "Measures", "What they count."),
      .computed("circle", .text, "Circle", "The circle of one figure that the pair lies on."),
    ] + ReportColumn.words()
  ) { input in
    let graph = CitationGraph(input)
    let words = try input.evidence(graph.edges.map(\.example))
    return ComputedTable(
      summary: graph.summary,
      rows: graph.edges.map { edge in
        [
          .text(graph.names[edge.from]), .text(graph.names[edge.to]), .integer(edge.claims),
          .tally(
            edge.measures.map { ReportTally(value: $0.key.rawValue, count: $0.value) }
              .sorted { ($1.count, $0.value) < ($0.count, $1.value) }), .words(edge.circle),
        ] + ReportValue.words(of: words[edge.example])
      }, charts: [CitationChart.chart(graph)])
  }
}

/// Who cites whom, over all claims that fit.
struct CitationGraph {
  /// One pair.
  struct Edge {
    let from: Int
    let to: Int
    var claims: Int
    var measures: [Measure: Int]
    let example: Int
    var circle: String?
  }

  /// The nodes' names.
  private(set) var names: [String] = []
  /// The pairs, the most frequent first.
  private(set) var edges: [Edge] = []

  private struct Pair: Hashable {
    let from: Int
    let to: Int
  }

  init(_ input: ReportInput) {
    let context = input.context
    let byName = context.originsByName
    var nodes: [Int: Int] = [:]
    func node(_ origin: Int) -> Int {
      if let known = nodes[origin] { return known }
      nodes[origin] = names.count
      names.append(context.table.origins[origin].name)
      return names.count - 1
    }
    var places: [Pair: Int] = [:]
    for place in input.places {
      let fact = context.fact(place)
      let publisher = context.table.publishers[context.table.documents[fact.document].publisher]
      var chain = publisher.flatMap { byName[$0.lowercased()] }.map { [$0] } ?? []
      chain += context.table.hops(of: place).map(\.origin)
      for (from, to) in zip(chain, chain.dropFirst()) where from != to {
        let pair = Pair(from: node(from), to: node(to))
        if let known = places[pair] {
          edges[known].claims += 1
          edges[known].measures[fact.measure, default: 0] += 1
        } else {
          places[pair] = edges.count
          edges.append(
            Edge(from: pair.from, to: pair.to, claims: 1, measures: [fact.measure: 1], example: place, circle: nil))
        }
      }
    }
    for finding in AuditCheck.named("circular-citation").findings(context) {
      guard let path = finding.text.split(separator: ": ").last.map(String.init) else { continue }
      let circle = path.split(separator: ".")[0].split(separator: " → ").map { $0.drop { $0 == " " } }
      for (from, to) in zip(circle, circle.dropFirst()) {
        for index in edges.indices where names[edges[index].from] == from && names[edges[index].to] == to {
          edges[index].circle = circle.joined(separator: " → ")
        }
      }
    }
    let labels = names
    edges.sort { left, right in
      if left.claims != right.claims { return left.claims > right.claims }
      let (a, b) = ([labels[left.from], labels[left.to]], [labels[right.from], labels[right.to]])
      return a.lexicographicallyPrecedes(b)
    }
  }

  /// How many cite whom, who is cited most, and whether there is a circle.
  var summary: [String] {
    var claims: [Int: Int] = [:]
    var citing: [Int: Set<Int>] = [:]
    for edge in edges {
      claims[edge.to, default: 0] += edge.claims
      citing[edge.to, default: []].insert(edge.from)
    }
    let cited = claims.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(3)
    guard !cited.isEmpty else { return [] }
    let most = cited.map { node, count in
      "\(names[node]) (\(counted(count, "claim")), cited by \(citing[node]?.count ?? 0))"
    }
    let circles = Set(edges.compactMap(\.circle)).sorted()
    return [
      "\(counted(Set(edges.map(\.from)).count, "publisher or body", "publishers and bodies")) cite "
        + "\(claims.count); most often \(most.enumerated).",
      circles.isEmpty
        ? "No figure's citations lead in a circle." : "In a circle: " + circles.joined(separator: "; ") + ".",
    ]
  }

  /// The graph for Mermaid.
  var mermaid: String {
    var text = "flowchart LR\n"
    for (index, name) in names.enumerated() { text += "  n\(index)[\"\(Self.quoted(name))\"]\n" }
    for edge in edges { text += "  n\(edge.from) \(edge.circle == nil ? "-->" : "==>")|\(edge.claims)| n\(edge.to)\n" }
    return text
  }

  /// The graph for Graphviz.
  var dot: String {
    var text = "digraph citations {\n  rankdir=LR;\n  node [shape=box];\n"
    for (index, name) in names.enumerated() { text += "  n\(index) [label=\"\(Self.quoted(name))\"];\n" }
    for edge in edges {
      text += "  n\(edge.from) -> n\(edge.to) [label=\"\(edge.claims)\"\(edge.circle == nil ? "" : ", style=bold")];\n"
    }
    return text + "}\n"
  }

  /// A name that cannot end its quotes or begin markup.
  private static func quoted(_ name: String) -> String {
    DisplayEscape.visible(name).map { character in
      switch character {
      case "\"": "'"
      case "\\", "<", ">", "[", "]", "|", "\n": " "
      default: String(character)
      }
    }.joined()
  }
}
