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

/// Writes findings with the words that they rest on.
public struct AuditReport: Sendable {
  let result: AuditResult
  let metadata: AuditMetadata
  let evidence: [Int: ClaimEvidence]
  /// Where sentences stand in their files, by claim, for formats that mark them there.
  let regions: [Int: TextRegion]

  /// Reads the words behind the findings, and what else the format needs.
  public init(
    _ result: AuditResult, metadata: AuditMetadata, snapshot: LedgerSnapshot, format: AuditFormat = .markdown
  ) throws {
    self.result = result
    self.metadata = metadata
    let entries = result.findings.flatMap { finding in finding.facts.map { result.context.table.facts[$0].seq } }
    evidence = try ClaimEvidence.byEntry(entries, in: snapshot)
    regions = format == .sarif ? try TextRegion.byEntry(entries, in: snapshot) : [:]
  }

  /// The whole list in one format.
  public func bytes(_ format: AuditFormat) -> [UInt8] {
    switch format {
    case .markdown: Array(markdown.utf8)
    case .csv: Array(csv.utf8)
    case .json: json
    case .sarif: sarif
    case .junit: Array(junit.utf8)
    }
  }

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

  /// The words behind a finding, the decisive claim first.
  func evidence(of finding: Finding) -> [ClaimEvidence] {
    finding.facts.compactMap { evidence[result.context.table.facts[$0].seq] }
  }
}
