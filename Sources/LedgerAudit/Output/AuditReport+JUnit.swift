import LedgerTypes

extension AuditReport {
  /// JUnit XML, so that build servers show findings: one suite, one test case for each check.
  ///
  /// It follows the two schemas in use, Jenkins' and the one of Apache Ant's task: the second asks for a time and a host,
  /// and says what to write when there is none.
  func writeJUnit(to sink: Sink) throws {
    let open = Dictionary(grouping: result.findings.filter(\.isOpen), by: \.check)
    // Without a zone, as the schema has it; the time is the ledger's, so that the same ledger gives the same bytes.
    let time = (metadata.recorded ?? "1970-01-01T00:00:00Z").prefix(19)
    let counts = "tests=\"\(result.checks.count)\" failures=\"\(open.count)\" errors=\"0\" time=\"0\""
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    text += "<testsuites>\n"
    text +=
      "<testsuite name=\"ledger audit\" id=\"0\" package=\"ledger\" timestamp=\"\(time)\" hostname=\"localhost\" \(counts)>\n"
    text += "<properties>\n"
    for (name, value) in about { text += "<property name=\"\(name)\" value=\"\(Self.xml(value))\"/>\n" }
    text += "</properties>\n"
    for check in result.checks {
      text += "<testcase classname=\"ledger.audit\" name=\"\(check.name)\" time=\"0\""
      guard let findings = open[check.name] else {
        text += "/>\n"
        continue
      }
      let words = findings.map { finding in
        "\(finding.id): \(finding.text)" + (finding.arithmetic.isEmpty ? "" : " [\(finding.arithmetic)]")
      }
      text += "><failure type=\"\(check.severity.rawValue)\" "
      text += "message=\"\(findings.count) open \(findings.count == 1 ? "finding" : "findings")\">"
      text += Self.xml(words.joined(separator: "\n")) + "</failure></testcase>\n"
      try sink(Array(text.utf8))
      text = ""
    }
    try sink(Array((text + "<system-out/>\n<system-err/>\n</testsuite>\n</testsuites>\n").utf8))
  }

  /// Text for XML, with controls shown: XML 1.0 has no place for them.
  private static func xml(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { DisplayEscape.visible(String($0)) }
      .joined(separator: "\n").replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }
}
