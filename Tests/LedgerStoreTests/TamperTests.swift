import Foundation
import LedgerTypes
import TestSupport
import Testing

@testable import LedgerStore

@Suite struct TamperTests {
  /// A ledger with a row in every table.
  static func fullLedger(_ path: String) throws -> Ledger {
    let ledger = try Fixture.newLedger(path)
    _ = try Fixture.writer(ledger).append([Fixture.article(1), Fixture.plain("Nothing.\n"), Fixture.article(2)])
    let claim = try ledger.read { try $0.claims(withPrefix: Fixture.article(1).claimIDs[0].description) }[0].seq
    try ledger.retract(claim: claim, reason: "Read twice.", statement: Fixture.statement)
    try ledger.correct(
      claim: claim, changes: [FieldChange(field: "low", value: nil)], reason: "x", statement: Fixture.statement)
    try ledger.review(claim: claim + 1, verdict: .confirmed, reason: nil, statement: Fixture.statement)
    try ledger.addSource(
      RegisteredSource(
        id: "who", name: "WHO", kind: .unAgency, aliases: [SourceAlias(text: "World Health Organization", kind: .name)]),
      statement: Fixture.statement)
    try ledger.merge(source: "who", into: "north-moh", reason: "A test.", statement: Fixture.statement)
    try ledger.addNote("A test.", statement: Fixture.statement)
    _ = try ledger.seal(with: [SealingKey(Fixture.key, last: nil)], statement: Fixture.statement) { _ in }
    return ledger
  }

  @Test(arguments: [
    ("UPDATE claim SET low = 21000 WHERE low = 20000", "projection"),
    ("UPDATE claim SET stated = NULL WHERE stated IS NOT NULL", "projection"),
    ("UPDATE sentence SET quote = quote || ' '", "projection"),
    ("UPDATE claim_span SET start_char = start_char + 1", "projection"),
    ("DELETE FROM attribution WHERE position = 1", "projection"),
    ("INSERT INTO attribution VALUES (12, 7, 0, 4, NULL, NULL, NULL, NULL, NULL, NULL)", "projection"),
    ("DELETE FROM retraction", "projection"),
    ("INSERT INTO term VALUES (999, 'x')", "projection"),
    ("DELETE FROM source_merge", "projection"),
    ("UPDATE document SET published = '2023-12-23' WHERE published IS NOT NULL", "projection"),
    ("UPDATE document_bytes SET body = CAST('other' AS BLOB) WHERE document = 2", "document"),
    ("DELETE FROM document_bytes", "document"),
    ("UPDATE text SET body = CAST('other' AS BLOB)", "text"),
    ("UPDATE entry SET body = CAST(replace(CAST(body AS TEXT), '20,000', '20,001') AS BLOB)", "leaf"),
    ("UPDATE entry SET body = CAST(replace(CAST(body AS TEXT), '{', '{ ') AS BLOB)", "entry"),
    ("UPDATE entry SET leaf = zeroblob(32) WHERE seq = 5", "leaf"),
    ("DELETE FROM entry WHERE seq = (SELECT max(seq) FROM entry)", "head"),
    ("DELETE FROM entry WHERE seq = 7", "entry"),
    ("UPDATE head SET size = size + 1", "head"),
    ("UPDATE head SET peaks = zeroblob(length(peaks))", "head"),
    ("UPDATE code SET name = 'hurt' WHERE name = 'killed'", "schema"),
    ("UPDATE checkpoint SET note = CAST(replace(CAST(note AS TEXT), 'north', 'south') AS BLOB)", "checkpoint"),
    ("UPDATE checkpoint SET note = CAST(replace(CAST(note AS TEXT), 'e', 'f') AS BLOB)", "checkpoint"),
    ("UPDATE checkpoint SET size = size - 1", "checkpoint"),
    ("INSERT INTO checkpoint SELECT size + 1, signing_key, note FROM checkpoint", "checkpoint"),
    ("UPDATE checkpoint SET note = x''", "checkpoint"),
    ("UPDATE signing_key SET vkey = replace(vkey, 'north', 'south')", "projection"),
    ("DELETE FROM note", "projection"),
    ("DROP TRIGGER claim_no_update", "schema"),
    ("CREATE TABLE extra(x)", "schema"),
    ("DROP VIEW timeline; CREATE VIEW timeline AS SELECT 1", "schema"),
    ("CREATE INDEX extra ON claim(measure)", "schema"),
    (
      "INSERT INTO sentence_fts(sentence_fts, rowid, quote) VALUES ('delete', 1, (SELECT quote FROM sentence))",
      "search"
    ),
    ("INSERT INTO document_fts(rowid, title) VALUES (2, 'another title')", "search"),
    ("UPDATE sentence_fts_idx SET pgno = pgno + 100", "search"),
    ("UPDATE sentence_fts_docsize SET sz = x'01'", "search"),
  ])
  func aChangeIsFoundByItsCheck(sql: String, check: String) throws {
    let folder = try Folder()
    let path = folder.file("a.ledger")
    _ = try Self.fullLedger(path)
    try Self.change(path, sql)
    let found = try Ledger.verify(path, now: Fixture.time).findings
    #expect(found.contains { $0.check.rawValue == check }, "\(found)")
  }

