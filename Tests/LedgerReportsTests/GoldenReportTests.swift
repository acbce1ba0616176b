import Foundation
import LedgerStore
import LedgerTypes
import Testing

@testable import LedgerReports

/// The shipped reports on a ledger made by hand, byte by byte.
@Suite struct GoldenReportTests {
  private static func reporter(_ ledger: Ledger, reports: String? = nil) throws -> Reporter {
    var catalog = try ReportCatalog.shipped()
    if let reports { catalog = try catalog.adding(folder: reports) }
    return Reporter(ledger: ledger, catalog: catalog, program: "ledger 0.0.0", ruleSet: "test/1")
  }

  @Test(arguments: ["timeline", "sources", "claims"])
  func reportsAreWhatTheyWere(name: String) throws {
    let folder = try TemporaryFolder()
    let reporter = try Self.reporter(try TestLedger.standard(in: folder))
    let out = folder.file("out")
    for format in [ReportFormat.markdown, .json, .csv(CSVOptions())] {
      _ = try reporter.write(ReportRequest(names: [name], format: format), to: .folder(out))
      let file = "\(name).\(format.fileExtension)"
      try Golden.expect(try folder.contents("out/" + file), matches: file)
    }
    try Golden.expect(try folder.contents("out/\(name).meta.json"), matches: "\(name).meta.json")
  }

  @Test func theSameHeadGivesTheSameBytes() throws {
    let (first, second) = (try TemporaryFolder(), try TemporaryFolder())
    var contents: [[UInt8]] = []
    for folder in [first, second] {
      let reporter = try Self.reporter(try TestLedger.standard(in: folder))
      _ = try reporter.write(ReportRequest(), to: .file(folder.file("report.md")))
      contents.append(try folder.contents("report.md"))
    }
    #expect(contents[0] == contents[1])
  }

