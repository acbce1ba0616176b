/// Writes JSON (RFC 8259) into one growing buffer of bytes.
///
/// Strings are escaped so that a line is safe on a terminal and inside a page: controls, bidirectional and
/// invisible characters, U+2028, U+2029 and `<` become `\u` escapes, which every reader turns back.
public struct JSONBuffer: Sendable {
  /// What was written so far.
  public private(set) var bytes: [UInt8] = []
  private var needsComma = false

  /// An empty buffer.
  public init() {}

  /// Drops what was written and keeps the memory.
  public mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    needsComma = false
  }

  /// Hands over what was written so far; what is open goes on.
  public mutating func taken() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  /// Writes an object whose members `body` writes.
  public mutating func object<E: Error>(_ body: (inout JSONBuffer) throws(E) -> Void) throws(E) {
    try nested(UInt8(ascii: "{"), UInt8(ascii: "}"), body)
  }

  /// Writes an array whose elements `body` writes.
  public mutating func array<E: Error>(_ body: (inout JSONBuffer) throws(E) -> Void) throws(E) {
    try nested(UInt8(ascii: "["), UInt8(ascii: "]"), body)
  }

  private mutating func nested<E: Error>(
    _ opening: UInt8, _ closing: UInt8, _ body: (inout JSONBuffer) throws(E) -> Void
  ) throws(E) {
    separate()
    bytes.append(opening)
    needsComma = false
    try body(&self)
    bytes.append(closing)
    needsComma = true
  }

  /// Writes a member's name; its value must follow.
  public mutating func key(_ name: StaticString) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    name.withUTF8Buffer { bytes.append(contentsOf: $0) }
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  /// Writes `null`.
  public mutating func null() { raw("null") }

  /// Writes `true` or `false`.
  public mutating func value(_ flag: Bool) { raw(flag ? "true" : "false") }

  /// Writes a whole number.
  public mutating func value(_ number: Int) {
    separate()
    appendDigits(number)
    needsComma = true
  }

  /// Writes a decimal number with the digits that it has; null for none.
  public mutating func value(_ number: ExactDecimal?) {
    guard let number else { return null() }
    if let whole = number.wholeNumber { return value(whole) }
    raw(number.description)
  }

  /// Writes a string; null for none.
  public mutating func value(_ text: String?) {
    guard let text else { return null() }
    value(utf8: text.utf8.span, 0, text.utf8.count)
  }

  /// Writes the bytes of `span` in `text`, which is valid UTF-8, as a string; null for no span.
  public mutating func value(_ span: TextSpan?, of text: [UInt8]) {
    guard let span else { return null() }
    value(utf8: text.span, span.start, min(span.end, text.count))
  }

  /// Ends a line.
  public mutating func endLine() {
    bytes.append(0x0A)
    needsComma = false
  }

  /// Writes a value that is JSON already.
  private mutating func raw(_ json: String) {
    separate()
    bytes.append(contentsOf: json.utf8)
    needsComma = true
  }

  /// Digits by division: interpolation would make a string of every offset.
  private mutating func appendDigits(_ number: Int) {
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    var rest = number.magnitude
    var divisor: UInt = 1
    while rest / divisor >= 10 { divisor *= 10 }
    while divisor > 0 {
      bytes.append(48 + UInt8(rest / divisor))
      rest %= divisor
      divisor /= 10
    }
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
  }

  private mutating func value(utf8: Span<UInt8>, _ start: Int, _ end: Int) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    var index = start
    while index < end {
      let byte = utf8[index]
      if byte >= 0x20 && byte < 0x7F && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
        && byte != UInt8(ascii: "<")
      {
        bytes.append(byte)
        index += 1
      } else if byte < 0x80 {
        appendEscape(ascii: byte)
        index += 1
      } else {
        index += appendScalar(utf8, at: index)
      }
    }
    bytes.append(UInt8(ascii: "\""))
    needsComma = true
  }

  private mutating func appendEscape(ascii byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
    case 0x0A: bytes.append(contentsOf: "\\n".utf8)
    case 0x0D: bytes.append(contentsOf: "\\r".utf8)
    case 0x09: bytes.append(contentsOf: "\\t".utf8)
    default: appendUnit(UInt16(byte))
    }
  }

  private mutating func appendScalar(_ utf8: Span<UInt8>, at index: Int) -> Int {
    guard let (value, length) = UTF8Sequence.scalar(in: utf8, at: index), let scalar = Unicode.Scalar(value) else {
      // A span that cuts a character shows what the cut leaves.
      appendUnit(0xFFFD)
      return 1
    }
    if DisplayEscape.isNeeded(for: scalar) {
      for unit in scalar.utf16 { appendUnit(unit) }
    } else {
      for offset in 0..<length { bytes.append(utf8[index + offset]) }
    }
    return length
  }

  private mutating func appendUnit(_ unit: UInt16) {
    let digits = Array("0123456789abcdef".utf8)
    bytes += [UInt8(ascii: "\\"), UInt8(ascii: "u")]
    for shift in [12, 8, 4, 0] as [UInt16] { bytes.append(digits[Int(unit >> shift & 15)]) }
  }
}

extension JSONBuffer {
  /// Writes a member with a string, or null.
  public mutating func member(_ name: StaticString, _ text: String?) {
    key(name)
    value(text)
  }

  /// Writes a member with a whole number.
  public mutating func member(_ name: StaticString, _ number: Int) {
    key(name)
    value(number)
  }

  /// Writes a member with a decimal number, or null.
  public mutating func member(_ name: StaticString, _ number: ExactDecimal?) {
    key(name)
    value(number)
  }

  /// Writes a member with a list of strings.
  public mutating func member(_ name: StaticString, _ texts: [String]) {
    key(name)
    array { json in
      for text in texts { json.value(text) }
    }
  }
}
