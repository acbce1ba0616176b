import TestSupport
import Testing

@testable import LedgerStore

@Suite struct SearchPagesTests {
  /// An index over rows that were entered in several transactions.
  private static func index(_ transactions: [[(row: Int, words: String)]]) throws -> DatabaseQueue {
    let queue = try DatabaseQueue()
    try queue.use {
      try $0.execute(
        """
        CREATE VIRTUAL TABLE i USING fts5 (words, content='');
        INSERT INTO i (i, rank) VALUES ('automerge', 0)
        """)
    }
    for rows in transactions {
      try queue.write { db in
        let insert = try RawStatement(db, "INSERT INTO i (rowid, words) VALUES (?1, ?2)")
        for (row, words) in rows {
          try insert.bind(1, row)
          try insert.bind(2, .text(words))
          try insert.run()
        }
      }
    }
    return queue
  }

  /// What an index says, in an order of its own.
  private static func read(_ db: Database) throws -> [String] {
    var found: [String] = []
    try SearchPages.read("i", db) { word, _, row, offsets in
      found.append("\(row) \(String(decoding: word.dropFirst(), as: UTF8.self)) \(Array(offsets))")
    }
    return found.sorted()
  }

  private static func rows(_ range: ClosedRange<Int>, repeating count: Int = 1) -> [(row: Int, words: String)] {
    range.map { row in
      (row, "the raid on town\(row % 50) " + Array(repeating: "killed \(row)", count: count).joined(separator: " "))
    }
  }

  @Test func oneTransactionOrManySayTheSame() throws {
    let one = try Self.index([Self.rows(1...600)])
    let many = try Self.index((0..<60).map { Self.rows($0 * 10 + 1...$0 * 10 + 10) })
    let wanted = try one.read(Self.read)
    #expect(wanted.count == 600 * 6)
    #expect(try many.read(Self.read) == wanted)
    #expect(wanted.contains("7 town7 [5]"))
  }

  /// Words whose rows fill many pages have a guide; that of the last case has two levels.
  @Test(arguments: [(rows: 300, repeats: 100, step: 1), (rows: 40, repeats: 4_000, step: 1), (1_500, 2_000, 1 << 41)])
  func longListsAreRead(rows: Int, repeats: Int, step: Int) throws {
    let words = Array(repeating: "killed", count: repeats).joined(separator: " ")
    let queue = try Self.index([(1...rows).map { ($0 * step, words) }, [(rows * step + 1, "killed")]])
    // FTS5 begins a new segment after each megabyte; this makes one of all.
    try queue.use { try $0.execute("INSERT INTO i (i) VALUES ('optimize')") }
    try queue.read { db in
      var count = 0
      try SearchPages.read("i", db) { _, _, _, _ in count += 1 }
      #expect(count == rows + 1)
      let heights = try db.texts("SELECT DISTINCT (id >> 31) & 31 FROM i_data WHERE (id >> 36) & 1")
      #expect(heights.sorted() == (rows > 1_000 ? ["0", "1"] : ["0"]))
    }
  }

  /// Whatever bit of its tables is another one, the index is none, or says something else.
  ///
  /// The settings, and the counts of words, are compared beside it with those of an index that is made anew.
  @Test func everyBitCounts() throws {
    let queue = try Self.index([Self.rows(1...200), Self.rows(201...280, repeating: 300), Self.rows(281...290)])
    try queue.use { db in
      let wanted = try Self.read(db)
      let blocks = try db.texts("SELECT id || ' ' || length(block) FROM i_data WHERE id <> 1 ORDER BY id").map { text in
        text.split(separator: " ").compactMap { Int($0) }
      }
      #expect(blocks.contains { $0[0] >> 36 & 1 == 1 })
      var numbers = SeededNumbers(seed: 5)
      let change = try RawStatement(
        db, "UPDATE i_data SET block = CAST(substr(block, 1, ?2) || ?3 || substr(block, ?2 + 2) AS BLOB) WHERE id = ?1")
      for block in blocks {
        // All bits of a short block; of a page some in its head, its end, and between.
        let (id, count) = (block[0], block[1])
        let isShort = count < 60
        let some = (0..<4).map { _ in Int.random(in: 4..<max(5, count), using: &numbers) }
        for place in isShort ? Array(0..<count) : [0, 1, 2, 3, count - 1, count - 2] + some {
          let byte = try db.text("SELECT hex(substr(block, \(place + 1), 1)) FROM i_data WHERE id = \(id)") ?? ""
          let good = UInt8(byte, radix: 16) ?? 0
          for bit in isShort ? Array(0..<8) : [UInt8.random(in: 0..<8, using: &numbers)] {
            try change.bind(1, id)
            try change.bind(2, place)
            try change.bind(3, blob: [good ^ (1 << bit)])
            try change.run()
            #expect((try? Self.read(db)) != wanted, "block \(id), byte \(place), bit \(bit)")
            try change.bind(3, blob: [good])
            try change.run()
          }
        }
      }
      #expect(try Self.read(db) == wanted)
    }
  }

  @Test(arguments: [
    "INSERT INTO i_data VALUES (11, x'00000004')", "INSERT INTO i_data VALUES ((9 << 37) + 1, x'00000004')",
    "INSERT INTO i_data VALUES ((1 << 37) + 200, x'00000004')", "DELETE FROM i_data WHERE id > 10",
    "DELETE FROM i_data WHERE id = 10", "INSERT INTO i_data SELECT id + (1 << 36), block FROM i_data WHERE id > 10",
    "UPDATE i_data SET block = CAST(block AS TEXT)", "UPDATE i_data SET block = NULL",
    "INSERT INTO i_idx VALUES (7, x'30', 4)", "DELETE FROM i_idx WHERE pgno = 4",
    "UPDATE i_idx SET pgno = pgno | 1 WHERE pgno = 2", "UPDATE i_idx SET term = x'307A' WHERE pgno = 4",
    "UPDATE i_idx SET term = CAST(term AS TEXT) WHERE pgno = 4",
    "INSERT INTO i (i, rank) VALUES ('crisismerge', 2); INSERT INTO i (rowid, words) VALUES (900, 'killed')",
  ])
  func everyRowCounts(sql: String) throws {
    let queue = try Self.index([Self.rows(1...300, repeating: 3)])
    let wanted = try queue.read(Self.read)
    try queue.use { try $0.execute(sql) }
    #expect((try? queue.read(Self.read)) != wanted)
  }
}
