import Foundation
import LedgerAudit
import Testing

/// Every check on texts where it must fire and where it must not.
@Suite struct CorpusTests {
  private static let isRecording = ProcessInfo.processInfo.environment["LEDGER_RECORD"] == "1"

  @Test func everyCheckHasExamples() throws {
    let names = Set(try CorpusFile.all().map(\.name))
    let missing = AuditChecks.all.map(\.name).filter { !names.contains($0) }
    #expect(missing.isEmpty)
    let unknown = names.subtracting(AuditChecks.all.map(\.name))
    #expect(unknown.isEmpty)
  }

  @Test(arguments: try CorpusFile.all().map(\.name))
  func checkFiresWhereItMust(name: String) throws {
    let file = try CorpusFile(CorpusFile.folder.appending(path: name + ".txt"))
    let firing = try ExampleLedger(file.firing)
    let result = try firing.result([name])
    let printed = try firing.printed(result)
    #expect(!result.findings.isEmpty, "\(firing.claims(result))")
    if Self.isRecording { try file.record(printed) } else { #expect(printed == file.findings) }
    let silent = try ExampleLedger(file.silent)
    let nothing = try silent.result([name])
    let stray = try silent.printed(nothing)
    #expect(nothing.findings.isEmpty, "\(stray)\n\(silent.claims(nothing))")
    #expect(!nothing.context.table.facts.isEmpty || !nothing.context.references.isEmpty)
  }
}
