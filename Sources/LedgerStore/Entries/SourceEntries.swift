import LedgerTypes

// Entries about who is cited, and about what is counted from.

/// A body or person that is cited.
struct SourceEntry: Hashable {
  let id: String?
  let name: String
  let kind: SourceKind
  let place: String?
  let statement: Statement

  func encode(into writer: inout CanonicalWriter) {
    writer.object {
      $0.statement(statement)
      $0.member("id", id)
      $0.member("kind", kind.rawValue)
      $0.member("name", name)
      $0.member("place", place)
      $0.kind(.source)
      $0.version()
    }
  }
}

extension SourceEntry {
  init(_ members: inout EntryMembers) throws {
    statement = try members.statement()
    id = try members.optionalString("id")
    kind = try members.required("kind", SourceKind.self)
    name = try members.string("name")
    place = try members.optionalString("place")
    try members.kind(.source)
    try members.version()
  }
}

/// A name for a source that a person states.
struct AliasEntry: Hashable {
  var source: Int
  let alias: SourceAlias
  let statement: Statement

  func encode(into writer: inout CanonicalWriter) {
    writer.object {
      $0.statement(statement)
      $0.member("kind", alias.kind.rawValue)
      $0.member("needs_context", flag: alias.needsContext)
      $0.member("source", source)
      $0.kind(.alias)
      $0.member("text", alias.text)
      $0.version()
    }
  }
}

extension AliasEntry {
  init(_ members: inout EntryMembers) throws {
    statement = try members.statement()
    let kind = try members.required("kind", AliasKind.self)
    let needsContext = try members.flag("needs_context")
    source = try members.number("source")
    try members.kind(.alias)
    alias = SourceAlias(text: try members.string("text"), kind: kind, needsContext: needsContext)
    try members.version()
  }
}

/// Two sources that a person states to be one.
struct MergeEntry: Hashable {
  var source: Int
  var target: Int
  let reason: String?
  let statement: Statement

  func encode(into writer: inout CanonicalWriter) {
    writer.object {
      $0.statement(statement)
      $0.member("into", target)
      $0.member("reason", reason)
      $0.member("source", source)
      $0.kind(.merge)
      $0.version()
    }
  }
}

extension MergeEntry {
  init(_ members: inout EntryMembers) throws {
    statement = try members.statement()
    target = try members.number("into")
    reason = try members.optionalString("reason")
    source = try members.number("source")
    try members.kind(.merge)
    try members.version()
  }
}

/// The start of a war or disaster.
struct EpochEntry: Hashable {
  let epoch: RegisteredEpoch
  let statement: Statement

  func encode(into writer: inout CanonicalWriter) {
    writer.object {
      $0.statement(statement)
      $0.member("context", list: epoch.context) { $0.string($1) }
      $0.member("name", epoch.name)
      $0.member("start", epoch.start.description)
      $0.kind(.epoch)
      $0.version()
    }
  }
}

extension EpochEntry {
  init(_ members: inout EntryMembers) throws {
    statement = try members.statement()
    let context = try members.strings("context").map { String(decoding: $0, as: UTF8.self) }
    let name = try members.string("name")
    let start = try members.required("start") { CivilDate(iso: $0) }
    epoch = RegisteredEpoch(start: start, name: name, context: context)
    try members.kind(.epoch)
    try members.version()
  }
}
