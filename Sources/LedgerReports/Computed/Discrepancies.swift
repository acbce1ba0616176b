import LedgerAudit
import LedgerTypes

extension ComputedReport {
  /// Figures of one thing that do not fit, with what differs between them.
  static let discrepancies = ComputedReport(
    "discrepancies", title: "Discrepancies between stated figures",
    description: "Figures of one thing that no number fits both, each with what differs between the two statements.",
    conventions: [
      "Compared are figures of the same measure, unit, people and place within 31 days of publication: each new figure "
        + "with the last one of every combination of originator and definition.",
      "Of the differences between two such combinations on one day the first one is listed.",
      "A total that grows with its date is no discrepancy. A figure of the same originator, definition and day, or a "
        + "total that falls, is a revision only when neither originator nor definition differs.",
      "A share is computed on the figure's own base: the whole that its own text gives.",
      "Partitions (parts that name everybody) are listed with their sum.",
    ],
    columns: [
      .computed("row", "Row", "`disjoint`, or `partition` for parts and their sum."),
      .computed("explanation", "In words", "The two statements, and what differs between them."),
      .computed(
        "causes", "What differs", "origin, definition, date, kind, rounding, digit slip, dispute, revision, unknown."),
      .measure, .population, .place,
      .computed("left", "First", "The figure that was published first."),
      .computed("left_source", "First source", "Who it comes from."),
      .computed("left_definition", "First definition", "What it counts, when the text says so."),
      .computed("left_as_of", "First date", "The day that it holds for."),
      .computed("left_share", "First share", "What percentage of its own base it is."),
      .computed("right", "Second", "The later figure."),
      .computed("right_source", "Second source", "Who it comes from."),
      .computed("right_definition", "Second definition", "What it counts, when the text says so."),
      .computed("right_as_of", "Second date", "The day that it holds for."),
      .computed("right_share", "Second share", "What percentage of its own base it is."),
      .computed("left_claim", .id, "First claim", "Its identifier."),
      .computed("right_claim", .id, "Second claim", "Its identifier."),
      .computed("left_quote", "First quote", "Its sentence."),
      .computed("right_quote", "Second quote", "Its sentence."),
      .computed("left_passage", "First passage", "Its address."),
      .computed("right_passage", "Second passage", "Its address."),
    ], hasSections: true,
    onPages: [
      "row", "explanation", "causes", "left_share", "right_share", "left_quote", "left_claim", "left_passage",
      "right_quote",
      "right_claim", "right_passage",
    ]
  ) { input in
    let pairs = DiscrepancyFinder(input).pairs
    let context = input.context
    let partitions = Partition.all(in: context).filter { input.chosen.contains($0.whole) && $0.isDisjoint }
    let words = try input.evidence(
      pairs.flatMap { [$0.left, $0.right] } + partitions.flatMap { [$0.whole] + $0.parts })
    var table = ComputedTable()
    table.summary = summary(pairs, partitions, context)
    for pair in pairs {
      func half(_ place: Int) -> [ReportValue] {
        let fact = context.fact(place)
        return [
          .words(context.words(place)), .words(context.chain(place)), .words(context.table.term(fact.definition)),
          .day(fact.day), .words(DiscrepancyFinder.share(place, context)),
        ]
      }
      let fact = context.fact(pair.left)
      table.rows.append(
        [
          .text("disjoint"), .text(pair.explanation(context)), .text(pair.causes.joined(separator: ", ")),
          .text(fact.measure.rawValue), .words(context.table.term(fact.population)),
          .words(context.table.places[fact.place].capitalizedWords),
        ] + half(pair.left) + half(pair.right) + [
          .id(words[pair.left]?.claim ?? ""), .id(words[pair.right]?.claim ?? ""), .words(words[pair.left]?.quote),
          .words(words[pair.right]?.quote), .words(words[pair.left]?.passage), .words(words[pair.right]?.passage),
        ])
    }
    for partition in partitions {
      guard let sum = partition.sum(context), let whole = context.interval(partition.whole) else { continue }
      let fact = context.fact(partition.whole)
      let fits = sum.overlaps(whole)
      let verdict =
        fits
        ? (partition.isClosed ? "adds up" : "leaves room for others")
        : whole.isBelow(sum)
          ? "is more than the whole" : partition.isClosed ? "does not add up" : "leaves room for others"
      table.rows.append([
        .text("partition"),
        .text("\(partition.addition(context)) = \(sum.words): \(verdict) (\(context.words(partition.whole)))"),
        .absent, .text(fact.measure.rawValue), .absent,
        .words(context.table.places[fact.place].capitalizedWords),
        .words(context.words(partition.whole)),
        .words(context.chain(partition.whole)), .words(context.table.term(fact.definition)), .day(fact.day),
        .absent,
        .text(sum.words), .absent, .absent, .absent,
        .words(sum.asPercent(of: whole).map { "\($0.words) % of \(context.words(partition.whole))" }),
        .id(words[partition.whole]?.claim ?? ""), .absent, .words(words[partition.whole]?.quote), .absent,
        .words(words[partition.whole]?.passage), .absent,
      ])
    }
    return table
  }
}

