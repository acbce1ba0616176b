public import LedgerStore
public import LedgerTypes

/// The findings of one state of a ledger.
public struct AuditResult: Sendable {
  /// The findings, by check, then in the order of the claims.
  public let findings: [Finding]
  /// What they rest on.
  public let context: AuditContext
  /// The checks that ran.
  public let checks: [AuditCheck]

  /// Runs checks on a snapshot.
  ///
  /// - Parameters:
  ///   - names: the bodies that authors of texts may be.
  ///   - allow: answers of people.
  ///   - day: the day on which answers are judged to have expired or not.
  public init(
    _ snapshot: LedgerSnapshot, checks: [AuditCheck], vague: VagueConvention, names: BodyNames = BodyNames(),
    allow: AllowList, day: CivilDate
  ) throws {
    let context = AuditContext(
      table: try FactTable(snapshot, names: names), references: try ReferenceSeries.all(in: snapshot), vague: vague)
    self.init(context, checks: checks, allow: allow, day: day)
  }

  /// Runs checks on what is read already.
  public init(_ context: AuditContext, checks: [AuditCheck], allow: AllowList, day: CivilDate) {
    self.context = context
    self.checks = checks
    var findings: [Finding] = []
    for check in checks {
      for var finding in check.findings(context) {
        finding.state = allow.state(of: finding.id, on: day)
        findings.append(finding)
      }
    }
    self.findings = findings
  }

  /// The open findings at or above a severity.
  public func open(atLeast severity: Severity) -> [Finding] {
    findings.filter { $0.isOpen && $0.severity >= severity }
  }
}
