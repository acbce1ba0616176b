import LedgerTypes

extension AuditCheck {
  /// What came in a period must be what the total rose by.
  static let incrementAgainstTotal = AuditCheck(
    "increment-against-total", .medium,
    """
    An increment differs from the change of the total over its window: same originator, measure, population and \
    place, totals stated for the window's end and for the day before its start. In a reference series: a field X \
    differs from the change of X_cum since the last reported X_cum.
    """
  ) { context, check in
    context.incrementsOfClaims(check) + context.references.flatMap { context.increments(of: $0, check) }
  }
}

extension AuditContext {
  private func totalsKey(_ fact: Fact) -> SeriesKey {
    var key = SeriesTable.key(of: fact)
    key.kind = .cumulative
    key.epoch = 0
    return key
  }

  fileprivate func incrementsOfClaims(_ check: AuditCheck) -> [Finding] {
    // The last stated total of each key and day.
    var totals: [SeriesKey: [Int: Int]] = [:]
    for (place, fact) in table.facts.enumerated()
    where fact.kind == .cumulative && fact.isStated && fact.singleDay != nil && fact.bound != .vague {
      totals[totalsKey(fact), default: [:]][fact.day] = place
    }
    var findings: [Finding] = []
    for (place, fact) in table.facts.enumerated() where fact.kind == .increment && fact.isStated {
      guard let start = CivilDate(stored: fact.day), let totals = totals[totalsKey(fact)],
        let now = totals[fact.endDay],
        let stated = interval(place), let after = interval(now)
      else { continue }
      // A window "in the past 48 hours" may be read from the day of the total before or from the day after it.
      let starts = fact.day == fact.endDay ? [start.adding(days: -1)] : [start.adding(days: -1), start]
      let befores = starts.compactMap { $0.flatMap { totals[$0.stored] } }
      let changes = befores.compactMap { before in interval(before).map { (before, after - $0) } }
      guard let (before, change) = changes.first, !changes.contains(where: { $0.1.overlaps(stated) }) else { continue }
      findings.append(
        Finding(
          check,
          facts: [place, now, before], in: table,
          text: "\(origin(fact)): the increment \(subject(fact)) is \(words(place)) for \(day(fact)), and the total "
            + "changed by \(change.words).",
          arithmetic: "\(words(now)) (\(day(self.fact(now)))) − \(words(before)) (\(day(self.fact(before)))) = "
            + "\(change.words), stated \(words(place))"))
    }
    return findings
  }

  fileprivate func increments(of series: ReferenceSeries, _ check: AuditCheck) -> [Finding] {
    var findings: [Finding] = []
    for total in series.fields where total.isCumulative {
      guard let increments = series.fields.first(where: { !$0.isCumulative && $0.name.lowercased() == total.stem })
      else {
        continue
      }
      for (before, point) in zip(total.points, total.points.dropFirst()) {
        guard let stated = increments.value(on: point.date) else { continue }
        let change = StatedInterval(point.value) - StatedInterval(before.value)
        guard !change.overlaps(StatedInterval(stated)) else { continue }
        let increment = ReferenceSeries.Point(date: point.date, value: stated)
        findings.append(
          Finding(
            check, facts: [], in: table,
            references: [
              increment.reference(series, increments), point.reference(series, total), before.reference(series, total),
            ],
            text: "Reference \(series.name): \(increments.name) is \(words(stated)) on \(point.date), and "
              + "\(total.name) changed by \(change.words) since \(before.date).",
            arithmetic: "\(words(point.value)) (\(point.date)) − \(words(before.value)) (\(before.date)) = "
              + "\(change.words), stated \(words(stated))"))
      }
    }
    return findings
  }
}
