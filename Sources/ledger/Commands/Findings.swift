import ArgumentParser
import LedgerAudit
import LedgerReports
import LedgerTypes

/// `ledger findings`: findings with their answers.
struct Findings: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List findings, explain one, or answer one.",
    discussion: """
      Findings follow from the ledger and keep their identifier as long as the claims that they rest on. Answers stand \
      in a text file beside the ledger (facts.ledger.answers), one record each, and can be kept under version control.

      Examples:
        ledger findings
        ledger findings explain 3fa9c0d21b7e
        ledger findings accept 3fa9 --reason "announced on 8 May" --expires 2024-12-31
      """,
    subcommands: [List.self, Explain.self, Accept.self], defaultSubcommand: List.self)

  /// The finding whose identifier begins with a prefix.
  static func finding(_ prefix: String, in result: AuditResult) throws -> Finding {
    let found = result.findings.filter { $0.id.hasPrefix(prefix.lowercased()) }
    guard let finding = found.first else {
      throw CommandFailure("no finding has the identifier \(prefix); `ledger findings` lists them")
    }
    guard found.count == 1 else {
      throw CommandFailure("\(prefix) begins \(found.count) findings; give more digits")
    }
    return finding
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List all findings, one a line.")
    @OptionGroup var place: LedgerOptions
    @OptionGroup var options: AuditOptions
    @OptionGroup var clock: ClockOptions
    @OptionGroup var listing: ListingOptions

    func run() throws {
      let result = try options.audit([], place: place, day: try clock.time.date) { _ in }
      try listing.print(result.findings) { finding in
        "\(finding.id)  " + finding.severity.rawValue.padded(7) + (finding.isOpen ? "open      " : "accepted  ")
          + finding.check.padded(26) + finding.text
      } members: { finding, json in
        json.member("id", finding.id)
        json.member("check", finding.check)
        json.member("severity", finding.severity.rawValue)
        json.member("state", finding.isOpen ? "open" : "accepted")
        json.member("text", finding.text)
        json.member("arithmetic", finding.arithmetic)
      }
    }
  }

  struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Show one finding with its rule and the words behind it.")
    @Argument(help: ArgumentHelp("The finding's identifier, or its beginning.", valueName: "id"))
    var id: String
    @OptionGroup var place: LedgerOptions
    @OptionGroup var options: AuditOptions
    @OptionGroup var clock: ClockOptions

    func run() throws {
      let output = OutputStream()
      try options.audit([], place: place, day: try clock.time.date) { report in
        try output.write(try report.explanation(of: Findings.finding(id, in: report.result)))
      }
      try output.flush()
    }
  }

  struct Accept: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Answer a finding: it counts as accepted, with a reason.")
    @Argument(help: ArgumentHelp("The finding's identifier, or its beginning.", valueName: "id"))
    var id: String
    @Option(help: ArgumentHelp("Why.", valueName: "words"))
    var reason: String
    @Option(help: ArgumentHelp("The last day on which the answer counts.", valueName: "date"))
    var expires: String?
    @OptionGroup var place: LedgerOptions
    @OptionGroup var options: AuditOptions
    @OptionGroup var clock: ClockOptions

    func validate() throws {
      guard reason.contains(where: { !$0.isWhitespace }) else { throw ValidationError("give a reason") }
      if let expires, CivilDate(iso: expires)?.day == nil {
        throw ValidationError("--expires \(expires): expected a day such as 2024-12-31")
      }
    }

    func run() throws {
      let result = try options.audit([], place: place, day: try clock.time.date) { _ in }
      let finding = try Findings.finding(id, in: result)
      let path = AnswerFile.path(beside: place.path)
      try AnswerFile.add(
        AllowList.Answer(finding: finding.id, reason: reason, expires: expires.flatMap { CivilDate(iso: $0) }), to: path
      )
      try acknowledge("finding \(finding.id) accepted, in \(path)")
    }
  }
}

/// The file of answers beside a ledger.
enum AnswerFile {
  /// A list of answers is written by people.
  private static let largest = 16 << 20

  static func path(beside ledger: String) -> String { ledger + ".answers" }

  static func exists(_ path: String) -> Bool {
    do throws(System.Failure) {
      return try System.status(of: SystemPath(typed: path), following: true).kind == .file
    } catch {
      // Without a file nothing was answered yet; one that cannot be read is reported when it is read.
      return false
    }
  }

  /// The answers beside a ledger, then those of other files.
  static func all(beside ledger: String, and others: [String]) throws -> AllowList {
    var answers = AllowList()
    for path in [path(beside: ledger)].filter(exists) + others { answers.add(try read(path)) }
    return answers
  }

  static func read(_ path: String) throws -> AllowList {
    do {
      return try AllowList(try WholeFile.bytes(of: path, upTo: largest).bytes)
    } catch let fault as AllowList.Fault {
      throw CommandFailure("\(path): \(fault)")
    }
  }

  static func add(_ answer: AllowList.Answer, to path: String) throws {
    var bytes = Array("# Answers to findings of `ledger audit`\n".utf8)
    if exists(path) { bytes = try WholeFile.bytes(of: path, upTo: largest).bytes }
    if let last = bytes.last, last != 0x0A { bytes.append(0x0A) }
    bytes += Array(AllowList.record(answer).utf8)
    try ReportFile.replace(path, with: bytes)
  }
}
