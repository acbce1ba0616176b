import LedgerTypes

/// One statement in the log.
///
/// A body is one canonical JSON object with `t` (what it states) and `v` (1). Times and authors: `at` and `by`
/// stand in what begins or rules something (genesis, run, source, ruling …); a document, a text and an extraction
/// name their run and bear `at` alone; a claim is of its extraction's time and run. References are the numbers of
/// earlier entries. Words of the text are `["words", first byte, byte after the last]`. Absent members are null.
enum Entry: Hashable {
  case genesis(GenesisEntry)
  case run(RunEntry)
  case document(DocumentEntry)
  case text(TextEntry)
  case extraction(ExtractionEntry)
  case claim(ClaimEntry)
  case source(SourceEntry)
  case alias(AliasEntry)
  case merge(MergeEntry)
  case epoch(EpochEntry)
  case ruling(RulingEntry)
  case key(KeyEntry)
  case note(NoteEntry)

  /// The canonical body.
  func encode(into writer: inout CanonicalWriter) {
    switch self {
    case .genesis(let entry): entry.encode(into: &writer)
    case .run(let entry): entry.encode(into: &writer)
    case .document(let entry): entry.encode(into: &writer)
    case .text(let entry): entry.encode(into: &writer)
    case .extraction(let entry): entry.encode(into: &writer)
    case .claim(let entry): entry.encode(into: &writer)
    case .source(let entry): entry.encode(into: &writer)
    case .alias(let entry): entry.encode(into: &writer)
    case .merge(let entry): entry.encode(into: &writer)
    case .epoch(let entry): entry.encode(into: &writer)
    case .ruling(let entry): entry.encode(into: &writer)
    case .key(let entry): entry.encode(into: &writer)
    case .note(let entry): entry.encode(into: &writer)
    }
  }

  /// Reads a body; whatever this program would not have written is refused.
  ///
  /// - Throws: `CanonicalReader.Failure` or `EntryFailure`.
  init(body: [UInt8]) throws {
    let tape = try CanonicalReader.tape(of: body)
    guard let kind = Kind(tape) else {
      throw EntryFailure(reason: "an entry of a kind that this program does not know")
    }
    var members = EntryMembers(tape)
    switch kind {
    case .genesis: self = .genesis(try GenesisEntry(&members))
    case .run: self = .run(try RunEntry(&members))
    case .document: self = .document(try DocumentEntry(&members))
    case .text: self = .text(try TextEntry(&members))
    case .extraction: self = .extraction(try ExtractionEntry(&members))
    case .claim: self = .claim(try ClaimEntry(&members))
    case .source: self = .source(try SourceEntry(&members))
    case .alias: self = .alias(try AliasEntry(&members))
    case .merge: self = .merge(try MergeEntry(&members))
    case .epoch: self = .epoch(try EpochEntry(&members))
    case .retract, .correct, .review: self = .ruling(try RulingEntry(&members, kind: kind))
    case .key: self = .key(try KeyEntry(&members))
    case .note: self = .note(try NoteEntry(&members))
    }
    try members.finish()
    var writer = CanonicalWriter(capacity: body.count)
    encode(into: &writer)
    guard writer.bytes == body else { throw EntryFailure(reason: "not written as this program writes it") }
  }

  /// The values of `t`.
  enum Kind: String, CaseIterable {
    case genesis, run, text, extraction, claim, source, alias, merge, epoch, retract, correct, review, key, note
    case document = "doc"

    /// The kind of the object on a tape.
    init?(_ tape: CanonicalTape) {
      var index = 1
      while index < tape.nodes.count {
        let value = index + 1
        if tape.equals(index, "t") {
          guard tape.nodes[value].kind == .string else { return nil }
          self.init(rawValue: String(decoding: tape.string(value), as: UTF8.self))
          return
        }
        index = Int(tape.nodes[value].next)
      }
      return nil
    }
  }
}

/// Why a canonical body is not an entry.
struct EntryFailure: Error, CustomStringConvertible {
  let reason: String
  /// The check of `ledger verify` that finds it.
  var check = CheckName.entry
  var description: String { reason }
}

/// Words of a text and where they stand in it.
struct PlacedWords: Hashable {
  let text: [UInt8]
  let span: TextSpan
}
