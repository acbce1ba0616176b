/// A limit on what the program reads or writes, by its name.
public struct NamedLimit: Hashable, Sendable {
  /// The name, in snake_case.
  public let name: String
  /// The largest value that is allowed.
  public let value: Int
  /// What it counts.
  public let unit: String
  /// One sentence: what happens beyond it.
  public let meaning: String

  /// A limit.
  public init(_ name: String, _ value: Int, _ unit: String, _ meaning: String) {
    self.name = name
    self.value = value
    self.unit = unit
    self.meaning = meaning
  }
}
