/// One named rule that looks at figures and describes what does not fit together.
public struct AuditCheck: Sendable {
  /// The name on the command line.
  public let name: String
  /// How much its findings matter.
  public let severity: Severity
  /// What it finds, in one or two sentences; the help prints it.
  public let definition: String
  private let body: @Sendable (AuditContext, AuditCheck) -> [Finding]

  /// A check. `body` runs in time linear in the number of claims, but for sorting.
  init(
    _ name: String, _ severity: Severity, _ definition: String,
    body: @escaping @Sendable (AuditContext, AuditCheck) -> [Finding]
  ) {
    self.name = name
    self.severity = severity
    self.definition = definition
    self.body = body
  }

  /// The findings, in the order of the claims, each once.
  package func findings(_ context: AuditContext) -> [Finding] {
    var seen: Set<String> = []
    return body(context, self).filter { seen.insert($0.id).inserted }
  }
}

/// What checks look at.
public struct AuditContext: Sendable {
  /// The claims.
  public let table: FactTable
  /// The claims by comparison key.
  public let series: SeriesTable
  /// Reference series.
  public let references: [ReferenceSeries]
  /// What vague words stand for.
  public let vague: VagueConvention
  /// The claims of each document.
  public let documents: [Range<Int>]
  /// The start that an originator's totals run from, where it is but one.
  let shareEpochs: [Int: Int]
  /// The start that the totals of a place run from, where it is but one.
  let placeEpochs: [Int: Int]
  /// The claims by figure.
  package let figures: FigureIndex

  /// Prepares what all checks share.
  public init(table: FactTable, references: [ReferenceSeries], vague: VagueConvention) {
    self.table = table
    self.references = references
    self.vague = vague
    series = SeriesTable(table)
    documents = table.factsByDocument
    figures = FigureIndex(table)
    shareEpochs = Self.epochs(table) { $0.origin }
    placeEpochs = Self.epochs(table) { $0.place }
  }

  /// The one epoch of all claims with the same key; 0 where there are several.
  private static func epochs(_ table: FactTable, by key: (Fact) -> Int) -> [Int: Int] {
    var epochs: [Int: Int] = [:]
    for fact in table.facts where fact.epoch > 0 {
      let key = key(fact)
      epochs[key] = (epochs[key] ?? fact.epoch) == fact.epoch ? fact.epoch : 0
    }
    return epochs
  }

  /// The members of a series up to a day; they are sorted by it.
  func members(of series: FactSeries, upTo day: Int) -> ArraySlice<Int> {
    series.members[..<series.members.firstIndexOfTail { fact($0).endDay > day }]
  }

  /// The members of a series that hold until just this day.
  func members(of series: FactSeries, on day: Int) -> ArraySlice<Int> {
    let before = members(of: series, upTo: day - 1)
    return members(of: series, upTo: day)[before.endIndex...]
  }

  /// The claim at a place.
  package func fact(_ place: Int) -> Fact { table.facts[place] }

  /// What a claim leaves open; nil for a vague word without a number.
  package func interval(_ place: Int) -> StatedInterval? { interval(table.facts[place]) }

  /// What a claim leaves open; nil for a vague word without a number.
  package func interval(_ fact: Fact) -> StatedInterval? {
    // The phrase of a vague word is read only where the convention gives words a number.
    StatedInterval(fact, vagueLow: vague == .none || fact.vague == 0 ? nil : vague.low(of: table.term(fact.vague)))
  }
}
