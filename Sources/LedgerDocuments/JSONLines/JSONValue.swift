/// A JSON value (RFC 8259) as a tree, for files of which everything is wanted.
///
/// Numbers keep their characters, so that who reads them decides how.
public indirect enum JSONValue: Hashable, Sendable {
  case null
  case flag(Bool)
  case number(String)
  case string(String)
  case array([JSONValue])
  case object([Member])

  /// A name with its value.
  public struct Member: Hashable, Sendable {
    /// The member's name.
    public let name: String
    /// The member's value.
    public let value: JSONValue
  }

  /// Why bytes are no JSON value.
  public struct Fault: Error, Hashable, Sendable {
    /// The byte at fault, counted from 1.
    public let byte: Int
    /// What was expected.
    public let message: String
  }

  /// Reads the one value that `range` of `bytes` holds.
  public init(parsing bytes: [UInt8], in range: Range<Int>) throws(Fault) {
    var cursor = JSONCursor(bytes, in: range)
    do throws(JSONCursor.Fault) {
      self = try Self.value(&cursor, bytes, depth: 0)
      cursor.skipBlanks()
      if cursor.current != nil { throw cursor.fault("something follows the value") }
    } catch {
      throw Fault(byte: error.offset + 1, message: error.message)
    }
  }

  /// The value of the member of this name, the last one where several have it; nil for none, and for `null`.
  public subscript(name: String) -> JSONValue? {
    guard case .object(let members) = self, let member = members.last(where: { $0.name == name }) else { return nil }
    return member.value == .null ? nil : member.value
  }

  private static func value(
    _ cursor: inout JSONCursor, _ bytes: [UInt8], depth: Int
  ) throws(JSONCursor.Fault) -> JSONValue {
    cursor.skipBlanks()
    switch cursor.current {
    case UInt8(ascii: "{")?, UInt8(ascii: "[")?:
      guard depth < DocumentLimits.jsonDepth else { throw cursor.fault("arrays and objects nest too deep") }
      return cursor.current == UInt8(ascii: "{")
        ? .object(try members(&cursor, bytes, depth: depth + 1))
        : .array(try elements(&cursor, bytes, depth: depth + 1))
    case UInt8(ascii: "\"")?:
      return .string(String(decoding: try cursor.string(), as: UTF8.self))
    case UInt8(ascii: "t")?:
      try cursor.literal("true")
      return .flag(true)
    case UInt8(ascii: "f")?:
      try cursor.literal("false")
      return .flag(false)
    case UInt8(ascii: "n")?:
      try cursor.literal("null")
      return .null
    default:
      return .number(String(decoding: bytes[try cursor.number()], as: UTF8.self))
    }
  }

  private static func members(
    _ cursor: inout JSONCursor, _ bytes: [UInt8], depth: Int
  ) throws(JSONCursor.Fault) -> [Member] {
    var members: [Member] = []
    try list(&cursor, closer: UInt8(ascii: "}")) { (cursor) throws(JSONCursor.Fault) in
      let name = String(decoding: try cursor.string(), as: UTF8.self)
      cursor.skipBlanks()
      try cursor.expect(UInt8(ascii: ":"), "expected a colon")
      members.append(Member(name: name, value: try value(&cursor, bytes, depth: depth)))
    }
    return members
  }

  private static func elements(
    _ cursor: inout JSONCursor, _ bytes: [UInt8], depth: Int
  ) throws(JSONCursor.Fault) -> [JSONValue] {
    var elements: [JSONValue] = []
    try list(&cursor, closer: UInt8(ascii: "]")) { (cursor) throws(JSONCursor.Fault) in
      elements.append(try value(&cursor, bytes, depth: depth))
    }
    return elements
  }

  /// Reads what stands between an opening bracket, at the position, and `closer`, with commas between.
  private static func list(
    _ cursor: inout JSONCursor, closer: UInt8, element: (inout JSONCursor) throws(JSONCursor.Fault) -> Void
  ) throws(JSONCursor.Fault) {
    try cursor.expect(cursor.current ?? closer, "expected a bracket")
    cursor.skipBlanks()
    guard cursor.current != closer else { return try cursor.expect(closer, "expected a closing bracket") }
    while true {
      cursor.skipBlanks()
      try element(&cursor)
      cursor.skipBlanks()
      guard cursor.current == UInt8(ascii: ",") else { break }
      try cursor.expect(UInt8(ascii: ","), "expected a comma")
    }
    try cursor.expect(closer, "expected a comma or a closing bracket")
  }
}
