public import LedgerTypes

/// Which claims a report or an audit takes in; an empty filter takes in all.
public struct FactFilter: Hashable, Sendable {
  /// Only these measures.
  public var measures: Set<Measure> = []
  /// Only these statuses.
  public var statuses: Set<ClaimStatus> = []
  /// Only these places, folded.
  public var places: Set<String> = []
  /// Only documents of these publishers, in small letters.
  public var publishers: Set<String> = []
  /// Only claims that one of these is cited for: identifiers, names or aliases in small letters.
  public var sources: Set<String> = []
  /// Only claims that hold on or after this day, yyyymmdd with 00 for what is left open.
  public var since: Int?
  /// Only claims that hold on or before this day.
  public var until: Int?

  /// A filter that takes in every claim.
  public init() {}

  /// What it looks at.
  var fields: FactFields {
    var fields: FactFields = []
    if !measures.isEmpty { fields.insert(.measure) }
    if !statuses.isEmpty { fields.insert(.status) }
    if !places.isEmpty { fields.formUnion([.place, .parts]) }
    if !sources.isEmpty { fields.formUnion([.origin, .hops]) }
    if since != nil || until != nil { fields.formUnion([.dates, .parts]) }
    return fields
  }

  /// Whether it takes in everything.
  public var isEmpty: Bool { self == FactFilter() }

  /// Whether a claim fits.
  package func fits(_ fact: Fact, hops: ArraySlice<FactHop>, in table: borrowing FactTable) -> Bool {
    guard measures.isEmpty || measures.contains(fact.measure), statuses.isEmpty || statuses.contains(fact.status),
      places.isEmpty || places.contains(table.places[fact.place]),
      publishers.isEmpty || publishers.contains(table.publisher(ofDocument: fact.document).lowercased())
    else { return false }
    if !sources.isEmpty {
      func isWanted(_ origin: Origin) -> Bool {
        sources.contains(origin.name.lowercased()) || origin.id.map(sources.contains) == true
      }
      let isCited = hops.contains { hop in
        isWanted(table.origins[hop.origin])
          || table.aliases[hop.alias].map { sources.contains($0.text.lowercased()) } == true
      }
      guard isCited || isWanted(table.origins[fact.origin]) else { return false }
    }
    if let since, fact.endDay < since { return false }
    if let until, fact.day == 0 || fact.day > Self.last(until) { return false }
    return true
  }

  /// The last day of a month or year that is given without a day.
  private static func last(_ day: Int) -> Int {
    if day % 10_000 == 0 { return day + 1_231 }
    return day % 100 == 0 ? day + 31 : day
  }
}
