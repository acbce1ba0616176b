import LedgerLog

/// The log, and the bytes that it speaks of, as the database has them. A statement is prepared when it is needed, once.
final class StoredLog {
  private let db: Database
  private var bodies: RawStatement?
  private var texts: RawStatement?
  private var raws: RawStatement?

  init(_ db: Database) { self.db = db }

  /// The body of an entry.
  func body(_ seq: Int) throws -> [UInt8]? {
    try bytes(seq, &bodies, "SELECT body FROM entry WHERE seq = ?1")
  }

  /// An entry, when there is one of this number.
  ///
  /// - Throws: `CanonicalReader.Failure` or `EntryFailure` for a body that is none.
  func entry(_ seq: Int) throws -> Entry? { try body(seq).map { try Entry(body: $0) } }

  /// The text of a text entry, UTF-8.
  func text(_ seq: Int) throws -> [UInt8]? {
    let sql = """
      SELECT coalesce(text.body, document_bytes.body) FROM text
      JOIN document_bytes ON document_bytes.document = text.document WHERE text.seq = ?1
      """
    return try bytes(seq, &texts, sql)
  }

  /// The bytes of a document as they came.
  func raw(_ document: Int) throws -> [UInt8]? {
    try bytes(document, &raws, "SELECT body FROM document_bytes WHERE document = ?1")
  }

  private func bytes(_ seq: Int, _ kept: inout RawStatement?, _ sql: String) throws -> [UInt8]? {
    let statement = try kept ?? RawStatement(db, sql)
    kept = statement
    defer { statement.reset() }
    try statement.bind(1, seq)
    return try statement.step() ? statement.bytes(0) : nil
  }
}

extension CompactRange {
  /// The stored head; nil when it is not one row that makes sense.
  init?(storedIn db: Database) throws {
    let statement = try RawStatement(db, "SELECT size, peaks FROM head WHERE id = 1")
    guard try statement.step() else { return nil }
    self.init(size: statement.integer(0), packed: statement.bytes(1))
  }
}
