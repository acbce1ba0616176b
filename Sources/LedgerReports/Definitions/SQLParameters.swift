/// Finds the named parameters of a SQL statement.
enum SQLParameters {
  /// The names after `:` outside of strings, quoted identifiers and comments.
  static func names(in sql: String) -> Set<String> {
    let bytes = Array(sql.utf8)
    var names: Set<String> = []
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"):
        index = end(of: bytes[index], in: bytes, after: index)
      case UInt8(ascii: "-") where index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "-"):
        while index < bytes.count, bytes[index] != UInt8(ascii: "\n") { index += 1 }
      case UInt8(ascii: "/") where index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "*"):
        index += 2
        while index + 1 < bytes.count, !(bytes[index] == UInt8(ascii: "*") && bytes[index + 1] == UInt8(ascii: "/")) {
          index += 1
        }
        index += 2
      case UInt8(ascii: ":"):
        let start = index + 1
        index = start
        while index < bytes.count, isWord(bytes[index]) { index += 1 }
        if index > start { names.insert(String(decoding: bytes[start..<index], as: UTF8.self)) }
      default:
        index += 1
      }
    }
    return names
  }

  private static func end(of quote: UInt8, in bytes: [UInt8], after start: Int) -> Int {
    var index = start + 1
    while index < bytes.count, bytes[index] != quote { index += 1 }
    return index + 1
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
