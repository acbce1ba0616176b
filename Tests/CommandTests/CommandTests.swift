import Foundation
import Testing

@Suite("Commands")
struct CommandTests {
  private static let scripts = Repository.root.appending(path: "Tests/CommandTests/Scripts")

  private static var names: [String] {
    get throws {
      try FileManager.default.contentsOfDirectory(atPath: scripts.path).filter { $0.hasSuffix(".txt") }.sorted()
    }
  }

  /// `LEDGER_RECORD=1` writes what the commands print now into the transcripts; read the difference before committing.
  @Test("Transcripts", arguments: try names)
  func transcript(name: String) throws {
    let file = Self.scripts.appending(path: name)
    let folder = FileManager.default.temporaryDirectory.appending(path: "ledger-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let transcript = Transcript(parsing: try String(contentsOf: file, encoding: .utf8))
    let (text, differences) = try transcript.played(with: Repository.program, in: folder)
    if ProcessInfo.processInfo.environment["LEDGER_RECORD"] == "1" {
      try Data(text.utf8).write(to: file)
    } else {
      #expect(differences.isEmpty, "\(name):\n\(differences.joined(separator: "\n"))")
    }
    try FileManager.default.removeItem(at: folder)
  }
}
