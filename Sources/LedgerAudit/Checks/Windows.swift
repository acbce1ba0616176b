import LedgerTypes

extension AuditCheck {
  /// Increments that share days.
  static let overlappingWindows = AuditCheck(
    "overlapping-windows", .low,
    """
    Two increments of one originator and key, stated in different texts, cover common days with different windows: \
    adding them up counts those days twice.
    """
  ) { context, check in
    var findings: [Finding] = []
    for series in context.series.series where series.key.kind == .increment && series.members.count > 1 {
      var last: Int?
      for place in series.members where context.fact(place).day > 0 && context.fact(place).day % 100 > 0 {
        defer { last = place }
        guard let last, context.areApart(last, place) else { continue }
        let (before, fact) = (context.fact(last), context.fact(place))
        // A window of 24 hours is written with two dates: the common day must lie inside both.
        guard fact.day < before.endDay, fact.endDay != before.endDay || fact.day != before.day, fact.low != before.low
        else { continue }
        findings.append(
          Finding(
            check, facts: [place, last], in: context.table,
            text: "\(context.origin(fact)): increments \(context.subject(fact)) of \(context.words(last)) for "
              + "\(context.day(before)) and of \(context.words(place)) for \(context.day(fact)) share days."))
      }
    }
    return findings
  }

  /// Increments that leave days out.
  static let missingWindows = AuditCheck(
    "missing-windows", .low,
    """
    An originator's increments follow each other without a gap at least twice, and then one begins up to fourteen days \
    after the end of the last: the days between are in none of them. Totals at both ends say how much is missing.
    """
  ) { context, check in
    context.series.series.filter { $0.key.kind == .increment && $0.members.count > 3 }.flatMap {
      context.missingWindows(of: $0, check)
    }
  }

  /// A sum that counts something twice.
  static let doubleCount = AuditCheck(
    "double-count", .high,
    """
    A total is exactly the originator's total of that day plus an increment of that day, which the originator's total \
    includes already.
    """
  ) { context, check in
    struct Key: Hashable {
      let measure: Measure
      let population: Int
      let place: Int
      let day: Int
    }
    struct Group {
      var totals: [Int: Int] = [:]
      var increments: [Int: Int] = [:]
      var members: [Int] = []
    }
    var groups: [Key: Group] = [:]
    var order: [Key] = []
    for (place, fact) in context.table.facts.enumerated()
    where fact.isStated && fact.bound == .exact && fact.endDay != 0 && fact.low != Fact.none && fact.low > 0 {
      let key = Key(measure: fact.measure, population: fact.population, place: fact.place, day: fact.endDay)
      if groups[key] == nil { order.append(key) }
      if fact.kind == .cumulative {
        if groups[key]?.totals[fact.low] == nil { groups[key, default: Group()].totals[fact.low] = place }
        groups[key, default: Group()].members.append(place)
      } else if fact.kind == .increment, groups[key]?.increments[fact.low] == nil {
        groups[key, default: Group()].increments[fact.low] = place
      }
    }
    var findings: [Finding] = []
    for key in order {
      guard let group = groups[key], !group.increments.isEmpty, group.totals.count > 1 else { continue }
      for place in group.members {
        let sum = context.fact(place)
        for (increment, added) in group.increments.sorted(by: { $0.key < $1.key }).prefix(8) {
          guard let total = group.totals[sum.low - increment], context.areApart(total, place) else { continue }
          findings.append(
            Finding(
              check, facts: [place, total, added], in: context.table,
              text: "\(context.publisher(sum)) has \(context.words(place)) \(context.subject(sum)) for "
                + "\(context.day(sum)): the total of that day with the increment of that day once more.",
              arithmetic: "\(context.words(total)) + \(context.words(added)) = \(context.words(place))"))
          break
        }
      }
    }
    return findings
  }

