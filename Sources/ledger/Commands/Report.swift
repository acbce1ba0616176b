public import ArgumentParser
import LedgerAudit
import LedgerExtraction
public import LedgerReports
import LedgerStore
import LedgerTypes

/// `ledger report`: tables for people and for other programs.
struct Report: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show the ledger's figures as tables.",
    discussion: """
      Without a name: timeline and sources.

      \(ReportCatalog.overview)

      Examples:
        ledger report
        ledger report timeline --measure killed --place Gaza --since 2023-12
        ledger report --csv -o tables/
        ledger report claims --csv > claims.csv
        ledger report sources --json --source gaza-moh
        ledger report discrepancies --html --place Gaza -o gaza.html
        ledger report document --document article.txt
        ledger report briefing --place Gaza --measure killed --since 2024
      """)

  @Argument(help: ArgumentHelp("Which report, from the list above or from --reports.", valueName: "name"))
  var names: [String] = []

  @OptionGroup var place: LedgerOptions

  @Flag(help: "Write CSV (RFC 4180); what it says about itself goes into NAME.meta.json beside the file.")
  var csv = false

  @Flag(help: "Write Markdown; the usual form.")
  var md = false

  @Flag(help: "Write JSON.")
  var json = false

  @Flag(help: "Write one self-contained HTML page with charts.")
  var html = false

  @Option(help: ArgumentHelp("What vague words stand for: none, literal or acled.", valueName: "convention"))
  var vague = VagueConvention.none

  @Option(help: ArgumentHelp("The ledger as it stood at the end of this day.", valueName: "date"))
  var asKnown: CivilDate?

  @Option(
    help: ArgumentHelp(
      "The document of the report `document`: entry, path, id, address or words of its title.", valueName: "name"))
  var document: String?

  @Option(help: ArgumentHelp("The claim of the report `provenance`, or its beginning.", valueName: "id"))
  var claim: String?

  @Option(help: ArgumentHelp("Write the graph of `citations` alone: mermaid, dot or svg.", valueName: "form"))
  var graph: CitationGraphForm?

  @Option(
    name: [.customShort("o"), .long], help: ArgumentHelp("A file, or a folder for one file each.", valueName: "path"))
  var output: String?

  @Option(help: ArgumentHelp("Only this measure; may be given several times.", valueName: "measure"))
  var measure: [String] = []

  @Option(name: .customLong("source"), help: ArgumentHelp("Only this source: id, name or alias.", valueName: "name"))
  var source: [String] = []

  @Option(name: .customLong("place"), help: ArgumentHelp("Only this place and what lies in it.", valueName: "name"))
  var places: [String] = []

  @Option(help: ArgumentHelp("Only this publisher.", valueName: "name"))
  var publisher: [String] = []

  @Option(help: ArgumentHelp("Only figures that hold on or after this day.", valueName: "date"))
  var since: String?

  @Option(help: ArgumentHelp("Only figures that hold on or before this day.", valueName: "date"))
  var until: String?

  @Option(help: ArgumentHelp("Only this status; may be given several times.", valueName: "status"))
  var status: [String] = []

  @Option(help: ArgumentHelp("Also take report definitions from this folder.", valueName: "folder"))
  var reports: String?

  @Flag(help: "CSV: guard text cells against being read as formulas.")
  var excelSafe = false

  @Flag(help: "CSV: begin with a byte order mark, for Excel.")
  var bom = false

  @Flag(help: "CSV: a row of HXL hashtags below the header, for the tools of humanitarian data teams.")
  var hxl = false

  func validate() throws {
    guard [csv, md, json, html].filter({ $0 }).count <= 1 else {
      throw ValidationError("--csv, --md, --json and --html exclude each other")
    }
    guard csv || !(excelSafe || bom || hxl) else {
      throw ValidationError("--excel-safe, --bom and --hxl belong to --csv")
    }
  }

  func run() throws {
    var filters = try usage {
      try ReportFilters(
        measures: measure, sources: source, places: places, publishers: publisher, since: since, until: until,
        statuses: status)
    }
    filters.asKnown = asKnown
    let shipped = try ReportCatalog.shipped()
    let catalog = try reports.map { try shipped.adding(folder: $0) } ?? shipped
    let reporter = Reporter(
      ledger: try place.open(for: .reading), catalog: catalog, program: ProgramVersion.line,
      ruleSet: Extractor.ruleSet, names: { BodyNames(try Registry.shipped().sources) },
      areas: { Registry.shippedAreas })
    let outcome = try usage {
      var request = ReportRequest(names: names, format: format, filters: filters)
      request.options.vague = vague
      request.options.answers = try AnswerFile.all(beside: place.path, and: [])
      request.options.document = document
      request.options.claim = claim
      let destination = ReportDestination(path: output ?? "-")
      if let graph { return try reporter.writeCitations(graph, request, to: destination) }
      return try reporter.write(request, to: destination)
    }
    for file in outcome.files { Console.say("wrote \(file)") }
    for hint in outcome.hints { Console.say(hint) }
  }

  private var format: ReportFormat {
    // A file is exact; a terminal would obey the controls in a name.
    let isShown = output == nil && System.isTerminal(1)
    if csv {
      return .csv(CSVOptions(excelSafe: excelSafe, byteOrderMark: bom, visibleControls: isShown, hashtags: hxl))
    }
    if html { return .html }
    return json ? .json : .markdown
  }

  /// A word that no report knows is wrong usage.
  private func usage<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let error as ReportError {
      switch error {
      case .unknownReport, .unsupportedFilter, .invalidFilter: throw ValidationError("\(error)")
      default: throw error
      }
    }
  }
}

extension CitationGraphForm: ExpressibleByArgument {}
