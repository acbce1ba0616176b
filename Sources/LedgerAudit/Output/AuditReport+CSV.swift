extension AuditReport {
  /// RFC 4180: one row for each finding.
  func writeCSV(to sink: Sink) throws {
    try sink(
      Array("id,check,severity,state,text,arithmetic,claims,references,quote,document,publisher,passage\r\n".utf8))
    var text = ""
    try forEach(result.findings) { finding, words in
      let words = words.of(finding)
      let references = finding.references.map { "\($0.series)/\($0.field)/\($0.date)=\($0.value)" }
      let cells = [
        finding.id, finding.check, finding.severity.rawValue, finding.isOpen ? "open" : "accepted", finding.text,
        finding.arithmetic, words.map(\.claim).joined(separator: " "), references.joined(separator: " "),
        words.first?.quote ?? "", words.first?.title ?? "", words.first?.publisher ?? "", words.first?.passage ?? "",
      ]
      text += cells.map(Self.cell).joined(separator: ",") + "\r\n"
    } drain: {
      try sink(Array(text.utf8))
      text = ""
    }
  }

  private static func cell(_ text: String) -> String {
    let needsQuotes = text.utf8.contains { [0x22, 0x2C, 0x0A, 0x0D].contains($0) } || text.hasPrefix(" ")
    return needsQuotes ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
  }
}
