import LedgerTypes

extension AuditCheck {
  /// A bound that stays while the origin moves on.
  static let boundDrift = AuditCheck(
    "bound-drift", .medium,
    """
    A bound ("over 20,000") is stated of an originator's total at least a day after the originator had stated an exact \
    figure that is a tenth higher or more.
    """
  ) { context, check in
    var findings: [Finding] = []
    for series in context.series.series where series.key.kind == .cumulative && series.members.count > 1 {
      var newest: Int?
      for place in context.byPublication(series.members) {
        let fact = context.fact(place)
        if fact.bound == .exact {
          if newest.map({ context.fact($0).low < fact.low }) ?? true { newest = place }
        } else if fact.bound == .moreThan || fact.bound == .atLeast, let newest, context.areApart(newest, place),
          (context.days(from: newest, to: place) ?? 0) >= 1
        {
          guard fact.low > 0, context.fact(newest).low >= fact.low + fact.low / 10 else { continue }
          findings.append(
            Finding(
              check, facts: [place, newest], in: context.table,
              text: "\(context.words(place)) \(context.subject(fact)) is stated of \(context.origin(fact)), which had "
                + "\(context.words(newest)) before.",
              arithmetic: "\(context.words(newest)) − \(StatedInterval.words(fact.low)) = "
                + StatedInterval.words(context.fact(newest).low - fact.low)))
        }
      }
    }
    return findings
  }

  /// A figure that its origin has overtaken.
  static let staleFigure = AuditCheck(
    "stale-figure", .medium,
    """
    A total repeats an originator's earlier figure although a newer figure of the same originator and key had been \
    published at least a day before.
    """
  ) { context, check in
    var findings: [Finding] = []
    for series in context.series.series where series.key.kind == .cumulative && series.members.count > 2 {
      var firstOf: [Int: Int] = [:]
      var newest: Int?
      for place in context.byPublication(series.members) where context.fact(place).bound == .exact {
        let fact = context.fact(place)
        if let newest, let first = firstOf[fact.low], context.fact(newest).low > fact.low,
          context.areApart(first, place),
          (context.days(from: newest, to: place) ?? 0) >= 1
        {
          findings.append(
            Finding(
              check, facts: [place, newest, first], in: context.table,
              text: "\(context.publisher(fact)) has \(context.words(place)) \(context.subject(fact)) by "
                + "\(context.origin(fact)), which had \(context.words(newest)) since "
                + "\(AuditContext.day(context.table.published(context.fact(newest)), context.table.published(context.fact(newest)))).",
              arithmetic: "\(context.words(newest)) − \(context.words(place)) = "
                + StatedInterval.words(context.fact(newest).low - fact.low)))
        }
        if firstOf[fact.low] == nil { firstOf[fact.low] = place }
        if newest.map({ context.fact($0).low <= fact.low }) ?? true { newest = place }
      }
    }
    return findings
  }

  /// Words that limit a figure and get lost on the way.
  static let droppedQualifier = AuditCheck(
    "dropped-qualifier", .medium,
    """
    A figure is stated as exact, or without its definition, although the same figure of the same originator had been \
    stated with a bound ("at least", "about") or with a definition ("identified") before, and never without.
    """
  ) { context, check in
    var findings: [Finding] = []
    for group in context.figures.groups {
      var firstLimited: [Int: Int] = [:]
      var plain: Set<Int> = []
      for place in group where context.fact(place).isStated {
        let fact = context.fact(place)
        let isLimited = (fact.bound != .exact && fact.bound != .range) || fact.definition != 0
        if isLimited {
          if firstLimited[fact.origin] == nil { firstLimited[fact.origin] = place }
        } else if let before = firstLimited[fact.origin], !plain.contains(fact.origin), context.areApart(before, place)
        {
          let other = context.fact(before)
          let lost =
            other.definition != 0 && fact.definition == 0 ? context.table.term(other.definition) : context.words(before)
          findings.append(
            Finding(
              check, facts: [place, before], in: context.table,
              text: "\(context.publisher(fact)) states \(context.words(place)) \(fact.measure.rawValue) by "
                + "\(context.origin(fact)) without “\(lost)”."))
        } else {
          plain.insert(fact.origin)
        }
      }
    }
    return findings
  }

