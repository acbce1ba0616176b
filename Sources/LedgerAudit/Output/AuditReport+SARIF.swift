import LedgerTypes

extension AuditReport {
  /// SARIF 2.1.0 (OASIS), so that code-review tools show findings beside the texts.
  var sarif: [UInt8] {
    var json = JSONBuffer()
    json.object { json in
      json.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
      json.member("version", "2.1.0")
      json.key("runs")
      json.array { json in
        json.object { json in
          json.key("tool")
          json.object { json in
            json.key("driver")
            json.object { json in
              json.member("name", "ledger")
              json.member("version", metadata.program)
              json.key("rules")
              json.array { json in
                for check in result.checks { append(check, to: &json) }
              }
            }
          }
          json.key("results")
          json.array { json in
            for finding in result.findings { appendResult(finding, to: &json) }
          }
        }
      }
    }
    json.endLine()
    return json.bytes
  }

  /// A URI reference (RFC 3986): what may not stand in one is percent-encoded.
  private static func reference(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF")
    let isAddress = text.hasPrefix("http://") || text.hasPrefix("https://")
    let marks = isAddress ? "-._~:/?#[]@!$&'()*+,;=%" : "-._~/"
    var result = ""
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      case _ where marks.utf8.contains(byte): result.unicodeScalars.append(Unicode.Scalar(byte))
      default: result += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
      }
    }
    return result
  }

  private static func level(_ severity: Severity) -> String {
    switch severity {
    case .high: "error"
    case .medium: "warning"
    case .low: "note"
    }
  }

  private func append(_ check: AuditCheck, to json: inout JSONBuffer) {
    json.object { json in
      json.member("id", check.name)
      json.key("shortDescription")
      json.object { $0.member("text", check.definition) }
      json.key("defaultConfiguration")
      json.object { $0.member("level", Self.level(check.severity)) }
    }
  }

  private func appendResult(_ finding: Finding, to json: inout JSONBuffer) {
    json.object { json in
      json.member("ruleId", finding.check)
      json.member("level", Self.level(finding.severity))
      json.key("message")
      let arithmetic = finding.arithmetic.isEmpty ? "" : " " + finding.arithmetic + "."
      json.object { $0.member("text", finding.text + arithmetic) }
      json.key("partialFingerprints")
      json.object { $0.member("ledgerFinding/v1", finding.id) }
      json.key("locations")
      json.array { json in
        for words in evidence(of: finding) {
          json.object { json in
            json.key("physicalLocation")
            json.object { json in
              json.key("artifactLocation")
              json.object { $0.member("uri", Self.reference(words.url ?? words.path ?? words.title)) }
              json.key("region")
              json.object { json in
                json.member("charOffset", words.startChar ?? 0)
                json.key("snippet")
                json.object { $0.member("text", words.quote) }
              }
            }
          }
        }
      }
      if case .accepted(let reason, _) = finding.state {
        json.key("suppressions")
        json.array { json in
          json.object { json in
            json.member("kind", "external")
            json.member("justification", reason)
          }
        }
      }
    }
  }
}
