import LedgerTypes

/// Enters documents for one run. Not to be used from two threads at once.
public final class RunWriter {
  private let ledger: Ledger
  private let description: RunDescription
  /// Who states what the run enters.
  private let by: String
  private let known: KnownDocuments
  private let sources: [ByteKey: RegisteredSource]
  private let epochs: [CivilDate: [RegisteredEpoch]]
  private var memory: WriterMemory?

  /// The run's entry, once a document was recorded.
  public private(set) var run: Int?

  init(
    ledger: Ledger, description: RunDescription, sources: [RegisteredSource], epochs: [RegisteredEpoch],
    known: KnownDocuments
  ) {
    self.ledger = ledger
    self.description = description
    by = RunEntry(description: description).statement.by
    self.known = known
    self.sources = Dictionary(sources.map { (ByteKey($0.id), $0) }, uniquingKeysWith: { first, _ in first })
    self.epochs = Dictionary(grouping: epochs, by: \.start)
  }

  /// Enters a batch in one transaction, each document all or nothing.
  ///
  /// When the call returns, what it reports as recorded is committed and synced. Batches of some hundred
  /// documents cost the least.
  ///
  /// - Returns: one outcome for each document, in order.
  /// - Throws: `LedgerError`; then nothing of the batch is in the ledger.
  public func append(_ documents: [RecordedDocument]) throws -> [AppendOutcome] {
    let faults = documents.map(DocumentCheck.fault(in:))
    // Memory of a transaction that failed is of no state of the file. Taken out, it is changed in place.
    var before = memory.take()
    let run = run
    let result = try translating(path: ledger.path, doing: "recording") {
      try ledger.queue.write { db in
        var batch = Batch(
          writer: try LogWriter(db, memory: before.take(), path: ledger.path),
          lookUp: try RawStatement(db, StoredDocument.sql), run: run)
        var outcomes: [AppendOutcome] = []
        outcomes.reserveCapacity(documents.count)
        for index in documents.indices {
          outcomes.append(
            try faults[index].map { .refused(reason: $0) } ?? enter(documents[index], &batch))
        }
        try batch.writer.finish()
        return (outcomes, batch.writer.memory, batch.run)
      }
    }
    memory = result.1
    self.run = result.2
    return result.0
  }
}

// MARK: - One document

/// A transaction in progress.
private struct Batch {
  var writer: LogWriter
  let lookUp: RawStatement
  var run: Int?
}

extension RunWriter {
  private func enter(_ document: RecordedDocument, _ batch: inout Batch) throws -> AppendOutcome {
    let stored = try StoredDocument(document.rawDigest, batch.lookUp)
    if let stored, case .skip = known { return .known(document: stored.seq) }
    if batch.run == nil { batch.run = try batch.writer.append(.run(RunEntry(description: description))) }
    guard let run = batch.run else { preconditionFailure("a run that was appended has a number") }

    batch.writer.memory.projection.raw = document.raw
    batch.writer.memory.projection.use(text: document.text)
    let seq = try stored?.seq ?? batch.writer.append(.document(DocumentEntry(document, run: run)))
    let text: Int
    if let stored, stored.textDigest == document.textDigest {
      text = stored.text
    } else {
      text = try batch.writer.append(.text(TextEntry(document, of: seq)))
    }
    try enterEpochs(of: document, run: run, &batch)
    var sources: [Int] = []
    for claim in document.extraction.claims {
      for hop in claim.sources { sources.append(try source(of: hop, at: document.recorded, &batch.writer)) }
    }
    var hops = sources.makeIterator()
    let extraction = try batch.writer.append(
      .extraction(ExtractionEntry(document, of: seq, text: text, run: run)))
    for index in document.extraction.claims.indices {
      let entry = ClaimEntry(document, index, extraction: extraction) { _ in hops.next() ?? 0 }
      _ = try batch.writer.append(.claim(entry))
    }
    let claims = document.extraction.claims.count
    return stored == nil ? .recorded(document: seq, claims: claims) : .superseded(document: seq, claims: claims)
  }

  /// The entry of a hop's source, appended when the ledger has none.
  private func source(of hop: SourceHop, at recorded: Timestamp, _ writer: inout LogWriter) throws -> Int {
    let statement = Statement(by: by, recorded: recorded)
    if let id = hop.id {
      let key = ByteKey(id)
      if let seq = writer.memory.sourcesByID[key] { return seq }
      let known = sources[key]
      let entry = SourceEntry(
        id: id, name: known?.name ?? hop.name, kind: known?.kind ?? hop.kind, place: known?.place,
        statement: statement)
      let seq = try writer.append(.source(entry))
      writer.memory.sourcesByID[key] = seq
      return seq
    }
    let key = WriterMemory.SourceName(kind: hop.kind, name: ByteKey(hop.name))
    if let seq = writer.memory.sourcesByName[key] { return seq }
    let entry = SourceEntry(id: nil, name: hop.name, kind: hop.kind, place: nil, statement: statement)
    let seq = try writer.append(.source(entry))
    writer.memory.sourcesByName[key] = seq
    return seq
  }

  /// Appends the registry's epochs that a claim counts from for the first time.
  private func enterEpochs(of document: RecordedDocument, run: Int, _ batch: inout Batch) throws {
    for claim in document.extraction.claims {
      guard let start = claim.epoch, let candidates = epochs[start] else { continue }
      for epoch in candidates where batch.writer.memory.epochs.insert(epoch.key).inserted {
        let entry = EpochEntry(epoch: epoch, statement: Statement(by: by, recorded: document.recorded))
        _ = try batch.writer.append(.epoch(entry))
      }
    }
  }
}

/// A document that the ledger has, with the text of its newest extraction.
private struct StoredDocument {
  let seq: Int
  let text: Int
  let textDigest: Digest?

  static let sql = """
    SELECT document.seq, text.seq, text.sha256 FROM document
    JOIN extraction ON extraction.seq = (SELECT max(seq) FROM extraction WHERE document = document.seq)
    JOIN text ON text.seq = extraction.text
    WHERE document.sha256 = ?1
    """

  /// The document with these raw bytes, or nil.
  init?(_ digest: Digest, _ statement: RawStatement) throws {
    defer { statement.reset() }
    try statement.bind(1, blob: digest.bytes)
    guard try statement.step() else { return nil }
    seq = statement.integer(0)
    text = statement.integer(1)
    textDigest = statement.digest(2)
  }
}