extension ComputedReport {
  private static func summary(
    _ pairs: [Discrepancy], _ partitions: [Partition], _ context: AuditContext
  ) -> [String] {
    guard !pairs.isEmpty || !partitions.isEmpty else { return [] }
    let origins = pairs.count { $0.causes.contains("origin") }
    let definitions = pairs.count { $0.causes.contains("definition") }
    let revisions = pairs.count { $0.causes.contains("revision") }
    var parts: [String] = []
    if origins > 0 { parts.append("\(origins) come from different originators") }
    if definitions > 0 { parts.append("\(definitions) count by different definitions") }
    if revisions > 0 { parts.append("\(revisions) are one originator's figures for one day or a total that falls") }
    let rest = pairs.count { $0.causes == ["unknown"] }
    if rest > 0 { parts.append("\(rest) have no cause that the texts name") }
    var first = "\(counted(pairs.count, "pair")) of figures \(pairs.count == 1 ? "does" : "do") not fit together"
    if pairs.isEmpty { first = "No two figures of one thing are disjoint" }
    var summary = [first + (parts.isEmpty ? "." : ": \(parts.enumerated).")]
    for partition in partitions.prefix(5) {
      guard let sum = partition.sum(context), let whole = context.interval(partition.whole) else { continue }
      let words = "\(partition.addition(context)) = \(sum.words)"
      if sum.overlaps(whole), partition.isClosed {
        summary.append("\(words): the parts of \(context.words(partition.whole)) add up.")
      } else if whole.isBelow(sum) || partition.isClosed {
        summary.append("\(words): the parts of \(context.words(partition.whole)) do not add up.")
      }
    }
    return summary
  }
}

/// Two figures that no number fits both.
struct Discrepancy {
  let left: Int
  let right: Int
  let causes: [String]

  /// Both statements in plain words, then what differs.
  func explanation(_ context: AuditContext) -> String {
    let (first, second) = (context.fact(left), context.fact(right))
    var subject = first
    subject.definition = 0
    func half(_ place: Int) -> String {
      let fact = context.fact(place)
      let definition = fact.definition == 0 ? "" : " (\(context.table.term(fact.definition)))"
      return "\(context.words(place))\(definition)"
    }
    func day(_ fact: Fact) -> String { fact.day == 0 ? "without a stated day" : "for \(context.day(fact))" }
    let isSame = first.origin == second.origin && left != right
    let before = "\(context.chain(left)) has \(half(left)) \(context.subject(subject)) \(day(first))"
    let after = isSame ? "then \(half(right))" : "\(context.chain(right)) has \(half(right))"
    return "\(before); \(after) \(first.day == second.day ? "" : day(second) + " ")".trimmingTail
      + ". What differs: \(causes.enumerated)."
  }
}

extension String {
  fileprivate var trimmingTail: String { hasSuffix(" ") ? String(dropLast()) : self }
}

/// Finds figures that do not fit, in one pass over each group by publication.
struct DiscrepancyFinder {
  private struct Key: Hashable {
    let measure: Measure
    let unit: CountedUnit
    let population: Int
    let place: Int
    let isEvent: Bool
  }

  private struct Line: Hashable, Comparable {
    let origin: Int
    let definition: Int

    static func < (left: Line, right: Line) -> Bool {
      (left.origin, left.definition) < (right.origin, right.definition)
    }
  }

