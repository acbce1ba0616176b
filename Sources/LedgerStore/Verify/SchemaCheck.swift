import CGuard
import LedgerDigest
import LedgerSchema
import LedgerTypes

/// Compares the file's schema, and the closed word lists, with those of a new ledger.
struct SchemaCheck {
  let db: Database
  let list: FindingList

  /// Says whether all tables are a ledger's, so that they can be read.
  func run() throws -> Bool {
    let found = try Self.objects(db)
    let wanted = try Self.newLedger(fullText: found.keys.contains("table text_fts"))
    var hasTables = true
    for name in Set(wanted.objects.keys).union(found.keys).sorted() {
      list.look(.schema)
      guard wanted.objects[name] != found[name] else { continue }
      if name.hasPrefix("table ") { hasTables = false }
      let text =
        found[name] == nil
        ? "it is missing"
        : wanted.objects[name] == nil ? "a ledger has no such thing" : "it is not defined as in a ledger"
      list.add(.schema, name, text)
    }
    guard hasTables else { return false }
    let codes = try Self.codes(db)
    for (index, row) in wanted.codes.enumerated() where index >= codes.count || codes[index] != row {
      list.add(.schema, "code \(row)", "the word list differs")
    }
    if codes.count > wanted.codes.count { list.add(.schema, "code", "the word list has more rows than a ledger's") }
    return true
  }

  /// Refuses a file whose tables, views or triggers are not a ledger's, before any of them is read: a stranger's view
  /// would be run as the ledger's own, and could lie or never end.
  static func refuseForeign(_ db: Database, path: String) throws {
    if LedgerSchema.digests.contains(try digest(db).description) { return }
    // Another version of SQLite may write the same schema in other words: a new ledger shows them.
    let found = try objects(db)
    let wanted = try newLedger(fullText: found.keys.contains("table text_fts")).objects
    let names = Set(wanted.keys).union(found.keys)
    guard let name = names.filter({ wanted[$0] != found[$0] }).min() else { return }
    throw LedgerError.damaged(path: path, reason: "its \(name) is not that of a ledger")
  }

  /// The SHA-256 over the words of the schema.
  static func digest(_ db: Database) throws -> Digest {
    let statement = try RawStatement(
      db, "SELECT quote(type) || quote(name) || quote(tbl_name) || quote(sql) FROM sqlite_schema ORDER BY type, name")
    var stream = SHA256Stream()
    while try statement.step() { stream.add(statement.bytes(0).span) }
    return stream.digest()
  }

  private static func codes(_ db: Database) throws -> [String] {
    let statement = try RawStatement(
      db, "SELECT quote(number), quote(field), quote(value), quote(name) FROM code ORDER BY number")
    var rows: [String] = []
    while try statement.step() { rows.append((0..<4).map(statement.string).joined(separator: ", ")) }
    return rows
  }

  /// What an empty ledger has, made in memory.
  private static func newLedger(fullText: Bool) throws -> (objects: [String: String], codes: [String]) {
    let queue = try DatabaseQueue()
    return try queue.write { db in
      for layout in 1...LedgerSchema.layout {
        for statements in LedgerSchema.statements(layout: layout, fullText: fullText) {
          try db.execute(statements)
        }
      }
      return (try objects(db), try codes(db))
    }
  }

  /// Every row of sqlite_schema. `quote` shows a changed storage class, which comparing texts would hide; page 0 is that
  /// of views, triggers and virtual tables, which have none.
  private static func objects(_ db: Database) throws -> [String: String] {
    let statement = try RawStatement(
      db,
      """
      SELECT CAST(type AS TEXT) || ' ' || CAST(name AS TEXT),
        quote(type) || quote(name) || quote(tbl_name) || typeof(rootpage) || (rootpage IS 0) || quote(sql), rootpage
      FROM sqlite_schema
      """)
    var objects: [String: String] = [:]
    var roots: Set<Int> = []
    while try statement.step() {
      let name = statement.string(0)
      let root = statement.integer(2)
      // Two tables on one page, or two rows of one name, are no schema that SQLite makes.
      let isTwice = objects[name] != nil || (root > 0 && !roots.insert(root).inserted)
      objects[name] = statement.string(1) + (isTwice ? " twice" : "")
    }
    return objects
  }
}
