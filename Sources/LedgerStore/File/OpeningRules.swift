/// What a program lets happen when it opens a ledger.
public struct OpeningRules: Sendable {
  /// Whether a ledger on a network file system may be written to. Locks and syncs of such file systems may not hold.
  public var allowsNetwork = false
  /// How many seconds to wait for another program that holds the ledger.
  public var waitingSeconds = 60
  /// The folder for a private copy, which is made when a write was interrupted.
  public var temporaryFolder = "/tmp"
  /// Called once a wait, when another program has kept this one waiting for two seconds.
  public var whenWaiting: @Sendable (LockHolder?) -> Void = { _ in }

  /// The usual rules.
  public init() {}
}
