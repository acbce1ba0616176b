import Foundation
import LedgerAudit
import LedgerStore
import LedgerTypes
import Testing

/// Findings: identity, answers, formats, intervals.
@Suite struct FindingTests {
  private static func example() throws -> ExampleLedger {
    try ExampleLedger(try CorpusFile(CorpusFile.folder.appending(path: "parts-against-total.txt")).firing)
  }

  @Test func identityIsStableOverRunsAndOtherDocuments() throws {
    let documents = try CorpusFile(CorpusFile.folder.appending(path: "parts-against-total.txt")).firing
    let ids = try ExampleLedger(documents).result().findings.map(\.id)
    #expect(Set(ids).count == ids.count)
    #expect(try ExampleLedger(documents).result().findings.map(\.id) == ids)
    var other = CorpusDocument()
    other.publisher = "Lakeside Herald"
    other.published = "2024-03-01"
    other.text = "Police said 7 people were killed in Jos."
    #expect(Set(try ExampleLedger([other] + documents).result().findings.map(\.id)).isSuperset(of: ids))
  }

  @Test func answersAcceptAndExpire() throws {
    let ledger = try Self.example()
    let id = try #require(try ledger.result().findings.first).id
    let before = try #require(CivilDate(iso: "2025-12-31"))
    let after = try #require(CivilDate(iso: "2026-12-31"))
    for (expires, isOpen) in [(nil, false), (before, true), (after, false)] as [(CivilDate?, Bool)] {
      let answer = AllowList.Answer(finding: id, reason: "known\nalready", expires: expires)
      let list = try AllowList(Array(("# answers\n" + AllowList.record(answer)).utf8))
      #expect(list.answers == [AllowList.Answer(finding: id, reason: "known already", expires: expires)])
      let result = try ledger.result(allow: list)
      #expect(result.findings.first { $0.id == id }?.isOpen == isOpen)
      #expect(result.open(atLeast: .high).contains { $0.id == id } == isOpen)
    }
  }

  @Test(arguments: ["accept", "accept x until", "accept x until soon\n  why", "allow x\n  why", "accept x\n", "  why"])
  func faultyAnswersNameTheLine(text: String) {
    #expect(throws: AllowList.Fault.self) { try AllowList(Array(text.utf8)) }
  }

  @Test func everyFormatHasEveryFinding() throws {
    let ledger = try Self.example()
    let result = try ledger.result()
    try ledger.ledger.read { snapshot in
      let head = try snapshot.head()
      let metadata = AuditMetadata(
        program: "ledger 0.0.0", ruleSet: "test", origin: "example", entries: head.size, head: head.root, recorded: nil,
        result: result
      )
      let report = AuditReport(result, metadata: metadata, snapshot: snapshot)
      for format in AuditFormat.allCases {
        let text = String(decoding: try report.bytes(format), as: UTF8.self)
        for finding in result.findings { #expect(text.contains(finding.id), "\(format)") }
      }
      for format in [AuditFormat.json, .sarif] {
        _ = try JSONSerialization.jsonObject(with: Data(try report.bytes(format)))
      }
      #expect(try report.bytes(.json) == report.bytes(.json))
    }
  }

  @Test func intervalsKeepOpenLimits() {
    let over = StatedInterval(low: 20_000 * StatedInterval.one, high: nil, lowIsOpen: true)
    #expect(StatedInterval(20_000).isBelow(over))
    #expect(!StatedInterval(20_001).isBelow(over))
    #expect((over - StatedInterval(5_000)).words == "more than 15,000")
    #expect((StatedInterval(7) - over).high == (7 - 20_000) * StatedInterval.one)
    #expect(StatedInterval(4_959).asPercent(of: StatedInterval(24_686))?.words == "20.09")
    #expect(StatedInterval.words(-1_234_567) == "−1,234,567")
    #expect(StatedInterval(30).percent(of: StatedInterval(11)).words == "3.3")
  }

  @Test(
    arguments: [
      ("dozens", nil, 24, 12), ("hundreds of thousands", nil, 200_000, 100_000), ("several", nil, nil, 3),
      ("tens of thousands", nil, 20_000, 10_000), ("a number", nil, nil, nil),
    ] as [(String, Int?, Int?, Int?)])
  func vagueWordsFollowTheConvention(phrase: String, none: Int?, literal: Int?, acled: Int?) {
    #expect(VagueConvention.none.low(of: phrase) == none)
    #expect(VagueConvention.literal.low(of: phrase) == literal)
    #expect(VagueConvention.acled.low(of: phrase) == acled)
  }

  @Test func aPassageIsATextFragment() throws {
    var document = CorpusDocument()
    document.publisher = "Plain Post"
    document.published = "2024-03-04"
    document.url = "https://plain.example/a"
    document.text = "Police said 40 people were killed in Lagos, including 45 children."
    let ledger = try ExampleLedger([document])
    let result = try ledger.result(["subset-larger"])
    let fact = try #require(result.findings.first?.facts.first)
    let seq = result.context.table.facts[fact].seq
    let words = try ledger.ledger.read { try ClaimEvidence.byEntry([seq], in: $0) }
    #expect(
      words[seq]?.passage
        == "https://plain.example/a#:~:text=Police%20said%2040%20people%20were%20killed%20in%20Lagos%2C%20including%2045%20children."
    )
  }
}
