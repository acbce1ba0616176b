import LedgerTypes

/// Reads the members of an entry's object one after the other, in the order of their keys, straight from its bytes.
///
/// Each is taken in the one form in which this program writes it, so that what has been read to its end is canonical
/// (RFC 8785), and no two bodies mean the same. What is wrong with any other text is said by `CanonicalReader`.
struct EntryMembers {
  private let body: [UInt8]
  private var position = 0
  /// Whether the next member or item needs no comma before it.
  private var isFirst = false
  private let names: EvidenceNames

  /// The members of the whole entry.
  init(_ body: [UInt8], _ names: EvidenceNames) throws {
    self.body = body
    self.names = names
    guard body.count <= CanonicalReader.maximumBytes, take("{") else { throw EntryFailure(reason: "it is no object") }
    isFirst = true
  }

  /// Refuses members that were not read.
  mutating func finish() throws {
    guard take("}"), position == body.count else { throw try unknown() }
  }

  private mutating func unknown() throws -> EntryFailure {
    guard take(",\"") else { return EntryFailure(reason: "more after its members") }
    let key = try CanonicalString(body.span, from: position)
    return EntryFailure(reason: "unknown member \"\(key.string(in: body))\"")
  }

  private func wrong(_ key: StaticString) -> EntryFailure {
    EntryFailure(reason: "member \"\(key)\" is missing or wrong")
  }

  // MARK: Members

  mutating func optionalBytes(_ key: StaticString) throws -> [UInt8]? {
    guard next(key) else { return nil }
    guard let text = try takeString() else { throw wrong(key) }
    return text.bytes(in: body)
  }

  mutating func optionalString(_ key: StaticString) throws -> String? {
    guard next(key) else { return nil }
    guard let text = try takeString() else { throw wrong(key) }
    return text.string(in: body)
  }

  mutating func string(_ key: StaticString) throws -> String {
    guard let value = try optionalString(key) else { throw wrong(key) }
    return value
  }

  /// A count or the number of an entry: never negative.
  mutating func number(_ key: StaticString) throws -> Int {
    guard next(key), let value = takeNumber() else { throw wrong(key) }
    return value
  }

  /// A member that is true or absent.
  mutating func flag(_ key: StaticString) throws -> Bool {
    guard next(key) else { return false }
    guard take("true") else { throw wrong(key) }
    return true
  }

  /// A string that `parse` understands, and that says the value as it is written.
  mutating func optional<Value: CustomStringConvertible>(
    _ key: StaticString, _ parse: (String) -> Value?
  ) throws -> Value? {
    guard let text = try optionalString(key) else { return nil }
    // By bytes: `==` would take other characters for the same.
    guard let value = parse(text), value.description.utf8.elementsEqual(text.utf8) else { throw wrong(key) }
    return value
  }

  mutating func required<Value: CustomStringConvertible>(
    _ key: StaticString, _ parse: (String) -> Value?
  ) throws -> Value {
    guard let value = try optional(key, parse) else { throw wrong(key) }
    return value
  }

  mutating func digest(_ key: StaticString) throws -> Digest {
    guard next(key), let text = try takeString(), text.range.count == 64 else { throw wrong(key) }
    var isHexadecimal = true
    let digest = unsafe Digest { target in
      for place in 0..<32 {
        let start = text.range.lowerBound + 2 * place
        guard let high = Self.digit(body[start]), let low = Self.digit(body[start + 1]) else {
          isHexadecimal = false
          return
        }
        unsafe target[place] = high << 4 | low
      }
    }
    guard isHexadecimal else { throw wrong(key) }
    return digest
  }

