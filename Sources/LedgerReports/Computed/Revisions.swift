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
    var falls: [String] = []
    var announced = 0
    for (before, after) in changes {
      guard let a = context.interval(before), let b = context.interval(after) else { continue }
      let fact = context.fact(after)
      let direction = a.isBelow(b) ? "up" : b.isBelow(a) ? "down" : "unclear"
      if direction == "down" {
        falls.append(
          "\(context.origin(fact)): \(context.subject(fact)), \(context.words(before)) for "
            + "\(context.day(context.fact(before))), then \(context.words(after)) for \(context.day(fact)).")
      }
      if context.table.corrections.contains(fact.document) { announced += 1 }
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
    if !changes.isEmpty {
      table.summary =
        [
          "\(counted(changes.count, "change")) of a figure; \(falls.count) downwards; "
            + "\(announced) in a text that speaks of a correction or an update."
        ] + falls.prefix(5).map { "Down: \($0)" }
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
    let most = groups.max { left, right in
      Set(left.map { context.fact($0).document }).count < Set(right.map { context.fact($0).document }).count
    }
    if let most {
      let fact = context.fact(most[0])
      table.summary = [
        "\(counted(groups.count, "figure")) \(groups.count == 1 ? "stands" : "stand") in more than one text.",
        "The most repeated one is \(context.words(most[0])) \(context.subject(fact)): first in "
          + "\(context.publisher(fact)) on \(context.day(published: fact)), from \(context.chain(most[0])).",
      ]
    }
    for group in groups {
      let fact = context.fact(group[0])
      var spread: [String] = []
      var seen: Set<String> = []
      for place in group {
        if seen.insert(context.publisher(context.fact(place))).inserted {
          spread.append(
            "\(context.publisher(context.fact(place))) \(context.day(published: context.fact(place)))")
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
    var single = 0
    var several = 0
    for group in groups {
      let facts = group.map { context.fact($0) }
      let publishers = Set(facts.map { context.publisher($0) }).count
      let origins = Set(facts.filter { context.isCited($0) }.map(\.origin)).count
      if publishers > 1, origins == 1 { single += 1 }
      if origins > 1 { several += 1 }
    }
    let summary = [
      "Of \(counted(groups.count, "figure")) stated more than once, \(single) \(single == 1 ? "has" : "have") several "
        + "publishers and one named originator; \(several) \(several == 1 ? "has" : "have") several originators."
    ]
    return ComputedTable(
      summary: groups.isEmpty ? [] : summary,
      rows: groups.map { group in
        let facts = group.map { context.fact($0) }
        let roles = facts.map { context.table.origins[$0.origin].role }
        var origins: [Int] = []
        for fact in facts where context.isCited(fact) && !origins.contains(fact.origin) { origins.append(fact.origin) }
        return [
          .text(context.words(group[0])), .text(facts[0].measure.rawValue),
          .words(context.table.term(facts[0].population)),
          .integer(Set(facts.map { context.publisher($0) }).count), .integer(origins.count),
          .words(origins.prefix(12).map { context.table.origins[$0].name }.joined(separator: "; ")),
          .integer(roles.count { $0 == .publisher }), .integer(roles.count { $0 == .unnamed }),
          .text(facts.prefix(20).map { "\($0.id)" }.joined(separator: " ")), .words(words[group[0]]?.quote),
          .words(words[group[0]]?.passage),
        ]
      })
  }
}

extension AuditContext {
  /// The day on which a claim's document was published, in words.
  func day(published fact: Fact) -> String { Self.day(table.published(fact), table.published(fact)) }
}
