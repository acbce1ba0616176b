import LedgerTypes

extension AuditCheck {
  /// Nobody can be more than all.
  static let shareOverHundred = AuditCheck(
    "share-over-hundred", .high, "A share of more than 100 %."
  ) { context, check in
    context.table.facts.indices.compactMap { place -> Finding? in
      let fact = context.fact(place)
      guard fact.measure == .share, fact.unit == .percent, fact.low != Fact.none,
        StatedInterval(100).isBelow(StatedInterval(ExactDecimal(coefficient: fact.low, scale: fact.scale)))
      else { return nil }
      return Finding(
        check, facts: [place], in: context.table,
        text: "A share of \(context.words(place)) is stated.", arithmetic: "\(context.words(place)) > 100 %")
    }
  }

  /// Shares of groups that exclude each other make up at most all.
  static let shareSum = AuditCheck(
    "share-sum", .high,
    """
    Shares of groups that exclude each other (children, women, men, elderly), stated in one sentence of the same \
    base, add up to more than 100 %, also when each is rounded down.
    """
  ) { context, check in
    var findings: [Finding] = []
    for range in context.documents {
      let shares = range.filter { place in
        let fact = context.fact(place)
        return fact.measure == .share && fact.unit == .percent && fact.isStated
          && ["children", "women", "men", "elderly"].contains(context.table.term(fact.population))
      }
      for group in Dictionary(grouping: shares, by: { context.fact($0).sentence }).values.sorted(by: { $0[0] < $1[0] })
      {
        let isOneBase = Set(group.map { context.table.bases[$0] ?? [] }).count == 1
        guard group.count > 1, isOneBase, Set(group.map { context.fact($0).population }).count == group.count else {
          continue
        }
        var sum = StatedInterval(0)
        for place in group { if let interval = context.interval(place) { sum = sum + interval } }
        guard StatedInterval(100).isBelow(sum) else { continue }
        let addition = group.map { "\(context.words($0)) \(context.table.term(context.fact($0).population))" }
        findings.append(
          Finding(
            check, facts: group, in: context.table,
            text: "Shares of groups that exclude each other add up to more than 100 %.",
            arithmetic:
              "\(addition.joined(separator: " + ")): at least \(sum.low.map { StatedInterval.words($0) } ?? "0") %"
          ))
      }
    }
    return findings
  }

  /// A share, its base and the absolute number of the same people are three statements of two facts.
  static let shareAgainstAbsolute = AuditCheck(
    "share-against-absolute", .medium,
    """
    A share of a base that the text decides, and the absolute number of the same people in the same document, do not \
    fit, with the rounding of the percentage and of round numbers as tolerance.
    """
  ) { context, check in
    var findings: [Finding] = []
    for range in context.documents {
      for share in range where context.fact(share).measure == .share && context.fact(share).isStated {
        let fact = context.fact(share)
        guard fact.population != 0, let baseOfShare = context.base(of: share, in: range),
          let base = context.interval(baseOfShare), let percent = context.interval(share)
        else { continue }
        let whole = context.fact(baseOfShare)
        let expected = percent.percent(of: base)
        for place in range {
          let absolute = context.fact(place)
          guard absolute.measure == whole.measure, absolute.population == fact.population, absolute.isStated,
            absolute.whole == baseOfShare
              || absolute.day == whole.day && absolute.place == whole.place && absolute.origin == whole.origin,
            absolute.unit == whole.unit,
            let interval = context.interval(place), !interval.overlaps(expected)
          else { continue }
          findings.append(
            Finding(
              check, facts: [share, baseOfShare, place],
              in: context.table,
              text: "\(context.words(share)) of \(context.words(baseOfShare)) \(context.subject(whole)) is "
                + "\(expected.words), and \(context.words(place)) is stated.",
              arithmetic: "\(context.words(share)) × \(context.words(baseOfShare)) = \(expected.words), stated "
                + context.words(place)))
        }
      }
    }
    return findings
  }

  /// A share without a decided base says several things; other figures may tell which.
  static let ambiguousBase = AuditCheck(
    "ambiguous-base", .medium,
    """
    The words leave open what a share is a share of. The finding says for each base, and for all of them together, \
    how many people that would be, and which base absolute numbers of the same day (in the ledger or in a reference \
    series) support. A text that repeats itself counts once.
    """
  ) { context, check in
    context.documents.flatMap { range -> [Finding] in
      var seen: Set<String> = []
      return range.compactMap { place -> Finding? in
        let fact = context.fact(place)
        guard fact.measure == .share, fact.isStated, let bases = context.table.bases[place], bases.count > 1,
          let finding = BaseSupport(context, share: place, bases: bases).finding(check),
          seen.insert(finding.text).inserted
        else { return nil }
        return finding
      }
    }
  }
}

extension AuditContext {
  /// The base of a share: the one that the words decide, else the only whole of its measure in the document.
  func base(of share: Int, in range: Range<Int>) -> Int? {
    if let bases = table.bases[share], !bases.isEmpty { return bases.count == 1 ? bases[0] : nil }
    let measure = table.shareOf[fact(share).seq] ?? .killed
    let wholes = range.filter { place in
      let fact = fact(place)
      return fact.measure == measure && fact.population == 0 && fact.whole < 0 && fact.isStated && !fact.isImplicit
    }
    return wholes.count == 1 ? wholes[0] : nil
  }
}