  /// Each of these leaves every other check of its row content, but for the one whose words are given.
  @Test(arguments: [
    (
      "UPDATE document_bytes SET body = CAST(replace(CAST(body AS TEXT), '20,000', '20,001') AS BLOB)",
      "document 2: its bytes have another SHA-256"
    ),
    ("DELETE FROM entry WHERE seq = 7", "number 7 is expected here"),
    ("DELETE FROM entry WHERE seq = (SELECT max(seq) FROM entry)", "entries were signed and"),
  ])
  func aChangeIsToldInItsWords(sql: String, words: String) throws {
    let found = try Self.findings(after: sql)
    #expect(found.contains { $0.contains(words) }, "\(found)")
  }

  /// What verification says of a full ledger that was changed so.
  private static func findings(after sql: String) throws -> [String] {
    let folder = try Folder()
    let path = folder.file("a.ledger")
    _ = try Self.fullLedger(path)
    try Self.change(path, sql)
    return try Ledger.verify(path, now: Fixture.time).findings.map(\.description)
  }

  /// The checks of `ledger verify`, each with a change that it finds, and what it says of the exact row.
  @Test(arguments: [
    ("DELETE FROM publisher", "file: document 2: refers to a row that is not there"),
    ("UPDATE entry SET leaf = zeroblob(32) WHERE seq = 5", "leaf: entry 5: its leaf is not the hash of its body"),
    (
      #"UPDATE entry SET body = CAST(replace(CAST(body AS TEXT), '"run":1,', '"run":99,') AS BLOB) WHERE seq = 2"#,
      "ref: entry 2: refers to an entry after it"
    ),
    ("UPDATE signing_key SET vkey = 'x'", "key: signing_key 31: a key has the form NAME+HASH+KEY"),
    ("DROP TRIGGER claim_no_update", "schema: trigger claim_no_update: it is missing"),
    ("UPDATE head SET peaks = x''", "head: head: its peaks are not the log's"),
    ("DELETE FROM claim_base", "projection: claim_base 10, 8: the row is missing"),
    ("INSERT INTO term VALUES (999, 'x')", "projection: term 999: the log gives no such row"),
    ("UPDATE text SET body = CAST('x' AS BLOB)", "text: text 3: its bytes have another SHA-256 than entry 3 says"),
    ("DELETE FROM entry WHERE seq = 7", "entry: entry 8: number 7 is expected here"),
    ("UPDATE sentence_fts_data SET block = x'00000000000000' WHERE id = 10", "search: sentence_fts_data 10: it is not"),
    (
      """
      INSERT INTO document_fts(document_fts) VALUES ('delete-all');
      INSERT INTO document_fts(rowid, title) SELECT seq, 'zz' || title FROM document ORDER BY seq
      """, "search: document_fts: it does not index what the tables hold (first at"
    ),
  ])
  func eachCheckNamesItsRow(sql: String, finding: String) throws {
    let found = try Self.findings(after: sql)
    #expect(found.contains { $0.hasPrefix(finding) }, "\(found)")
  }

