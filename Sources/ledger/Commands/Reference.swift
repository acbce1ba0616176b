import ArgumentParser
import LedgerAudit
import LedgerDigest
import LedgerStore
import LedgerTypes

/// `ledger reference`: series that claims are compared with.
struct Reference: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Keep reference series, which claims are compared with and which are audited themselves.",
    discussion: """
      A reference series is a table of figures by day: CSV with a column of dates, JSON keyed by dates, or a JSON list \
      of objects with a date. The ledger keeps it as a document without claims. A series whose name or file names a \
      place ("gaza-daily") is compared with claims about that place.

      Examples:
        ledger reference import series.json --name gaza-daily --fields 'killed*,injured*'
        ledger reference list
      """,
    subcommands: [Import.self, List.self])

  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Enter a reference series; one of the same name is superseded, and stays in the log.")
    @Argument(help: ArgumentHelp("A CSV or JSON file.", valueName: "file"))
    var file: String
    @Option(help: ArgumentHelp("What the series is called.", valueName: "name"))
    var name: String
    @Option(help: ArgumentHelp("Only fields that match one of these globs, separated by commas.", valueName: "globs"))
    var fields: [String] = []
    @OptionGroup var place: LedgerOptions
    @OptionGroup var clock: ClockOptions

    func run() throws {
      let patterns = fields.flatMap { $0.split(separator: ",") }.map { $0.trimmingSpaces }.filter { !$0.isEmpty }
      let fileName = file.split(separator: "/").last.map(String.init) ?? file
      let series = try ReferenceReader(name: name, file: fileName, patterns: patterns)
        .series(try WholeFile.bytes(of: file, upTo: 64 << 20).bytes)
      let now = try clock.time
      let run = RunDescription(
        program: ProgramVersion.program, ruleSet: "reference/1", registryDigest: SHA256.digest([]), recorded: now)
      let ledger = try openOrCreate(now)
      let entered = try series.enter(into: ledger, run: run)
      let size = "\(series.fields.count) fields, \(series.pointCount) figures"
      try acknowledge(
        entered.isKnown
          ? "series \(name): the ledger has it already, as document \(entered.document)"
          : "document \(entered.document): series \(name), \(size)")
    }

    /// A ledger may begin with its reference series.
    private func openOrCreate(_ now: Timestamp) throws -> Ledger {
      do {
        return try place.open(for: .writing)
      } catch LedgerError.notFound {
        let origin = place.path.split(separator: "/").last.map(String.init) ?? place.path
        let nonce =
          clock.now == nil
          ? ClaimID(bits: UInt64.random(in: .min ... .max)) : ClaimID(SHA256.digest(Array("\(origin)\n\(now)".utf8)))
        return try Ledger.create(
          at: place.path, origin: origin, nonce: nonce.description,
          statement: Statement(by: "\(ProgramVersion.program) auto", recorded: now), rules: place.rules)
      }
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List the reference series of the ledger.")
    @OptionGroup var place: LedgerOptions
    @OptionGroup var listing: ListingOptions

    func run() throws {
      try listing.print(try place.read { try ReferenceSeries.all(in: $0) }) { series in
        series.name.padded(20) + "\(series.fields.count) fields, \(series.pointCount) figures".padded(32)
          + "\(Self.span(series))  from \(series.file)"
      } members: { series, json in
        json.member("name", series.name)
        json.member("file", series.file)
        json.member("sha256", series.digest.description)
        json.member("patterns", series.patterns)
        json.member("fields", series.fields.map(\.name))
        json.member("figures", series.pointCount)
        json.member("dates", Self.span(series))
      }
    }

    private static func span(_ series: ReferenceSeries) -> String {
      let first = series.fields.compactMap { $0.points.first?.date }.min()
      let last = series.fields.compactMap { $0.points.last?.date }.max()
      guard let first, let last else { return "" }
      return "\(first)/\(last)"
    }
  }
}

extension Substring {
  /// The text without blanks at its sides.
  fileprivate var trimmingSpaces: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
