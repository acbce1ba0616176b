/// Writes canonical JSON (RFC 8785) of the profile that entries use.
///
/// The profile: objects, arrays, strings, true, and integers of at most 53 bits; no null, no fraction, no space.
/// Keys are ASCII, `[a-z][a-z0-9_]*`, and the caller gives them in ascending order, which for ASCII is RFC
/// 8785's order of UTF-16 code units. `CanonicalReader` refuses everything else.
struct CanonicalWriter {
  /// What is written so far.
  private(set) var bytes: [UInt8] = []
  private var needsComma = false

  /// An empty writer with room for so many bytes.
  init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

  /// Empties the writer and keeps its memory.
  mutating func reset() {
    bytes.removeAll(keepingCapacity: true)
    needsComma = false
  }

  /// Writes `{`, what `body` writes, and `}`.
  mutating func object(_ body: (inout CanonicalWriter) -> Void) { nested(123, 125, body) }

  /// Writes `[`, what `body` writes, and `]`.
  mutating func array(_ body: (inout CanonicalWriter) -> Void) { nested(91, 93, body) }

  /// Writes the next member's key.
  mutating func key(_ key: StaticString) {
    comma()
    bytes.append(34)
    unsafe bytes.append(contentsOf: UnsafeBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount))
    bytes.append(34)
    bytes.append(58)
    needsComma = false
  }

  /// Writes an integer of at most 53 bits.
  mutating func integer(_ value: Int) {
    comma()
    if value < 0 { bytes.append(45) }
    var magnitude = value.magnitude
    var place = bytes.count
    var limit: UInt = 10
    bytes.append(48)
    while magnitude >= limit, limit < 1 << 56 {
      bytes.append(48)
      limit *= 10
      place += 1
    }
    repeat {
      bytes[place] += UInt8(magnitude % 10)
      magnitude /= 10
      place -= 1
    } while magnitude > 0
  }

  /// Writes `true`.
  mutating func yes() {
    comma()
    bytes.append(contentsOf: "true".utf8)
  }

  /// Writes a string, escaped where RFC 8785 must.
  mutating func string(_ text: String) {
    var text = text
    text.withUTF8 { unsafe string($0) }
  }

  /// Writes a string given as UTF-8.
  mutating func string(_ utf8: [UInt8]) {
    unsafe utf8.withUnsafeBufferPointer { unsafe string($0) }
  }

  private mutating func string(_ utf8: UnsafeBufferPointer<UInt8>) {
    comma()
    bytes.append(34)
    var start = 0
    var index = 0
    while index < utf8.count {
      if index + 8 <= utf8.count {
        let word = unsafe UnsafeRawBufferPointer(utf8).loadUnaligned(fromByteOffset: index, as: UInt64.self)
        if !Self.mayNeedEscape(word) {
          index += 8
          continue
        }
      }
      let byte = unsafe utf8[index]
      index += 1
      guard byte < 32 || byte == 34 || byte == 92 else { continue }
      unsafe bytes.append(contentsOf: utf8[start..<index - 1])
      escape(byte)
      start = index
    }
    unsafe bytes.append(contentsOf: utf8[start...])
    bytes.append(34)
  }

  /// Whether one of eight bytes is a control character, a quotation mark or a backslash; true for few others.
  static func mayNeedEscape(_ word: UInt64) -> Bool {
    func all(_ byte: UInt64) -> UInt64 { byte &* 0x0101_0101_0101_0101 }
    func hasZero(_ word: UInt64) -> UInt64 { (word &- all(0x01)) & ~word & all(0x80) }
    let below32 = (word &- all(32)) & ~word & all(0x80)
    return below32 | hasZero(word ^ all(34)) | hasZero(word ^ all(92)) != 0
  }

  /// RFC 8785, section 3.2.2.2: the short escapes where JSON has one, else `\u00xx` in lower case.
  private mutating func escape(_ byte: UInt8) {
    bytes.append(92)
    switch byte {
    case 34, 92: bytes.append(byte)
    case 8: bytes.append(UInt8(ascii: "b"))
    case 9: bytes.append(UInt8(ascii: "t"))
    case 10: bytes.append(UInt8(ascii: "n"))
    case 12: bytes.append(UInt8(ascii: "f"))
    case 13: bytes.append(UInt8(ascii: "r"))
    default:
      let digits = Array("0123456789abcdef".utf8)
      bytes.append(contentsOf: "u00".utf8)
      bytes.append(digits[Int(byte >> 4)])
      bytes.append(digits[Int(byte & 15)])
    }
  }

  private mutating func nested(_ open: UInt8, _ close: UInt8, _ body: (inout CanonicalWriter) -> Void) {
    comma()
    bytes.append(open)
    needsComma = false
    body(&self)
    bytes.append(close)
    needsComma = true
  }

  private mutating func comma() {
    if needsComma { bytes.append(44) }
    needsComma = true
  }
}
