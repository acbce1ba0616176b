import LedgerTypes

/// A total by day, of claims or of a reference series.
struct Course {
  let points: [(day: Int, value: Int, fact: Int?, reference: ReferencePoint?)]
  let words: String
}

extension AuditContext {
  /// Totals with at least four days, one figure for each day: the last published.
  func courses(ofReferences: Bool) -> [Course] {
    var courses: [Course] = []
    for series in series.series where series.key.kind == .cumulative && series.members.count >= 4 {
      var points: [(day: Int, value: Int, fact: Int?, reference: ReferencePoint?)] = []
      for place in series.members {
        let fact = fact(place)
        guard fact.bound == .exact, fact.scale == 0, let day = fact.singleDay?.daysSince1970 else { continue }
        if points.last?.day == day { points.removeLast() }
        points.append((day, fact.low, place, nil))
      }
      guard points.count >= 4, let last = series.members.last else { continue }
      courses.append(Course(points: points, words: "\(origin(fact(last))): \(subject(fact(last)))"))
    }
    guard ofReferences else { return courses }
    for reference in references {
      for field in reference.fields where field.isCumulative {
        let points = field.points.compactMap {
          point -> (day: Int, value: Int, fact: Int?, reference: ReferencePoint?)? in
          guard let day = point.date.daysSince1970, let value = point.value.wholeNumber else { return nil }
          return (day, value, nil, point.reference(reference, field))
        }
        courses.append(Course(points: points, words: "Reference \(reference.name): \(field.name)"))
      }
    }
    return courses
  }

  func finding(
    _ check: AuditCheck, _ course: Course, _ points: [Int], text: String, arithmetic: String
  ) -> Finding {
    Finding(
      check, facts: points.compactMap { course.points[$0].fact }, in: table,
      references: points.compactMap { course.points[$0].reference }, text: text, arithmetic: arithmetic)
  }
}

extension AuditCheck {
  /// A total that leaps.
  static let jump = AuditCheck(
    "jump", .low,
    """
    A total rises in one step by more a day than the median of the fifteen steps before and after it and twelve times \
    their median deviation, and at least twice as fast as in any of them: additions that come every week are no jump \
    (at least ten steps; claims and reference series).
    """
  ) { context, check in
    var findings: [Finding] = []
    for course in context.courses(ofReferences: true) where course.points.count > 10 {
      let rates = zip(course.points, course.points.dropFirst()).map { before, after in
        Double(after.value - before.value) / Double(max(1, after.day - before.day))
      }
      for (index, rate) in rates.enumerated() {
        // The neighbours decide: a war's first weeks say nothing about its second year.
        let near = rates[max(0, index - 15)..<index] + rates[(index + 1)..<min(rates.count, index + 16)]
        let most = near.max() ?? 0
        guard rate > 0, rate >= 2 * most else { continue }
        let middle = median(Array(near))
        let spread = max(2, abs(middle) / 2, median(near.map { abs($0 - middle) }))
        guard rate > middle + 12 * spread else { continue }
        let (before, after) = (course.points[index], course.points[index + 1])
        let days = after.day - before.day
        findings.append(
          context.finding(
            check, course, [index + 1, index],
            text: "\(course.words) rises from \(StatedInterval.words(before.value)) to "
              + "\(StatedInterval.words(after.value)) in \(days == 1 ? "one day" : "\(days) days").",
            arithmetic: "\(StatedInterval.words(after.value - before.value)) in \(days) = \(Int(rate)) a day; the "
              + "\(near.count) steps around it have a median of \(Int(middle)) and at most \(Int(most)) a day"))
      }
    }
    return findings
  }

