import LedgerSchema
import LedgerTypes
import Testing

@testable import LedgerStore

@Suite struct SchemaTests {
  @Test func tablesHaveTheColumnsThatRowsAreDerivedFor() throws {
    let folder = try Folder()
    let ledger = try Fixture.newLedger(folder.file("a.ledger"))
    try ledger.queue.read { db in
      for table in LedgerTable.allCases {
        let columns = try db.texts("SELECT name FROM pragma_table_info('\(table.name)') ORDER BY cid")
        let keys = try db.texts("SELECT name FROM pragma_table_info('\(table.name)') WHERE pk > 0 ORDER BY pk")
        #expect(columns == table.columns)
        #expect(keys == Array(table.columns.prefix(table.keyCount)))
      }
      let tables = Set(
        try db.texts("SELECT name FROM pragma_table_list WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"))
      // The head follows from the log in another way; the word lists come with the schema.
      #expect(tables == Set(LedgerTable.allCases.map(\.name)).union(["head", "code", "checkpoint"]))
      #expect(
        try db.text(
          "SELECT count(*) FROM pragma_table_list WHERE type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'"
        ) == "0")
    }
  }

  @Test func digestsAreThoseOfNewLedgers() throws {
    let folder = try Folder()
    for (index, fullText) in [false, true].enumerated() {
      let ledger = try Fixture.newLedger(folder.file("\(index).ledger"), fullText: fullText)
      let digest = try ledger.queue.read { try SchemaCheck.digest($0).description }
      #expect(digest == LedgerSchema.digests[index])
    }
  }

  @Test func aStrangersViewIsNotRead() throws {
    let folder = try Folder()
    let path = folder.file("a.ledger")
    try Fixture.newLedger(path).queue.close()
    try DatabaseQueue(path: path).write { try $0.execute("CREATE VIEW extra AS SELECT 1") }
    for access in [Ledger.Access.reading, .writing] {
      #expect(throws: LedgerError.damaged(path: path, reason: "its view extra is not that of a ledger")) {
        try Ledger.open(path, for: access)
      }
    }
  }

  @Test func wordListsAreThoseOfTheCodebook() throws {
    let folder = try Folder()
    let ledger = try Fixture.newLedger(folder.file("a.ledger"))
    func expect<Word: CodedWord>(_ words: Word.Type, _ field: String, from first: Int) throws {
      let rows = try LedgerTests.table(
        ledger, "SELECT number, value, name FROM code WHERE field = '\(field)' ORDER BY number")
      #expect(rows == Word.allCases.map { "\(first + $0.code)|\($0.code)|\($0.rawValue)" })
      #expect(Word.allCases.allSatisfy { Word(code: $0.code) == $0 })
    }
    try expect(Measure.self, "measure", from: 0)
    try expect(Bound.self, "bound", from: 100)
    try expect(CountedUnit.self, "unit", from: 200)
    try expect(ClaimKind.self, "kind", from: 300)
    try expect(ClaimStatus.self, "status", from: 400)
    try expect(Voice.self, "voice", from: 500)
    try expect(BaseResolution.self, "base_resolution", from: 600)
    try expect(SourceKind.self, "source_kind", from: 700)
    try expect(AliasKind.self, "alias_kind", from: 800)
    try expect(SpanRole.self, "role", from: 900)
  }

  /// What an ordinary SQLite program can and cannot do to what was stated.
  @Test func whatWasStatedIsNotChanged() throws {
    let folder = try Folder()
    let path = folder.file("a.ledger")
    let ledger = try Fixture.newLedger(path)
    _ = try Fixture.writer(ledger).append([Fixture.article()])
    let claim = try ledger.read { try $0.claims(withPrefix: Fixture.article().claimIDs[0].description) }[0].seq
    try ledger.retract(claim: claim, reason: "x", statement: Fixture.statement)
    try ledger.correct(
      claim: claim, changes: [FieldChange(field: "low", value: "1")], reason: "x", statement: Fixture.statement)
    try ledger.review(claim: claim, verdict: .wrong, reason: "x", statement: Fixture.statement)
    try ledger.merge(source: "WHO", into: "north-moh", reason: nil, statement: Fixture.statement)

    try ledger.addNote("A test.", statement: Fixture.statement)
    _ = try ledger.seal(with: [SealingKey(Fixture.key, last: nil)], statement: Fixture.statement) { _ in }

    let other = try DatabaseQueue(path: path)
    let tables =
      LedgerTable.allCases.map { ($0.name, $0.columns) } + [
        ("code", ["number", "field", "value", "name"]), ("checkpoint", ["size", "signing_key", "note"]),
      ]
    try other.use { db in
      for (table, columns) in tables {
        let row = try db.text("SELECT 1 FROM \(table)")
        #expect(row == "1", "\(table) has no row to try")
        let statements = [
          "UPDATE \(table) SET \(columns[columns.count - 1]) = \(columns[columns.count - 1])",
          "UPDATE OR REPLACE \(table) SET \(columns[0]) = 1",
          "DELETE FROM \(table)",
          "INSERT OR REPLACE INTO \(table) SELECT * FROM \(table)",
          "INSERT OR REPLACE INTO \(table) SELECT * FROM \(table) ORDER BY 1 DESC LIMIT 1",
        ]
        for sql in statements { #expect(throws: DatabaseError.self, "\(sql)") { try db.execute(sql) } }
      }
      for sql in [
        "INSERT INTO entry VALUES (99999, x'7b7d', zeroblob(32))",
        "INSERT INTO entry VALUES (NULL, x'7b7d', zeroblob(32))",
        "INSERT OR REPLACE INTO entry VALUES (3, x'7b7d', zeroblob(32))",
        "INSERT OR REPLACE INTO document SELECT 99999, sha256, size, media, id, path, url, title, publisher, author, language, published, published_day, retrieved, recorded FROM document",
        "DELETE FROM head", "UPDATE head SET size = size - 1", "UPDATE head SET id = 2",
        "INSERT OR REPLACE INTO head VALUES (1, 0, x'')",
      ] { #expect(throws: DatabaseError.self, "\(sql)") { try db.execute(sql) } }
    }
    try other.close()
    try expectConsistent(ledger)
  }

  /// Datasette and sqlite-utils look for the index of a table in this way.
  @Test func otherProgramsFindTheSearchIndex() throws {
    let folder = try Folder()
    let ledger = try Fixture.newLedger(folder.file("a.ledger"), fullText: true)
    let found = try LedgerTests.table(
      ledger,
      """
      SELECT name FROM sqlite_master WHERE rootpage = 0 AND (
        sql LIKE '%VIRTUAL TABLE%USING FTS%content="sentence"%' OR sql LIKE '%VIRTUAL TABLE%USING FTS%content="document"%')
      ORDER BY name
      """)
    #expect(found == ["document_fts", "sentence_fts"])
  }
}
