import LedgerTypes

/// Which base of an ambiguous share the numbers support.
struct BaseSupport {
  private let context: AuditContext
  private let share: Int
  private let bases: [Int]

  init(_ context: AuditContext, share: Int, bases: [Int]) {
    self.context = context
    self.share = share
    self.bases = bases
  }

  /// An absolute number of the share's people, of one measure.
  private struct Known {
    let interval: StatedInterval
    let words: String
    let fact: Int?
    let points: [ReferencePoint]
  }

  /// The finding.
  func finding(_ check: AuditCheck) -> Finding? {
    guard let percent = context.interval(share) else { return nil }
    let fact = context.fact(share)
    let population = context.table.term(fact.population).replacing("; ", with: " and ")
    var steps: [String] = []
    var supported: [String] = []
    var contradicted: [String] = []
    var facts = [share] + bases
    var points: [ReferencePoint] = []
    for base in bases {
      let whole = context.fact(base)
      guard let interval = context.interval(base) else { continue }
      let expected = percent.percent(of: interval)
      var step = "\(context.words(share)) of \(context.words(base)) \(whole.measure.rawValue) = \(expected.words)"
      if let known = known(whole.measure, on: whole) {
        let fits = known.interval.overlaps(expected)
        step += ", " + (fits ? "and" : "but") + " \(known.words)"
        if fits { supported.append(whole.measure.rawValue) } else { contradicted.append(whole.measure.rawValue) }
        if let place = known.fact { facts.append(place) }
        points += known.points
      }
      steps.append(step)
    }
    var text =
      "\(context.words(share)) \(population.isEmpty ? "" : "(\(population)) ")has \(bases.count) possible bases: "
    text += bases.map { "\(context.words($0)) \(context.fact($0).measure.rawValue)" }.joined(separator: ", ")
    text += ", or all of them together."
    if !supported.isEmpty {
      text += " Absolute numbers nearest to that day support: \(supported.joined(separator: ", "))."
    }
    if !contradicted.isEmpty {
      text += " They do not fit: \(contradicted.joined(separator: ", "))."
    }
    if supported.isEmpty, contradicted.isEmpty { text += " No absolute number near that day decides." }
    for base in bases {
      guard let match = ReferenceMatch(base, in: context), match.isEqual else { continue }
      text +=
        " \(context.words(base)) \(context.fact(base).measure.rawValue) equals reference \(match.point.series) on "
        + "\(match.point.date) (\(match.point.field))."
      points.append(match.point)
    }
    return Finding(
      check, facts: facts, in: context.table,
      references: points, text: text, arithmetic: steps.joined(separator: "; "))
  }

  /// The absolute number of the share's people for a measure and day: from the same day's claims, else a reference.
  private func known(_ measure: Measure, on whole: Fact) -> Known? {
    let fact = context.fact(share)
    let names = context.table.term(fact.population).split(separator: ";").map { $0.drop(while: { $0 == " " }) }
    guard !names.isEmpty, let day = whole.singleDay else { return nil }
    for series in context.references {
      let fields = names.compactMap { name in
        series.fields.first {
          $0.isCumulative == (whole.kind == .cumulative) && $0.measure == measure && $0.qualifiers == [String(name)]
        }
      }
      guard fields.count == names.count, let found = Self.nearest(fields, to: day) else { continue }
      let parts = zip(fields, found).map { $1.reference(series, $0) }
      let sum = found.reduce(StatedInterval(0)) { $0 + StatedInterval($1.value) }
      let addition = parts.map { "\(StatedInterval($0.value).words) \($0.field)" }.joined(separator: " + ")
      let words = "reference \(series.name) has on \(found[0].date) \(addition) = \(sum.words)"
      let total = series.fields.first {
        $0.isCumulative == (whole.kind == .cumulative) && $0.measure == measure && $0.qualifiers.isEmpty
      }
      guard let total, let all = total.value(on: found[0].date), let base = context.interval(whole),
        let percent = sum.asPercent(of: StatedInterval(all))
      else { return Known(interval: sum, words: words, fact: nil, points: parts) }
      // Compared as shares, since the day may be another one.
      let point = ReferencePoint(series: series.name, field: total.name, date: found[0].date, value: all)
      return Known(
        interval: percent.percent(of: base),
        words: words + ", \(percent.words) % of \(StatedInterval(all).words) \(total.name)", fact: nil,
        points: parts + [point])
    }
    return nil
  }

  /// The figures of all fields on one day: the day itself, else the nearest one of a week before or after it.
  private static func nearest(_ fields: [ReferenceSeries.Field], to day: CivilDate) -> [ReferenceSeries.Point]? {
    for distance in 0...7 {
      for shift in distance == 0 ? [0] : [-distance, distance] {
        guard let date = day.adding(days: shift) else { continue }
        let values = fields.compactMap { $0.value(on: date) }
        if values.count == fields.count { return values.map { ReferenceSeries.Point(date: date, value: $0) } }
      }
    }
    return nil
  }
}
