import LedgerDigest
public import LedgerTypes

/// How much a finding matters to a reader of the figures.
public enum Severity: String, Sendable, CaseIterable, Comparable {
  case high, medium, low

  /// `low` < `medium` < `high`.
  public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .low: 0
    case .medium: 1
    case .high: 2
    }
  }
}

/// A figure of a reference series that a finding rests on.
public struct ReferencePoint: Hashable, Sendable {
  /// The series' name.
  public let series: String
  /// The field's name.
  public let field: String
  /// The day.
  public let date: CivilDate
  /// The figure.
  public let value: ExactDecimal
}

/// What one check found: it describes the texts and gives no verdict.
public struct Finding: Hashable, Sendable {
  /// Whether somebody answered it.
  public enum State: Hashable, Sendable {
    /// Nobody did.
    case open
    /// Accepted, for this reason, until this day if there is one.
    case accepted(reason: String, expires: CivilDate?)
  }

  /// A stable identifier: 12 hexadecimal digits over the check and what it rests on.
  public let id: String
  /// The check's name.
  public let check: String
  /// How much it matters.
  public let severity: Severity
  /// Open or accepted.
  public var state: State = .open
  /// One sentence that describes what the texts say.
  public let text: String
  /// The arithmetic, in words; empty where there is none.
  public let arithmetic: String
  /// The claims it rests on, by place in the fact table, the decisive one first.
  public let facts: [Int]
  /// The figures of reference series that it rests on.
  public let references: [ReferencePoint]

  /// A finding; its id follows from the check and from what it rests on.
  ///
  /// - Parameter subject: what else tells it apart from other findings of the same claims.
  init(
    _ check: AuditCheck, facts: [Int], in table: FactTable, references: [ReferencePoint] = [],
    subject: String = "", text: String, arithmetic: String = ""
  ) {
    var key = check.name + "\n" + subject
    for id in facts.map({ table.facts[$0].id }).sorted() { key += "\n\(id)" }
    for point in references { key += "\n\(point.series)/\(point.field)/\(point.date)" }
    id = String(SHA256.digest(Array(key.utf8)).description.prefix(12))
    self.check = check.name
    severity = check.severity
    self.facts = facts
    self.references = references
    self.text = text
    self.arithmetic = arithmetic
  }

  /// Whether nobody answered it.
  public var isOpen: Bool { state == .open }
}
