import CSQLite
import LedgerExtraction
import LedgerReports
import LedgerStore
import LedgerTypes

/// A report over many claims, beside a bare step over the same columns and beside SQL's GROUP BY (G9).
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
        { try step("SELECT seq, extraction, measure, status, voice, source, as_of_day FROM claim", database) },
        {
          try step(
            """
            SELECT source, measure, count(*), min(as_of_day), max(as_of_day) FROM claim GROUP BY source, measure
            """, database)
        },
        { try step("SELECT * FROM timeline", database) },
      ])
    print(
      """

      Reports over \(count) claims, milliseconds for a million
        sources                    \(Goal.shown(times[0] * 1e9 / Double(count)))
        timeline as CSV            \(Goal.shown(times[1] * 1e9 / Double(count)))
        bare step of `claim`       \(Goal.shown(times[2] * 1e9 / Double(count)))
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

  private func step(_ sql: String, _ database: SQLite) throws {
    let statement = try database.prepare(sql)
    defer { sqlite3_finalize(statement) }
    let columns = sqlite3_column_count(statement)
    var sum: Int64 = 0
    while sqlite3_step(statement) == SQLITE_ROW {
      for column in 0..<columns { sum &+= sqlite3_column_int64(statement, column) }
    }
    guard sum != 0 else { throw database.error }
  }
}
