import CSQLite
import LedgerExtraction
import LedgerReports
import LedgerStore
import LedgerTypes

/// Reports over many claims, each beside a bare step over the columns that it reads (G9): the sources also beside SQL's
/// GROUP BY.
struct ReportGoal {
  let registry: Registry
  let folder: WorkFolder

  func run(claims: Int) throws -> [Goal] {
    let path = try folder.free("report.ledger")
    _ = try ScaleTable.fill(path, claims: claims, claimPercent: 95, registry, folder)
    let output = try folder.free("report.csv")
    let ledger = try Ledger.open(path, for: .reading)
    let reporter = Reporter(
      ledger: ledger, catalog: try ReportCatalog.shipped(), program: "benchmark", ruleSet: Extractor.ruleSet)
    let database = try SQLite(path, readOnly: true)
    let count = try database.number("SELECT count(*) FROM claim")
    print("\nReports over \(count) claims, milliseconds for a million: as CSV; a bare step of the same columns; rows")
    func milliseconds(_ seconds: Double) -> String { Goal.shown(seconds * 1e9 / Double(count)) }
    var goals: [Goal] = []
    for report in Self.reports {
      let request = ReportRequest(names: [report.name], format: .csv(CSVOptions()))
      let rows = try reporter.write(request, to: .file(output)).rows
      let times = try Clock.medians(
        rounds: 3,
        [
          { _ = try reporter.write(request, to: .file(output)) },
          { for query in report.columns { try database.read(query) } },
          { for query in report.words { try database.read("SELECT * FROM (\(query)) LIMIT \(rows)") } },
          { for query in report.groups { try database.read(query) } },
        ])
      let bare = times[1] + times[2]
      let group = report.groups.isEmpty ? "" : "; SQL's GROUP BY \(milliseconds(times[3]))"
      print("  \(report.name): \(milliseconds(times[0])); \(milliseconds(bare)); \(rows) rows\(group)")
      goals.append(
        Goal(
          name: "G9", title: "\(report.name) / bare step of the same columns", value: times[0] / bare,
          direction: .atMost, floor: 2.0, target: 1.3))
      if !report.groups.isEmpty {
        goals.append(
          Goal(
            name: "G9", title: "\(report.name) / SQL GROUP BY", value: times[0] / times[3], direction: .atMost,
            floor: 0.5, target: 0.15))
      }
    }
    return goals
  }

  /// A report with the columns that it reads.
  private struct Columns {
    let name: String
    /// Read from end to end.
    let columns: [String]
    /// Read for each row that is printed.
    var words: [String] = []
    /// What SQL would have to group to count the same.
    var groups: [String] = []
  }

  private static let documents = """
    SELECT extraction.seq, document.seq, document.publisher, coalesce(document.published_day, extraction.dateline_day)
    FROM extraction JOIN document ON document.seq = extraction.document
    """
  private static let sources = "SELECT seq, id, name, kind, place FROM source"
  private static let aliases = "SELECT number, text, kind FROM alias"
  private static let terms = "SELECT number, text FROM term"
  /// The words behind a claim.
  private static let evidence = """
    SELECT claim.id, coalesce(claim.stated, claim.value), sentence.quote, document.seq, document.title,
      publisher.name, document.published, document.path, sentence.start_char, document.url
    FROM claim JOIN extraction ON extraction.seq = claim.extraction
    JOIN document ON document.seq = extraction.document JOIN sentence ON sentence.number = claim.sentence
    LEFT JOIN publisher ON publisher.number = document.publisher
    """

  private static let reports = [
    Columns(
      name: "timeline",
      columns: [terms, sources],
      // Each claim with its sentence and its document, in the order of entry.
      words: [
        """
        SELECT claim.as_of_day, claim.as_of_end_day, claim.measure, claim.place, claim.population, claim.status,
          coalesce(claim.stated, claim.value), claim.low, claim.high, claim.scale, claim.bound, claim.kind, claim.source,
          claim.voice, document.publisher, document.title, document.url, claim.id, sentence.quote
        FROM claim JOIN extraction ON extraction.seq = claim.extraction
        JOIN document ON document.seq = extraction.document JOIN sentence ON sentence.number = claim.sentence
        """
      ]),
    Columns(
      name: "sources",
      columns: [
        "SELECT seq, id, extraction, measure, voice, as_of_day, as_of_end_day FROM claim ORDER BY seq",
        "SELECT claim, hop, source, alias, words, cue, resolved FROM attribution ORDER BY claim, position",
        terms, aliases, sources,
      ],
      groups: [
        "SELECT source, measure, count(*), min(as_of_day), max(as_of_day) FROM claim GROUP BY source, measure",
        """
        SELECT attribution.source, attribution.alias, document.publisher, count(*) FROM attribution
        JOIN claim ON claim.seq = attribution.claim JOIN extraction ON extraction.seq = claim.extraction
        JOIN document ON document.seq = extraction.document GROUP BY 1, 2, 3
        """,
        "SELECT source, cue, count(*) FROM attribution GROUP BY source, cue",
        """
        SELECT attribution.source, relay.source, count(*) FROM attribution
        JOIN attribution AS relay ON relay.claim = attribution.claim AND relay.hop = attribution.hop - 1 GROUP BY 1, 2
        """,
        """
        SELECT claim.source, document.publisher, count(*) FROM claim
        JOIN extraction ON extraction.seq = claim.extraction
        JOIN document ON document.seq = extraction.document GROUP BY 1, 2
        """,
      ]),
    Columns(
      name: "source-mix",
      columns: [
        "SELECT seq, extraction, voice, source FROM claim ORDER BY seq",
        "SELECT claim, hop, source, alias FROM attribution ORDER BY claim, position", documents, sources, aliases,
      ]),
    Columns(
      name: "labels",
      columns: [
        "SELECT seq, extraction FROM claim ORDER BY seq",
        "SELECT claim, hop, source, alias FROM attribution ORDER BY claim, position", documents, sources, aliases,
      ], words: [evidence]),
    Columns(
      name: "range",
      columns: [
        """
        SELECT seq, extraction, id, measure, unit, bound, low, high, scale, kind, status, voice, source, place, population,
          definition, as_of_day, as_of_end_day FROM claim ORDER BY seq
        """, "SELECT claim, vague_class, part_of FROM claim_detail ORDER BY claim", documents, sources, terms,
      ], words: [evidence]),
  ]
}
