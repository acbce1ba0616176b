public import Foundation

/// Data of others that is not part of the project: the folder that `LEDGER_TESTDATA` names. Tests that need it are
/// skipped without it.
public enum TestData {
  /// The folder; nil where the variable is not set or empty.
  public static let folder: URL? = {
    let path = ProcessInfo.processInfo.environment["LEDGER_TESTDATA"] ?? ""
    return path.isEmpty ? nil : URL(filePath: path)
  }()

  /// A file or folder below it, where it is there.
  public static func file(_ path: String) -> URL? {
    folder.map { $0.appending(path: path) }.flatMap { $0.isThere ? $0 : nil }
  }

  /// The JSON files below one of its folders, in the order of their paths.
  public static func json<Value: Decodable>(_ path: String, as type: Value.Type) throws -> [(String, Value)] {
    guard let root = file(path), let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
    else { return [] }
    return try files.compactMap { $0 as? URL }.filter { $0.pathExtension == "json" }.sorted { $0.path < $1.path }
      .map { ($0.path, try JSONDecoder().decode(type, from: Data(contentsOf: $0))) }
  }
}

extension URL {
  var isThere: Bool { FileManager.default.fileExists(atPath: path(percentEncoded: false)) }
}
