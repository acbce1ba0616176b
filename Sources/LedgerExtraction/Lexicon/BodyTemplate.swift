import LedgerTypes

/// A body that many states have, and how it is named in each: "{state}" and "{people}" stand for the state's words.
struct BodyTemplate {
  /// What follows the state in identifiers: "moi" in "albania-moi".
  let suffix: String
  let kind: SourceKind
  /// The preferred name, as "{people} Ministry of Interior".
  let name: String
  private var aliases: [SourceAlias] = []

  init(suffix: String, kind: SourceKind, name: String) {
    self.suffix = suffix
    self.kind = kind
    self.name = name
  }

  mutating func add(_ alias: SourceAlias) { aliases.append(alias) }

  /// The body of one state; its bare names hold where the state, its people or its capital is spoken of.
  func record(state: String, people: String, capital: String) -> SourceRecord {
    let fill = { (text: String) in Self.filled(text, state, people) }
    var record = SourceRecord(id: "\(Self.identifier(state))-\(suffix)", kind: kind, name: fill(name))
    record.place = state
    record.aliases = aliases.map { SourceAlias(text: fill($0.text), kind: $0.kind, needsContext: $0.needsContext) }
    record.context = [state, people, capital]
    return record
  }

  /// The letters of a state's name in lower case.
  private static func identifier(_ state: String) -> String {
    String(decoding: state.utf8.map { $0 | 0x20 }.filter { $0 &- 97 < 26 }, as: UTF8.self)
  }

  private static func filled(_ template: String, _ state: String, _ people: String) -> String {
    var text = ""
    for part in template.split(separator: "{", omittingEmptySubsequences: false) {
      if part.hasPrefix("state}") {
        let rest = part.dropFirst(6)
        // "the Philippines' army"
        text += state + (state.last == "s" && rest.hasPrefix("'s") ? "'" + rest.dropFirst(2) : rest)
      } else if part.hasPrefix("people}") {
        text += people + part.dropFirst(7)
      } else {
        text += part
      }
    }
    return text
  }
}
