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
      "A figure that the one before it leaves open (20,057, then more than 20,000) is no change.",
      "Of several figures of one key and day in one text, which tells how a toll rose, the highest counts.",
      "announced: the later text speaks of a correction, clarification or update.",
    ],
    columns: [
      .source, .measure, .population, .place, .computed("definition", .text, "Definition", "What is counted."),
      .computed("from", .text, "From", "The earlier figure."), .computed("to", .text, "To", "The later one."),
      .computed("from_as_of", .date, "From date", "The day of the earlier figure."),
      .computed("to_as_of", .date, "To date", "The day of the later one."),
      .computed("direction", .text, "Direction", "up or down."),
      .computed("change", .text, "Change", "The difference that both leave open; none between two open bounds."),
      .computed("announced", .text, "Announced", "announced or silent."),
    ] + ReportColumn.words() + ReportColumn.words(of: "earlier"),
    onPages: [
      "source", "measure", "population", "place", "definition", "from", "from_as_of", "to", "to_as_of", "direction",
      "change", "announced", "quote",
    ]
  ) { input in
    let context = input.context
    let chosen = input.chosen
    var changes: [(before: Int, after: Int, rises: Bool)] = []
    for series in context.series.series where series.key.kind == .cumulative || series.key.kind == .stock {
      let members = context.oneOfEachDay(series.members.filter { chosen.contains($0) && context.fact($0).day != 0 })
      guard var current = members.first else { continue }
      for next in members.dropFirst() {
        if let rises = context.rises(from: current, to: next) {
          changes.append((current, next, rises))
          current = next
        } else if context.fact(next).bound == .exact {
          current = next
        }
      }
    }
    var falls: [String] = []
    var announced = 0
    for (before, after, rises) in changes {
      guard context.interval(before) != nil, context.interval(after) != nil else { continue }
      let fact = context.fact(after)
      if !rises {
        falls.append(
          "\(context.origin(fact)): \(context.subject(fact)), \(context.words(before)) for "
            + "\(context.day(context.fact(before))), then \(context.words(after)) for \(context.day(fact)).")
      }
      if context.table.corrections.contains(fact.document) { announced += 1 }
    }
    var table = ComputedTable()
    table.later = input.rows(of: changes, claims: { [$0.after, $0.before] }) { change, words in
      let (before, after, rises) = change
      guard let a = context.interval(before), let b = context.interval(after) else { return nil }
      let fact = context.fact(after)
      return [
        .words(context.origin(fact)), .text(fact.measure.rawValue), .words(context.table.term(fact.population)),
        .words(context.table.places[fact.place].capitalizedWords), .words(context.table.term(fact.definition)),
        .text(context.words(before)), .text(context.words(after)), .day(context.fact(before).endDay),
        .day(fact.endDay),
        .text(rises ? "up" : "down"), a.overlaps(b) ? .absent : .text((b - a).words),
        .text(context.table.corrections.contains(fact.document) ? "announced" : "silent"),
      ] + ReportValue.words(of: words[after]) + ReportValue.words(of: words[before])
    }
    if !changes.isEmpty {
      table.summary =
        [
          "\(counted(changes.count, "change")) of a figure; \(falls.count) downwards; "
            + "\(announced) in a text that speaks of a correction or an update."
        ] + falls.prefix(5).map { "Down: \($0)" }
    }
    table.charts = try TimelineChart.charts(input.source)
    return table
  }

  /// Who had a figure first.
  static let firstAppearance = ComputedReport(
    "first-appearance", title: "First appearance of each figure",
    description: "The earliest document of each figure that several texts state, and how it spread.",
    conventions: ["A figure is a number of ten or more with its measure, unit, people and place."],
    columns: [
      .computed("figure", .text, "Figure", "The number."), .measure, .population,
      .computed("first_publisher", .text, "First published by", "Who published the earliest document."),
      .computed("first_published", .date, "First published", "When."),
      .computed("first_chain", .text, "First chain", "Who was cited there."),
      .computed("texts", .integer, "Texts", "How many documents state it."),
      .computed("publishers", .integer, "Publishers", "How many publishers."),
      .computed("last_published", .date, "Last published", "The latest document."),
      .computed("spread", .text, "Spread", "The publishers in order, with the day of each one's first text."),
    ] + ReportColumn.words(),
    onPages: [
      "figure", "measure", "population", "first_publisher", "first_published", "first_chain", "texts", "publishers",
      "spread", "quote",
    ]
  ) { input in
    let context = input.context
    let chosen = input.chosen
    let groups = context.figures(among: chosen)
      .map { group in (members: group, texts: Set(group.map { context.fact($0).document }).count) }
      .filter { $0.texts > 1 }
    var table = ComputedTable()
    if let most = groups.max(by: { $0.texts < $1.texts })?.members {
      let fact = context.fact(most[0])
      table.summary = [
        "\(counted(groups.count, "figure")) \(groups.count == 1 ? "stands" : "stand") in more than one text.",
        "The most repeated one is \(context.words(most[0])) \(context.subject(fact)): first in "
          + "\(context.publisher(fact)) on \(context.day(published: fact)), from \(context.chain(most[0])).",
      ]
    }
    table.later = input.rows(of: groups, claims: { [$0.members[0]] }) { figure, words in
      let (group, texts) = figure
      let fact = context.fact(group[0])
      var spread: [String] = []
      var documents: Set<Int> = []
      var seen: Set<String> = []
      for place in group {
        let fact = context.fact(place)
        guard documents.insert(fact.document).inserted, seen.insert(context.publisher(fact)).inserted else { continue }
        spread.append("\(context.publisher(fact)) \(context.day(published: fact))")
      }
      return [
        .text(context.words(group[0])), .text(fact.measure.rawValue), .words(context.table.term(fact.population)),
        .text(context.publisher(fact)), .day(context.table.published(fact)), .text(context.chain(group[0])),
        .integer(texts), .integer(seen.count),
        .day(group.last.map { context.table.published(context.fact($0)) } ?? 0),
        .text(spread.joined(separator: " → ")),
      ] + ReportValue.words(of: words[group[0]])
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
      .computed("claims", .text, "Claims", "The claims' identifiers."),
    ] + ReportColumn.words(),
    onPages: ["figure", "measure", "population", "publishers", "origins", "names", "own_voice", "unnamed", "quote"]
  ) { input in
    let context = input.context
    let chosen = input.chosen
    let groups = context.figures(among: chosen).filter { $0.count > 1 }
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
      later: input.rows(of: groups, claims: { [$0[0]] }) { group, words in
        let facts = group.map { context.fact($0) }
        let roles = facts.map { context.table.origins[$0.origin].role }
        var origins: [Int] = []
        var seen: Set<Int> = []
        for fact in facts where context.isCited(fact) && seen.insert(fact.origin).inserted {
          origins.append(fact.origin)
        }
        return [
          .text(context.words(group[0])), .text(facts[0].measure.rawValue),
          .words(context.table.term(facts[0].population)),
          .integer(Set(facts.map { context.publisher($0) }).count), .integer(origins.count),
          .words(origins.prefix(12).map { context.table.origins[$0].name }.joined(separator: "; ")),
          .integer(roles.count { $0 == .publisher }), .integer(roles.count { $0 == .unnamed }),
          .text(facts.prefix(20).map { "\($0.id)" }.joined(separator: " ")),
        ] + ReportValue.words(of: words[group[0]])
      })
  }
}

