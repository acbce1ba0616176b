import LedgerTypes

/// Reads the members of an entry's object one after the other, in the order of their keys.
struct EntryMembers {
  private let tape: CanonicalTape
  private var index: Int
  private let end: Int

  /// The members of the object at `node`, by default the whole entry.
  init(_ tape: CanonicalTape, node: Int = 0) {
    self.tape = tape
    index = node + 1
    end = Int(tape.nodes[node].next)
  }

  /// Refuses members that were not read.
  func finish() throws {
    guard index == end else {
      throw EntryFailure(reason: "unknown member \"\(String(decoding: tape.string(index), as: UTF8.self))\"")
    }
  }

  /// The value node of `key`, if that is the next member.
  private mutating func next(_ key: StaticString) -> Int? {
    guard index < end, tape.equals(index, key) else { return nil }
    let value = index + 1
    index = Int(tape.nodes[value].next)
    return value
  }

  private func wrong(_ key: StaticString) -> EntryFailure {
    EntryFailure(reason: "member \"\(key)\" is missing or wrong")
  }

  mutating func optionalBytes(_ key: StaticString) throws -> [UInt8]? {
    guard let node = next(key) else { return nil }
    guard tape.nodes[node].kind == .string else { throw wrong(key) }
    return tape.string(node)
  }

  mutating func optionalString(_ key: StaticString) throws -> String? {
    guard let node = next(key) else { return nil }
    guard tape.nodes[node].kind == .string else { throw wrong(key) }
    return tape.text(node)
  }

  mutating func string(_ key: StaticString) throws -> String {
    guard let value = try optionalString(key) else { throw wrong(key) }
    return value
  }

  mutating func optionalInteger(_ key: StaticString) throws -> Int? {
    guard let node = next(key) else { return nil }
    guard tape.nodes[node].kind == .integer else { throw wrong(key) }
    return tape.integer(node)
  }

  /// A count or the number of an entry: never negative.
  mutating func number(_ key: StaticString) throws -> Int {
    guard let value = try optionalInteger(key), value >= 0 else { throw wrong(key) }
    return value
  }

  /// A member that is true or absent.
  mutating func flag(_ key: StaticString) throws -> Bool {
    guard let node = next(key) else { return false }
    guard tape.nodes[node].kind == .yes else { throw wrong(key) }
    return true
  }

  /// A string that `parse` understands.
  mutating func optional<Value>(_ key: StaticString, _ parse: (String) -> Value?) throws -> Value? {
    guard let text = try optionalString(key) else { return nil }
    guard let value = parse(text) else { throw wrong(key) }
    return value
  }

  mutating func required<Value>(_ key: StaticString, _ parse: (String) -> Value?) throws -> Value {
    guard let value = try optional(key, parse) else { throw wrong(key) }
    return value
  }

  /// The items of an array; none when the member is absent.
  mutating func list<Item>(
    _ key: StaticString, _ item: (CanonicalTape, Int) throws -> Item?
  ) throws -> [Item] {
    guard let node = next(key) else { return [] }
    guard tape.nodes[node].kind == .array else { throw wrong(key) }
    return try tape.items(node).map { position in
      guard let value = try item(tape, position) else { throw wrong(key) }
      return value
    }
  }

  mutating func strings(_ key: StaticString) throws -> [[UInt8]] {
    try list(key) { tape, node in tape.nodes[node].kind == .string ? tape.string(node) : nil }
  }

  mutating func optionalWords(_ key: StaticString) throws -> PlacedWords? {
    guard let node = next(key) else { return nil }
    var items = tape.items(node)
    guard let words = items.next(), let start = items.next(), let end = items.next(), items.next() == nil,
      tape.nodes[words].kind == .string, let span = tape.span(start, end)
    else { throw wrong(key) }
    return PlacedWords(text: tape.string(words), span: span)
  }

  mutating func words(_ key: StaticString) throws -> PlacedWords {
    guard let words = try optionalWords(key) else { throw wrong(key) }
    return words
  }

  /// `t` and its value, which `Entry.Kind` has read before.
  mutating func kind(_ kind: Entry.Kind) throws {
    guard try optionalString("t") == kind.rawValue else { throw wrong("t") }
  }

  /// `v`, which is 1.
  mutating func version() throws {
    guard try optionalInteger("v") == 1 else { throw wrong("v") }
  }
}

extension CanonicalTape {
  /// The nodes of an array's items; none for another node.
  func items(_ node: Int) -> Items {
    Items(tape: self, position: node + 1, end: nodes[node].kind == .array ? Int(nodes[node].next) : 0)
  }

  /// The nodes of an array's items, one after the other.
  struct Items: Sequence, IteratorProtocol {
    fileprivate let tape: CanonicalTape
    fileprivate var position: Int
    fileprivate let end: Int

    mutating func next() -> Int? {
      guard position < end else { return nil }
      defer { position = Int(tape.nodes[position].next) }
      return position
    }
  }

  /// The span that two integers give.
  func span(_ start: Int, _ end: Int) -> TextSpan? {
    guard nodes[start].kind == .integer, nodes[end].kind == .integer else { return nil }
    let (first, last) = (integer(start), integer(end))
    return 0 <= first && first <= last ? TextSpan(first, last) : nil
  }
}
