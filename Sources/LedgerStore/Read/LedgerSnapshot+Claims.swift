import LedgerLog
import LedgerTypes

extension LedgerSnapshot {
  /// The claims whose id begins with these hexadecimal digits: those in force, else all others.
  ///
  /// - Throws: `LedgerError.unknownClaim`, or `.ambiguousClaim` when several ids match. Equal texts in several
  ///   documents give several claims of one id.
  public func claims(withPrefix prefix: String) throws -> [ClaimRecord] {
    guard let range = ClaimID.range(ofPrefix: prefix.lowercased()) else { throw LedgerError.unknownClaim(prefix) }
    var found: [(seq: Int, id: ClaimID)] = []
    // Ids are stored as signed integers: a range that crosses the sign is two ranges.
    for part in Self.storedRanges(range) {
      try scan(
        "SELECT seq, id FROM claim WHERE id BETWEEN :first AND :last ORDER BY seq",
        arguments: ["first": .integer(part.lowerBound), "last": .integer(part.upperBound)]
      ) { found.append(($0[0], ClaimID(stored: $0[1]))) }
    }
    let ids = Set(found.map(\.id)).sorted()
    guard !ids.isEmpty else { throw LedgerError.unknownClaim(prefix) }
    guard ids.count == 1 else {
      throw LedgerError.ambiguousClaim(prefix, matches: ids.prefix(10).map(\.description))
    }
    let records = try found.map { try claim($0.seq) }
    let current = records.filter(\.isCurrent)
    return current.isEmpty ? records : current
  }

  static func storedRanges(_ range: ClosedRange<ClaimID>) -> [ClosedRange<Int>] {
    let (first, last) = (range.lowerBound.stored, range.upperBound.stored)
    return first <= last ? [first...last] : [first...Int.max, Int.min...last]
  }

  /// The claim of an entry, with everything that stands behind it.
  public func claim(_ seq: Int) throws -> ClaimRecord {
    let log = StoredLog(db)
    func entry(_ seq: Int) throws -> Entry {
      do {
        if let entry = try log.entry(seq) { return entry }
      } catch {
        throw LedgerError.damaged(path: path, reason: "entry \(seq): \(error)")
      }
      throw LedgerError.damaged(path: path, reason: "entry \(seq) is missing")
    }
    guard let body = try log.body(seq), case .claim(let claim) = try entry(seq) else {
      throw LedgerError.unknownClaim("\(seq)")
    }
    guard case .extraction(let extraction) = try entry(claim.extraction),
      case .document(let document) = try entry(extraction.document), let text = try log.text(extraction.text)
    else { throw LedgerError.damaged(path: path, reason: "claim \(claim.id) is of no document") }
    var value = Claim(claim)
    for hop in claim.sources {
      guard case .source(let source) = try entry(hop.source) else {
        throw LedgerError.damaged(path: path, reason: "claim \(claim.id) cites no source")
      }
      value.sources.append(SourceHop(hop, source))
    }
    let facts = try rows("SELECT stated, current FROM claim_all WHERE claim = ?1", [.integer(seq)]) {
      (stated: $0.string(0), isCurrent: $0.integer(1) == 1)
    }
    return ClaimRecord(
      seq: seq, id: claim.id, claim: value, partOf: claim.partOf, base: claim.base, value: Self.string(claim.value),
      stated: facts.first?.stated ?? Self.string(claim.value), quote: Self.string(claim.quote),
      document: try self.document(extraction.document), documentEvidence: document.evidence, text: text,
      run: try run(extraction.run), leaf: MerkleHash.leaf(body), isCurrent: facts.first?.isCurrent ?? false,
      rulings: try rulings(on: claim.id, of: extraction.document))
  }

  private static func string(_ words: PlacedWords) -> String { String(decoding: words.text, as: UTF8.self) }

  /// What was said about a claim and its other readings, oldest first.
  private func rulings(on id: ClaimID, of document: Int) throws -> [Ruling] {
    let key: [LedgerCell] = [.integer(document), .integer(id.stored)]
    let chosen = "WHERE document = ?1 AND claim_id = ?2"
    let retractions = try rows("SELECT seq, reason, by, recorded FROM retraction \(chosen)", key) {
      Ruling(
        seq: $0.integer(0), verdict: .retracted, reason: $0.optionalString(1), by: $0.string(2), recorded: $0.string(3))
    }
    let corrections = try rows("SELECT seq, reason, by, recorded FROM correction \(chosen)", key) { row in
      let changes = try rows(
        "SELECT field, value FROM correction_field WHERE correction = ?1 ORDER BY field", [.integer(row.integer(0))]
      ) { FieldChange(field: $0.string(0), value: $0.optionalString(1)) }
      return Ruling(
        seq: row.integer(0), verdict: .corrected(changes), reason: row.optionalString(1), by: row.string(2),
        recorded: row.string(3))
    }
    let reviews = try rows("SELECT seq, reason, by, recorded, verdict FROM review \(chosen)", key) { row in
      ReviewVerdict(rawValue: row.string(4)).map {
        Ruling(
          seq: row.integer(0), verdict: .reviewed($0), reason: row.optionalString(1), by: row.string(2),
          recorded: row.string(3))
      }
    }
    return (retractions + corrections + reviews).sorted { $0.seq < $1.seq }
  }
}

extension Claim {
  /// The claim of an entry, without its sources, and without `partOf` and `base`, which count within an extraction.
  init(_ entry: ClaimEntry) {
    func string(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
    self.init(
      span: entry.value.span, measure: entry.measure, bound: entry.bound, low: entry.low, high: entry.high,
      quote: entry.quote.span)
    unit = entry.unit
    vagueClass = entry.vagueClass.map(string)
    kind = entry.kind
    status = entry.status
    implicit = entry.implicit
    population = entry.population.map(string)
    place = entry.place?.span
    asOf = entry.asOf
    epoch = entry.epoch
    baseResolution = entry.baseResolution
    shareOf = entry.shareOf
    per = entry.per?.span
    voice = entry.voice
    definition = entry.definition.map(string)
    framing = entry.framing.map(string)
    notices = entry.notices
    evidence = entry.evidence
    confidence = entry.confidence
  }
}

extension SourceHop {
  /// The hop of an entry, named as its source entry says.
  init(_ hop: HopEntry, _ source: SourceEntry) {
    self.init(
      hop: hop.hop, span: hop.words?.span, cue: hop.cue?.span, resolved: hop.resolved?.span, name: source.name,
      id: source.id, kind: source.kind, alias: hop.alias)
  }
}
