import Foundation
import Testing

/// Files that hold what a test must print; `LEDGER_RECORD=1` writes them anew.
enum Golden {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")

  /// Whether the golden files are being recorded.
  static let isRecording = ProcessInfo.processInfo.environment["LEDGER_RECORD"] == "1"

  /// Compares byte by byte, and names the first line that differs.
  static func expect(_ bytes: [UInt8], matches name: String, at location: SourceLocation = #_sourceLocation) throws {
    let file = folder.appending(path: name)
    if isRecording {
      try Data(bytes).write(to: file)
      return
    }
    let recorded = [UInt8](try Data(contentsOf: file))
    guard recorded != bytes else { return }
    let expected = String(decoding: recorded, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    let found = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    let line = zip(expected, found).enumerated().first { $0.element.0 != $0.element.1 }?.offset
    let place = line ?? min(expected.count, found.count)
    Issue.record(
      """
      \(name) differs in line \(place + 1):
        recorded: \(place < expected.count ? expected[place] : "(end)")
        found:    \(place < found.count ? found[place] : "(end)")
      """, sourceLocation: location)
  }
}

/// A folder that a test may fill; it is gone with the value.
final class TemporaryFolder {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "ledger-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path(percentEncoded: false)
  }

  deinit {
    do {
      try FileManager.default.removeItem(atPath: path)
    } catch {
      Issue.record("the folder \(path) stays: \(error)")
    }
  }

  func file(_ name: String) -> String { path + "/" + name }

  func contents(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(filePath: file(name))))
  }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: URL(filePath: file(name)))
  }

  var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
  }
}