  /// Whatever a byte of an entry is changed to, the entry is refused, or states the other thing in its only form.
  @Test func aChangedEntryHasOneForm() throws {
    let folder = try Folder()
    _ = try Self.fullLedger(folder.file("a.ledger"))
    let queue = try DatabaseQueue(path: folder.file("a.ledger"), isReadOnly: true)
    var bodies: [[UInt8]] = []
    try queue.read { db in
      let rows = try RawStatement(db, "SELECT body FROM entry ORDER BY seq")
      while try rows.step() { bodies.append(rows.bytes(0)) }
    }
    var (count, read) = (0, 0)
    for body in bodies {
      for index in body.indices {
        for changed in Self.changes(of: body, at: index, turn: count) {
          count += 1
          guard let entry = try? Entry(body: changed) else { continue }
          read += 1
          var writer = CanonicalWriter()
          entry.encode(into: &writer)
          #expect(writer.bytes == changed, "\(String(decoding: changed, as: UTF8.self))")
        }
      }
    }
    #expect(read > 1_000)
  }

  /// The body with a byte that differs, without it, and with it twice.
  private static func changes(of body: [UInt8], at index: Int, turn: Int) -> [[UInt8]] {
    var (other, less, more) = (body, body, body)
    other[index] ^= 1 << UInt8(turn % 7)
    less.remove(at: index)
    more.insert(body[index], at: index)
    return [other, less, more]
  }

  /// What SQLite itself refuses, but for somebody who rewrites the definition of a table for a moment.
  @Test func aValueOfAnotherTypeIsFound() throws {
    let folder = try Folder()
    let path = folder.file("a.ledger")
    _ = try Self.fullLedger(path)
    func define(_ change: (String) -> String) throws {
      let queue = try DatabaseQueue(path: path)
      try queue.use { db in
        let definition = change(try db.text("SELECT quote(sql) FROM sqlite_schema WHERE name = 'term'") ?? "")
        try db.execute(
          "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = \(definition) WHERE name = 'term'")
      }
      try queue.close()
    }
    var definition = ""
    try define {
      definition = $0
      return $0.replacing("STRICT", with: "")
    }
    try Self.change(path, "UPDATE term SET text = CAST(text AS BLOB) WHERE number = 2")
    try define { _ in definition }
    let found = try Ledger.verify(path, now: Fixture.time).findings.map(\.description)
    #expect(found.contains("type: term 2: a value is not of its column's type"), "\(found)")
  }

