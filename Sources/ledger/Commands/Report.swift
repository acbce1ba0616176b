import ArgumentParser
import LedgerExtraction
import LedgerReports
import LedgerStore

/// `ledger report`: tables for people and for other programs.
struct Report: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show the ledger's figures as tables.",
    discussion: """
      timeline is what was stated, by the day it holds for; sources is who stated it, under which names and through \
      whom; claims is one row for each claim with all its fields. Without a name: timeline and sources.

      Examples:
        ledger report
        ledger report timeline --measure killed --place Gaza --since 2023-12
        ledger report --csv -o tables/
        ledger report claims --csv > claims.csv
        ledger report sources --json --source gaza-moh
      """)

  @Argument(help: ArgumentHelp("Which report: timeline, sources, claims, or one of --reports.", valueName: "name"))
  var names: [String] = []

  @OptionGroup var place: LedgerOptions

  @Flag(help: "Write CSV (RFC 4180); what it says about itself goes into NAME.meta.json beside the file.")
  var csv = false

  @Flag(help: "Write Markdown; the usual form.")
  var md = false

  @Flag(help: "Write JSON.")
  var json = false

  @Option(
    name: [.customShort("o"), .long], help: ArgumentHelp("A file, or a folder for one file each.", valueName: "path"))
  var output: String?

  @Option(help: ArgumentHelp("Only this measure; may be given several times.", valueName: "measure"))
  var measure: [String] = []

  @Option(name: .customLong("source"), help: ArgumentHelp("Only this source: id, name or alias.", valueName: "name"))
  var source: [String] = []

  @Option(name: .customLong("place"), help: ArgumentHelp("Only this place, as written.", valueName: "name"))
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

  func validate() throws {
    guard [csv, md, json].filter({ $0 }).count <= 1 else {
      throw ValidationError("--csv, --md and --json exclude each other")
    }
    guard csv || !(excelSafe || bom) else { throw ValidationError("--excel-safe and --bom belong to --csv") }
  }

  func run() throws {
    let filters = try usage {
      try ReportFilters(
        measures: measure, sources: source, places: places, publishers: publisher, since: since, until: until,
        statuses: status)
    }
    let shipped = try ReportCatalog.shipped()
    let catalog = try reports.map { try shipped.adding(folder: $0) } ?? shipped
    let reporter = Reporter(
      ledger: try Ledger.open(place.path, for: .reading), catalog: catalog, program: ProgramVersion.line,
      ruleSet: Extractor.ruleSet)
    let outcome = try usage {
      try reporter.write(
        ReportRequest(names: names, format: format, filters: filters), to: ReportDestination(path: output ?? "-"))
    }
    for file in outcome.files { Console.say("wrote \(file)") }
    for hint in outcome.hints { Console.say(hint) }
  }

  private var format: ReportFormat {
    // A file is exact; a terminal would obey the controls in a name.
    let isShown = output == nil && System.isTerminal(1)
    if csv { return .csv(CSVOptions(excelSafe: excelSafe, byteOrderMark: bom, visibleControls: isShown)) }
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
