import LedgerStore
import LedgerTypes

/// Words between quotation marks that a text ascribes to a body whose own texts of those days are in the ledger.
public struct Quotation: Hashable, Sendable {
  /// The claim inside the quotation, by place in the table.
  public let fact: Int
  /// The words.
  public let words: String
  /// The body's own text, by document: the one that has the words, else the last one before the quotation.
  public let own: Int
  /// Whether one of the body's own texts has the words.
  public internal(set) var isInOwn: Bool
  /// Another body's own text that has them, by document.
  public internal(set) var elsewhere: Int?
}

// Which quotations stand where: one pass over the bodies' own texts, whatever the number of quotations.

extension FactLoader {
  /// Own texts of the body count from this many days before the quotation to a day after it.
  private static let window = -3...1

  mutating func loadQuotations() throws {
    let owners = owners()
    var ownTexts: [Int: [(day: Int, document: Int)]] = [:]
    for (document, owner) in owners.enumerated() where owner >= 0 {
      guard let day = CivilDate(stored: table.documents[document].published)?.daysSince1970 else { continue }
      ownTexts[owner, default: []].append((day, document))
    }
    guard !ownTexts.isEmpty else { return }
    for owner in ownTexts.keys { ownTexts[owner]?.sort { ($0.day, $0.document) < ($1.day, $1.document) } }
    var candidates: [Int: (fact: Int, own: Int)] = [:]
    for (place, fact) in table.facts.enumerated()
    where fact.voice == .source && !fact.isImplicit && owners[fact.document] != fact.origin {
      guard let texts = ownTexts[fact.origin],
        let day = CivilDate(stored: table.documents[fact.document].published)?.daysSince1970,
        let own = Self.last(of: texts, upTo: day + Self.window.upperBound), own.day >= day + Self.window.lowerBound
      else { continue }
      candidates[fact.seq] = (place, own.document)
    }
    guard !candidates.isEmpty else { return }
    try readQuotations(candidates)
    guard !table.quotations.isEmpty else { return }
    try find(table.quotations.map { PhraseSearch.Phrase($0.words) }, owners: owners)
  }

  /// Whose own text each document is: its author's, or its publisher's when that is a body which is cited.
  private func owners() -> [Int] {
    var names: [String: Int] = [:]
    for (index, origin) in table.origins.enumerated() where origin.role == .source {
      if names[origin.name.lowercased()] == nil { names[origin.name.lowercased()] = index }
    }
    return table.documents.map { document in
      document.author >= 0 ? document.author : names[table.publishers[document.publisher]?.lowercased() ?? ""] ?? -1
    }
  }

  private static func last(
    of texts: [(day: Int, document: Int)], upTo day: Int
  ) -> (day: Int, document: Int)? {
    texts[..<texts.firstIndexOfTail { $0.day > day }].last
  }

  private mutating func readQuotations(_ candidates: [Int: (fact: Int, own: Int)]) throws {
    let sql = """
      SELECT claim.seq, claim.value, sentence.quote FROM json_each(:entries) AS wanted
      CROSS JOIN claim ON claim.seq = wanted.value JOIN sentence ON sentence.number = claim.sentence
      """
    try snapshot.query(sql, arguments: ["entries": .list(candidates.keys.sorted())]) { row in
      guard let seq = row.integer(0), let value = row.text(1), let sentence = row.text(2), let found = candidates[seq],
        let words = QuotedWords.around(value, in: sentence)
      else { return }
      table.quotations.append(
        Quotation(fact: found.fact, words: words, own: found.own, isInOwn: false, elsewhere: nil))
    }
  }

  /// Looks for the phrases in the own texts of all bodies.
  private mutating func find(_ phrases: [PhraseSearch.Phrase], owners: [Int]) throws {
    let search = PhraseSearch(phrases)
    let own = table.documents.indices.filter { owners[$0] >= 0 }
    let sql = """
      SELECT extraction.seq, body FROM json_each(:entries) AS wanted
      CROSS JOIN extraction ON extraction.seq = wanted.value
      JOIN document_text ON document_text.text = extraction.text
      """
    let list = LedgerCell.list(own.map { table.documents[$0].extraction })
    try snapshot.query(sql, arguments: ["entries": list]) { row in
      guard let extraction = row.integer(0), let document = documentOfExtraction[extraction], let text = row.text(1)
      else { return }
      for phrase in search.phrases(in: text) {
        if owners[document] == table.facts[table.quotations[phrase].fact].origin {
          table.quotations[phrase].isInOwn = true
        } else if table.quotations[phrase].elsewhere == nil {
          table.quotations[phrase].elsewhere = document
        }
      }
    }
  }

  /// Keeps the words of sentences that state several shares.
  mutating func loadShareSentences() throws {
    var wanted: Set<Int> = []
    for (fact, next) in zip(table.facts, table.facts.dropFirst())
    where fact.measure == .share && next.measure == .share && fact.sentence == next.sentence {
      wanted.insert(fact.sentence)
    }
    guard !wanted.isEmpty else { return }
    let sql = """
      SELECT sentence.number, sentence.quote FROM json_each(:entries) AS wanted
      CROSS JOIN sentence ON sentence.number = wanted.value
      """
    try snapshot.query(sql, arguments: ["entries": .list(wanted.sorted())]) { row in
      if let number = row.integer(0), let words = row.text(1) { table.shareSentences[number] = words }
    }
  }
}
