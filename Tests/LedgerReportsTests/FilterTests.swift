import LedgerStore
import LedgerTypes
import Testing

@testable import LedgerReports

@Suite struct FilterTests {
  @Test func wordsOfTheCommandLineAreChecked() throws {
    let filters = try ReportFilters(measures: ["killed,injured", "day_count"], since: "2023-12", statuses: ["negated"])
    #expect(filters.measures == [.killed, .injured, .dayCount])
    #expect(filters.statuses == [.negated])
    #expect(filters.settings.map(\.name) == [.measure, .since, .status])
    for faulty in ["dead", ""] where !faulty.isEmpty {
      let error = #expect(throws: ReportError.self) { try ReportFilters(measures: [faulty]) }
      #expect(error?.description.hasPrefix("--measure dead: expected one of killed, injured") == true)
    }
    #expect(throws: ReportError.self) { try ReportFilters(since: "2023-02-30") }
    #expect(throws: ReportError.self) { try ReportFilters(until: "yesterday") }
    #expect(throws: ReportError.self) { try ReportFilters(statuses: ["true"]) }
  }

  @Test func argumentsAreListsAndDays() throws {
    let definition = try ReportCatalog.shipped().definition(named: "timeline")
    let filters = try ReportFilters(
      measures: ["killed"], sources: ["O'Brien \"x\""], since: "2023", until: "2023-12")
    let arguments = try filters.arguments(for: definition)
    #expect(arguments["measure"] == .text("[\"killed\"]"))
    #expect(arguments["source"] == .text("[\"O'Brien \\\"x\\\"\"]"))
    #expect(arguments["since"] == .integer(20_230_000))
    #expect(arguments["until"] == .integer(20_231_299))
    #expect(arguments["place"] == .null)
    #expect(arguments.count == ReportFilterName.allCases.count)
  }

  @Test func aReportRefusesAFilterItDoesNotHave() throws {
    let definition = try ReportDefinition(parsing: DefinitionTests.sound, file: "sample.sql")
    let error = #expect(throws: ReportError.self) {
      try ReportFilters(places: ["Gaza"]).arguments(for: definition)
    }
    #expect(error?.description == "the report sample has no filter --place; it has: --measure")
  }
}

@Suite struct RowTests {
  @Test func datesAreAsPreciseAsTheyAre() {
    #expect(CellReader.date(.integer(20_231_222)) == "2023-12-22")
    #expect(CellReader.date(.integer(20_120_800)) == "2012-08")
    #expect(CellReader.date(.integer(20_140_000)) == "2014")
    #expect(CellReader.date(.integer(20_230_230)) == nil)
    #expect(CellReader.date(.text("1957-11-07/1957-11-08")) == "1957-11-07/1957-11-08")
  }

  @Test func cellsAreReadAsTheirTypes() throws {
    let reader = CellReader(report: "sample")
    #expect(
      try reader.value(.integer(6667), .integer(2), type: .decimal, column: "c")
        == .decimal(ExactDecimal(coefficient: 6667, scale: 2)))
    #expect(try reader.value(.null, .integer(2), type: .decimal, column: "c") == .absent)
    #expect(try reader.value(.integer(-1), type: .id, column: "c") == .id("ffffffffffffffff"))
    #expect(
      try reader.value(.integer(20_231_001), .integer(20_231_003), type: .date, column: "c")
        == .text("2023-10-01/2023-10-03"))
    #expect(try reader.value(.text(""), type: .text, column: "c") == .absent)
    let error = #expect(throws: ReportError.self) { try reader.value(.real(0.5), type: .decimal, column: "c") }
    #expect(error?.description.contains("column c as decimal") == true)
  }

  @Test func talliesJoinEqualWords() {
    let lookup = LookupTable(words: [1: "said", 2: "said", 3: "announced"])
    let tallies = Tallies.tallies([.integer(1): 2, .integer(2): 1, .integer(3): 3, .null: 1], lookup: lookup)
    #expect(tallies.map(\.summary) == ["announced 3", "said 3", "unknown 1"])
  }

  @Test func wordsInPlaceOfAKeyPass() {
    let lookup = LookupTable(words: [1: "one"])
    #expect(lookup.resolved(.integer(1)) == .text("one"))
    #expect(lookup.resolved(.integer(2)) == .null)
    #expect(lookup.resolved(.text("as it is")) == .text("as it is"))
    #expect(lookup.withoutText.resolved(.text("as it is")) == .null)
  }

  @Test func ranksFollowTheBytes() {
    let lookup = LookupTable(words: [1: "b", 2: "a", 3: "b", 5: "a long word", 6: "a long wor"])
    let ranks = WordRanks(rows: 6, key: { $0 + 1 }, words: { lookup[$0] })
    #expect((0..<6).map { ranks[$0] } == [3, 0, 3, StableOrder.absent, 2, 1])
  }
}
