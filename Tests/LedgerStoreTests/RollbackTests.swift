import Foundation
import LedgerLog
import LedgerTypes
import TestSupport
import Testing

@testable import LedgerStore

@Suite struct RollbackTests {
  /// What somebody does to a ledger whose checkpoint was kept elsewhere. A forged one is made anew, consistent in itself.
  private enum Forgery: CaseIterable {
    case none, olderCopy, cutTail, forked, dropped, changed, reordered
  }

  /// Random histories; the checkpoint finds each that is not a continuation, and none that is.
  ///
  /// `LEDGER_HISTORIES` sets how many are tried.
  @Test func aKeptCheckpointFindsEveryForgedHistory() throws {
    let count = ProcessInfo.processInfo.environment["LEDGER_HISTORIES"].flatMap { Int($0) } ?? 28
    var numbers = SeededNumbers(seed: 11)
    for number in 0..<count {
      let forgery = Forgery.allCases[number % Forgery.allCases.count]
      let folder = try Folder()
      let signed = Int.random(in: 2...6, using: &numbers)
      let documents = (0..<signed).map { "\(number) \($0) \(UInt64.random(in: .min ... .max, using: &numbers))\n" }
      let note = try history(documents, folder.file("a.ledger"))
      let later = (0..<Int.random(in: 0...3, using: &numbers)).map { "later \($0)\n" }
      let place = Int.random(in: 0..<signed, using: &numbers)
      var forged = documents
      switch forgery {
      case .none: break
      case .olderCopy: forged.removeLast(signed - place)
      case .cutTail: forged.removeLast()
      case .forked: forged[(place)...] = ["another word\n"]
      case .dropped: forged.remove(at: place)
      case .changed: forged[place] += "."
      case .reordered: forged.swapAt(place, (place + 1) % signed)
      }
      let path = folder.file("b.ledger")
      if forgery == .none {
        try FileManager.default.copyItem(atPath: folder.file("a.ledger"), toPath: path)
        _ = try Fixture.writer(try Ledger.open(path, for: .writing)).append(later.map(Fixture.plain))
      } else {
        let isShort = forgery == .olderCopy || forgery == .cutTail
        _ = try history(forged + (isShort ? [] : later), path)
      }
      let anchors = VerificationAnchors(checkpoints: [.init(name: "old", bytes: note.bytes)])
      let result = try Ledger.verify(path, now: Fixture.time, anchors: anchors)
      #expect(result.findings.map(\.check) == (forgery == .none ? [] : [.rollback]), "\(number): \(forgery)")
      // By itself each is a ledger like any other.
      #expect(try Ledger.verify(path, now: Fixture.time).isConsistent)
    }
  }

  private func history(_ documents: [String], _ path: String) throws -> SignedNote {
    let ledger = try Fixture.newLedger(path)
    _ = try Fixture.writer(ledger).append(documents.map(Fixture.plain))
    return try ledger.seal(with: [SealingKey(Fixture.key, last: nil)], statement: Fixture.statement) { _ in }.note
  }
}
