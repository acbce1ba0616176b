import LedgerLog
import LedgerTypes

/// Reads the log's hashes, without what the entries say.
struct LogScan {
  let db: Database

  /// Hashes all bodies: the log's tree, and the roots that it had at some sizes.
  func roots(at sizes: Set<Int>) throws -> (range: CompactRange, roots: [Int: Digest]) {
    var range = CompactRange()
    var roots: [Int: Digest] = [:]
    let statement = try RawStatement(db, "SELECT body FROM entry ORDER BY seq")
    while try statement.step() {
      range.append(statement.withBytes(0) { MerkleHash.leaf($0) })
      if sizes.contains(range.size) { roots[range.size] = range.root }
    }
    return (range, roots)
  }

  /// The root over some of the entries.
  func root(of entries: Range<Int>) throws -> Digest {
    var range = CompactRange()
    let statement = try RawStatement(db, "SELECT body FROM entry WHERE seq >= ?1 AND seq < ?2 ORDER BY seq")
    try statement.bind(1, entries.lowerBound)
    try statement.bind(2, entries.upperBound)
    while try statement.step() { range.append(statement.withBytes(0) { MerkleHash.leaf($0) }) }
    return range.root
  }
}
