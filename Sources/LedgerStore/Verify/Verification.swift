public import LedgerTypes

/// What `ledger verify` found.
public struct Verification: Hashable, Sendable {
  /// Each check that was run, in order, with the number of things it looked at.
  public private(set) var checks: [VerificationCheck]
  /// What is wrong, in the order found.
  public private(set) var findings: [VerificationFinding]
  /// What is odd but no evidence of change: clocks that run backwards.
  public let warnings: [VerificationFinding]
  /// How many entries the log has.
  public let size: Int
  /// The root of the log's Merkle tree (RFC 6962), as computed from the entries.
  public let root: Digest
  /// How many of the first entries a given key or checkpoint vouches for; nil when none was given, or none does.
  public let anchored: Int?
  /// The size of the newest checkpoint in the ledger, if there is one.
  public let sealed: Int?
  /// Whether a write was interrupted: then a private copy was checked, in which it was taken back.
  public internal(set) var isPending = false

  /// Whether every check passed.
  public var isConsistent: Bool { findings.isEmpty }

  /// Notes that taking the interrupted write back made another ledger of the copy.
  mutating func addForeignJournal() {
    findings.append(
      VerificationFinding(check: .pending, place: "file", text: "the journal beside it is that of another ledger"))
    checks = checks.map { check in
      guard check.name == .pending else { return check }
      return VerificationCheck(name: .pending, count: check.count, findings: check.findings + 1, ran: check.ran)
    }
  }
}

/// A check of `ledger verify`, with a stable name.
public enum CheckName: String, Hashable, Sendable, CaseIterable {
  /// The path names a regular file, which has nothing behind its last page.
  case path
  /// No write was interrupted, and no write-ahead log of another program lies beside the file.
  case pending
  /// application_id, user_version, page size, encoding.
  case version
  /// Every table, index, trigger and view is as in a new ledger.
  case schema
  /// SQLite's own integrity check, and foreign keys.
  case file
  /// Every column holds its declared type.
  case type
  /// Entries are numbered without a gap, canonical, and of a known kind.
  case entry
  /// Each leaf is the hash of its body.
  case leaf
  /// The head has the log's size and peaks.
  case head
  /// Each checkpoint in the ledger is signed, and its root is that of the entries.
  case checkpoint
  /// How many entries no checkpoint covers yet (reported, no fault).
  case unsealed
  /// Each checkpoint that was kept elsewhere is of this ledger, which continues it.
  case rollback
  /// The raw bytes of each document have the entry's digest.
  case document
  /// The text of each document has the entry's digest and is valid UTF-8.
  case text
  /// Each span reproduces its words in the text.
  case quote
  /// Entries name earlier ones, rulings with their hash.
  case ref
  /// Every other table holds exactly what follows from the log.
  case projection
  /// The search index finds what the tables hold.
  case search
  /// No time runs backwards (a warning only: order never rests on clocks).
  case clock
  /// The keys in the log, and those given, are keys.
  case key
  /// Today's program finds the same claims in the texts, when it is asked to look.
  case reextract
  /// The file is the one that a sum was made of.
  case seal
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
