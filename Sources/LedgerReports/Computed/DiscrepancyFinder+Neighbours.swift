import LedgerAudit
import LedgerTypes

// Figures of one day that speak of one thing although their keys differ in one point.

extension DiscrepancyFinder {
  /// A key that differs in one point, and which.
  private struct Neighbour {
    let key: Key
    let cause: String
  }

  /// The keys that leave open what this one names; and the toll of one event may be called a total or not.
  private static func neighbours(of key: Key) -> [Neighbour] {
    func other(population: Int, place: Int, isEvent: Bool) -> Key {
      Key(measure: key.measure, unit: key.unit, population: population, place: place, isEvent: isEvent)
    }
    var found: [Neighbour] = []
    if key.population != 0, !key.isEvent {
      found.append(
        Neighbour(key: other(population: 0, place: key.place, isEvent: false), cause: "population"))
    }
    if key.place != 0, !key.isEvent {
      found.append(Neighbour(key: other(population: key.population, place: 0, isEvent: false), cause: "place"))
    }
    if key.place != 0, key.isEvent {
      found.append(
        Neighbour(key: other(population: key.population, place: key.place, isEvent: false), cause: "kind"))
    }
    return found
  }

  /// The pairs of a key's figures with those of its neighbours: of one day, in different texts, that no number fits both.
  static func neighbours(of key: Key, among groups: [Key: [Int]], _ context: AuditContext) -> [Discrepancy] {
    let present = neighbours(of: key).filter { groups[$0.key] != nil }
    guard !present.isEmpty else { return [] }
    let own = firstOfEachDay(groups[key] ?? [], context)
    return present.flatMap { neighbour -> [Discrepancy] in
      let others = firstOfEachDay(groups[neighbour.key] ?? [], context)
      return own.sorted { $0.key < $1.key }.flatMap { day, places -> [Discrepancy] in
        places.flatMap { place in
          (others[day] ?? []).compactMap { other in
            areDisjoint(place, other, cause: neighbour.cause, context)
              ? pair(place, other, cause: neighbour.cause, context) : nil
          }
        }
      }
    }
  }

  private static func pair(_ place: Int, _ other: Int, cause: String, _ context: AuditContext) -> Discrepancy {
    let order = context.byPublication([place, other])
    let origins = context.fact(place).origin == context.fact(other).origin ? [] : ["origin"]
    return Discrepancy(left: order[0], right: order[1], causes: origins + [cause])
  }

  private static func areDisjoint(_ place: Int, _ other: Int, cause: String, _ context: AuditContext) -> Bool {
    let (narrow, wide) = (context.fact(place), context.fact(other))
    guard context.areApart(place, other), let a = context.interval(place), let b = context.interval(other) else {
      return false
    }
    switch cause {
    case "population":
      // A class of people is a part, and may be smaller; a people's name tells the same people.
      let names = context.table.term(narrow.population).populations
      return names.allSatisfy { PopulationClass(rawValue: $0) != nil } ? b.isBelow(a) : !a.overlaps(b)
    case "place":
      // Without a place, only the same body surely speaks of the same thing.
      return narrow.origin == wide.origin && context.isCited(narrow) && !a.overlaps(b)
    default:
      // A war's total is no toll of an event: they are many times apart.
      guard let x = a.low ?? a.high, let y = b.low ?? b.high else { return false }
      return !a.overlaps(b) && wide.epoch == 0 && max(x, y) <= 3 * min(x, y)
    }
  }

  /// The first figure of each originator for each day, of few originators.
  private static func firstOfEachDay(_ group: [Int], _ context: AuditContext) -> [Int: [Int]] {
    struct Voice: Hashable {
      let day: Int
      let origin: Int
    }
    var seen: Set<Voice> = []
    var days: [Int: [Int]] = [:]
    for place in group {
      let fact = context.fact(place)
      guard fact.endDay != 0, (days[fact.endDay]?.count ?? 0) < mostLines,
        seen.insert(Voice(day: fact.endDay, origin: fact.origin)).inserted
      else { continue }
      days[fact.endDay, default: []].append(place)
    }
    return days
  }
}
