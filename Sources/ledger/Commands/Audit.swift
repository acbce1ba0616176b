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
    let audit = try options.audit(checks, place: place, day: try clock.time.date, format: format)
    if let output, output != "-" {
      try ReportFile.replace(output, with: audit.report.bytes(format), protected: [place.path])
      Console.say("wrote \(output)")
      if format == .csv {
        let about = ReportFile.metadataPath(beside: output)
        try ReportFile.replace(about, with: audit.report.metadataFile, protected: [place.path, output])
        Console.say("wrote \(about)")
      }
    } else {
      let output = OutputStream()
      try output.write(audit.report.bytes(format))
      try output.flush()
    }
    if let failOn, !audit.result.open(atLeast: failOn).isEmpty { throw ExitStatus.fault }
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

  /// Findings, and how to write them.
  struct Outcome {
    let result: AuditResult
    let report: AuditReport
  }

  /// Runs checks on one state of the ledger.
  func audit(
    _ names: [String], place: LedgerOptions, day: CivilDate, format: AuditFormat = .markdown
  ) throws -> Outcome {
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
      let report = try AuditReport(result, metadata: metadata, snapshot: snapshot, format: format)
      return Outcome(result: result, report: report)
    }
  }
}
