import LedgerAudit
import LedgerTypes

extension ComputedReport {
  /// What sort of sources each publisher has.
  static let sourceMix = ComputedReport(
    "source-mix", title: "Sources of each publisher by kind",
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
  ) { input in
    struct Mix {
      var claims = 0
      var kinds = [Int](repeating: 0, count: SourceKind.allCases.count)
      var unnamed = 0
      var own = 0
      var relayed = 0
    }
    let kinds = Array(SourceKind.allCases)
    var number: [SourceKind: Int] = [:]
    for (index, kind) in kinds.enumerated() { number[kind] = index }
    let kindOfOrigin = input.table.origins.map { number[$0.kind] ?? 0 }
    var mixes: [String: Mix] = [:]
    for place in input.places {
      let fact = input.table.facts[place]
      let publisher = input.table.publisher(of: fact)
      mixes[publisher, default: Mix()].claims += 1
      switch input.table.origins[fact.origin].role {
      case .publisher: mixes[publisher]?.own += 1
      case .unnamed: mixes[publisher]?.unnamed += 1
      case .source: mixes[publisher]?.kinds[kindOfOrigin[fact.origin]] += 1
      }
      if let hops = Optional(input.table.hops(of: place)), let last = hops.last, last.hop > 0 {
        mixes[publisher]?.relayed += 1
      }
    }
    let named = mixes.map { (name: $0.key, mix: $0.value) }
      .sorted { ($1.mix.claims, $0.name) < ($0.mix.claims, $1.name) }
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

  /// Under which names bodies appear.
  static let labels = ComputedReport(
    "labels", title: "Names of bodies by publisher and month",
    description: "Which alias stands for which body, per publisher and month of publication, by the kind of alias.",
    conventions: ["The words are those of the first claim of a row."],
    columns: [
      .computed("body", .text, "Body", "The body's preferred name."), .publisher,
      .computed("month", .date, "Month", "The month of publication."),
      .computed("alias", .text, "Named as", "The words."),
      .computed("kind", .text, "Kind of name", "name, acronym, descriptor, attributive."),
      .computed("claims", .integer, "Claims", "How many claims."),
    ] + ReportColumn.words()
  ) { input in
    struct Key: Hashable {
      let origin: Int
      let publisher: Int
      let month: Int
      let alias: Int
    }
    var counts: [Key: (claims: Int, example: Int)] = [:]
    for place in input.places {
      let document = input.table.documents[input.table.facts[place].document]
      for hop in input.table.hops(of: place) where hop.alias > 0 {
        let key = Key(
          origin: hop.origin, publisher: document.publisher, month: document.published / 100 * 100, alias: hop.alias)
        counts[key, default: (0, place)].claims += 1
      }
    }
    let words = try input.evidence(counts.values.map(\.example))
    let rows = counts.map { key, count -> (sort: [String], row: [ReportValue]) in
      let alias = input.table.aliases[key.alias]
      let name = input.table.origins[key.origin].name
      let publisher = input.table.publishers[key.publisher] ?? "an unknown publisher"
      let month = CivilDate(stored: key.month)?.description ?? ""
      return (
        [name, publisher, month, alias?.text ?? "", alias?.kind?.rawValue ?? ""],
        [
          .text(name), .text(publisher), .words(month), .words(alias?.text), .words(alias?.kind?.rawValue),
          .integer(count.claims),
        ] + ReportValue.words(of: words[count.example])
      )
    }
    var kindsOf: [Int: Set<AliasKind>] = [:]
    for key in counts.keys {
      if let kind = input.table.aliases[key.alias]?.kind { kindsOf[key.origin, default: []].insert(kind) }
    }
    let mixed = kindsOf.filter { $0.value.isSuperset(of: [.name, .attributive]) }.keys
      .map { input.table.origins[$0].name }.sorted()
    let bodies = Set(counts.keys.map(\.origin)).count
    var summary = [
      "\(counted(bodies, "body", "bodies")) under \(counted(Set(counts.keys.map(\.alias)).count, "name"))."
    ]
    if !mixed.isEmpty {
      summary.append(
        "Named plainly by some and with an attribution (\u{201C}Hamas-run\u{201D}) by others: \(mixed.enumerated).")
    }
    return ComputedTable(
      summary: rows.isEmpty ? [] : summary,
      rows: rows.sorted { $0.sort.lexicographicallyPrecedes($1.sort) }.map(\.row))
  }

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
    "coverage", title: "Coverage of each originator's series",
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
  ) { input in
    struct Key: Hashable {
      let origin: Int
      let measure: Measure
      let place: Int
    }
    var days: [Key: Set<Int>] = [:]
    var newest: [Key: (day: Int, place: Int)] = [:]
    var order: [Key] = []
    for place in input.places {
      let fact = input.table.facts[place]
      guard fact.isStated, fact.population == 0, fact.kind == .cumulative || fact.kind == .increment,
        let day = CivilDate(stored: fact.endDay)?.daysSince1970
      else { continue }
      let key = Key(origin: fact.origin, measure: fact.measure, place: fact.place)
      if days[key] == nil { order.append(key) }
      days[key, default: []].insert(day)
      if day > newest[key]?.day ?? Int.min { newest[key] = (day, place) }
    }
    let words = try input.evidence(order.compactMap { (days[$0]?.count ?? 0) > 1 ? newest[$0]?.place : nil })
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
          longestOfAll = (gap.length - 1, "\(input.table.origins[key.origin].name), \(key.measure.rawValue): \(words)")
        }
        return words
      }
      return [
        .text(input.table.origins[key.origin].name), .text(key.measure.rawValue),
        .words(input.table.places[key.place].capitalizedWords), .words(CivilDate(daysSince1970: first)?.description),
        .words(CivilDate(daysSince1970: last)?.description), .integer(sorted.count),
        .integer(last - first + 1 - sorted.count), .integer(middle), .words(gap),
      ] + ReportValue.words(of: newest[key].flatMap { words[$0.place] })
    }
    var summary = ["\(counted(rows.count, "series", "series")) with figures for more than one day."]
    if let longestOfAll { summary.append("The longest gap: \(longestOfAll.words).") }
    return ComputedTable(summary: rows.isEmpty ? [] : summary, rows: rows)
  }
}
