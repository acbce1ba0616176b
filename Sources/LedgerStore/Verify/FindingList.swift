/// What a verification finds, while it goes on.
final class FindingList {
  /// How many findings are listed; all are counted.
  static let limit = 1_000

  private(set) var findings: [VerificationFinding] = []
  private(set) var warnings: [VerificationFinding] = []
  private var looked = [Int](repeating: 0, count: CheckName.allCases.count)
  private var found: [CheckName: Int] = [:]
  private var ran: Set<CheckName> = []

  /// Notes something wrong.
  func add(_ check: CheckName, _ place: String, _ text: String) {
    found[check, default: 0] += 1
    if findings.count < Self.limit { findings.append(VerificationFinding(check: check, place: place, text: text)) }
  }

  /// Notes something odd.
  func warn(_ check: CheckName, _ place: String, _ text: String) {
    if warnings.count < Self.limit { warnings.append(VerificationFinding(check: check, place: place, text: text)) }
  }

  /// Notes that a check looked at `count` more things.
  func look(_ check: CheckName, _ count: Int = 1) { looked[check.place] += count }

  /// Takes over what another list has found, behind what this one has.
  func add(_ other: FindingList) {
    findings += other.findings.prefix(Self.limit - findings.count)
    warnings += other.warnings.prefix(Self.limit - warnings.count)
    for index in looked.indices { looked[index] += other.looked[index] }
    found.merge(other.found, uniquingKeysWith: +)
    ran.formUnion(other.ran)
  }

  /// Runs checks; an error in them is a finding of the first.
  func run(_ checks: [CheckName], _ body: () throws -> Void) {
    ran.formUnion(checks)
    do {
      try body()
    } catch {
      add(checks[0], "file", "it cannot be read to the end: \(error)")
    }
  }

  /// One line for each check, in the order of the enum.
  var checks: [VerificationCheck] {
    CheckName.allCases.map {
      VerificationCheck(name: $0, count: looked[$0.place], findings: found[$0] ?? 0, ran: ran.contains($0))
    }
  }
}

extension CheckName {
  /// The place of the check in the list.
  fileprivate var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
