import LedgerAudit
import LedgerTypes

extension ComputedReport {
  /// Under which names bodies appear.
  static let labels = ComputedReport(
    streaming: "labels", title: "Names of bodies by publisher and month",
    description: "Which alias stands for which body, per publisher and month of publication, by the kind of alias.",
    conventions: ["The words are those of the first claim of a row."],
    columns: [
      .computed("body", .text, "Body", "The body's preferred name."), .publisher,
      .computed("month", .date, "Month", "The month of publication."),
      .computed("alias", .text, "Named as", "The words."),
      .computed("kind", .text, "Kind of name", "name, acronym, descriptor, attributive."),
      .computed("claims", .integer, "Claims", "How many claims."),
    ] + ReportColumn.words()
  ) { source in
    var stream = try source.stream(ClaimWords.fields.union(.hops))
    let documents = stream.names.documents
    var keys = KeyTable()
    var counts: [(claims: Int, example: ClaimWords.Place)] = []
    try stream.forEachDocument { claims in
      let issue = LabelTable.issue(documents[claims.document])
      for (place, fact) in claims.facts.enumerated() {
        for hop in claims.hops(of: place) where hop.alias > 0 {
          let number = keys.number(hop.origin, issue, hop.alias)
          if number == counts.count { counts.append((0, ClaimWords.Place(fact))) }
          counts[number].claims += 1
        }
      }
    }
    let table = LabelTable(keys: keys, names: stream.names)
    let found = counts
    return ComputedTable(
      summary: table.summary,
      later: source.rows(of: table.order, names: stream.names, claims: { [found[$0].example] }) { number, words in
        table.cells(number) + [.integer(found[number].claims)]
          + words.cells(of: found[number].example)
      })
  }
}

/// Which alias stands for which body where and when: keys of origin, publisher with month, and alias.
private struct LabelTable {
  let keys: KeyTable
  let names: FactTable

  private static let months = 100_000_000
  private static let unknown = "an unknown publisher"

  /// A document's publisher and month in one number.
  static func issue(_ document: FactDocument) -> Int {
    document.publisher * months + document.published / 100 * 100
  }

  /// Body, publisher, month, words and kind of words.
  func cells(_ number: Int) -> [ReportValue] {
    let key = keys[number]
    let alias = names.aliases[key.third]
    return [
      .text(names.origins[key.first].name), .text(names.publishers[key.second / Self.months] ?? Self.unknown),
      .day(key.second % Self.months), .words(alias?.text), .words(alias?.kind?.rawValue),
    ]
  }

  /// The keys' numbers by the words of their cells.
  var order: [Int] {
    let count = keys.count
    let bodies = WordRanks(rows: count, key: { keys[$0].first }, words: { names.origins[$0].name })
    let publishers = WordRanks(
      rows: count, key: { keys[$0].second / Self.months }, words: { names.publishers[$0] ?? Self.unknown })
    let aliases = WordRanks(rows: count, key: { keys[$0].third }, words: { names.aliases[$0]?.text ?? "" })
    let kinds = WordRanks(rows: count, key: { keys[$0].third }, words: { names.aliases[$0]?.kind?.rawValue ?? "" })
    var order = StableOrder(count: count)
    order.sort { kinds[$0] }
    order.sort { aliases[$0] }
    order.sort { keys[$0].second % Self.months }
    order.sort { publishers[$0] }
    order.sort { bodies[$0] }
    return order.places.map { Int($0) }
  }

  var summary: [String] {
    guard keys.count > 0 else { return [] }
    struct Body {
      var isNamed = false
      var isPlain = false
      var isAttributed = false
    }
    var bodies = [Body](repeating: Body(), count: names.origins.count)
    var aliases = KeyTable()
    for number in 0..<keys.count {
      let key = keys[number]
      _ = aliases.number(key.third)
      bodies[key.first].isNamed = true
      switch names.aliases[key.third]?.kind {
      case .name: bodies[key.first].isPlain = true
      case .attributive: bodies[key.first].isAttributed = true
      default: break
      }
    }
    let mixed = bodies.indices.filter { bodies[$0].isPlain && bodies[$0].isAttributed }.map { names.origins[$0].name }
      .sorted()
    let named = bodies.count(where: \.isNamed)
    let first = "\(counted(named, "body", "bodies")) under \(counted(aliases.count, "name"))."
    guard !mixed.isEmpty else { return [first] }
    return [
      first,
      "Named plainly by some and with an attribution (\u{201C}Hamas-run\u{201D}) by others: \(mixed.enumerated).",
    ]
  }
}