  /// Two lines that differ on a day.
  private struct Episode: Hashable {
    let first: Line
    let second: Line
    let day: Int
  }

  let pairs: [Discrepancy]
  /// More statements of one thing than this are not compared with each other.
  private static let mostLines = 12

  init(_ input: ReportInput) {
    let context = input.context
    var groups: [Key: [Int]] = [:]
    var order: [Key] = []
    for place in input.places {
      let fact = context.fact(place)
      guard fact.isStated, !fact.isImplicit, [.cumulative, .incident, .stock].contains(fact.kind), fact.place > 0,
        fact.measure != .share, fact.measure != .rate, fact.measure != .dayCount
      else { continue }
      // What one attack cost is no part of the comparison of running totals.
      let key = Key(
        measure: fact.measure, unit: fact.unit, population: fact.population, place: fact.place,
        isEvent: fact.kind == .incident)
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(place)
    }
    pairs = order.flatMap { Self.pairs(context.byPublication(groups[$0] ?? []), context) }
  }

  private static func pairs(_ group: [Int], _ context: AuditContext) -> [Discrepancy] {
    var last: [Line: Int] = [:]
    var lines: [Line] = []
    var pairs: [Discrepancy] = []
    var seen: Set<Episode> = []
    for place in group {
      let fact = context.fact(place)
      let line = Line(origin: fact.origin, definition: fact.definition)
      for other in lines {
        guard let before = last[other], let days = context.days(from: before, to: place), abs(days) <= 31,
          context.fact(before).whole != place, fact.whole != before, let causes = causes(before, place, context)
        else { continue }
        let day = max(fact.endDay, context.fact(before).endDay)
        let episode = Episode(first: min(line, other), second: max(line, other), day: day)
        if seen.insert(episode).inserted { pairs.append(Discrepancy(left: before, right: place, causes: causes)) }
      }
      if last[line] == nil, lines.count < mostLines { lines.append(line) }
      last[line] = place
    }
    return pairs
  }

  /// What differs between two figures that do not fit; nil when they fit, or when a total just grew.
  static func causes(_ left: Int, _ right: Int, _ context: AuditContext) -> [String]? {
    let (first, second) = (context.fact(left), context.fact(right))
    guard let a = context.interval(left), let b = context.interval(right), !a.overlaps(b) else { return nil }
    let areDated = first.day != 0 && second.day != 0 && first.endDay != second.endDay
    let isRunning = first.kind == .cumulative && second.kind == .cumulative
    // "Reported" is what a figure without a definition is.
    func definition(_ fact: Fact) -> String {
      let words = context.table.term(fact.definition)
      return words == "reported" ? "" : words
    }
    let sameDefinition = definition(first) == definition(second)
    // One text that gives two numbers of dead in one place speaks of two events, or of parts of one.
    if !isRunning, first.document == second.document, first.origin == second.origin { return nil }
    // What one body says without a day may hold for another day.
    if first.origin == second.origin, sameDefinition, first.day == 0 || second.day == 0 { return nil }
    // Of two events on two days nothing is to be compared; a later total may be larger.
    if !isRunning, areDated { return nil }
    let grows = areDated && (second.endDay > first.endDay ? a.isBelow(b) : b.isBelow(a))
    if isRunning, sameDefinition, grows { return nil }
    var causes: [String] = []
    if first.origin != second.origin { causes.append("origin") }
    if !sameDefinition { causes.append("definition") }
    if areDated { causes.append("date") }
    if first.kind != second.kind { causes.append("kind") }
    if let x = a.single, let y = b.single {
      let larger = max(x, y)
      if abs(x - y) * 100 <= larger, x % 10 == 0 || y % 10 == 0 { causes.append("rounding") }
      if !areDated, DigitSlip.between(x, y) != nil { causes.append("digit slip") }
    }
    if first.origin == second.origin, sameDefinition { causes.append("revision") }
    return causes.isEmpty ? ["unknown"] : causes
  }

  /// The percentage of its whole that a part is.
  static func share(_ place: Int, _ context: AuditContext) -> String? {
    let fact = context.fact(place)
    guard fact.whole >= 0, let part = context.interval(place), let whole = context.interval(fact.whole),
      let percent = part.asPercent(of: whole)
    else { return nil }
    return "\(percent.words) % of \(context.words(fact.whole))"
  }
}
