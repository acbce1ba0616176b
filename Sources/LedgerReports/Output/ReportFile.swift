/// Writes small files of the user's as reports are written: whole or not at all.
public enum ReportFile {
  /// Puts these bytes in the place of the file.
  ///
  /// - Parameter protected: files that are never replaced: the ledger and the inputs.
  /// - Throws: `ReportError.refusedOutput`, `ReportError.output`.
  public static func replace(_ path: String, with bytes: [UInt8], protected: [String] = []) throws {
    let file = try OutputFile(path, protected: protected)
    try file.write(bytes)
    try file.finish()
  }

  /// Where a CSV file says what it is: `timeline.csv` → `timeline.meta.json`.
  public static func metadataPath(beside path: String) -> String {
    (path.hasSuffix(".csv") ? String(path.dropLast(4)) : path) + ".meta.json"
  }
}
