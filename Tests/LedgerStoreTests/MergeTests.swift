import LedgerTypes
import Testing

@testable import LedgerStore

@Suite struct MergeTests {
  private let folder: Folder
  private let ours: Ledger
  private let theirs: Ledger

  init() throws {
    folder = try Folder()
    ours = try Fixture.newLedger(folder.file("a.ledger"))
    theirs = try Ledger.create(
      at: folder.file("b.ledger"), origin: "other", nonce: "fedcba9876543210", statement: Fixture.statement)
    _ = try Fixture.writer(ours).append([Fixture.article(1), Fixture.article(2)])
  }

  private func merge() throws -> MergeSummary {
    let summary = try ours.merge(theirs, statement: Fixture.statement)
    try expectConsistent(ours)
    return summary
  }

  private func claim(_ ledger: Ledger, _ article: Int, _ index: Int = 0) throws -> Int {
    let id = Fixture.article(article).claimIDs[index].description
    return try ledger.read { try $0.claims(withPrefix: id) }[0].seq
  }

  @Test func whatIsNewIsAppendedOnce() throws {
    _ = try Fixture.writer(theirs, program: "ledger/0.2.0").append([Fixture.article(2), Fixture.article(3)])
    try theirs.retract(claim: try claim(theirs, 2), reason: "Read twice.", statement: Fixture.statement)
    try theirs.review(claim: try claim(theirs, 3), verdict: .confirmed, reason: nil, statement: Fixture.statement)
    try theirs.addAlias(
      SourceAlias(text: "the ministry", kind: .descriptor), to: "north-moh", statement: Fixture.statement)
    try theirs.merge(source: "WHO", into: "north-moh", reason: nil, statement: Fixture.statement)
    try theirs.addNote("A note.", statement: Fixture.statement)
    let first = try merge()
    #expect(first.documents == 1 && first.known == 1 && first.conflicts.isEmpty)
    #expect(try ours.read { try $0.documents() }.count == 3)
    #expect(try LedgerTests.table(ours, "SELECT count(*) FROM retraction") == ["1"])
    #expect(try LedgerTests.table(ours, "SELECT count(*) FROM review") == ["1"])
    #expect(try LedgerTests.table(ours, "SELECT count(*) FROM source_merge") == ["1"])
    #expect(try LedgerTests.table(ours, "SELECT count(*) FROM note") == ["2"])
    let size = try ours.read { try $0.head() }.size
    let second = try merge()
    #expect(second.entries == 0 && second.documents == 0 && second.known == 2)
    #expect(try ours.read { try $0.head() }.size == size)
    // And back: then both state the same.
    #expect(try theirs.merge(ours, statement: Fixture.statement).documents == 1)
    try expectConsistent(theirs)
    #expect(try merge().entries == 0)
    #expect(try theirs.merge(ours, statement: Fixture.statement).entries == 0)
  }

  @Test func theClaimsOfMergedDocumentsAreTheSame() throws {
    _ = try Fixture.writer(theirs).append([Fixture.article(3), Fixture.plain("Nothing.\n")])
    _ = try merge()
    let id = Fixture.article(3).claimIDs[0].description
    let mine = try ours.read { try $0.claims(withPrefix: id) }[0]
    let other = try theirs.read { try $0.claims(withPrefix: id) }[0]
    #expect(mine.claim == other.claim)
    #expect(mine.text == other.text)
    #expect(mine.document.recorded == other.document.recorded)
  }

  @Test func laterReadingsFollowAndOtherReadingsAreConflicts() throws {
    _ = try Fixture.writer(theirs).append([Fixture.article(3)])
    #expect(try merge().documents == 1)
    // The other ledger reads its document again; what this one has is a part of that.
    var again = Fixture.article(3)
    again.extraction.claims.removeLast()
    again = Fixture.identified(again)
    _ = try Fixture.writer(theirs, known: .supersede, program: "ledger/0.2.0").append([again])
    let followed = try merge()
    #expect(followed.documents == 0 && followed.entries > 0 && followed.conflicts.isEmpty)
    #expect(try merge().entries == 0)
    // Both read a document for themselves, with other claims.
    var other = Fixture.article(1)
    other.extraction.claims.removeLast()
    other.title = "Another title"
    _ = try Fixture.writer(theirs, program: "ledger/0.2.0").append([Fixture.identified(other)])
    let conflicting = try merge()
    #expect(conflicting.documents == 0)
    #expect(conflicting.conflicts.count == 2, "\(conflicting.conflicts)")
    #expect(conflicting.conflicts.contains { $0.contains("Another title") })
  }

  @Test func sourcesOfOneNumberAndTwoNamesAreAConflict() throws {
    let source = RegisteredSource(id: "who", name: "World Health Organization", kind: .unAgency)
    try ours.addSource(source, statement: Fixture.statement)
    try theirs.addSource(
      RegisteredSource(id: "who", name: "Another body", kind: .unAgency), statement: Fixture.statement)
    #expect(try merge().conflicts.count == 1)
  }

  @Test func aDamagedLedgerIsNotMerged() throws {
    _ = try Fixture.writer(theirs).append([Fixture.article(3)])
    let path = folder.file("b.ledger")
    try TamperTests.change(path, "UPDATE document_bytes SET body = CAST('other' AS BLOB)")
    let size = try ours.read { try $0.head() }.size
    #expect(throws: LedgerError.self) {
      try ours.merge(try Ledger.open(path, for: .reading), statement: Fixture.statement)
    }
    #expect(try ours.read { try $0.head() }.size == size)
  }
}
