import ArgumentParser
import LedgerStore
import LedgerTypes

/// `ledger verify`: checks everything in the ledger.
struct Verify: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check every quote, hash and row of the ledger.",
    discussion: """
      Every check is run, also after a finding. The exit status is 0 when all hold and 2 when one does not; each \
      finding names the check and the row.

      Examples:
        ledger verify
        ledger verify --json --ledger war.facts
      """)

  @OptionGroup var place: LedgerOptions
  @OptionGroup var clock: ClockOptions

  @Flag(help: "Print one JSON object.")
  var json = false

  func run() throws {
    let result = try Ledger.verify(place.path, now: try clock.time)
    let output = OutputStream()
    try output.write(json ? result.json : Array(result.text(path: place.path).utf8))
    try output.flush()
    if !result.isConsistent { throw ExitStatus.fault }
  }
}

extension Verification {
  fileprivate func text(path: String) -> String {
    var text = ""
    for check in checks {
      let verdict = !check.ran ? "not run" : check.findings == 0 ? "ok" : Readable.count(check.findings, "finding")
      text += check.name.rawValue.padded(12) + Readable.count(check.count).aligned(10) + "  \(verdict)\n"
    }
    for finding in findings { text += DisplayEscape.visible(finding.description) + "\n" }
    for warning in warnings { text += "warning: " + DisplayEscape.visible(warning.description) + "\n" }
    let shown = DisplayEscape.visible(path)
    text += isConsistent ? "\(shown) is consistent" : "\(shown) is at fault"
    return text + ": \(Readable.count(size, "entry", "entries")), root \(root)\n"
  }

  fileprivate var json: [UInt8] {
    var buffer = JSONBuffer()
    buffer.object { json in
      json.key("consistent")
      json.value(isConsistent)
      json.member("entries", size)
      json.member("root", root.description)
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
