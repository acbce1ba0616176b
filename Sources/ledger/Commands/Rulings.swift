import ArgumentParser
import LedgerStore
import LedgerTypes

/// `ledger retract`: takes a claim back.
struct Retract: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Take a claim back; what was stated stays in the ledger.",
    discussion: """
      A retraction is a new entry. Reports leave the claim out, `ledger why` shows both.

      Example:
        ledger retract 3fa9 --reason "counts horses, not people"
      """)

  @Argument(help: ArgumentHelp("The claim's identifier, or its beginning.", valueName: "claim"))
  var claim: String

  @Option(help: ArgumentHelp("Why.", valueName: "words"))
  var reason: String

  @OptionGroup var place: LedgerOptions
  @OptionGroup var clock: ClockOptions

  func run() throws {
    let ledger = try place.open(for: .writing)
    let statement = try clock.statement
    for record in try ledger.read({ try $0.claims(withPrefix: claim.lowercased()) }) {
      let entry = try ledger.retract(claim: record.seq, reason: reason, statement: statement)
      try acknowledge("entry \(entry): claim \(record.id) of document \(record.document.seq) retracted")
    }
  }
}

/// `ledger correct`: states that fields of a claim were read wrongly.
struct Correct: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "State that fields of a claim were read wrongly; what was stated stays in the ledger.",
    discussion: """
      A correction is a new entry. Reports show the corrected value, `ledger why` shows both. Fields and values are \
      the codebook's; a value that is left empty means unknown.

      Examples:
        ledger correct 3fa9 --set measure=injured --reason "wounded, not dead"
        ledger correct 3fa9 --set place= --set status=feared --reason "the place is another sentence's"
      """)

  @Argument(help: ArgumentHelp("The claim's identifier, or its beginning.", valueName: "claim"))
  var claim: String

  @Option(help: ArgumentHelp("A field and its value; may be given several times.", valueName: "field=value"))
  var set: [String]

  @Option(help: ArgumentHelp("Why.", valueName: "words"))
  var reason: String

  @OptionGroup var place: LedgerOptions
  @OptionGroup var clock: ClockOptions

  func validate() throws {
    guard !set.isEmpty else { throw ValidationError("--set names the field to correct, as in --set measure=injured") }
    guard set.allSatisfy({ $0.contains("=") && $0.first != "=" }) else {
      throw ValidationError("--set has the form field=value")
    }
  }

  func run() throws {
    let ledger = try place.open(for: .writing)
    let statement = try clock.statement
    let changes = set.map { setting in
      let parts = setting.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return FieldChange(field: String(parts[0]), value: parts[1].isEmpty ? nil : String(parts[1]))
    }
    for record in try ledger.read({ try $0.claims(withPrefix: claim.lowercased()) }) {
      let entry = try ledger.correct(claim: record.seq, changes: changes, reason: reason, statement: statement)
      try acknowledge("entry \(entry): claim \(record.id) of document \(record.document.seq) corrected")
    }
  }
}
