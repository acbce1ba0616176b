import ArgumentParser
import LedgerStore
import LedgerTypes

/// `ledger search`: sentences with claims, and titles, that have the words.
struct Search: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Find sentences that state claims, and titles, by their words.",
    discussion: """
      All words must be there, in any order; a word that ends in * finds what begins with it, and words in double \
      quotes must follow one another.

      Examples:
        ledger search hospital killed
        ledger search 'bomb* "health ministry"'
        ledger search --json quake | jq .quote
      """)

  @Argument(help: "The words.")
  var words: [String]

  @OptionGroup var place: LedgerOptions

  @Option(help: ArgumentHelp("At most this many sentences.", valueName: "number"))
  var limit = 20

  @Flag(help: "Print one JSON object for each sentence.")
  var json = false

  func validate() throws {
    guard limit > 0 else { throw ValidationError("--limit is a number above 0") }
  }

  func run() throws {
    let hits = try place.read { try $0.search(words.joined(separator: " "), limit: limit) }
    let output = OutputStream()
    if json {
      var buffer = JSONBuffer()
      for hit in hits { hit.write(to: &buffer) }
      try output.write(buffer.bytes)
    } else {
      for hit in hits { try output.write(hit.text) }
    }
    try output.flush()
    if hits.isEmpty { Console.say("nothing in \(place.path) has these words") }
  }
}

extension SearchHit {
  /// The sentence with its document above and its claims below.
  fileprivate var text: String {
    let origin = [document.published, document.publisher, document.title ?? document.path].compactMap { $0 }
    var text = DisplayEscape.visible(origin.joined(separator: " · ")) + "\n"
    if let quote { text += "  " + DisplayEscape.visible(quote) + "\n" }
    for claim in claims {
      let source = claim.source.map { ", \($0.isEmpty ? "unnamed" : $0)" } ?? ""
      text += "  \(claim.id)  " + DisplayEscape.visible("\(claim.measure.rawValue) \(claim.stated)\(source)") + "\n"
    }
    return text + "\n"
  }

  fileprivate func write(to json: inout JSONBuffer) {
    json.object { json in
      json.member("document_seq", document.seq)
      json.member("document_id", document.id)
      json.member("title", document.title)
      json.member("publisher", document.publisher)
      json.member("published", document.published)
      json.member("quote", quote)
      json.key("claims")
      json.array { json in
        for claim in claims {
          json.object { json in
            json.member("id", claim.id.description)
            json.member("measure", claim.measure.rawValue)
            json.member("stated", claim.stated)
            json.member("status", claim.status.rawValue)
            json.member("source", claim.source)
          }
        }
      }
    }
    json.endLine()
  }
}
