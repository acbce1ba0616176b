import LedgerLog
import LedgerTypes

/// What a merge of another ledger came to.
public struct MergeSummary: Hashable, Sendable {
  /// How many entries were appended, without the note about the merge.
  public internal(set) var entries = 0
  /// How many documents are new.
  public internal(set) var documents = 0
  /// How many documents of the other ledger were here already.
  public internal(set) var known = 0
  /// What the two ledgers state differently, one sentence each; this ledger's word stays.
  public internal(set) var conflicts: [String] = []
}

extension Ledger {
  /// Appends what another ledger states and this one does not: documents with their claims, sources, rulings, notes.
  ///
  /// The same document, known by the SHA-256 of its bytes, is entered once. Entries keep their time and author; a
  /// note says what was merged. All of it is one transaction; a second merge of the same ledger appends nothing.
  ///
  /// - Parameters:
  ///   - other: another file.
  ///   - statement: who merges, and when.
  /// - Throws: `LedgerError`; then nothing was appended.
  public func merge(_ other: Ledger, statement: Statement) throws -> MergeSummary {
    try translating(path: other.path, doing: "reading") {
      try other.queue.read { theirs in
        guard let head = try CompactRange(storedIn: theirs) else {
          throw LedgerError.damaged(path: other.path, reason: "its head is missing or wrong")
        }
        return try translating(path: path, doing: "merging") {
          try queue.write { ours in
            var merge = try LogMerge(of: theirs, into: ours, path: path)
            try merge.run()
            if merge.summary.entries > 0 {
              let text =
                "merged \(merge.summary.entries) entries of \(other.origin), size \(head.size), root \(head.root)"
              try merge.close(
                with: NoteEntry(
                  text: text,
                  statement: Statement(by: LogMerge.author(statement.by), recorded: statement.recorded)))
            }
            return merge.summary
          }
        }
      }
    }
  }
}
