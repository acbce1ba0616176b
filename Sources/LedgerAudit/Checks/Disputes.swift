import LedgerTypes

extension AuditCheck {
  /// A figure that somebody denies.
  static let disputed = AuditCheck(
    "disputed", .low,
    """
    A figure that one body states is denied by another one, or by the body that somebody cites for it: same measure and \
    place, texts at most two weeks apart, and the denied number is one that the statement leaves open.
    """
  ) { context, check in
    struct Key: Hashable {
      let measure: Measure
      let place: Int
    }
    var denials: [Key: [Int]] = [:]
    for (place, fact) in context.table.facts.enumerated() where fact.status == .denied && fact.place > 0 {
      denials[Key(measure: fact.measure, place: fact.place), default: []].append(place)
    }
    guard !denials.isEmpty else { return [] }
    // By publication, so that of many only those of the weeks around a text are looked at.
    for key in denials.keys { denials[key] = context.byPublication(denials[key] ?? []) }
    var findings: [Finding] = []
    for (place, fact) in context.table.facts.enumerated() where fact.isStated && !fact.isImplicit {
      guard let denied = denials[Key(measure: fact.measure, place: fact.place)], let interval = context.interval(place)
      else { continue }
      let near = context.published(denied, within: 14, of: place)
      let denial = near.filter { other in
        (context.fact(other).origin != fact.origin || context.speaker(place) != fact.origin)
          && context.interval(other).map { $0.overlaps(interval) } == true
      }.min()
      guard let denial else { continue }
      findings.append(
        Finding(
          check, facts: [place, denial], in: context.table,
          text: "\(context.words(place)) \(context.subject(fact)) by \(context.chain(place)) is denied by "
            + "\(context.origin(context.fact(denial)))."))
    }
    return findings
  }

  /// What could be becomes what is.
  static let projectionAsFact = AuditCheck(
    "projection-as-fact", .high,
    """
    A particular figure that was feared or projected when it first appeared is stated as fact later, without having \
    been stated by anybody in between.
    """
  ) { context, check in
    context.figures.groups.compactMap { group -> Finding? in
      let first = context.fact(group[0])
      guard first.status == .projected || first.status == .feared || first.status == .hypothetical else { return nil }
      let later = group.dropFirst().first { place in
        context.fact(place).isStated && context.areApart(group[0], place)
          && context.mayBeOne(first, context.fact(place))
      }
      guard let later, let days = context.days(from: group[0], to: later), days >= 0, days <= 365,
        first.low == Fact.none || first.low >= 100
      else { return nil }
      return Finding(
        check, facts: [later, group[0]], in: context.table,
        text: "\(context.publisher(context.fact(later))) states \(context.words(later)) "
          + "\(context.fact(later).measure.rawValue) as fact; \(context.publisher(first)) had the figure as "
          + "\(first.status.rawValue).")
    }
  }

  /// A page that changed without a word.
  static let editionChange = AuditCheck(
    "edition-change", .medium,
    """
    Two editions of one address state different figures of one measure, population, place and kind, and the later text \
    speaks of no correction or update.
    """
  ) { context, check in
    struct Key: Hashable {
      let measure: Measure
      let population: Int
      let place: Int
      let kind: ClaimKind
    }
    var editions: [String: [Int]] = [:]
    for (place, document) in context.table.documents.enumerated() {
      if let url = document.url { editions[url, default: []].append(place) }
    }
    var findings: [Finding] = []
    for (_, documents) in editions.sorted(by: { $0.value[0] < $1.value[0] }) where documents.count > 1 {
      for (before, after) in zip(documents, documents.dropFirst()) where !context.table.corrections.contains(after) {
        var old: [Key: [Int]] = [:]
        func key(_ fact: Fact) -> Key {
          Key(measure: fact.measure, population: fact.population, place: fact.place, kind: fact.kind)
        }
        for place in context.documents[before] { old[key(context.fact(place)), default: []].append(place) }
        for place in context.documents[after] {
          let fact = context.fact(place)
          guard fact.isStated, let others = old[key(fact)], let interval = context.interval(place),
            !others.contains(where: { context.interval($0).map { $0.overlaps(interval) } ?? true })
          else { continue }
          findings.append(
            Finding(
              check, facts: [place, others[0]], in: context.table,
              text:
                "The page first had \(context.words(others[0])) \(context.subject(fact)), then \(context.words(place)), "
                + "and speaks of no correction."))
        }
      }
    }
    return findings
  }

