import LedgerLog
import LedgerTypes

// Rows about sources, epochs and rulings.

extension Projection {
  mutating func apply(_ source: SourceEntry, _ seq: Int, _ sink: inout some RowSink) throws {
    try put(.source, into: &sink) {
      $0.integer(seq)
      $0.text(source.id)
      $0.text(source.name)
      $0.integer(source.kind.code)
      $0.text(source.place)
      $0.statement(source.statement)
    }
  }

  mutating func apply(_ entry: AliasEntry, _ seq: Int, _ sink: inout some RowSink) throws {
    try requireEarlier([entry.source], than: seq)
    let key = AliasKey(
      source: entry.source, kind: entry.alias.kind, stated: true, text: ByteKey(entry.alias.text))
    guard aliases[key] == nil else { throw EntryFailure(reason: "an alias that was stated before") }
    _ = try add(key, needsContext: entry.alias.needsContext, entry: seq, &sink)
  }

  mutating func apply(_ merge: MergeEntry, _ seq: Int, _ sink: inout some RowSink) throws {
    try requireEarlier([merge.source, merge.target], than: seq)
    guard merge.source != merge.target else { throw EntryFailure(reason: "a source merged into itself") }
    try put(.sourceMerge, into: &sink) {
      $0.integer(seq)
      $0.integer(merge.source)
      $0.integer(merge.target)
      $0.text(merge.reason)
      $0.statement(merge.statement)
    }
  }

  mutating func apply(_ entry: EpochEntry, _ seq: Int, _ sink: inout some RowSink) throws {
    try put(.epoch, into: &sink) {
      $0.integer(seq)
      $0.integer(entry.epoch.start.stored)
      $0.text(entry.epoch.name)
      $0.text(entry.epoch.context.joined(separator: "; "))
      $0.text(entry.statement.recorded.description)
    }
  }

  /// The alias that a hop's words are, with a row for a new one; nil when the words name nobody.
  mutating func alias(of hop: HopEntry, claim: Int, _ sink: inout some RowSink) throws -> Int? {
    guard let words = hop.resolved ?? hop.words else { return nil }
    let name = ByteKey(Self.withoutArticle(words.text))
    guard !name.bytes.isEmpty else { return nil }
    func key(_ kind: AliasKind?) -> AliasKey {
      AliasKey(source: hop.source, kind: kind, stated: false, text: name)
    }
    // A hop that does not say what its words are to the source takes what an earlier one said of them.
    if hop.alias == nil {
      for kind in AliasKind.allCases { if let known = aliases[key(kind)] { return known } }
    }
    return try aliases[key(hop.alias)] ?? add(key(hop.alias), needsContext: false, entry: claim, &sink)
  }

  private mutating func add(
    _ key: AliasKey, needsContext: Bool, entry: Int, _ sink: inout some RowSink
  ) throws -> Int {
    let number = aliases.count + 1
    aliases[key] = number
    try put(.alias, into: &sink) {
      $0.integer(number)
      $0.integer(key.source)
      $0.text(utf8: key.text.bytes)
      $0.integer(key.kind?.code)
      $0.integer(needsContext ? 1 : 0)
      $0.integer(key.stated ? 1 : 0)
      $0.integer(entry)
    }
    return number
  }

  /// The words without a leading English article, as aliases are listed.
  static func withoutArticle(_ words: [UInt8]) -> [UInt8] {
    for article in ["the ", "an ", "a "] as [StaticString] {
      let count = article.utf8CodeUnitCount
      // Setting bit 5 folds ASCII capitals; a space has it already.
      guard words.count > count, (0..<count).allSatisfy({ unsafe words[$0] | 0x20 == article.utf8Start[$0] }) else {
        continue
      }
      return Array(words.dropFirst(count))
    }
    return words
  }
}

// MARK: - Keys and notes

extension Projection {
  mutating func apply(_ key: KeyEntry, _ seq: Int, _ sink: inout some RowSink) throws {
    do {
      _ = try VerifierKey(parsing: key.verifierKey)
    } catch let failure as NoteFailure {
      throw EntryFailure(reason: "its key is not one: \(failure)", check: .key)
    }
    try put(.signingKey, into: &sink) {
      $0.integer(seq)
      $0.text(key.verifierKey)
      $0.statement(key.statement)
    }
  }

  mutating func apply(_ note: NoteEntry, _ seq: Int, _ sink: inout some RowSink) throws {
    try put(.note, into: &sink) {
      $0.integer(seq)
      $0.text(note.text)
      $0.statement(note.statement)
    }
  }
}

// MARK: - Rulings

extension Projection {
  mutating func apply(
    _ ruling: RulingEntry, _ seq: Int, _ earlier: EarlierBody, _ sink: inout some RowSink
  ) throws {
    let claim = try claim(ruling.claim, before: seq, earlier)
    try put(ruling.verdict.table, into: &sink) {
      $0.integer(seq)
      $0.integer(ruling.claim.seq)
      $0.integer(claim.document)
      $0.integer(claim.id.stored)
      $0.text(ruling.reason)
      $0.statement(ruling.statement)
      if case .review(let verdict) = ruling.verdict { $0.text(verdict.rawValue) }
    }
    guard case .correction(let changes) = ruling.verdict else { return }
    for change in changes {
      try put(.correctionField, into: &sink) {
        $0.integer(seq)
        $0.text(change.field)
        $0.text(change.value)
      }
    }
  }

  /// The id and the document of the claim that a ruling names.
  private func claim(
    _ reference: ClaimReference, before seq: Int, _ earlier: EarlierBody
  ) throws -> (id: ClaimID, document: Int) {
    guard reference.seq < seq, let body = try earlier(reference.seq), MerkleHash.leaf(body) == reference.leaf,
      case .claim(let claim) = try Entry(body: body), let parent = try earlier(claim.extraction),
      case .extraction(let extraction) = try Entry(body: parent)
    else { throw EntryFailure(reason: "does not name a claim before it by number and hash", check: .ref) }
    return (claim.id, extraction.document)
  }
}
