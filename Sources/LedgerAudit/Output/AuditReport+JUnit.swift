import LedgerTypes

extension AuditReport {
  /// JUnit XML: one suite, one test case for each check, so that build servers show findings.
  var junit: String {
    let open = Dictionary(grouping: result.findings.filter(\.isOpen), by: \.check)
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    text +=
      "<testsuites><testsuite name=\"ledger audit\" tests=\"\(result.checks.count)\" failures=\"\(open.count)\">\n"
    for check in result.checks {
      text += "<testcase classname=\"ledger.audit\" name=\"\(check.name)\""
      guard let findings = open[check.name] else {
        text += "/>\n"
        continue
      }
      let words = findings.map { finding in
        "\(finding.id): \(finding.text)" + (finding.arithmetic.isEmpty ? "" : " [\(finding.arithmetic)]")
      }
      text += "><failure type=\"\(check.severity.rawValue)\" message=\"\(findings.count) open findings\">"
      text += Self.xml(words.joined(separator: "\n")) + "</failure></testcase>\n"
    }
    return text + "</testsuite></testsuites>\n"
  }

  /// Text for XML, with controls shown: XML 1.0 has no place for them.
  private static func xml(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { DisplayEscape.visible(String($0)) }
      .joined(separator: "\n").replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}
