public import LedgerStore
public import LedgerTypes

/// What a list of findings says about itself: enough to make it again.
public struct AuditMetadata: Hashable, Sendable {
  /// The sentence that every report carries.
  public static let statement = "A ledger entry records that a figure was stated, not that it is true."
  /// The program with its version.
  public let program: String
  /// The rule set of the program.
  public let ruleSet: String
  /// The ledger's name.
  public let origin: String
  /// How many entries the ledger had.
  public let entries: Int
  /// The root of the log.
  public let head: String
  /// When the newest entry of a run was made; nil without a run.
  public let recorded: String?
  /// The names of the checks that ran.
  public let checks: [String]
  /// The conventions that they followed.
  public let conventions: [String]

  /// What the list says about itself.
  public init(
    program: String, ruleSet: String, origin: String, entries: Int, head: Digest, recorded: String?, result: AuditResult
  ) {
    self.program = program
    self.ruleSet = ruleSet
    self.origin = origin
    self.entries = entries
    self.head = head.description
    self.recorded = recorded
    checks = result.checks.map(\.name)
    conventions = [
      "Findings describe the texts; they are no verdicts.",
      "Each document counts in its newest extraction, without retracted claims; only figures that are stated count.",
      "Figures are compared by interval arithmetic; a figure that ends in three zeros stands for its rounding.",
      result.context.vague.explanation,
    ]
  }
}

/// How findings are written down.
public enum AuditFormat: String, Sendable, CaseIterable {
  case markdown, csv, json, sarif, junit
}

/// Writes findings with the words that they rest on, which are read for some of them at a time.
///
/// It is valid only inside the use of the ledger that its snapshot belongs to.
public struct AuditReport {
  /// What is reported.
  public let result: AuditResult
  let metadata: AuditMetadata
  private let snapshot: LedgerSnapshot

  /// A report on findings of this state of the ledger.
  public init(_ result: AuditResult, metadata: AuditMetadata, snapshot: LedgerSnapshot) {
    self.result = result
    self.metadata = metadata
    self.snapshot = snapshot
  }

  /// Takes bytes that were written.
  public typealias Sink = ([UInt8]) throws -> Void

  /// Writes the whole list in one format.
  public func write(_ format: AuditFormat, to sink: Sink) throws {
    switch format {
    case .markdown: try writeMarkdown(to: sink)
    case .csv: try writeCSV(to: sink)
    case .json: try writeJSON(to: sink)
    case .sarif: try writeSARIF(to: sink)
    case .junit: try writeJUnit(to: sink)
    }
  }

  /// The whole list in one format.
  public func bytes(_ format: AuditFormat) throws -> [UInt8] {
    var bytes: [UInt8] = []
    try write(format) { bytes += $0 }
    return bytes
  }

  /// Calls `body` with each of some findings and its words; `drain` comes after some hundred.
  func forEach(
    _ findings: [Finding], needRegions: Bool = false, _ body: (Finding, FindingWords) throws -> Void,
    drain: () throws -> Void
  ) throws {
    for start in stride(from: 0, to: findings.count, by: Self.block) {
      let block = findings[start..<min(start + Self.block, findings.count)]
      let words = try FindingWords(block, table: result.context.table, snapshot: snapshot, needRegions: needRegions)
      for finding in block { try body(finding, words) }
      try drain()
    }
  }

  private static let block = 1_024

  /// What a list says about itself, as the file beside a CSV file has it.
  public var metadataFile: [UInt8] {
    var json = JSONBuffer()
    json.object { json in
      appendMetadata(to: &json)
      json.member("row_count", result.findings.count)
    }
    json.endLine()
    return json.bytes
  }

  /// What every format says about the list, with its names.
  var about: [(name: String, text: String)] {
    [
      ("statement", AuditMetadata.statement), ("program", metadata.program), ("rule_set", metadata.ruleSet),
      ("ledger_origin", metadata.origin), ("ledger_entries", "\(metadata.entries)"), ("ledger_head", metadata.head),
    ] + metadata.conventions.map { ("convention", $0) }
  }

  /// The words behind some findings.
  func words(of findings: ArraySlice<Finding>) throws -> FindingWords {
    try FindingWords(findings, table: result.context.table, snapshot: snapshot, needRegions: false)
  }
}

/// The words behind some findings.
struct FindingWords {
  private let table: FactTable
  private let evidence: [Int: ClaimEvidence]
  /// Where sentences stand in their files, for formats that mark them there.
  private let regions: [Int: TextRegion]

  init(_ findings: ArraySlice<Finding>, table: FactTable, snapshot: LedgerSnapshot, needRegions: Bool) throws {
    self.table = table
    let entries = findings.flatMap { finding in finding.facts.map { table.facts[$0].seq } }
    evidence = try ClaimEvidence.byEntry(entries, in: snapshot)
    regions = needRegions ? try TextRegion.byEntry(entries, in: snapshot) : [:]
  }

  /// The words of a finding, the decisive claim first.
  func of(_ finding: Finding) -> [ClaimEvidence] { finding.facts.compactMap { ofClaim($0) } }

  /// The words of a claim by its place in the table.
  func ofClaim(_ place: Int) -> ClaimEvidence? { evidence[table.facts[place].seq] }

  /// Where the sentence of a claim stands in its file.
  func region(ofClaim place: Int) -> TextRegion? { regions[table.facts[place].seq] }
}
