import CSQLite
import LedgerExtraction
import LedgerReports
import LedgerStore
import LedgerTypes

/// Reports over many claims, beside a bare step over the same columns and beside SQL's GROUP BY (G9).
struct ReportGoal {
  let registry: Registry
  let folder: WorkFolder

  func run(claims: Int) throws -> [Goal] {
    let path = try ledger(claims: claims)
    let output = try folder.free("sources.csv")
    let ledger = try Ledger.open(path, for: .reading)
    let reporter = Reporter(
      ledger: ledger, catalog: try ReportCatalog.shipped(), program: "benchmark", ruleSet: Extractor.ruleSet)
    let timeline = ReportRequest(names: ["timeline"], format: .csv(CSVOptions()))
    let sources = ReportRequest(names: ["sources"], format: .csv(CSVOptions()))
    let database = try SQLite(path, readOnly: true)
    let count = try database.number("SELECT count(*) FROM claim")
    let times = try Clock.medians(
      rounds: 3,
      [
        { _ = try reporter.write(sources, to: .file(output)) },
        { _ = try reporter.write(timeline, to: .file(output)) },
        { for columns in Self.columns { try database.read(columns) } },
        { for tally in Self.tallies { try database.read(tally) } },
        { try database.read("SELECT * FROM timeline") },
      ])
    print(
      """

      Reports over \(count) claims, milliseconds for a million
        sources                    \(Goal.shown(times[0] * 1e9 / Double(count)))
        timeline as CSV            \(Goal.shown(times[1] * 1e9 / Double(count)))
        bare step of its columns   \(Goal.shown(times[2] * 1e9 / Double(count)))
        SQL GROUP BY               \(Goal.shown(times[3] * 1e9 / Double(count)))
        bare step of `timeline`    \(Goal.shown(times[4] * 1e9 / Double(count)))
      """)
    return [
      Goal(
        name: "G9", title: "sources report / bare step of the same columns", value: times[0] / times[2],
        direction: .atMost, floor: 2.0, target: 1.3),
      Goal(
        name: "G9", title: "sources report / SQL GROUP BY", value: times[0] / times[3], direction: .atMost, floor: 0.5,
        target: 0.15),
    ]
  }

  /// What the report of sources reads of each claim.
  private static let columns = [
    "SELECT seq, id, extraction, measure, voice, as_of_day, as_of_end_day FROM claim ORDER BY seq",
    "SELECT claim, hop, source, alias, words, cue, resolved FROM attribution ORDER BY claim, position",
  ]

  /// What SQL would have to group to count the same.
  private static let tallies = [
    "SELECT source, measure, count(*), min(as_of_day), max(as_of_day) FROM claim GROUP BY source, measure",
    """
    SELECT attribution.source, attribution.alias, document.publisher, count(*) FROM attribution
    JOIN claim ON claim.seq = attribution.claim JOIN extraction ON extraction.seq = claim.extraction
    JOIN document ON document.seq = extraction.document GROUP BY 1, 2, 3
    """,
    "SELECT source, cue, count(*) FROM attribution GROUP BY source, cue",
  ]

  /// A ledger with about so many claims.
  private func ledger(claims: Int) throws -> String {
    let path = try folder.free("report.ledger")
    _ = try StoreGoals.ledger(path)
    let goals = StoreGoals(registry: registry, folder: folder)
    var found = 0
    var seed: UInt64 = 100
    while found < claims {
      let corpus = Corpus(count: 4_096, claimPercent: 95, seed: seed)
      let documents = try StoreGoals.documents(of: corpus, registry: registry)
      try goals.enter(documents, into: path)
      found += documents.reduce(0) { $0 + $1.extraction.claims.count }
      seed += 1
    }
    return path
  }
}
