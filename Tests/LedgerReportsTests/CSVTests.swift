import LedgerTypes
import Testing

@testable import LedgerReports

/// Names and texts that try to break a table, run a formula or leave the page.
enum Hostile {
  static let texts = [
    "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "\u{A0}=1", "safe\n=cmd", "\u{FEFF}=1",
    "a,b", "say \"no\"", "line\r\nline", " blanks ", "", "|", "a|b|c", "\\|", "`code`", "``",
    "[x](javascript:alert(1))",
    "![](http://example.org/x.png)", "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "<u>", "<!--",
    "]]>",
    "{{7*7}}", "*bold* _it_ ~~no~~", "# heading", "- item", "1. item", "---", "$x$", "&lt;", "https://example.org",
    "www.example.org", "a@example.org", "[^1]", "\u{1B}[2J", "\u{202E}gnihtemos", "\u{0}", "\u{9B}31m", "\u{2028}",
    "وزارة الصحة", "衛生省", "Médecins", "Me\u{301}decins", "\u{E0041}", "👩‍⚕️",
  ]
}

@Suite struct CSVTests {
  /// A hashtag, then attributes, as the Humanitarian Exchange Language 1.1 has them.
  @Test func everyColumnHasAHashtag() throws {
    for definition in try ReportCatalog.shipped().definitions {
      let tags = definition.columns.map { HXLTags.tag($0) }
      for tag in tags { #expect(tag.wholeMatch(of: /#[a-z][a-z0-9_]*(\+[a-z][a-z0-9_]*)*/) != nil, "\(tag)") }
      #expect(Set(tags).count == tags.count, "\(definition.name)")
    }
    let lines = Self.rendered([[.text("x"), .absent]], options: CSVOptions(hashtags: true)).split(separator: "\r\n")
    #expect(lines == ["words,low", "#meta+words,#indicator+value+min", "x,"])
  }

  private static let columns = [
    ReportColumn(name: "words", content: .value(.text, inputs: ["words"]), title: "Words", description: "D"),
    ReportColumn(name: "low", content: .value(.decimal, inputs: ["low"]), title: "Low", description: "D"),
  ]

  private static func rendered(_ rows: [[ReportValue]], options: CSVOptions = CSVOptions()) -> String {
    let renderer = CSVRenderer(options: options)
    var output = OutputBuffer()
    renderer.begin(Samples.metadata, into: &output)
    renderer.table(nil, columns: columns, into: &output)
    for row in rows { renderer.add(row, into: &output) }
    renderer.end(rows: rows.count, into: &output)
    return String(decoding: output.bytes, as: UTF8.self)
  }

  @Test func recordsEndAsTheStandardSays() {
    let text = Self.rendered([[.text("a"), .decimal(ExactDecimal(20_000))], [.absent, .absent]])
    #expect(text == "words,low\r\na,20000\r\n,\r\n")
  }

  @Test func whatIsWrittenIsReadAgain() {
    let text = Self.rendered(Hostile.texts.map { [.text($0), .decimal(ExactDecimal(coefficient: 6667, scale: 2))] })
    let records = CSVText.records(Array(text.utf8))
    #expect(records.dropFirst().map { $0[0] } == Hostile.texts.map { Array($0.utf8) })
    #expect(records.allSatisfy { $0.count == 2 })
    #expect(records.dropFirst().allSatisfy { $0[1] == Array("66.67".utf8) })
  }

  @Test func losslessUnlessAskedOtherwise() {
    #expect(Self.rendered([[.text("=1"), .absent]]) == "words,low\r\n=1,\r\n")
  }

  @Test(arguments: [
    ("=1", "'=1"), ("+1", "'+1"), ("-1", "'-1"), ("@a", "'@a"), ("\t=1", "'\t=1"), ("\tx", "'\tx"), ("\rx", "'\r'x"),
    (" =1", "' =1"), ("\u{A0}=1", "'\u{A0}=1"), ("\u{FEFF}=1", "'\u{FEFF}=1"), ("a\n=1", "a\n'=1"), ("a=1", "a=1"),
    ("over 20,000", "over 20,000"), ("\u{FF1D}1", "'\u{FF1D}1"), ("", ""), ("a\n\n-b", "a\n\n'-b"),
  ])
  func formulasAreGuardedLineByLine(text: String, guarded: String) {
    // A lone carriage return first is a sign itself, and starts a new line for some programs.
    let expected = text == "\rx" ? "'\rx" : guarded
    #expect(FormulaGuard.guarded(text) == expected)
  }

  @Test func numbersAreNotGuarded() {
    let text = Self.rendered([[.id("12345e67890"), .decimal(ExactDecimal(-5))]], options: CSVOptions(excelSafe: true))
    #expect(text == "words,low\r\n'12345e67890,-5\r\n")
    #expect(!FormulaGuard.looksNumeric("12ab5e6789012345"))
  }

  @Test func theMarkComesFirst() {
    #expect(
      Array(Self.rendered([], options: CSVOptions(byteOrderMark: true)).utf8.prefix(4)) == [0xEF, 0xBB, 0xBF, 0x77])
  }

  @Test func aTerminalGetsNoControls() {
    let text = Self.rendered(
      Hostile.texts.map { [.text($0), .absent] }, options: CSVOptions(visibleControls: true))
    #expect(text.contains("\\u{1B}[2J") && text.contains("\\u{202E}"))
    #expect(!text.unicodeScalars.contains { $0.isHidden && $0 != "\r" && $0 != "\n" })
  }
}

/// A plain reader of RFC 4180, for tests.
enum CSVText {
  static func records(_ bytes: [UInt8]) -> [[[UInt8]]] {
    var records: [[[UInt8]]] = []
    var record: [[UInt8]] = []
    var field: [UInt8] = []
    var quoted = false
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      let next = index + 1 < bytes.count ? bytes[index + 1] : 0
      switch (quoted, byte) {
      case (true, UInt8(ascii: "\"")) where next == byte:
        field.append(byte)
        index += 1
      case (_, UInt8(ascii: "\"")): quoted.toggle()
      case (true, _): field.append(byte)
      case (false, UInt8(ascii: ",")):
        record.append(field)
        field = []
      case (false, UInt8(ascii: "\r")) where next == UInt8(ascii: "\n"):
        record.append(field)
        records.append(record)
        (record, field) = ([], [])
        index += 1
      default: field.append(byte)
      }
      index += 1
    }
    return records
  }
}
