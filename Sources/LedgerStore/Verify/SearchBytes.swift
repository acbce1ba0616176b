/// Why the tables of a search index are none that FTS5 writes.
struct SearchFault: Error {
  /// The row: `sentence_fts_data 137438953473`.
  let place: String
  /// One sentence.
  let reason: String
}

/// A block of a search index, read from front to back.
struct SearchBytes {
  /// A block that ends too early, or a number that has more bytes than it needs.
  struct Malformed: Error {}

  let bytes: [UInt8]
  private(set) var offset: Int

  init(_ bytes: [UInt8], from offset: Int = 0) {
    self.bytes = bytes
    self.offset = offset
  }

  var isAtEnd: Bool { offset == bytes.count }

  /// Two bytes, the greater first.
  mutating func short() throws(Malformed) -> Int {
    let two = try take(2, before: bytes.count)
    return Int(two[two.startIndex]) << 8 | Int(two[two.startIndex + 1])
  }

  /// The next `count` bytes, which end before `limit`.
  mutating func take(_ count: Int, before limit: Int) throws(Malformed) -> ArraySlice<UInt8> {
    guard count >= 0, count <= limit - offset else { throw Malformed() }
    offset += count
    return bytes[offset - count..<offset]
  }

  /// A number as SQLite writes it (sqlite.org/fileformat.html, "varint"), in as few bytes as it can be.
  mutating func number() throws(Malformed) -> Int {
    var value: UInt64 = 0
    for count in 1...9 {
      guard offset < bytes.count else { throw Malformed() }
      let byte = bytes[offset]
      offset += 1
      value = count == 9 ? value << 8 | UInt64(byte) : value << 7 | UInt64(byte & 0x7F)
      guard byte & 0x80 == 0 || count == 9 else { continue }
      guard value <= UInt64(Int.max), count == Self.size(of: value) else { throw Malformed() }
      return Int(value)
    }
    throw Malformed()
  }

  /// How many bytes a number takes.
  private static func size(of value: UInt64) -> Int { min(9, max(1, (64 - value.leadingZeroBitCount + 6) / 7)) }

  /// Appends a number as SQLite writes it.
  static func append(_ value: Int, to bytes: inout [UInt8]) {
    let bits = UInt64(value)
    let count = size(of: bits)
    for index in (0..<count).reversed() {
      let shift = count == 9 ? max(0, index * 7 + 1) : index * 7
      let part = index == 0 && count == 9 ? UInt8(truncatingIfNeeded: bits) : UInt8(bits >> shift & 0x7F)
      bytes.append(index == 0 ? part : part | 0x80)
    }
  }
}
