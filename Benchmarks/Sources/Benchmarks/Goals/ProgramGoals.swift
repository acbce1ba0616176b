import Foundation

/// The built program as a whole: memory (G7), start (G8), two processors (G6), small files (G11), a second run (G13).
struct ProgramGoals {
  let program: String
  let folder: WorkFolder

  func run(_ corpus: Corpus) throws -> [Goal] {
    try parallel() + memory() + start() + files(corpus)
  }

  private func memory() throws -> [Goal] {
    let small = try folder.write(Corpus(count: 2_000, claimPercent: 10).jsonLines, to: "small.jsonl")
    let large = try folder.write(Corpus(count: 20_000, claimPercent: 10).jsonLines, to: "large.jsonl")
    func peak(_ input: String, ledger: Bool) throws -> Double {
      let target = ledger ? ["--ledger", try folder.free("memory.ledger")] : ["--dry-run"]
      let run = try ChildProcess(program, ["extract", input] + target)
      guard run.status == 0 else { throw BenchmarkError("\(program) extract ended with \(run.status)") }
      return Double(run.peakBytes)
    }
    let (dry, dryLarge) = (try peak(small, ledger: false), try peak(large, ledger: false))
    let (full, fullLarge) = (try peak(small, ledger: true), try peak(large, ledger: true))
    let again = try ChildProcess(program, ["extract", large, "--ledger", folder.path + "/memory.ledger"])
    let once = try ChildProcess.medianSeconds(program, ["extract", large, "--dry-run"], runs: 1)
    let first = try ChildProcess(program, ["extract", large, "--ledger", try folder.free("second.ledger")])
    print(
      """

      Program: peak memory, MB, at 2,000 and at 20,000 documents
        without a ledger           \(Goal.shown(dry / 1e6)), \(Goal.shown(dryLarge / 1e6))
        with a ledger              \(Goal.shown(full / 1e6)), \(Goal.shown(fullLarge / 1e6))
        20,000 documents: dry run \(Goal.shown(once.seconds)) s, entered \(Goal.shown(first.seconds)) s, \
      again \(Goal.shown(again.seconds)) s of processor time
      """)
    return [
      Goal(
        name: "G7", title: "peak memory without a ledger, 10 times the documents / once", value: dryLarge / dry,
        direction: .atMost, floor: 1.5, target: 1.2),
      Goal(
        name: "G7", title: "peak memory with a ledger, 10 times the documents / once", value: fullLarge / full,
        direction: .atMost, floor: 1.5, target: 1.2),
      Goal(
        name: "G7", title: "peak memory without a ledger, MB", value: dryLarge / 1e6, direction: .atMost, floor: 32,
        target: 16),
      Goal(
        name: "G7", title: "peak memory with a ledger, MB", value: fullLarge / 1e6, direction: .atMost, floor: 128,
        target: 96),
      Goal(
        name: "G13", title: "second ingest of the same documents / first", value: again.seconds / first.seconds,
        direction: .atMost, floor: 0.5, target: 0.25),
    ]
  }

  /// The time that passes with two processors beside that with one.
  ///
  /// Other work would take one of the two away, so that nothing is said on a machine that is not idle. With one, all
  /// threads share it (`taskset` of util-linux).
  private func parallel() throws -> [Goal] {
    guard IdleTime.share(over: 0.5) > 0.9 else {
      print("\nG6: not run, the machine is not idle")
      return []
    }
    let input = try folder.write(Corpus(count: 40_000, claimPercent: 10).jsonLines, to: "parallel.jsonl")
    func ratio(_ target: () throws -> [String]) throws -> Double {
      func seconds(oneProcessor: Bool) throws -> Double {
        try (0..<3).map { _ in
          let command = [program, "extract", input] + (try target())
          return try oneProcessor
            ? ChildProcess("taskset", ["-c", "0"] + command).wallSeconds
            : ChildProcess(program, Array(command.dropFirst())).wallSeconds
        }.min() ?? 0
      }
      let one = try seconds(oneProcessor: true)
      return try seconds(oneProcessor: false) / one
    }
    return [
      Goal(
        name: "G6", title: "time on two processors / on one, no ledger", value: try ratio { ["--dry-run"] },
        direction: .atMost, floor: 0.65, target: 0.55),
      Goal(
        name: "G6", title: "time on two processors / on one, with a ledger",
        value: try ratio { ["--ledger", try folder.free("parallel.ledger")] }, direction: .atMost, floor: 0.85,
        target: 0.70),
    ]
  }

  private func start() throws -> [Goal] {
    let hello = ChildProcess.neighbour("Hello").path
    let version = try ChildProcess.medianSeconds(program, ["--version"], runs: 41)
    let yardstick = try ChildProcess.medianSeconds(hello, [], runs: 41)
    print(
      """

      Start: --version \(Goal.shown(version.seconds * 1e3)) ms, \(Goal.shown(Double(version.peak) / 1e6)) MB; \
      hello \(Goal.shown(yardstick.seconds * 1e3)) ms
      """)
    return [
      Goal(
        name: "G8", title: "start / hello linked the same way, CPU", value: version.seconds / yardstick.seconds,
        direction: .atMost, floor: 4, target: 2),
      Goal(
        name: "G8", title: "memory of --version, MB", value: Double(version.peak) / 1e6, direction: .atMost, floor: 12,
        target: 8),
    ]
  }

  private func files(_ corpus: Corpus) throws -> [Goal] {
    let path = folder.path + "/files"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    let names = try corpus.texts.enumerated().map { number, text in
      let name = "\(path)/a\(number).txt"
      try Data(text).write(to: URL(filePath: name))
      return name
    }
    let lines = try folder.write(corpus.jsonLines, to: "lines.jsonl")
    let byFile = try ChildProcess.medianSeconds(program, ["extract", path, "--dry-run"], runs: 3).seconds
    let byLine = try ChildProcess.medianSeconds(program, ["extract", lines, "--dry-run"], runs: 3).seconds
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let bare = try Clock.medians(
      rounds: 3,
      [
        {
          for name in names {
            let file = open(name, O_RDONLY | O_CLOEXEC)
            var status = stat()
            fstat(file, &status)
            while read(file, &buffer, buffer.count) > 0 {}
            close(file)
          }
        }
      ])[0]
    let count = Double(names.count)
    print(
      """

      Small files: \(Goal.shown(byFile * 1e6 / count)) µs a file, \(Goal.shown(byLine * 1e6 / count)) µs a line, \
      \(Goal.shown(bare * 1e6 / count)) µs for opening, reading and closing alone
      """)
    return [
      Goal(
        name: "G11", title: "small files / JSON Lines, CPU a document", value: byFile / byLine, direction: .atMost,
        floor: 2, target: 1.6),
      Goal(
        name: "G11", title: "small files / (JSON Lines + open, read, close)", value: byFile / (byLine + bare),
        direction: .atMost, floor: 1.5, target: 1.2),
    ]
  }
}