  /// The value of a hexadecimal digit in lower case.
  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 48...57: byte - 48
    case 97...102: byte - 87
    default: nil
    }
  }

  /// A time. That of a run stands in many entries, one after the other.
  mutating func time(_ key: StaticString) throws -> Timestamp {
    guard next(key), let text = try takeString() else { throw wrong(key) }
    if let known = names.time.value, names.time.bytes == body[text.range] { return known }
    guard text.range.count == 20, let value = Timestamp(rfc3339: text.string(in: body)),
      value.description.utf8.elementsEqual(body[text.range])
    else { throw wrong(key) }
    names.time = (Array(body[text.range])[...], value)
    return value
  }

  /// The 16 digits of a claim's id.
  mutating func optionalID(_ key: StaticString) throws -> ClaimID? {
    guard next(key) else { return nil }
    guard let id = try takeID() else { throw wrong(key) }
    return id
  }

  mutating func takeID() throws -> ClaimID? {
    guard let text = try takeString(), text.range.count == 16 else { return nil }
    var bits: UInt64 = 0
    for index in text.range {
      guard let digit = Self.digit(body[index]) else { return nil }
      bits = bits << 4 | UInt64(digit)
    }
    return ClaimID(bits: bits)
  }

  /// A word of a closed list.
  mutating func optional<Word: EntryWord>(_ key: StaticString, _ list: Word.Type) throws -> Word? {
    guard next(key) else { return nil }
    guard let text = try takeString(), let word = Word(rawValue: text.string(in: body)) else { throw wrong(key) }
    return word
  }

  mutating func required<Word: EntryWord>(_ key: StaticString, _ list: Word.Type) throws -> Word {
    guard let word = try optional(key, list) else { throw wrong(key) }
    return word
  }

  /// The items of an array, which has some; none when the member is absent.
  ///
  /// - Parameter room: how many there usually are.
  mutating func list<Item>(
    _ key: StaticString, room: Int = 1, _ item: (inout EntryMembers) throws -> Item?
  ) throws -> [Item] {
    guard next(key) else { return [] }
    guard take("[") else { throw wrong(key) }
    isFirst = true
    var items: [Item] = []
    items.reserveCapacity(room)
    repeat {
      guard items.count < CanonicalReader.maximumItems, nextItem(), let value = try item(&self) else {
        throw wrong(key)
      }
      items.append(value)
    } while !take("]")
    isFirst = false
    return items
  }

  mutating func strings(_ key: StaticString) throws -> [[UInt8]] {
    try list(key) { members in try members.takeString()?.bytes(in: members.body) }
  }

  mutating func optionalWords(_ key: StaticString) throws -> PlacedWords? {
    guard next(key) else { return nil }
    guard take("["), let words = try takeString(), let span = takeSpan(), take("]") else { throw wrong(key) }
    return PlacedWords(text: words.bytes(in: body), span: span)
  }

  mutating func words(_ key: StaticString) throws -> PlacedWords {
    guard let words = try optionalWords(key) else { throw wrong(key) }
    return words
  }

  /// A member that is an array of its own form, which `read` takes between its brackets.
  mutating func optional<Value>(
    array key: StaticString, _ read: (inout EntryMembers) throws -> Value?
  ) throws -> Value? {
    guard next(key) else { return nil }
    guard let value = try array(read) else { throw wrong(key) }
    return value
  }

  /// `t` and its value, which `Entry.Kind` has read before.
  mutating func kind(_ kind: Entry.Kind) throws {
    guard next("t"), let text = try takeString(), body[text.range].elementsEqual(kind.rawValue.utf8) else {
      throw wrong("t")
    }
  }

  /// `v`, which is 1.
  mutating func version() throws {
    guard next("v"), takeNumber() == 1 else { throw wrong("v") }
  }

  /// Whether the next member has this key; then its value comes next.
  private mutating func next(_ key: StaticString) -> Bool {
    let count = key.utf8CodeUnitCount
    let start = isFirst ? position : position + 1
    guard isFirst || (position < body.count && body[position] == 44), start + count + 3 <= body.count,
      body[start] == 34, body[start + count + 1] == 34, body[start + count + 2] == 58
    else { return false }
    for offset in 0..<count where unsafe body[start + 1 + offset] != key.utf8Start[offset] { return false }
    position = start + count + 3
    isFirst = false
    return true
  }
}

