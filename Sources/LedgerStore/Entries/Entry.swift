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

  /// The value of `t`.
  var kind: Kind {
    switch self {
    case .genesis: .genesis
    case .run: .run
    case .document: .document
    case .text: .text
    case .extraction: .extraction
    case .claim: .claim
    case .source: .source
    case .alias: .alias
    case .merge: .merge
    case .epoch: .epoch
    case .ruling(let entry): entry.verdict.kind
    case .key: .key
    case .note: .note
    }
  }

  /// Reads a body; whatever this program would not have written is refused.
  ///
  /// - Throws: `CanonicalReader.Failure` or `EntryFailure`.
  init(body: [UInt8], names: EvidenceNames = EvidenceNames()) throws {
    do {
      try self.init(reading: body, names)
    } catch {
      // Where it is not even canonical, that is what is wrong.
      _ = try CanonicalReader.tape(of: body)
      throw error
    }
  }

  private init(reading body: [UInt8], _ names: EvidenceNames) throws {
    var members = try EntryMembers(body, names)
    guard let kind = Kind(of: body) else {
      throw EntryFailure(reason: "an entry of a kind that this program does not know")
    }
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
  }

  /// The values of `t`.
  enum Kind: String, CaseIterable {
    case genesis, run, text, extraction, claim, source, alias, merge, epoch, retract, correct, review, key, note
    case document = "doc"

    /// The kind that a body says it is of.
    ///
    /// A quotation mark inside of a string has a backslash before it, so that the characters can only be those of a key.
    /// It is among the last ones.
    init?(of body: [UInt8]) {
      var start = body.count - 5
      while start > 0 {
        if body[start] == 116, body[start + 1] == 34, body[start + 2] == 58, body[start + 3] == 34,
          body[start - 1] == 34
        {
          let word = body[(start + 4)...].prefix { $0 != 34 }
          self.init(rawValue: String(decoding: word, as: UTF8.self))
          return
        }
        start -= 1
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
