import LedgerExtraction
import LedgerTypes
import Testing

@Suite("Inspection")
struct InspectionTests {
  private static func inspection(_ text: String) throws -> Inspection {
    var extractor = Extractor(registry: try Registry.shipped())
    return extractor.inspection(of: text.utf8.span, context: DocumentContext(published: CivilDate(iso: "2014-05-14")))
  }

  private static func words(_ span: TextSpan, of text: String) -> String {
    String(decoding: Array(text.utf8)[span.start..<span.end], as: UTF8.self)
  }

  @Test(
    "Numerals as arithmetic writes them",
    arguments: [
      ("two thirds", "two thirds", "0.666666666666667"), ("a quarter", "a quarter", "0.25"),
      ("forty and five sixths", "forty and five sixths", "40.8333333333333"),
      ("three hundred twenty-fifths", "three hundred twenty-fifths", "12"),
      ("four and a half million", "four and a half million", "4500000"), ("6 3/4", "6 3/4", "6.75"),
      ("seven dozens", "seven dozens", "84"), (".36", ".36", "0.36"), ("-17", "-17", "-17"),
      ("minus six point two five", "minus six point two five", "-6.25"), ("2.5e3", "2.5e3", "2500"),
      ("sixty - four", "sixty - four", "64"), ("two over seven", "two over seven", "0.285714285714286"),
      ("five lakh crore", "five lakh crore", "5000000000000"), ("eight cr nine lac", "eight cr nine lac", "80900000"),
      ("one thirty six", "one thirty six", "136"), ("nought point nought seven", "nought point nought seven", "0.07"),
    ])
  func numerals(_ text: String, _ words: String, _ value: String) throws {
    let numbers = try Self.inspection(text).numbers
    #expect(numbers.map { Self.words($0.span, of: text) } == [words])
    #expect(numbers.first?.low?.description == value)
  }

  @Test("Digits inside of names and addresses are labels")
  func labels() throws {
    let numbers = try Self.inspection("The AB-73 was reached at 10.20.30.40.").numbers
    #expect(
      numbers.map { "\($0.role) \($0.low?.description ?? "")" } == [
        "label 73", "label 10", "label 20", "label 30", "label 40",
      ])
  }

  @Test("A sentence that can give a claim is read as prose")
  func prose() throws {
    let text = "Police said one over 20 people killed the two over 65."
    let numbers = try Self.inspection(text).numbers
    #expect(numbers.map { Self.words($0.span, of: text) } == ["one", "20", "two", "65"])
  }

  @Test("Every layer is shown")
  func layers() throws {
    let text = "At least 12 people died in Lisbon on Friday, police said. It rained."
    let inspection = try Self.inspection(text)
    #expect(inspection.sentences.map(\.isRead) == [true, false])
    #expect(inspection.numbers.map(\.bound) == [.atLeast])
    #expect(inspection.numbers.first?.noun.map { Self.words($0, of: text) } == "people")
    #expect(inspection.measures.map(\.measure) == [.killed])
    #expect(inspection.cues.map { Self.words($0, of: text) } == ["said"])
    #expect(inspection.sources.map(\.name) == ["police"])
    #expect(inspection.times.map { $0.when?.description } == ["2014-05-09"])
    #expect(inspection.places.map { Self.words($0.span, of: text) } == ["Lisbon"])
    let attribution = try #require(inspection.attributions.first)
    #expect(attribution.content.map { Self.words($0, of: text) }?.hasPrefix("At least 12 people died") == true)
    #expect(inspection.extraction.claims.count == 1)
  }

  @Test("Confidence tells what it was made of")
  func confidence() throws {
    let claim = try #require(
      try Self.inspection("At least 12 people died in Lisbon, police said.").extraction.claims.first)
    #expect((1...99).contains(claim.confidence))
    #expect(claim.evidence.contains { $0.field == "confidence" && $0.rule.hasPrefix("confidence.") })
  }
}