  /// A pace, worked out.
  static let rateArithmetic = AuditCheck(
    "rate-arithmetic", .low,
    """
    A rate over time ("one child every ten minutes") and the total that the same text states since a known start \
    differ by more than a quarter.
    """
  ) { context, check in
    var findings: [Finding] = []
    for range in context.documents {
      for place in range where context.fact(place).measure == .rate {
        let rate = context.fact(place)
        guard rate.low != Fact.none, rate.scale == 0, let per = context.table.perWords[rate.seq],
          let minutes = Period.minutes(per)
        else { continue }
        for total in range {
          let fact = context.fact(total)
          guard fact.kind == .cumulative, fact.bound != .vague, fact.isStated, fact.population == rate.population,
            fact.measure == .killed || fact.measure == .injured, fact.low != Fact.none,
            let start = CivilDate(stored: fact.epoch)?.daysSince1970, let day = fact.singleDay?.daysSince1970,
            day > start
          else { continue }
          let expected = rate.low * (day - start) * 1_440 / minutes
          guard abs(expected - fact.low) * 4 > fact.low else { continue }
          findings.append(
            Finding(
              check, facts: [place, total], in: context.table,
              text: "\(context.words(place)) in \(per) and \(context.words(total)) \(context.subject(fact)) in "
                + "\(day - start) days are stated.",
              arithmetic: "\(rate.low) × \(day - start) days × 1,440 ÷ \(minutes) minutes = "
                + "\(StatedInterval.words(expected)), stated \(context.words(total))"))
          break
        }
      }
    }
    return findings
  }
}

extension AuditContext {
  fileprivate func missingWindows(of series: FactSeries, _ check: AuditCheck) -> [Finding] {
    var findings: [Finding] = []
    var last: (place: Int, end: Int)?
    var joined = 0
    for place in series.members where fact(place).day % 100 > 0 {
      guard let start = CivilDate(stored: fact(place).day)?.daysSince1970,
        let end = CivilDate(stored: fact(place).endDay)?.daysSince1970
      else { continue }
      defer { if end >= last?.end ?? end { last = (place, end) } }
      guard let last, end > last.end else { continue }
      // A window of 24 hours begins on the day on which the one before it ended, or on the next.
      let gap = start - last.end - 1
      guard gap > 0 else {
        joined += 1
        continue
      }
      defer { joined = 0 }
      guard joined >= 2, gap <= 14, let from = CivilDate(daysSince1970: last.end + 1),
        let to = CivilDate(daysSince1970: start - 1)
      else { continue }
      let missing = missing(from: last.place, to: place)
      findings.append(
        Finding(
          check, facts: [place, last.place] + (missing?.totals ?? []), in: table,
          text:
            "\(origin(fact(place))): no increment \(subject(fact(place))) covers \(AuditContext.day(from.stored, to.stored)); "
            + "\(words(last.place)) is for \(day(fact(last.place))), \(words(place)) for \(day(fact(place))).",
          arithmetic: missing?.words ?? ""))
    }
    return findings
  }

  /// How much lies between two increments, when the originator's totals say so.
  private func missing(from before: Int, to after: Int) -> (words: String, totals: [Int])? {
    let (first, second) = (fact(before), fact(after))
    func total(_ fact: Fact) -> Int? {
      var key = SeriesTable.key(of: fact)
      key.kind = .cumulative
      let ofKey =
        series.series(key)
        ?? placeEpochs[fact.place].flatMap { epoch in
          key.epoch = epoch
          return series.series(key)
        }
      return ofKey.flatMap { members(of: $0, on: fact.endDay).first { self.fact($0).bound == .exact } }
    }
    guard first.bound == .exact, second.bound == .exact, let start = total(first), let end = total(second) else {
      return nil
    }
    let rest = fact(end).low - second.low - fact(start).low
    return (
      "\(words(end)) − \(words(after)) − \(words(start)) = \(StatedInterval.words(rest)) on the days between",
      [end, start]
    )
  }
}

/// Periods in words.
enum Period {
  private static let numbers = [
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "a": 1, "an": 1, "every": 1, "per": 1, "half": 1,
  ]

  /// The minutes of "ten minutes", "an hour", "day"; nil for anything else.
  static func minutes(_ words: String) -> Int? {
    let words = words.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    guard let last = words.last else { return nil }
    let unit: Int
    switch last.hasSuffix("s") ? String(last.dropLast()) : last {
    case "minute": unit = 1
    case "hour": unit = 60
    case "day": unit = 1_440
    case "week": unit = 10_080
    default: return nil
    }
    let count = words.dropLast().compactMap { Int($0) ?? numbers[$0] }.max() ?? 1
    return count * unit
  }
}
