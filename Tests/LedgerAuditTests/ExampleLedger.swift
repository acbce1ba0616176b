import Foundation
import LedgerAudit
import LedgerDigest
import LedgerDocuments
import LedgerExtraction
import LedgerStore
import LedgerTypes

/// A ledger of an example's texts, read by the real extractor.
final class ExampleLedger {
  private static let registry = Result { try Registry.shipped() }
  private let folder: URL
  let ledger: Ledger

  init(_ documents: [CorpusDocument]) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "audit-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let time = try Self.time()
    ledger = try Ledger.create(
      at: folder.appending(path: "facts.ledger").path(percentEncoded: false), origin: "example",
      nonce: "0123456789abcdef", statement: Statement(by: "test", recorded: time))
    let registry = try Self.registry.get()
    let run = RunDescription(
      program: "ledger/0.0.0", ruleSet: "test", registryDigest: SHA256.digest([]), recorded: time)
    let writer = ledger.startRun(run, sources: registry.sources, epochs: registry.epochs)
    var extractor = Extractor(registry: registry)
    for (index, document) in documents.enumerated() {
      if let reference = document.reference {
        _ = try reference.enter(into: ledger, run: run)
        continue
      }
      let text = Array(document.text.trimmingCharacters(in: .newlines).utf8)
      let context = DocumentContext(
        title: document.title, publisher: document.publisher, published: CivilDate(iso: document.published),
        language: "en")
      let raw = Array("\(index)\n".utf8) + text
      var record = RecordedDocument(
        raw: raw, rawDigest: SHA256.digest(raw), text: text, textDigest: SHA256.digest(text), textMaker: "test/1",
        media: "text/plain", recorded: time)
      record.id = "example-\(index)"
      record.title = document.title
      record.url = document.url
      record.publisher = document.publisher
      record.author = document.author
      record.published = document.published
      record.extraction = extractor.extraction(of: text.span, context: context)
      record.claimIDs = ClaimID.ids(of: record.extraction.claims, textDigest: record.textDigest)
      for outcome in try writer.append([record]) {
        if case .refused(let reason) = outcome { throw LedgerError.refused(reason: reason) }
      }
    }
  }

  deinit {
    do {
      try FileManager.default.removeItem(at: folder)
    } catch {
      print("the folder \(folder.path()) stays: \(error)")
    }
  }

  static func time() throws -> Timestamp {
    guard let time = Timestamp(rfc3339: "2026-01-02T03:04:05Z") else { throw CocoaError(.formatting) }
    return time
  }

  /// The findings of some checks; all without names.
  func result(_ names: [String] = [], allow: AllowList = AllowList()) throws -> AuditResult {
    let checks = try AuditChecks.named(names).get()
    let day = try Self.time().date
    let names = BodyNames(try Self.registry.get().sources)
    return try ledger.read { snapshot in
      try AuditResult(snapshot, checks: checks, vague: .none, names: names, allow: allow, day: day)
    }
  }

  /// Findings as the corpus has them: text, arithmetic, and the words behind them.
  func printed(_ result: AuditResult) throws -> String {
    try ledger.read { snapshot in
      var text = ""
      for finding in result.findings {
        text += "\(finding.text)\n"
        if !finding.arithmetic.isEmpty { text += "  = \(finding.arithmetic)\n" }
        let entries = finding.facts.map { result.context.table.facts[$0].seq }
        let words = try ClaimEvidence.byEntry(entries, in: snapshot)
        for entry in entries {
          guard let words = words[entry] else { continue }
          text += "  “\(words.quote)” (\(words.publisher ?? "-"), \(words.published ?? "-"))\n"
        }
        for point in finding.references { text += "  \(point.series) \(point.field) \(point.date) \(point.value)\n" }
      }
      return text
    }
  }

  /// The claims, for a person who writes an example.
  func claims(_ result: AuditResult) -> String {
    result.context.table.facts.map { fact in
      let origin = result.context.table.origins[fact.origin].name
      let population = result.context.table.term(fact.population)
      return "\(fact.measure) \(fact.bound) \(fact.low) \(fact.kind) \(fact.status) [\(population)] "
        + "\(result.context.table.places[fact.place]) \(fact.day)/\(fact.endDay) epoch \(fact.epoch) whole \(fact.whole) "
        + "by \(origin) def \(result.context.table.term(fact.definition)) unit \(fact.unit)"
    }.joined(separator: "\n")
  }
}
