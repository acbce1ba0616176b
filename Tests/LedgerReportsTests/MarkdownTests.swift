import LedgerTypes
import Testing

@testable import LedgerReports

@Suite struct MarkdownTests {
  @Test(arguments: [
    ("a|b", "a\\|b"), ("line\r\nline", "line line"), ("`x`", "\\`x\\`"), ("[x](y)", "\\[x\\](y)"), ("<b>", "\\<b\\>"),
    ("day_count", "day_count"), ("_x_", "\\_x\\_"), ("https://a", "https\\://a"), ("www.a", "www\\.a"),
    ("a: b", "a: b"), ("a@b", "a\\@b"), ("\u{202E}", "\\\\u{202E}"), ("\\", "\\\\"), ("U.S. army", "U.S. army"),
    ("&lt;", "\\&lt;"), ("over 20,000", "over 20,000"), ("70%", "70%"),
  ])
  func whatHasAMeaningIsEscaped(text: String, escaped: String) {
    #expect(MarkdownText.escaped(text) == escaped)
  }

  @Test(arguments: [("# a", "\\# a"), ("- a", "\\- a"), ("1. a", "1\\. a"), ("12) a", "12\\) a"), ("a # b", "a # b")])
  func aParagraphStaysOne(text: String, escaped: String) {
    #expect(MarkdownText.paragraph(text) == escaped)
  }

  @Test func noTextBreaksTheTable() {
    var renderer = MarkdownRenderer()
    var output = OutputBuffer()
    let columns = ["a", "b", "c"].map {
      ReportColumn(name: $0, content: .value(.text, inputs: [$0]), title: $0.uppercased(), description: "D")
    }
    renderer.begin(Samples.metadata, into: &output)
    renderer.table(nil, columns: columns, into: &output)
    for text in Hostile.texts { renderer.add([.text(text), .text("x"), .text(text)], into: &output) }
    renderer.end(rows: Hostile.texts.count, into: &output)
    let text = String(decoding: output.bytes, as: UTF8.self)
    let table = text.split(separator: "\n").filter { $0.hasPrefix("|") }
    #expect(table.count == Hostile.texts.count + 2)
    for line in table { #expect(Self.cellBorders(line) == 4, "\(line)") }
    #expect(!text.unicodeScalars.contains { $0.isHidden && $0 != "\n" })
  }

  /// Bars that no odd number of backslashes stands before.
  private static func cellBorders(_ line: Substring) -> Int {
    var borders = 0
    var backslashes = 0
    for character in line.utf8 {
      if character == UInt8(ascii: "|"), backslashes % 2 == 0 { borders += 1 }
      backslashes = character == UInt8(ascii: "\\") ? backslashes + 1 : 0
    }
    return borders
  }

  @Test func numbersAreFlushRight() {
    var renderer = MarkdownRenderer()
    var output = OutputBuffer()
    let columns = [
      ReportColumn(name: "name", content: .value(.text, inputs: ["name"]), title: "Name", description: "D"),
      ReportColumn(name: "low", content: .value(.decimal, inputs: ["low"]), title: "Low", description: "D"),
    ]
    renderer.begin(Samples.metadata, into: &output)
    renderer.table(nil, columns: columns, into: &output)
    renderer.add([.text("衛生省"), .decimal(ExactDecimal(20_000))], into: &output)
    renderer.add([.absent, .decimal(ExactDecimal(5))], into: &output)
    renderer.end(rows: 2, into: &output)
    let table = String(decoding: output.bytes, as: UTF8.self).split(separator: "\n").filter { $0.hasPrefix("|") }
    #expect(table == ["| Name   |   Low |", "|--------|------:|", "| 衛生省 | 20000 |", "|        |     5 |"])
  }

  @Test func longReportsKeepTheWidthsOfTheirStart() {
    var renderer = MarkdownRenderer()
    var output = OutputBuffer()
    let column = ReportColumn(name: "n", content: .value(.integer, inputs: ["n"]), title: "N", description: "D")
    renderer.begin(Samples.metadata, into: &output)
    renderer.table(nil, columns: [column], into: &output)
    for number in 0..<1000 { renderer.add([.integer(number * 1_000_000)], into: &output) }
    renderer.end(rows: 1000, into: &output)
    let lines = String(decoding: output.bytes, as: UTF8.self).split(separator: "\n")
    #expect(lines.contains { $0.hasSuffix("999000000 |") })
    #expect(lines.contains { $0.hasPrefix("1000 rows. ") })
  }

  @Test(arguments: [
    ("https://a.example/1#:~:text=it%2C%20said", "[t](https://a.example/1#:~:text=it%2C%20said)"),
    ("https://a.example/(1)|<2>", "[t](https://a.example/%281%29%7C%3C2%3E)"), ("javascript:alert(1)", nil),
  ])
  func onlyAddressesOfTheWebAreLinks(address: String, link: String?) {
    #expect(MarkdownText.link("t", to: address) == link)
  }
}

/// Values that several suites use.
enum Samples {
  static let metadata = ReportMetadata(
    name: "sample", title: "A sample", description: "What it shows.", filters: [], conventions: ["One rule."],
    program: "ledger 0.0.0", ruleSet: "test/1", origin: "sample/0123456789abcdef", entries: 3, head: "abc")
}
