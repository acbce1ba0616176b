import Foundation
import LedgerDocuments
import LedgerEvaluation
import LedgerExtraction
import LedgerTypes
import TestSupport
import Testing

@Suite("Development data", .enabled(if: Scorer.set("gold-dev.jsonl") != nil, "LEDGER_TESTDATA names no folder"))
struct ScorerTests {
  private static func extractions(_ gold: GoldFile) throws -> [Extraction] {
    var extractor = Extractor(registry: try Registry.shipped())
    return gold.documents.map { extractor.extraction(of: $0.text.span, context: $0.context) }
  }

  private static func gold() throws -> (url: URL, file: GoldFile) {
    let url = try #require(Scorer.set("gold-dev.jsonl"))
    return (url, try GoldFile(Array(try Data(contentsOf: url)), name: "gold-dev.jsonl"))
  }

  @Test("Every figure agrees with the scorer's to the third decimal")
  func agreement() throws {
    let (url, gold) = try Self.gold()
    let extractions = try Self.extractions(gold)
    var json = JSONBuffer()
    for (document, extraction) in zip(gold.documents, extractions) {
      let ids = ClaimID.ids(of: extraction.claims, textDigest: document.textDigest)
      ExtractionRecord(document, extraction, ids: ids).write(to: &json)
    }
    guard let scores = try Scorer.figures("claims", of: url, Data(json.bytes)) else {
      return print("skipped: no python3")
    }
    let evaluation = Evaluation(gold, extractions: extractions, settings: .init(resamples: 0))
    var compared = 0
    for group in evaluation.classes {
      for score in group.scores {
        guard let figure = scores["\(group.name).\(score.field)"] else {
          Issue.record("the scorer prints no \(group.name).\(score.field)")
          continue
        }
        let own = ["found", "number", "full"].contains(score.field) ? score.f1.value : score.agreement.value
        #expect(abs(own - figure) <= 0.000_5 + 1e-9, "\(group.name).\(score.field): \(own), the scorer says \(figure)")
        compared += 1
      }
    }
    #expect(compared == scores.count)
  }

  @Test("Of the claims given 0.9 or more nearly all are right, and they are more than half")
  func calibration() throws {
    let (_, gold) = try Self.gold()
    let evaluation = Evaluation(gold, extractions: try Self.extractions(gold), settings: .init(resamples: 0))
    let sure = evaluation.calibration.sure
    #expect(sure.count * 2 >= evaluation.calibration.count)
    #expect(sure.share >= 0.95)
  }

  @Test("Number expressions", arguments: [("recognizers_number_en", 0.93), ("duckling_numeral_en", 0.95)])
  func numbers(_ set: String, _ floor: Double) throws {
    let url = try #require(Scorer.set("sets/\(set).jsonl"))
    let bytes = Array(try Data(contentsOf: url))
    var extractor = Extractor(registry: try Registry.shipped())
    var json = JSONBuffer()
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 10) ?? bytes.count
      let document = try DocumentReader().document(
        jsonLine: start..<end, of: bytes, origin: DocumentOrigin(path: set))
      Self.write(document, extractor.inspection(of: document.text.span), to: &json)
      start = end + 1
    }
    guard let scores = try Scorer.figures("numbers", of: url, Data(json.bytes)) else {
      return print("skipped: no python3")
    }
    #expect(try #require(scores["value"]) >= floor)
  }

  /// The members that the scorer reads.
  private static func write(_ document: Document, _ inspection: Inspection, to json: inout JSONBuffer) {
    let offsets = CodePointOffsets(document.text)
    json.object { json in
      json.key("document")
      json.object { $0.member("id", document.id) }
      json.key("numbers")
      json.array { json in
        for number in inspection.numbers {
          json.object { json in
            json.key("chars")
            json.array { json in
              json.value(offsets[number.span.start])
              json.value(offsets[number.span.end])
            }
            json.member("low", number.low)
            json.member("high", number.high)
            json.member("bound", number.bound.rawValue)
          }
        }
      }
    }
    json.endLine()
  }
}