  @Test func namesThatWantToBreakOutDoNot() throws {
    let folder = try TemporaryFolder()
    let ledger = try TestLedger.empty(in: folder)
    let names = Hostile.texts.filter { !$0.isEmpty && !$0.contains("\0") }
    let drafts = names.enumerated().map { index, name in
      var draft = Draft(
        title: name, publisher: name, published: "2023-12-22", text: "\(name) said \(index + 1000) people were killed.")
      let source = SourceHop(hop: 0, span: draft.span(name), cue: draft.span(" said"), name: name, kind: .unknown)
      draft.add(String(index + 1000), .killed) { $0.sources = [source] }
      return draft
    }
    try TestLedger.append(drafts, to: ledger)
    let reporter = try Self.reporter(ledger)
    _ = try reporter.write(ReportRequest(format: .csv(CSVOptions())), to: .folder(folder.file("out")))
    let records = CSVText.records(try folder.contents("out/timeline.csv"))
    #expect(records.count == names.count + 1)
    #expect(records.allSatisfy { $0.count == records[0].count })
    let source = try #require(records[0].firstIndex(of: Array("source".utf8)))
    #expect(Set(records.dropFirst().map { $0[source] }) == Set(names.map { Array($0.utf8) }))
    _ = try reporter.write(
      ReportRequest(format: .csv(CSVOptions(excelSafe: true))), to: .folder(folder.file("safe")))
    for record in CSVText.records(try folder.contents("safe/timeline.csv")) {
      for field in record { #expect(!FormulaGuard.guarded(String(decoding: field, as: UTF8.self)).hasPrefix("''")) }
    }
    _ = try reporter.write(ReportRequest(format: .json), to: .file(folder.file("all.json")))
    let object = try JSONSerialization.jsonObject(with: Data(try folder.contents("all.json"))) as? [String: Any]
    #expect((object?["reports"] as? [[String: Any]])?.map { $0["row_count"] as? Int } == [names.count, names.count])
  }

  /// Filters, and the `stated` column of what they leave.
  @Test(arguments: [
    (["measure", "injured"], ["No one", "53,320"]),
    (["source", "gaza-moh"], ["20,057", "390", "over 20,000", "53,320", "70%", "20,057"]),
    (["source", "hamas-run HEALTH ministry"], ["20,057", "390", "over 20,000", "53,320", "70%", "20,057"]),
    (["source", "World Health Organization"], ["20,057"]),
    (["publisher", "coastline wire"], ["over 20,000", "53,320", "70%"]),
    (["since", "2023-12-23"], ["20,057"]),
    (["until", "2023-11"], ["89", "300 and 400", "No one"]),
    (["status", "negated"], ["No one"]),
    (["place", "Gaza"], []),
  ])
  func filtersLeaveWhatTheySay(filter: [String], stated: [String]) throws {
    let folder = try TemporaryFolder()
    let reporter = try Self.reporter(try TestLedger.standard(in: folder))
    var words: [String: [String]] = [:]
    words[filter[0]] = [filter[1]]
    let filters = try ReportFilters(
      measures: words["measure"] ?? [], sources: words["source"] ?? [], places: words["place"] ?? [],
      publishers: words["publisher"] ?? [], since: words["since"]?.first, until: words["until"]?.first,
      statuses: words["status"] ?? [])
    let request = ReportRequest(names: ["timeline"], format: .csv(CSVOptions()), filters: filters)
    let outcome = try reporter.write(request, to: .file(folder.file("timeline.csv")))
    let records = CSVText.records(try folder.contents("timeline.csv"))
    let column = try #require(records[0].firstIndex(of: Array("stated".utf8)))
    #expect(records.dropFirst().map { String(decoding: $0[column], as: UTF8.self) }.sorted() == stated.sorted())
    #expect(outcome.hints.isEmpty == !stated.isEmpty)
    for name in ["sources", "claims"] {
      let request = ReportRequest(names: [name], format: .csv(CSVOptions()), filters: filters)
      #expect(try reporter.write(request, to: .file(folder.file("\(name).csv"))).rows > 0 || stated.isEmpty)
    }
  }

  @Test func aRetractedClaimIsGone() throws {
    let folder = try TemporaryFolder()
    let ledger = try TestLedger.standard(in: folder)
    let claim = try ledger.read { snapshot in
      var found: Int?
      try snapshot.query("SELECT seq FROM claim WHERE value = '53,320'") { found = $0.integer(0) }
      return found
    }
    let statement = Statement(by: "test", recorded: try TestLedger.time())
    try ledger.retract(claim: try #require(claim), reason: "a test", statement: statement)
    let reporter = try Self.reporter(ledger)
    for name in ["timeline", "claims"] {
      _ = try reporter.write(
        ReportRequest(names: [name], format: .csv(CSVOptions())), to: .file(folder.file("out.csv")))
      #expect(!String(decoding: try folder.contents("out.csv"), as: UTF8.self).contains("53,320,injured"))
    }
  }

  @Test func mergedSourcesAreOneRow() throws {
    let folder = try TemporaryFolder()
    let ledger = try TestLedger.standard(in: folder)
    let statement = Statement(by: "test", recorded: try TestLedger.time())
    try ledger.merge(source: "Officials", into: "The other side", reason: "a test", statement: statement)
    let reporter = try Self.reporter(ledger)
    _ = try reporter.write(
      ReportRequest(names: ["sources"], format: .csv(CSVOptions())), to: .file(folder.file("out.csv")))
    let records = CSVText.records(try folder.contents("out.csv")).map { $0.map { String(decoding: $0, as: UTF8.self) } }
    #expect(records.first { $0[0] == "The other side" }?[3] == "2")
    #expect(!records.contains { $0[0] == "Officials" })
  }

  @Test func anAuthorThatNoRegistryKnowsHasItsNameOnly() throws {
    let folder = try TemporaryFolder()
    let ledger = try TestLedger.empty(in: folder)
    var draft = TestLedger.bulletin()
    draft.author = "Coastal Relief Forum"
    try TestLedger.append([draft], to: ledger)
    _ = try Self.reporter(ledger).write(
      ReportRequest(names: ["sources"], format: .csv(CSVOptions())), to: .file(folder.file("out.csv")))
    let text = String(decoding: try folder.contents("out.csv"), as: UTF8.self)
    #expect(text.contains("\r\nCoastal Relief Forum,,,2,"))
  }

  @Test func oneTableOnAStream() throws {
    let folder = try TemporaryFolder()
    let reporter = try Self.reporter(try TestLedger.standard(in: folder))
    let outcome = try reporter.write(
      ReportRequest(format: .csv(CSVOptions())), to: .file(folder.file("all.csv")))
    #expect(outcome.files == [folder.file("all.csv"), folder.file("all.meta.json")])
    #expect(outcome.hints.count == 1 && outcome.hints[0].contains("ledger report sources --csv"))
  }

  @Test func theLedgerIsNotReplaced() throws {
    let folder = try TemporaryFolder()
    let ledger = try TestLedger.standard(in: folder)
    let before = try folder.contents("facts.ledger")
    #expect(throws: ReportError.self) {
      try Self.reporter(ledger).write(ReportRequest(), to: .file(folder.file("facts.ledger")))
    }
    #expect(try folder.contents("facts.ledger") == before)
  }

  @Test func aReportOfOnesOwn() throws {
    let folder = try TemporaryFolder()
    let own = try TemporaryFolder()
    try own.write(
      """
      -- report: per-publisher
      -- title: Claims by publisher
      -- description: How many claims each publisher has.
      -- uses: selected_claims
      -- lookup: publisher | SELECT number, name FROM publisher
      -- order: claims descending
      -- column: publisher | text | Publisher | Who published.
      -- column: claims | integer | Claims | How many.
      SELECT publisher, count(*) AS claims FROM selected GROUP BY publisher;
      """, to: "per-publisher.sql")
    let reporter = try Self.reporter(try TestLedger.standard(in: folder), reports: own.path)
    _ = try reporter.write(
      ReportRequest(names: ["per-publisher"], format: .csv(CSVOptions())), to: .file(folder.file("out.csv")))
    let text = String(decoding: try folder.contents("out.csv"), as: UTF8.self)
    #expect(text.hasPrefix("publisher,claims\r\n") && text.contains("Coastline Wire,3\r\n"))
  }

  /// A query that would write, or that is wrong, is an error and changes nothing.
  @Test(arguments: [
    "DELETE FROM entry", "SELECT 1 AS n; SELECT 2 AS n", "SELECT nothing AS n FROM nowhere", "PRAGMA user_version = 9",
    "SELECT 'x' AS n", "SELECT 1 AS other",
  ])
  func faultyReportsAreRefused(sql: String) throws {
    let folder = try TemporaryFolder()
    let own = try TemporaryFolder()
    try own.write(
      "-- report: own\n-- title: T\n-- description: D\n-- column: n | integer | N | Number.\n\(sql)", to: "own.sql")
    let ledger = try TestLedger.standard(in: folder)
    let before = try folder.contents("facts.ledger")
    let reporter = try Self.reporter(ledger, reports: own.path)
    #expect(throws: (any Error).self) {
      try reporter.write(ReportRequest(names: ["own"]), to: .file(folder.file("out.md")))
    }
    #expect(try folder.contents("facts.ledger") == before)
    #expect(try folder.names == ["facts.ledger"])
  }
}
