/// Why a file is no gold data.
public struct GoldError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file as it was named.
  public let file: String
  /// The line, counted from 1; nil when the fault is the whole file's.
  public let line: Int?
  /// What is wrong, and what would be right.
  public let reason: String

  /// One sentence with file and line.
  public var description: String { "\(file)\(line.map { ", line \($0)" } ?? ""): \(reason)" }
}
