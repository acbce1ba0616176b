/// Why a registry or lexicon file could not be read.
public struct RegistryError: Error, CustomStringConvertible, Hashable, Sendable {
  /// The file as it was named.
  public let file: String
  /// The line, counted from 1.
  public let line: Int
  /// What is wrong, and what would be right.
  public let reason: String

  /// One sentence for a person.
  public var description: String { "\(file), line \(line): \(reason)" }
}