  /// A weekday that the date does not have.
  static let weekdayAgainstDate = AuditCheck(
    "weekday-against-date", .medium, "A text names a date with a weekday that the date does not have."
  ) { context, check in
    context.notices(FactNotice.weekday, check)
  }

  /// A share whose two numbers are of different days.
  static let staleShare = AuditCheck(
    "stale-share", .low,
    """
    A share is repeated by the same originator two weeks or more later, while absolute numbers of part and whole that \
    it stated meanwhile give another percentage, with rounding as tolerance; or share and base hold for different days.
    """
  ) { context, check in
    context.table.facts.indices.compactMap { place -> Finding? in
      let fact = context.fact(place)
      guard fact.measure == .share, fact.isStated else { return nil }
      if fact.day != 0, let base = context.table.bases[place], base.count == 1, context.fact(base[0]).day != 0,
        context.fact(base[0]).day != fact.day, context.fact(base[0]).isStated,
        context.fact(base[0]).sentence != fact.sentence
      {
        return Finding(
          check, facts: [place, base[0]], in: context.table,
          text: "\(context.words(place)) holds for \(context.day(fact)), and its base \(context.words(base[0])) for "
            + "\(context.day(context.fact(base[0]))).")
      }
      return context.movedShare(place, check)
    }
  }
}

extension AuditContext {
  /// Findings for what the extractor noted, one for each claim or document.
  func notices(_ code: String, _ check: AuditCheck) -> [Finding] {
    var placeOfEntry: [Int: Int] = [:]
    for (place, fact) in table.facts.enumerated() where table.notices[.claim(fact.seq)] != nil {
      placeOfEntry[fact.seq] = place
    }
    var findings: [(place: Int, finding: Finding)] = []
    for (owner, notices) in table.notices {
      let place: Int?
      switch owner {
      case .claim(let entry): place = placeOfEntry[entry]
      case .document(let document): place = documents[document].first
      }
      guard let place, let notice = notices.first(where: { $0.code == code }) else { continue }
      findings.append((place, Finding(check, facts: [place], in: table, text: notice.text)))
    }
    return findings.sorted { $0.place < $1.place }.map(\.finding)
  }

  /// A repeated share beside the absolute numbers that its originator stated last.
  fileprivate func movedShare(_ place: Int, _ check: AuditCheck) -> Finding? {
    let fact = fact(place)
    guard fact.population != 0, let percent = interval(place) else { return nil }
    let measure =
      table.shareOf[fact.seq] ?? table.bases[place].flatMap { $0.first }.map { self.fact($0).measure } ?? .killed
    var key = SeriesTable.key(of: fact)
    key.measure = measure
    key.unit = .person
    key.kind = .cumulative
    let epochs = [key.epoch, shareEpochs[key.origin] ?? 0]
    // A share that says no day is put forward on the day of its publication.
    let shareDay = fact.day == 0 ? table.published(fact) : fact.endDay
    for epoch in epochs {
      key.epoch = epoch
      var whole = key
      whole.population = 0
      guard let parts = series.series(key), let totals = series.series(whole) else { continue }
      let part = members(of: parts, upTo: shareDay).last { self.fact($0).day != 0 }
      guard let part, let total = members(of: totals, on: self.fact(part).endDay).last,
        let partInterval = interval(part), let totalInterval = interval(total),
        let computed = partInterval.asPercent(of: totalInterval), !computed.overlaps(percent)
      else { continue }
      return Finding(
        check, facts: [place, part, total], in: table,
        text:
          "\(origin(fact)): \(words(place)) (\(table.term(fact.population))) is stated for \(Self.day(shareDay, shareDay)); its figures of "
          + "\(day(self.fact(part))) give \(computed.words) %.",
        arithmetic: "\(words(part)) ÷ \(words(total)) = \(computed.words) %")
    }
    return nil
  }
}
