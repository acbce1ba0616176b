/// Reads canonical JSON (RFC 8785) of the profile that entries use, and nothing else.
///
/// There is one way to write a value in the profile; a text that is written in another way is refused, so that
/// no two different bodies mean the same. Limits: 65,535 bytes, 8 levels, 1,000 items in an array, keys of 1 to 32
/// characters `[a-z][a-z0-9_]*` in strictly ascending order, integers of at most 2^53 − 1.
struct CanonicalReader {
  /// Where and why a text is not canonical.
  struct Failure: Error, CustomStringConvertible {
    let offset: Int
    let reason: String
    var description: String { "byte \(offset): \(reason)" }
  }

  static let maximumBytes = 65_535
  static let maximumDepth = 8
  static let maximumItems = 1_000

  private let text: [UInt8]
  private var position = 0
  private var nodes: [CanonicalTape.Node] = []

  private init(_ text: [UInt8]) {
    self.text = text
    nodes.reserveCapacity(64)
  }

  /// The nodes of `text`, an object.
  ///
  /// - Throws: `Failure`.
  static func tape(of text: [UInt8]) throws -> CanonicalTape {
    guard text.count <= maximumBytes else { throw Failure(offset: maximumBytes, reason: "longer than 65,535 bytes") }
    var reader = CanonicalReader(text)
    guard text.first == UInt8(ascii: "{") else { throw reader.failure("an entry is an object") }
    try reader.value(depth: 1)
    guard reader.position == text.count else { throw reader.failure("more after the object") }
    return CanonicalTape(text: text, nodes: reader.nodes)
  }

  private func failure(_ reason: String) -> Failure { Failure(offset: position, reason: reason) }

  private func peek() -> UInt8? { position < text.count ? text[position] : nil }

  private mutating func take(_ byte: UInt8) throws {
    guard peek() == byte else { throw failure("expected \"\(Character(Unicode.Scalar(byte)))\"") }
    position += 1
  }

  private mutating func open(_ kind: CanonicalTape.Kind) -> Int {
    nodes.append(.init(kind: kind, escaped: false, start: Int32(position), end: 0, next: 0))
    return nodes.count - 1
  }

  private mutating func close(_ index: Int) {
    nodes[index].end = Int32(position)
    nodes[index].next = Int32(nodes.count)
  }

  private mutating func value(depth: Int) throws {
    guard depth <= Self.maximumDepth else { throw failure("nested deeper than 8 levels") }
    switch peek() {
    case UInt8(ascii: "{"): try object(depth: depth)
    case UInt8(ascii: "["): try array(depth: depth)
    case UInt8(ascii: "\""): try string()
    case UInt8(ascii: "t"): try word("true", .yes)
    case UInt8(ascii: "f"): try word("false", .no)
    default: try integer()
    }
  }

  private mutating func object(depth: Int) throws {
    let index = open(.object)
    position += 1
    var last: Range<Int>?
    while peek() != UInt8(ascii: "}") {
      if last != nil { try take(UInt8(ascii: ",")) }
      let key = try key()
      if let last, !isAscending(last, key) { throw failure("keys not in ascending order") }
      last = key
      try take(UInt8(ascii: ":"))
      try value(depth: depth + 1)
    }
    position += 1
    close(index)
  }

  /// Whether one key comes before another, byte by byte.
  private func isAscending(_ first: Range<Int>, _ second: Range<Int>) -> Bool {
    for offset in 0..<min(first.count, second.count) {
      let (left, right) = (text[first.lowerBound + offset], text[second.lowerBound + offset])
      if left != right { return left < right }
    }
    return first.count < second.count
  }

  private mutating func array(depth: Int) throws {
    let index = open(.array)
    position += 1
    var count = 0
    while peek() != UInt8(ascii: "]") {
      if count > 0 { try take(UInt8(ascii: ",")) }
      count += 1
      guard count <= Self.maximumItems else { throw failure("more than 1,000 items") }
      try value(depth: depth + 1)
    }
    position += 1
    close(index)
  }

  private mutating func key() throws -> Range<Int> {
    try take(UInt8(ascii: "\""))
    let start = position
    while let byte = peek(), byte != UInt8(ascii: "\"") {
      let isLetter = byte >= 97 && byte <= 122
      let isLater = position > start && (byte == 95 || (byte >= 48 && byte <= 57))
      guard isLetter || isLater else { throw failure("a key has a to z, 0 to 9 and _") }
      position += 1
    }
    guard position > start, position - start <= 32 else { throw failure("a key has 1 to 32 characters") }
    nodes.append(
      .init(
        kind: .key, escaped: false, start: Int32(start), end: Int32(position), next: Int32(nodes.count + 1)))
    try take(UInt8(ascii: "\""))
    return start..<position - 1
  }

  private mutating func string() throws {
    try take(UInt8(ascii: "\""))
    let string = try CanonicalString(text.span, from: position)
    let (start, end) = (Int32(string.range.lowerBound), Int32(string.range.upperBound))
    nodes.append(
      .init(kind: .string, escaped: string.isEscaped, start: start, end: end, next: Int32(nodes.count + 1)))
    position = string.range.upperBound + 1
  }

  private mutating func word(_ word: String, _ kind: CanonicalTape.Kind) throws {
    let index = open(kind)
    for byte in word.utf8 { try take(byte) }
    close(index)
  }

  private mutating func integer() throws {
    let index = open(.integer)
    let isNegative = peek() == 45
    if isNegative { position += 1 }
    let first = position
    var value = 0
    while let byte = peek(), byte >= 48, byte <= 57 {
      guard position - first < 16 else { throw failure("an integer beyond 53 bits") }
      value = value * 10 + Int(byte - 48)
      position += 1
    }
    guard position > first else { throw failure("expected a value") }
    guard text[first] != 48 || (position == first + 1 && !isNegative) else { throw failure("a zero in front") }
    guard value < 1 << 53 else { throw failure("an integer beyond 53 bits") }
    close(index)
  }
}
