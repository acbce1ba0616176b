import Foundation
import LedgerDigest
import LedgerStore
import LedgerTypes

/// Ledgers with claims made by hand: what reports print does not depend on what an extractor finds.
enum TestLedger {
  static let ministry = RegisteredSource(
    id: "gaza-moh", name: "Ministry of Health in Gaza", kind: .ministry, place: "Gaza",
    aliases: [
      SourceAlias(text: "Gaza health ministry", kind: .name),
      SourceAlias(text: "Hamas-run health ministry", kind: .attributive),
    ])
  static let agency = RegisteredSource(id: "who", name: "World Health Organization", kind: .unAgency)

  /// A ledger of four documents: a bulletin, a relay of it, a relay of the relay, and a dispute.
  static func standard(in folder: TemporaryFolder) throws -> Ledger {
    let ledger = try empty(in: folder)
    try append([bulletin(), wire(), relay(), dispute()], to: ledger)
    return ledger
  }

  static func empty(in folder: TemporaryFolder) throws -> Ledger {
    try Ledger.create(
      at: folder.file("facts.ledger"), origin: "test", nonce: "0123456789abcdef",
      statement: Statement(by: "test", recorded: time()))
  }

  static func append(_ drafts: [Draft], to ledger: Ledger) throws {
    let run = RunDescription(
      program: "ledger/0.0.0", ruleSet: "test/1", registryDigest: SHA256.digest([]), recorded: try time())
    let writer = ledger.startRun(run, sources: [ministry, agency], epochs: [])
    _ = try writer.append(drafts.map { try $0.document(recorded: time()) })
  }

  static func time() throws -> Timestamp {
    guard let time = Timestamp(rfc3339: "2024-01-02T03:04:05Z") else { throw TestLedgerError.noTime }
    return time
  }

  // MARK: Documents

  static func bulletin() -> Draft {
    var draft = Draft(
      title: "Daily bulletin", publisher: nil, published: "2023-12-22",
      text: "Since 7 October 20,057 people have been killed. In the past 48 hours 390 martyrs arrived.")
    draft.author = "Ministry of Health in Gaza"
    draft.add("20,057", .killed) {
      $0.kind = .cumulative
      $0.voice = .author
    }
    draft.add("390", .killed) {
      $0.kind = .increment
      $0.voice = .author
      $0.framing = ["martyrs"]
    }
    return draft
  }

  static func wire() -> Draft {
    var draft = Draft(
      title: "Toll passes 20,000", publisher: "Coastline Wire", published: "2023-12-22",
      text: "The Gaza health ministry said over 20,000 people were killed and 53,320 wounded, 70% of them women.")
    let source = draft.hop(0, "Gaza health ministry", cue: "said", ministry, alias: .name)
    draft.add("20,000", .killed, bound: .moreThan, boundWord: "over") {
      $0.kind = .cumulative
      $0.sources = [source]
    }
    draft.add("53,320", .injured) {
      $0.kind = .cumulative
      $0.sources = [source]
    }
    draft.add("70%", .share, low: 70) {
      $0.kind = .share
      $0.unit = .percent
      $0.population = ["women"]
      $0.base = [0, 1]
      $0.baseResolution = .ambiguous
      $0.sources = [source]
    }
    return draft
  }

  static func relay() -> Draft {
    var draft = Draft(
      title: "WHO: 20,057 dead | update", publisher: "Harbour Tribune", published: "2023-12-23",
      text: "WHO, citing the Hamas-run health ministry, said 20,057 people were killed. Dozens are feared dead.")
    let chain = [
      draft.hop(0, "WHO", cue: "said", agency, alias: .acronym),
      draft.hop(1, "Hamas-run health ministry", cue: "citing", ministry, alias: .attributive),
    ]
    draft.add("20,057", .killed) {
      $0.kind = .cumulative
      $0.sources = chain
    }
    draft.add("Dozens", .killed, bound: .vague) {
      $0.vagueClass = "dozens"
      $0.status = .feared
      $0.asOf = nil
    }
    return draft
  }

