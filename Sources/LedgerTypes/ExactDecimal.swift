/// An exact decimal number, `coefficient` × 10^−`scale`, as a text states it.
///
/// A quoted number is never held in binary floating point: 66.67 is coefficient 6667, scale 2.
/// Trailing zeros of the fraction are dropped, so that equal numbers are equal values.
public struct ExactDecimal: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// All digits, with the sign; at most 18 digits.
  public let coefficient: Int
  /// How many of the digits stand after the decimal point, 0…17.
  public let scale: Int

  /// The whole number `value`.
  public init(_ value: Int) {
    coefficient = value
    scale = 0
  }

  /// `coefficient` × 10^−`scale`, in lowest terms.
  ///
  /// - Precondition: `scale` is in 0…17.
  public init(coefficient: Int, scale: Int) {
    precondition((0...17).contains(scale), "a decimal has 0 to 17 digits after its point")
    var coefficient = coefficient
    var scale = scale
    while scale > 0 && coefficient % 10 == 0 {
      coefficient /= 10
      scale -= 1
    }
    self.coefficient = coefficient
    self.scale = scale
  }

  /// Reads `-?(0|[1-9][0-9]*)(\.[0-9]+)?` with at most 18 digits; nil for anything else.
  public init?(parsing text: some StringProtocol) {
    var digits = 0
    var value = 0
    var scale = 0
    var sawPoint = false
    var bytes = Array(text.utf8)[...]
    let negative = bytes.first == UInt8(ascii: "-")
    if negative { bytes = bytes.dropFirst() }
    guard let first = bytes.first, first != UInt8(ascii: ".") else { return nil }
    if first == UInt8(ascii: "0"), bytes.count > 1, bytes[bytes.startIndex + 1] != UInt8(ascii: ".") { return nil }
    for byte in bytes {
      if byte == UInt8(ascii: "."), !sawPoint {
        sawPoint = true
        continue
      }
      guard byte >= 48, byte <= 57, digits < 18 else { return nil }
      value = value * 10 + Int(byte - 48)
      digits += 1
      if sawPoint { scale += 1 }
    }
    guard !sawPoint || scale > 0, scale <= 17 else { return nil }
    self.init(coefficient: negative ? -value : value, scale: scale)
  }

  /// The whole number, when there is no fraction.
  public var wholeNumber: Int? { scale == 0 ? coefficient : nil }

  /// The plain decimal form: `20000`, `66.67`, `-0.5`.
  public var description: String {
    guard scale > 0 else { return String(coefficient) }
    let digits = String(coefficient.magnitude)
    let padded = String(repeating: "0", count: max(0, scale + 1 - digits.utf8.count)) + digits
    let split = padded.index(padded.endIndex, offsetBy: -scale)
    return (coefficient < 0 ? "-" : "") + padded[..<split] + "." + padded[split...]
  }

  /// Compares the numbers exactly, whatever their scales.
  public static func < (left: ExactDecimal, right: ExactDecimal) -> Bool {
    if left.scale == right.scale { return left.coefficient < right.coefficient }
    let scale = max(left.scale, right.scale)
    return left.widened(to: scale) < right.widened(to: scale)
  }

  private func widened(to target: Int) -> Int128 {
    var value = Int128(coefficient)
    for _ in scale..<target { value *= 10 }
    return value
  }
}
