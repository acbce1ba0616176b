import LedgerAudit
import LedgerTypes

/// Which of a ledger's places lie in which others of it.
struct PlaceNesting {
  private let names: [[String]]
  private var numbers: [String: Int] = [:]

  init(_ table: FactTable, _ areas: PlaceAreas) {
    names = table.places.map { areas.names(of: $0) }
    for (number, names) in names.enumerated() where number > 0 && numbers[names[0]] == nil {
      numbers[names[0]] = number
    }
  }

  /// The places that one lies in, by number in the table.
  func around(_ place: Int) -> [Int] { names[place].dropFirst().compactMap { numbers[$0] }.filter { $0 != place } }
}

extension DiscrepancyFinder {
  private struct Voices: Hashable {
    let part: Int
    let whole: Int
  }

  /// Running totals of a place above those of an area around it that hold for the same day or a later one.
  static func partsAbove(
    wholes: PlaceNesting, _ order: [Key], _ groups: [Key: [Int]], _ context: AuditContext
  ) -> [Discrepancy] {
    func earliest(of key: Key) -> ArraySlice<Int> { context.byPublication(groups[key] ?? []).prefix(mostLines) }
    return order.filter { $0.place > 0 && !$0.isEvent }.flatMap { key -> [Discrepancy] in
      let areas = wholes.around(key.place)
        .map { Key(measure: key.measure, unit: key.unit, population: key.population, place: $0, isEvent: false) }
        .filter { groups[$0] != nil }
      let parts = areas.isEmpty ? [] : earliest(of: key)
      return areas.flatMap { area -> [Discrepancy] in
        let others = earliest(of: area)
        var seen: Set<Voices> = []
        return parts.flatMap { part in
          others.compactMap { whole -> Discrepancy? in
            guard isAbove(part, whole, context),
              seen.insert(Voices(part: context.fact(part).origin, whole: context.fact(whole).origin)).inserted
            else { return nil }
            let (first, second) = (context.fact(part), context.fact(whole))
            let origins = first.origin == second.origin ? [] : ["origin"]
            let dates = first.endDay == second.endDay ? [] : ["date"]
            let pair = context.byPublication([part, whole])
            return Discrepancy(left: pair[0], right: pair[1], causes: origins + dates + ["place"])
          }
        }
      }
    }
  }

  private static func isAbove(_ part: Int, _ whole: Int, _ context: AuditContext) -> Bool {
    let (first, second) = (context.fact(part), context.fact(whole))
    // One text that names two bodies tells of two counts.
    let areTwo = first.origin != second.origin && context.isCited(first) && context.isCited(second)
    guard first.kind == .cumulative, second.kind == .cumulative, areTwo || context.areApart(part, whole),
      context.areOfOneScale(part, whole), first.day != 0, second.endDay >= first.endDay,
      let days = context.days(from: part, to: whole), abs(days) <= 31,
      let a = context.interval(part), let b = context.interval(whole)
    else { return false }
    return b.isBelow(a)
  }
}
