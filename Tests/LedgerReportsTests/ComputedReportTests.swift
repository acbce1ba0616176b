import Foundation
import LedgerAudit
import LedgerStore
import LedgerTypes
import Testing

@testable import LedgerReports

/// The reports that compare claims, on a ledger made by hand.
@Suite struct ComputedReportTests {
  private static func reporter(_ ledger: Ledger) throws -> Reporter {
    Reporter(ledger: ledger, catalog: try .shipped(), program: "ledger 0.0.0", ruleSet: "test/1")
  }

  @Test(arguments: ComputedReport.all.map(\.name))
  func reportsAreWhatTheyWere(name: String) throws {
    let folder = try TemporaryFolder()
    let reporter = try Self.reporter(try TestLedger.standard(in: folder))
    for format in [ReportFormat.markdown, .json, .csv(CSVOptions()), .html] {
      let outcome = try reporter.write(ReportRequest(names: [name], format: format), to: .folder(folder.file("out")))
      #expect(outcome.files.count == (format == .csv(CSVOptions()) ? 2 : 1))
    }
    try Golden.expect(try folder.contents("out/\(name).md"), matches: "\(name).md")
    let object = try JSONSerialization.jsonObject(with: Data(try folder.contents("out/\(name).json")))
    let rows = ((object as? [String: Any])?["rows"] as? [[String: Any]])?.count
    #expect(CSVText.records(try folder.contents("out/\(name).csv")).count == (rows ?? -1) + 1)
  }

  @Test(arguments: ["timeline", "citations"])
  func pagesAreWhatTheyWere(name: String) throws {
    let folder = try TemporaryFolder()
    let reporter = try Self.reporter(try TestLedger.standard(in: folder))
    _ = try reporter.write(ReportRequest(names: [name], format: .html), to: .file(folder.file("\(name).html")))
    try Golden.expect(try folder.contents("\(name).html"), matches: "\(name).html")
  }

  /// A page has no script, fetches nothing, and hostile names stay text.
  @Test func pagesAreInert() throws {
    let folder = try TemporaryFolder()
    let ledger = try TestLedger.empty(in: folder)
    let names = Hostile.texts.filter { !$0.isEmpty && !$0.contains("\0") }
    try TestLedger.append(
      names.enumerated().map { index, name in
        var draft = Draft(
          title: name, publisher: name, published: "2023-12-22",
          text: "\(name) said \(index + 1000) people were killed.")
        let source = SourceHop(hop: 0, span: draft.span(name), cue: draft.span(" said"), name: name, kind: .unknown)
        draft.add(String(index + 1000), .killed) { $0.sources = [source] }
        return draft
      }, to: ledger)
    let all = try ReportCatalog.shipped().definitions.map(\.name)
    _ = try Self.reporter(ledger).write(
      ReportRequest(names: all, format: .html), to: .file(folder.file("all.html")))
    let page = String(decoding: try folder.contents("all.html"), as: UTF8.self)
    for tag in ["<script", "<img", "<iframe", "<object", "<link", "onerror=\"", "href=\"javascript"] {
      #expect(!page.contains(tag))
    }
    #expect(page.contains("dir=\"auto\""))
    for scalar in page.unicodeScalars where scalar != "\n" { #expect(!scalar.isHidden) }
    for opening in ["<section", "<table", "<svg", "<figure"] {
      let closing = opening.replacing("<", with: "</") + ">"
      #expect(page.components(separatedBy: opening).count == page.components(separatedBy: closing).count)
    }
  }

  @Test(arguments: ["as-known", "timeline", "claims", "range"]) func theLedgerIsShownAsItStood(name: String) throws {
    let folder = try TemporaryFolder()
    let reporter = try Self.reporter(try TestLedger.standard(in: folder))
    var request = ReportRequest(names: [name], format: .csv(CSVOptions()))
    let now = try reporter.write(request, to: .file(folder.file("out.csv"))).rows
    for (day, count) in [("2024-01-01", 0), ("2024-01-02", now)] {
      request.filters.asKnown = CivilDate(iso: day)
      #expect(try reporter.write(request, to: .file(folder.file("out.csv"))).rows == count)
      #expect(
        String(decoding: try folder.contents("out.meta.json"), as: UTF8.self).contains("\"as_known\": [\"\(day)\"]"))
    }
  }

  /// Each row leads back to words: a claim, its sentence, the document and the passage.
  @Test func rowsLeadBackToTheirWords() {
    for report in ComputedReport.all where !["source-mix", "provenance", "integrity"].contains(report.name) {
      let names = report.columns.map(\.name)
      let starts = names.filter { $0.hasSuffix("claim") }.map { $0.dropLast("claim".count) }
      #expect(!starts.isEmpty, "\(report.name)")
      for start in starts {
        for part in ["quote", "document", "passage"] {
          #expect(names.contains(start + part), "\(report.name): \(start)\(part)")
        }
      }
    }
  }

