/// One value of a query's row or one of its arguments.
public enum LedgerCell: Hashable, Sendable {
  case null
  case integer(Int)
  case real(Double)
  case text(String)
  case blob([UInt8])

  /// The integer, when it is one.
  public var integer: Int? { if case .integer(let value) = self { value } else { nil } }

  /// The text, when it is one.
  public var text: String? { if case .text(let value) = self { value } else { nil } }
}