  private static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    guard !sorted.isEmpty else { return 0 }
    return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
  }

  /// A total that follows a ruler.
  static let straightLine = AuditCheck(
    "straight-line", .low,
    """
    A total rises by just the same number of ten or more on four successive days: counts of events vary, an \
    extrapolation does not.
    """
  ) { context, check in
    var findings: [Finding] = []
    for course in context.courses(ofReferences: true) where course.points.count >= 5 {
      var start = 0
      for index in 1..<course.points.count {
        let step = course.points[index].value - course.points[index - 1].value
        let isSame =
          index > 1 && step >= 10 && course.points[index].day - course.points[index - 1].day == 1
          && step == course.points[index - 1].value - course.points[index - 2].value
          && course.points[index - 1].day - course.points[index - 2].day == 1
        if !isSame { start = index - 1 }
        if index - start == 4 {
          findings.append(
            context.finding(
              check, course, Array(start...index),
              text: "\(course.words) rises by \(step) on each of four days from "
                + "\(StatedInterval.words(course.points[start].value)).",
              arithmetic: "\(StatedInterval.words(course.points[start].value)) + 4 × \(step) = "
                + StatedInterval.words(course.points[index].value)))
        }
      }
    }
    return findings
  }

  /// A breakdown that stands still.
  static let plateau = AuditCheck(
    "plateau", .medium,
    """
    The part of a total (women, children …) has the same figure on days two weeks or more apart, while the total of \
    the same originator or reference series rises by at least 5 % meanwhile.
    """
  ) { context, check in
    context.claimPlateaus(check) + context.references.flatMap { context.plateaus(of: $0, check) }
  }
}

extension AuditContext {
  fileprivate func claimPlateaus(_ check: AuditCheck) -> [Finding] {
    var findings: [Finding] = []
    for series in series.series where series.key.kind == .cumulative && series.key.population != 0 {
      var key = series.key
      key.population = 0
      guard let totals = self.series.series(key), series.members.count > 1 else { continue }
      for (index, place) in series.members.enumerated().dropFirst() {
        let isLast = index + 1 == series.members.count || fact(series.members[index + 1]).low != fact(place).low
        guard isLast, fact(place).bound == .exact else { continue }
        // The first member with this figure, as long as it did not change.
        var first = index
        while first > 0, fact(series.members[first - 1]).low == fact(place).low { first -= 1 }
        guard first < index else { continue }
        let start = series.members[first]
        guard let from = fact(start).singleDay?.daysSince1970, let to = fact(place).singleDay?.daysSince1970,
          to - from >= 14, let before = last(of: totals, upTo: fact(start).day),
          let after = last(of: totals, upTo: fact(place).day),
          fact(before).low > 0, (fact(after).low - fact(before).low) * 20 >= fact(before).low
        else { continue }
        findings.append(
          Finding(
            check, facts: [place, start, after, before], in: table,
            text: "\(origin(fact(place))): \(subject(fact(place))) is \(words(place)) on \(day(fact(start))) and on "
              + "\(day(fact(place))), while the total rose from \(words(before)) to \(words(after)).",
            arithmetic:
              "\(words(after)) − \(words(before)) = \(StatedInterval.words(fact(after).low - fact(before).low)); "
              + "\(words(place)) − \(words(start)) = 0"))
      }
    }
    return findings
  }

  /// The last exact member up to a day.
  private func last(of series: FactSeries, upTo day: Int) -> Int? {
    members(of: series, upTo: day).last { fact($0).bound == .exact && fact($0).day != 0 }
  }

  fileprivate func plateaus(of reference: ReferenceSeries, _ check: AuditCheck) -> [Finding] {
    var findings: [Finding] = []
    for part in reference.fields where part.isCumulative && !part.qualifiers.isEmpty {
      guard
        let total = reference.fields.first(where: {
          $0.isCumulative && $0.measure == part.measure && $0.qualifiers.isEmpty && part.measure != nil
        }), ["children", "women", "men", "elderly"].contains(where: { part.qualifiers.contains($0) })
      else { continue }
      var start = 0
      for index in part.points.indices where index > 0 {
        let isSame = part.points[index].value == part.points[start].value
        let endsHere = !isSame || index == part.points.count - 1
        let end = isSame ? index : index - 1
        if endsHere, end > start, let from = part.points[start].date.daysSince1970,
          let to = part.points[end].date.daysSince1970, to - from >= 14,
          let before = total.value(on: part.points[start].date), let after = total.value(on: part.points[end].date),
          (after.coefficient - before.coefficient) * 20 >= before.coefficient
        {
          findings.append(
            Finding(
              check, facts: [], in: table,
              references: [part.points[end].reference(reference, part), part.points[start].reference(reference, part)],
              text: "Reference \(reference.name): \(part.name) is \(words(part.points[end].value)) from "
                + "\(part.points[start].date) to \(part.points[end].date), while \(total.name) rose from "
                + "\(words(before)) to \(words(after)).",
              arithmetic: "\(words(after)) − \(words(before)) = "
                + (StatedInterval(after) - StatedInterval(before)).words))
        }
        if !isSame { start = index }
      }
    }
    return findings
  }
}
