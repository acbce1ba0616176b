import LedgerLog
public import LedgerTypes

// What people state: rulings on claims, and sources.

extension Ledger {
  /// The fields of a claim that a correction can set: how the text was read, with the codebook's names.
  public static let correctableFields = [
    "as_of", "base", "bound", "definition", "epoch", "high", "kind", "low", "measure", "part_of", "per", "place",
    "population", "share_of", "source", "status", "unit", "value", "voice",
  ]

  /// Takes a claim back, with all later readings of the same words in the same document.
  ///
  /// - Parameter claim: the claim's entry, from `ClaimRecord.seq`.
  /// - Returns: the new entry's number.
  @discardableResult
  public func retract(claim: Int, reason: String, statement: Statement) throws -> Int {
    try requireReason(reason)
    return try rule(on: claim, .retraction, reason: reason, statement)
  }

  /// States which fields of a claim were read wrongly. The claim stays; views show the correction beside it.
  ///
  /// - Throws: `LedgerError.refused` for a field that is not in `correctableFields`, or a value that the field cannot
  ///   have.
  @discardableResult
  public func correct(claim: Int, changes: [FieldChange], reason: String, statement: Statement) throws -> Int {
    try requireReason(reason)
    guard !changes.isEmpty else { throw LedgerError.refused(reason: "a correction names at least one field") }
    for change in changes {
      guard Self.correctableFields.contains(change.field) else {
        throw LedgerError.refused(
          reason: "no field \(change.field) to correct; there are \(Self.correctableFields.joined(separator: ", "))")
      }
      guard change.isPossible else {
        throw LedgerError.refused(reason: "\(change.field) cannot be \"\(change.value ?? "nothing")\"")
      }
    }
    let sorted = changes.sorted { $0.field < $1.field }
    guard Set(sorted.map(\.field)).count == sorted.count else {
      throw LedgerError.refused(reason: "a correction sets each field once")
    }
    return try rule(on: claim, .correction(sorted), reason: reason, statement)
  }

  /// States that a person looked at a claim's reading.
  @discardableResult
  public func review(claim: Int, verdict: ReviewVerdict, reason: String?, statement: Statement) throws -> Int {
    try rule(on: claim, .review(verdict), reason: reason, statement)
  }

  /// Adds a source with its aliases; its id must be new to the ledger.
  @discardableResult
  public func addSource(_ source: RegisteredSource, statement: Statement) throws -> Int {
    guard !source.id.isEmpty, source.id.utf8.allSatisfy(Self.isIdentifier) else {
      throw LedgerError.refused(reason: "a source's id has a to z, 0 to 9 and hyphens")
    }
    guard !source.name.isEmpty else { throw LedgerError.refused(reason: "a source has a name") }
    return try state { writer in
      guard writer.memory.sourcesByID[ByteKey(source.id)] == nil else {
        throw LedgerError.refused(reason: "the ledger has a source \(source.id) already")
      }
      let seq = try writer.append(source, statement)
      for alias in source.aliases { _ = try writer.append(alias, to: seq, statement) }
      return seq
    }
  }

  /// Adds a name for a source.
  ///
  /// - Parameters:
  ///   - source: the id or the name of a source in the ledger.
  ///   - registered: the registry's source, entered when the ledger has none of its id yet.
  @discardableResult
  public func addAlias(
    _ alias: SourceAlias, to source: String, registered: RegisteredSource? = nil, statement: Statement
  ) throws -> Int {
    guard !alias.text.isEmpty else { throw LedgerError.refused(reason: "an alias has words") }
    return try state { writer in
      let seq: Int
      if let registered, writer.memory.sourcesByID[ByteKey(registered.id)] == nil {
        seq = try writer.append(registered, statement)
      } else {
        seq = try writer.source(named: registered?.id ?? source)
      }
      return try writer.append(alias, to: seq, statement)
    }
  }

  /// States that two sources are one body; the views then show `target` for both.
  ///
  /// - Parameters:
  ///   - source: the id or the name of a source in the ledger.
  ///   - target: likewise.
  @discardableResult
  public func merge(source: String, into target: String, reason: String?, statement: Statement) throws -> Int {
    try state { writer in
      let first = try writer.source(named: source)
      let merged = try writer.mergedSources()
      let asked = try writer.source(named: target)
      let last = merged[asked] ?? asked
      guard first != last else {
        throw LedgerError.refused(reason: "\(source) and \(target) are one source already")
      }
      func merge(_ seq: Int) throws -> Int {
        try writer.append(.merge(MergeEntry(source: seq, target: last, reason: reason, statement: statement)))
      }
      let entry = try merge(first)
      // What was merged into the source goes along, so that one look-up always suffices.
      for other in merged.filter({ $0.value == first }).keys.sorted() where other != last { _ = try merge(other) }
      return entry
    }
  }

