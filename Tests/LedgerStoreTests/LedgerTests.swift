import LedgerDigest
import LedgerTypes
import Testing

@testable import LedgerStore

@Suite struct LedgerTests {
  @Test func entersAnArticleAndReadsItBack() throws {
    let folder = try Folder()
    let ledger = try Fixture.newLedger(folder.file("a.ledger"))
    let article = Fixture.article()
    let outcomes = try Fixture.writer(ledger).append([article, Fixture.plain("Nothing.\n")])
    #expect(outcomes.map(\.isRecorded) == [true, true])

    let documents = try ledger.read { try $0.documents() }
    #expect(documents.map(\.claims) == [5, 0])
    #expect(documents[0].title == article.title)
    #expect(documents[0].digest == article.rawDigest)
    #expect(try ledger.read { try $0.runs() }.map(\.claims) == [5])

    for (index, id) in article.claimIDs.enumerated() {
      let record = try ledger.read { try $0.claims(withPrefix: id.description) }[0]
      var claim = article.extraction.claims[index]
      let (partOf, base) = (claim.partOf, claim.base)
      claim.partOf = nil
      claim.base = []
      #expect(record.claim == claim)
      #expect(record.partOf == partOf.map { article.claimIDs[$0] })
      #expect(record.base == base.map { article.claimIDs[$0] })
      #expect(record.text == article.text)
      #expect(record.documentEvidence == article.evidence)
    }
    let killed = try ledger.read { try $0.claims(withPrefix: article.claimIDs[0].description) }[0]
    #expect(killed.stated == "over 20,000")
    try expectConsistent(ledger)
  }

