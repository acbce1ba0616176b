import CGuard

/// What Ctrl-C and `kill` do: the process ends with status 128 + the signal's number, never in the middle of a write.
///
/// A transaction that runs is interrupted and rolled back, so that no journal is left behind; a second signal does not
/// wait for that. What was acknowledged is committed either way.
public enum Interruption {
  /// Takes SIGHUP, SIGINT and SIGTERM for the rest of the process.
  public static func watch() { ledger_guard_watch_signals() }

  /// Runs work that leaves something behind when it is cut off, and lets a signal end the process only after it.
  static func held<Result>(_ work: () throws -> Result) rethrows -> Result {
    ledger_guard_hold()
    defer { ledger_guard_release() }
    return try work()
  }
}
