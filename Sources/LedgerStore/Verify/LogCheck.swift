import CGuard
import LedgerDigest
import LedgerLog
import LedgerTypes

/// Reads the log from its first entry, checks each, and compares what follows from it with the tables.
struct LogCheck {
  private let db: Database
  private let now: Timestamp?
  private let list: FindingList
  private let log: StoredLog
  private var projection = Projection()
  private var comparer: RowComparer
  private let names = EvidenceNames()
  /// What each entry so far states; nil for one that cannot be read.
  private var kinds: [Entry.Kind?] = []
  private var lastText: (seq: Int, document: Int)?
  /// Words that the newest document's entry names in its text, which comes after it.
  private var documentSpans: (document: Int, spans: [TextSpan]) = (-1, [])
  private var lastTime: Timestamp?
  private let sizes: Set<Int>
  /// How many spans were compared with the text.
  private var quoteCount = 0
  /// Whether the log was read to its end, and every row of the tables was compared.
  private(set) var isWhole = false
  /// The log's tree, as computed from the bodies.
  private(set) var range = CompactRange()
  /// The roots that the tree had at the sizes asked for.
  private(set) var roots: [Int: Digest] = [:]

  init(db: Database, now: Timestamp?, sizes: Set<Int>, list: FindingList) {
    self.db = db
    log = StoredLog(db)
    self.now = now
    self.sizes = sizes
    self.list = list
    comparer = RowComparer(db, list)
  }

  mutating func run() throws {
    // Counted here: adding each to the list would take a fiftieth of the time.
    defer {
      for check in [CheckName.entry, .leaf] { list.look(check, range.size) }
      list.look(.projection, range.size + comparer.count)
      list.look(.quote, quoteCount)
    }
    let statement = try RawStatement(db, "SELECT seq, body, leaf FROM entry ORDER BY seq")
    while try statement.step() {
      let seq = statement.integer(0)
      if seq != range.size { list.add(.entry, "entry \(seq)", "number \(range.size) is expected here") }
      let body = statement.bytes(1)
      let leaf = MerkleHash.leaf(body)
      range.append(leaf)
      if sizes.contains(range.size) { roots[range.size] = range.root }
      // The row itself is what is derived from; only its types could be others.
      if statement.type(0) != SQLITE_INTEGER || statement.type(1) != SQLITE_BLOB || statement.type(2) != SQLITE_BLOB {
        list.add(.projection, "entry \(seq)", "a value is of another type than an entry has")
      }
      if !statement.equals(2, leaf) { list.add(.leaf, "entry \(seq)", "its leaf is not the hash of its body") }
      var kind: Entry.Kind?
      defer { kinds.append(kind) }
      do {
        let entry = try Entry(body: body, names: names)
        kind = entry.kind
        if seq == 0, case .genesis = entry {
        } else if seq == 0 {
          list.add(.entry, "entry 0", "it is not a genesis")
        }
        try check(entry, seq)
        let log = log
        try projection.apply(entry, seq: seq, earlier: { try log.body($0) }, into: &comparer)
      } catch let error as EntryFailure {
        list.add(error.check, "entry \(seq)", "\(error)")
      } catch let error as CanonicalReader.Failure {
        list.add(.entry, "entry \(seq)", "not canonical: \(error)")
      }
    }
    if !projection.isComplete { list.add(.entry, "log", "the last extraction has fewer claims than it says") }
    try comparer.finish()
    isWhole = true
  }

  /// Checks an entry's time, and the bytes that it speaks of.
  private mutating func check(_ entry: Entry, _ seq: Int) throws {
    if let time = entry.recorded {
      list.look(.clock)
      if let lastTime, time.secondsSince1970 + 300 < lastTime.secondsSince1970 {
        list.warn(.clock, "entry \(seq)", "its time \(time) lies before the entry before it (\(lastTime))")
      }
      if let now, time > now { list.warn(.clock, "entry \(seq)", "its time \(time) lies in the future") }
      lastTime = time
    }
    entry.forEachReference { reference, kind in
      list.look(.ref)
      // That it comes earlier is looked at where rows are derived.
      guard reference < seq, kinds.indices.contains(reference), let wanted = kind, kinds[reference] != wanted else {
        return
      }
      list.add(.ref, "entry \(seq)", "it names entry \(reference) as a \(wanted.rawValue), which it is not")
    }
    switch entry {
    case .document(let document): try check(document, seq)
    case .text(let text): try check(text, seq)
    case .extraction(let extraction): try check(extraction, seq)
    case .claim(let claim): check(claim, seq)
    default: break
    }
  }

  private mutating func check(_ document: DocumentEntry, _ seq: Int) throws {
    list.look(.document)
    documentSpans = (seq, document.evidence.compactMap(\.span) + document.notices.compactMap(\.span))
    projection.raw = try comparer.row(.documentBytes, seq)?.bytes(1) ?? log.raw(seq) ?? []
    if SHA256.digest(projection.raw) != document.digest {
      list.add(.document, "document \(seq)", "its bytes have another SHA-256 than entry \(seq) says")
    } else if projection.raw.count != document.size {
      list.add(.document, "document \(seq)", "it has \(projection.raw.count) bytes; entry \(seq) says \(document.size)")
    }
  }

