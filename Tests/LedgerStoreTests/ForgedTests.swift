import LedgerTypes
import Testing

@testable import LedgerStore

/// Ledgers whose hashes and rows are all in order, and whose entries state what their texts do not say.
@Suite struct ForgedTests {
  /// A document of one claim; its title begins with a character of two bytes.
  private static let document: RecordedDocument = {
    let text = "Über\nMédecins said on Friday that 12 people were killed in 3 raids.\n"
    var document = Fixture.plain(text)
    document.evidence = [Evidence("title", rule: "document.first_line", span: TextSpan(0, 5))]
    var claim = Claim(
      span: Fixture.span(text, "12"), measure: .killed, bound: .exact, low: ExactDecimal(12), high: ExactDecimal(12),
      quote: Fixture.span(text, "Médecins", through: "Friday that 12 people"))
    claim.evidence = [Evidence("measure", rule: "measure.killed", span: Fixture.span(text, "killed"))]
    claim.notices = [Notice(code: "bidi", span: Fixture.span(text, "12"), text: "A mark.")]
    document.extraction = Extraction(claims: [claim])
    return Fixture.identified(document)
  }()

  @Test func theGoodOneIsGood() throws {
    let folder = try Folder()
    try ForgedLedger.make(folder.file("a.ledger"), Self.document)
    #expect(try Ledger.verify(folder.file("a.ledger"), now: Fixture.time).findings == [])
  }

