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
  private var quotes: [Int: String] = [:]

  /// Reads the sentences of claims.
  init(of claims: some Sequence<Place>, names: FactTable, in snapshot: LedgerSnapshot) throws {
    self.names = names
    var sentences = claims.map(\.sentence)
    sentences.sort()
    var list = "["
    var last: Int?
    for sentence in sentences where sentence != last {
      list += last == nil ? "\(sentence)" : ",\(sentence)"
      last = sentence
    }
    list += "]"
    quotes.reserveCapacity(sentences.count)
    try snapshot.query(Self.sql, arguments: ["sentences": .text(list)]) { row in
      if let text = row.text(1) { quotes[row.number(0)] = text }
    }
  }

  /// The cells that lead back to the words of a claim.
  func cells(of claim: Place?) -> [ReportValue] {
    guard let claim else { return Array(repeating: .absent, count: 4) }
    let document = names.documents[claim.document]
    let quote = quotes[claim.sentence]
    return [
      .id("\(claim.id)"), .words(quote), .words(document.name),
      .words(quote.flatMap { PassageAddress.of($0, in: document.url) }),
    ]
  }

  private static let sql = """
    SELECT number, quote FROM json_each(:sentences) AS wanted CROSS JOIN sentence ON sentence.number = wanted.value
    """
}
