public import LedgerStore
public import LedgerTypes

/// All claims in force at one state of the ledger, with what checks and reports join to them.
///
/// One scan over integer columns for each table; what is only printed is read when a finding is shown.
public struct FactTable: Sendable {
  /// The claims, in the order of entry.
  public internal(set) var facts: [Fact] = []
  /// Documents with a current extraction, in the order of entry.
  public internal(set) var documents: [FactDocument] = []
  /// Originators.
  public internal(set) var origins: [Origin] = []
  /// The claims that a share may be a share of, by the share's place.
  public internal(set) var bases: [Int: [Int]] = [:]
  /// Places in `facts` of the parts of a claim, by its place.
  public internal(set) var parts: [Int: [Int]] = [:]
  /// All hops, each claim's one after another.
  var hopList: [FactHop] = []
  /// Where the hops of each claim begin in `hopList`, with one place more at the end.
  var hopStarts: [Int] = []
  /// The ledger's words: populations, definitions, cues.
  public internal(set) var terms: [Int: String] = [:]
  /// Folded places.
  public internal(set) var places: [String] = [""]
  /// Publishers by number.
  public internal(set) var publishers: [Int: String] = [:]
  /// The words of a rate's denominator, by the claim's entry.
  public internal(set) var perWords: [Int: String] = [:]
  /// The measure that a share is a share of, by the claim's entry.
  public internal(set) var shareOf: [Int: Measure] = [:]
  /// How bodies are named, by the ledger's alias.
  public internal(set) var aliases: [Int: (text: String, kind: AliasKind?)] = [:]
  /// What the extractor noted of dates, by the claim's entry, or by the document for what is not about one claim.
  public internal(set) var notices: [NoticeOwner: [FactNotice]] = [:]
  /// Words of a document that hold back on its figures ("could not be independently verified"), by its place.
  public internal(set) var caveats: [Int: [String]] = [:]
  /// Documents whose text speaks of a correction.
  public internal(set) var corrections: Set<Int> = []
  /// What bodies are quoted with whose own texts of those days are in the ledger.
  public internal(set) var quotations: [Quotation] = []
  /// The words of sentences with two shares or more, by the sentence's number.
  public internal(set) var shareSentences: [Int: String] = [:]
  /// Sentences that are the document's headline.
  public internal(set) var headlines: Set<Int> = []

  /// The hops of a claim, hop 0 first.
  public func hops(of fact: Int) -> ArraySlice<FactHop> { hopList[hopStarts[fact]..<hopStarts[fact + 1]] }

  /// The place of each claim's document's first fact and the one after its last, by document.
  public var factsByDocument: [Range<Int>] {
    var ranges = [Range<Int>](repeating: 0..<0, count: documents.count)
    var start = 0
    while start < facts.count {
      var end = start + 1
      while end < facts.count, facts[end].document == facts[start].document { end += 1 }
      ranges[facts[start].document] = start..<end
      start = end
    }
    return ranges
  }

  /// The words of a term; empty for none.
  public func term(_ number: Int) -> String { terms[number] ?? "" }

  /// The publisher of a claim's document, else its author: a bulletin is published by who wrote it; "an unknown
  /// publisher" when nobody is named.
  public func publisher(of fact: Fact) -> String { publisher(ofDocument: fact.document) }

  /// The publisher of a document by its place, else its author.
  public func publisher(ofDocument place: Int) -> String {
    publisher(documents[place].publisher, orAuthor: documents[place].author)
  }

  /// The name of a publisher by the ledger's number, else of an author by place in the table of origins.
  public func publisher(_ publisher: Int, orAuthor author: Int) -> String {
    publishers[publisher] ?? (author >= 0 ? origins[author].name : nil) ?? "an unknown publisher"
  }

  /// The publication day of a claim's document; 0 for none.
  public func published(_ fact: Fact) -> Int { documents[fact.document].published }

  /// Reads the table.
  ///
  /// - Parameters:
  ///   - asKnown: only entries recorded up to the end of this day; nil for all.
  ///   - names: the bodies that authors of texts may be.
  public init(_ snapshot: LedgerSnapshot, asKnown: CivilDate? = nil, names: BodyNames = BodyNames()) throws {
    var loader = FactLoader(snapshot, .all, asKnown: asKnown, names: names)
    try loader.load()
    self = loader.table
  }

  init() {}
}

/// What a notice is about.
public enum NoticeOwner: Hashable, Sendable {
  /// A claim, by its entry.
  case claim(Int)
  /// A document, by its place in the table.
  case document(Int)
}

/// What the extractor noted about words.
public struct FactNotice: Hashable, Sendable {
  /// The code of a date whose weekday is another one.
  static let weekday = "weekday_mismatch"
  /// A short stable name.
  public let code: String
  /// One sentence.
  public let text: String
}
