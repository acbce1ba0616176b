/// One value of a query's row or one of its arguments.
public enum LedgerCell: Hashable, Sendable {
  case null
  case integer(Int)
  case real(Double)
  case text(String)
  case blob([UInt8])

  /// A JSON array of integers, for `json_each` in a query.
  public static func list(_ numbers: some Sequence<Int>) -> LedgerCell {
    var bytes = [UInt8(ascii: "[")]
    for number in numbers {
      if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
      bytes.append(contentsOf: String(number).utf8)
    }
    bytes.append(UInt8(ascii: "]"))
    return .text(String(decoding: bytes, as: UTF8.self))
  }

  /// The integer, when it is one.
  public var integer: Int? { if case .integer(let value) = self { value } else { nil } }

  /// The text, when it is one.
  public var text: String? { if case .text(let value) = self { value } else { nil } }
}
