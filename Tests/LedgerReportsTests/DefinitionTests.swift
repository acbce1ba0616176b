import Foundation
import LedgerReportDefinitions
import Testing

@testable import LedgerReports

@Suite struct DefinitionTests {
  static let sound = """
    -- report: sample
    -- title: A sample
    -- description: Shows the format,
    --   on two lines.
    -- filters: measure
    -- convention: First.
    -- convention: Second.
    -- column: measure | text | Measure | What is counted.
    -- column: low | decimal(low, scale) | Low | The limit.

    SELECT measure, low, scale FROM claim_view WHERE :measure IS NULL -- :no ':parameter'
    ;
    """

  @Test func readsWhatTheHeadDeclares() throws {
    let definition = try ReportDefinition(parsing: Self.sound, file: "folder/sample.sql")
    #expect(definition.name == "sample")
    #expect(definition.description == "Shows the format, on two lines.")
    #expect(definition.conventions == ["First.", "Second."])
    #expect(definition.filters == [.measure])
    #expect(definition.columns.map(\.name) == ["measure", "low"])
    #expect(definition.columns[1].content == .value(.decimal, inputs: ["low", "scale"]))
    #expect(definition.sql.hasSuffix("':parameter'"))
  }

  @Test func theHeadEndsAtABlankLine() throws {
    let text = Self.sound.replacing("\n\nSELECT", with: "\n\n-- Not a key of the head.\nSELECT")
    #expect(try ReportDefinition(parsing: text, file: "sample.sql").sql.hasPrefix("-- Not a key"))
  }

  @Test func readsLinesThatEndAsOnWindows() throws {
    let text = Self.sound.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
    #expect(try ReportDefinition(parsing: text, file: "sample.sql").columns.count == 2)
  }

  /// What is wrong, on which line, and a part of what the message says.
  @Test(arguments: [
    ("-- report: sample", "-- report: other", 1, "other.sql"),
    ("-- report: sample", "-- report: Sample", 1, "lower-case"),
    ("-- title: A sample\n", "", 1, "lacks `-- title"),
    ("-- title: A sample", "-- title:", 2, "no value"),
    ("-- title: A sample", "-- title: A\n-- title: B", 3, "line 2"),
    ("-- title: A sample", "-- titel: A sample", 2, "no key `titel`"),
    ("-- title: A sample", "-- just words", 2, "key: value"),
    ("-- filters: measure", "-- filters: measure, plaice", 5, "no filter `plaice`"),
    ("-- filters: measure\n", "", 10, ":measure"),
    ("-- filters: measure", "-- filters: measure, place", 11, "no parameter :place"),
    ("| text | Measure | What", "| text | What", 8, "name | type"),
    ("| text | Measure | What", "| words | Measure | What", 8, "`words` is no type"),
    ("| text | Measure | What", "| text(a, b) | Measure | What", 8, "is no type"),
    ("| text | Measure | What", "| count | Measure | What", 11, "needs groups"),
    ("-- column: low", "-- column: measure", 9, "declared twice"),
    ("-- column: low", "-- column: Low", 9, "lower-case"),
    ("-- filters: measure", "-- filters: measure\n-- lookup: measure", 6, "SELECT key, words"),
    ("-- filters: measure", "-- filters: measure\n-- lookup: measure is it | SELECT 1, 2", 6, "column as name"),
    ("-- filters: measure", "-- filters: measure\n-- order: low downwards", 6, "descending"),
    ("-- filters: measure", "-- uses: everything", 5, "nothing to use"),
    ("-- filters: measure", "-- filters: measure\n-- group: measure\n-- order: nothing", 13, "`nothing`"),
    ("\n;", "\n-- detail\nSELECT :rows", 12, "-- order"),
    ("\n;", "\n-- detail\n", 12, "is missing"),
  ])
  func namesTheLineAtFault(part: String, replacement: String, line: Int, reason: String) throws {
    let text = Self.sound.replacing(part, with: replacement, maxReplacements: 1)
    #expect(text != Self.sound)
    let error = #expect(throws: ReportError.self) { try ReportDefinition(parsing: text, file: "sample.sql") }
    guard case .definition("sample.sql", let found, let words) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(found == line)
    #expect(words.contains(reason), "\(words)")
  }

  @Test func aQueryThatUsesAFragmentHasOneWith() throws {
    let text = """
      -- report: sample
      -- title: T
      -- description: D
      -- uses: selected_claims
      -- column: n | integer | N | Number.
      with extra AS (SELECT 1 AS one) SELECT count(*) AS n FROM selected
      """
    let definition = try ReportDefinition(parsing: text, file: "sample.sql")
    #expect(definition.filters == ReportFilterName.allCases)
    #expect(definition.sql.contains(",\n extra AS"))
  }

  @Test func everyFileOfTheFolderShips() throws {
    let reports = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Reports")
    for (folder, files) in [
      ("Definitions", ReportDefinitions.files), ("Fragments", ReportDefinitions.fragments),
    ] {
      let path = reports.appending(path: folder).path(percentEncoded: false)
      let names = try FileManager.default.contentsOfDirectory(atPath: path)
      #expect(Set(names) == Set(files.map(\.name)))
    }
    #expect(try ReportCatalog.shipped().definitions.count == ReportDefinitions.files.count + ComputedReport.all.count)
  }

  @Test func aFolderAddsReportsAndReplacesOnes() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.sound, to: "sample.sql")
    try folder.write(Self.sound.replacing("sample", with: "sources"), to: "sources.sql")
    try folder.write("not SQL", to: "notes.txt")
    let shipped = try ReportCatalog.shipped()
    let catalog = try shipped.adding(folder: folder.path)
    #expect(catalog.definitions.map(\.name) == shipped.definitions.map(\.name) + ["sample"])
    #expect(try catalog.definition(named: "sources").columns.count == 2)
    let error = #expect(throws: ReportError.self) { try catalog.definition(named: "timelines") }
    #expect("\(error.map(\.description) ?? "")".hasSuffix(", sample"))
  }

  @Test func aFolderThatIsMissingOrBrokenIsNamed() throws {
    let folder = try TemporaryFolder()
    #expect(throws: ReportError.self) { try ReportCatalog.shipped().adding(folder: folder.file("none")) }
    try folder.write("SELECT 1", to: "broken.sql")
    let error = #expect(throws: ReportError.self) { try ReportCatalog.shipped().adding(folder: folder.path) }
    #expect(error?.description == folder.file("broken.sql") + ":1: the head lacks `-- report: …`")
  }
}
