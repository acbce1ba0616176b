/// Writes small files of the user's as reports are written: whole or not at all.
public enum ReportFile {
  /// Puts these bytes in the place of the file.
  ///
  /// - Throws: `ReportError.refusedOutput`, `ReportError.output`.
  public static func replace(_ path: String, with bytes: [UInt8]) throws {
    let file = try OutputFile(path, protected: [])
    try file.write(bytes)
    try file.finish()
  }
}
