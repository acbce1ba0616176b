import LedgerTypes

extension AuditReport {
  /// For people: each finding with its arithmetic and the sentences behind it.
  func writeMarkdown(to sink: Sink) throws {
    var text = "# Audit findings\n\n"
    func drain() throws {
      try sink(Array(text.utf8))
      text = ""
    }
    for severity in Severity.allCases.sorted(by: >) {
      let findings = result.findings.filter { $0.severity == severity }
      guard !findings.isEmpty else { continue }
      text += "## \(severity.rawValue.prefix(1).uppercased() + severity.rawValue.dropFirst())\n\n"
      try forEach(findings) {
        text += item($0, $1)
      } drain: {
        try drain()
      }
    }
    let open = result.findings.count { $0.isOpen }
    let count = result.findings.count
    text += "\(count) \(count == 1 ? "finding" : "findings"), \(open) open. \(AuditMetadata.statement)\n\n"
    for convention in metadata.conventions { text += "- \(Self.safe(convention))\n" }
    text += "- Checks: \(metadata.checks.joined(separator: ", "))\n"
    text += "- Ledger: \(Self.safe(metadata.origin)), \(metadata.entries) entries, head `\(metadata.head)`\n"
    text += "- Made by \(Self.safe(metadata.program)), rule set \(Self.safe(metadata.ruleSet))\n"
    try drain()
  }

  /// One finding as an item of a list.
  private func item(_ finding: Finding, _ words: FindingWords) -> String {
    var text = "- **\(finding.check)** `\(finding.id)` — \(Self.safe(finding.text))\n"
    if !finding.arithmetic.isEmpty { text += "  - \(Self.safe(finding.arithmetic))\n" }
    if case .accepted(let reason, let expires) = finding.state {
      text += "  - accepted\(expires.map { " until \($0)" } ?? ""): \(Self.safe(reason))\n"
    }
    for words in words.of(finding) {
      let place = [words.publisher, words.published, words.title].compactMap { $0 }.map(Self.safe)
      text += "  - `\(words.claim)` “\(Self.safe(words.quote))” — \(place.joined(separator: ", "))"
      text += words.passage.map { " (<\($0)>)" } ?? ""
      text += "\n"
    }
    return text
  }

  /// Text in which nothing is markup, a link or a control (CommonMark 0.31).
  static func safe(_ text: String) -> String {
    var result = ""
    for scalar in DisplayEscape.visible(text).unicodeScalars {
      switch scalar {
      case "\n", "\r", "\t": result += " "
      case "\\", "`", "*", "[", "]", "<", ">", "&", "|", "~", "$", "@", "_", "#": result += "\\" + String(scalar)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

extension AuditReport {
  /// One finding with its rule and the words behind it.
  public func explanation(of finding: Finding) throws -> String {
    var text = "# \(finding.check) `\(finding.id)`\n\n"
    if let check = AuditChecks.all.first(where: { $0.name == finding.check }) {
      text += "Severity \(check.severity.rawValue). \(Self.safe(check.definition))\n\n"
    }
    text += item(finding, try words(of: [finding]))
    for point in finding.references {
      text += "  - reference \(Self.safe(point.series)), \(Self.safe(point.field)), \(point.date): \(point.value)\n"
    }
    return text + "\n\(AuditMetadata.statement)\n"
  }
}
