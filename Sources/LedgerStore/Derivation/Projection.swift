import LedgerTypes

/// Derives the rows of all tables from the entries of a log, in the log's order.
///
/// The same code fills a ledger and checks one. What it keeps of earlier entries is only what later rows need:
/// numbers of recurring words, and the extraction whose claims come next.
struct Projection {
  /// Reads earlier parts of the log; only rulings need it.
  typealias EarlierBody = (_ seq: Int) throws -> [UInt8]?

  var terms: [ByteKey: Int] = [:]
  var publishers: [ByteKey: Int] = [:]
  var aliases: [AliasKey: Int] = [:]
  var sentenceCount = 0

  /// The bytes of the document that comes next.
  var raw: [UInt8] = []
  /// The text that spans count in: of the next text, or of the next extraction.
  private(set) var text: [UInt8] = []
  private(set) var codePoints = CodePointIndex([])
  private var lastDocument: (seq: Int, digest: Digest)?
  var extraction: OpenExtraction?
  private var row = RowBuffer()

  /// A way to name a source.
  struct AliasKey: Hashable {
    let source: Int
    let kind: AliasKind?
    let stated: Bool
    let text: ByteKey
  }

  /// Sets the text that the next entries are about.
  mutating func use(text: [UInt8]) {
    self.text = text
    codePoints = CodePointIndex(text)
  }

  /// Whether all claims of the last extraction have come.
  var isComplete: Bool { extraction == nil }

  /// Derives the rows of one entry, besides its own in `entry`.
  ///
  /// - Throws: `EntryFailure` when the entry contradicts the ones before, and what `sink` throws.
  mutating func apply(
    _ entry: Entry, seq: Int, earlier: EarlierBody, into sink: inout some RowSink
  ) throws {
    if extraction != nil, case .claim = entry {
    } else if extraction != nil {
      extraction = nil
      throw EntryFailure(reason: "an extraction before it has fewer claims than it says")
    }
    switch entry {
    case .genesis(let genesis): try apply(genesis, seq, &sink)
    case .run(let run): try apply(run, seq, &sink)
    case .document(let document): try apply(document, seq, &sink)
    case .text(let text): try apply(text, seq, earlier, &sink)
    case .extraction(let extraction): try apply(extraction, seq, &sink)
    case .claim(let claim): try apply(claim, seq, &sink)
    case .source(let source): try apply(source, seq, &sink)
    case .alias(let alias): try apply(alias, seq, &sink)
    case .merge(let merge): try apply(merge, seq, &sink)
    case .epoch(let epoch): try apply(epoch, seq, &sink)
    case .ruling(let ruling): try apply(ruling, seq, earlier, &sink)
    case .key(let key): try apply(key, seq, &sink)
    case .note(let note): try apply(note, seq, &sink)
    }
  }

  mutating func put(_ table: LedgerTable, into sink: inout some RowSink, _ cells: (inout RowBuffer) -> Void) throws {
    row.start()
    cells(&row)
    try sink.put(table, row)
  }

  /// The number of a recurring text, with a row for a new one.
  mutating func term(_ text: [UInt8]?, into sink: inout some RowSink) throws -> Int? {
    guard let text else { return nil }
    let key = ByteKey(text)
    if let number = terms[key] { return number }
    let number = terms.count + 1
    terms[key] = number
    try put(.term, into: &sink) {
      $0.integer(number)
      $0.text(utf8: text)
    }
    return number
  }

  /// An entry refers to earlier ones only.
  func requireEarlier(_ references: some Sequence<Int>, than seq: Int) throws {
    guard references.allSatisfy({ $0 < seq }) else {
      throw EntryFailure(reason: "refers to an entry after it", check: .ref)
    }
  }
}

// MARK: - The ledger, runs, documents, texts

