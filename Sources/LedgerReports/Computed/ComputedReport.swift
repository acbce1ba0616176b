public import LedgerAudit
import LedgerStore
import LedgerTypes

/// A report whose rows follow from comparing claims, which SQL cannot do in one scan.
struct ComputedReport: Sendable {
  let name: String
  let title: String
  let description: String
  let conventions: [String]
  let columns: [ReportColumn]
  /// The headings of pages for the values of the first column, each with a table of its own; nil for one table.
  let sections: [String: String]?
  /// The columns that pages show, in this order; nil for all. The others say in parts what a sentence says whole.
  let onPages: [String]?
  private let body: @Sendable (ReportSource) throws -> ComputedTable

  init(
    _ name: String, title: String, description: String, conventions: [String] = [], columns: [ReportColumn],
    sections: [String: String]? = nil, onPages: [String]? = nil,
    body: @escaping @Sendable (ReportInput) throws -> ComputedTable
  ) {
    self.name = name
    self.title = title
    self.description = description
    self.conventions = conventions
    self.columns = columns
    self.sections = sections
    self.onPages = onPages
    self.body = { try body(ReportInput($0)) }
  }

  /// A report that takes the claims one after the other, and never has them all at once.
  init(
    streaming name: String, title: String, description: String, conventions: [String] = [], columns: [ReportColumn],
    onPages: [String]? = nil, body: @escaping @Sendable (ReportSource) throws -> ComputedTable
  ) {
    self.name = name
    self.title = title
    self.description = description
    self.conventions = conventions
    self.columns = columns
    sections = nil
    self.onPages = onPages
    self.body = body
  }

  func table(_ source: ReportSource) throws -> ComputedTable { try body(source) }

  /// What catalogs and metadata know of the report: everything but how its rows come about.
  var definition: ReportDefinition {
    ReportDefinition(
      name: name, title: title, description: description, conventions: conventions + Self.shared,
      filters: ReportFilterName.allCases, columns: columns, onPages: onPages, lookups: [], groupKey: [], order: [],
      sql: "",
      detailSQL: nil)
  }

  private static let shared = [
    "Each document counts in its newest extraction, without retracted claims.",
    "Rows describe the texts; they are no verdicts. The passage is the address of the words, as a text fragment.",
  ]

  /// All of them, in the order in which they are listed.
  static let all: [ComputedReport] = [
    .discrepancies, .revisions, .firstAppearance, .citations, .independence, .sourceMix, .labels, .caveats, .coverage,
    .range, .document, .provenance, .asKnown, .integrity, .briefing,
  ]
}

/// Rows, what they come to, and pictures of them.
struct ComputedTable {
  /// The answer in plain words, one sentence each; pages begin with it.
  var summary: [String] = []
  var rows: [[ReportValue]] = []
  /// In place of `rows`: rows that need not be in memory all at once. A closure is called with each.
  var later: ((([ReportValue]) throws -> Void) throws -> Void)?
  var charts: [Chart] = []

  /// The rows, whichever way they come.
  func allRows() throws -> [[ReportValue]] {
    guard let later else { return rows }
    var all: [[ReportValue]] = []
    try later { all.append($0) }
    return all
  }
}

/// A picture with its words, for HTML.
struct Chart: Hashable, Sendable {
  /// The heading.
  let title: String
  /// What the picture shows, for those who do not see it.
  let description: String
  /// An `svg` element without title and description.
  let svg: String
}

/// Settings of computed reports.
public struct ComputedOptions: Hashable, Sendable {
  /// What vague words stand for.
  public var vague = VagueConvention.none
  /// The document of the report `document`: its entry, path, id or address.
  public var document: String?
  /// The claim of the report `provenance`: its id or the beginning of it.
  public var claim: String?
  /// Answers to findings; what expires is shown with its last day, since reports know no clock.
  public var answers = AllowList()

  /// The usual settings.
  public init() {}

  /// The settings that were chosen, in words.
  var conventions: [String] {
    var words = vague == .none ? [] : [vague.explanation]
    if let document { words.append("Document: \(document)") }
    if let claim { words.append("Claim: \(claim)") }
    if !answers.answers.isEmpty { words.append("Answers to findings count: \(answers.answers.count).") }
    return words
  }
}

extension AuditCheck {
  /// A check that reports rest on.
  static func named(_ name: String) -> AuditCheck {
    guard let check = AuditChecks.all.first(where: { $0.name == name }) else {
      preconditionFailure("the audit has no check \(name)")
    }
    return check
  }
}

extension ReportColumn {
  /// A column of a computed report.
  static func computed(
    _ name: String, _ type: ReportValueType = .text, _ title: String, _ description: String
  ) -> ReportColumn {
    ReportColumn(name: name, content: .value(type, inputs: [name]), title: title, description: description)
  }

  /// The columns that lead back to the words of a claim; of several claims in a row each has a name before them.
  static func words(of name: String = "", title word: String? = nil) -> [ReportColumn] {
    let start = name.isEmpty ? "" : name + "_"
    let word = word ?? name.sentenceStart
    func title(_ words: String) -> String { word.isEmpty ? words.sentenceStart : word + " " + words }
    return [
      computed(start + "claim", .id, title("claim"), "The claim's identifier, for `ledger why`."),
      computed(start + "quote", title("quote"), "The sentence that states the claim."),
      computed(start + "document", title("document"), "The document's title, else its identifier, path or digest."),
      computed(start + "passage", title("passage"), "The address of the sentence, as a text fragment."),
    ]
  }

  static let publisher = computed("publisher", "Publisher", "Who published the document.")
  static let published = computed("published", .date, "Published", "When.")
  static let measure = computed("measure", "Measure", "What is counted.")
  static let place = computed("place", "Place", "Where, as the texts or the source's own place say.")
  static let population = computed("population", "Population", "Which people are counted.")
  static let source = computed("source", "Source", "Who the number comes from.")

  /// A column of words.
  static func computed(_ name: String, _ title: String, _ description: String) -> ReportColumn {
    computed(name, .text, title, description)
  }
}

extension ReportValue {
  /// The cells that lead back to the words of a claim.
  static func words(of claim: ClaimEvidence?) -> [ReportValue] {
    [claim.map { .id($0.claim) } ?? .absent, .words(claim?.quote), .words(claim?.title), .words(claim?.passage)]
  }

  /// A day yyyymmdd.
  static func day(_ day: Int) -> ReportValue { words(CivilDate(stored: day)?.description) }
}
