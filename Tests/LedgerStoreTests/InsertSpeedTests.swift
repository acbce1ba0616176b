import Foundation
import GRDB
import LedgerSchema
import LedgerTypes
import Testing

@testable import LedgerStore

/// Goal G4: the ledger's rows a second against a bare prepared-statement insert of the same rows.
///
/// Speed is only looked at on request, in a release build:
/// `LEDGER_SPEED=1 swift test -c release -Xswiftc -enable-testing --filter InsertSpeedTests`.
@Suite(.serialized, .enabled(if: ProcessInfo.processInfo.environment["LEDGER_SPEED"] != nil))
struct InsertSpeedTests {
  @Test func rowsAgainstBareInserts() throws {
    let batches = (0..<4).map { batch in (0..<1_000).map { document(batch * 1_000 + $0) } }
    var ratios: [Double] = []
    var rows = 0
    for _ in 0..<5 {
      let folder = try Folder()
      let ledger = try Fixture.newLedger(folder.file("a.ledger"))
      let writer = Fixture.writer(ledger)
      let start = Self.processorTime()
      for batch in batches { _ = try writer.append(batch) }
      let ours = Self.processorTime() - start
      let recorded = try Self.rows(of: ledger)
      rows = recorded.reduce(0) { $0 + $1.count }
      let bare = try Self.bareInsert(recorded, folder.file("b.ledger"))
      ratios.append(bare / ours)
      print("ours \(ours) s, bare \(bare) s, ratio \(bare / ours)")
    }
    let median = ratios.sorted()[ratios.count / 2]
    print("G4: \(rows) rows, ratio \(median) (floor 0.65, target 0.85)")
    #expect(median >= 0.65)
  }

  private func document(_ number: Int) -> RecordedDocument {
    var numbers = SeededNumbers(seed: UInt64(number))
    let article = Fixture.article(number)
    guard number % 10 == 0 else {
      // Nine of ten articles of the usual length have no claim.
      let words = (0..<350).map { _ in "word\(Int.random(in: 0..<5_000, using: &numbers))" }
      return Fixture.plain("Article \(number)\n\n" + words.joined(separator: " "))
    }
    return article
  }

  /// The rows of a ledger in the order in which they were derived, by batches of one transaction each.
  private static func rows(of ledger: Ledger) throws -> [[(LedgerTable, RowBuffer)]] {
    var keeper = RowKeeper()
    try ledger.queue.read { db in
      var projection = Projection()
      let log = StoredLog(db)
      let statement = try RawStatement(db, "SELECT seq, body, leaf FROM entry ORDER BY seq")
      while try statement.step() {
        let seq = statement.integer(0)
        let body = statement.bytes(1)
        let entry = try Entry(body: body)
        if case .document = entry {
          let raw = try RawStatement(db, "SELECT body FROM document_bytes WHERE document = ?1")
          try raw.bind(1, seq)
          _ = try raw.step()
          projection.raw = raw.bytes(0)
        }
        if case .text = entry { projection.use(text: try log.text(seq) ?? []) }
        try projection.apply(
          entry, seq: seq, body: body, leaf: MerkleHash.leaf(body), earlier: { try log.body($0) }, into: &keeper)
      }
    }
    let size = keeper.rows.count / 4 + 1
    return stride(from: 0, to: keeper.rows.count, by: size).map {
      Array(keeper.rows[$0..<min($0 + size, keeper.rows.count)])
    }
  }

  /// Inserts the rows into an empty ledger with nothing but prepared statements, and reads the entries back.
  private static func bareInsert(_ batches: [[(LedgerTable, RowBuffer)]], _ path: String) throws -> Double {
    let queue = try Connection.open(path, for: .creating)
    try queue.write { db in
      for statements in LedgerSchema.statements(layout: 1, fullText: false) { try db.execute(sql: statements) }
    }
    let start = processorTime()
    var last = -1
    for batch in batches {
      try queue.write { db in
        var inserter = RowInserter(db)
        for (table, row) in batch { try inserter.put(table, row) }
        let statement = try RawStatement(db, "SELECT seq, body, leaf FROM entry WHERE seq > ?1 ORDER BY seq")
        try statement.bind(1, last)
        while try statement.step() {
          last = statement.integer(0)
          _ = statement.bytes(1)
          _ = statement.bytes(2)
        }
      }
    }
    let time = processorTime() - start
    try queue.close()
    return time
  }

  private static func processorTime() -> Double {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
    return seconds(usage.ru_utime) + seconds(usage.ru_stime)
  }
}

/// Keeps rows.
private struct RowKeeper: RowSink {
  var rows: [(LedgerTable, RowBuffer)] = []

  mutating func put(_ table: LedgerTable, _ row: borrowing RowBuffer) throws { rows.append((table, copy row)) }
}
