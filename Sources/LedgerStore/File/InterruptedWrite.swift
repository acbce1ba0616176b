import CGuard

/// Looks at what an interrupted write left before it is taken back for good.
enum InterruptedWrite {
  /// Refuses a journal that is not the ledger's own: taking back is tried on a private copy, which has to be the same
  /// ledger and in order.
  static func check(_ path: String, _ rules: OpeningRules) throws {
    // A journal is there also while another program writes; then SQLite knows that nothing was interrupted.
    guard unsafe ledger_guard_kind(path + "-journal") == 1, try isPending(path, rules) else { return }
    do {
      let copy = try PrivateCopy.make(of: path, in: rules.temporaryFolder)
      guard try mends(copy, path, rules) else {
        throw LedgerError.damaged(
          path: path, reason: "the journal beside it is not its own, or does not mend it; nothing was taken back")
      }
    } catch {
      // Another program may have taken it back meanwhile.
      if try isPending(path, rules) { throw error }
    }
  }

  private static func isPending(_ path: String, _ rules: OpeningRules) throws -> Bool {
    do {
      return try translating(path: path, doing: "opening") {
        _ = try Connection.open(path, for: .reading, rules: rules).read { try $0.text("PRAGMA schema_version") }
        return false
      }
    } catch LedgerError.interruptedWrite {
      return true
    }
  }

  /// Only deriving everything again shows pages of another ledger: entries may be whole where other tables are not.
  private static func mends(_ copy: borrowing PrivateCopy, _ path: String, _ rules: OpeningRules) throws -> Bool {
    do {
      guard try copy.rollBack() else { return false }
      return try Ledger.verify(path, open: copy.path, now: nil, VerificationAnchors(), nil, rules).isConsistent
    } catch is DatabaseError {
      return false
    } catch LedgerError.damaged, LedgerError.notALedger {
      return false
    }
  }
}
