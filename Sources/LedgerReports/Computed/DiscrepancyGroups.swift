import LedgerAudit
import LedgerTypes

/// Figures of one thing that do not fit together: of one day, if each pair is of one day.
struct DiscrepancyGroup {
  /// Who says what, from the highest figure to the lowest, then who denies one; empty where fewer than three do.
  let voices: [Int]
  /// Each figure with another one: where there are voices, with the highest and the lowest of them.
  let pairs: [Discrepancy]

  /// What is counted, where and when, and what each voice has.
  func explanation(_ context: AuditContext) -> String {
    guard let first = voices.first else { return "" }
    var fact = context.fact(first)
    fact.definition = 0
    let subject = "\(context.subject(fact)) for \(AuditContext.day(fact.endDay, fact.endDay))".sentenceStart
    let statements = voices.map { place in
      let fact = context.fact(place)
      let definition = fact.definition == 0 ? "" : " (\(context.table.term(fact.definition)))"
      return "\(context.chain(place)) \(fact.status == .denied ? "denies" : "has") \(context.words(place))\(definition)"
    }
    return "\(subject): \(statements.joined(separator: "; "))."
  }

  /// The highest and the lowest figure that is stated.
  func ends(_ context: AuditContext) -> (highest: Int, lowest: Int)? {
    guard let highest = voices.first, let lowest = voices.last(where: { context.fact($0).status != .denied }) else {
      return nil
    }
    return (highest, lowest)
  }

  /// What differs between any two of them.
  var causes: [String] {
    var causes: [String] = []
    for cause in pairs.flatMap(\.causes) where !causes.contains(cause) { causes.append(cause) }
    return causes
  }
}

extension DiscrepancyGroup {
  /// What pairs of one group share.
  private struct Thing: Hashable {
    let measure: Measure
    let unit: CountedUnit
    let place: Int
  }

  private struct Event: Hashable {
    let thing: Thing
    let population: Int
    /// The day of both figures; 0 when they are of two days, or of none.
    let day: Int
  }

  private struct Voice: Hashable {
    let origin: Int
    let definition: Int
    let isDenial: Bool
    let words: String
  }

  /// Pairs of one thing side by side, in the order in which the things come.
  static func groups(of pairs: [Discrepancy], _ context: AuditContext) -> [DiscrepancyGroup] {
    var order: [Thing: [Event]] = [:]
    var things: [Thing] = []
    var found: [Event: [Discrepancy]] = [:]
    for pair in pairs {
      let (first, second) = (context.fact(pair.left), context.fact(pair.right))
      let thing = Thing(measure: first.measure, unit: first.unit, place: first.place)
      let event = Event(
        thing: thing, population: first.population,
        day: first.endDay == second.endDay || second.status == .denied ? first.endDay : 0)
      if order[thing] == nil { things.append(thing) }
      if found[event] == nil { order[thing, default: []].append(event) }
      found[event, default: []].append(pair)
    }
    return things.flatMap { order[$0] ?? [] }.map { group(of: found[$0] ?? [], isOneDay: $0.day != 0, context) }
  }

  private static func group(of pairs: [Discrepancy], isOneDay: Bool, _ context: AuditContext) -> DiscrepancyGroup {
    let voices = isOneDay ? voices(of: pairs, context) : []
    guard voices.count > 2 else { return DiscrepancyGroup(voices: [], pairs: pairs) }
    func isDenial(_ place: Int) -> Bool { context.fact(place).status == .denied }
    func size(_ place: Int) -> Int128 {
      guard let interval = context.interval(place) else { return 0 }
      return interval.low ?? interval.high ?? 0
    }
    var stated = voices.filter { !isDenial($0) }
    stated.sort { left, right in
      let (first, second) = (size(left), size(right))
      return first == second ? left < right : first > second
    }
    let ends = Set([stated.first, stated.last].compactMap { $0 }.map(size))
    return DiscrepancyGroup(
      voices: stated + voices.filter(isDenial),
      pairs: pairs.filter { isDenial($0.right) || ends.contains(size($0.left)) || ends.contains(size($0.right)) })
  }

  /// Each statement once.
  private static func voices(of pairs: [Discrepancy], _ context: AuditContext) -> [Int] {
    var seen: Set<Voice> = []
    return pairs.flatMap { [$0.left, $0.right] }.filter { place in
      let fact = context.fact(place)
      let voice = Voice(
        origin: fact.origin, definition: fact.definition, isDenial: fact.status == .denied, words: context.words(place))
      return seen.insert(voice).inserted
    }
  }
}
