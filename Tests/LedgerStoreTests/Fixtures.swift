import Foundation
import LedgerDigest
import LedgerLog
import LedgerTypes

@testable import LedgerStore

/// A folder of its own for one test, removed at the end.
final class Folder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "ledger-test-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String) -> String { path + "/" + name }
}

enum Fixture {
  static let time = Timestamp(rfc3339: "2026-11-24T05:42:00Z") ?? .distant
  static let statement = Statement(by: "ledger/0.1.0 human", recorded: time)
  static let nonce = "0123456789abcdef"
  /// A key of the ledger that `newLedger` makes; its seed is no secret.
  static let key: SigningKey = {
    let name = "test.example/north/\(nonce)"
    do {
      return try SigningKey.seeded(name: name, seed: [UInt8](repeating: 7, count: 32))
    } catch {
      preconditionFailure("\(error)")
    }
  }()

  static let registry = [
    RegisteredSource(
      id: "north-moh", name: "Ministry of Health in Northland", kind: .ministry, place: "Northland",
      aliases: [SourceAlias(text: "Northland's health ministry", kind: .name)])
  ]
  static let epochs = [
    RegisteredEpoch(
      start: CivilDate(year: 2023, month: 10, day: 7) ?? .some, name: "Northland war", context: ["Northland"])
  ]

  static func run(_ program: String = "ledger/0.1.0") -> RunDescription {
    RunDescription(
      program: program, ruleSet: "rules/1", registryDigest: SHA256.digest(Array("registry".utf8)), recorded: time)
  }

  static func newLedger(_ path: String, fullText: Bool = false) throws -> Ledger {
    try Ledger.create(at: path, origin: "test.example/north", nonce: nonce, statement: statement, fullText: fullText)
  }

  static func writer(_ ledger: Ledger, known: KnownDocuments = .skip, program: String = "ledger/0.1.0") -> RunWriter {
    ledger.startRun(run(program), sources: registry, epochs: epochs, known: known)
  }

  /// An article whose five claims have most of the fields that there are.
  static func article(_ number: Int = 1) -> RecordedDocument {
    let text = """
      Über day \(number): Northland

      The Ministry of Health in Northland said that the attack, on its 77th day, has killed over 20,000 people \
      and wounded 53,320 others, 70% of whom are women. WHO, citing it, put the missing at 12, including a few children.
      """
    var document = plain(text)
    document.title = "Über day \(number): Northland"
    document.publisher = "Example Times"
    document.published = "2023-12-22"
    document.evidence = [Evidence("title", rule: "document.first_line", span: TextSpan(0, 5))]
    let quote1 = span(text, "The Ministry", through: "are women.")
    let quote2 = span(text, "WHO, citing", through: "children.")
    let ministry = SourceHop(
      hop: 0, span: span(text, "The Ministry of Health in Northland"), cue: span(text, "said"),
      name: "Ministry of Health in Northland", id: "north-moh", kind: .ministry, alias: .name)
    let who = SourceHop(hop: 0, span: span(text, "WHO"), cue: span(text, "citing"), name: "WHO", kind: .unAgency)
    let pronoun = SourceHop(
      hop: 1, span: span(text, "it,"), cue: nil, resolved: ministry.span, name: ministry.name, id: ministry.id,
      kind: .ministry)
    let day = CivilDate(year: 2023, month: 12, day: 22) ?? .some

    var killed = Claim(
      span: span(text, "20,000"), measure: .killed, bound: .moreThan, low: ExactDecimal(20_000), high: nil,
      quote: quote1)
    killed.kind = .cumulative
    killed.voice = .source
    killed.asOf = AsOf(day)
    killed.epoch = CivilDate(year: 2023, month: 10, day: 7)
    killed.sources = [ministry]
    killed.place = span(text, "Northland")
    killed.framing = ["attack"]
    killed.evidence = [
      Evidence("measure", rule: "measure.killed", span: span(text, "killed")),
      Evidence("bound", rule: "bound.over", span: span(text, "over")),
      Evidence("as_of", rule: "time.day_count", span: span(text, "77th day")), Evidence("kind", rule: "kind.has"),
    ]
    killed.confidence = 97
    var injured = Claim(
      span: span(text, "53,320"), measure: .injured, bound: .exact, low: ExactDecimal(53_320),
      high: ExactDecimal(53_320), quote: quote1)
    injured.kind = .cumulative
    injured.voice = .source
    injured.sources = [ministry]
    injured.population = ["Northerners", "civilians"]
    var share = Claim(
      span: span(text, "70%"), measure: .share, bound: .exact, low: ExactDecimal(70), high: ExactDecimal(70),
      quote: quote1)
    share.unit = .percent
    share.kind = .share
    share.voice = .source
    share.sources = [ministry]
    share.population = ["women"]
    share.base = [1, 0]
    share.baseResolution = .ambiguous
    share.shareOf = .killed
    share.notices = [Notice(code: "bidi", span: span(text, "70%"), text: "A control character.")]
    var missing = Claim(
      span: span(text, "12"), measure: .missing, bound: .exact, low: ExactDecimal(12), high: ExactDecimal(12),
      quote: quote2)
    missing.kind = .stock
    missing.voice = .source
    missing.sources = [who, pronoun]
    missing.asOf = AsOf(CivilDate(year: 2023, month: 11) ?? .some, through: day)
    var children = Claim(
      span: span(text, "a few children").prefix(5), measure: .missing, bound: .exact,
      low: ExactDecimal(coefficient: 35, scale: 1), high: ExactDecimal(3), quote: quote2)
    children.voice = .source
    children.sources = [who, pronoun]
    children.partOf = 3
    children.population = ["children"]
    document.extraction = Extraction(
      claims: [killed, injured, share, missing, children],
      notices: [Notice(code: "short_text", span: nil, text: "A short text.")])
    document.extraction.datelineDate = day
    document.extraction.datelineSpan = span(text, "day")
    return identified(document)
  }

