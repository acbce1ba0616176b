import Foundation
import LedgerAudit
import TestSupport
import Testing

private let dailySeries = TestData.file("eval/sets/gaza-daily-series.json")

/// A public daily series that is not part of the project: what the audit finds in it, counted by other means as well.
@Suite("Gaza daily series", .enabled(if: dailySeries != nil, "LEDGER_TESTDATA has no daily series"))
struct GazaSeriesTests {
  private static let reported = [
    "killed*", "injured*", "famine*", "child_famine*", "med_*", "press_*", "civdef_*", "aid_*", "massacres*",
  ]

  private func findings(_ patterns: [String]) throws -> [Finding] {
    let bytes = Array(try Data(contentsOf: try #require(dailySeries)))
    var document = CorpusDocument()
    document.reference = try ReferenceReader(name: "gaza-daily", file: "gaza-daily-series.json", patterns: patterns)
      .series(bytes)
    return try ExampleLedger([document]).result().findings
  }

  @Test func whatWasReportedFallsThreeTimes() throws {
    let found = try findings(Self.reported)
    let falls = found.filter { $0.check == "cumulative-falls" }.map { $0.references[0] }
    #expect(
      falls.map { "\($0.field) \($0.date)" } == [
        "famine_cum 2025-07-22", "killed_women_cum 2023-10-19", "killed_women_cum 2023-10-21",
      ])
    let increments = found.filter { $0.check == "increment-against-total" }.map { $0.references[0].field }
    #expect(increments.count { $0 == "killed" } == 9)
    #expect(increments.count { $0 == "injured" } == 16)
    #expect(increments.count == 25)
    // Additions of earlier deaths come every week and are no jumps.
    #expect(found.count { $0.check == "jump" } <= 15)
  }

  @Test func whatWasFilledInFallsOnce() throws {
    let found = try findings(["ext_*"])
    let falls = found.filter { $0.check == "cumulative-falls" }.map { $0.references[0] }
    #expect(falls.map { "\($0.field) \($0.date)" } == ["ext_press_killed_cum 2023-12-24"])
    #expect(!found.contains { $0.check == "increment-against-total" })
  }
}
