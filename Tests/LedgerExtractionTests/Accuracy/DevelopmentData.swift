import Foundation

/// Texts with known answers that are not part of the project: the folder that `LEDGER_TESTDATA` names.
enum DevelopmentData {
  static let folder = ProcessInfo.processInfo.environment["LEDGER_TESTDATA"].map { URL(filePath: $0) }

  /// The program, which lies beside the tests' bundle.
  static let program: URL? = {
    let bundle = ProcessInfo.processInfo.arguments.first { $0.hasSuffix(".xctest") }
    let folder = bundle.map { URL(filePath: $0).deletingLastPathComponent() }
    return folder.map { $0.appending(path: "ledger") }.flatMap { isThere($0) ? $0 : nil }
  }()

  /// A file of the folder, when both are there.
  static func file(_ name: String) -> URL? {
    folder.map { $0.appending(path: name) }.flatMap { isThere($0) ? $0 : nil }
  }

  private static func isThere(_ url: URL) -> Bool { FileManager.default.fileExists(atPath: url.path) }

  /// What `score.py` says of the program's claims on a set: each name with its figure.
  static func scores(task: String, set: URL, program: URL, scorer: URL) throws -> [String: Double] {
    let predictions = FileManager.default.temporaryDirectory.appending(path: "ledger-\(UUID().uuidString).jsonl")
    defer {
      do { try FileManager.default.removeItem(at: predictions) } catch { print("left behind: \(error)") }
    }
    try output(of: program, ["extract", "--json", "--dry-run", set.path]).write(to: predictions)
    let lines = String(
      decoding: try output(
        of: URL(filePath: "/usr/bin/env"), ["python3", scorer.path, task, set.path, predictions.path]),
      as: UTF8.self)
    var scores: [String: Double] = [:]
    for word in lines.split(whereSeparator: \.isWhitespace) {
      let pair = word.split(separator: "=")
      if pair.count == 2, let figure = Double(pair[1]) { scores[String(pair[0])] = figure }
    }
    return scores
  }

  private static func output(of program: URL, _ arguments: [String]) throws -> Data {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = program
    process.arguments = arguments
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return data
  }
}
