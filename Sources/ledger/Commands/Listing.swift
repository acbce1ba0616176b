import ArgumentParser
import LedgerStore
import LedgerTypes

/// A command that lists records: text for people, JSON Lines for programs.
///
/// Only the last column of a line is free text, so that nothing that a document says can shift a number.
struct ListingOptions: ParsableArguments {
  @Flag(help: "Print one JSON object for each, on a line of its own.")
  var json = false

  /// Prints the records.
  func print<Record>(
    _ records: [Record], line: (Record) -> String, members: (Record, inout JSONBuffer) -> Void
  ) throws {
    let output = OutputStream()
    if json {
      var buffer = JSONBuffer()
      for record in records {
        buffer.object { members(record, &$0) }
        buffer.endLine()
      }
      try output.write(buffer.bytes)
    } else {
      for record in records { try output.writeLine(DisplayEscape.visible(line(record)).trimmedEnd) }
    }
    try output.flush()
  }
}

/// `ledger documents`: what was read.
struct Documents: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the documents of the ledger, oldest first.",
    discussion: """
      Each line has the entry, the publication date, the number of claims in force, and publisher, title and path.

      Examples:
        ledger documents
        ledger documents --json | jq -r .sha256
      """)

  @OptionGroup var place: LedgerOptions
  @OptionGroup var listing: ListingOptions

  func run() throws {
    try listing.print(try place.read { try $0.documents() }) { document in
      let name = [document.publisher, document.title, document.path ?? document.url].compactMap { $0 }
      return "\(document.seq)".aligned(6) + "  " + (document.published ?? "").padded(12)
        + Readable.count(document.claims, "claim").aligned(12) + "  " + name.joined(separator: " · ")
    } members: { document, json in
      json.member("seq", document.seq)
      json.member("id", document.id)
      json.member("path", document.path)
      json.member("url", document.url)
      json.member("title", document.title)
      json.member("publisher", document.publisher)
      json.member("author", document.author)
      json.member("language", document.language)
      json.member("published", document.published)
      json.member("retrieved", document.retrieved)
      json.member("recorded", document.recorded)
      json.member("media", document.media)
      json.member("bytes", document.size)
      json.member("sha256", document.digest.description)
      json.member("text_sha256", document.textDigest.description)
      json.member("run", document.run)
      json.member("claims", document.claims)
    }
  }
}

/// `ledger runs`: by which program, rules and registry claims were found.
struct Runs: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the runs that entered documents, oldest first.",
    discussion: """
      A run records the program's version, its rule set and the SHA-256 of the registry that it used.

      Examples:
        ledger runs
        ledger runs --json
      """)

  @OptionGroup var place: LedgerOptions
  @OptionGroup var listing: ListingOptions

  func run() throws {
    try listing.print(try place.read { try $0.runs() }) { run in
      "\(run.seq)".aligned(6) + "  " + run.recorded.padded(22) + run.program.padded(16)
        + "rules \(run.ruleSet)  registry \(run.registryDigest.description.prefix(12))  "
        + "\(Readable.count(run.documents, "document")), \(Readable.count(run.claims, "claim"))"
    } members: { run, json in
      json.member("seq", run.seq)
      json.member("recorded", run.recorded)
      json.member("program", run.program)
      json.member("rule_set", run.ruleSet)
      json.member("registry_sha256", run.registryDigest.description)
      json.member("documents", run.documents)
      json.member("claims", run.claims)
    }
  }
}
