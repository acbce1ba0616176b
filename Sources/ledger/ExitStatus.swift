import ArgumentParser
import LedgerReports
import LedgerStore

/// How the program ends: 0 done, 1 failed or could not read, 2 the ledger is at fault, 3 nothing vouches for it
/// although that was required, 5 made by a newer version, 6 a write was interrupted, 64 wrong usage.
enum ExitStatus {
  /// A check found the ledger at fault.
  static let fault = ExitCode(2)
  /// No trusted key or checkpoint vouches for the ledger.
  static let unanchored = ExitCode(3)
  /// A newer version of the program made the ledger.
  static let newer = ExitCode(5)
  /// A write was interrupted, and the next command that writes takes it back.
  static let pending = ExitCode(6)

  /// The status for an error that no command handled.
  static func status(for error: any Error) -> ExitCode {
    switch error {
    case LedgerError.damaged, LedgerError.damagedBundle, LedgerError.behind, LedgerError.forked: fault
    case LedgerError.newer: newer
    case LedgerError.interruptedWrite: pending
    default: LedgerCommand.exitCode(for: error)
    }
  }

  /// The status for what a verification found; nil for 0.
  static func status(for result: Verification, requiresAnchor: Bool) -> ExitCode? {
    if !result.isConsistent { return fault }
    if result.isPending { return pending }
    return requiresAnchor && result.anchored == nil ? unanchored : nil
  }

  /// Whether the error only says that the reader of a pipe has gone.
  static func isClosedPipe(_ error: any Error) -> Bool {
    switch error {
    case let failure as OutputStream.Failure: failure.isClosedPipe
    case is ClosedPipe: true
    default: false
    }
  }
}
