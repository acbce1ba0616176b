/// Why a reference series cannot be used.
public enum ReferenceError: Error, Hashable, CustomStringConvertible {
  /// The file is not what it should be; the reason is one sentence.
  case unreadable(file: String, reason: String)
  /// No field that was asked for is in the file.
  case noFields(file: String, patterns: [String], known: [String])
  /// A name that a series cannot have.
  case invalidName(String)

  /// One sentence for a person that says what to do.
  public var description: String {
    switch self {
    case .unreadable(let file, let reason): "\(file): no reference series: \(reason)"
    case .noFields(let file, let patterns, let known):
      "\(file): no field of numbers matches \(patterns.joined(separator: ", ")); the file has: "
        + known.prefix(40).joined(separator: ", ")
    case .invalidName(let name): "\"\(name)\": a series' name has letters, digits, hyphens, dots and underscores"
    }
  }
}
