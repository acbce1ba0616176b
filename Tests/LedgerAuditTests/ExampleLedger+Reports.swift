import Foundation
import LedgerReports

extension ExampleLedger {
  /// The rows of a report, as its JSON has them.
  func rows(of report: String) throws -> [[String: Any]] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "rows-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appending(path: "out.json")
    let reporter = Reporter(ledger: ledger, catalog: try .shipped(), program: "ledger 0.0.0", ruleSet: "test")
    _ = try reporter.write(
      ReportRequest(names: [report], format: .json), to: .file(file.path(percentEncoded: false)))
    let object = try JSONSerialization.jsonObject(with: try Data(contentsOf: file)) as? [String: Any]
    try FileManager.default.removeItem(at: folder)
    return object?["rows"] as? [[String: Any]] ?? []
  }
}
