import LedgerStore
import LedgerTypes

extension Verification {
  /// The result for people.
  func text(path: String) -> String {
    var text = ""
    for check in checks {
      let verdict = !check.ran ? "not run" : check.findings == 0 ? "ok" : Readable.count(check.findings, "finding")
      text += check.name.rawValue.padded(12) + Readable.count(check.count).aligned(10) + "  \(verdict)\n"
    }
    for finding in findings { text += DisplayEscape.visible(finding.description) + "\n" }
    for warning in warnings { text += "warning: " + DisplayEscape.visible(warning.description) + "\n" }
    let shown = DisplayEscape.visible(path)
    if isPending {
      text += "\(shown) has an interrupted write; what follows is about a private copy in which it was taken back\n"
    }
    text += isConsistent ? "\(shown) is consistent" : "\(shown) is at fault"
    return text + ": \(Readable.count(size, "entry", "entries")), root \(root)\n" + anchorText
  }

  private var anchorText: String {
    let tail = Readable.count(size - (sealed ?? 0), "entry", "entries")
    let unsealed =
      sealed == nil ? "; it has no checkpoint" : sealed == size ? "" : "; \(tail) after its newest checkpoint"
    guard let anchored else {
      return "unanchored: no trusted key or checkpoint vouches for it, so this shows only that it agrees with itself"
        + unsealed + "\n"
    }
    return "anchored: the first \(Readable.count(anchored, "entry is", "entries are")) as they were signed\(unsealed)\n"
  }

  /// The result for programs: one JSON object on a line.
  var json: [UInt8] {
    var buffer = JSONBuffer()
    buffer.object { json in
      json.key("consistent")
      json.value(isConsistent)
      json.key("pending")
      json.value(isPending)
      json.member("entries", size)
      json.member("root", root.description)
      json.member("anchored", anchored.map { ExactDecimal($0) })
      json.member("sealed", sealed.map { ExactDecimal($0) })
      json.key("checks")
      json.array { json in
        for check in checks {
          json.object { json in
            json.member("name", check.name.rawValue)
            json.member("count", check.count)
            json.member("findings", check.findings)
            json.key("ran")
            json.value(check.ran)
          }
        }
      }
      let lists: [(StaticString, [VerificationFinding])] = [("findings", findings), ("warnings", warnings)]
      for (key, list) in lists {
        json.key(key)
        json.array { json in
          for finding in list {
            json.object { json in
              json.member("check", finding.check.rawValue)
              json.member("place", finding.place)
              json.member("text", finding.text)
            }
          }
        }
      }
    }
    buffer.endLine()
    return buffer.bytes
  }
}
