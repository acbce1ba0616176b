import LedgerDocuments
import LedgerTypes
import Testing

@testable import LedgerEvaluation

@Suite("Evaluation")
struct EvaluationTests {
  private static let gold = """
    {"id": "a", "text": "At least 12 people died, police said. Five were hurt.", "publisher": "One", "claims": [\
    {"key": "c1", "chars": [9, 11], "measure": "killed", "bound": "at_least", "low": 12, "kind": "incident", \
    "voice": "source", "sources": [{"hop": 0, "text": "police", "chars": [25, 31], "cue": "said", "name": "police"}]}, \
    {"key": "c2", "chars": [38, 42], "measure": "injured", "bound": "exact", "low": 5, "high": 5, "kind": "incident"}]}
    {"id": "b", "text": "Nobody counted.", "claims": []}
    """

  private static func claim(
    _ start: Int, _ end: Int, _ measure: Measure, _ bound: Bound, _ low: Int?, _ high: Int?, confidence: Int
  ) -> Claim {
    var claim = Claim(
      span: TextSpan(start, end), measure: measure, bound: bound, low: low.map { ExactDecimal($0) },
      high: high.map { ExactDecimal($0) }, quote: TextSpan(0, 37))
    claim.confidence = confidence
    return claim
  }

  private static func evaluation(_ settings: Evaluation.Settings = .init()) throws -> Evaluation {
    var sourced = claim(9, 11, .killed, .atLeast, 12, nil, confidence: 96)
    sourced.voice = .source
    sourced.sources = [
      SourceHop(hop: 0, span: TextSpan(25, 31), cue: TextSpan(32, 36), name: "police", kind: .police)
    ]
    let wrong = claim(38, 42, .injured, .exact, 6, 6, confidence: 60)
    let extra = claim(0, 6, .missing, .vague, nil, nil, confidence: 91)
    return try Evaluation(
      GoldFile(Array(gold.utf8), name: "g.jsonl"),
      extractions: [Extraction(claims: [sourced, wrong]), Extraction(claims: [extra])], settings: settings)
  }

  @Test("Precision, recall and F1 follow from the pairs")
  func scores() throws {
    let all = try #require(try Self.evaluation().classes.first)
    #expect((all.gold, all.extracted) == (2, 3))
    let found = try #require(all.score(of: "found"))
    #expect(found.precision.value == 2.0 / 3 && found.recall.value == 1)
    let full = try #require(all.score(of: "full"))
    #expect(full.precision.value == 1.0 / 3 && full.recall.value == 0.5)
    let sourced = try #require(all.score(of: "source_when_named"))
    #expect(sourced.agreement.value == 1 && sourced.gold == 1)
  }

  @Test("Disagreements tell what gold says and what was found")
  func disagreements() throws {
    let disagreements = try Self.evaluation().disagreements
    #expect(disagreements.map(\.sort) == [.number, .extra])
    #expect(disagreements[0].gold == "exact 5 to 5" && disagreements[0].found == "exact 6 to 6")
    #expect(disagreements[1].document == "b" && disagreements[1].context.value == "Nobody")
  }

  @Test("Documents are grouped by a member; those without it stand together")
  func groups() throws {
    let groups = try Self.evaluation(.init(member: "publisher")).members
    #expect(groups.map(\.name) == ["(none)", "One"])
    #expect(groups.map(\.gold) == [0, 2])
  }

  @Test("Confidence is compared with what is right in full")
  func calibration() throws {
    let calibration = try Self.evaluation().calibration
    #expect(calibration.count == 3 && calibration.sure.count == 2 && calibration.sure.right == 1)
    #expect(calibration.bins.map(\.count) == [0, 0, 1, 0, 0, 1, 1])
  }

  @Test("The seed decides the intervals, and they hold the share")
  func bootstrap() throws {
    let full = { (seed: UInt64) in
      try #require(try Self.evaluation(.init(resamples: 200, seed: seed)).classes.first?.score(of: "full"))
    }
    #expect(try full(1).f1.interval == full(1).f1.interval)
    #expect(try full(1).f1.interval.contains(full(1).f1.value))
  }

  @Test("Equal spans and equal numbers pair first, then the order of the text decides")
  func pairing() {
    func claim(_ chars: Range<Int>, low: Double) -> AnnotatedClaim {
      AnnotatedClaim(
        key: "", chars: chars, measure: .killed, bound: .exact, low: low, high: low, status: .asserted,
        isImplicit: false, population: [], base: [], voice: .publisher, sources: [])
    }
    let gold = [claim(0..<4, low: 3), claim(2..<6, low: 3)]
    let pairing = Pairing(gold, [claim(2..<6, low: 3), claim(1..<5, low: 4)])
    #expect(pairing.found == [1: 0, 0: 1])
  }

  @Test("Words of names are compared without case, articles and marks")
  func words() {
    #expect(
      ContentWords.of("The Ministry of Health, in Gaza's North_East") == [
        "ministry", "health", "gaza", "north", "east",
      ])
    #expect(ContentWords.of(nil).isEmpty)
  }
}