  static func dispute() -> Draft {
    var draft = Draft(
      title: "Two sides, two figures", publisher: "Meridian Post", published: "2023-01-04",
      text:
        "Officials said 89 soldiers were killed. The other side reported between 300 and 400. No one was hurt in town.")
    let officials = draft.unknown("Officials", cue: "said", kind: .unnamedOfficial)
    let otherSide = draft.unknown("The other side", cue: "reported", kind: .unknown)
    draft.add("89", .killed) {
      $0.population = ["combatants"]
      $0.sources = [officials]
    }
    draft.add("300 and 400", .killed, bound: .range, low: 300, high: 400) {
      $0.population = ["combatants"]
      $0.sources = [otherSide]
    }
    draft.add("No one", .injured, low: 0) { $0.status = .negated }
    return draft
  }
}

enum TestLedgerError: Error {
  case noTime
  case notInText(String)
}

/// A document in the making.
struct Draft {
  let title: String?
  let publisher: String?
  let published: String
  let text: String
  var author: String?
  private var claims: [Claim] = []

  init(title: String?, publisher: String?, published: String, text: String) {
    self.title = title
    self.publisher = publisher
    self.published = published
    self.text = text
  }

  func span(_ words: String) -> TextSpan {
    guard let range = text.firstRange(of: words) else { preconditionFailure("\(words) is not in the text") }
    let start = text.utf8.distance(from: text.utf8.startIndex, to: range.lowerBound)
    return TextSpan(start, start + words.utf8.count)
  }

  func hop(_ hop: Int, _ words: String, cue: String, _ source: RegisteredSource, alias: AliasKind) -> SourceHop {
    SourceHop(
      hop: hop, span: span(words), cue: span(cue), name: source.name, id: source.id, kind: source.kind, alias: alias)
  }

  func unknown(_ words: String, cue: String, kind: SourceKind) -> SourceHop {
    SourceHop(hop: 0, span: span(words), cue: span(cue), name: words, kind: kind)
  }

  mutating func add(
    _ value: String, _ measure: Measure, bound: Bound = .exact, boundWord: String? = nil, low: Int? = nil,
    high: Int? = nil, _ change: (inout Claim) -> Void
  ) {
    let number = low ?? Int(value.filter { $0 != "," })
    var claim = Claim(
      span: span(value), measure: measure, bound: bound, low: number.map { ExactDecimal($0) },
      high: bound == .moreThan ? nil : (high ?? number).map { ExactDecimal($0) }, quote: sentence(of: value))
    claim.asOf = CivilDate(iso: published).map { AsOf($0) }
    if let boundWord { claim.evidence.append(Evidence("bound", rule: "test", span: span(boundWord))) }
    change(&claim)
    if !claim.sources.isEmpty { claim.voice = .source }
    claims.append(claim)
  }

  private func sentence(of words: String) -> TextSpan {
    var start = 0
    for sentence in text.split(separator: ". ", omittingEmptySubsequences: false) {
      let end = start + sentence.utf8.count
      let whole = TextSpan(start, min(end + 1, text.utf8.count))
      if whole.contains(span(words)) { return whole }
      start = end + 2
    }
    return TextSpan(0, text.utf8.count)
  }

  func document(recorded: Timestamp) throws -> RecordedDocument {
    let raw = Array(text.utf8)
    let digest = SHA256.digest(raw)
    var document = RecordedDocument(
      raw: raw, rawDigest: digest, text: raw, textDigest: digest, textMaker: "plain/1", media: "text/plain",
      recorded: recorded)
    document.title = title
    document.publisher = publisher
    document.author = author
    document.published = published
    document.extraction = Extraction(claims: claims)
    document.claimIDs = claims.indices.map { index in
      ClaimID(SHA256.digest(Array("\(text)\n\(index)".utf8)))
    }
    return document
  }
}
