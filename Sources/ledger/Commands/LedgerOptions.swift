import ArgumentParser
import LedgerStore
import LedgerTypes

/// Which ledger a command works on.
struct LedgerOptions: ParsableArguments {
  /// The variable that names the ledger; not `LEDGER_FILE`, which the accounting program of our name reads.
  static let variable = "FACT_LEDGER"
  static let standardPath = "facts.ledger"

  @Option(
    help: ArgumentHelp(
      "The ledger file; else $\(variable), else ./\(standardPath).", valueName: "file"))
  var ledger: String?

  @Option(help: ArgumentHelp("How long to wait for another program that holds the ledger.", valueName: "seconds"))
  var wait = OpeningRules().waitingSeconds

  @Flag(help: "Write to a ledger on a network file system, whose locks may not hold.")
  var allowNetworkFs = false

  func validate() throws {
    guard (0...86_400).contains(wait) else { throw ValidationError("--wait is a number from 0 to 86400") }
  }

  /// The path that the user chose, or the usual one.
  var path: String { ledger ?? System.environment(Self.variable) ?? Self.standardPath }

  /// What may happen when it is opened; messages about waiting go to the person at the keyboard.
  var rules: OpeningRules {
    var rules = OpeningRules()
    rules.allowsNetwork = allowNetworkFs
    rules.waitingSeconds = wait
    rules.temporaryFolder = System.temporaryFolder
    rules.whenWaiting = { [path] holder in
      Console.say("\(path): waiting for \(holder?.description ?? "another program")")
    }
    return rules
  }

  /// Opens the ledger.
  func open(for access: Ledger.Access) throws -> Ledger { try Ledger.open(path, for: access, rules: rules) }

  /// Runs queries on the ledger.
  func read<Result>(_ body: (LedgerSnapshot) throws -> Result) throws -> Result {
    try open(for: .reading).read(body)
  }

  /// The claims whose identifier begins with `prefix`.
  func claims(_ prefix: String) throws -> [ClaimRecord] {
    try read { try $0.claims(withPrefix: prefix.lowercased()) }
  }
}

/// The one clock of a run.
struct ClockOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Fix every clock at this time, so that the ledger can be made again byte for byte: 2024-01-02T03:04:05Z.",
      valueName: "time"))
  var now: Timestamp?

  /// The fixed time, or the time on the wall clock.
  var time: Timestamp {
    get throws {
      if let now { return now }
      guard let time = Timestamp(secondsSince1970: System.secondsSince1970) else {
        throw CommandFailure("the clock of this machine is outside the years 1 to 9999; set it, or use --now")
      }
      return time
    }
  }

  /// Who states something, and when: the program, at the user's word.
  var statement: Statement {
    get throws { Statement(by: "\(ProgramVersion.program) human", recorded: try time) }
  }
}

/// Something went wrong that no library knows; the message says what to do.
struct CommandFailure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
