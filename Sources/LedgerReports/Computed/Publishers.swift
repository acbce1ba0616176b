import LedgerAudit
import LedgerTypes

extension ComputedReport {
  /// What texts hold back.
  static let caveats = ComputedReport(
    "caveats", title: "Caveats, and relays that dropped them",
    description: "Sentences that hold back on figures, and later texts that repeat one of those figures without them.",
    conventions: [
      "caveat: the quote is the sentence that holds back. dropped: the quote is the sentence that repeats the figure."
    ],
    columns: [
      .computed("row", .text, "Row", "`caveat`, or `dropped` for a relay without it."), .publisher, .published,
      .computed("text", .text, "What was dropped", "The figure, where it was first stated, and what is missing."),
      .source, .computed("stated", .text, "Figure", "The figure that was repeated."),
    ] + ReportColumn.words()
  ) { input in
    let context = input.context
    let chosen = input.chosen
    var rows: [[ReportValue]] = []
    for (document, sentences) in context.table.caveats.sorted(by: { $0.key < $1.key }) {
      guard let first = context.documents[document].first(where: { chosen.contains($0) }) else { continue }
      let words = try input.evidence([first])[first]
      for sentence in sentences {
        rows.append([
          .text("caveat"), .words(words?.publisher), .words(words?.published), .absent, .absent, .absent, .absent,
          .text(sentence), .words(words?.title), .words(PassageAddress.of(sentence, in: words?.url)),
        ])
      }
    }
    let dropped = AuditCheck.named("dropped-caveat").findings(context)
    let words = try input.evidence(dropped.compactMap(\.facts.first))
    for finding in dropped {
      guard let place = finding.facts.first, chosen.contains(place), let found = words[place] else { continue }
      rows.append(
        [
          .text("dropped"), .words(found.publisher), .words(found.published), .text(finding.text),
          .text(context.origin(context.fact(place))), .text(context.words(place)),
        ] + ReportValue.words(of: found))
    }
    let relays = rows.count { $0[0] == .text("dropped") }
    let summary =
      "\(counted(rows.count - relays, "sentence")) hold\(rows.count - relays == 1 ? "s" : "") back on figures; "
      + "\(counted(relays, "later text")) repeat\(relays == 1 ? "s" : "") a figure without such words."
    return ComputedTable(summary: rows.isEmpty ? [] : [summary], rows: rows)
  }

  /// Days without a report.
  static let coverage = ComputedReport(
    streaming: "coverage", title: "Coverage of each originator's series",
    description: "For each originator and measure how many days have a total, how often, and the longest gaps.",
    conventions: [
      "A day counts when a total or increment holds for it; gaps are days without any between two that have one.",
      "The words are those of the figure of the last day.",
    ],
    columns: [
      .source, .measure, .place, .computed("first", .date, "First", "The first day."),
      .computed("last", .date, "Last", "The last day."),
      .computed("days", .integer, "Days", "How many days have a figure."),
      .computed("missing", .integer, "Missing", "How many days between have none."),
      .computed("cadence", .integer, "Cadence", "The median distance between two days with a figure, in days."),
      .computed("longest_gap", .text, "Longest gap", "The longest run of days without a figure."),
    ] + ReportColumn.words()
  ) { source in
    struct Key: Hashable {
      let origin: Int
      let measure: Measure
      let place: Int
    }
    var days: [Key: Set<Int>] = [:]
    var newest: [Key: (day: Int, claim: ClaimWords.Place)] = [:]
    var order: [Key] = []
    var stream = try source.stream(
      ClaimWords.fields.union([.measure, .kind, .status, .place, .population, .dates, .origin, .parts]))
    try stream.forEachDocument { document in
      for fact in document.facts {
        guard fact.isStated, fact.population == 0, fact.kind == .cumulative || fact.kind == .increment,
          let day = CivilDate(stored: fact.endDay)?.daysSince1970
        else { continue }
        let key = Key(origin: fact.origin, measure: fact.measure, place: fact.place)
        if days[key] == nil { order.append(key) }
        days[key, default: []].insert(day)
        if day > newest[key]?.day ?? Int.min { newest[key] = (day, ClaimWords.Place(fact)) }
      }
    }
    let table = stream.names
    let words = try ClaimWords(
      of: order.lazy.compactMap { (days[$0]?.count ?? 0) > 1 ? newest[$0]?.claim : nil }, names: table,
      in: source.snapshot)
    var longestOfAll: (days: Int, words: String)?
    let rows = order.compactMap { key -> [ReportValue]? in
      let sorted = (days[key] ?? []).sorted()
      guard sorted.count > 1, let first = sorted.first, let last = sorted.last else { return nil }
      let gaps = zip(sorted, sorted.dropFirst()).map { (start: $0, length: $1 - $0) }
      let middle = gaps.map(\.length).sorted()[gaps.count / 2]
      let longest = gaps.max { $0.length < $1.length }
      let gap = longest.flatMap { gap -> String? in
        guard gap.length > 1, let from = CivilDate(daysSince1970: gap.start + 1),
          let to = CivilDate(daysSince1970: gap.start + gap.length - 1)
        else { return nil }
        let words = "\(counted(gap.length - 1, "day")), \(from) to \(to)"
        if gap.length - 1 > longestOfAll?.days ?? 0 {
          longestOfAll = (gap.length - 1, "\(table.origins[key.origin].name), \(key.measure.rawValue): \(words)")
        }
        return words
      }
      return [
        .text(table.origins[key.origin].name), .text(key.measure.rawValue),
        .words(table.places[key.place].capitalizedWords), .words(CivilDate(daysSince1970: first)?.description),
        .words(CivilDate(daysSince1970: last)?.description), .integer(sorted.count),
        .integer(last - first + 1 - sorted.count), .integer(middle), .words(gap),
      ] + words.cells(of: newest[key]?.claim)
    }
    var summary = ["\(counted(rows.count, "series", "series")) with figures for more than one day."]
    if let longestOfAll { summary.append("The longest gap: \(longestOfAll.words).") }
    return ComputedTable(summary: rows.isEmpty ? [] : summary, rows: rows)
  }
}