/// A closed list of the codebook, or of a ruling, whose words stand in entries.
protocol EntryWord: RawRepresentable where RawValue == String {}

// MARK: - Values

extension EntryMembers {
  private mutating func take(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard position + count <= body.count else { return false }
    for offset in 0..<count where unsafe body[position + offset] != text.utf8Start[offset] { return false }
    position += count
    return true
  }

  /// Whether another item follows in an array.
  mutating func nextItem() -> Bool {
    if isFirst {
      isFirst = false
      return true
    }
    return take(",")
  }

  /// What `read` takes between two brackets.
  mutating func array<Value>(_ read: (inout EntryMembers) throws -> Value?) throws -> Value? {
    guard take("[") else { return nil }
    isFirst = true
    guard let value = try read(&self), take("]") else { return nil }
    isFirst = false
    return value
  }

  /// What `read` takes between two braces.
  mutating func object<Value>(_ read: (inout EntryMembers) throws -> Value) throws -> Value? {
    guard take("{") else { return nil }
    isFirst = true
    let value = try read(&self)
    guard take("}") else { throw try unknown() }
    isFirst = false
    return value
  }

  /// The next string, if a string comes next.
  private mutating func takeString() throws -> CanonicalString? {
    guard position < body.count, body[position] == 34 else { return nil }
    let text = try CanonicalString(body.span, from: position + 1)
    position = text.range.upperBound + 1
    return text
  }

  /// The next item of an array as text, if it is a string.
  mutating func itemText() throws -> String? {
    let start = (position, isFirst)
    guard nextItem(), let text = try takeString() else {
      (position, isFirst) = start
      return nil
    }
    return text.string(in: body)
  }

  /// A whole number without a sign, of at most 53 bits.
  private mutating func takeNumber() -> Int? {
    let start = position
    var value = 0
    while position < body.count, body[position] &- 48 < 10 {
      value = value * 10 + Int(body[position] - 48)
      position += 1
      guard value < 1 << 53 else { return nil }
    }
    return position > start && (body[start] != 48 || position == start + 1) ? value : nil
  }

  /// The next item of an array as a number, if it is one that is not negative.
  mutating func itemNumber() -> Int? {
    guard nextItem() else { return nil }
    return takeNumber()
  }

  /// The span that the next two items of an array give.
  mutating func takeSpan() -> TextSpan? {
    guard take(","), let start = takeNumber(), take(","), let end = takeNumber(), start <= end else { return nil }
    return TextSpan(start, end)
  }

  /// Whether the array ends here.
  var isAtArrayEnd: Bool { position < body.count && body[position] == 93 }

  /// Evidence for a field: `["field.rule", start, end]`, or `["field", "rule", start, end]` where the rule's name begins
  /// otherwise; without numbers when no words decided.
  mutating func evidenceItem() throws -> Evidence? {
    guard take("["), let first = try takeString() else { return nil }
    let name: EvidenceNames.Name
    if position + 1 < body.count, body[position + 1] == 34 {
      guard take(","), let rule = try takeString() else { return nil }
      name = EvidenceNames.Name(field: first.string(in: body), rule: rule.string(in: body))
      guard !Evidence(name.field, rule: name.rule).isNamedAfterField else { return nil }
    } else if first.isEscaped {
      let rule = first.string(in: body)
      name = EvidenceNames.Name(field: EvidenceNames.field(ofRule: rule), rule: rule)
      guard Evidence(name.field, rule: name.rule).isNamedAfterField else { return nil }
    } else {
      guard let known = names.name(body, first.range) else { return nil }
      name = known
    }
    if take("]") { return Evidence(name.field, rule: name.rule) }
    guard let span = takeSpan(), take("]") else { return nil }
    return Evidence(name.field, rule: name.rule, span: span)
  }
}
