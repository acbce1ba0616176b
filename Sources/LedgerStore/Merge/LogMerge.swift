import LedgerLog
import LedgerTypes

/// Walks through another ledger's log and appends what is new, with references to this ledger's entries.
struct LogMerge {
  let theirs: Database
  let ours: Database
  var writer: LogWriter
  var summary = MergeSummary()
  /// This ledger's entry for each of the other's; none for what was left out.
  var numbers: [Int: Int] = [:]
  /// Runs are appended with the first thing that they found.
  var runs: [Int: RunEntry] = [:]
  /// This ledger's runs, and what people stated, by their bodies.
  var bodies: [ByteKey: Int] = [:]
  /// The other ledger's extraction whose claims come now, as it is treated.
  var extraction: MergedExtraction?
  /// What each source was merged into here.
  var mergedSources: [Int: Int] = [:]

  init(of theirs: Database, into ours: Database, path: String) throws {
    self.theirs = theirs
    self.ours = ours
    writer = try LogWriter(ours, memory: nil, path: path)
    let tables = ["run", "retraction", "correction", "review", "note"]
    for table in tables {
      let rows = try RawStatement(ours, "SELECT entry.seq, body FROM entry JOIN \(table) USING (seq)")
      while try rows.step() { bodies[ByteKey(rows.bytes(1))] = rows.integer(0) }
    }
    let merges = try RawStatement(ours, "SELECT source, target FROM source_merge ORDER BY seq")
    while try merges.step() { mergedSources[merges.integer(0)] = merges.integer(1) }
  }

  /// The author of the note about a merge: the program, since a merge repeats it for every ledger.
  static func author(_ by: String) -> String {
    (by.split(separator: " ").first.map(String.init) ?? by) + automatic
  }

  private static let automatic = " auto"

  mutating func run() throws {
    let rows = try RawStatement(theirs, "SELECT seq, body FROM entry ORDER BY seq")
    while try rows.step() {
      let seq = rows.integer(0)
      do {
        try take(try Entry(body: rows.bytes(1)), seq)
      } catch let failure as EntryFailure {
        throw LedgerError.refused(reason: "entry \(seq) of the other ledger: \(failure); nothing was merged")
      } catch let failure as CanonicalReader.Failure {
        throw LedgerError.refused(reason: "entry \(seq) of the other ledger: \(failure); nothing was merged")
      }
    }
  }

  /// Appends the note about the merge, and ends the transaction's log.
  mutating func close(with note: NoteEntry) throws {
    _ = try writer.append(.note(note))
    try writer.finish()
  }

  mutating func append(_ entry: Entry, for seq: Int) throws {
    numbers[seq] = try writer.append(entry)
    summary.entries += 1
  }

  func conflict(_ text: String) -> String { text + "; this ledger's stays" }

  private mutating func take(_ entry: Entry, _ seq: Int) throws {
    switch entry {
    case .genesis, .key: break
    case .run(let run): runs[seq] = run
    case .document(let document): try take(document, seq)
    case .text(let text): try take(text, seq)
    case .extraction(let found): try take(found, seq)
    case .claim(let claim): try take(claim, seq)
    case .source(let source): try take(source, seq)
    case .alias(let alias): try take(alias, seq)
    case .merge(let merge): try take(merge, seq)
    case .epoch(let epoch): try take(epoch, seq)
    case .ruling(var ruling):
      guard let claim = try claim(ruling.claim, ruling.verdict.table.name, seq) else { return }
      ruling.claim = claim
      try takeOnce(.ruling(ruling), seq)
    case .note(let note):
      // What was merged into the other ledger comes along by itself.
      if !note.statement.by.hasSuffix(Self.automatic) { try takeOnce(.note(note), seq) }
    }
  }

  /// Appends what a person stated, unless this ledger has the same.
  private mutating func takeOnce(_ entry: Entry, _ seq: Int) throws {
    var canonical = CanonicalWriter()
    entry.encode(into: &canonical)
    let key = ByteKey(canonical.bytes)
    if let known = bodies[key] {
      numbers[seq] = known
    } else {
      try append(entry, for: seq)
      bodies[key] = numbers[seq]
    }
  }

  /// This ledger's claim for one that a ruling of the other names.
  private mutating func claim(
    _ reference: ClaimReference, _ what: String, _ seq: Int
  ) throws -> ClaimReference? {
    guard let number = numbers[reference.seq], let body = try StoredLog(ours).body(number) else {
      summary.conflicts.append("its \(what) in entry \(seq) is of a claim that is not here; it was left out")
      return nil
    }
    return ClaimReference(seq: number, leaf: MerkleHash.leaf(body))
  }
}

// MARK: - Sources and epochs

extension LogMerge {
  private mutating func take(_ source: SourceEntry, _ seq: Int) throws {
    let name = WriterMemory.SourceName(kind: source.kind, name: ByteKey(source.name))
    let known =
      if let id = source.id { writer.memory.sourcesByID[ByteKey(id)] } else { writer.memory.sourcesByName[name] }
    if let known {
      numbers[seq] = known
      guard case .source(let here)? = try StoredLog(ours).entry(known) else { return }
      if !here.name.utf8.elementsEqual(source.name.utf8) || here.kind != source.kind || here.place != source.place {
        summary.conflicts.append(
          conflict("source \(source.id ?? source.name) is \(here.name) here and \(source.name) there"))
      }
      return
    }
    try append(.source(source), for: seq)
    if let id = source.id {
      writer.memory.sourcesByID[ByteKey(id)] = numbers[seq]
    } else {
      writer.memory.sourcesByName[name] = numbers[seq]
    }
  }

  private mutating func take(_ alias: AliasEntry, _ seq: Int) throws {
    guard let source = numbers[alias.source] else { return }
    let key = Projection.AliasKey(
      source: source, kind: alias.alias.kind, stated: true, text: ByteKey(alias.alias.text))
    guard writer.memory.projection.aliases[key] == nil else { return }
    var entry = alias
    entry.source = source
    try append(.alias(entry), for: seq)
  }

  private mutating func take(_ merge: MergeEntry, _ seq: Int) throws {
    guard let source = numbers[merge.source], let target = numbers[merge.target], source != target else { return }
    if let known = mergedSources[source] {
      if known != target {
        summary.conflicts.append(conflict("its entry \(seq) merges a source that is merged into another one here"))
      }
      return
    }
    var entry = merge
    (entry.source, entry.target) = (source, target)
    try append(.merge(entry), for: seq)
    mergedSources[source] = target
  }

  private mutating func take(_ epoch: EpochEntry, _ seq: Int) throws {
    guard writer.memory.epochs.insert(epoch.epoch.key).inserted else { return }
    try append(.epoch(epoch), for: seq)
  }
}