extension AuditContext {
  /// The statements of each figure; what counts the dead of two places is no single figure.
  fileprivate func figures(among chosen: ChosenPlaces) -> [[Int]] {
    figures.groups.flatMap { group -> [[Int]] in
      let stated = group.filter { chosen.contains($0) && fact($0).isStated && !isRestated($0) }
      let places = Set(stated.map { fact($0).place }).subtracting([0])
      guard places.count > 1 else { return [stated] }
      var parts: [Int: Int] = [:]
      var groups: [[Int]] = []
      for place in stated {
        if let part = parts[fact(place).place] {
          groups[part].append(place)
        } else {
          parts[fact(place).place] = groups.count
          groups.append([place])
        }
      }
      return groups
    }
  }

  /// Whether a later figure is higher or lower than an earlier one; nil where one number fits both. Of two bounds that are
  /// open to the same side the limits are compared.
  fileprivate func rises(from before: Int, to after: Int) -> Bool? {
    guard let a = interval(before), let b = interval(after) else { return nil }
    if a.isBelow(b) { return true }
    if b.isBelow(a) { return false }
    let (first, second) = (fact(before), fact(after))
    guard first.bound == second.bound, first.scale == second.scale else { return nil }
    switch first.bound {
    case .moreThan, .atLeast: return first.low == second.low ? nil : first.low < second.low
    case .lessThan, .atMost: return first.high == second.high ? nil : first.high < second.high
    default: return nil
    }
  }

  /// The members of a series without the lower figures of a day that stand in one text.
  fileprivate func oneOfEachDay(_ members: [Int]) -> [Int] {
    struct Day: Hashable {
      let document: Int
      let day: Int
    }
    var highest: [Day: Int] = [:]
    func value(_ place: Int) -> Int { fact(place).low == Fact.none ? fact(place).high : fact(place).low }
    for place in members {
      let day = Day(document: fact(place).document, day: fact(place).endDay)
      if let known = highest[day], value(known) >= value(place) { continue }
      highest[day] = place
    }
    return members.filter { highest[Day(document: fact($0).document, day: fact($0).endDay)] == $0 }
  }

  /// The day on which a claim's document was published, in words.
  func day(published fact: Fact) -> String { Self.day(table.published(fact), table.published(fact)) }
}
