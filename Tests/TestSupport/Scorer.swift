public import Foundation

/// The scorer of the development data, a Python program that lies beside it.
public enum Scorer {
  /// A set with known answers, where it and the scorer are there.
  public static func set(_ name: String) -> URL? { scorer == nil ? nil : TestData.file("eval/\(name)") }

  private static let scorer = TestData.file("eval/score.py")

  /// What the scorer says of predictions, each figure by its name; nil where it cannot run.
  public static func figures(_ task: String, of set: URL, _ predictions: Data) throws -> [String: Double]? {
    guard let scorer else { return nil }
    let file = FileManager.default.temporaryDirectory.appending(path: "ledger-\(UUID().uuidString).jsonl")
    try predictions.write(to: file)
    defer {
      do { try FileManager.default.removeItem(at: file) } catch { print("left behind: \(error)") }
    }
    let python = URL(filePath: "/usr/bin/env")
    guard let output = try output(of: python, ["python3", scorer.path, task, set.path, file.path]) else { return nil }
    let pairs = String(decoding: output, as: UTF8.self).split(separator: "\n").last { $0.hasPrefix("score ") }?
      .split(separator: " ").map { $0.split(separator: "=") }
    return (pairs ?? []).reduce(into: [:]) { figures, pair in
      if pair.count == 2 { figures[String(pair[0])] = Double(pair[1]) }
    }
  }

  /// The program's claims in a set; nil where it was not built beside the tests or fails.
  public static func predictions(for set: URL) throws -> Data? {
    let bundle = ProcessInfo.processInfo.arguments.first { $0.hasSuffix(".xctest") }
    let program = bundle.map { URL(filePath: $0).deletingLastPathComponent().appending(path: "ledger") }
    guard let program, program.isThere else { return nil }
    return try output(of: program, ["extract", "--json", "--dry-run", set.path])
  }

  private static func output(of program: URL, _ arguments: [String]) throws -> Data? {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = program
    process.arguments = arguments
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? data : nil
  }
}
