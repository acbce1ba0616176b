import Foundation

/// Data of others that is not part of the project: the folder that `LEDGER_TESTDATA` names.
enum TestData {
  static let folder = ProcessInfo.processInfo.environment["LEDGER_TESTDATA"]
    .map { URL(filePath: $0).appending(path: "vectors") }

  /// Whether there is a subfolder of the data.
  static func has(_ name: String) -> Bool {
    folder.map { FileManager.default.fileExists(atPath: $0.appending(path: name).path) } ?? false
  }

  /// The JSON files below a subfolder, with their names.
  static func json<Value: Decodable>(_ name: String, as type: Value.Type) throws -> [(String, Value)] {
    guard let root = folder?.appending(path: name),
      let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
    else { return [] }
    return try files.compactMap { $0 as? URL }.filter { $0.pathExtension == "json" }.sorted { $0.path < $1.path }
      .map { ($0.path, try JSONDecoder().decode(type, from: Data(contentsOf: $0))) }
  }
}

/// The bytes of hexadecimal digits.
func bytes(hex: String) -> [UInt8] {
  let digits = hex.utf8.compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
  return stride(from: 0, to: digits.count - 1, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
}
