import LedgerTypes

extension AuditReport {
  /// SARIF 2.1.0 (OASIS), so that code-review tools show findings beside the texts.
  ///
  /// The first claim of a finding is its location, the others are related ones. A sentence of a plain text file has its
  /// lines and columns; other texts are not their files as they are, and are named by file or address alone.
  func writeSARIF(to sink: Sink) throws {
    var json = JSONBuffer()
    try json.object { json throws in
      json.member(
        "$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json")
      json.member("version", "2.1.0")
      json.key("runs")
      try json.array { json throws in
        try json.object { json throws in
          appendTool(to: &json)
          json.member("columnKind", "unicodeCodePoints")
          json.key("results")
          try json.array { json throws in
            try forEach(result.findings, needRegions: true) {
              appendResult($0, $1, to: &json)
            } drain: {
              try sink(json.taken())
            }
          }
          json.key("properties")
          json.object { json in
            appendMetadata(to: &json)
          }
        }
      }
    }
    json.endLine()
    try sink(json.taken())
  }

  private func appendTool(to json: inout JSONBuffer) {
    // "ledger 0.1.0"
    let words = metadata.program.split(separator: " ", maxSplits: 1).map(String.init)
    json.key("tool")
    json.object { json in
      json.key("driver")
      json.object { json in
        json.member("name", words.first ?? metadata.program)
        if words.count > 1 { json.member("version", words[1]) }
        json.key("rules")
        json.array { json in
          for check in result.checks { append(check, to: &json) }
        }
      }
    }
  }

  /// A URI reference (RFC 3986): what may not stand in one is percent-encoded.
  private static func reference(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF")
    let isAddress = text.hasPrefix("http://") || text.hasPrefix("https://")
    let marks = isAddress ? "-._~:/?#[]@!$&'()*+,;=%" : "-._~/"
    var result = text.hasPrefix("/") ? "file://" : ""
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
    let words = check.name.split(separator: "-")
    let sentence = check.definition.split(separator: ".", maxSplits: 1).first.map { $0 + "." } ?? ""
    json.object { json in
      json.member("id", check.name)
      json.member("name", words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined())
      json.key("shortDescription")
      json.object { $0.member("text", String(sentence)) }
      json.key("fullDescription")
      json.object { $0.member("text", check.definition) }
      json.key("help")
      json.object { json in
        json.member("text", check.definition + " `ledger findings explain ID` shows the words; `accept` answers it.")
      }
      json.key("defaultConfiguration")
      json.object { $0.member("level", Self.level(check.severity)) }
    }
  }

  private func appendResult(_ finding: Finding, _ words: FindingWords, to json: inout JSONBuffer) {
    json.object { json in
      json.member("ruleId", finding.check)
      if let index = result.checks.firstIndex(where: { $0.name == finding.check }) { json.member("ruleIndex", index) }
      json.member("level", Self.level(finding.severity))
      json.key("message")
      let arithmetic = finding.arithmetic.isEmpty ? "" : " " + finding.arithmetic + "."
      json.object { $0.member("text", finding.text + arithmetic) }
      json.key("partialFingerprints")
      json.object { $0.member("ledgerFinding/v1", finding.id) }
      json.key("locations")
      json.array { json in
        if let first = finding.facts.first { appendLocation(first, words, id: nil, to: &json) }
        if finding.facts.isEmpty { for point in finding.references { appendLocation(point, to: &json) } }
      }
      if finding.facts.count > 1 {
        json.key("relatedLocations")
        json.array { json in
          for (index, place) in finding.facts.dropFirst().enumerated() {
            appendLocation(place, words, id: index, to: &json)
          }
        }
      }
      if case .accepted(let reason, _) = finding.state {
        json.key("suppressions")
        json.array { json in
          json.object { json in
            json.member("kind", "external")
            json.member("status", "accepted")
            json.member("justification", reason)
          }
        }
      }
    }
  }

  /// The sentence of a claim.
  private func appendLocation(_ place: Int, _ words: FindingWords, id: Int?, to json: inout JSONBuffer) {
    let region = words.region(ofClaim: place)
    guard let words = words.ofClaim(place) else { return }
    json.object { json in
      if let id { json.member("id", id) }
      // A file is shown beside its findings; what was read from elsewhere is named by its address.
      if let uri = (region == nil ? words.url ?? words.path : words.path ?? words.url) {
        json.key("physicalLocation")
        json.object { json in
          json.key("artifactLocation")
          json.object { $0.member("uri", Self.reference(uri)) }
          if let region {
            json.key("region")
            json.object { json in
              json.member("startLine", region.startLine)
              json.member("startColumn", region.startColumn)
              json.member("endLine", region.endLine)
              json.member("endColumn", region.endColumn)
              json.member("charOffset", region.charOffset)
              json.member("charLength", region.charLength)
              json.key("snippet")
              json.object { $0.member("text", words.quote) }
            }
          }
        }
      }
      json.key("logicalLocations")
      json.array { json in
        json.object { json in
          json.member("name", words.claim)
          json.member("fullyQualifiedName", words.title + "/" + words.claim)
          json.member("kind", "claim")
        }
      }
      json.key("message")
      json.object { $0.member("text", words.quote) }
    }
  }

  /// A figure of a reference series, which stands in no text.
  private func appendLocation(_ point: ReferencePoint, to json: inout JSONBuffer) {
    json.object { json in
      json.key("logicalLocations")
      json.array { json in
        json.object { json in
          json.member("name", "\(point.date)")
          json.member("fullyQualifiedName", "\(point.series)/\(point.field)/\(point.date)")
          json.member("kind", "reference")
        }
      }
      json.key("message")
      json.object { $0.member("text", "\(point.series), \(point.field), \(point.date): \(point.value)") }
    }
  }
}
