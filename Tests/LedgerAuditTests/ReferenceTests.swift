import Foundation
import LedgerAudit
import LedgerTypes
import Testing

/// Reference series: what is read, what is kept, what is chosen.
@Suite struct ReferenceTests {
  private static func series(_ text: String, _ patterns: [String] = []) throws -> ReferenceSeries {
    try ReferenceReader(name: "coast", file: "coast.txt", patterns: patterns).series(Array(text.utf8))
  }

  @Test(arguments: [
    #"{"about": {"x": 1}, "series": {"2024-03-01": {"killed": 5, "note": "a"}, "2024-03-02": {"killed": 6.5}}}"#,
    #"[{"report_date": "2024-03-01", "killed": 5}, {"report_date": "2024-03-02", "killed": 6.5, "x": null}]"#,
    "date,killed\r\n2024-03-01,5\r\n2024-03-02,6.5\r\n", "\u{FEFF}killed;date\n5;2024-03-01\n6.5;2024-03-02\n",
    "date\tkilled\n2024-03-01\t\"5\"\n2024-03-02\t6.5",
  ])
  func everyFormIsRead(text: String) throws {
    let series = try Self.series(text)
    #expect(series.fields.map(\.name) == ["killed"])
    #expect(series.fields[0].points.map(\.date.description) == ["2024-03-01", "2024-03-02"])
    #expect(series.fields[0].points.map(\.value.description) == ["5", "6.5"])
  }

  @Test(arguments: ["", "{", "[]", "{\"a\": 1}", "no,dates\n1,2\n", "[1, 2", "{\"2024-03-01\": {\"a\": \"x\"}}"])
  func whatIsNoSeriesIsAnError(text: String) {
    #expect(throws: ReferenceError.self) { try Self.series(text) }
  }

  @Test func deepNestingIsAnErrorAndNoCrash() {
    #expect(throws: ReferenceError.self) { try Self.series(String(repeating: "[", count: 100_000)) }
  }

  @Test func patternsChooseFields() throws {
    let text = "date,killed,killed_cum,ext_killed\n2024-03-01,1,2,3\n"
    #expect(try Self.series(text, ["killed*"]).fields.map(\.name) == ["killed", "killed_cum"])
    #expect(try Self.series(text, ["ext_*", "?illed"]).fields.map(\.name) == ["ext_killed", "killed"])
    #expect(throws: ReferenceError.self) { try Self.series(text, ["dead*"]) }
  }

  @Test(arguments: ["", "a b", "a/b", "ä"])
  func namesArePlain(name: String) {
    #expect(throws: ReferenceError.self) { try ReferenceReader(name: name, file: "f", patterns: []) }
  }

  @Test func whatIsKeptIsReadBack() throws {
    let series = try Self.series("date,\"killed, all\"\n2024-03-01,1\n2024-03-02,2.25\n", ["kill*"])
    #expect(ReferenceSeries(document: series.document) == series)
    #expect(ReferenceSeries(document: Array("killed,1\n".utf8)) == nil)
  }

  @Test func theNewestOfANameCounts() throws {
    var first = CorpusDocument()
    first.reference = try Self.series("date,killed_cum\n2024-03-01,5\n2024-03-02,4\n")
    var second = CorpusDocument()
    second.reference = try Self.series("date,killed_cum\n2024-03-01,5\n2024-03-02,6\n")
    #expect(try ExampleLedger([first]).result().findings.map(\.check) == ["cumulative-falls"])
    #expect(try ExampleLedger([first, second]).result().findings.isEmpty)
    // The first one again: it is in force again.
    #expect(try ExampleLedger([first, second, first]).result().findings.count == 1)
  }

  /// Gaps in a series do not hide a difference: the change counts since the last reported total.
  @Test func incrementsAreComparedOverGaps() throws {
    var document = CorpusDocument()
    document.reference = try Self.series(
      "date,killed,killed_cum\n2024-03-01,5,5\n2024-03-02,3,\n2024-03-04,4,12\n2024-03-05,2,14\n")
    let findings = try ExampleLedger([document]).result(["increment-against-total"]).findings
    #expect(findings.count == 1)
    #expect(findings[0].arithmetic == "12 (2024-03-04) − 5 (2024-03-01) = 7, stated 4")
  }
}