  /// A text's own reserve that relays leave out.
  static let droppedCaveat = AuditCheck(
    "dropped-caveat", .low,
    """
    A text holds back on its figures ("could not be independently verified"), and a later text of another publisher \
    repeats one of them by the same originator without such words.
    """
  ) { context, check in
    var findings: [Finding] = []
    for group in context.figures.groups where context.isParticular(context.fact(group[0])) {
      var held: Int?
      for place in group where context.fact(place).isStated {
        let fact = context.fact(place)
        if let caveats = context.table.caveats[fact.document] {
          if held == nil, !caveats.isEmpty { held = place }
        } else if let held, context.fact(held).origin == fact.origin,
          context.publisher(context.fact(held)) != context.publisher(fact),
          let caveat = context.table.caveats[context.fact(held).document]?.first
        {
          findings.append(
            Finding(
              check, facts: [place, held], in: context.table,
              text: "\(context.publisher(fact)) repeats \(context.words(place)) \(fact.measure.rawValue) by "
                + "\(context.origin(fact)) without the reserve of \(context.publisher(context.fact(held))): “\(caveat)”."
            ))
        }
      }
    }
    return findings
  }

  /// A chain that loses its end.
  static let shortenedChain = AuditCheck(
    "shortened-chain", .medium,
    """
    A relay is named as the originator of a figure that it had only cited: "WHO, citing the ministry" in one text \
    becomes "WHO" in a later one.
    """
  ) { context, check in
    var findings: [Finding] = []
    for group in context.figures.groups {
      var relayed: [Int: Int] = [:]
      for place in group {
        let fact = context.fact(place)
        if let full = relayed[fact.origin], context.areApart(full, place), context.mayBeOne(context.fact(full), fact) {
          findings.append(
            Finding(
              check, facts: [place, full], in: context.table,
              text: "\(context.publisher(fact)) has \(context.words(place)) \(fact.measure.rawValue) from "
                + "\(context.chain(place)); the same figure was \(context.chain(full)) before."))
        }
        for hop in context.table.hops(of: place).dropLast() where hop.origin != fact.origin {
          if relayed[hop.origin] == nil { relayed[hop.origin] = place }
        }
      }
    }
    return findings
  }

  /// A figure whose source gets lost.
  static let unattributed = AuditCheck(
    "unattributed", .medium,
    """
    A publisher states a particular figure (100 or more, not a round hundred) in its own voice that other texts, within \
    two weeks, attribute to a source.
    """
  ) { context, check in
    var findings: [Finding] = []
    for group in context.figures.groups where context.isParticular(context.fact(group[0])) {
      let cited = group.filter { context.isCited(context.fact($0)) && context.fact($0).isStated }
      guard let first = cited.first else { continue }
      let citing = Set(cited.map { context.fact($0).document })
      for place in group where context.fact(place).voice == .publisher && context.fact(place).isStated {
        guard context.areApart(place, first), let days = context.days(from: first, to: place), abs(days) <= 14,
          context.mayBeOne(context.fact(first), context.fact(place))
        else { continue }
        // A text that names the source of the same figure elsewhere has not lost it.
        guard !citing.contains(context.fact(place).document) else { continue }
        findings.append(
          Finding(
            check, facts: [place, first], in: context.table,
            text: "\(context.publisher(context.fact(place))) states \(context.words(place)) "
              + "\(context.fact(place).measure.rawValue) without a source; \(context.publisher(context.fact(first))) "
              + "attributes it to \(context.origin(context.fact(first)))."))
      }
    }
    return findings
  }
}

extension AuditContext {
  /// Members by publication, then by entry.
  package func byPublication(_ members: [Int]) -> [Int] {
    members.sorted { left, right in
      let (first, second) = (table.published(fact(left)), table.published(fact(right)))
      return first != second ? first < second : left < right
    }
  }
}
