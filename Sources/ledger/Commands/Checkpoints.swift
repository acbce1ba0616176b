import ArgumentParser
import LedgerLog
import LedgerStore
import LedgerTypes

/// `ledger key`: keys that vouch for a ledger.
struct Key: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make a key that vouches for a ledger, or show the public part of one.",
    discussion: """
      The private key is a file of its own; keep it away from the ledger. What is printed is public: give it to \
      whoever should be able to check the ledger.

      Examples:
        ledger key new north.key
        ledger key show north.key
      """,
    subcommands: [New.self, Show.self])
}

extension Key {
  /// `ledger key new`.
  struct New: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Make a key for a ledger; its file is readable by you alone.",
      discussion: """
        Example:
          ledger key new north.key --ledger war.facts
        """)

    @Argument(help: ArgumentHelp("The new file.", valueName: "file"))
    var file: String

    @OptionGroup var place: LedgerOptions

    func run() throws {
      let ledger = try place.open(for: .reading)
      try acknowledge(try KeyFile.make(file, name: ledger.origin).verifierKey.description)
    }
  }

  /// `ledger key show`.
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print the public key that belongs to a private one.",
      discussion: """
        Example:
          ledger verify --key "$(ledger key show north.key)"
        """)

    @Argument(help: ArgumentHelp("The private key's file.", valueName: "file"))
    var file: String

    func run() throws { try acknowledge(try KeyFile(file).key.verifierKey.description) }
  }
}

/// `ledger checkpoint`: signs the ledger as it is.
struct SignCheckpoint: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "checkpoint",
    abstract: "Sign the ledger as it is now, in a small file to be kept elsewhere.",
    discussion: """
      Whoever keeps the file can show later that nothing before it was dropped, changed or back-dated: \
      `ledger verify --since FILE`. Send it to people, print it, have it time-stamped. The key never signs a ledger \
      that does not continue what it signed before; `KEY.last-signed` beside the key says what that was. When a new \
      key follows an old one, let both sign one checkpoint; whoever trusts the old one then has reason to trust the new.

      Examples:
        ledger checkpoint -o 2024-01.checkpoint --signing-key north.key
        ledger checkpoint -o 2024-02.checkpoint --signing-key north.key --signing-key new.key
      """)

  @Option(
    name: [.short, .long], help: ArgumentHelp("Where the checkpoint goes; - is standard output.", valueName: "file"))
  var output = "-"

  @Option(help: ArgumentHelp("The private key's file; may be repeated.", valueName: "file"))
  var signingKey: [String]

  @OptionGroup var place: LedgerOptions
  @OptionGroup var clock: ClockOptions

  func run() throws {
    let target = try SealedOutput(output, instead: { _ = try SignedNote(parsing: $0) }, of: "a checkpoint")
    let sealed = try sign(signingKey[...], with: [])
    try target.write(sealed.note.bytes)
    let size = Readable.count(sealed.checkpoint.size, "entry", "entries")
    Console.lines("checkpoint of \(size), root \(sealed.checkpoint.root)")
  }

  func validate() throws {
    guard !signingKey.isEmpty else { throw ValidationError("--signing-key names the key that signs") }
    guard Set(signingKey).count == signingKey.count else { throw ValidationError("--signing-key names a key twice") }
  }

  /// Locks one key after the other; each stays locked until all have signed.
  private func sign(_ paths: ArraySlice<String>, with keys: [SealingKey]) throws -> SealedLedger {
    guard let path = paths.first else {
      return try place.open(for: .writing).seal(with: keys, statement: try clock.statement) { note in
        for path in signingKey { try KeyFile.keep(note, beside: path) }
      }
    }
    let key = try KeyFile(path)
    try key.lock()
    return try sign(paths.dropFirst(), with: keys + [SealingKey(key.key, last: try key.last)])
  }
}

/// `ledger prove`: shows that a claim is in the ledger, without the ledger.
struct Prove: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write a proof that a claim was in the ledger when it was signed last.",
    discussion: """
      The file holds the claim's entry, the hashes that lead to the checkpoint, and the checkpoint \
      (c2sp.org/tlog-proof). It shows nothing of the other entries.

      Example:
        ledger prove 3fa9 -o 3fa9.tlog-proof
      """)

  @Argument(help: ArgumentHelp("The claim's identifier, or its beginning.", valueName: "claim"))
  var claim: String

  @Option(name: [.short, .long], help: ArgumentHelp("Where the proof goes; - is standard output.", valueName: "file"))
  var output = "-"

  @OptionGroup var place: LedgerOptions

  func run() throws {
    let target = try SealedOutput(output, instead: { _ = try LogProof(parsing: $0) }, of: "a proof")
    let proof = try place.read { ledger in
      // Equal texts give claims of one identifier; the first statement is the one to prove.
      guard let record = try ledger.claims(withPrefix: claim.lowercased()).first else {
        throw LedgerError.unknownClaim(claim)
      }
      return try ledger.proof(of: record.seq)
    }
    try target.write(proof.bytes)
  }
}
