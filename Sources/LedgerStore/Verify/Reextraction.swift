public import LedgerTypes

/// Today's reading of texts, with which a verification compares the newest reading in the ledger.
public struct Reextraction: Sendable {
  /// The version of the rules.
  public let ruleSet: String
  /// SHA-256 of the registry.
  public let registryDigest: Digest
  /// What is found in a text, with the ids of its claims.
  public let read: @Sendable (_ text: [UInt8], _ digest: Digest, _ context: DocumentContext) -> (Extraction, [ClaimID])

  /// A reading by these rules and this registry.
  public init(
    ruleSet: String, registryDigest: Digest,
    read: @escaping @Sendable (_ text: [UInt8], _ digest: Digest, _ context: DocumentContext) -> (Extraction, [ClaimID])
  ) {
    self.ruleSet = ruleSet
    self.registryDigest = registryDigest
    self.read = read
  }
}

/// Reads the stored texts again, and compares what is found with the claims in force.
///
/// Rules and registry change, and then other claims are no fault; where both are those of the run, they are.
struct ReextractionCheck {
  private let db: Database
  private let reextraction: Reextraction
  private let list: FindingList
  private let log: StoredLog
  /// Which entries the sources of the ledger are.
  private let memory: WriterMemory

  init(db: Database, reextraction: Reextraction, list: FindingList) throws {
    self.db = db
    self.reextraction = reextraction
    self.list = list
    log = StoredLog(db)
    memory = try WriterMemory(readFrom: db)
  }

  /// What became of the claims of a run.
  private struct Tally {
    var same = 0
    var other = 0
    var gone = 0
    var new = 0
  }

  func run() throws {
    let newest = try RawStatement(db, "SELECT max(seq), run FROM extraction GROUP BY document ORDER BY 1")
    var runs: [Int: RunDescription] = [:]
    var tallies: [Int: Tally] = [:]
    while try newest.step() {
      let (seq, run) = (newest.integer(0), newest.integer(1))
      if runs[run] == nil, case .run(let entry)? = try log.entry(run) { runs[run] = entry.description }
      guard let description = runs[run] else { continue }
      let isSame =
        description.ruleSet.utf8.elementsEqual(reextraction.ruleSet.utf8)
        && description.registryDigest == reextraction.registryDigest
      try compare(seq, &tallies[run, default: Tally()], isFault: isSame)
    }
    for (run, tally) in tallies.sorted(by: { $0.key < $1.key }) where tally.other + tally.gone + tally.new > 0 {
      guard let description = runs[run] else { continue }
      list.warn(
        .reextract, "run \(run)",
        """
        \(tally.same) of its claims are read as they were, \(tally.other) otherwise, \(tally.gone) no more, and \
        \(tally.new) are new; it was made by \(description.program), rules \(description.ruleSet), registry \
        \(description.registryDigest.description.prefix(12))
        """)
    }
  }

  private func compare(_ seq: Int, _ tally: inout Tally, isFault: Bool) throws {
    guard case .extraction(let extraction)? = try log.entry(seq),
      case .document(let entry)? = try log.entry(extraction.document),
      case .text(let textEntry)? = try log.entry(extraction.text), let text = try log.text(extraction.text)
    else { return }
    let context = DocumentContext(
      title: entry.title, publisher: entry.publisher, published: entry.published.flatMap { CivilDate(iso: $0) },
      language: entry.language)
    let (found, ids) = reextraction.read(text, textEntry.digest, context)
    var document = RecordedDocument(
      raw: [], rawDigest: entry.digest, text: text, textDigest: textEntry.digest, textMaker: textEntry.maker,
      media: entry.media, recorded: entry.recorded)
    document.extraction = found
    document.claimIDs = ids
    var today: [ClaimID: ClaimEntry] = [:]
    for index in found.claims.indices {
      today[ids[index]] = ClaimEntry(document, index, extraction: seq, source: source)
    }
    for number in seq + 1..<seq + 1 + extraction.claims {
      // Whether there are as many as it says is another check's matter.
      guard case .claim(let stored)? = try log.entry(number) else { break }
      list.look(.reextract)
      let now = today.removeValue(forKey: stored.id)
      if now == stored {
        tally.same += 1
        continue
      }
      if now == nil { tally.gone += 1 } else { tally.other += 1 }
      guard isFault else { continue }
      let difference = try now.map { "reads otherwise today: " + (try Self.members(of: stored, otherThan: $0)) }
      list.add(.reextract, "claim \(number) (\(stored.id))", difference ?? "is not found today by the same rules")
    }
    tally.new += today.count
    guard isFault, let first = today.keys.min() else { return }
    list.add(
      .reextract, "extraction \(seq)", "\(today.count) more are found today by the same rules (the first is \(first))")
  }

  /// The entry of a hop's source, or -1 for one that the ledger does not have.
  private func source(of hop: SourceHop) -> Int {
    let name = WriterMemory.SourceName(kind: hop.kind, name: ByteKey(hop.name))
    return hop.id.map { memory.sourcesByID[ByteKey($0)] ?? -1 } ?? memory.sourcesByName[name] ?? -1
  }

  /// The members of a claim's entry that another one has not, or has otherwise.
  private static func members(of claim: ClaimEntry, otherThan other: ClaimEntry) throws -> String {
    let left = try CanonicalTape.members(of: .claim(claim))
    let right = try CanonicalTape.members(of: .claim(other))
    return Set(left.keys).union(right.keys).filter { left[$0] != right[$0] }.sorted().joined(separator: ", ")
  }
}

extension CanonicalTape {
  /// The members of an entry, each as it is written.
  fileprivate static func members(of entry: Entry) throws -> [String: [UInt8]] {
    var writer = CanonicalWriter()
    entry.encode(into: &writer)
    let tape = try CanonicalReader.tape(of: writer.bytes)
    var members: [String: [UInt8]] = [:]
    var index = 1
    while index < tape.nodes.count {
      let value = index + 1
      members[String(decoding: tape.string(index), as: UTF8.self)] = Array(
        tape.text[Int(tape.nodes[value].start)..<Int(tape.nodes[value].end)])
      index = Int(tape.nodes[value].next)
    }
    return members
  }
}
