import LedgerTypes

/// A JSON value with the numbers as they are written.
indirect enum JSONNode {
  case null
  case flag(Bool)
  case number(String)
  case text(String)
  case list([JSONNode])
  case object([(name: String, value: JSONNode)])

  /// The members of an object; nil for anything else.
  var members: [(name: String, value: JSONNode)]? { if case .object(let members) = self { members } else { nil } }

  /// A member's value.
  subscript(name: String) -> JSONNode? { members?.first { $0.name == name }?.value }
}

/// Reads JSON (RFC 8259).
struct JSONNodeReader {
  /// What is wrong, with the byte.
  struct Fault: Error {
    let byte: Int
    let reason: String
  }

  private static let deepest = 64
  private let bytes: [UInt8]
  private var index = 0

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The value of a whole file.
  static func value(of bytes: [UInt8]) throws(Fault) -> JSONNode {
    var reader = JSONNodeReader(bytes)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { reader.index = 3 }
    let value = try reader.value(depth: 0)
    reader.skipBlanks()
    guard reader.index == bytes.count else { throw reader.fault("text after the end of the value") }
    return value
  }

  private func fault(_ reason: String) -> Fault { Fault(byte: index, reason: reason) }

  private mutating func skipBlanks() {
    while index < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[index]) { index += 1 }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    skipBlanks()
    guard index < bytes.count, bytes[index] == byte else { return false }
    index += 1
    return true
  }

  private mutating func value(depth: Int) throws(Fault) -> JSONNode {
    guard depth < Self.deepest else { throw fault("nested too deeply") }
    skipBlanks()
    guard index < bytes.count else { throw fault("the file ends inside a value") }
    switch bytes[index] {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try list(depth: depth)
    case UInt8(ascii: "\""): return .text(try string())
    case UInt8(ascii: "t"): return try word("true", .flag(true))
    case UInt8(ascii: "f"): return try word("false", .flag(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func object(depth: Int) throws(Fault) -> JSONNode {
    index += 1
    var members: [(name: String, value: JSONNode)] = []
    if take(UInt8(ascii: "}")) { return .object(members) }
    repeat {
      skipBlanks()
      guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else {
        throw fault("a member has a name in quotes")
      }
      let name = try string()
      guard take(UInt8(ascii: ":")) else { throw fault("a colon follows a member's name") }
      members.append((name, try value(depth: depth + 1)))
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "}")) else { throw fault("an object ends with a brace") }
    return .object(members)
  }

  private mutating func list(depth: Int) throws(Fault) -> JSONNode {
    index += 1
    var values: [JSONNode] = []
    if take(UInt8(ascii: "]")) { return .list(values) }
    repeat { values.append(try value(depth: depth + 1)) } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "]")) else { throw fault("a list ends with a bracket") }
    return .list(values)
  }

  private mutating func word(_ word: String, _ node: JSONNode) throws(Fault) -> JSONNode {
    guard bytes[index...].starts(with: word.utf8) else { throw fault("no value begins like this") }
    index += word.utf8.count
    return node
  }

  private mutating func number() throws(Fault) -> JSONNode {
    let start = index
    let signs = Array("+-.eE0123456789".utf8)
    while index < bytes.count, signs.contains(bytes[index]) { index += 1 }
    guard index > start else { throw fault("no value begins like this") }
    return .number(String(decoding: bytes[start..<index], as: UTF8.self))
  }

  private mutating func string() throws(Fault) -> String {
    index += 1
    var text: [UInt8] = []
    while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
      guard bytes[index] == UInt8(ascii: "\\") else {
        text.append(bytes[index])
        index += 1
        continue
      }
      guard index + 1 < bytes.count else { break }
      index += 2
      switch bytes[index - 1] {
      case UInt8(ascii: "n"): text.append(0x0A)
      case UInt8(ascii: "r"): text.append(0x0D)
      case UInt8(ascii: "t"): text.append(0x09)
      case UInt8(ascii: "b"): text.append(0x08)
      case UInt8(ascii: "f"): text.append(0x0C)
      case UInt8(ascii: "u"): text += try escape()
      default: text.append(bytes[index - 1])
      }
    }
    guard index < bytes.count else { throw fault("a string has no end") }
    index += 1
    return String(decoding: text, as: UTF8.self)
  }

  private mutating func escape() throws(Fault) -> [UInt8] {
    var units = [try codeUnit()]
    if UTF16.isLeadSurrogate(units[0]), index + 1 < bytes.count, bytes[index] == UInt8(ascii: "\\"),
      bytes[index + 1] == UInt8(ascii: "u")
    {
      index += 2
      units.append(try codeUnit())
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }

  private mutating func codeUnit() throws(Fault) -> UInt16 {
    guard index + 4 <= bytes.count,
      let unit = UInt16(String(decoding: bytes[index..<index + 4], as: UTF8.self), radix: 16)
    else { throw fault("\\u is followed by four hexadecimal digits") }
    index += 4
    return unit
  }
}