  /// Says something about the ledger itself.
  @discardableResult
  public func addNote(_ text: String, statement: Statement) throws -> Int {
    try requireReason(text)
    return try state { try $0.append(.note(NoteEntry(text: text, statement: statement))) }
  }

  private static func isIdentifier(_ byte: UInt8) -> Bool {
    (97...122).contains(byte) || (48...57).contains(byte) || byte == UInt8(ascii: "-")
  }

  private func requireReason(_ reason: String) throws {
    guard reason.contains(where: { !$0.isWhitespace }) else { throw LedgerError.refused(reason: "give a reason") }
  }

  /// Appends a later word about a claim.
  private func rule(
    on claim: Int, _ verdict: RulingEntry.Verdict, reason: String?, _ statement: Statement
  ) throws -> Int {
    try state { writer in
      let reference = try writer.reference(to: claim)
      return try writer.append(
        .ruling(RulingEntry(claim: reference, verdict: verdict, reason: reason, statement: statement)))
    }
  }

  /// Appends what a person states, in a transaction of its own.
  private func state(_ body: (inout LogWriter) throws -> Int) throws -> Int {
    try translating(path: path, doing: "recording") {
      try queue.write { db in
        var writer = try LogWriter(db, memory: nil, path: path)
        let seq = try body(&writer)
        try writer.finish()
        return seq
      }
    }
  }
}

extension FieldChange {
  /// Whether the field can have the value, as far as its form tells.
  fileprivate var isPossible: Bool {
    guard let value else { return !["measure", "bound", "unit", "kind", "status", "voice", "value"].contains(field) }
    switch field {
    case "measure", "share_of": return Measure(rawValue: value) != nil
    case "bound": return Bound(rawValue: value) != nil
    case "unit": return CountedUnit(rawValue: value) != nil
    case "kind": return ClaimKind(rawValue: value) != nil
    case "status": return ClaimStatus(rawValue: value) != nil
    case "voice": return Voice(rawValue: value) != nil
    case "low", "high": return ExactDecimal(parsing: value) != nil
    case "as_of": return AsOf(iso: value) != nil
    case "epoch": return CivilDate(iso: value) != nil
    case "part_of": return ClaimID(hex: value) != nil
    case "base": return value.split(separator: " ").allSatisfy { ClaimID(hex: $0) != nil }
    default: return !value.isEmpty
    }
  }
}

extension LogWriter {
  /// The claim of an entry, by number and hash.
  fileprivate func reference(to claim: Int) throws -> ClaimReference {
    guard let body = try StoredLog(db).body(claim), case .claim = try Entry(body: body) else {
      throw LedgerError.unknownClaim("\(claim)")
    }
    return ClaimReference(seq: claim, leaf: MerkleHash.leaf(body))
  }

  fileprivate mutating func append(_ source: RegisteredSource, _ statement: Statement) throws -> Int {
    let entry = SourceEntry(
      id: source.id, name: source.name, kind: source.kind, place: source.place, statement: statement)
    let seq = try append(.source(entry))
    memory.sourcesByID[ByteKey(source.id)] = seq
    return seq
  }

  fileprivate mutating func append(_ alias: SourceAlias, to source: Int, _ statement: Statement) throws -> Int {
    let key = Projection.AliasKey(source: source, kind: alias.kind, stated: true, text: ByteKey(alias.text))
    guard memory.projection.aliases[key] == nil else {
      throw LedgerError.refused(reason: "\"\(alias.text)\" is a name of that source already")
    }
    let entry = AliasEntry(source: source, alias: alias, statement: statement)
    return try append(.alias(entry))
  }

  /// The one source of an id, else of a name.
  fileprivate func source(named name: String) throws -> Int {
    if let seq = memory.sourcesByID[ByteKey(name)] { return seq }
    let statement = try RawStatement(db, "SELECT seq FROM source WHERE name = ?1 ORDER BY seq")
    try statement.bind(1, .text(name))
    guard try statement.step() else { throw LedgerError.unknownSource(name) }
    let seq = statement.integer(0)
    guard try !statement.step() else {
      throw LedgerError.refused(reason: "several sources are called \(name); give the id of one")
    }
    return seq
  }

  /// The source that each merged one was merged into last.
  fileprivate func mergedSources() throws -> [Int: Int] {
    let statement = try RawStatement(db, "SELECT source, target FROM source_merge ORDER BY seq")
    var merged: [Int: Int] = [:]
    while try statement.step() { merged[statement.integer(0)] = statement.integer(1) }
    return merged
  }
}
