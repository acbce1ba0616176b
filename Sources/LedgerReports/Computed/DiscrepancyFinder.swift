import LedgerAudit
import LedgerTypes

/// Two figures that no number fits both.
struct Discrepancy {
  let left: Int
  let right: Int
  let causes: [String]

  /// Both statements in plain words, then what differs.
  func explanation(_ context: AuditContext) -> String {
    let (first, second) = (context.fact(left), context.fact(right))
    func half(_ place: Int) -> String {
      let fact = context.fact(place)
      var asides = fact.definition == 0 ? [] : [context.table.term(fact.definition)]
      if let share = DiscrepancyFinder.share(place, context) { asides.append(share) }
      return context.words(place) + (asides.isEmpty ? "" : " (\(asides.joined(separator: ", ")))")
    }
    func day(_ fact: Fact) -> String { fact.day == 0 ? "without a stated day" : "for \(context.day(fact))" }
    let before = "\(context.chain(left)) has \(half(left)) \(context.subject(first.undefined)) \(day(first))"
    if second.status == .denied {
      return "\(before); \(context.chain(right)) denies \(half(right)). What differs: \(causes.enumerated)."
    }
    let other = causes.contains("population") || causes.contains("place") ? " " + context.subject(second.undefined) : ""
    let after =
      (first.origin == second.origin ? "then \(half(right))" : "\(context.chain(right)) has \(half(right))") + other
    return "\(before); \(after) \(first.day == second.day ? "" : day(second) + " ")".trimmingTail
      + ". What differs: \(causes.enumerated)."
  }
}

extension Fact {
  /// The same without its definition, which stands elsewhere in a sentence.
  fileprivate var undefined: Fact {
    var fact = self
    fact.definition = 0
    return fact
  }
}

extension String {
  fileprivate var trimmingTail: String { hasSuffix(" ") ? String(dropLast()) : self }
}

/// Finds figures that do not fit, in one pass over each group by publication.
struct DiscrepancyFinder {
  struct Key: Hashable {
    let measure: Measure
    let unit: CountedUnit
    let population: Int
    let place: Int
    let isEvent: Bool
  }

  private struct Line: Hashable, Comparable {
    let origin: Int
    let definition: Int

    static func < (left: Line, right: Line) -> Bool {
      (left.origin, left.definition) < (right.origin, right.definition)
    }
  }

  /// Two lines that differ on a day.
  private struct Episode: Hashable {
    let first: Line
    let second: Line
    let day: Int
  }

  /// The pairs, those of one thing side by side.
  let groups: [DiscrepancyGroup]
  var pairs: [Discrepancy] { groups.flatMap(\.pairs) }
  /// More statements of one thing than this are not compared with each other.
  static let mostLines = 12

  init(_ input: ReportInput) throws {
    let context = input.context
    var groups: [Key: [Int]] = [:]
    var order: [Key] = []
    for place in input.places {
      let fact = context.fact(place)
      guard fact.isStated, !fact.isImplicit, !context.isRestated(place),
        [.cumulative, .incident, .stock].contains(fact.kind),
        fact.measure != .share, fact.measure != .rate, fact.measure != .dayCount
      else { continue }
      // What one attack cost is no part of the comparison of running totals.
      let key = Key(
        measure: fact.measure, unit: fact.unit, population: fact.population, place: fact.place,
        isEvent: fact.kind == .incident)
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(place)
    }
    let pairs =
      order.filter { $0.place > 0 }.flatMap { key in
        Self.pairs(context.byPublication(groups[key] ?? []), context)
          + Self.neighbours(of: key, among: groups, context)
      } + Self.partsAbove(wholes: try PlaceNesting(context.table, input.source.areas()), order, groups, context)
      + Self.disputes(input)
    self.groups = DiscrepancyGroup.groups(of: pairs, context)
  }

  /// What a body states, and who denies it.
  private static func disputes(_ input: ReportInput) -> [Discrepancy] {
    struct Denied: Hashable {
      let origin: Int
      let denial: Int
    }
    let context = input.context
    let chosen = input.chosen
    var seen: Set<Denied> = []
    return AuditCheck.named("disputed").findings(context).compactMap { finding in
      let (stated, denial) = (finding.facts[0], finding.facts[1])
      let origin = context.fact(stated).origin
      guard chosen.contains(stated), !context.isRestated(stated),
        seen.insert(Denied(origin: origin, denial: denial)).inserted
      else { return nil }
      let causes = origin == context.fact(denial).origin ? ["dispute"] : ["origin", "dispute"]
      return Discrepancy(left: stated, right: denial, causes: causes)
    }
  }

