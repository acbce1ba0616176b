public import ArgumentParser
public import LedgerAudit
import LedgerExtraction
import LedgerReports
import LedgerStore
import LedgerTypes

/// `ledger audit`: what does not fit together in what was stated.
struct Audit: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say what does not fit together in the figures that were stated.",
    discussion: """
      Each check is one rule; its findings describe the texts, name the claims that they rest on, and show the \
      arithmetic. They are no verdicts. Without a name all checks run.

      \(AuditChecks.all.map { "  \($0.name) (\($0.severity.rawValue)): \($0.definition)" }.joined(separator: "\n"))

      Examples:
        ledger audit
        ledger audit cumulative-falls increment-against-total --json
        ledger audit --fail-on high --sarif > findings.sarif
      """)

  @Argument(help: ArgumentHelp("Which checks; all of them without a name.", valueName: "check"))
  var checks: [String] = []

  @OptionGroup var place: LedgerOptions
  @OptionGroup var options: AuditOptions
  @OptionGroup var clock: ClockOptions

  @Option(
    help: ArgumentHelp("End with status 2 when a finding at or above this severity is open.", valueName: "severity"))
  var failOn: Severity?

  @Option(
    name: [.customShort("o"), .long], help: ArgumentHelp("A file instead of standard output.", valueName: "path"))
  var output: String?

  @Flag(help: "Write Markdown; the usual form.")
  var md = false
  @Flag(help: "Write CSV (RFC 4180); with -o, what it says about itself goes into NAME.meta.json beside it.")
  var csv = false
  @Flag(help: "Write JSON.")
  var json = false
  @Flag(help: "Write SARIF 2.1.0, for code-review tools.")
  var sarif = false
  @Flag(help: "Write JUnit XML, for build servers.")
  var junit = false

  func validate() throws {
    guard [md, csv, json, sarif, junit].filter({ $0 }).count <= 1 else {
      throw ValidationError("--md, --csv, --json, --sarif and --junit exclude each other")
    }
  }

  func run() throws {
    let result = try options.audit(checks, place: place, day: try clock.time.date, write)
    if let failOn, !result.open(atLeast: failOn).isEmpty { throw ExitStatus.fault }
  }

  private func write(_ report: AuditReport) throws {
    guard let output, output != "-" else {
      let output = OutputStream()
      try report.write(format) { try output.write($0) }
      return try output.flush()
    }
    try ReportFile.replace(output, protected: [place.path]) { try report.write(format, to: $0) }
    Console.say("wrote \(output)")
    guard format == .csv else { return }
    let about = ReportFile.metadataPath(beside: output)
    try ReportFile.replace(about, with: report.metadataFile, protected: [place.path, output])
    Console.say("wrote \(about)")
  }

  private var format: AuditFormat {
    if csv { return .csv }
    if json { return .json }
    if sarif { return .sarif }
    return junit ? .junit : .markdown
  }
}

extension Severity: ExpressibleByArgument {}
extension VagueConvention: ExpressibleByArgument {}

/// What `audit` and `findings` share.
struct AuditOptions: ParsableArguments {
  @Option(help: ArgumentHelp("What vague words stand for: none, literal or acled.", valueName: "convention"))
  var vague = VagueConvention.none

  @Option(help: ArgumentHelp("Also take answers from this file; may be given several times.", valueName: "file"))
  var allow: [String] = []

  /// Runs checks on one state of the ledger, and hands what they found to `body`.
  @discardableResult
  func audit(
    _ names: [String], place: LedgerOptions, day: CivilDate, _ body: (AuditReport) throws -> Void
  ) throws -> AuditResult {
    let checks: [AuditCheck]
    switch AuditChecks.named(names) {
    case .success(let chosen): checks = chosen
    case .failure(let unknown): throw ValidationError("\(unknown)")
    }
    let answers = try AnswerFile.all(beside: place.path, and: allow)
    let ledger = try place.open(for: .reading)
    let names = BodyNames(try Registry.shipped().sources)
    return try ledger.read { snapshot in
      let result = try AuditResult(
        snapshot, checks: checks, vague: vague, names: names, allow: answers, day: day)
      let head = try snapshot.head()
      let metadata = AuditMetadata(
        program: ProgramVersion.line, ruleSet: Extractor.ruleSet, origin: ledger.origin, entries: head.size,
        head: head.root, recorded: try snapshot.runs().last?.recorded.description, result: result)
      try body(AuditReport(result, metadata: metadata, snapshot: snapshot))
      return result
    }
  }
}
