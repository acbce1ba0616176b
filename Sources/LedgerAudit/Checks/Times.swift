import LedgerTypes

extension AuditCheck {
  /// A figure cannot hold for a day that was still to come.
  static let asOfAfterPublication = AuditCheck(
    "as-of-after-publication", .high,
    """
    Stated figures hold for a day after the publication of their document; a projection may. All of one document are one \
    finding, since it is often the document's date that is wrong.
    """
  ) { context, check in
    context.documents.compactMap { range -> Finding? in
      let late = range.compactMap { place in context.daysAfterPublication(place).map { (place: place, days: $0) } }
      guard let first = late.max(by: { $0.days < $1.days }) else { return nil }
      let fact = context.fact(first.place)
      let published = context.table.published(fact)
      let others =
        switch late.count {
        case 1: ""
        case 2: " So does another of its figures."
        default: " So do \(late.count - 1) others of its figures."
        }
      return Finding(
        check, facts: [first.place] + late.map(\.place).filter { $0 != first.place }, in: context.table,
        text: "\(context.words(first.place)) \(context.subject(fact)) holds for \(context.day(fact)), and the document "
          + "was published on \(AuditContext.day(published, published)).\(others)",
        arithmetic: "\(context.day(fact)) is \(first.days) days after publication")
    }
  }

  /// What came later cannot be in a total of an earlier day.
  static let eventAfterAsOf = AuditCheck(
    "event-after-as-of", .medium,
    """
    A figure that is called a part of a total, or an event in the same sentence as a total of the same originator and \
    measure, is of a later day than the total holds for: it is not in it.
    """
  ) { context, check in
    context.table.facts.indices.compactMap { place -> Finding? in
      let event = context.fact(place)
      guard event.isStated, event.day != 0, let day = CivilDate(stored: event.day)?.daysSince1970 else { return nil }
      let total = event.whole >= 0 ? event.whole : context.totalBefore(place)
      guard let total, context.fact(total).isStated,
        let end = CivilDate(stored: context.fact(total).endDay)?.daysSince1970, day > end
      else { return nil }
      return Finding(
        check, facts: [place, total], in: context.table,
        text: "\(context.words(place)) \(context.subject(event)) is of \(context.day(event)); "
          + "\(context.words(total)), with which it is stated\(event.whole >= 0 ? " as a part" : ""), holds for "
          + "\(context.day(context.fact(total))).",
        arithmetic: "\(context.day(event)) is \(day - end) \(day - end == 1 ? "day" : "days") later")
    }
  }

  /// A total since a start cannot be published before the start.
  static let publishedBeforeEpoch = AuditCheck(
    "published-before-epoch", .high, "A total or a day count runs from a start that lies after the publication."
  ) { context, check in
    context.documents.compactMap { range -> Finding? in
      let early = range.filter { place in
        let fact = context.fact(place)
        let published = context.table.published(fact)
        return fact.epoch > 0 && published > 0 && fact.epoch % 100 > 0 && fact.epoch > published
      }
      guard let first = early.first else { return nil }
      let fact = context.fact(first)
      let published = context.table.published(fact)
      return Finding(
        check, facts: early, in: context.table,
        text: "A count from \(AuditContext.day(fact.epoch, fact.epoch)) stands in a document of "
          + "\(AuditContext.day(published, published)).")
    }
  }

  /// A day count, its start and its date are three statements of two facts.
  static let dayCountAgainstDate = AuditCheck(
    "day-count-against-date", .medium,
    """
    A day count ("77th day") does not lead from its start to the document's date: an ordinal counts the start as day \
    1, an elapsed number of days does not; one day more or less is tolerated for time zones.
    """
  ) { context, check in
    context.table.facts.indices.compactMap { place -> Finding? in
      let fact = context.fact(place)
      guard fact.measure == .dayCount, fact.isStated, fact.low != Fact.none, fact.scale == 0, fact.low == fact.high,
        let start = context.epoch(fact), let first = start.daysSince1970,
        let published = CivilDate(stored: context.table.published(fact)), let day = published.daysSince1970
      else { return nil }
      let counted = fact.bound == .ordinal ? day - first + 1 : day - first
      let slack = fact.bound == .exact || fact.bound == .ordinal ? 1 : 10
      guard abs(counted - fact.low) > slack else { return nil }
      return Finding(
        check, facts: [place], in: context.table,
        text:
          "Day count \(context.words(place)) from \(start) stands in a document of "
          + "\(published).",
        arithmetic: "from \(start) to \(published) is "
          + (fact.bound == .ordinal ? "day \(counted)" : "\(counted) days") + ", stated \(fact.low)")
    }
  }

  /// One document, one day.
  static let twoDayCounts = AuditCheck(
    "two-day-counts", .medium, "One document states two different ordinals of the day since one start."
  ) { context, check in
    context.documents.compactMap { range -> Finding? in
      let counts = range.filter {
        context.fact($0).measure == .dayCount && context.fact($0).bound == .ordinal && context.fact($0).isStated
      }
      guard let first = counts.first,
        let other = counts.first(where: {
          context.fact($0).low != context.fact(first).low && context.fact($0).epoch == context.fact(first).epoch
        })
      else { return nil }
      return Finding(
        check, facts: [first, other], in: context.table,
        text: "The document counts day \(context.words(first)) and day \(context.words(other)).")
    }
  }
}

extension AuditContext {
  /// The total that one sentence states before an event of the same originator and measure.
  fileprivate func totalBefore(_ place: Int) -> Int? {
    let event = fact(place)
    guard event.kind == .incident || event.kind == .increment, place > 0 else { return nil }
    let total = fact(place - 1)
    return total.kind == .cumulative && total.sentence == event.sentence && total.origin == event.origin
      && total.measure == event.measure && total.place == event.place && total.bound == .exact && event.low < total.low
      ? place - 1 : nil
  }

  /// The start of a day count: its own, else the only one that totals of its place run from.
  fileprivate func epoch(_ fact: Fact) -> CivilDate? {
    let own = fact.epoch > 0 ? fact.epoch : fact.place > 0 ? placeEpochs[fact.place] ?? 0 : 0
    return CivilDate(stored: own).flatMap { $0.day == nil ? nil : $0 }
  }
}

extension AuditContext {
  /// How many days after the publication of its document a stated figure holds; nil where it does not, or nobody can tell.
  fileprivate func daysAfterPublication(_ place: Int) -> Int? {
    let fact = fact(place)
    // One day of grace: publishers east of the speaker date their pages earlier.
    guard fact.isStated, fact.kind != .background, fact.measure != .dayCount,
      let end = CivilDate(stored: fact.endDay)?.daysSince1970,
      let day = CivilDate(stored: table.published(fact))?.daysSince1970, end > day + 1
    else { return nil }
    return end - day
  }
}
