import LedgerDocuments
import LedgerStore
import LedgerTypes

/// What a run came to, in one line for a person.
struct ExtractionSummary {
  /// The ledger, or nil when none is written.
  let path: String?
  private(set) var documents = 0
  private(set) var claims = 0
  /// Documents that the ledger had already.
  private(set) var known = 0
  private(set) var skipped = 0
  private(set) var unreadable = 0
  /// As bytes: names that differ in their normal form alone are two in the ledger.
  private var sources: Set<[UInt8]> = []

  init(path: String?) { self.path = path }

  /// Counts what was passed over or could not be read.
  mutating func count(_ result: BatchResult) {
    skipped += result.skippedCount
    unreadable += result.failures.count
  }

  /// Counts documents that are not entered anywhere.
  mutating func count(found: [ExtractedDocument]) {
    for document in found { take(document) }
  }

  /// Counts what a transaction came to; returns a message for each document that was refused.
  mutating func count(_ commit: Recorder.Commit) -> [String] {
    var messages: [String] = []
    for (document, outcome) in zip(commit.documents, commit.outcomes) {
      switch outcome {
      case .recorded, .superseded:
        take(document)
      case .known:
        known += 1
      case .refused(let reason):
        unreadable += 1
        messages.append("\(document.document.origin): not entered: \(reason)")
      }
    }
    return messages
  }

  private mutating func take(_ document: ExtractedDocument) {
    documents += 1
    claims += document.extraction.claims.count
    for claim in document.extraction.claims {
      if let originator = claim.sources.last { sources.insert(Array((originator.id ?? originator.name).utf8)) }
    }
  }

  /// The line: `12 documents, 84 claims, 9 sources → facts.ledger (0.12 s); 3 known already, 1 skipped`.
  func line(seconds: Double) -> String {
    var line = "\(Readable.count(documents, "document")), \(Readable.count(claims, "claim")), "
    line += Readable.count(sources.count, "source")
    if let path {
      line = documents == 0 ? "nothing new for \(path)" : "\(line) entered in \(path)"
    } else {
      line += ", no ledger written"
    }
    var rest: [String] = []
    if known > 0 { rest.append("\(Readable.count(known)) known already") }
    rest.append("\(Readable.count(skipped)) skipped")
    if unreadable > 0 { rest.append("\(Readable.count(unreadable)) unreadable") }
    return "\(line); \(rest.joined(separator: ", ")); \(Readable.duration(seconds))"
  }
}
