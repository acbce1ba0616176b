import CGuard
import LedgerLog
import LedgerSchema
import LedgerTypes

/// Checks a ledger by deriving everything in it again from the log.
///
/// What follows from the log and what SQLite and the search index say of the file are checked side by side, through two
/// connections that hold the same state of it.
struct Verifier {
  let db: Database
  /// Another connection to the same file.
  let other: DatabaseQueue
  /// The time that no entry should lie after, if one is known.
  let now: Timestamp?
  let anchors: VerificationAnchors
  /// The SHA-256 of the file, computed before SQLite opened it, when there is one to compare it with.
  let digest: Digest?
  /// What is odd about the file.
  let oddities: [String]
  private let list = FindingList()

  init(
    db: Database, other: DatabaseQueue, now: Timestamp?, anchors: VerificationAnchors, digest: Digest?,
    oddities: [String] = []
  ) {
    self.db = db
    self.other = other
    self.now = now
    self.anchors = anchors
    self.digest = digest
    self.oddities = oddities
  }

  /// Runs all checks, also after a finding.
  func verify() -> Verification {
    for oddity in oddities { list.warn(.path, "file", oddity) }
    // The first query takes the lock under which the other connection sees the same state.
    list.run([.path]) { try checkSize() }
    // Whoever opened the file has looked at this, and would not have come so far.
    list.run([.pending]) { list.look(.pending) }
    list.run([.version]) { try checkVersion() }
    var hasTables = false
    list.run([.schema]) { hasTables = try SchemaCheck(db: db, list: list).run() }
    var log = LogResult()
    let (ofLog, ofFile, ofSearch) = (FindingList(), FindingList(), FindingList())
    sideBySide {
      // A table that is something else, a view for example, may make any query run for ever.
      if hasTables { log = checkLog(ofLog) }
    } _: {
      ofFile.run([.file]) {
        try other.read { db in
          ofFile.run([.file]) { try checkFile(db, ofFile) }
          guard hasTables else { return }
          ofSearch.run([.search]) { try SearchCheck(db: db, list: ofSearch).run() }
        }
      }
    }
    // Rows that are all as the log gives them have the types and the references that it gives.
    let areCompared = log.isWhole && ofLog.findings.isEmpty
    ofFile.run([.file]) { try checkReferences(areCompared: hasTables && areCompared, ofFile) }
    if hasTables { ofFile.run([.type]) { try TypeCheck(db: db, list: ofFile).run(areCompared: areCompared) } }
    for part in [ofFile, ofLog, ofSearch] { list.add(part) }
    if hasTables, let reextraction = anchors.reextraction {
      list.run([.reextract]) { try ReextractionCheck(db: db, reextraction: reextraction, list: list).run() }
    }
    if let wanted = anchors.seal {
      list.run([.seal]) {
        list.look(.seal)
        if wanted != digest { list.add(.seal, "file", "its SHA-256 is \(digest?.description ?? "unknown")") }
      }
    }
    return Verification(
      checks: list.checks, findings: list.findings, warnings: list.warnings, size: log.range.size,
      root: log.range.root, anchored: log.anchored, sealed: log.sealed)
  }

  /// What the log came to.
  private struct LogResult {
    var range = CompactRange()
    var isWhole = false
    var anchored: Int?
    var sealed: Int?
  }

  /// The log, the tables that follow from it, and who vouches for it.
  private func checkLog(_ list: FindingList) -> LogResult {
    var result = LogResult()
    var roots: [Int: Digest] = [:]
    var checkpoints = CheckpointCheck(db: db, anchors: anchors, list: list)
    list.run([.entry, .leaf, .document, .text, .quote, .ref, .projection, .clock]) {
      var log = LogCheck(db: db, now: now, sizes: try checkpoints.sizes(), list: list)
      defer { (result.range, result.isWhole, roots) = (log.range, log.isWhole, log.roots) }
      try log.run()
    }
    list.run([.head]) { try checkHead(result.range, list) }
    list.run([.checkpoint, .unsealed, .rollback, .key]) {
      try checkpoints.run(origin: try origin(), size: result.range.size, roots: roots)
    }
    (result.anchored, result.sealed) = (checkpoints.anchored, checkpoints.sealed)
    return result
  }

  /// Bytes behind the last page are read by nobody, and are no ledger's.
  private func checkSize() throws {
    list.look(.path)
    let pages = try RawStatement(db, "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")
    guard try pages.step(), let handle = unsafe db.handle else { return }
    var size: Int64 = 0
    let code = unsafe ledger_guard_size(handle, &size)
    guard code == SQLITE_OK else { throw unsafe DatabaseError(code, of: handle) }
    let wanted = pages.integer(0)
    if size != wanted { list.add(.path, "file", "it has \(size) bytes; its pages have \(wanted)") }
  }

  /// What the file's header says, beyond what opening it has checked.
  private func checkVersion() throws {
    let wanted = [
      ("application_id", "\(LedgerSchema.applicationID)"), ("user_version", "\(LedgerSchema.layout)"),
      ("page_size", "16384"), ("encoding", "UTF-8"), ("auto_vacuum", "0"), ("journal_mode", "delete"),
    ]
    for (name, value) in wanted {
      list.look(.version)
      let statement = try RawStatement(db, "PRAGMA \(name)")
      let found = try statement.step() ? statement.string(0) : "nothing"
      if found != value { list.add(.version, name, "it is \(found); a ledger has \(value)") }
    }
  }

  private func checkFile(_ db: Database, _ list: FindingList) throws {
    let statement = try RawStatement(db, "PRAGMA integrity_check")
    while try statement.step() {
      list.look(.file)
      let text = statement.string(0)
      if text != "ok" { list.add(.file, "file", text) }
    }
  }

  /// Rows that refer to none. Checkpoints do not follow from the log.
  private func checkReferences(areCompared: Bool, _ list: FindingList) throws {
    let statement = try RawStatement(db, "PRAGMA foreign_key_check\(areCompared ? "(checkpoint)" : "")")
    while try statement.step() {
      list.look(.file)
      list.add(
        .file, "\(statement.string(0)) \(statement.integer(1))", "refers to a row that is not there")
    }
  }

  private func origin() throws -> String {
    let statement = try RawStatement(db, "SELECT origin FROM genesis WHERE seq = 0")
    return try statement.step() ? statement.string(0) : ""
  }

  private func checkHead(_ range: CompactRange, _ list: FindingList) throws {
    let statement = try RawStatement(db, "SELECT id, size, peaks FROM head")
    var count = 0
    while try statement.step() {
      count += 1
      list.look(.head)
      if statement.integer(0) != 1 || statement.integer(1) != range.size {
        list.add(.head, "head", "its size is \(statement.integer(1)); the log has \(range.size) entries")
      }
      if statement.bytes(2) != range.packed { list.add(.head, "head", "its peaks are not the log's") }
    }
    if count != 1 { list.add(.head, "head", "there are \(count) rows; a ledger has one") }
  }
}
