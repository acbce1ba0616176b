import Foundation
import LedgerExtraction
import LedgerTypes

/// Instructions for each byte of text, counted by valgrind: the same on a loud machine (G12).
enum InstructionGoal {
  private static let articles = 200

  /// What is counted: the same generated articles, extracted `passes` times.
  static func work(passes: Int, registry: Registry) {
    let corpus = Corpus(count: articles, claimPercent: 10)
    var extractor = Extractor(registry: registry)
    for _ in 0..<passes {
      for text in corpus.texts { _ = extractor.extraction(of: text.span, context: DocumentContext()) }
    }
  }

  static func run(folder: WorkFolder) throws -> [Goal] {
    let program = try folder.free("stripped")
    // valgrind 3.19 cannot read Swift's debug information.
    guard try ChildProcess("/usr/bin/env", ["strip", "-g", "-o", program, CommandLine.arguments[0]]).status == 0 else {
      throw BenchmarkError("strip is needed to count instructions")
    }
    // Two passes more cost what two passes cost: reading the registry and making the articles cancel out.
    let few = try count(program, passes: 1, folder)
    let many = try count(program, passes: 3, folder)
    let bytes = Corpus(count: articles, claimPercent: 10).textBytes
    return [
      Goal(
        name: "G12", title: "instructions of the extractor for each byte of text",
        value: (many - few) / 2 / Double(bytes),
        direction: .atMost, floor: 60, target: 35)
    ]
  }

  private static func count(_ program: String, passes: Int, _ folder: WorkFolder) throws -> Double {
    let output = try folder.free("callgrind.out")
    let arguments = [
      "valgrind", "--tool=callgrind", "--callgrind-out-file=\(output)", program, "--extract-only", "\(passes)",
    ]
    guard try ChildProcess("/usr/bin/env", arguments).status == 0 else {
      throw BenchmarkError("valgrind is needed to count instructions")
    }
    let lines = try String(contentsOfFile: output, encoding: .utf8).split(separator: "\n")
    guard let total = lines.last(where: { $0.hasPrefix("totals:") || $0.hasPrefix("summary:") }),
      let count = total.split(separator: " ").last.flatMap({ Double($0) })
    else { throw BenchmarkError("callgrind counted nothing") }
    return count
  }
}
