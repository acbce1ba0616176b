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
