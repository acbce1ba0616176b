import LedgerTypes

// Entries that extraction writes: run, document, text, extraction, and the sources and epochs that claims need.

/// Entry 0: which ledger this is.
struct GenesisEntry: Hashable {
  let origin: String
  let fullText: Bool
  let statement: Statement

  /// The version of the file's layout that the log began with.
  static let format = 1

  func encode(into writer: inout CanonicalWriter) {
    writer.object {
      $0.statement(statement)
      $0.member("format", Self.format)
      $0.member("full_text", flag: fullText)
      $0.member("origin", origin)
      $0.kind(.genesis)
      $0.version()
    }
  }
}

extension GenesisEntry {
  init(_ members: inout EntryMembers) throws {
    statement = try members.statement()
    guard try members.number("format") == Self.format else { throw EntryFailure(reason: "an unknown format") }
    fullText = try members.flag("full_text")
    origin = try members.string("origin")
    try members.kind(.genesis)
    try members.version()
  }
}

/// A use of the program to extract.
struct RunEntry: Hashable {
  let description: RunDescription

  /// Who states what a run finds, and when it began.
  var statement: Statement { Statement(by: description.program + " auto", recorded: description.recorded) }

  func encode(into writer: inout CanonicalWriter) {
    writer.object {
      $0.statement(statement)
      $0.member("program", description.program)
      $0.member("registry", description.registryDigest.description)
      $0.member("rule_set", description.ruleSet)
      $0.kind(.run)
      $0.version()
    }
  }
}

extension RunEntry {
  init(_ members: inout EntryMembers) throws {
    let statement = try members.statement()
    let program = try members.string("program")
    let registry = try members.digest("registry")
    let ruleSet = try members.string("rule_set")
    description = RunDescription(
      program: program, ruleSet: ruleSet, registryDigest: registry, recorded: statement.recorded)
    try members.kind(.run)
    try members.version()
    guard self.statement.by.utf8.elementsEqual(statement.by.utf8) else {
      throw EntryFailure(reason: "a run is stated by its program")
    }
  }
}

/// A document as it came.
struct DocumentEntry: Hashable {
  var run: Int
  let digest: Digest
  let size: Int
  let media: String
  var id: String?
  var path: String?
  var url: String?
  var title: String?
  var publisher: String?
  var author: String?
  var language: String?
  var published: String?
  var retrieved: Timestamp?
  let recorded: Timestamp
  let evidence: [Evidence]
  let notices: [Notice]

  func encode(into writer: inout CanonicalWriter) {
    writer.object {
      $0.member("at", recorded.description)
      $0.member("author", author)
      $0.member("bytes", size)
      $0.member("id", id)
      $0.member("language", language)
      $0.member("media", media)
      $0.member("notices", list: notices) { $0.notice($1) }
      $0.member("path", path)
      $0.member("published", published)
      $0.member("publisher", publisher)
      $0.member("retrieved", retrieved?.description)
      $0.member("rules", list: evidence) { $0.evidence($1) }
      $0.member("run", run)
      $0.member("sha256", digest.description)
      $0.kind(.document)
      $0.member("title", title)
      $0.member("url", url)
      $0.version()
    }
  }
}

extension DocumentEntry {
  init(_ members: inout EntryMembers) throws {
    recorded = try members.time("at")
    author = try members.optionalString("author")
    size = try members.number("bytes")
    id = try members.optionalString("id")
    language = try members.optionalString("language")
    media = try members.string("media")
    notices = try members.notices("notices")
    path = try members.optionalString("path")
    published = try members.optionalString("published")
    publisher = try members.optionalString("publisher")
    retrieved = try members.optional("retrieved") { Timestamp(rfc3339: $0) }
    evidence = try members.evidence("rules")
    run = try members.number("run")
    digest = try members.digest("sha256")
    try members.kind(.document)
    title = try members.optionalString("title")
    url = try members.optionalString("url")
    try members.version()
  }
}

/// The text made from a document's bytes.
struct TextEntry: Hashable {
  var document: Int
  let digest: Digest
  let size: Int
  let maker: String
  let recorded: Timestamp

  func encode(into writer: inout CanonicalWriter) {
    writer.object {
      $0.member("at", recorded.description)
      $0.member("bytes", size)
      $0.member("doc", document)
      $0.member("maker", maker)
      $0.member("sha256", digest.description)
      $0.kind(.text)
      $0.version()
    }
  }
}

extension TextEntry {
  init(_ members: inout EntryMembers) throws {
    recorded = try members.time("at")
    size = try members.number("bytes")
    document = try members.number("doc")
    maker = try members.string("maker")
    digest = try members.digest("sha256")
    try members.kind(.text)
    try members.version()
  }
}

/// What a run found in a text; its claims are the entries that follow.
struct ExtractionEntry: Hashable {
  var document: Int
  var text: Int
  var run: Int
  let claims: Int
  let dateline: CivilDate?
  let datelineSpan: TextSpan?
  let author: PlacedWords?
  let notices: [Notice]
  let recorded: Timestamp

  func encode(into writer: inout CanonicalWriter) {
    writer.object {
      $0.member("at", recorded.description)
      $0.member("author", author)
      $0.member("claims", claims)
      if let dateline {
        $0.key("dateline")
        $0.array {
          $0.string(dateline.description)
          $0.span(datelineSpan)
        }
      }
      $0.member("doc", document)
      $0.member("notices", list: notices) { $0.notice($1) }
      $0.member("run", run)
      $0.kind(.extraction)
      $0.member("text", text)
      $0.version()
    }
  }
}

extension ExtractionEntry {
  init(_ members: inout EntryMembers) throws {
    recorded = try members.time("at")
    author = try members.optionalWords("author")
    claims = try members.number("claims")
    let place = try members.optional(array: "dateline") { members -> (date: CivilDate, span: TextSpan?)? in
      guard let text = try members.itemText(), let date = CivilDate(iso: text),
        date.description.utf8.elementsEqual(text.utf8)
      else { return nil }
      if members.isAtArrayEnd { return (date, nil) }
      return members.takeSpan().map { (date, $0) }
    }
    (dateline, datelineSpan) = (place?.date, place?.span)
    document = try members.number("doc")
    notices = try members.notices("notices")
    run = try members.number("run")
    try members.kind(.extraction)
    text = try members.number("text")
    try members.version()
  }
}
