import Foundation
import LedgerTypes
import Testing

@testable import LedgerReports

@Suite struct JSONTests {
  private static let columns = [
    ReportColumn(name: "words", content: .value(.text, inputs: ["words"]), title: "Words", description: "D"),
    ReportColumn(name: "low", content: .value(.decimal, inputs: ["low"]), title: "Low", description: "D"),
    ReportColumn(name: "named", content: .tally(input: "a", by: "b"), title: "Named", description: "D"),
  ]

  private static func rendered(_ rows: [[ReportValue]]) throws -> [String: Any] {
    var renderer = JSONRenderer()
    var output = OutputBuffer()
    renderer.begin(Samples.metadata, into: &output)
    renderer.table(nil, columns: columns, into: &output)
    for row in rows { renderer.add(row, into: &output) }
    renderer.end(rows: rows.count, into: &output)
    return try #require(try JSONSerialization.jsonObject(with: Data(output.bytes)) as? [String: Any])
  }

  @Test func everyTextComesBack() throws {
    let object = try Self.rendered(Hostile.texts.map { [.text($0), .absent, .absent] })
    let rows = try #require(object["rows"] as? [[String: Any]])
    #expect(rows.map { ($0["words"] as? String).map { Array($0.utf8) } } == Hostile.texts.map { Array($0.utf8) })
    #expect(object["row_count"] as? Int == Hostile.texts.count)
  }

  @Test func cellsKeepTheirTypes() throws {
    let tally = ReportTally(value: "MoH", count: 3, parts: [ReportTally(value: "Coastline Wire", count: 3)])
    let object = try Self.rendered([[.absent, .decimal(ExactDecimal(coefficient: 6667, scale: 2)), .tally([tally])]])
    let row = try #require((object["rows"] as? [[String: Any]])?.first)
    #expect(row["words"] is NSNull)
    #expect(row["low"] as? Double == 66.67)
    let named = try #require((row["named"] as? [[String: Any]])?.first)
    #expect(named["value"] as? String == "MoH")
    #expect((named["by"] as? [[String: Any]])?.first?["count"] as? Int == 3)
  }

  @Test func theReportSaysWhatItIs() throws {
    let report = try #require(try Self.rendered([])["report"] as? [String: Any])
    #expect(report["statement"] as? String == ReportMetadata.statement)
    #expect(report["ledger_head"] as? String == "abc")
    #expect(report["ledger_entries"] as? Int == 3)
    #expect(report["conventions"] as? [String] == ["One rule."])
  }

  @Test func nothingInItIsObeyed() {
    var output = OutputBuffer()
    JSONText.append("\u{1B}\u{202E}\u{2028}</script>\u{E0041}", into: &output)
    let text = String(decoding: output.bytes, as: UTF8.self)
    #expect(text == "\"\\u001b\\u202e\\u2028\\u003c/script>\\udb40\\udc41\"")
  }
}
