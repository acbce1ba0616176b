import LedgerExtraction
import LedgerStore
import LedgerTypes

/// Reports and audit by the built program over ledgers of 10,000 to 1,000,000 claims: processor time and peak memory.
///
/// Ten claims a document. Not part of a usual run: making the largest ledger alone takes minutes.
struct ScaleTable {
  let program: String
  let registry: Registry
  let folder: WorkFolder

  /// The commands, each with its name.
  private static let commands: [(name: String, arguments: [String])] =
    [
      "timeline", "sources", "claims", "discrepancies", "revisions", "first-appearance", "citations", "independence",
      "source-mix", "labels", "caveats", "coverage", "range", "document", "provenance", "as-known", "integrity",
      "briefing",
    ].map { ($0, ["report", $0, "--csv"]) } + [("audit", ["audit", "--csv"]), ("verify", ["verify"])]

  func run(most: Int) throws {
    let sizes = [10_000, 100_000, 1_000_000].filter { $0 <= most }
    let ledgers = try sizes.map { claims in
      let path = try folder.free("scale\(claims).ledger")
      return (path, try Self.fill(path, claims: claims, registry, folder))
    }
    print("\nProcessor time, s, and peak memory, MB, at so many claims\n")
    print("| command | " + ledgers.map { "\($0.1)" }.joined(separator: " | ") + " |")
    print("|---|" + String(repeating: "---|", count: ledgers.count))
    for command in Self.commands {
      let cells = try ledgers.map { path, _ in
        let run = try ChildProcess(program, command.arguments + ["--ledger", path])
        guard run.status == 0 || run.status == 2 else {
          throw BenchmarkError("\(command.name) ended with \(run.status)")
        }
        return "\(Goal.shown(run.seconds)) s, \(Goal.shown(Double(run.peakBytes) / 1e6)) MB"
      }
      print("| \(command.name) | " + cells.joined(separator: " | ") + " |")
    }
  }

  /// Enters articles until there are so many claims; gives how many there are.
  static func fill(
    _ path: String, claims: Int, claimPercent: Int = 30, _ registry: Registry, _ folder: WorkFolder
  ) throws -> Int {
    _ = try StoreGoals.ledger(path)
    let goals = StoreGoals(registry: registry, folder: folder)
    var found = 0
    var seed: UInt64 = 100
    while found < claims {
      let corpus = Corpus(count: min(4_096, max(64, (claims - found) / 10)), claimPercent: claimPercent, seed: seed)
      let documents = try StoreGoals.documents(of: corpus, registry: registry)
      try goals.enter(documents, into: path)
      found += documents.reduce(0) { $0 + $1.extraction.claims.count }
      seed += 1
    }
    return found
  }
}