  /// Every report that compares says first what its rows come to; every page prints its settings.
  @Test func theAnswerStandsOnTop() throws {
    let folder = try TemporaryFolder()
    let reporter = try Self.reporter(try TestLedger.standard(in: folder))
    var request = ReportRequest(names: ["briefing"], format: .html)
    request.options.vague = .acled
    _ = try reporter.write(request, to: .file(folder.file("out.html")))
    let page = String(decoding: try folder.contents("out.html"), as: UTF8.self)
    let summary = try #require(page.range(of: "<ul class=\"summary\">"))
    let table = try #require(page.range(of: "<table>"))
    #expect(summary.upperBound < table.lowerBound)
    #expect(page.contains("ACLED"))
    #expect(page.contains("<h2 id=\"briefing-part-1\">Figures</h2>"))
  }

  @Test func wordsFromTheRightStandForThemselves() {
    #expect(
      SVGText.isolated("20,057 in غزة by وزارة الصحة, 1 line")
        == "20,057 in <bdi>غزة</bdi> by <bdi>وزارة الصحة</bdi>, 1 line")
    #expect(SVGText.isolated("وزارة الصحة 20,057") == "وزارة الصحة 20,057")
    #expect(SVGText.isolated("<b> غزة") == "&lt;b&gt; <bdi>غزة</bdi>")
  }

  @Test func theGraphHasThreeForms() throws {
    let folder = try TemporaryFolder()
    let reporter = try Self.reporter(try TestLedger.standard(in: folder))
    for (form, start) in [(CitationGraphForm.mermaid, "flowchart"), (.dot, "digraph"), (.svg, "<svg")] {
      _ = try reporter.writeCitations(form, ReportRequest(), to: .file(folder.file("graph.txt")))
      #expect(String(decoding: try folder.contents("graph.txt"), as: UTF8.self).hasPrefix(start))
    }
  }

  @Test func filtersHoldForComputedReports() throws {
    let folder = try TemporaryFolder()
    let reporter = try Self.reporter(try TestLedger.standard(in: folder))
    for (filters, count) in [
      (try ReportFilters(measures: ["injured"]), 2), (try ReportFilters(sources: ["gaza-moh"]), 6),
      (try ReportFilters(publishers: ["coastline wire"]), 3), (try ReportFilters(until: "2023-11"), 3),
      (try ReportFilters(statuses: ["negated"]), 1),
    ] {
      let request = ReportRequest(names: ["as-known"], format: .csv(CSVOptions()), filters: filters)
      #expect(try reporter.write(request, to: .file(folder.file("out.csv"))).rows == count)
    }
  }

  /// The headline's round number, in the publisher's voice, is not a second line beside the ministry's.
  @Test func aHeadlineIsNoFigureOfItsOwn() throws {
    let folder = try TemporaryFolder()
    let ledger = try TestLedger.empty(in: folder)
    var draft = Draft(
      title: "Toll passes 30,000", publisher: "Coastline Wire", published: "2024-03-01",
      text: "Toll passes 30,000. The Gaza health ministry said 30,120 people had been killed.")
    draft.add("30,000", .killed, bound: .moreThan, boundWord: "passes") {
      $0.kind = .cumulative
      $0.voice = .publisher
    }
    let source = draft.hop(0, "Gaza health ministry", cue: "said", TestLedger.ministry, alias: .name)
    draft.add("30,120", .killed) {
      $0.kind = .cumulative
      $0.sources = [source]
    }
    try TestLedger.append([draft], to: ledger)
    let request = ReportRequest(names: ["range"], format: .csv(CSVOptions()))
    _ = try Self.reporter(ledger).write(request, to: .file(folder.file("out.csv")))
    let records = CSVText.records(try folder.contents("out.csv"))
    #expect(records.count == 2)
    #expect(records[1][3...5].map { String(decoding: $0, as: UTF8.self) } == ["30,120", "30,120", "30,120"])
  }

  @Test func aDocumentIsNamedByWordsOfItsTitle() throws {
    let folder = try TemporaryFolder()
    let reporter = try Self.reporter(try TestLedger.standard(in: folder))
    var request = ReportRequest(names: ["document"])
    request.options.document = "toll passes"
    _ = try reporter.write(request, to: .file(folder.file("out.md")))
    #expect(String(decoding: try folder.contents("out.md"), as: UTF8.self).contains("Toll passes 20,000"))
    request.options.document = "20 two"
    #expect(throws: ReportError.self) { try reporter.write(request, to: .file(folder.file("out.md"))) }
  }

  @Test func aDocumentOrClaimThatIsNotThereIsAnError() throws {
    let folder = try TemporaryFolder()
    let reporter = try Self.reporter(try TestLedger.standard(in: folder))
    var request = ReportRequest(names: ["document"])
    request.options.document = "nowhere.txt"
    #expect(throws: ReportError.self) { try reporter.write(request, to: .file(folder.file("out.md"))) }
    request = ReportRequest(names: ["provenance"])
    request.options.claim = "0000"
    #expect(throws: (any Error).self) { try reporter.write(request, to: .file(folder.file("out.md"))) }
  }
}
