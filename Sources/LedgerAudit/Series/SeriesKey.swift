public import LedgerTypes

/// What two figures must share to be compared.
public struct SeriesKey: Hashable, Sendable {
  /// The originator, by place in the table of origins.
  @Narrow public var origin: Int
  /// What is counted.
  public var measure: Measure
  /// What one unit is.
  public var unit: CountedUnit
  /// Which people.
  @Narrow public var population: Int
  /// By which definition.
  @Narrow public var definition: Int
  /// Where.
  @Narrow public var place: Int
  /// Since when.
  @Narrow public var epoch: Int
  /// Total, increment, one event …
  public var kind: ClaimKind
}

/// Figures of one key, by the day that they hold for, then by publication, then by entry.
public struct FactSeries: Sendable {
  /// The key.
  public let key: SeriesKey
  /// Places in the fact table.
  public let members: [Int]
}

/// All series of a fact table. Only stated figures of a key's day are in a series.
public struct SeriesTable: Sendable {
  /// The series, by their first member.
  public let series: [FactSeries]
  /// The series of each fact; −1 for none.
  public let seriesOfFact: [Int]
  private let places: [SeriesKey: Int]

  /// Groups the facts. A figure that says no epoch joins the only epoch that its origin's other figures of the key have.
  public init(_ table: FactTable) {
    var epochs: [SeriesKey: Int] = [:]
    for fact in table.facts where fact.isStated && fact.epoch != 0 {
      var key = Self.key(of: fact)
      key.epoch = 0
      if let known = epochs[key], known != fact.epoch { epochs[key] = -1 } else { epochs[key] = fact.epoch }
    }
    var places: [SeriesKey: Int] = [:]
    var members: [[Int]] = []
    var keys: [SeriesKey] = []
    var seriesOfFact = [Int](repeating: -1, count: table.facts.count)
    for (index, fact) in table.facts.enumerated() where fact.isStated {
      var key = Self.key(of: fact)
      if key.epoch == 0, let epoch = epochs[key], epoch > 0 { key.epoch = epoch }
      let place: Int
      if let known = places[key] {
        place = known
      } else {
        place = members.count
        places[key] = place
        members.append([])
        keys.append(key)
      }
      seriesOfFact[index] = place
      members[place].append(index)
    }
    for place in members.indices where members[place].count > 1 {
      members[place].sort { left, right in
        let (a, b) = (table.facts[left], table.facts[right])
        if a.endDay != b.endDay { return a.endDay < b.endDay }
        let (first, second) = (table.published(a), table.published(b))
        return first != second ? first < second : left < right
      }
    }
    series = zip(keys, members).map { FactSeries(key: $0, members: $1) }
    self.seriesOfFact = seriesOfFact
    self.places = places
  }

  /// The series of a key.
  public func series(_ key: SeriesKey) -> FactSeries? { places[key].map { series[$0] } }

  /// The key of a claim as it stands.
  public static func key(of fact: Fact) -> SeriesKey {
    SeriesKey(
      origin: fact.origin, measure: fact.measure, unit: fact.unit, population: fact.population,
      definition: fact.definition, place: fact.place, epoch: fact.epoch, kind: fact.kind)
  }
}