  @Test func viewsAreReadable() throws {
    let folder = try Folder()
    let ledger = try Fixture.newLedger(folder.file("a.ledger"))
    _ = try Fixture.writer(ledger).append([Fixture.article()])
    let rows = try Self.table(
      ledger,
      """
      SELECT stated, measure, bound, low, high, unit, kind, status, population, place, as_of, epoch, source, source_id,
        sources, cue, base_resolution, share_of, framing, confidence, publisher, start_byte, start_char
      FROM claim_view ORDER BY claim
      """)
    #expect(
      rows == [
        """
        over 20,000|killed|more_than|20000|-|person|cumulative|asserted|-|Northland|2023-12-22|2023-10-07|\
        Ministry of Health in Northland|north-moh|Ministry of Health in Northland|said|-|-|attack|0.97|Example Times|\
        115|114
        """,
        """
        53,320|injured|exact|53320|53320|person|cumulative|asserted|Northerners; civilians|-|-|-|\
        Ministry of Health in Northland|north-moh|Ministry of Health in Northland|said|-|-|-|0.5|Example Times|141|140
        """,
        """
        70%|share|exact|70|70|percent|share|asserted|women|-|-|-|Ministry of Health in Northland|north-moh|\
        Ministry of Health in Northland|said|ambiguous|killed|-|0.5|Example Times|156|155
        """,
        """
        12|missing|exact|12|12|person|stock|asserted|-|-|2023-11/2023-12-22|-|Ministry of Health in Northland|\
        north-moh|WHO <- Ministry of Health in Northland|citing|-|-|-|0.5|Example Times|214|213
        """,
        """
        a few|missing|exact|3.5|3.0|person|incident|asserted|children|-|-|-|Ministry of Health in Northland|north-moh|\
        WHO <- Ministry of Health in Northland|citing|-|-|-|0.5|Example Times|228|227
        """,
      ])
    #expect(
      try Self.table(ledger, "SELECT source, measure, claims, first_day, last_day FROM source_attribution") == [
        "Ministry of Health in Northland|injured|1|-|-",
        "Ministry of Health in Northland|killed|1|20231222|20231222",
        "Ministry of Health in Northland|missing|2|20231100|20231222",
        "Ministry of Health in Northland|share|1|-|-",
      ])
    #expect(
      try Self.table(
        ledger,
        "SELECT source, hop, originator, words, resolved, alias FROM attribution_view WHERE measure = 'missing' LIMIT 2"
      ) == [
        "WHO|0|0|WHO|-|WHO",
        "Ministry of Health in Northland|1|1|it,|The Ministry of Health in Northland|Ministry of Health in Northland",
      ])
    #expect(try Self.table(ledger, "SELECT count(*) FROM timeline") == ["5"])
  }

  @Test func knowsWhatItHas() throws {
    let folder = try Folder()
    let ledger = try Fixture.newLedger(folder.file("a.ledger"))
    let article = Fixture.article()
    #expect(try Fixture.writer(ledger).append([article, article]).map(\.isRecorded) == [true, false])
    #expect(
      try ledger.hasDocuments([article.rawDigest, article.textDigest, SHA256.digest([1])]) == [true, true, false])
    let before = try ledger.read { try $0.head() }
    #expect(try Fixture.writer(ledger).append([article]) == [.known(document: 2)])
    #expect(try ledger.read { try $0.head() } == before)
  }

  @Test func aNewRunSupersedes() throws {
    let folder = try Folder()
    let ledger = try Fixture.newLedger(folder.file("a.ledger"))
    var article = Fixture.article()
    _ = try Fixture.writer(ledger).append([article])
    article.extraction.claims.removeLast()
    article.claimIDs.removeLast()
    let again = try Fixture.writer(ledger, known: .supersede, program: "ledger/0.2.0").append([article])
    #expect(again == [.superseded(document: 2, claims: 4)])
    #expect(try Self.table(ledger, "SELECT count(*) FROM claim_view") == ["4"])
    #expect(try Self.table(ledger, "SELECT count(*) FROM claim_all") == ["9"])
    #expect(
      try ledger.read { try $0.claims(withPrefix: article.claimIDs[0].description) }.map(\.run.program) == [
        "ledger/0.2.0"
      ])
    try expectConsistent(ledger)

    var cleaned = article
    cleaned.text = Array("Nothing of it.\n".utf8)
    cleaned.textDigest = SHA256.digest(cleaned.text)
    cleaned.textMaker = "plain/2"
    cleaned.extraction = Extraction()
    cleaned.claimIDs = []
    #expect(try Fixture.writer(ledger, known: .supersede).append([cleaned]) == [.superseded(document: 2, claims: 0)])
    #expect(try Self.table(ledger, "SELECT count(*) FROM claim_view") == ["0"])
    try expectConsistent(ledger)
  }

  @Test func eachDocumentIsAllOrNothing() throws {
    let folder = try Folder()
    let ledger = try Fixture.newLedger(folder.file("a.ledger"))
    var outside = Fixture.article(2)
    outside.extraction.claims[4].place = TextSpan(5, 100_000)
    var inside = Fixture.article(3)
    inside.extraction.claims[1].place = TextSpan(0, 1)
    var huge = Fixture.article(4)
    huge.extraction.claims[0].framing = Array(repeating: String(repeating: "\u{1}", count: 40), count: 900)
    var invalid = Fixture.plain("x")
    invalid.text = [0xC0, 0xAF]
    let outcomes = try Fixture.writer(ledger).append([
      Fixture.article(1), outside, inside, huge, invalid, Fixture.article(5),
    ])
    #expect(outcomes.map(\.isRecorded) == [true, false, false, false, false, true])
    #expect(try Self.table(ledger, "SELECT count(*) FROM document") == ["2"])
    try expectConsistent(ledger)
  }

  @Test func rulingsStandBesideClaims() throws {
    let folder = try Folder()
    let ledger = try Fixture.newLedger(folder.file("a.ledger"))
    let article = Fixture.article()
    _ = try Fixture.writer(ledger).append([article])
    let ids = article.claimIDs.map(\.description)
    let claims = try ids.map { id in try ledger.read { try $0.claims(withPrefix: id) }[0].seq }
    try ledger.retract(claim: claims[4], reason: "Read twice.", statement: Fixture.statement)
    try ledger.correct(
      claim: claims[0], changes: [FieldChange(field: "place", value: nil), FieldChange(field: "low", value: "200")],
      reason: "A slip.", statement: Fixture.statement)
    try ledger.review(claim: claims[1], verdict: .confirmed, reason: nil, statement: Fixture.statement)
    #expect(
      try Self.table(ledger, "SELECT low, correction FROM claim_view WHERE correction IS NOT NULL") == [
        "20000|low = 200 (A slip.); place = none (A slip.)"
      ])
    #expect(try Self.table(ledger, "SELECT count(*) FROM claim_view") == ["4"])
    // The same reading of a later run is retracted too.
    _ = try Fixture.writer(ledger, known: .supersede).append([article])
    #expect(try Self.table(ledger, "SELECT count(*) FROM claim_view") == ["4"])
    #expect(try ledger.read { try $0.claims(withPrefix: ids[1]) }[0].rulings.map(\.verdict) == [.reviewed(.confirmed)])
    for change in [
      FieldChange(field: "id", value: "1"), FieldChange(field: "low", value: "1,0"),
      FieldChange(field: "measure", value: nil),
    ] {
      #expect(throws: LedgerError.self) {
        try ledger.correct(claim: claims[0], changes: [change], reason: "x", statement: Fixture.statement)
      }
    }
    #expect(throws: LedgerError.unknownClaim("3")) {
      try ledger.retract(claim: 3, reason: "x", statement: Fixture.statement)
    }
    try expectConsistent(ledger)
  }

  @Test func sourcesAreAddedNamedAndMerged() throws {
    let folder = try Folder()
    let ledger = try Fixture.newLedger(folder.file("a.ledger"))
    _ = try Fixture.writer(ledger).append([Fixture.article()])
    let added = RegisteredSource(
      id: "who", name: "World Health Organization", kind: .unAgency, aliases: [SourceAlias(text: "WHO", kind: .acronym)]
    )
    try ledger.addSource(added, statement: Fixture.statement)
    try ledger.addAlias(
      SourceAlias(text: "the northern ministry", kind: .descriptor, needsContext: true), to: "north-moh",
      statement: Fixture.statement)
    try ledger.merge(source: "WHO", into: "who", reason: "One body.", statement: Fixture.statement)
    #expect(throws: LedgerError.self) { try ledger.addSource(added, statement: Fixture.statement) }
    #expect(throws: LedgerError.unknownSource("nobody")) {
      try ledger.merge(source: "nobody", into: "who", reason: nil, statement: Fixture.statement)
    }
    let sources = try ledger.read { try $0.sources() }
    #expect(sources.map(\.name) == ["Ministry of Health in Northland", "WHO", "World Health Organization"])
    #expect(sources.map(\.claims) == [5, 2, 0])
    #expect(sources[1].canonical == sources[2].seq)
    #expect(sources[0].aliases.map(\.text) == ["Ministry of Health in Northland", "the northern ministry"])
    let stated = try ledger.read { try $0.statedSources() }
    #expect(stated.map(\.id) == ["north-moh", "who"])
    #expect(stated[0].aliases == [SourceAlias(text: "the northern ministry", kind: .descriptor, needsContext: true)])
    try expectConsistent(ledger)
  }

  @Test func searchFindsSentencesAndTitles() throws {
    let folder = try Folder()
    let ledger = try Fixture.newLedger(folder.file("a.ledger"), fullText: true)
    _ = try Fixture.writer(ledger).append([Fixture.article(1), Fixture.article(2)])
    func found(_ words: String) throws -> [String] {
      try ledger.read { try $0.search(words, limit: 10) }.map {
        "\($0.quote == nil ? "title" : "quote") \($0.claims.count)"
      }
    }
    #expect(try found("wounded minist*") == ["quote 3", "quote 3"])
    #expect(try found("uber") == ["title 0", "title 0"])
    #expect(try found("\"the missing at\" children") == ["quote 2", "quote 2"])
    #expect(try found("wounded AND NOT \" ( ) : ^ -") == [])
    #expect(try found("\" ' ;") == [])
    #expect(try Self.table(ledger, "SELECT count(*) FROM text_fts WHERE text_fts MATCH 'attack'") == ["2"])
    try expectConsistent(ledger)
  }

  @Test func queriesOnlyRead() throws {
    let folder = try Folder()
    let ledger = try Fixture.newLedger(folder.file("a.ledger"))
    _ = try Fixture.writer(ledger).append([Fixture.article()])
    for sql in ["DELETE FROM entry", "SELECT 1; SELECT 2", "SELEC", "", "SELECT :missing", "ATTACH 'x' AS y"] {
      #expect(throws: LedgerError.self) { try ledger.read { try $0.query(sql) { _ in } } }
    }
    var values: [LedgerCell] = []
    try ledger.read {
      try $0.query(
        "SELECT :a, 1.5, x'00ff', NULL, 'x' WHERE :b = 'y'", arguments: ["a": .integer(7), "b": .text("y")],
        columns: { #expect($0.count == 5) }
      ) { row in values = (0..<row.count).map { row[$0] } }
    }
    #expect(values == [.integer(7), .real(1.5), .blob([0, 255]), .null, .text("x")])
    var scanned: [Int] = []
    try ledger.read { try $0.scan("SELECT high FROM claim ORDER BY seq") { scanned.append($0[0]) } }
    #expect(scanned == [Int.min, 53_320, 70, 12, 30])
  }

  /// The rows of a query, cells divided by bars, null as a dash.
  static func table(_ ledger: Ledger, _ sql: String) throws -> [String] {
    var rows: [String] = []
    try ledger.read {
      try $0.query(sql) { row in
        rows.append(
          (0..<row.count).map { column in
            switch row[column] {
            case .null: "-"
            case .integer(let value): "\(value)"
            case .real(let value): "\(value)"
            case .text(let value): value
            case .blob(let value): "\(value.count) bytes"
            }
          }.joined(separator: "|"))
      }
    }
    return rows
  }
}

/// Expects that nothing in the ledger is wrong, and shows what is.
func expectConsistent(_ ledger: Ledger, sourceLocation: SourceLocation = #_sourceLocation) throws {
  let found = try ledger.verify(now: Fixture.time).findings.map(\.description)
  #expect(found == [], sourceLocation: sourceLocation)
}

extension AppendOutcome {
  var isRecorded: Bool { if case .recorded = self { true } else { false } }
}