  @Test func anotherPageSizeIsFound() throws {
    let folder = try Folder()
    let path = folder.file("a.ledger")
    _ = try Self.fullLedger(path)
    let queue = try DatabaseQueue(path: path)
    try queue.use { try $0.execute("PRAGMA page_size = 4096; PRAGMA auto_vacuum = 1; VACUUM") }
    try queue.close()
    let found = try Ledger.verify(path, now: Fixture.time).findings.map(\.description)
    #expect(
      found == [
        "version: page_size: it is 4096; a ledger has 16384", "version: auto_vacuum: it is 1; a ledger has 0",
      ])
  }

  @Test func aFindingNamesTheExactRow() throws {
    let folder = try Folder()
    let path = folder.file("a.ledger")
    _ = try Self.fullLedger(path)
    try Self.change(path, "UPDATE claim SET low = 21000 WHERE seq = (SELECT min(seq) FROM claim)")
    let found = try Ledger.verify(path, now: Fixture.time).findings.map(\.description)
    #expect(found == ["projection: claim 8, column low: holds 21000; the log gives 20000"])
  }

  /// A view in a table's place may make a query run for ever, so nothing is read from it.
  @Test func aFileWithOtherTablesIsNotRead() throws {
    let folder = try Folder()
    let path = folder.file("a.ledger")
    _ = try Self.fullLedger(path)
    let queue = try DatabaseQueue(path: path)
    try queue.write { db in
      try db.execute(
        """
        ALTER TABLE term RENAME TO old_term;
        CREATE VIEW term AS
        WITH RECURSIVE n(number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM n) SELECT number, 'x' AS text FROM n
        """)
    }
    try queue.close()
    let result = try Ledger.verify(path, now: Fixture.time)
    #expect(result.findings.contains { $0.check == .schema && $0.place == "table term" })
    #expect(result.checks.filter { !$0.ran }.map(\.name).contains(.projection))
  }

  @Test func clocksThatRunBackwardsAreOdd() throws {
    let folder = try Folder()
    let ledger = try Fixture.newLedger(folder.file("a.ledger"))
    var article = Fixture.article()
    article.recorded = try #require(Timestamp(rfc3339: "2026-11-24T05:30:00Z"))
    _ = try Fixture.writer(ledger).append([article])
    let later = try ledger.verify(now: Fixture.time)
    #expect(later.isConsistent)
    #expect(later.warnings.map(\.place) == ["entry 2"])
    let earlier = try ledger.verify(now: article.recorded)
    #expect(earlier.warnings.map(\.place) == ["entry 0", "entry 1", "entry 2"])
  }

  @Test func bytesBehindTheLastPageAreFound() throws {
    let folder = try Folder()
    let path = folder.file("a.ledger")
    _ = try Fixture.newLedger(path)
    let good = try Data(contentsOf: URL(fileURLWithPath: path))
    for count in [1, 100, 16_384] {
      try (good + Data(count: count)).write(to: URL(fileURLWithPath: path))
      #expect(try Ledger.verify(path, now: Fixture.time).findings.map(\.check) == [.path])
    }
  }

  /// Flips one bit in bytes spread over the file. Whatever changes an answer to any query must be found.
  ///
  /// `LEDGER_FLIPS` sets how many bytes are tried; all of them take hours.
  @Test func everyChangeOfContentIsFound() throws {
    let folder = try Folder()
    let path = folder.file("a.ledger")
    _ = try Self.fullLedger(path)
    let good = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    let dump = try #require(Self.dump(path))
    let used = good.indices.filter { good[$0] != 0 }
    let tries = ProcessInfo.processInfo.environment["LEDGER_FLIPS"].flatMap { Int($0) } ?? 100
    var numbers = SeededNumbers(seed: 7)
    var changed = 0
    let copy = folder.file("b.ledger")
    for number in 0..<tries {
      // Nine of ten in bytes that are used, the others anywhere.
      let index =
        number % 10 == 0
        ? Int.random(in: good.indices, using: &numbers) : used[Int.random(in: used.indices, using: &numbers)]
      let bit = UInt8(1) << UInt8.random(in: 0..<8, using: &numbers)
      var bytes = good
      bytes[index] ^= bit
      try Data(bytes).write(to: URL(fileURLWithPath: copy))
      let isFound = (try? Ledger.verify(copy, now: Fixture.time))?.isConsistent != true
      guard Self.dump(copy) != dump else { continue }
      changed += 1
      #expect(isFound, "byte \(index), bit \(bit): a change of content was not found")
    }
    #expect(changed > tries / 4)
  }

  /// Everything that a query can see, or nil when a query fails.
  static func dump(_ path: String) -> [String]? {
    try? DatabaseQueue(path: path).read { db in
      var rows = try db.texts(
        "SELECT quote(type) || quote(name) || quote(tbl_name) || typeof(rootpage) || quote(sql) FROM sqlite_schema")
      for pragma in ["application_id", "user_version", "encoding"] {
        rows.append(try db.text("SELECT CAST(\(pragma) AS TEXT) FROM pragma_\(pragma)") ?? "")
      }
      let tables =
        LedgerTable.allCases.map { ($0.name, $0.columns) } + [
          ("head", ["id", "size", "peaks"]), ("checkpoint", ["size", "signing_key", "note"]),
          ("code", ["number", "field", "value", "name"]),
          ("document_fts_docsize", ["id", "sz"]), ("sentence_fts_docsize", ["id", "sz"]),
        ]
      for (table, columns) in tables {
        let all = columns.map { "typeof(\($0)) || quote(CAST(\($0) AS BLOB))" }.joined(separator: " || ")
        rows += try db.texts("SELECT \(all) FROM \(table)")
      }
      for word in ["northland", "killed", "who", "day", "children", "the"] {
        for index in ["document_fts", "sentence_fts"] {
          rows += try db.texts("SELECT rowid || ' ' || rank FROM \(index) WHERE \(index) MATCH '\(word)'")
        }
      }
      return rows
    }
  }

  /// What a program can do that does not care: it drops the guards, and puts them back.
  static func change(_ path: String, _ sql: String) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.write { db in
      guard !sql.contains("DROP TRIGGER") else { return try db.execute(sql) }
      let triggers = "FROM sqlite_schema WHERE type = 'trigger' ORDER BY rowid"
      let definitions = try db.texts("SELECT sql \(triggers)")
      for name in try db.texts("SELECT name \(triggers)") { try db.execute("DROP TRIGGER \(name)") }
      try db.execute(sql)
      for definition in definitions { try db.execute(definition) }
    }
    try queue.close()
  }
}
