import ArgumentParser

/// `ledger`: the commands by name.
struct LedgerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger",
    abstract: "Reads news texts and keeps the figures that they state, with the source that each one cites.",
    discussion: """
      A ledger entry records that a figure was stated, not that it is true.

      Examples:
        ledger extract article.txt --published 2023-12-22
        ledger extract news/ feed.jsonl --ledger war.facts
        ledger report
        ledger report --csv -o tables/
        ledger why 3fa9
      """,
    version: ProgramVersion.line,
    subcommands: [
      Extract.self, Report.self, Why.self, Search.self, Sources.self, Documents.self, Cite.self, Runs.self,
      Retract.self, Correct.self, Inspect.self, Eval.self, Verify.self, Key.self, SignCheckpoint.self, Prove.self,
      Audit.self, Findings.self, Reference.self,
      Export.self, Import.self, Backup.self, Merge.self, Limits.self,
    ])
}
