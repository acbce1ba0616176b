import LedgerTypes

extension AuditCheck {
  /// A total since a start cannot fall while its key stays the same.
  static let cumulativeFalls = AuditCheck(
    "cumulative-falls", .high,
    """
    A total since a start is lower than the one stated before it: same originator, measure, unit, population, \
    definition, place and epoch, later day, and no number fits both. In a reference series: a cumulative field (its \
    name ends in cum, cumulative or total) is lower than its last reported value.
    """
  ) { context, check in
    context.fallsOfClaims(check) + context.references.flatMap { context.falls(of: $0, check) }
  }
}

extension AuditContext {
  fileprivate func fallsOfClaims(_ check: AuditCheck) -> [Finding] {
    var findings: [Finding] = []
    for series in series.series where series.key.kind == .cumulative && series.members.count > 1 {
      var last: (place: Int, interval: StatedInterval)?
      var stated: Set<Int> = []
      for place in series.members {
        // A figure that was stated before and comes again is stale, not a fall.
        guard fact(place).low == Fact.none || stated.insert(fact(place).low).inserted else { continue }
        guard fact(place).day != 0, fact(place).singleDay != nil, let interval = interval(place) else { continue }
        if let last, fact(place).endDay > fact(last.place).endDay, interval.isBelow(last.interval),
          areOfOneScale(place, last.place)
        {
          findings.append(fall(of: place, from: last.place, check))
        }
        // A floor that only repeats says less than what came before it.
        if last == nil || interval.high != nil || last?.interval.high == nil { last = (place, interval) }
      }
    }
    return findings
  }

  private func fall(of place: Int, from earlier: Int, _ check: AuditCheck) -> Finding {
    let (fact, before) = (fact(place), fact(earlier))
    return Finding(
      check, facts: [place, earlier], in: table,
      text: "\(origin(fact)): the total \(subject(fact)) is \(words(place)) for \(day(fact)) after \(words(earlier)) "
        + "for \(day(before)).",
      arithmetic: "\(words(place)) for \(day(fact)) lies below \(words(earlier)) for \(day(before))")
  }

  fileprivate func falls(of series: ReferenceSeries, _ check: AuditCheck) -> [Finding] {
    var findings: [Finding] = []
    for field in series.fields where field.isCumulative {
      for (before, point) in zip(field.points, field.points.dropFirst()) where point.value < before.value {
        let change = StatedInterval(point.value) - StatedInterval(before.value)
        findings.append(
          Finding(
            check, facts: [], in: table,
            references: [point.reference(series, field), before.reference(series, field)],
            text: "Reference \(series.name): \(field.name) falls from \(words(before.value)) (\(before.date)) to "
              + "\(words(point.value)) (\(point.date)).",
            arithmetic: "\(words(point.value)) − \(words(before.value)) = \(change.words)"))
      }
    }
    return findings
  }

  /// A figure of a reference series in words.
  func words(_ value: ExactDecimal) -> String { StatedInterval(value).words }
}

extension ReferenceSeries.Point {
  /// The figure with the names of its series and field.
  func reference(_ series: ReferenceSeries, _ field: ReferenceSeries.Field) -> ReferencePoint {
    ReferencePoint(series: series.name, field: field.name, date: date, value: value)
  }
}
