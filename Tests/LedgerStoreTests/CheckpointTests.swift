import LedgerLog
import LedgerTypes
import Testing

@testable import LedgerStore

@Suite struct CheckpointTests {
  private let folder: Folder
  private let path: String
  private let ledger: Ledger

  init() throws {
    folder = try Folder()
    path = folder.file("a.ledger")
    ledger = try Fixture.newLedger(path)
    _ = try Fixture.writer(ledger).append([Fixture.article()])
  }

  private func seal(last: SignedNote? = nil) throws -> SealedLedger {
    try ledger.seal(with: [SealingKey(Fixture.key, last: last)], statement: Fixture.statement) { _ in }
  }

  private func verify(_ anchors: VerificationAnchors, path: String? = nil) throws -> Verification {
    try Ledger.verify(path ?? self.path, now: Fixture.time, anchors: anchors)
  }

  private func kept(_ note: SignedNote) -> VerificationAnchors {
    VerificationAnchors(checkpoints: [.init(name: "old.checkpoint", bytes: note.bytes)])
  }

  @Test func theKeyIsStatedOnceAndTheSameStateGivesTheSameNote() throws {
    let first = try seal()
    let second = try seal(last: first.note)
    #expect(first.note == second.note)
    #expect(try ledger.read { try $0.head() }.size == first.checkpoint.size)
    #expect(try ledger.read { try $0.keys() } == [Fixture.key.verifierKey])
    #expect(try ledger.read { try $0.checkpoints() } == [first.note])
    let result = try verify(VerificationAnchors())
    #expect(result.isConsistent && result.anchored == nil && result.sealed == first.checkpoint.size)
  }

  @Test func aGivenKeyAnchorsWhatItSigned() throws {
    let sealed = try seal()
    _ = try Fixture.writer(ledger).append([Fixture.article(2)])
    let result = try verify(VerificationAnchors(keys: [Fixture.key.verifierKey]))
    #expect(result.isConsistent && result.anchored == sealed.checkpoint.size)
    #expect(result.size > sealed.checkpoint.size)
    let other = try SigningKey.random(name: ledger.origin).verifierKey
    let findings = try verify(VerificationAnchors(keys: [other])).findings
    #expect(findings.map(\.check) == [.checkpoint])
    #expect(try verify(VerificationAnchors(keys: [other, Fixture.key.verifierKey])).isConsistent)
  }

