public import LedgerTypes

/// What `ledger verify` found.
public struct Verification: Hashable, Sendable {
  /// Each check that was run, in order, with the number of things it looked at.
  public let checks: [VerificationCheck]
  /// What is wrong, in the order found.
  public let findings: [VerificationFinding]
  /// What is odd but no evidence of change: clocks that run backwards.
  public let warnings: [VerificationFinding]
  /// How many entries the log has.
  public let size: Int
  /// The root of the log's Merkle tree (RFC 6962), as computed from the entries.
  public let root: Digest

  /// Whether every check passed.
  public var isConsistent: Bool { findings.isEmpty }
}

/// A check of `ledger verify`, with a stable name.
public enum CheckName: String, Hashable, Sendable, CaseIterable {
  /// application_id, user_version, page size, encoding.
  case version
  /// Every table, index, trigger and view is as in a new ledger.
  case schema
  /// SQLite's own integrity check, and foreign keys.
  case file
  /// Entries are numbered without a gap, canonical, of a known kind, and refer backwards.
  case entry
  /// Each leaf is the hash of its body.
  case leaf
  /// The head has the log's size and peaks.
  case head
  /// The raw bytes of each document have the entry's digest.
  case document
  /// The text of each document has the entry's digest and is valid UTF-8.
  case text
  /// Each span reproduces its words in the text.
  case quote
  /// Every other table holds exactly what follows from the log.
  case projection
  /// The search index finds what the tables hold.
  case search
  /// No time runs backwards (a warning only: order never rests on clocks).
  case clock
}

/// How often a check looked, and what it found.
public struct VerificationCheck: Hashable, Sendable {
  /// The check.
  public let name: CheckName
  /// How many rows, spans or objects it looked at.
  public let count: Int
  /// How many things are wrong; the list of findings stops at 1,000.
  public let findings: Int
  /// Whether it ran: nothing is read of a file whose tables are not a ledger's.
  public let ran: Bool
}

/// One thing that is wrong.
public struct VerificationFinding: Hashable, Sendable, CustomStringConvertible {
  /// The check that found it.
  public let check: CheckName
  /// The exact row or object: `entry 17`, `claim 17, column low`.
  public let place: String
  /// One sentence.
  public let text: String

  /// `check: place: text`.
  public var description: String { "\(check.rawValue): \(place): \(text)" }
}
