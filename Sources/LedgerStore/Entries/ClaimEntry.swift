import LedgerTypes

/// A claim as stated, with the evidence for each field.
struct ClaimEntry: Hashable {
  var extraction: Int
  let id: ClaimID
  let value: PlacedWords
  let quote: PlacedWords
  let measure: Measure
  let bound: Bound
  let low: ExactDecimal?
  let high: ExactDecimal?
  let unit: CountedUnit
  let kind: ClaimKind
  let status: ClaimStatus
  let voice: Voice
  let implicit: Bool
  let vagueClass: [UInt8]?
  let population: [[UInt8]]
  let place: PlacedWords?
  let asOf: AsOf?
  let epoch: CivilDate?
  let partOf: ClaimID?
  let base: [ClaimID]
  let baseResolution: BaseResolution?
  let shareOf: Measure?
  let per: PlacedWords?
  let definition: [UInt8]?
  let framing: [[UInt8]]
  var sources: [HopEntry]
  let evidence: [Evidence]
  let notices: [Notice]
  let confidence: Int

  func encode(into writer: inout CanonicalWriter) {
    writer.object {
      $0.member("as_of", asOf?.description)
      $0.member("base", list: base) { $0.string($1.description) }
      $0.member("base_resolution", baseResolution?.rawValue)
      $0.member("bound", bound.rawValue)
      $0.member("confidence", confidence)
      $0.member("definition", definition)
      $0.member("epoch", epoch?.description)
      $0.member("extraction", extraction)
      $0.member("framing", list: framing) { $0.string($1) }
      $0.member("high", high?.description)
      $0.member("id", id.description)
      $0.member("implicit", flag: implicit)
      $0.member("kind", kind.rawValue)
      $0.member("low", low?.description)
      $0.member("measure", measure.rawValue)
      $0.member("notices", list: notices) { $0.notice($1) }
      $0.member("part_of", partOf?.description)
      $0.member("per", per)
      $0.member("place", place)
      $0.member("population", list: population) { $0.string($1) }
      $0.member("quote", quote)
      $0.member("rules", list: evidence) { $0.evidence($1) }
      $0.member("share_of", shareOf?.rawValue)
      $0.member("sources", list: sources) { $1.encode(into: &$0) }
      $0.member("status", status.rawValue)
      $0.kind(.claim)
      $0.member("unit", unit.rawValue)
      $0.version()
      $0.member("vague_class", vagueClass)
      $0.member("value", value)
      $0.member("voice", voice.rawValue)
    }
  }
}

extension ClaimEntry {
  init(_ members: inout EntryMembers) throws {
    asOf = try members.optional("as_of") { AsOf(iso: $0) }
    base = try members.list("base") { try $0.takeID() }
    baseResolution = try members.optional("base_resolution", BaseResolution.self)
    bound = try members.required("bound", Bound.self)
    confidence = try members.number("confidence")
    definition = try members.optionalBytes("definition")
    epoch = try members.optional("epoch") { CivilDate(iso: $0) }
    extraction = try members.number("extraction")
    framing = try members.strings("framing")
    high = try members.optional("high") { ExactDecimal(parsing: $0) }
    guard let id = try members.optionalID("id") else { throw EntryFailure(reason: "member \"id\" is missing") }
    self.id = id
    implicit = try members.flag("implicit")
    kind = try members.required("kind", ClaimKind.self)
    low = try members.optional("low") { ExactDecimal(parsing: $0) }
    measure = try members.required("measure", Measure.self)
    notices = try members.notices("notices")
    partOf = try members.optionalID("part_of")
    per = try members.optionalWords("per")
    place = try members.optionalWords("place")
    population = try members.strings("population")
    quote = try members.words("quote")
    evidence = try members.evidence("rules")
    shareOf = try members.optional("share_of", Measure.self)
    sources = try members.list("sources") { try $0.object { try HopEntry(&$0) } }
    status = try members.required("status", ClaimStatus.self)
    try members.kind(.claim)
    unit = try members.required("unit", CountedUnit.self)
    try members.version()
    vagueClass = try members.optionalBytes("vague_class")
    value = try members.words("value")
    voice = try members.required("voice", Voice.self)
    guard confidence <= 100 else { throw EntryFailure(reason: "member \"confidence\" is wrong") }
  }
}

/// One hop of a claim's attribution; its source is an entry of its own.
struct HopEntry: Hashable {
  let hop: Int
  var source: Int
  let words: PlacedWords?
  let cue: PlacedWords?
  let resolved: PlacedWords?
  let alias: AliasKind?

  func encode(into writer: inout CanonicalWriter) {
    writer.object {
      $0.member("alias", alias?.rawValue)
      $0.member("cue", cue)
      $0.member("hop", hop)
      $0.member("resolved", resolved)
      $0.member("source", source)
      $0.member("words", words)
    }
  }
}

extension HopEntry {
  init(_ members: inout EntryMembers) throws {
    alias = try members.optional("alias", AliasKind.self)
    cue = try members.optionalWords("cue")
    hop = try members.number("hop")
    resolved = try members.optionalWords("resolved")
    source = try members.number("source")
    words = try members.optionalWords("words")
  }
}

extension AsOf {
  /// Reads a date, or two with a slash between.
  init?(iso text: String) {
    guard let slash = text.utf8.firstIndex(of: UInt8(ascii: "/")) else {
      guard let start = CivilDate(iso: text) else { return nil }
      self.init(start)
      return
    }
    guard let start = CivilDate(iso: text[..<slash]), let end = CivilDate(iso: text[text.utf8.index(after: slash)...])
    else { return nil }
    self.init(start, through: end)
  }
}
