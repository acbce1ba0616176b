/// Reads JSON (RFC 8259) from bytes, strictly and in linear time.
///
/// It builds no tree: the caller takes the members that he wants, and the rest is checked and skipped.
struct JSONCursor {
  private let bytes: [UInt8]
  private let start: Int
  private let end: Int
  private(set) var position: Int

  /// What was expected, and where: an offset from the start of the JSON text.
  struct Fault: Error {
    let offset: Int
    let message: String
  }

  /// Reads the JSON text in `range` of `bytes`.
  init(_ bytes: [UInt8], in range: Range<Int>) {
    self.bytes = bytes
    start = range.lowerBound
    end = range.upperBound
    position = range.lowerBound
  }

  /// The byte at the position, or nil at the end.
  var current: UInt8? { position < end ? bytes[position] : nil }

  /// A fault at the position, or `back` bytes before it.
  func fault(_ message: String, back: Int = 0) -> Fault {
    Fault(offset: position - back - start, message: message)
  }

  /// Skips blanks, tabs and line ends.
  mutating func skipBlanks() {
    while let byte = current, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { position += 1 }
  }

  /// Reads one byte that must be `byte`.
  mutating func expect(_ byte: UInt8, _ message: String) throws(Fault) {
    guard current == byte else { throw fault(message) }
    position += 1
  }

  /// Reads a string and gives its bytes, unescaped; raw bytes above ASCII are passed on unchecked.
  mutating func string() throws(Fault) -> [UInt8] {
    try expect(UInt8(ascii: "\""), "expected a string")
    let opening = position
    skipPlain()
    if current == UInt8(ascii: "\"") {
      position += 1
      return Array(bytes[opening..<position - 1])
    }
    var text = Array(bytes[opening..<position])
    while true {
      guard let byte = current else { throw fault("the string does not end") }
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        return text
      case UInt8(ascii: "\\"):
        position += 1
        try appendEscape(to: &text)
      default:
        throw fault("a control character stands in a string; write it as an escape")
      }
      let from = position
      skipPlain()
      text += bytes[from..<position]
    }
  }

  /// Skips string bytes up to a quotation mark, a backslash or a control character.
  private mutating func skipPlain() { position = plainEnd(from: position) }

  private func plainEnd(from start: Int) -> Int {
    let span = bytes.span
    let quote = SIMD16<UInt8>(repeating: UInt8(ascii: "\""))
    let backslash = SIMD16<UInt8>(repeating: UInt8(ascii: "\\"))
    let blank = SIMD16<UInt8>(repeating: 0x20)
    var index = start
    while index + 16 <= end {
      let block = span.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: SIMD16<UInt8>.self)
      if any((block .== quote) .| (block .== backslash) .| (block .< blank)) { break }
      index += 16
    }
    while index < end {
      let byte = span[index]
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte < 0x20 { break }
      index += 1
    }
    return index
  }

  private mutating func appendEscape(to text: inout [UInt8]) throws(Fault) {
    guard let byte = current else { throw fault("the string does not end") }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"):
      let scalar = try escapedScalar()
      text.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
    default: throw fault("unknown escape in a string", back: 1)
    }
  }

  /// The scalar of `\uXXXX`, or of a pair of surrogates; a lone one stands for no character.
  private mutating func escapedScalar() throws(Fault) -> Unicode.Scalar {
    let first = try hexQuad()
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard first < 0xDC00, current == UInt8(ascii: "\\"), position + 1 < end, bytes[position + 1] == UInt8(ascii: "u")
    else { throw fault("a lone surrogate escape, which is no character", back: 6) }
    position += 2
    let second = try hexQuad()
    guard (0xDC00...0xDFFF).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (UInt32(first) - 0xD800) << 10 + UInt32(second) - 0xDC00)
    else { throw fault("a lone surrogate escape, which is no character", back: 12) }
    return scalar
  }

  private mutating func hexQuad() throws(Fault) -> UInt16 {
    var value: UInt16 = 0
    for _ in 0..<4 {
      let digit: UInt8? =
        switch current {
        case .some(let byte) where byte >= 48 && byte <= 57: byte - 48
        case .some(let byte) where byte | 0x20 >= 97 && byte | 0x20 <= 102: (byte | 0x20) - 87
        default: nil
        }
      guard let digit else { throw fault("expected four hexadecimal digits") }
      value = value << 4 | UInt16(digit)
      position += 1
    }
    return value
  }

  /// Reads a number and gives its characters.
  mutating func number() throws(Fault) -> Range<Int> {
    let from = position
    if current == UInt8(ascii: "-") { position += 1 }
    if current == UInt8(ascii: "0") {
      position += 1
    } else {
      try digits()
    }
    if current == UInt8(ascii: ".") {
      position += 1
      try digits()
    }
    if let byte = current, byte | 0x20 == UInt8(ascii: "e") {
      position += 1
      if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { position += 1 }
      try digits()
    }
    return from..<position
  }

  private mutating func digits() throws(Fault) {
    guard let byte = current, byte >= 48, byte <= 57 else { throw fault("expected a digit") }
    while let byte = current, byte >= 48, byte <= 57 { position += 1 }
  }

  /// Reads `null`, `true` or `false` when it stands here.
  mutating func literal(_ word: StaticString) throws(Fault) {
    let matches = word.withUTF8Buffer { letters in
      position + letters.count <= end && letters.indices.allSatisfy { bytes[position + $0] == letters[$0] }
    }
    guard matches else { throw fault("expected a value") }
    position += word.utf8CodeUnitCount
  }

  /// Checks one value of any kind and passes over it, without recursion.
  mutating func skipValue() throws(Fault) {
    var closers: [UInt8] = []
    repeat {
      skipBlanks()
      switch current {
      case UInt8(ascii: "{")?, UInt8(ascii: "[")?:
        guard closers.count + 1 < DocumentLimits.jsonDepth else { throw fault("arrays and objects nest too deep") }
        if try open(&closers) { continue }
      case UInt8(ascii: "\"")?: _ = try string()
      case UInt8(ascii: "t")?: try literal("true")
      case UInt8(ascii: "f")?: try literal("false")
      case UInt8(ascii: "n")?: try literal("null")
      default: _ = try number()
      }
      try finish(&closers)
    } while !closers.isEmpty
  }

  /// Opens an array or object; returns whether a value has to follow (false for an empty one).
  private mutating func open(_ closers: inout [UInt8]) throws(Fault) -> Bool {
    let closer: UInt8 = current == UInt8(ascii: "{") ? UInt8(ascii: "}") : UInt8(ascii: "]")
    position += 1
    skipBlanks()
    if current == closer {
      position += 1
      return false
    }
    closers.append(closer)
    if closer == UInt8(ascii: "}") { try memberName() }
    return true
  }

  /// After a value: closes what ends here, and steps over the comma before the next value.
  private mutating func finish(_ closers: inout [UInt8]) throws(Fault) {
    while let closer = closers.last {
      skipBlanks()
      if current == closer {
        position += 1
        closers.removeLast()
        continue
      }
      try expect(UInt8(ascii: ","), "expected a comma or a closing bracket")
      skipBlanks()
      if closer == UInt8(ascii: "}") { try memberName() }
      return
    }
  }

  private mutating func memberName() throws(Fault) {
    _ = try string()
    skipBlanks()
    try expect(UInt8(ascii: ":"), "expected a colon")
  }
}
