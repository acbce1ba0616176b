import LedgerTypes

/// A source as a registry file gives it, with the context in which its bare names hold.
struct SourceRecord {
  let id: String
  let kind: SourceKind
  let name: String
  var place: String?
  var aliases: [SourceAlias] = []
  /// Words of which one stands in a document where aliases that need context name this body.
  var context: [String] = []

  init(id: String, kind: SourceKind, name: String) {
    self.id = id
    self.kind = kind
    self.name = name
  }

  init(_ source: RegisteredSource) {
    self.init(id: source.id, kind: source.kind, name: source.name)
    place = source.place
    aliases = source.aliases
  }

  var registered: RegisteredSource {
    RegisteredSource(id: id, name: name, kind: kind, place: place, aliases: aliases)
  }
}
