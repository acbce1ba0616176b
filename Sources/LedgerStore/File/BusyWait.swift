import Glibc
import Synchronization

/// Waits for another program that holds a ledger, and tells of it when that takes long.
///
/// SQLite only asks again and again. Pauses of random length keep many waiting programs out of step.
final class BusyWait: Sendable {
  /// The longest pause, in microseconds.
  private static let longest = 20_000
  /// When the person is told.
  private static let patience = 2.0

  private let path: String
  private let rules: OpeningRules
  private let state = Mutex((began: 0.0, isTold: false))

  init(path: String, rules: OpeningRules) {
    self.path = path
    self.rules = rules
  }

  /// Pauses, unless it has been long enough. `tries` is 0 at the beginning of a wait.
  func goesOn(after tries: Int) -> Bool {
    let now = Self.seconds
    let (waited, tells) = state.withLock { state in
      if tries == 0 { state = (now, false) }
      let waited = now - state.began
      let tells = waited >= Self.patience && !state.isTold
      if tells { state.isTold = true }
      return (waited, tells)
    }
    guard waited < Double(rules.waitingSeconds) else { return false }
    if tells { rules.whenWaiting(LockHolder.of(path)) }
    usleep(UInt32.random(in: 200...UInt32(min(Self.longest, 1_000 + tries * 1_000))))
    return true
  }

  /// Seconds of a clock that never runs backwards.
  private static var seconds: Double {
    var now = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &now)
    return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
  }
}