extension Projection {
  private mutating func apply(_ genesis: GenesisEntry, _ seq: Int, _ sink: inout some RowSink) throws {
    guard seq == 0 else { throw EntryFailure(reason: "a second genesis") }
    try put(.genesis, into: &sink) {
      $0.integer(seq)
      $0.text(genesis.origin)
      $0.integer(GenesisEntry.format)
      $0.integer(genesis.fullText ? 1 : 0)
      $0.statement(genesis.statement)
    }
  }

  private mutating func apply(_ run: RunEntry, _ seq: Int, _ sink: inout some RowSink) throws {
    try put(.run, into: &sink) {
      $0.integer(seq)
      $0.text(run.description.program)
      $0.text(run.description.ruleSet)
      $0.blob(run.description.registryDigest)
      $0.statement(run.statement)
    }
  }

  private mutating func apply(_ document: DocumentEntry, _ seq: Int, _ sink: inout some RowSink) throws {
    try requireEarlier([document.run], than: seq)
    lastDocument = (seq, document.digest)
    var publisher: Int?
    if let name = document.publisher.map({ ByteKey($0) }) {
      if let number = publishers[name] {
        publisher = number
      } else {
        let number = publishers.count + 1
        publishers[name] = number
        publisher = number
        try put(.publisher, into: &sink) {
          $0.integer(number)
          $0.text(utf8: name.bytes)
        }
      }
    }
    try put(.document, into: &sink) {
      $0.integer(seq)
      $0.blob(document.digest)
      $0.integer(document.size)
      $0.text(document.media)
      $0.text(document.id)
      $0.text(document.path)
      $0.text(document.url)
      $0.text(document.title)
      $0.integer(publisher)
      $0.text(document.author)
      $0.text(document.language)
      $0.text(document.published)
      $0.integer(document.published.flatMap { CivilDate(iso: $0) }?.stored)
      $0.text(document.retrieved?.description)
      $0.text(document.recorded.description)
    }
    let raw = raw
    try put(.documentBytes, into: &sink) {
      $0.integer(seq)
      $0.blob(raw)
    }
    try put(document.notices, of: seq, &sink)
  }

  private mutating func apply(
    _ entry: TextEntry, _ seq: Int, _ earlier: EarlierBody, _ sink: inout some RowSink
  ) throws {
    try requireEarlier([entry.document], than: seq)
    if lastDocument?.seq != entry.document {
      guard let body = try earlier(entry.document), case .document(let document) = try Entry(body: body) else {
        throw EntryFailure(reason: "a text of no document")
      }
      lastDocument = (entry.document, document.digest)
    }
    let isRaw = entry.digest == lastDocument?.digest
    let text = text
    try put(.text, into: &sink) {
      $0.integer(seq)
      $0.integer(entry.document)
      $0.blob(entry.digest)
      $0.integer(entry.size)
      $0.text(entry.maker)
      $0.blob(isRaw ? nil : text)
    }
  }

  private mutating func apply(_ entry: ExtractionEntry, _ seq: Int, _ sink: inout some RowSink) throws {
    try requireEarlier([entry.document, entry.text, entry.run], than: seq)
    extraction = entry.claims > 0 ? OpenExtraction(seq: seq, document: entry.document, claims: entry.claims) : nil
    try put(.extraction, into: &sink) {
      $0.integer(seq)
      $0.integer(entry.document)
      $0.integer(entry.text)
      $0.integer(entry.run)
      $0.integer(entry.claims)
      $0.integer(entry.dateline?.stored)
      $0.text(utf8: entry.author?.text)
      $0.text(entry.recorded.description)
    }
    try put(entry.notices, of: seq, &sink)
  }

  mutating func put(_ notices: [Notice], of owner: Int, _ sink: inout some RowSink) throws {
    for (position, notice) in notices.enumerated() {
      try put(.notice, into: &sink) {
        $0.integer(owner)
        $0.integer(position)
        $0.text(notice.code)
        $0.integer(notice.span?.start)
        $0.integer(notice.span?.end)
        $0.text(notice.text)
      }
    }
  }
}
