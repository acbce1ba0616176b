import LedgerDigest
import LedgerDocuments
import LedgerExtraction
import LedgerStore
import LedgerTypes

/// Entering documents, beside a bare prepared-statement insert of the same rows (G4, G5), and sizes (G10).
struct StoreGoals {
  let registry: Registry
  let folder: WorkFolder
  /// Documents that share a transaction, as the program has it.
  static let batch = 2_048

  func run(_ corpus: Corpus, rounds: Int) throws -> [Goal] {
    let documents = try Self.documents(of: corpus, registry: registry)
    let first = try folder.free("first.ledger")
    let bounds = try append(documents, to: first)
    let bare = try BareInsert(rowsOf: first, bounds: bounds)
    // Files are made beforehand, so that only entering is timed.
    let targets = try (0..<rounds * 3).map { number in
      let path = try folder.free("round\(number).ledger")
      _ = try Self.ledger(path)
      return path
    }
    var next = 0
    func target() -> String {
      next += 1
      return targets[next - 1]
    }
    let times = try Clock.medians(
      rounds: rounds,
      [
        { _ = try enter(documents, into: target()) },
        { try bare.run(into: target()) },
        { _ = try Self.documents(of: corpus, registry: registry) },
        { _ = try enter(try Self.documents(of: corpus, registry: registry), into: target()) },
      ])
    let count = Double(documents.count)
    print(
      """

      Ledger: \(documents.count) documents, \(bare.rowCount) rows, transactions of \(Self.batch) documents
        enter                      \(Goal.shown(count / times[0])) documents/s   \
      \(Goal.shown(Double(bare.rowCount) / times[0])) rows/s
        bare prepared insert       \(Goal.shown(count / times[1])) documents/s   \
      \(Goal.shown(Double(bare.rowCount) / times[1])) rows/s
        parse + hash + extract     \(Goal.shown(count / times[2])) documents/s
        all of it                  \(Goal.shown(count / times[3])) documents/s
      """)
    return [
      Goal(
        name: "G4", title: "ledger writer, rows/s / bare insert of the same rows", value: times[1] / times[0],
        direction: .atLeast, floor: 0.65, target: 0.85),
      Goal(
        name: "G5", title: "ingest CPU / (extract + bare insert)", value: times[3] / (times[2] + times[1]),
        direction: .atMost, floor: 1.5, target: 1.2),
    ] + (try sizes(first))
  }

  /// Parsed, hashed and extracted documents, ready to be entered.
  static func documents(of corpus: Corpus, registry: Registry) throws -> [RecordedDocument] {
    var extractor = Extractor(registry: registry)
    let reader = DocumentReader()
    return try corpus.lines.enumerated().map { number, line in
      let document = try reader.document(
        jsonLine: line, of: corpus.jsonLines, origin: DocumentOrigin(path: "corpus.jsonl", line: number + 1))
      let extraction = extractor.extraction(of: document.text.span, context: document.context)
      var recorded = RecordedDocument(
        raw: document.raw, rawDigest: document.rawDigest, text: document.text, textDigest: document.textDigest,
        textMaker: "jsonl/1", media: "application/json", recorded: now)
      recorded.id = document.givenID
      recorded.title = document.metadata.title
      recorded.publisher = document.metadata.publisher
      recorded.published = document.metadata.published?.description
      recorded.evidence = document.evidence
      recorded.notices = document.notices
      recorded.extraction = extraction
      recorded.claimIDs = ClaimID.ids(of: extraction.claims, textDigest: document.textDigest)
      return recorded
    }
  }

  static let now: Timestamp = {
    guard let now = Timestamp(secondsSince1970: 1_700_000_000) else { preconditionFailure("a time of our era") }
    return now
  }()

  /// A new ledger.
  static func ledger(_ path: String) throws -> Ledger {
    try Ledger.create(
      at: path, origin: "benchmark", nonce: "0123456789abcdef",
      statement: Statement(by: "benchmark auto", recorded: now))
  }

  private func append(_ documents: [RecordedDocument], to path: String) throws -> [Int] {
    _ = try Self.ledger(path)
    return try enter(documents, into: path)
  }

  /// Enters the documents; gives the entry that each transaction began with.
  @discardableResult
  func enter(_ documents: [RecordedDocument], into path: String) throws -> [Int] {
    let ledger = try Ledger.open(path, for: .writing)
    let run = RunDescription(
      program: "benchmark", ruleSet: Extractor.ruleSet, registryDigest: SHA256.digest(registry.canonicalBytes),
      recorded: Self.now)
    let writer = ledger.startRun(run, sources: registry.sources, epochs: registry.epochs)
    var bounds: [Int] = []
    for start in stride(from: 0, to: documents.count, by: Self.batch) {
      let outcomes = try writer.append(Array(documents[start..<min(start + Self.batch, documents.count)]))
      guard case .recorded(let document, _) = outcomes.first else { throw BenchmarkError("a document was refused") }
      bounds.append(document)
    }
    return bounds
  }

  private func sizes(_ path: String) throws -> [Goal] {
    let database = try SQLite(path, readOnly: true)
    let claims = Double(max(1, try database.number("SELECT count(*) FROM claim")))
    let entries = try database.number("SELECT sum(length(body)) FROM entry JOIN claim USING (seq)")
    let all = try database.number("SELECT sum(length(body)) FROM entry")
    let texts = try database.number(
      "SELECT (SELECT sum(length(body)) FROM document_bytes) + sum(length(body)) FROM text")
    let rows = try database.number("SELECT sum(pgsize) FROM dbstat WHERE name = 'claim'")
    let beside = try database.number(
      """
      SELECT sum(pgsize) FROM dbstat
      WHERE name IN ('claim_detail', 'claim_base', 'claim_span', 'attribution', 'sentence')
      """)
    let file = try database.number("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")
    print(
      "  a claim's rows beside `claim`  \(Goal.shown(Double(beside) / claims)) bytes (hops, spans, details, sentence)")
    return [
      Goal(
        name: "G10", title: "entry bytes a claim", value: Double(entries) / claims, direction: .atMost, floor: 800,
        target: 650),
      Goal(
        name: "G10", title: "row bytes a claim, without indexes", value: Double(rows) / claims, direction: .atMost,
        floor: 64, target: 48),
      Goal(
        name: "G10", title: "database / (raw + text + entries)", value: Double(file) / Double(texts + all),
        direction: .atMost, floor: 1.35, target: 1.2),
    ]
  }
}
