import LedgerExtraction
import LedgerTypes
import Testing

@Suite("Any text")
struct InvariantTests {
  private static let context = DocumentContext(published: CivilDate(year: 2024, month: 3, day: 14))

  @Test("No text makes the extractor fail or state what cannot be", arguments: RandomTexts.Sort.allCases)
  func anyText(_ sort: RandomTexts.Sort) throws {
    let registry = try ShippedRegistry.value()
    var reused = Extractor(registry: registry)
    var texts = RandomTexts(seed: 20_240_314, articles: try articles())
    for number in 0..<1_200 {
      let text = texts.text(sort)
      let extraction = reused.extraction(of: text.span, context: Self.context)
      let faults = ExtractionCheck(extraction, of: text).faults
      if !faults.isEmpty {
        let shown = String(decoding: text, as: UTF8.self).debugDescription
        Issue.record("text \(number), \(shown): \(faults.joined(separator: "; "))")
      }
      // What an extractor read before leaves no trace, and the same text gives the same again.
      if number % 6 == 0 {
        var fresh = Extractor(registry: registry)
        let isSame = fresh.extraction(of: text.span, context: Self.context) == extraction
        #expect(isSame, "text \(number)")
      }
    }
  }

  @Test("Every example of the corpora keeps the invariants", arguments: CorpusFile.all)
  func corpora(_ file: CorpusFile) throws {
    var extractor = Extractor(registry: try ShippedRegistry.value())
    for example in try file.examples() {
      let extraction = extractor.extraction(of: example.text.span, context: example.context)
      let faults = ExtractionCheck(extraction, of: example.text).faults
      #expect(faults.isEmpty, "\(file.name):\(example.line): \(faults.joined(separator: "; "))")
    }
  }

  @Test("Every prefix of a text can be read")
  func prefixes() throws {
    var extractor = Extractor(registry: try ShippedRegistry.value())
    let text = Array(
      "The ministry said 20,000 “people” were killed, 70% of whom were women – more than 1.9 million fled.".utf8)
    for end in 0...text.count {
      let prefix = Array(text[..<end])
      let extraction = extractor.extraction(of: prefix.span, context: DocumentContext())
      #expect(ExtractionCheck(extraction, of: prefix).faults.isEmpty, "prefix of \(end) bytes")
    }
  }

  @Test("Texts made to exhaust a reader", arguments: Exhausting.allCases)
  func exhausting(_ text: Exhausting) throws {
    var extractor = Extractor(registry: try ShippedRegistry.value())
    let bytes = text.bytes
    let extraction = extractor.extraction(of: bytes.span, context: Self.context)
    #expect(ExtractionCheck(extraction, of: bytes).faults.isEmpty)
  }

  private func articles() throws -> [[UInt8]] {
    try CorpusFile.all.flatMap { try $0.examples() }.map(\.text)
  }
}

/// Long texts of few pieces; each must be read in time that grows with its length.
enum Exhausting: String, CaseIterable, Sendable {
  case empty, blanks, oneWord, oneNumber, manyNumbers, combiningMarks, openBrackets, openQuotes, noFullStop, fullStops
  case claims, sources, newlines

  var bytes: [UInt8] {
    let text =
      switch self {
      case .empty: ""
      case .blanks: String(repeating: " \n", count: 20_000)
      case .oneWord: String(repeating: "killed", count: 10_000)
      case .oneNumber: String(repeating: "1", count: 40_000) + " people were killed."
      case .manyNumbers: String(repeating: "12 ", count: 20_000) + "people were killed."
      case .combiningMarks: "12 people e" + String(repeating: "\u{301}", count: 20_000) + " were killed."
      case .openBrackets: "12 people " + String(repeating: "(", count: 20_000) + " were killed."
      case .openQuotes: "12 people " + String(repeating: "“\"", count: 10_000) + " were killed."
      case .noFullStop: String(repeating: "and 12 people were killed by the army said ", count: 200)
      case .fullStops: String(repeating: "12 were killed. . ", count: 2_000)
      case .claims: String(repeating: "The army said 12 people were killed.\n", count: 200)
      case .sources: "12 people were killed, " + String(repeating: "the army told the police, ", count: 200)
      case .newlines: String(repeating: "killed\n\n", count: 5_000)
      }
    return Array(text.utf8)
  }
}