  /// I12, I13: the words of an entry, what stands instead, and what is found.
  @Test(arguments: [
    (#""value":["12",36,38]"#, #""value":["12",37,39]"#, "bytes 37 to 39 of the text are not the words of the entry"),
    (#""value":["12",36,38]"#, #""value":["12",70,99]"#, "bytes 70 to 99 lie outside the text"),
    (
      #""value":["12",36,38]"#, #""value":["12",9007199254740989,9007199254740991]"#,
      "bytes 9007199254740989 to 9007199254740991 lie outside the text"
    ),
    (#""value":["12",36,38]"#, #""value":["3",61,62]"#, "its value lies outside its quote"),
    (#""high":"12""#, #""high":"13""#, "its limits are not the number that its words state"),
    ("Médecins", "Me\u{301}decins", "bytes 6 to 45 of the text are not the words of the entry"),
    ("A mark.\",36,38", "A mark.\",7,8", "bytes 7 to 8 are no words of the text"),
    (#"["measure.killed",51,57]"#, #"["measure.killed",51,900]"#, "bytes 51 to 900 are no words of the text"),
    (#"["title","document.first_line",0,5]"#, #"["title","document.first_line",1,5]"#, "bytes 1 to 5 are no words"),
  ])
  func aWrongStatementIsFound(words: String, instead: String, finding: String) throws {
    let folder = try Folder()
    var isChanged = false
    try ForgedLedger.make(folder.file("a.ledger"), Self.document) { body in
      let changed = body.replacing(words, with: instead, maxReplacements: 1)
      if !changed.utf8.elementsEqual(body.utf8) { isChanged = true }
      return changed
    }
    #expect(isChanged)
    let found = try Ledger.verify(folder.file("a.ledger"), now: Fixture.time).findings
    #expect(Set(found.map(\.check)) == [.quote], "\(found)")
    #expect(found.first?.text.contains(finding) == true, "\(found)")
  }

  /// What is named by number has to be what it is named as.
  @Test func anEntryOfAnotherKindIsFound() throws {
    let folder = try Folder()
    try ForgedLedger.make(folder.file("a.ledger"), Self.document) {
      $0.replacing(#""run":1,"sha256""#, with: #""run":0,"sha256""#)
    }
    let found = try Ledger.verify(folder.file("a.ledger"), now: Fixture.time).findings.map(\.description)
    #expect(found == ["ref: entry 2: it names entry 0 as a run, which it is not"])
  }

  /// A number of claims that nobody can have takes no memory and no time.
  @Test func anExtractionOfMoreClaimsThanThereAreIsFound() throws {
    let folder = try Folder()
    try ForgedLedger.make(folder.file("a.ledger"), Self.document) {
      $0.replacing(#""claims":1,"#, with: #""claims":9007199254740991,"#)
    }
    let reextraction = Reextraction(
      ruleSet: Fixture.run().ruleSet, registryDigest: Fixture.run().registryDigest
    ) { _, _, _ in (Self.document.extraction, Self.document.claimIDs) }
    let found = try Ledger.verify(
      folder.file("a.ledger"), now: Fixture.time, anchors: VerificationAnchors(reextraction: reextraction)
    ).findings
    #expect(found.contains { $0.text == "the last extraction has fewer claims than it says" }, "\(found)")
    let other = try Fixture.newLedger(folder.file("b.ledger"))
    let forged = try Ledger.open(folder.file("a.ledger"), for: .reading)
    #expect(throws: LedgerError.self) { try other.merge(forged, statement: Fixture.statement) }
  }

  /// Each can be read, and is not what the program writes.
  @Test(arguments: [
    #"{"at":"2026-01-01T00:00:00Z","claims":0,"dateline":[0,3,"2023-12-22"],"doc":1,"run":1,"t":"extraction","text":2,"v":1}"#,
    #"{"at":"2026-01-01T00:00:00Z","claims":0,"dateline":["2023-12-22","2023-12-23"],"doc":1,"run":1,"t":"extraction","text":2,"v":1}"#,
    #"{"at":"2026-01-01T00:00:00Z","claims":0,"doc":1,"notices":[],"run":1,"t":"extraction","text":2,"v":1}"#,
    #"{"at":"2026-01-01T00:00:00Z","by":"x","claim":["\#(String(repeating: "0", count: 64))",7],"reason":"x","t":"retract","v":1}"#,
    #"{"at":"2026-01-01T00:00:00Z","by":"x","program":"y","registry":"\#(String(repeating: "0", count: 64))","rule_set":"z","t":"run","v":1}"#,
    #"{"at":"2026-01-01T00:00:00z","by":"x","t":"note","text":"y","v":1}"#,
    #"{"at":"2026-01-01T01:00:00+01:00","by":"x","t":"note","text":"y","v":1}"#,
    #"{"at":"2026-01-01T00:00:00Z","by":"x","name":"y","start":"2023-12-22T10:00","t":"epoch","v":1}"#,
    #"{"at":"2026-01-01T00:00:00Z","by":"x","context":[],"name":"y","start":"2023-12-22","t":"epoch","v":1}"#,
    #"{"at":"2026-01-01T00:00:00Z","by":"x","t":"note","text":"y","v":1,"w":1}"#,
    #"{"at":"2026-01-01T00:00:00Z","by":"x","t":"letter","text":"y","v":1}"#,
  ])
  func anEntryHasOneForm(body: String) throws {
    #expect(throws: EntryFailure.self) { try Entry(body: Array(body.utf8)) }
  }

  /// What a program writes is what the database gives back, or nothing is acknowledged.
  @Test(arguments: [
    "UPDATE entry SET leaf = zeroblob(32) WHERE seq = new.seq",
    "UPDATE entry SET body = CAST(replace(CAST(body AS TEXT), 'x', 'y') AS BLOB) WHERE seq = new.seq",
  ])
  func whatReadsOtherwiseThanItWasWrittenIsTakenBack(statement: String) throws {
    let folder = try Folder()
    let path = folder.file("a.ledger")
    let ledger = try Fixture.newLedger(path)
    let other = try DatabaseQueue(path: path)
    // Somebody puts a trigger in while the ledger is open.
    try other.use {
      try $0.execute("DROP TRIGGER entry_no_update; CREATE TRIGGER evil AFTER INSERT ON entry BEGIN \(statement); END")
    }
    #expect(throws: LedgerError.self) { try ledger.addNote("x", statement: Fixture.statement) }
    #expect(throws: LedgerError.self) { try Fixture.writer(ledger).append([Fixture.article()]) }
    #expect(try other.read { try $0.texts("SELECT count(*) FROM entry") } == ["1"])
  }
}
