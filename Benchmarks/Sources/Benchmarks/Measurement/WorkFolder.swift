import Foundation

/// A folder for files of this run, removed at its end.
final class WorkFolder {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "ledger-benchmarks-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit {
    do { try FileManager.default.removeItem(atPath: path) } catch { print("left behind: \(path)") }
  }

  /// A path in the folder where nothing is.
  func free(_ name: String) throws -> String {
    let file = path + "/" + name
    if FileManager.default.fileExists(atPath: file) { try FileManager.default.removeItem(atPath: file) }
    return file
  }

  func write(_ bytes: [UInt8], to name: String) throws -> String {
    let file = try free(name)
    try Data(bytes).write(to: URL(filePath: file))
    return file
  }
}
