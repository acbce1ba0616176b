import LedgerTypes

extension AuditReport {
  /// One object: what the list says about itself, and `findings`.
  func writeJSON(to sink: Sink) throws {
    var json = JSONBuffer()
    try json.object { json throws in
      appendMetadata(to: &json)
      json.key("findings")
      try json.array { json throws in
        try forEach(result.findings) {
          append($0, $1.of($0), to: &json)
        } drain: {
          try sink(json.taken())
        }
      }
    }
    json.endLine()
    try sink(json.taken())
  }

  func appendMetadata(to json: inout JSONBuffer) {
    json.member("statement", AuditMetadata.statement)
    json.member("program", metadata.program)
    json.member("rule_set", metadata.ruleSet)
    json.member("ledger_origin", metadata.origin)
    json.member("ledger_entries", metadata.entries)
    json.member("ledger_head", metadata.head)
    json.member("checks", metadata.checks)
    json.member("conventions", metadata.conventions)
  }

  private func append(_ finding: Finding, _ words: [ClaimEvidence], to json: inout JSONBuffer) {
    json.object { json in
      json.member("id", finding.id)
      json.member("check", finding.check)
      json.member("severity", finding.severity.rawValue)
      json.member("state", finding.isOpen ? "open" : "accepted")
      if case .accepted(let reason, let expires) = finding.state {
        json.member("reason", reason)
        json.member("expires", expires?.description)
      }
      json.member("text", finding.text)
      json.member("arithmetic", finding.arithmetic)
      json.member("claims", words.map(\.claim))
      json.key("references")
      json.array { json in
        for point in finding.references {
          json.object { json in
            json.member("series", point.series)
            json.member("field", point.field)
            json.member("date", point.date.description)
            json.member("value", point.value)
          }
        }
      }
      json.key("evidence")
      json.array { json in
        for words in words {
          json.object { json in
            json.member("claim", words.claim)
            json.member("stated", words.stated)
            json.member("quote", words.quote)
            json.member("document", words.title)
            json.member("publisher", words.publisher)
            json.member("published", words.published)
            json.member("passage", words.passage)
          }
        }
      }
    }
  }
}
