import LedgerDigest
import LedgerTypes
import TestSupport
import Testing

@testable import LedgerStore

/// Random histories: whatever is entered in whatever order, the ledger is consistent and gives it back.
@Suite struct HistoryTests {
  @Test(arguments: 0..<12) func everyHistoryIsConsistent(seed: Int) throws {
    var numbers = SeededNumbers(seed: UInt64(seed))
    let folder = try Folder()
    let path = folder.file("a.ledger")
    var ledger = try Fixture.newLedger(path, fullText: seed % 3 == 0)
    var entered: [RecordedDocument] = []
    var sizes: [Int] = []
    for step in 0..<12 {
      switch Int.random(in: 0..<8, using: &numbers) {
      case 0: ledger = try Ledger.open(path, for: .writing)
      case 1 where !entered.isEmpty:
        let again = entered[Int.random(in: entered.indices, using: &numbers)]
        _ = try Fixture.writer(ledger, known: .supersede, program: "ledger/\(step)").append([again])
      case 2 where !entered.isEmpty: try rule(ledger, entered, &numbers)
      default:
        var batch = (0..<Int.random(in: 0...4, using: &numbers)).map { _ in document(&numbers) }
        if let known = entered.first { batch.append(known) }
        let outcomes = try Fixture.writer(ledger).append(batch)
        for (document, outcome) in zip(batch, outcomes) where outcome.isRecorded { entered.append(document) }
      }
      sizes.append(try ledger.read { try $0.head() }.size)
    }
    #expect(sizes == sizes.sorted())
    try expectConsistent(ledger)
    try ledger.read { snapshot in
      #expect(try snapshot.documents().map(\.digest) == entered.map(\.rawDigest))
      for document in entered {
        for (id, claim) in zip(document.claimIDs, document.extraction.claims) {
          let record = try #require(try? snapshot.claims(withPrefix: id.description).first)
          #expect(record.claim.span == claim.span)
          #expect(record.claim.sources == claim.sources)
          #expect(record.claim.evidence == claim.evidence)
        }
      }
    }
  }

  private func rule(_ ledger: Ledger, _ documents: [RecordedDocument], _ numbers: inout SeededNumbers) throws {
    let ids = documents.flatMap(\.claimIDs)
    guard let id = ids.randomElement(using: &numbers) else { return }
    let claim = try ledger.read { try $0.claims(withPrefix: id.description) }[0].seq
    if Bool.random(using: &numbers) {
      try ledger.retract(claim: claim, reason: "Because.", statement: Fixture.statement)
    } else {
      try ledger.review(claim: claim, verdict: .doubtful, reason: "Perhaps.", statement: Fixture.statement)
    }
  }

  /// A document of any words with claims of any fields at any places.
  private func document(_ numbers: inout SeededNumbers) -> RecordedDocument {
    let words = [
      "Médecins", "Me\u{301}decins", "20,000", "killed", "قتيل", "😀", "\u{202E}", "a", "\"", "\\", "\n", "\u{1}", " ",
      "the WHO",
    ]
    let parts = (0..<Int.random(in: 1...40, using: &numbers)).map { _ in
      words[Int.random(in: words.indices, using: &numbers)]
    }
    let text = parts.joined()
    var boundaries: [Int] = [0]
    for scalar in text.unicodeScalars { boundaries.append((boundaries.last ?? 0) + String(scalar).utf8.count) }
    func span(in outer: ClosedRange<Int>, _ numbers: inout SeededNumbers) -> (Int, Int) {
      let first = Int.random(in: outer, using: &numbers)
      return (first, Int.random(in: first...outer.upperBound, using: &numbers))
    }
    func place(_ range: (Int, Int)) -> TextSpan { TextSpan(boundaries[range.0], boundaries[range.1]) }
    let all = 0...(boundaries.count - 1)
    var document = Fixture.plain(text)
    document.title = Bool.random(using: &numbers) ? parts[0] : nil
    document.publisher = ["Médecins", "Me\u{301}decins", nil].randomElement(using: &numbers) ?? nil
    document.published =
      [nil, "2023", "2023-12", "2023-12-22", "2023-12-22T10:00:00Z", "soon"].randomElement(using: &numbers) ?? nil
    for _ in 0..<Int.random(in: 0...5, using: &numbers) {
      let quote = span(in: all, &numbers)
      let value = span(in: quote.0...quote.1, &numbers)
      var claim = Claim(
        span: place(value), measure: Measure.allCases.randomElement(using: &numbers) ?? .killed,
        bound: Bound.allCases.randomElement(using: &numbers) ?? .exact,
        low: Bool.random(using: &numbers)
          ? ExactDecimal(coefficient: Int.random(in: 0...999_999, using: &numbers), scale: 3) : nil,
        high: Bool.random(using: &numbers) ? ExactDecimal(Int.random(in: 0...999_999_999, using: &numbers)) : nil,
        quote: place(quote))
      if let number = StatedNumber(Array(Array(text.utf8)[claim.span.start..<claim.span.end])) {
        (claim.low, claim.high) = (number.values[0], number.values[number.values.count - 1])
      }
      claim.status = ClaimStatus.allCases.randomElement(using: &numbers) ?? .asserted
      claim.confidence = Int.random(in: 0...100, using: &numbers)
      claim.evidence = [
        Evidence("bound", rule: "bound.x", span: place(span(in: all, &numbers))), Evidence("kind", rule: "other.kind"),
        Evidence("a.b", rule: "a.b.c"), Evidence("x", rule: "x."), Evidence("measure", rule: "measure"),
      ]
      claim.population = Array(["women", "Me\u{301}decins", "a; b"].prefix(Int.random(in: 0...3, using: &numbers)))
      if Bool.random(using: &numbers) { claim.place = place(span(in: all, &numbers)) }
      if Bool.random(using: &numbers) {
        let name = ["Médecins", "Me\u{301}decins", ""].randomElement(using: &numbers) ?? ""
        claim.sources = [
          SourceHop(
            hop: 0, span: place(span(in: all, &numbers)), cue: place(span(in: all, &numbers)), name: name,
            kind: SourceKind.allCases.randomElement(using: &numbers) ?? .unknown,
            alias: AliasKind.allCases.randomElement(using: &numbers)),
          SourceHop(hop: 1, span: nil, cue: nil, name: "x", id: "x-\(name.utf8.count)", kind: .ngo),
        ]
        if claim.sources[1].id != nil { claim.sources[1].name = "x" }
      }
      document.extraction.claims.append(claim)
    }
    if document.extraction.claims.count > 1 {
      document.extraction.claims[0].partOf = 1
      document.extraction.claims[1].base = [0, 1]
    }
    for index in document.extraction.claims.indices {
      // The first hop of a known source names the kind for all.
      for hop in document.extraction.claims[index].sources.indices {
        if document.extraction.claims[index].sources[hop].id != nil {
          document.extraction.claims[index].sources[hop].kind = .ngo
        }
      }
    }
    var identified = Fixture.identified(document)
    // Texts may repeat with other claims; ids must not clash between them, to be found again.
    let salt = UInt64.random(in: 0...UInt64.max, using: &numbers)
    identified.claimIDs = identified.claimIDs.indices.map { ClaimID(bits: salt &+ UInt64($0)) }
    return identified
  }
}
