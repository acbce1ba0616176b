import ArgumentParser
import LedgerStore

/// `ledger why`: where a figure comes from, down to the byte.
struct Why: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show a claim's words, the rules that decided each field, and the chain of its sources.",
    discussion: """
      On a terminal the words are coloured; elsewhere the number stands in [ ], the measure in { }, the cue in < > and \
      the source in « ». NO_COLOR turns colours off.

      Examples:
        ledger why 3fa9c1d2e4b60718
        ledger why 3fa9            any beginning that fits one claim alone
      """)

  @Argument(help: ArgumentHelp("The claim's identifier, or its beginning.", valueName: "claim"))
  var claim: String

  @OptionGroup var place: LedgerOptions

  func run() throws {
    let output = OutputStream()
    let style = Style(for: output)
    for (index, record) in try place.claims(claim).enumerated() {
      if index > 0 { try output.writeLine() }
      try output.write(ClaimExplanation(record, style: style).text)
    }
    try output.flush()
  }
}
