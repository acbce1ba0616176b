import LedgerAudit
import LedgerStore
import LedgerTypes

extension ComputedReport {
  /// Lowest, best and highest figure of a thing, by a stated rule.
  static let range = ComputedReport(
    streaming: "range", title: "Range of the newest figures",
    description: "For each measure, people and place the lowest, the best and the highest of the newest totals.",
    conventions: [
      "Of each originator and definition the newest total counts: the latest day, then the latest publication.",
      "low and high: the least and the greatest of them, with their bounds open.",
      "best: the total with the latest day; of several the exact one, then the one that most texts state, then the first.",
      "The words of low and high are given where they are not those of best.",
      "A figure of the headline that the body has too counts once, in the body.",
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
  ) { source in
    var stream = try source.stream(RangeFinder.fields.union(ClaimWords.fields))
    var finder = RangeFinder(stream.names, vague: source.options.vague)
    try stream.forEachDocument { finder.add($0) }
    try finder.addOpenings(in: source.snapshot)
    let ranges = finder.ranges
    let context = source.context(of: stream)
    let open = ranges.filter { context.words($0.low) != context.words($0.high) }
    let widest = open.prefix(5).map { range in
      "\(context.subject(range.best).sentenceStart): \(context.words(range.low)) to "
        + "\(context.words(range.high)), best \(context.words(range.best)) (\(context.origin(range.best)), "
        + "\(context.day(range.best)))."
    }
    let summary =
      "\(counted(ranges.count, "total")); for \(open.count) of them originators or definitions give different figures."
    return ComputedTable(
      summary: ranges.isEmpty ? [] : [summary] + widest,
      later: source.rows(
        of: ranges, names: stream.names, claims: { [$0.low, $0.best, $0.high].map { ClaimWords.Place($0) } }
      ) { range, words in
        let best = range.best
        func other(_ fact: Fact) -> [ReportValue] {
          words.cells(of: fact.seq == best.seq ? nil : ClaimWords.Place(fact))
        }
        let figures: [ReportValue] = [
          .text(best.measure.rawValue), .words(context.table.term(best.population)),
          .words(context.table.places[best.place].capitalizedWords), .text(context.words(range.low)),
          .text(context.words(best)), .text(context.words(range.high)), .day(best.endDay),
          .text(context.origin(best)), .integer(range.lines),
        ]
        return figures + other(range.low) + words.cells(of: ClaimWords.Place(best)) + other(range.high)
      })
  }
}

extension String {
  /// The text with a capital letter at its start.
  var sentenceStart: String { prefix(1).uppercased() + dropFirst() }
}

/// The newest totals of one thing.
struct FigureRange {
  let low: Fact
  let best: Fact
  let high: Fact
  let lines: Int
  /// How many texts state a total of the thing.
  let texts: Int
}

/// Finds the ranges while claims come one after the other: of each line it keeps the newest total.
struct RangeFinder {
  /// What it looks at.
  static let fields: FactFields = [
    .sentence, .measure, .limits, .kind, .status, .place, .population, .dates, .origin, .parts,
  ]

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

  /// The newest total of a line.
  private struct Newest {
    let fact: Fact
    let published: Int
    /// The low limit of what the figure leaves open.
    let low: Int128
  }

  private let documents: [FactDocument]
  private let terms: [Int: String]
  private let vague: VagueConvention
  private var newest: [Line: Newest] = [:]
  private var texts: [Thing: Int] = [:]
  /// Figures of first sentences that their documents state again: what stands in a headline is no figure of its own.
  private var openings: [Fact] = []

  /// - Parameter names: what the claims point to.
  init(_ names: FactTable, vague: VagueConvention) {
    documents = names.documents
    terms = names.terms
    self.vague = vague
  }

  /// Takes in the claims of a table that fit.
  init(_ input: ReportInput) {
    self.init(input.table, vague: input.options.vague)
    for place in input.places where !input.context.isRestated(place) { add(input.table.facts[place]) }
  }

  /// Takes in the claims of a document; those that may be a headline's wait until `addOpenings`.
  mutating func add(_ document: DocumentFacts) {
    let opening = document.facts.first?.sentence
    for fact in document.facts {
      if fact.sentence == opening, isRestated(fact, in: document) { openings.append(fact) } else { add(fact) }
    }
  }

  /// Takes in what waited and stands in no headline.
  mutating func addOpenings(in snapshot: LedgerSnapshot) throws {
    let headlines = try HeadlineSentences.among(openings.map(\.sentence), in: snapshot)
    for fact in openings where !headlines.contains(fact.sentence) { add(fact) }
    openings = []
  }

  /// Whether a later sentence has the figure too, of the same people or of some of them.
  private func isRestated(_ fact: Fact, in document: DocumentFacts) -> Bool {
    guard let interval = interval(fact) else { return false }
    return document.facts.contains { other in
      other.sentence != fact.sentence && other.measure == fact.measure && other.unit == fact.unit
        && (other.population == fact.population || fact.population == 0) && other.kind != .background
        && self.interval(other)?.overlaps(interval) == true
    }
  }

  private func interval(_ fact: Fact) -> StatedInterval? {
    StatedInterval(fact, vagueLow: terms[fact.vague].flatMap { vague.low(of: $0) })
  }

  private mutating func add(_ fact: Fact) {
    guard fact.kind == .cumulative, fact.isStated, fact.day != 0, let low = interval(fact)?.low else { return }
    let thing = Thing(measure: fact.measure, unit: fact.unit, population: fact.population, place: fact.place)
    texts[thing, default: 0] += 1
    let line = Line(thing: thing, origin: fact.origin, definition: fact.definition)
    let published = documents[fact.document].published
    if let known = newest[line],
      (known.fact.endDay, known.published, known.fact.seq) > (fact.endDay, published, fact.seq)
    {
      return
    }
    newest[line] = Newest(fact: fact, published: published, low: low)
  }

  /// What most texts speak of comes first.
  var ranges: [FigureRange] {
    var groups: [Thing: [Newest]] = [:]
    for (line, total) in newest { groups[line.thing, default: []].append(total) }
    let order = groups.map { (members: $0.value.sorted { $0.fact.seq < $1.fact.seq }, texts: texts[$0.key] ?? 0) }
      .sorted { ($1.texts, $0.members[0].fact.seq) < ($0.texts, $1.members[0].fact.seq) }
    return order.compactMap { members, texts in
      guard let low = members.min(by: { $0.low < $1.low }), let high = members.max(by: { $0.low < $1.low }),
        let best = members.max(by: { Self.isBetter($1.fact, than: $0.fact) })
      else { return nil }
      return FigureRange(low: low.fact, best: best.fact, high: high.fact, lines: members.count, texts: texts)
    }
  }

  private static func isBetter(_ fact: Fact, than other: Fact) -> Bool {
    if fact.endDay != other.endDay { return fact.endDay > other.endDay }
    let exact = (fact.bound == .exact, other.bound == .exact)
    return exact.0 != exact.1 ? exact.0 : fact.seq < other.seq
  }
}
