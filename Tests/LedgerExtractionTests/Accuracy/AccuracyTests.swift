import Foundation
import LedgerExtraction
import LedgerTypes
import TestSupport
import Testing

/// A figure of `score.py` that must not fall below a floor.
struct Floor: Sendable, CustomTestStringConvertible {
  let task: String
  let set: String
  let figure: String
  let least: Double

  var testDescription: String { "\(set): \(figure) at least \(least)" }

  /// What the extractor reached, less a little: raise a floor with the change that makes it better.
  static let all = [
    Floor(task: "claims", set: "gold-dev.jsonl", figure: "core.number", least: 0.96),
    Floor(task: "claims", set: "gold-dev.jsonl", figure: "core.full", least: 0.93),
    Floor(task: "counts", set: "sets/wad.jsonl", figure: "killed.em_nonzero", least: 0.82),
    Floor(task: "counts", set: "sets/wad.jsonl", figure: "injured.em_nonzero", least: 0.89),
    Floor(task: "muc", set: "sets/muc4.jsonl", figure: "recall", least: 0.84),
  ]
}

@Suite("Development data", .enabled(if: TestData.folder != nil, "LEDGER_TESTDATA names no folder"))
struct AccuracyTests {
  @Test("No figure falls below its floor", arguments: Floor.all)
  func floors(_ floor: Floor) throws {
    // Without a scorer or a built program there is nothing to compare; the other tests still hold.
    guard let set = Scorer.set(floor.set), let predictions = try Scorer.predictions(for: set),
      let figures = try Scorer.figures(floor.task, of: set, predictions)
    else { return print("skipped: \(floor.testDescription)") }
    let figure = try #require(figures[floor.figure], "score.py prints no \(floor.figure)")
    #expect(figure >= floor.least)
  }

  @Test("The seed article gives the claims of the codebook's section 8 and no others")
  func seedArticle() throws {
    guard let article = TestData.file("seed/article.txt") else { return print("skipped: no seed article") }
    let text = Array(try Data(contentsOf: article))
    var extractor = Extractor(registry: try ShippedRegistry.value())
    let context = DocumentContext(published: CivilDate(year: 2023, month: 12, day: 22))
    let claims = extractor.extraction(of: text.span, context: context).claims
    #expect(claims.count == Self.seedClaims.count)
    for (claim, expected) in zip(claims, Self.seedClaims) {
      let fields = ClaimFields(claim: claim, text: text) { String($0) }
      let words = String(decoding: text[claim.span.start..<claim.span.end], as: UTF8.self)
      #expect(words == expected.words)
      for (name, value) in expected.fields {
        #expect(fields.matches(name, value), "\(words) \(name): \(fields.value(of: name)), not \(value)")
      }
      #expect(fields.sourcesMatch([expected.source]), "\(words): \(fields.sources), not \(expected.source)")
    }
  }

  private static let ministry = "The Ministry of Health in Gaza / revealed / Ministry of Health in Gaza / gaza-moh"
  private static let minister = "Lavrov / blamed"

  /// Section 8 of the codebook; a base is named by the claim's place in this list.
  private static let seedClaims: [(words: String, fields: KeyValuePairs<String, String>, source: String)] = [
    (
      "77th",
      [
        "measure": "day_count", "bound": "ordinal", "low": "77", "high": "77", "kind": "duration",
        "epoch": "2023-10-07", "as_of": "2023-12-22",
      ], ministry
    ),
    (
      "20,000",
      [
        "measure": "killed", "bound": "more_than", "low": "20000", "high": "none", "kind": "cumulative",
        "population": "none", "as_of": "2023-12-22", "framing": "martyrs, genocide",
      ], ministry
    ),
    (
      "53,320",
      [
        "measure": "injured", "bound": "exact", "low": "53320", "high": "53320", "kind": "cumulative",
        "population": "Palestinians", "as_of": "2023-12-22",
      ], ministry
    ),
    (
      "70%",
      [
        "measure": "share", "bound": "exact", "low": "70", "high": "70", "kind": "share",
        "population": "women, children", "base": "1, 2", "base_resolution": "ambiguous",
      ], ministry
    ),
    (
      "hundreds of thousands",
      ["measure": "killed", "bound": "vague", "vague_class": "hundreds of thousands", "kind": "background"], minister
    ),
    ("many", ["measure": "displaced", "bound": "vague", "vague_class": "many", "kind": "background"], minister),
  ]
}
