public import LedgerStore
public import LedgerTypes

/// The claims in force, one document after another, in one scan over integers.
///
/// Memory grows with documents, originators and places, not with claims.
public struct FactStream {
  private var loader: FactLoader
  private let filter: FactFilter

  /// A stream of the claims that fit.
  ///
  /// - Parameters:
  ///   - fields: what is read of each claim.
  ///   - asKnown: only entries recorded up to the end of this day; nil for all.
  ///   - names: the bodies that authors of texts may be.
  public init(
    _ snapshot: LedgerSnapshot, _ fields: FactFields, filter: FactFilter = FactFilter(), asKnown: CivilDate? = nil,
    names: BodyNames = BodyNames()
  ) throws {
    loader = FactLoader(snapshot, fields.union(filter.fields), asKnown: asKnown, names: names)
    self.filter = filter
    try loader.loadNames()
  }

  /// Documents, originators, places and words that the claims so far point to; it has no claims.
  public var names: FactTable { loader.table }

  /// Calls `body` with each document that has claims which fit.
  public mutating func forEachDocument(_ body: (DocumentFacts) throws -> Void) throws {
    try loader.forEachDocument(filter, body)
  }
}

/// The claims of one document.
public struct DocumentFacts: Sendable {
  /// The document, by place in the table.
  public internal(set) var document = 0
  /// The claims, in the order of entry; the place of a whole is its place here.
  public internal(set) var facts: [Fact] = []
  /// All hops, each claim's one after another.
  var hopList: [FactHop] = []
  /// Where the hops of each claim begin, with one place more at the end.
  var hopStarts = [0]

  /// The hops of a claim, hop 0 first.
  public func hops(of fact: Int) -> ArraySlice<FactHop> { hopList[hopStarts[fact]..<hopStarts[fact + 1]] }

  /// Begins another document.
  mutating func start(_ document: Int) {
    self.document = document
    facts.removeAll(keepingCapacity: true)
    hopList.removeAll(keepingCapacity: true)
    hopStarts.removeAll(keepingCapacity: true)
    hopStarts.append(0)
  }

  /// Leaves only the claims at these places, whose wholes are then no longer known.
  mutating func keep(_ places: [Int]) {
    var kept = DocumentFacts()
    kept.document = document
    for place in places {
      kept.facts.append(facts[place])
      kept.hopList += hops(of: place)
      kept.hopStarts.append(kept.hopList.count)
    }
    self = kept
  }
}
