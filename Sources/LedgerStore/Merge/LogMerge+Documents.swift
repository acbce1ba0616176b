import LedgerDigest
import LedgerTypes

/// How the claims of one of the other ledger's extractions are treated.
enum MergedExtraction {
  /// They are appended behind this ledger's extraction.
  case appended(Int)
  /// This ledger's document has claims; those of the same identifiers are the same for rulings.
  case known([ClaimID: Int])
}

// MARK: - Documents, texts, extractions, claims

extension LogMerge {
  mutating func take(_ document: DocumentEntry, _ seq: Int) throws {
    let known = try RawStatement(ours, "SELECT seq FROM document WHERE sha256 = ?1")
    try known.bind(1, blob: document.digest.bytes)
    if try known.step() {
      numbers[seq] = known.integer(0)
      summary.known += 1
      guard case .document(let here)? = try StoredLog(ours).entry(known.integer(0)) else { return }
      for difference in here.differences(from: document) {
        summary.conflicts.append(conflict("document \(document.digest): \(difference)"))
      }
      return
    }
    writer.memory.projection.raw = try StoredLog(theirs).raw(seq) ?? []
    guard SHA256.digest(writer.memory.projection.raw) == document.digest else {
      throw EntryFailure(reason: "the document's bytes are not those that it names")
    }
    var entry = document
    entry.run = try run(document.run)
    try append(.document(entry), for: seq)
    summary.documents += 1
  }

  mutating func take(_ text: TextEntry, _ seq: Int) throws {
    // One that is new here is appended with the first extraction of it that is.
    guard let document = numbers[text.document] else { return }
    let known = try RawStatement(
      ours, "SELECT seq FROM text WHERE document = ?1 AND sha256 = ?2 AND maker = ?3 ORDER BY seq DESC")
    try known.bind(1, document)
    try known.bind(2, blob: text.digest.bytes)
    try known.bind(3, .text(text.maker))
    if try known.step() { numbers[seq] = known.integer(0) }
  }

  mutating func take(_ found: ExtractionEntry, _ seq: Int) throws {
    extraction = nil
    guard let document = numbers[found.document] else { return }
    let here = try extractions(of: document)
    let wanted = try theirIDs(seq, found.claims)
    if let same = here.first(where: { $0.text == numbers[found.text] && $0.claims.map(\.id) == wanted }) {
      numbers[seq] = same.seq
      extraction = .known(Self.index(same.claims))
      return
    }
    // What this ledger has of the document is a part of what the other one went through: it follows.
    guard here.allSatisfy({ numbers.values.contains($0.seq) }) else {
      summary.conflicts.append(
        conflict("document \(document): its claims in entry \(seq) are not those of any reading here"))
      extraction = .known(Self.index(here.flatMap(\.claims)))
      return
    }
    var entry = found
    (entry.document, entry.run, entry.text) = (document, try run(found.run), try text(found.text, of: document))
    try append(.extraction(entry), for: seq)
    if let number = numbers[seq] { extraction = .appended(number) }
  }

  mutating func take(_ claim: ClaimEntry, _ seq: Int) throws {
    switch extraction {
    case nil: return
    case .known(let claims): numbers[seq] = claims[claim.id]
    case .appended(let number):
      var entry = claim
      entry.extraction = number
      entry.sources = try claim.sources.map { hop in
        guard let source = numbers[hop.source] else { throw EntryFailure(reason: "a source that was not stated") }
        var hop = hop
        hop.source = source
        return hop
      }
      try append(.claim(entry), for: seq)
    }
  }

  /// This ledger's entry for one of the other's runs.
  private mutating func run(_ seq: Int) throws -> Int {
    if let known = numbers[seq] { return known }
    guard let run = runs[seq] else { throw EntryFailure(reason: "a run that was not stated") }
    var canonical = CanonicalWriter()
    Entry.run(run).encode(into: &canonical)
    if let known = bodies[ByteKey(canonical.bytes)] {
      numbers[seq] = known
      return known
    }
    try append(.run(run), for: seq)
    guard let number = numbers[seq] else { preconditionFailure("an entry that was appended has a number") }
    bodies[ByteKey(canonical.bytes)] = number
    return number
  }

  /// This ledger's entry for one of the other's texts, which the next claims are about.
  private mutating func text(_ seq: Int, of document: Int) throws -> Int {
    guard case .text(let text) = try theirEntry(seq) else { throw EntryFailure(reason: "an extraction of no text") }
    let bytes = try StoredLog(theirs).text(seq) ?? []
    guard SHA256.digest(bytes) == text.digest, UTF8Check.firstFault(in: bytes) == nil else {
      throw EntryFailure(reason: "the text is not the one that it names")
    }
    writer.memory.projection.use(text: bytes)
    if let known = numbers[seq] { return known }
    var entry = text
    entry.document = document
    try append(.text(entry), for: seq)
    guard let number = numbers[seq] else { preconditionFailure("an entry that was appended has a number") }
    return number
  }

  private func theirEntry(_ seq: Int) throws -> Entry {
    guard let entry = try StoredLog(theirs).entry(seq) else {
      throw EntryFailure(reason: "names an entry that is not there")
    }
    return entry
  }

  // MARK: What is here

  private typealias Numbered = (id: ClaimID, seq: Int)

  private static func index(_ claims: [Numbered]) -> [ClaimID: Int] {
    // Of several readings the newest one is meant.
    Dictionary(claims, uniquingKeysWith: { _, last in last })
  }

  private func extractions(of document: Int) throws -> [(seq: Int, text: Int, claims: [Numbered])] {
    let rows = try RawStatement(ours, "SELECT seq, text, claims FROM extraction WHERE document = ?1 ORDER BY seq")
    try rows.bind(1, document)
    var result: [(seq: Int, text: Int, claims: [Numbered])] = []
    while try rows.step() {
      result.append((rows.integer(0), rows.integer(1), try claims(in: ours, rows.integer(0), rows.integer(2))))
    }
    return result
  }

  private func theirIDs(_ extraction: Int, _ count: Int) throws -> [ClaimID] {
    try claims(in: theirs, extraction, count).map(\.id)
  }

  private func claims(in db: Database, _ extraction: Int, _ count: Int) throws -> [Numbered] {
    let log = StoredLog(db)
    // No room is made for as many as it says: a stranger may say 2^53.
    var found: [Numbered] = []
    for seq in extraction + 1..<extraction + 1 + count {
      guard case .claim(let claim)? = try log.entry(seq) else {
        throw EntryFailure(reason: "an extraction with fewer claims than it says")
      }
      found.append((claim.id, seq))
    }
    return found
  }
}

extension DocumentEntry {
  /// What two statements about the same bytes say differently.
  fileprivate func differences(from other: DocumentEntry) -> [String] {
    let fields: [(String, String?, String?)] = [
      ("title", title, other.title), ("publisher", publisher, other.publisher), ("author", author, other.author),
      ("url", url, other.url), ("published", published, other.published), ("language", language, other.language),
    ]
    return fields.filter { !($0.1 ?? "").utf8.elementsEqual(($0.2 ?? "").utf8) }.map {
      "\($0.0) is \($0.1 ?? "unknown") here and \($0.2 ?? "unknown") there"
    }
  }
}