  @Test func aKeptCheckpointFindsACutTailAnOlderCopyAndARewrittenLedger() throws {
    let early = try seal()
    _ = try Fixture.writer(ledger).append([Fixture.article(2)])
    let late = try seal(last: early.note)
    let result = try verify(kept(early.note))
    #expect(result.isConsistent && result.anchored == early.checkpoint.size)

    // Made anew in the same way up to the first document, then otherwise.
    let other = folder.file("b.ledger")
    let rewritten = try Fixture.newLedger(other)
    _ = try Fixture.writer(rewritten).append([Fixture.article()])
    for note in [early.note, late.note] {
      #expect(try verify(kept(note), path: other).findings.map(\.check) == [.rollback])
    }
    #expect(throws: LedgerError.behind(path: other, size: early.checkpoint.size, signed: late.checkpoint.size)) {
      try rewritten.seal(with: [SealingKey(Fixture.key, last: late.note)], statement: Fixture.statement) { _ in }
    }
    _ = try Fixture.writer(rewritten).append([Fixture.article(3)])
    #expect(throws: LedgerError.forked(path: other, signed: late.checkpoint.size)) {
      try rewritten.seal(with: [SealingKey(Fixture.key, last: late.note)], statement: Fixture.statement) { _ in }
    }
    #expect(try rewritten.read { try $0.checkpoints() }.isEmpty)
    #expect(try verify(kept(late.note), path: other).findings.map(\.check) == [.rollback])
  }

  @Test func aKeptCheckpointThatIsNoneIsAFinding() throws {
    let sealed = try seal()
    for bytes in [[], Array("x".utf8), sealed.note.bytes + [0x0A], Array(sealed.note.bytes.dropLast())] {
      let anchors = VerificationAnchors(checkpoints: [.init(name: "old", bytes: bytes)])
      let result = try verify(anchors)
      #expect(result.findings.map(\.check) == [.rollback] && result.anchored == nil)
    }
    // An empty log shows nothing, and a stranger's signature is none.
    let empty = Checkpoint(origin: ledger.origin, size: 0, root: MerkleHash.empty)
    let stranger = try SigningKey.random(name: ledger.origin)
    for note in [
      SignedNote(signing: empty.text, with: Fixture.key), SignedNote(signing: sealed.checkpoint.text, with: stranger),
    ] {
      let result = try verify(kept(note))
      #expect(result.findings.map(\.check) == [.rollback] && result.anchored == nil)
    }
    let text = Checkpoint(origin: "other.example", size: 1, root: sealed.checkpoint.root).text
    #expect(try verify(kept(SignedNote(signing: text, with: Fixture.key))).findings.map(\.check) == [.rollback])
  }

  @Test func aKeyWithoutItsMemorySignsNothing() throws {
    let first = try seal()
    #expect(throws: LedgerError.self) { try seal() }
    _ = try Fixture.writer(ledger).append([Fixture.article(2)])
    #expect(throws: LedgerError.self) { try seal() }
    #expect(try seal(last: first.note).checkpoint.size > first.checkpoint.size)
  }

  /// Whoever trusts the old key finds it on the note of both, and the new one beside it.
  @Test func aNewKeyFollowsAnOldOne() throws {
    let first = try seal()
    _ = try Fixture.writer(ledger).append([Fixture.article(2)])
    let new = try SigningKey.random(name: ledger.origin)
    let keys = [SealingKey(Fixture.key, last: first.note), SealingKey(new, last: nil)]
    let both = try ledger.seal(with: keys, statement: Fixture.statement) { _ in }
    #expect(both.note.verdict(on: Fixture.key.verifierKey) == .signed)
    #expect(both.note.verdict(on: new.verifierKey) == .signed)
    _ = try Fixture.writer(ledger).append([Fixture.article(3)])
    let later = try ledger.seal(with: [SealingKey(new, last: both.note)], statement: Fixture.statement) { _ in }
    #expect(later.note.verdict(on: Fixture.key.verifierKey) == .unsigned)
    var anchors = kept(first.note)
    anchors.keys = [Fixture.key.verifierKey, new.verifierKey]
    let result = try verify(anchors)
    #expect(result.isConsistent && result.anchored == later.checkpoint.size)
    // The bundle gives each key its note again.
    _ = try ledger.export(bundle: folder.file("bundle"))
    let again = try Ledger.create(
      at: folder.file("b.ledger"), fromBundle: folder.file("bundle"), now: Fixture.time)
    #expect(again.isConsistent && again.sealed == later.checkpoint.size)
    let copy = try Ledger.open(folder.file("b.ledger"), for: .reading)
    #expect(try copy.read { try $0.checkpoints() } == ledger.read { try $0.checkpoints() })
  }

  @Test func anotherLedgersKeyIsRefused() throws {
    let key = try SigningKey.random(name: "other.example")
    #expect(throws: LedgerError.self) {
      try ledger.seal(with: [SealingKey(key, last: nil)], statement: Fixture.statement) { _ in }
    }
    #expect(try ledger.read { try $0.keys() }.isEmpty)
  }

  /// What cannot be kept beside the key is not entered, so that no second root can follow.
  @Test func nothingIsEnteredThatWasNotKept() throws {
    struct Full: Error {}
    #expect(throws: Full.self) {
      try ledger.seal(with: [SealingKey(Fixture.key, last: nil)], statement: Fixture.statement) { _ in throw Full() }
    }
    #expect(try ledger.read { try $0.checkpoints() }.isEmpty)
    #expect(try verify(VerificationAnchors()).isConsistent)
  }

  @Test func everyEntryIsProved() throws {
    #expect(throws: LedgerError.self) { try ledger.read { try $0.proof(of: 0) } }
    let sealed = try seal()
    for seq in 0..<sealed.checkpoint.size {
      let proof = try ledger.read { try $0.proof(of: seq) }
      #expect(try LogProof(parsing: proof.bytes).fault(under: Fixture.key.verifierKey) == nil)
    }
    _ = try Fixture.writer(ledger).append([Fixture.article(2)])
    #expect(throws: LedgerError.self) { try ledger.read { try $0.proof(of: sealed.checkpoint.size) } }
  }

  @Test func theFilesOwnSumIsCompared() throws {
    let digest = try SystemFile(reading: path).digest()
    #expect(try verify(VerificationAnchors(seal: digest)).isConsistent)
    _ = try seal()
    #expect(try verify(VerificationAnchors(seal: digest)).findings.map(\.check) == [.seal])
  }
}
