import Foundation
import LedgerDocuments
import LedgerEvaluation
import LedgerExtraction
import LedgerTypes
import Testing

/// The development data and its scorer, where `LEDGER_TESTDATA` names them and Python is there to run it.
enum Scorer {
  static let folder = ProcessInfo.processInfo.environment["LEDGER_TESTDATA"].map { URL(filePath: $0) }

  static func file(_ name: String) -> URL? {
    let url = folder?.appending(path: "eval/\(name)")
    return url.flatMap { FileManager.default.fileExists(atPath: $0.path) ? $0 : nil }
  }

  /// What the scorer says of predictions; nil where it cannot run.
  static func scores(_ task: String, _ set: URL, _ predictions: [UInt8]) throws -> [String: Double]? {
    guard let scorer = file("score.py") else { return nil }
    let file = FileManager.default.temporaryDirectory.appending(path: "ledger-\(UUID().uuidString).jsonl")
    try Data(predictions).write(to: file)
    defer {
      do { try FileManager.default.removeItem(at: file) } catch { print("left behind: \(error)") }
    }
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", scorer.path, task, set.path, file.path]
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let output = String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { return nil }
    let last = output.split(separator: "\n").last { $0.hasPrefix("score") }
    var scores: [String: Double] = [:]
    for word in (last ?? "").split(separator: " ") {
      let pair = word.split(separator: "=")
      if pair.count == 2 { scores[String(pair[0])] = Double(pair[1]) }
    }
    return scores
  }
}

@Suite("Development data", .enabled(if: Scorer.file("score.py") != nil, "LEDGER_TESTDATA names no folder"))
struct ScorerTests {
  private static func extractions(_ gold: GoldFile) throws -> [Extraction] {
    var extractor = Extractor(registry: try Registry.shipped())
    return gold.documents.map { extractor.extraction(of: $0.text.span, context: $0.context) }
  }

  private static func gold() throws -> (url: URL, file: GoldFile) {
    let url = try #require(Scorer.file("gold-dev.jsonl"))
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
    guard let scores = try Scorer.scores("claims", url, json.bytes) else { return print("skipped: no python3") }
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
    let url = try #require(Scorer.file("sets/\(set).jsonl"))
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
    guard let scores = try Scorer.scores("numbers", url, json.bytes) else { return print("skipped: no python3") }
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
