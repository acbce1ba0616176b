/// A glob over field names: `*` stands for any characters, `?` for one; the whole name must match.
public struct FieldPattern: Hashable, Sendable {
  private let pattern: [UInt8]

  /// A pattern from its text.
  public init(_ text: String) { pattern = Array(text.utf8) }

  /// Whether the name matches. Linear in the product of the lengths at worst.
  public func matches(_ name: String) -> Bool {
    let name = Array(name.utf8)
    var (place, index) = (0, 0)
    var star: (pattern: Int, name: Int)?
    while index < name.count {
      if place < pattern.count, pattern[place] == UInt8(ascii: "*") {
        star = (place, index)
        place += 1
      } else if place < pattern.count, pattern[place] == name[index] || pattern[place] == UInt8(ascii: "?") {
        place += 1
        index += 1
      } else if let back = star {
        place = back.pattern + 1
        index = back.name + 1
        star = (back.pattern, index)
      } else {
        return false
      }
    }
    return pattern[place...].allSatisfy { $0 == UInt8(ascii: "*") }
  }
}
