import LedgerAudit
import LedgerTypes

extension ComputedReport {
  /// What sort of sources each publisher has.
  static let sourceMix = ComputedReport(
    streaming: "source-mix", title: "Sources of each publisher by kind",
    description: "For each publisher what share of its claims comes from which kind of source.",
    conventions: [
      "A claim counts once, for its originator.", "Shares are rounded to whole per cent.",
      "The claims behind a row are in the report claims with the filter publisher.",
    ],
    columns: [
      .publisher, .computed("claims", .integer, "Claims", "How many claims its documents state."),
      .computed("kinds", .text, "Kinds", "The kinds of originators, with the claims of each."),
      .computed("unnamed_percent", .integer, "Unnamed %", "The share of claims with an unnamed source."),
      .computed("own_voice_percent", .integer, "Own voice %", "The share that the publisher states itself."),
      .computed("relayed_percent", .integer, "Relayed %", "The share that was cited through another body."),
    ]
  ) { source in
    var stream = try source.stream([.origin, .hops])
    let documents = stream.names.documents
    // Claims by publisher, author and originator; names are looked up for what has come of them.
    var keys = KeyTable()
    var counts: [(claims: Int, relayed: Int)] = []
    try stream.forEachDocument { claims in
      let document = documents[claims.document]
      for (place, fact) in claims.facts.enumerated() {
        let number = keys.number(document.publisher, document.author, fact.origin)
        if number == counts.count { counts.append((0, 0)) }
        counts[number].claims += 1
        if let last = claims.hops(of: place).last, last.hop > 0 { counts[number].relayed += 1 }
      }
    }
    let mixes = SourceMix.all(keys, counts, stream.names)
    let named = mixes.map { (name: $0.key, mix: $0.value) }
      .sorted { ($1.mix.claims, $0.name) < ($0.mix.claims, $1.name) }
    let kinds = Array(SourceKind.allCases)
    let rows: [[ReportValue]] = named.map { name, mix in
      let tallies = mix.kinds.enumerated().filter { $0.element > 0 }
        .map { ReportTally(value: kinds[$0.offset].rawValue, count: $0.element) }
        .sorted { ($1.count, $0.value) < ($0.count, $1.value) }
      func percent(_ count: Int) -> ReportValue { .integer((count * 200 + mix.claims) / (2 * mix.claims)) }
      return [
        .text(name), .integer(mix.claims), tallies.isEmpty ? .absent : .tally(tallies), percent(mix.unnamed),
        percent(mix.own), percent(mix.relayed),
      ]
    }
    let all = named.reduce(into: (claims: 0, unnamed: 0, own: 0, relayed: 0)) { sum, next in
      sum.claims += next.mix.claims
      sum.unnamed += next.mix.unnamed
      sum.own += next.mix.own
      sum.relayed += next.mix.relayed
    }
    let summary =
      all.claims == 0
      ? []
      : [
        "Of \(counted(all.claims, "claim")), \(all.own) are stated in a publisher's own voice, \(all.unnamed) by sources "
          + "without a name, the others by named sources; \(all.relayed) were cited through another body."
      ]
    let columns = kinds.map { $0.rawValue.replacing("_", with: " ") } + ["unnamed", "own voice"]
    let chart = HeatChart.chart(
      title: "Claims by publisher and kind of source",
      rows: named.map { ($0.name, $0.mix.kinds + [$0.mix.unnamed, $0.mix.own]) },
      columns: columns, words: "publishers", by: "kinds of sources")
    return ComputedTable(summary: summary, rows: rows, charts: chart.map { [$0] } ?? [])
  }
}

/// The claims of one publisher.
private struct SourceMix {
  var claims = 0
  var kinds = [Int](repeating: 0, count: SourceKind.allCases.count)
  var unnamed = 0
  var own = 0
  var relayed = 0

  /// The mixes by publisher, from counts by publisher, author and originator.
  static func all(_ keys: KeyTable, _ counts: [(claims: Int, relayed: Int)], _ names: FactTable) -> [String: SourceMix]
  {
    var place: [SourceKind: Int] = [:]
    for (index, kind) in SourceKind.allCases.enumerated() { place[kind] = index }
    var mixes: [String: SourceMix] = [:]
    for (number, count) in counts.enumerated() {
      let key = keys[number]
      let origin = names.origins[key.third]
      mixes[names.publisher(key.first, orAuthor: key.second), default: SourceMix()].add(
        count, origin, place[origin.kind] ?? 0)
    }
    return mixes
  }

  private mutating func add(_ count: (claims: Int, relayed: Int), _ origin: Origin, _ kind: Int) {
    claims += count.claims
    relayed += count.relayed
    switch origin.role {
    case .publisher: own += count.claims
    case .unnamed: unnamed += count.claims
    case .source: kinds[kind] += count.claims
    }
  }
}
