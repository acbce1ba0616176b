import LedgerTypes

// Parts that several kinds of entries have, written and read.

extension CanonicalWriter {
  mutating func member(_ name: StaticString, _ text: String?) {
    guard let text else { return }
    key(name)
    string(text)
  }

  mutating func member(_ name: StaticString, _ utf8: [UInt8]?) {
    guard let utf8 else { return }
    key(name)
    string(utf8)
  }

  mutating func member(_ name: StaticString, _ number: Int?) {
    guard let number else { return }
    key(name)
    integer(number)
  }

  mutating func member(_ name: StaticString, flag: Bool) {
    guard flag else { return }
    key(name)
    yes()
  }

  mutating func member(_ name: StaticString, _ words: PlacedWords?) {
    guard let words else { return }
    key(name)
    array {
      $0.string(words.text)
      $0.integer(words.span.start)
      $0.integer(words.span.end)
    }
  }

  /// A list, left out when it is empty.
  mutating func member<Item>(
    _ name: StaticString, list: [Item], _ item: (inout CanonicalWriter, Item) -> Void
  ) {
    guard !list.isEmpty else { return }
    key(name)
    array { writer in for value in list { item(&writer, value) } }
  }

  /// `at` and `by`: when something was stated, and by whom.
  mutating func statement(_ statement: Statement) {
    member("at", statement.recorded.description)
    member("by", statement.by)
  }

  /// `t` and its value.
  mutating func kind(_ kind: Entry.Kind) { member("t", kind.rawValue) }

  /// `v`, the version of the entry format.
  mutating func version() { member("v", 1) }

  mutating func span(_ span: TextSpan?) {
    guard let span else { return }
    integer(span.start)
    integer(span.end)
  }

  /// `["field.rule", start, end]`, or `["field", "rule", start, end]` when the rule has another first part;
  /// without numbers when no words decided.
  mutating func evidence(_ evidence: Evidence) {
    array {
      if !evidence.isNamedAfterField { $0.string(evidence.field) }
      $0.string(evidence.rule)
      $0.span(evidence.span)
    }
  }

  /// `["code", "sentence", start, end]`; without numbers when the notice is about no words.
  mutating func notice(_ notice: Notice) {
    array {
      $0.string(notice.code)
      $0.string(notice.text)
      $0.span(notice.span)
    }
  }
}

extension Evidence {
  /// Whether the rule's name begins with the field's and a point.
  var isNamedAfterField: Bool {
    var (field, rule) = (field, rule)
    return field.withUTF8 { field in
      rule.withUTF8 { rule in
        guard rule.count > field.count, unsafe rule[field.count] == UInt8(ascii: ".") else { return false }
        for index in field.indices {
          guard unsafe field[index] == rule[index], unsafe field[index] != UInt8(ascii: ".") else { return false }
        }
        return true
      }
    }
  }
}

extension EntryMembers {
  mutating func evidence(_ key: StaticString) throws -> [Evidence] { try list(key, room: 12) { try $0.evidenceItem() } }

  mutating func notices(_ key: StaticString) throws -> [Notice] {
    try list(key) { members in
      try members.array { item in
        guard let code = try item.itemText(), let text = try item.itemText() else { return nil }
        if item.isAtArrayEnd { return Notice(code: code, span: nil, text: text) }
        return item.takeSpan().map { Notice(code: code, span: $0, text: text) }
      }
    }
  }

  mutating func statement() throws -> Statement {
    let recorded = try time("at")
    return Statement(by: try string("by"), recorded: recorded)
  }
}