  /// A document of which nothing was found.
  static func plain(_ text: String) -> RecordedDocument {
    let bytes = Array(text.utf8)
    return RecordedDocument(
      raw: bytes, rawDigest: SHA256.digest(bytes), text: bytes, textDigest: SHA256.digest(bytes), textMaker: "plain/1",
      media: "text/plain", recorded: time)
  }

  /// The document with an id for each claim, as the extracting command gives them.
  static func identified(_ document: RecordedDocument) -> RecordedDocument {
    var document = document
    var seen: [String: Int] = [:]
    document.claimIDs = document.extraction.claims.map { claim in
      let key = "\(document.textDigest)\n\(claim.measure.rawValue)\n\(claim.span.start)\n\(claim.span.end)"
      let ordinal = seen[key, default: 0]
      seen[key] = ordinal + 1
      return ClaimID(SHA256.digest(Array("\(key)\n\(ordinal)".utf8)))
    }
    return document
  }

  /// The bytes of the first occurrence of `words`, up to the end of `last` when that is given.
  static func span(_ text: String, _ words: String, through last: String? = nil) -> TextSpan {
    let bytes = Array(text.utf8)
    func find(_ words: String, from start: Int) -> TextSpan {
      let needle = Array(words.utf8)
      for index in start...(bytes.count - needle.count) where bytes[index..<index + needle.count].elementsEqual(needle)
      {
        return TextSpan(index, index + needle.count)
      }
      return TextSpan(0, 0)
    }
    let first = find(words, from: 0)
    return last.map { TextSpan(first.start, find($0, from: first.start).end) } ?? first
  }
}

extension TextSpan {
  func prefix(_ count: Int) -> TextSpan { TextSpan(start, start + count) }
}

extension Timestamp {
  /// The end of time as far as a ledger knows.
  static var distant: Timestamp {
    guard let time = Timestamp(rfc3339: "9999-12-31T23:59:59Z") else { preconditionFailure("a good time") }
    return time
  }
}

extension CivilDate {
  static var some: CivilDate {
    guard let date = CivilDate(year: 2000) else { preconditionFailure("a good year") }
    return date
  }
}

extension Database {
  /// The first column of a query, as text.
  func texts(_ sql: String) throws -> [String] {
    let statement = try RawStatement(self, sql)
    var texts: [String] = []
    while try statement.step() { texts.append(statement.string(0)) }
    return texts
  }
}
