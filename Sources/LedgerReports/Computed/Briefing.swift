import LedgerAudit
import LedgerTypes

extension ComputedReport {
  /// One page for a question.
  static let briefing = ComputedReport(
    "briefing", title: "Briefing",
    description:
      "For the chosen claims: the newest figures, who stands behind them, what is in dispute, open findings.",
    conventions: ["The filters are the question. The range follows the rule of the report range."],
    columns: [
      .computed("section", .text, "Section", "figures, sources, discrepancies, findings."),
      .computed("text", .text, "What the texts say", "One sentence."),
    ] + ReportColumn.words(), sections: [:]
  ) { input in
    let context = input.context
    let chosen = input.chosen
    var lines: [(section: String, text: String, fact: Fact?)] = []
    let ranges = RangeFinder(input).ranges
    for range in ranges.prefix(40) { lines.append(("figures", range.sentence(context), range.best)) }
    var claims: [Int: (count: Int, first: Int)] = [:]
    for place in input.places { claims[context.fact(place).origin, default: (0, place)].count += 1 }
    let origins = claims.sorted(by: { ($1.value.count, $0.key) < ($0.value.count, $1.key) })
    for (origin, found) in origins.prefix(15) {
      let body = context.table.origins[origin]
      let kind = body.kind == .unknown ? "" : " (\(body.kind.rawValue.replacing("_", with: " ")))"
      lines.append(("sources", "\(body.name)\(kind): \(counted(found.count, "claim")).", context.fact(found.first)))
    }
    let groups = try DiscrepancyFinder(input).groups
    // Who has what says more than all pairs of it.
    let disputes = groups.flatMap { group -> [(text: String, place: Int)] in
      if let highest = group.voices.first { return [(group.explanation(context), highest)] }
      return group.pairs.map { ($0.explanation(context), $0.right) }
    }
    for dispute in disputes.prefix(40) {
      lines.append(("discrepancies", dispute.text, context.fact(dispute.place)))
    }
    let pairs = groups.flatMap(\.pairs)
    let findings = input.findings.filter { $0.isOpen && $0.facts.contains { chosen.contains($0) } }
      .sorted { $0.severity > $1.severity }
    for finding in findings.prefix(60) {
      let text = "\(finding.severity.rawValue.sentenceStart): \(finding.text) [\(finding.check) \(finding.id)]"
      lines.append(("open findings", text, finding.facts.first.map { context.fact($0) }))
    }
    let words = try input.source.evidence(lines.compactMap(\.fact))
    var table = ComputedTable()
    table.rows = lines.map { section, text, fact in
      [.text(section), .text(text)] + ReportValue.words(of: fact.flatMap { words[$0.seq] })
    }
    if !input.places.isEmpty {
      let documents = Set(input.places.map { context.fact($0).document }).count
      table.summary = ranges.prefix(3).map { $0.sentence(context) }
      table.summary.append(
        "\(counted(input.places.count, "claim")) of \(counted(documents, "text")) by \(counted(claims.count, "originator")); "
          + "\(counted(pairs.count, "pair")) of figures that do not fit together; "
          + "\(counted(findings.count, "open finding")).")
    }
    table.charts = try TimelineChart.charts(input.source)
    return table
  }
}

extension FigureRange {
  /// The newest figure, who has it, and what others have.
  func sentence(_ context: AuditContext) -> String {
    let span =
      context.words(low) == context.words(high)
      ? "" : "; others have \(context.words(low) == context.words(best) ? context.words(high) : context.words(low))"
    let both =
      context.words(low) != context.words(best) && context.words(high) != context.words(best)
      ? "; others have \(context.words(low)) to \(context.words(high))" : span
    return
      "\(context.words(best).sentenceStart) \(context.subject(best)) for \(context.day(best)), by \(context.origin(best))\(both) "
      + "(\(counted(texts, "statement")))."
  }
}
