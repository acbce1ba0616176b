import LedgerTypes

/// UTF-8 bytes on their way out.
struct OutputBuffer {
  private(set) var bytes: [UInt8] = []

  /// Adds text.
  mutating func append(_ text: some StringProtocol) {
    bytes.append(contentsOf: text.utf8)
  }

  /// Adds bytes.
  mutating func append(_ text: some Collection<UInt8>) {
    bytes.append(contentsOf: text)
  }

  /// Adds one byte.
  mutating func append(_ byte: UInt8) {
    bytes.append(byte)
  }

  /// Adds a whole number in decimal digits.
  mutating func append(_ number: Int) {
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    let start = bytes.count
    var rest = number.magnitude
    repeat {
      bytes.append(48 + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    } while rest > 0
    bytes[start...].reverse()
  }

  /// Adds a claim's 16 hexadecimal digits.
  mutating func append(_ id: ClaimID) {
    for place in 0..<16 {
      let digit = UInt8(truncatingIfNeeded: id.bits >> UInt64(60 - 4 * place)) & 15
      bytes.append(digit < 10 ? 48 + digit : 87 + digit)
    }
  }

  /// Adds what names the words in the address of a passage.
  mutating func append(passageOf words: UnsafeBufferPointer<UInt8>) { PassageAddress.append(words, to: &bytes) }

  /// Forgets the bytes and keeps their room.
  mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  /// Adds one character in UTF-8.
  mutating func append(_ scalar: Unicode.Scalar) {
    bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }

  /// Adds the text `count` times.
  mutating func append(_ text: String, times count: Int) {
    for _ in 0..<max(0, count) { append(text) }
  }

  /// Hands the bytes over and starts anew with the same storage.
  mutating func drain(into sink: ([UInt8]) throws -> Void) rethrows {
    guard !bytes.isEmpty else { return }
    try sink(bytes)
    bytes.removeAll(keepingCapacity: true)
  }
}
