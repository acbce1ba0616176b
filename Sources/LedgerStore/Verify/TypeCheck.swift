/// Looks for values whose storage class is not the one that their column declares.
///
/// STRICT tables refuse such values when they are written; a changed byte of the file does not ask.
struct TypeCheck {
  let db: Database
  let list: FindingList

  /// - Parameter areCompared: whether each row that follows from the log was found to be as it must be, types too. Then
  ///   only the others are read.
  func run(areCompared: Bool) throws {
    for table in LedgerTable.allCases { try check(table.name, isCompared: areCompared) }
    for table in ["head", "checkpoint", "code"] { try check(table, isCompared: false) }
  }

  private func check(_ table: String, isCompared: Bool) throws {
    let info = try RawStatement(db, "SELECT name, type, \"notnull\", pk FROM pragma_table_info(?1) ORDER BY cid")
    try info.bind(1, .text(table))
    var faults: [String] = []
    var keys: [String] = []
    while try info.step() {
      list.look(.type)
      let (name, type) = (info.string(0), info.string(1).lowercased())
      let mayBeNull = info.integer(2) == 0 && info.integer(3) == 0
      // A list behind IN takes SQLite twice as long.
      faults.append("typeof(\(name)) <> '\(type)'\(mayBeNull ? " AND \(name) IS NOT NULL" : "")")
      if info.integer(3) > 0 { keys.append("quote(\(name))") }
    }
    guard !isCompared else { return }
    let rows = try RawStatement(
      db, "SELECT \(keys.joined(separator: " || ' ' || ")) FROM \(table) WHERE \(faults.joined(separator: " OR "))")
    while try rows.step() {
      list.add(.type, "\(table) \(rows.string(0))", "a value is not of its column's type")
    }
  }
}
