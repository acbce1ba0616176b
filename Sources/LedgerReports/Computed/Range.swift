import LedgerAudit
import LedgerTypes

extension ComputedReport {
  /// Lowest, best and highest figure of a thing, by a stated rule.
  static let range = ComputedReport(
    "range", title: "Range of the newest figures",
    description: "For each measure, people and place the lowest, the best and the highest of the newest totals.",
    conventions: [
      "Of each originator and definition the newest total counts: the latest day, then the latest publication.",
      "low and high: the least and the greatest of them, with their bounds open.",
      "best: the total with the latest day; of several the exact one, then the one that most texts state, then the first.",
      "The words of low and high are given where they are not those of best.",
      "Nothing is averaged; the range is made anew on each demand.",
    ],
    columns: [
      .measure, .population, .place, .computed("low", .text, "Low", "The lowest of the newest totals."),
      .computed("best", .text, "Best", "The one that the rule chooses."),
      .computed("high", .text, "High", "The highest."),
      .computed("best_as_of", .date, "Best date", "The day that the best one holds for."),
      .computed("best_source", .text, "Best source", "Who it comes from."),
      .computed("origins", .integer, "Lines", "How many originators and definitions have a total."),
    ] + ReportColumn.words(of: "low") + ReportColumn.words(of: "best") + ReportColumn.words(of: "high"),
    onPages: [
      "measure", "population", "place", "low", "best", "high", "best_as_of", "best_source", "origins", "best_quote",
    ]
  ) { input in
    let ranges = FigureRange.all(input)
    let words = try input.evidence(ranges.flatMap { [$0.low, $0.best, $0.high] })
    let context = input.context
    let open = ranges.filter { context.words($0.low) != context.words($0.high) }
    let widest = open.prefix(5).map { range in
      "\(context.subject(context.fact(range.best)).sentenceStart): \(context.words(range.low)) to "
        + "\(context.words(range.high)), best \(context.words(range.best)) (\(context.origin(context.fact(range.best))), "
        + "\(context.day(context.fact(range.best))))."
    }
    let summary =
      "\(counted(ranges.count, "total")); for \(open.count) of them originators or definitions give different figures."
    return ComputedTable(
      summary: ranges.isEmpty ? [] : [summary] + widest,
      rows: ranges.map { range in
        let best = context.fact(range.best)
        func other(_ place: Int) -> [ReportValue] { ReportValue.words(of: place == range.best ? nil : words[place]) }
        let figures: [ReportValue] = [
          .text(best.measure.rawValue), .words(context.table.term(best.population)),
          .words(context.table.places[best.place].capitalizedWords), .text(context.words(range.low)),
          .text(context.words(range.best)), .text(context.words(range.high)), .day(best.endDay),
          .text(context.origin(best)), .integer(range.lines),
        ]
        return figures + other(range.low) + ReportValue.words(of: words[range.best]) + other(range.high)
      })
  }
}

extension String {
  /// The text with a capital letter at its start.
  var sentenceStart: String { prefix(1).uppercased() + dropFirst() }
}

/// The newest totals of one thing.
struct FigureRange {
  let low: Int
  let best: Int
  let high: Int
  let lines: Int
  /// How many texts state a total of the thing.
  let texts: Int

  private struct Thing: Hashable {
    let measure: Measure
    let unit: CountedUnit
    let population: Int
    let place: Int
  }

  private struct Line: Hashable {
    let thing: Thing
    let origin: Int
    let definition: Int
  }

  /// One scan, then one step for each line.
  static func all(_ input: ReportInput) -> [FigureRange] {
    let context = input.context
    var newest: [Line: Int] = [:]
    var texts: [Thing: Int] = [:]
    for place in input.places {
      let fact = context.fact(place)
      guard fact.kind == .cumulative, fact.isStated, fact.day != 0, let interval = context.interval(fact),
        interval.low != nil
      else {
        continue
      }
      let thing = Thing(measure: fact.measure, unit: fact.unit, population: fact.population, place: fact.place)
      texts[thing, default: 0] += 1
      let line = Line(thing: thing, origin: fact.origin, definition: fact.definition)
      guard let known = newest[line] else {
        newest[line] = place
        continue
      }
      let other = context.fact(known)
      if (other.endDay, context.table.published(other)) <= (fact.endDay, context.table.published(fact)) {
        newest[line] = place
      }
    }
    var groups: [Thing: [Int]] = [:]
    for (line, place) in newest { groups[line.thing, default: []].append(place) }
    // What most texts speak of comes first.
    let order = groups.map { (members: $0.value.sorted(), texts: texts[$0.key] ?? 0) }
      .sorted { ($1.texts, $0.members[0]) < ($0.texts, $1.members[0]) }
    return order.compactMap { members, texts in
      func value(_ place: Int) -> Int128 { context.interval(place)?.low ?? 0 }
      guard let low = members.min(by: { value($0) < value($1) }), let high = members.max(by: { value($0) < value($1) }),
        let best = members.max(by: { left, right in
          let (a, b) = (context.fact(left), context.fact(right))
          if a.endDay != b.endDay { return a.endDay < b.endDay }
          let exact = (a.bound == .exact ? 1 : 0, b.bound == .exact ? 1 : 0)
          return exact.0 != exact.1 ? exact.0 < exact.1 : left > right
        })
      else { return nil }
      return FigureRange(low: low, best: best, high: high, lines: members.count, texts: texts)
    }
  }
}
