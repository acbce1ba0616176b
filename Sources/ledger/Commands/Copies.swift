import ArgumentParser
import LedgerStore
import LedgerTypes

/// `ledger export`: a folder that strangers can check.
struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write the ledger as a folder that strangers can check without this program.",
    discussion: """
      The folder has the entries, the documents, the signed checkpoints, the tree in tiles (c2sp.org/tlog-tiles), \
      SHA256SUMS, and VERIFY.txt, which says how to check it and is itself a short Python program that does.

      Examples:
        ledger export --bundle north/
        python3 north/VERIFY.txt --key "$(ledger key show north.key)"
      """)

  @Option(help: ArgumentHelp("The new folder.", valueName: "folder"))
  var bundle: String

  @OptionGroup var place: LedgerOptions

  func run() throws {
    let summary = try place.open(for: .reading).export(bundle: bundle)
    let entries = Readable.count(summary.entries, "entry", "entries")
    let signed = summary.sealed.map { "the first \(Readable.count($0)) are signed" } ?? "none is signed"
    Console.lines("\(entries), \(signed); \(Readable.count(summary.documents, "document"))")
  }
}

/// `ledger import`: a ledger from a bundle.
struct Import: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make a ledger from a folder that `ledger export` wrote.",
    discussion: """
      The new ledger has the same entries, root and checkpoints; all of it is checked before the file is there.

      Example:
        ledger import --bundle north/ --ledger copy.ledger
      """)

  @Option(help: ArgumentHelp("The folder.", valueName: "folder"))
  var bundle: String

  @OptionGroup var place: LedgerOptions
  @OptionGroup var clock: ClockOptions

  func run() throws {
    let result = try Ledger.create(at: place.path, fromBundle: bundle, now: try clock.time, rules: place.rules)
    let entries = Readable.count(result.size, "entry", "entries")
    Console.lines("\(place.path): \(entries), root \(result.root)")
  }
}

/// `ledger backup`: a copy while others write.
struct Backup: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Copy the ledger to a new file, also while others write to it.",
    discussion: """
      Copying the file with other programs can catch it in the middle of a write.

      Example:
        ledger backup ~/backups/2024-01-02.ledger
      """)

  @Argument(help: ArgumentHelp("The new file.", valueName: "file"))
  var file: String

  @OptionGroup var place: LedgerOptions

  func run() throws {
    let size = try place.open(for: .reading).backup(to: file)
    Console.lines("\(file): \(Readable.count(size, "entry", "entries"))")
  }
}

/// `ledger merge`: what another ledger states.
struct Merge: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Append what another ledger states and this one does not.",
    discussion: """
      The same document is entered once, and a second merge appends nothing. Where the two state different things this \
      ledger's word stays, and the difference is told.

      Example:
        ledger merge colleague.ledger
      """)

  @Argument(help: ArgumentHelp("The other ledger's file.", valueName: "file"))
  var other: String

  @OptionGroup var place: LedgerOptions
  @OptionGroup var clock: ClockOptions

  func run() throws {
    let ledger = try place.open(for: .writing)
    let source = try Ledger.open(other, for: .reading, rules: place.rules)
    let identities = try [place.path, other].map {
      try System.status(of: SystemPath(typed: $0), following: true).identity
    }
    guard identities[0] != identities[1] else { throw ValidationError("\(other) is the ledger itself") }
    let summary = try ledger.merge(source, statement: try clock.statement)
    for conflict in summary.conflicts { Console.say(conflict) }
    let new = summary.entries == 0 ? "nothing new" : Readable.count(summary.entries, "new entry", "new entries")
    Console.lines(
      "\(new), \(Readable.count(summary.documents, "new document")), \(Readable.count(summary.known)) known, "
        + Readable.count(summary.conflicts.count, "conflict"))
  }
}
