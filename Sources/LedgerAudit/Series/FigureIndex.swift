import LedgerTypes

/// A number with what it counts, whoever states it.
struct Figure: Hashable {
  let measure: Measure
  let unit: CountedUnit
  let population: Int
  let value: Int
  let scale: Int
}

/// Claims by figure: how one figure spread through publishers and relays.
package struct FigureIndex: Sendable {
  /// The claims of each figure with at least two, by publication, then by entry.
  package let groups: [[Int]]

  /// Groups figures of ten and more; smaller ones meet by chance.
  init(_ table: FactTable) {
    var places: [Figure: Int] = [:]
    var groups: [[Int]] = []
    for (place, fact) in table.facts.enumerated() {
      let value = fact.low == Fact.none ? fact.high : fact.low
      guard value != Fact.none, !fact.isImplicit, fact.measure != .share, fact.measure != .dayCount,
        fact.measure != .rate
      else { continue }
      guard fact.scale > 0 || value >= 10 else { continue }
      let figure = Figure(
        measure: fact.measure, unit: fact.unit, population: fact.population, value: value, scale: fact.scale)
      if let known = places[figure] {
        groups[known].append(place)
      } else {
        places[figure] = groups.count
        groups.append([place])
      }
    }
    self.groups = groups.filter { $0.count > 1 }.map { group in
      group.sorted { left, right in
        // What has no date is no first appearance.
        let (first, second) = (table.published(table.facts[left]), table.published(table.facts[right]))
        if first == 0 || second == 0, first != second { return second == 0 }
        return first != second ? first < second : left < right
      }
    }
  }
}