  private static func pairs(_ group: [Int], _ context: AuditContext) -> [Discrepancy] {
    var last: [Line: Int] = [:]
    var lines: [Line] = []
    var pairs: [Discrepancy] = []
    var seen: Set<Episode> = []
    for place in group {
      let fact = context.fact(place)
      let line = Line(origin: fact.origin, definition: fact.definition)
      for other in lines {
        guard let before = last[other], let days = context.days(from: before, to: place), abs(days) <= 31,
          context.fact(before).whole != place, fact.whole != before, let causes = causes(before, place, context)
        else { continue }
        let day = max(fact.endDay, context.fact(before).endDay)
        let episode = Episode(first: min(line, other), second: max(line, other), day: day)
        if seen.insert(episode).inserted { pairs.append(Discrepancy(left: before, right: place, causes: causes)) }
      }
      if last[line] == nil, lines.count < mostLines { lines.append(line) }
      last[line] = place
    }
    return pairs
  }

  /// What differs between two figures that do not fit; nil when they fit, or when a total just grew.
  static func causes(_ left: Int, _ right: Int, _ context: AuditContext) -> [String]? {
    let (first, second) = (context.fact(left), context.fact(right))
    guard let a = context.interval(left), let b = context.interval(right), !a.overlaps(b) else { return nil }
    let areDated = first.day != 0 && second.day != 0 && first.endDay != second.endDay
    let isRunning = first.kind == .cumulative && second.kind == .cumulative
    // "Reported" is what a figure without a definition is.
    func definition(_ fact: Fact) -> String {
      let words = context.table.term(fact.definition)
      return words == "reported" ? "" : words
    }
    let sameDefinition = definition(first) == definition(second)
    guard context.areOfOneScale(left, right) else { return nil }
    // A part is less than the whole, whoever states either.
    if sameDefinition, first.whole >= 0 && a.isBelow(b) || second.whole >= 0 && b.isBelow(a) { return nil }
    // One text that gives two numbers of dead in one place speaks of two events, of parts of one, or tells how a toll rose,
    // unless it names two bodies that differ.
    if first.document == second.document, !(context.isCited(first) && context.isCited(second)) { return nil }
    if first.document == second.document, first.origin == second.origin, !areDated { return nil }
    // Two texts speak of one event only when it was on one day.
    if first.kind == .incident || second.kind == .incident, first.document != second.document,
      first.day == 0 || second.day == 0
    {
      return nil
    }
    // What one body says without a day may hold for another day.
    if first.origin == second.origin, sameDefinition, first.day == 0 || second.day == 0 { return nil }
    // Of two events on two days nothing is to be compared; a later total may be larger.
    if !isRunning, areDated { return nil }
    let grows = areDated && (second.endDay > first.endDay ? a.isBelow(b) : b.isBelow(a))
    if isRunning, sameDefinition, grows { return nil }
    var causes: [String] = []
    if first.origin != second.origin { causes.append("origin") }
    if !sameDefinition { causes.append("definition") }
    if areDated { causes.append("date") }
    if first.kind != second.kind { causes.append("kind") }
    if let x = a.single, let y = b.single {
      let larger = max(x, y)
      // Figures have up to 18 digits.
      if Int128(abs(x - y)) * 100 <= larger, x % 10 == 0 || y % 10 == 0 { causes.append("rounding") }
      if !areDated, DigitSlip.between(x, y) != nil { causes.append("digit slip") }
    }
    if first.origin == second.origin, sameDefinition { causes.append("revision") }
    return causes.isEmpty ? ["unknown"] : causes
  }

  /// The percentage of its whole that a part is.
  static func share(_ place: Int, _ context: AuditContext) -> String? {
    let fact = context.fact(place)
    guard fact.whole >= 0, let part = context.interval(place), let whole = context.interval(fact.whole),
      let percent = part.asPercent(of: whole)
    else { return nil }
    return "\(percent.words) % of \(context.words(fact.whole))"
  }
}
