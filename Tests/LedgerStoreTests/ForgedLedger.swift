import LedgerTypes

@testable import LedgerStore

/// Ledgers that agree with themselves and state what is not so: entries are appended without what the program checks
/// before it writes.
enum ForgedLedger {
  /// Enters a document, each entry as `change` leaves its canonical text.
  static func make(
    _ path: String, _ document: RecordedDocument, change: @escaping (_ body: String) -> String = { $0 }
  ) throws {
    let ledger = try Fixture.newLedger(path)
    try ledger.queue.write { db in
      var writer = try LogWriter(db, memory: nil, path: path)
      func append(_ entry: Entry) throws -> Int {
        var canonical = CanonicalWriter()
        entry.encode(into: &canonical)
        let body = change(String(decoding: canonical.bytes, as: UTF8.self))
        return try writer.append(try Entry(body: Array(body.utf8)))
      }
      let run = try append(.run(RunEntry(description: Fixture.run())))
      writer.memory.projection.raw = document.raw
      writer.memory.projection.use(text: document.text)
      let seq = try append(.document(DocumentEntry(document, run: run)))
      let text = try append(.text(TextEntry(document, of: seq)))
      let source = try append(
        .source(SourceEntry(id: nil, name: "x", kind: .unknown, place: nil, statement: Fixture.statement)))
      _ = try append(.extraction(ExtractionEntry(document, of: seq, text: text, run: run)))
      for index in document.extraction.claims.indices {
        _ = try append(.claim(ClaimEntry(document, index, extraction: source + 1) { _ in source }))
      }
      try writer.finish()
    }
  }
}
