import LedgerTypes

extension AuditCheck {
  /// Claims beside a reference series.
  static let againstReference = AuditCheck(
    "against-reference", .medium,
    """
    A total differs from the field of a reference series that counts the same measure and people on the same day. \
    The originator's own figures and relays of them are compared alike; a figure of another place is not.
    """
  ) { context, check in
    var findings: [Finding] = []
    for match in ReferenceMatch.all(in: context) where !match.fits {
      let fact = context.fact(match.fact)
      findings.append(
        Finding(
          check, facts: [match.fact], in: context.table,
          references: [match.point],
          text: "\(context.origin(fact)): \(context.words(match.fact)) \(context.subject(fact)) for "
            + "\(context.day(fact)); reference \(match.point.series) has "
            + "\(StatedInterval(match.point.value).words) (\(match.point.field)).",
          arithmetic: "\(context.words(match.fact)) and \(StatedInterval(match.point.value).words) are disjoint"))
    }
    return findings
  }
}

/// A claim and the figure of a reference series for the same measure, people and day.
struct ReferenceMatch {
  /// The claim's place.
  let fact: Int
  /// The reference's figure.
  let point: ReferencePoint
  /// Whether the claim leaves that figure open.
  let fits: Bool
  /// Whether the claim states just that figure.
  let isEqual: Bool

  /// The match of a total with one day, in the first series that names its place; nil when there is none.
  init?(_ place: Int, in context: AuditContext) {
    let fact = context.fact(place)
    guard fact.kind == .cumulative, fact.isStated, fact.definition == 0, fact.place > 0, let day = fact.singleDay,
      let interval = context.interval(place)
    else { return nil }
    // A people's name does not narrow a total of its country down; a class of people does.
    let population = context.table.term(fact.population).populations
      .filter { $0 != PopulationClass.foreigners.rawValue && PopulationClass(rawValue: $0) != nil }
    for series in context.references where series.names(context.table.places[fact.place]) {
      let field = series.fields.first { field in
        field.isCumulative && field.measure == fact.measure && field.qualifiers == population
      }
      guard let field, let value = field.value(on: day) else { continue }
      self.fact = place
      point = ReferencePoint(series: series.name, field: field.name, date: day, value: value)
      let stated = StatedInterval(value)
      fits = interval.overlaps(stated)
      isEqual = fact.bound == .exact && interval == stated
      return
    }
    return nil
  }

  /// All matches, in the order of the claims.
  static func all(in context: AuditContext) -> [ReferenceMatch] {
    guard !context.references.isEmpty else { return [] }
    return context.table.facts.indices.compactMap { ReferenceMatch($0, in: context) }
  }
}

extension ReferenceSeries {
  /// Whether the series' name or file has all words of the place.
  func names(_ place: String) -> Bool {
    let words = Set((name + " " + file).lowercased().split { !$0.isLetter }.map(String.init))
    return place.split(separator: " ").allSatisfy { words.contains(String($0)) }
  }
}
