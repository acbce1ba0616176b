/// Writes small files of the user's as reports are written: whole or not at all.
public enum ReportFile {
  /// Puts these bytes in the place of the file.
  ///
  /// - Parameter protected: files that are never replaced: the ledger and the inputs.
  /// - Throws: `ReportError.refusedOutput`, `ReportError.output`.
  public static func replace(_ path: String, with bytes: [UInt8], protected: [String] = []) throws {
    try replace(path, protected: protected) { try $0(bytes) }
  }

  /// Puts what `body` writes, piece by piece, in the place of the file.
  public static func replace(
    _ path: String, protected: [String], by body: (([UInt8]) throws -> Void) throws -> Void
  ) throws {
    let file = try OutputFile(path, protected: protected)
    try body(file.write)
    try file.finish()
  }

  /// Where a CSV file says what it is: `timeline.csv` → `timeline.meta.json`.
  public static func metadataPath(beside path: String) -> String {
    (path.hasSuffix(".csv") ? String(path.dropLast(4)) : path) + ".meta.json"
  }
}
