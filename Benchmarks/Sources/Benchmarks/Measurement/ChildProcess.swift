import Foundation

/// One run of a program, with what it used.
struct ChildProcess {
  /// Processor time, user and system.
  let seconds: Double
  /// The most memory that it held, in bytes.
  let peakBytes: Int
  let status: Int32
  /// The time that passed between its start and its end.
  let wallSeconds: Double

  /// Runs a program with its output thrown away, by the launcher that is built beside this program.
  init(_ path: String, _ arguments: [String]) throws {
    let launcher = Process()
    let pipe = Pipe()
    launcher.executableURL = Self.neighbour("Launcher")
    launcher.arguments = [path] + arguments
    launcher.standardOutput = pipe
    try launcher.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    launcher.waitUntilExit()
    let numbers = String(decoding: output, as: UTF8.self).split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
    guard numbers.count == 4 else { throw BenchmarkError("\(path) cannot be started") }
    seconds = Double(numbers[0]) / 1e6
    peakBytes = numbers[1]
    status = Int32(numbers[2])
    wallSeconds = Double(numbers[3]) / 1e6
  }

  /// A program that was built beside this one.
  static func neighbour(_ name: String) -> URL {
    URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: name)
  }

  /// The median of several runs' processor time; the first run only warms up.
  static func medianSeconds(_ path: String, _ arguments: [String], runs: Int) throws -> (seconds: Double, peak: Int) {
    let all = try (0...runs).map { _ in try ChildProcess(path, arguments) }.dropFirst()
    if let failed = all.first(where: { $0.status != 0 }) {
      throw BenchmarkError("\(path) \(arguments.joined(separator: " ")) ended with \(failed.status)")
    }
    return (all.map(\.seconds).sorted()[all.count / 2], all.map(\.peakBytes).max() ?? 0)
  }
}

/// Why a benchmark could not be run.
struct BenchmarkError: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}
