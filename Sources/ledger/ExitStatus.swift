import ArgumentParser
import LedgerReports
import LedgerStore

/// How the program ends: 0 done, 1 failed, 2 the ledger is at fault, 64 wrong usage.
enum ExitStatus {
  /// A check found the ledger at fault.
  static let fault = ExitCode(2)

  /// The status for an error that no command handled.
  static func status(for error: any Error) -> ExitCode {
    switch error {
    case LedgerError.damaged: fault
    default: LedgerCommand.exitCode(for: error)
    }
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
