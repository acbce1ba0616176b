import LedgerTypes

/// What one speaker reports of one thing over time.
private struct SpeakerKey: Hashable {
  let speaker: Int
  let measure: Measure
  let unit: CountedUnit
  let population: Int
  let place: Int
}

extension AuditContext {
  /// Totals by speaker and thing counted, in the order of publication; the order of the groups is that of the claims.
  fileprivate var totalsBySpeaker: [[Int]] {
    var places: [SpeakerKey: Int] = [:]
    var groups: [[Int]] = []
    for (place, fact) in table.facts.enumerated() where fact.kind == .cumulative && fact.isStated && isCited(fact) {
      let key = SpeakerKey(
        speaker: speaker(place), measure: fact.measure, unit: fact.unit, population: fact.population, place: fact.place)
      if let known = places[key] {
        groups[known].append(place)
      } else {
        places[key] = groups.count
        groups.append([place])
      }
    }
    return groups.map { byPublication($0) }
  }
}

extension AuditCheck {
  /// A series that changes its source.
  static let originSwitch = AuditCheck(
    "origin-switch", .medium,
    """
    One speaker's successive totals of the same thing come from different originators; a difference between them is \
    then no revision.
    """
  ) { context, check in
    context.totalsBySpeaker.flatMap { group in
      zip(group, group.dropFirst()).compactMap { before, after -> Finding? in
        let (first, second) = (context.fact(before), context.fact(after))
        guard first.origin != second.origin, context.areApart(before, after), context.areOfOneScale(before, after)
        else { return nil }
        return Finding(
          check, facts: [after, before], in: context.table,
          text: "\(context.table.origins[context.speaker(after)].name): \(context.subject(second)) is "
            + "\(context.words(after)) by \(context.origin(second)) after \(context.words(before)) by "
            + "\(context.origin(first)).")
      }
    }
  }

  /// A series that changes what it counts.
  static let definitionMix = AuditCheck(
    "definition-mix", .medium,
    """
    One speaker's successive totals of the same thing count by different definitions ("identified", "reported"); a \
    difference between them is then no revision.
    """
  ) { context, check in
    context.totalsBySpeaker.flatMap { group in
      zip(group, group.dropFirst()).compactMap { before, after -> Finding? in
        let (first, second) = (context.fact(before), context.fact(after))
        guard first.definition != second.definition, first.low != second.low, first.whole != after,
          second.whole != before
        else { return nil }
        func name(_ fact: Fact) -> String {
          fact.definition == 0 ? "no stated definition" : "“\(context.table.term(fact.definition))”"
        }
        return Finding(
          check, facts: [after, before], in: context.table,
          text: "\(context.table.origins[context.speaker(after)].name): \(second.measure.rawValue) is "
            + "\(context.words(after)) with \(name(second)) after \(context.words(before)) with \(name(first)).")
      }
    }
  }

  /// One sentence, two sources.
  static let mixedOrigins = AuditCheck(
    "mixed-origins", .low,
    "One sentence states different figures of one measure by different originators that it names."
  ) { context, check in
    var findings: [Finding] = []
    for range in context.documents {
      var first: Int?
      for place in range where context.isCited(context.fact(place)) && context.fact(place).isStated {
        let fact = context.fact(place)
        if let before = first, context.fact(before).sentence == fact.sentence {
          let other = context.fact(before)
          if other.origin != fact.origin, other.measure == fact.measure, other.low != fact.low {
            findings.append(
              Finding(
                check, facts: [before, place], in: context.table,
                text:
                  "One sentence has \(context.words(before)) \(other.measure.rawValue) by \(context.origin(other)) and "
                  + "\(context.words(place)) by \(context.origin(fact))."))
          }
        } else {
          first = place
        }
      }
    }
    return findings
  }
}