  private mutating func check(_ text: TextEntry, _ seq: Int) throws {
    list.look(.text)
    let bytes = try bytes(of: text, seq)
    projection.use(text: bytes)
    lastText = (seq, text.document)
    if SHA256.digest(bytes) != text.digest {
      list.add(.text, "text \(seq)", "its bytes have another SHA-256 than entry \(seq) says")
    } else if bytes.count != text.size {
      list.add(.text, "text \(seq)", "it has \(bytes.count) bytes; entry \(seq) says \(text.size)")
    }
    if let fault = UTF8Check.firstFault(in: bytes) { list.add(.text, "text \(seq)", "not UTF-8 at byte \(fault)") }
    if documentSpans.document == text.document {
      let spans = documentSpans.spans
      documentSpans.spans = []
      for span in spans { check(span, of: "document \(text.document)") }
    }
  }

  /// The text: its own bytes, or those of the document.
  private mutating func bytes(of text: TextEntry, _ seq: Int) throws -> [UInt8] {
    if let row = try comparer.row(.text, seq) {
      if !row.isNull(5) { return row.bytes(5) }
      if documentSpans.document == text.document { return projection.raw }
    }
    return try log.text(seq) ?? []
  }

  private mutating func check(_ extraction: ExtractionEntry, _ seq: Int) throws {
    if lastText?.seq != extraction.text {
      guard case .text(let text)? = try log.entry(extraction.text) else {
        throw EntryFailure(reason: "it is of no text")
      }
      projection.use(text: try log.text(extraction.text) ?? [])
      lastText = (extraction.text, text.document)
    }
    if lastText?.document != extraction.document {
      list.add(.entry, "entry \(seq)", "its text is not of its document")
    }
    check(extraction.author, of: "entry \(seq)")
    check(extraction.datelineSpan, of: "entry \(seq)")
    for notice in extraction.notices { check(notice.span, of: "entry \(seq)") }
  }

  private mutating func check(_ claim: ClaimEntry, _ seq: Int) {
    func place() -> String { "claim \(seq) (\(claim.id))" }
    for words in [claim.value, claim.quote, claim.place, claim.per] { check(words, of: place()) }
    for hop in claim.sources { for words in [hop.words, hop.cue, hop.resolved] { check(words, of: place()) } }
    for evidence in claim.evidence { check(evidence.span, of: place()) }
    for notice in claim.notices { check(notice.span, of: place()) }
    if !claim.quote.span.contains(claim.value.span) { list.add(.quote, place(), "its value lies outside its quote") }
    guard let number = StatedNumber(claim.value.text) else { return }
    quoteCount += 1
    if !number.agrees(low: claim.low, high: claim.high) {
      list.add(.quote, place(), "its limits are not the number that its words state")
    }
  }

  /// A span reproduces its words, byte for byte.
  private mutating func check(_ words: PlacedWords?, of place: @autoclosure () -> String) {
    guard let words else { return }
    quoteCount += 1
    let span = words.span
    guard span.end <= projection.text.count else {
      list.add(.quote, place(), "bytes \(span.start) to \(span.end) lie outside the text")
      return
    }
    if !words.text.elementsEqual(projection.text[span.start..<span.end]) {
      list.add(.quote, place(), "bytes \(span.start) to \(span.end) of the text are not the words of the entry")
    }
  }

  private mutating func check(_ span: TextSpan?, of place: @autoclosure () -> String) {
    guard let span else { return }
    quoteCount += 1
    guard UTF8Check.isBoundary(projection.text, span.start), UTF8Check.isBoundary(projection.text, span.end) else {
      list.add(.quote, place(), "bytes \(span.start) to \(span.end) are no words of the text")
      return
    }
  }
}

extension Entry {
  /// Each earlier entry that it names, and what that has to be; nil where the tables could not be derived otherwise.
  func forEachReference(_ body: (_ seq: Int, _ kind: Kind?) -> Void) {
    switch self {
    case .genesis, .run, .source, .epoch, .key, .note: break
    case .document(let entry): body(entry.run, .run)
    case .text(let entry): body(entry.document, nil)
    case .extraction(let entry):
      body(entry.document, .document)
      body(entry.text, nil)
      body(entry.run, .run)
    case .claim(let entry):
      body(entry.extraction, nil)
      for hop in entry.sources { body(hop.source, .source) }
    case .alias(let entry): body(entry.source, .source)
    case .merge(let entry):
      body(entry.source, .source)
      body(entry.target, .source)
    case .ruling(let entry): body(entry.claim.seq, nil)
    }
  }

  /// The time that the entry bears; nil for a claim.
  var recorded: Timestamp? {
    switch self {
    case .genesis(let entry): entry.statement.recorded
    case .run(let entry): entry.description.recorded
    case .document(let entry): entry.recorded
    case .text(let entry): entry.recorded
    case .extraction(let entry): entry.recorded
    case .claim: nil
    case .source(let entry): entry.statement.recorded
    case .alias(let entry): entry.statement.recorded
    case .merge(let entry): entry.statement.recorded
    case .epoch(let entry): entry.statement.recorded
    case .ruling(let entry): entry.statement.recorded
    case .key(let entry): entry.statement.recorded
    case .note(let entry): entry.statement.recorded
    }
  }
}
