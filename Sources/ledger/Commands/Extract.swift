import ArgumentParser
import LedgerDocuments
import LedgerExtraction
import LedgerStore
import LedgerTypes

/// `ledger extract`: from documents to claims, on standard output, in the ledger, or both.
struct Extract: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Find the figures in documents and enter them in the ledger.",
    discussion: """
      Each document is entered whole or not at all, with its claims, their words and their sources. The same bytes \
      are never entered twice, so that running again is safe. What is reported as recorded is committed.

      Examples:
        ledger extract article.txt --published 2023-12-22 --publisher "Daily News"
        ledger extract news/ feed.jsonl --ledger war.facts
        find news -name '*.txt' | ledger extract --files-from -
        ledger extract --json --dry-run feed.jsonl > claims.jsonl
        curl -s https://news.example/feed.jsonl | ledger extract -
        ledger extract --again news/            extract known documents with today's rules
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var place: LedgerOptions
  @OptionGroup var words: RegistryOptions
  @OptionGroup var clock: ClockOptions

  @Option(help: ArgumentHelp("What a new ledger is called; a nonce is put behind it.", valueName: "name"))
  var origin = "facts"

  @Flag(help: "Print one JSON object for each document on standard output.")
  var json = false

  @Flag(help: "Leave the ledger alone.")
  var dryRun = false

  @Flag(help: "Extract documents that the ledger has already; the new claims supersede, the old ones stay.")
  var again = false

  @Option(help: ArgumentHelp("How many batches are worked on at once.", valueName: "number"))
  var jobs = System.processorCount

  func validate() throws {
    guard (1...1_024).contains(jobs) else { throw ValidationError("--jobs is a number from 1 to 1024") }
    guard !origin.isEmpty, origin.unicodeScalars.allSatisfy({ $0.isASCII && $0.value > 0x20 && $0 != "+" }) else {
      throw ValidationError("--origin is a name without blanks and +")
    }
  }

  func run() async throws {
    let now = try clock.time
    let paths = try input.paths()
    let ledger = dryRun ? nil : try existingLedger()
    let registry = try words.load(stated: try ledger?.read { try $0.statedSources() } ?? [])
    let settings = ExtractionSettings(
      reader: input.reader(today: now.date), registry: registry, wantsJSON: json,
      knowing: json || again ? nil : ledger)
    let output = OutputStream()
    var recorder: Recorder?
    if !dryRun {
      recorder = Recorder(
        path: place.path, rules: place.rules, ledger: ledger, registry: registry, again: again, now: now,
        clock: clock.now == nil ? { System.secondsSince1970 } : nil, origin: origin)
    }
    var bar = ProgressBar(totalBytes: InputOptions.totalBytes(of: paths))
    var summary = ExtractionSummary(path: dryRun ? nil : place.path)
    var bytes = 0
    try await ExtractionPipeline(settings: settings, jobs: jobs).run(paths) { result in
      bytes += result.byteCount
      if !result.messages.isEmpty { bar.clear() }
      for message in result.messages { Console.say(message) }
      summary.count(result)
      if recorder == nil { summary.count(found: result.documents) }
      // A line is printed when its document is committed, not before.
      if let outcome = try recorder?.take(result) {
        try report(outcome, &summary, output)
      } else if dryRun {
        try output.write(result.json.bytes)
      }
      bar.show(bytes: bytes, documents: summary.documents, claims: summary.claims)
    }
    if let outcome = try recorder?.finish() { try report(outcome, &summary, output) }
    try output.flush()
    bar.clear()
    Console.lines(summary.line(seconds: bar.elapsed))
    if summary.unreadable > 0, input.strict || summary.documents + summary.known == 0 { throw ExitCode.failure }
  }

  private func existingLedger() throws -> Ledger? {
    do {
      return try place.open(for: .writing)
    } catch LedgerError.notFound {
      return nil
    }
  }

  private func report(
    _ outcome: Recorder.Commit, _ summary: inout ExtractionSummary, _ output: OutputStream
  ) throws {
    for message in summary.count(outcome) { Console.say(message) }
    try output.write(outcome.json)
  }
}
