import LedgerAudit
import LedgerTypes

extension ComputedReport {
  /// How one originator's figures follow each other.
  static let revisions = ComputedReport(
    "revisions", title: "Successive figures of one originator",
    description:
      "Each change of a figure of one comparison key, with its direction, and whether the text speaks of it.",
    conventions: [
      "A key is originator, measure, unit, people, definition, place, start and kind. Repeats are left out.",
      "announced: the later text speaks of a correction, clarification or update.",
    ],
    columns: [
      .source, .measure, .population, .place, .computed("definition", .text, "Definition", "What is counted."),
      .computed("from", .text, "From", "The earlier figure."), .computed("to", .text, "To", "The later one."),
      .computed("from_as_of", .date, "From date", "The day of the earlier figure."),
      .computed("to_as_of", .date, "To date", "The day of the later one."),
      .computed("direction", .text, "Direction", "up, down or unclear."),
      .computed("change", .text, "Change", "The difference that both leave open."),
      .computed("announced", .text, "Announced", "announced or silent."), .claim,
      .computed("earlier_claim", .id, "Earlier claim", "Its identifier."), .quote, .passage,
    ]
  ) { input in
    let context = input.context
    let chosen = input.chosen
    var changes: [(before: Int, after: Int)] = []
    for series in context.series.series where series.key.kind == .cumulative || series.key.kind == .stock {
      let members = series.members.filter { chosen.contains($0) && context.fact($0).day != 0 }
      for (before, after) in zip(members, members.dropFirst())
      where context.fact(before).low != context.fact(after).low || context.fact(before).high != context.fact(after).high
      {
        changes.append((before, after))
      }
    }
    let words = try input.evidence(changes.map(\.after) + changes.map(\.before))
    var table = ComputedTable()
    for (before, after) in changes {
      guard let a = context.interval(before), let b = context.interval(after) else { continue }
      let fact = context.fact(after)
      let direction = a.isBelow(b) ? "up" : b.isBelow(a) ? "down" : "unclear"
      table.rows.append([
        .words(context.origin(fact)), .text(fact.measure.rawValue), .words(context.table.term(fact.population)),
        .words(context.table.places[fact.place].capitalizedWords), .words(context.table.term(fact.definition)),
        .text(context.words(before)), .text(context.words(after)), .day(context.fact(before).endDay), .day(fact.endDay),
        .text(direction), .text((b - a).words),
        .text(context.table.corrections.contains(fact.document) ? "announced" : "silent"),
        .id(words[after]?.claim ?? ""), .id(words[before]?.claim ?? ""), .words(words[after]?.quote),
        .words(words[after]?.passage),
      ])
    }
    table.charts = TimelineChart.charts(input)
    return table
  }

  /// Who had a figure first.
  static let firstAppearance = ComputedReport(
    "first-appearance", title: "First appearance of each figure",
    description: "The earliest document of each figure that several texts state, and how it spread.",
    conventions: ["A figure is a number of ten or more with its measure, unit and people."],
    columns: [
      .computed("figure", .text, "Figure", "The number."), .measure, .population,
      .computed("first_publisher", .text, "First published by", "Who published the earliest document."),
      .computed("first_published", .date, "First published", "When."),
      .computed("first_chain", .text, "First chain", "Who was cited there."),
      .computed("texts", .integer, "Texts", "How many documents state it."),
      .computed("publishers", .integer, "Publishers", "How many publishers."),
      .computed("last_published", .date, "Last published", "The latest document."),
      .computed("spread", .text, "Spread", "The publishers in order, with the day of each one's first text."), .claim,
      .quote,
      .passage,
    ]
  ) { input in
    let context = input.context
    let chosen = input.chosen
    let groups = context.figures.groups.map { $0.filter { chosen.contains($0) && context.fact($0).isStated } }
      .filter { group in Set(group.map { context.fact($0).document }).count > 1 }
    let words = try input.evidence(groups.map { $0[0] })
    var table = ComputedTable()
    for group in groups {
      let fact = context.fact(group[0])
      var spread: [String] = []
      var seen: Set<Int> = []
      for place in group {
        let document = context.table.documents[context.fact(place).document]
        if seen.insert(document.publisher).inserted {
          spread.append(
            "\(context.publisher(context.fact(place))) \(AuditContext.day(document.published, document.published))")
        }
      }
      let documents = Set(group.map { context.fact($0).document })
      table.rows.append([
        .text(context.words(group[0])), .text(fact.measure.rawValue), .words(context.table.term(fact.population)),
        .text(context.publisher(fact)), .day(context.table.published(fact)), .text(context.chain(group[0])),
        .integer(documents.count), .integer(seen.count),
        .day(group.last.map { context.table.published(context.fact($0)) } ?? 0), .text(spread.joined(separator: " → ")),
        .id(words[group[0]]?.claim ?? ""), .words(words[group[0]]?.quote), .words(words[group[0]]?.passage),
      ])
    }
    return table
  }

  /// How many voices, how many origins.
  static let independence = ComputedReport(
    "independence", title: "Publishers and independent origins of each figure",
    description:
      "For each figure how many publishers state it, and how many independent originators stand behind them.",
    conventions: [
      "Sources that were merged are one origin. A publisher's own voice and unnamed sources are no independent origin."
    ],
    columns: [
      .computed("figure", .text, "Figure", "The number."), .measure, .population,
      .computed("publishers", .integer, "Publishers", "How many publishers state it."),
      .computed("origins", .integer, "Origins", "How many independent originators they name."),
      .computed("names", .text, "Named", "The originators."),
      .computed("own_voice", .integer, "Own voice", "How many texts state it without a source."),
      .computed("unnamed", .integer, "Unnamed", "How many texts have an unnamed source."),
      .computed("claims", .text, "Claims", "The claims' identifiers."), .quote, .passage,
    ]
  ) { input in
    let context = input.context
    let chosen = input.chosen
    let groups = context.figures.groups.map { $0.filter { chosen.contains($0) && context.fact($0).isStated } }
      .filter { $0.count > 1 }
    let words = try input.evidence(groups.map { $0[0] })
    return ComputedTable(
      rows: groups.map { group in
        let facts = group.map { context.fact($0) }
        let roles = facts.map { context.table.origins[$0.origin].role }
        var origins: [Int] = []
        for fact in facts where context.isCited(fact) && !origins.contains(fact.origin) { origins.append(fact.origin) }
        return [
          .text(context.words(group[0])), .text(facts[0].measure.rawValue),
          .words(context.table.term(facts[0].population)),
          .integer(Set(facts.map { context.table.documents[$0.document].publisher }).count), .integer(origins.count),
          .words(origins.prefix(12).map { context.table.origins[$0].name }.joined(separator: "; ")),
          .integer(roles.count { $0 == .publisher }), .integer(roles.count { $0 == .unnamed }),
          .text(facts.prefix(20).map { "\($0.id)" }.joined(separator: " ")), .words(words[group[0]]?.quote),
          .words(words[group[0]]?.passage),
        ]
      })
  }
}
