import ArgumentParser
import LedgerExtraction
import LedgerStore
import LedgerTypes

/// `ledger sources`: who is cited, and what people state about them.
struct Sources: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the cited sources with their names, and state new ones.",
    discussion: """
      What a person states here is an entry of its own, and later extractions know it.

      Examples:
        ledger sources
        ledger sources add kavar-hospital hospital "Kavar General Hospital" --place Kavar
        ledger sources alias gaza-moh "the strip's health authorities" --kind descriptor
        ledger sources merge "Ministry of Health" gaza-moh --reason "same spokesman"
      """,
    subcommands: [List.self, Add.self, Alias.self, Merge.self], defaultSubcommand: List.self)
}

extension Sources {
  /// `ledger sources list`.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List the sources by their first use.",
      discussion: """
        Each line has the entry, the number of claims in force that cite it, its kind, its identifier, its name and \
        the other names that texts and people gave it.

        --confusable lists the names alone that look like another source's and are not the same characters, that mix \
        the letters of two alphabets, or that hold characters which nobody sees. They are kept apart either way; \
        `ledger sources merge` states that two are one.

        Examples:
          ledger sources list --json | jq -r .name
          ledger sources --confusable
        """)

    @OptionGroup var place: LedgerOptions
    @OptionGroup var listing: ListingOptions

    @Flag(help: "List only the names that may be taken for others.")
    var confusable = false

    func run() throws {
      let sources = try place.read { try $0.sources() }
      guard !confusable else { return try printConfusable(sources) }
      try listing.print(sources) { source in
        let merged = source.canonical == source.seq ? "" : " → \(source.canonical)"
        let others = source.aliases.map(\.text).filter { $0 != source.name }
        let name = source.name.isEmpty ? "(unnamed)" : source.name
        return "\(source.seq)".aligned(6) + Readable.count(source.claims, "claim").aligned(13) + "  "
          + source.kind.rawValue.padded(20) + (source.id ?? "-").padded(20) + name + merged
          + (others.isEmpty ? "" : " (\(others.joined(separator: "; ")))")
      } members: { source, json in
        json.member("seq", source.seq)
        json.member("id", source.id)
        json.member("name", source.name)
        json.member("kind", source.kind.rawValue)
        json.member("place", source.place)
        json.member("canonical", source.canonical)
        json.member("claims", source.claims)
        json.key("aliases")
        json.array { json in
          for alias in source.aliases {
            json.object { json in
              json.member("text", alias.text)
              json.member("kind", alias.kind?.rawValue)
              json.key("needs_context")
              json.value(alias.needsContext)
              json.key("stated")
              json.value(alias.stated)
              json.member("claims", alias.claims)
            }
          }
        }
      }
    }
  }

  /// `ledger sources add`.
  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "State a source that the registry does not know.",
      discussion: """
        Example:
          ledger sources add kavar-hospital hospital "Kavar General Hospital" --place Kavar
        """)

    @Argument(help: "A short identifier: lower case, digits and hyphens.")
    var id: String

    @Argument(help: "What sort of body it is: \(SourceKind.allValueStrings.joined(separator: ", ")).")
    var kind: SourceKind

    @Argument(help: "The preferred name.")
    var name: String

    @Option(name: .customLong("place"), help: ArgumentHelp("The place that it answers for.", valueName: "name"))
    var region: String?

    @OptionGroup var place: LedgerOptions
    @OptionGroup var clock: ClockOptions

    func run() throws {
      let source = RegisteredSource(id: id, name: name, kind: kind, place: region)
      let entry = try place.open(for: .writing).addSource(source, statement: try clock.statement)
      try acknowledge("entry \(entry): source \(id), \(name)")
    }
  }

  /// `ledger sources alias`.
  struct Alias: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "State another name for a source.",
      discussion: """
        Example:
          ledger sources alias gaza-moh "the strip's health authorities" --kind descriptor --needs-context
        """)

    @Argument(help: "The source's identifier or name.")
    var source: String

    @Argument(help: "The words, without an article.")
    var words: String

    @Option(help: "What the words are to the source: \(AliasKind.allValueStrings.joined(separator: ", ")).")
    var kind = AliasKind.name

    @Flag(help: "The words name the source only where the document is about its place.")
    var needsContext = false

    @OptionGroup var place: LedgerOptions
    @OptionGroup var clock: ClockOptions

    func run() throws {
      let registered = try Registry.shipped().sources.first { $0.id == source || $0.name == source }
      let alias = SourceAlias(text: words, kind: kind, needsContext: needsContext)
      let entry = try place.open(for: .writing)
        .addAlias(alias, to: source, registered: registered, statement: try clock.statement)
      try acknowledge("entry \(entry): \(words) is \(source)")
    }
  }

  /// `ledger sources merge`.
  struct Merge: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "State that two sources are one body; reports then show the second for both.",
      discussion: """
        Example:
          ledger sources merge "Ministry of Health" gaza-moh --reason "same spokesman"
        """)

    @Argument(help: "The source's identifier or name.")
    var source: String

    @Argument(help: "The source that it is.")
    var target: String

    @Option(help: ArgumentHelp("Why.", valueName: "words"))
    var reason: String?

    @OptionGroup var place: LedgerOptions
    @OptionGroup var clock: ClockOptions

    func run() throws {
      let entry = try place.open(for: .writing)
        .merge(source: source, into: target, reason: reason, statement: try clock.statement)
      try acknowledge("entry \(entry): \(source) is \(target)")
    }
  }
}

/// Says what was entered, once it is committed.
func acknowledge(_ line: String) throws {
  try OutputStream().writeAndFlush(DisplayEscape.visible(line) + "\n")
}
