import Foundation

/// One run of a program, with what it used.
struct ChildProcess {
  /// Processor time, user and system.
  let seconds: Double
  /// The most memory that it held, in bytes.
  let peakBytes: Int
  let status: Int32

  /// Runs a program with its output thrown away.
  init(_ path: String, _ arguments: [String]) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    let words = ([path] + arguments).map { strdup($0) }
    defer { for word in words { free(word) } }
    var process = pid_t()
    let failure = posix_spawn(&process, path, &actions, nil, words + [nil], environ)
    guard failure == 0 else { throw BenchmarkError("\(path) cannot be started: \(String(cString: strerror(failure)))") }
    var usage = rusage()
    var status: Int32 = 0
    guard wait4(process, &status, 0, &usage) == process else { throw BenchmarkError("\(path) was lost") }
    seconds =
      Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
      + Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6
    peakBytes = usage.ru_maxrss * 1024
    self.status = status
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
