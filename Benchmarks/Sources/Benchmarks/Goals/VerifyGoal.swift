import CSQLite
import LedgerExtraction
import LedgerStore

/// `ledger verify`, beside SQLite's own check and one bare read of all rows.
struct VerifyGoal {
  let registry: Registry
  let folder: WorkFolder

  func run(articles: Int) throws -> [Goal] {
    let path = try folder.free("verify.ledger")
    _ = try StoreGoals.ledger(path)
    let goals = StoreGoals(registry: registry, folder: folder)
    for seed in 0..<max(1, articles / 2_048) {
      let corpus = Corpus(count: min(articles, 2_048), claimPercent: 10, seed: UInt64(1_000 + seed))
      try goals.enter(try StoreGoals.documents(of: corpus, registry: registry), into: path)
    }
    let database = try SQLite(path, readOnly: true)
    try database.run("PRAGMA cache_size = -32768")
    let tables = try database.texts(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'")
    let entries = try database.number("SELECT count(*) FROM entry")
    let times = try Clock.medians(
      rounds: 3,
      [
        {
          let found = try Ledger.verify(path, now: StoreGoals.now)
          guard found.isConsistent else { throw BenchmarkError("the ledger does not verify") }
        },
        { _ = try database.texts("PRAGMA integrity_check") },
        { for table in tables { try database.read("SELECT * FROM \(table)") } },
      ])
    print(
      """

      Verification of \(entries) entries, seconds
        verify                     \(Goal.shown(times[0]))
        PRAGMA integrity_check     \(Goal.shown(times[1]))
        bare read of all rows      \(Goal.shown(times[2]))
      """)
    return [
      Goal(
        name: "V1", title: "verify / (integrity_check + a bare read of all rows)",
        value: times[0] / (times[1] + times[2]),
        direction: .atMost, floor: 3, target: 2)
    ]
  }
}
