import LedgerAudit
import LedgerStore
import LedgerTypes

/// The sentences behind some claims: one look-up each, since a stream already knows all else that a row leads back to.
struct ClaimWords {
  /// What a stream has to read of its claims.
  static let fields: FactFields = [.id, .sentence, .titles]

  /// What is kept of a claim to lead back to its words.
  struct Place: Sendable {
    let id: ClaimID
    let sentence: Int
    let document: Int

    init(_ claim: Fact) { (id, sentence, document) = (claim.id, claim.sentence, claim.document) }
  }

  private let names: FactTable
  private var sentences = KeyTable()
  /// The words of sentences by their numbers in `sentences`.
  private var quotes: [String?] = []

  /// Reads the sentences of claims.
  init(of claims: some Sequence<Place>, names: FactTable, in snapshot: LedgerSnapshot) throws {
    self.names = names
    var wanted = claims.map(\.sentence)
    wanted.sort()
    for sentence in wanted { _ = sentences.number(sentence) }
    quotes = [String?](repeating: nil, count: sentences.count)
    let list = LedgerCell.list(quotes.indices.map { sentences[$0].first })
    try snapshot.query(Self.sql, arguments: ["sentences": list]) { row in
      if let number = sentences.known(row.number(0)) { quotes[number] = row.text(1) }
    }
  }

  /// The cells that lead back to the words of a claim.
  func cells(of claim: Place?) -> [ReportValue] {
    guard let claim else { return Array(repeating: .absent, count: 4) }
    let document = names.documents[claim.document]
    let quote = sentences.known(claim.sentence).flatMap { quotes[$0] }
    return [
      .id("\(claim.id)"), .words(quote), .words(document.name),
      .words(quote.flatMap { PassageAddress.of($0, in: document.url) }),
    ]
  }

  private static let sql = """
    SELECT number, quote FROM json_each(:sentences) AS wanted CROSS JOIN sentence ON sentence.number = wanted.value
    """
}
