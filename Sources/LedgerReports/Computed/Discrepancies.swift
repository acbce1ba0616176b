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
      "A running total of a place is also compared with that of the area it lies in, for the same day or a later one.",
      "Compared are also figures of one day whose people, place or kind alone differ: where one text leaves open the people "
        + "or the place that the other names, or calls the toll of an event a total. A part (children, women) is listed only "
        + "where it is larger than the whole.",
      "A figure of the headline that the body has too counts once, in the body.",
      "dispute: a body denies the number, another one or the one that is cited for it.",
      "A share is computed on the figure's own base: the whole that its own text gives.",
      "Three voices or more on one thing and day stand in one row, from the highest figure to the lowest and with who denies "
        + "one; the pairs that follow are those with the highest or the lowest.",
      "Partitions (parts that name everybody) are listed with their sum.",
    ],
    columns: [
      .computed(
        "row", "Row",
        "`disjoint`, `voices` for all figures of one thing and day, or `partition` for parts and their sum."),
      .computed("explanation", "In words", "The statements, and what differs between them."),
      .computed(
        "causes", "What differs",
        "origin, definition, population, place, date, kind, rounding, digit slip, revision, dispute, unknown."),
      .measure, .population, .place,
      .computed("left", "First", "The figure that was published first; of voices the highest."),
      .computed("left_source", "First source", "Who it comes from."),
      .computed("left_definition", "First definition", "What it counts, when the text says so."),
      .computed("left_as_of", "First date", "The day that it holds for."),
      .computed("left_share", "First share", "What percentage of its own base it is."),
      .computed("right", "Second", "The later figure; of voices the lowest."),
      .computed("right_source", "Second source", "Who it comes from."),
      .computed("right_definition", "Second definition", "What it counts, when the text says so."),
      .computed("right_as_of", "Second date", "The day that it holds for."),
      .computed("right_share", "Second share", "What percentage of its own base it is."),
    ] + ReportColumn.words(of: "left", title: "First") + ReportColumn.words(of: "right", title: "Second"),
    sections: [
      "voices": "Figures that do not fit together", "disjoint": "Figures that do not fit together",
      "partition": "Parts and their sum",
    ],
    onPages: ["row", "explanation", "left_quote", "right_quote"]
  ) { input in
    let groups = try DiscrepancyFinder(input).groups
    let context = input.context
    let partitions = Partition.all(in: context).filter { input.chosen.contains($0.whole) && $0.isDisjoint }
    enum Line {
      case voices(DiscrepancyGroup, highest: Int, lowest: Int)
      case pair(Discrepancy)
      case partition(Partition)
    }
    func cells(
      _ row: String, _ explanation: String, _ causes: [String], _ left: Int, _ right: Int, _ words: [Int: ClaimEvidence]
    ) -> [ReportValue] {
      func half(_ place: Int) -> [ReportValue] {
        let fact = context.fact(place)
        return [
          .words(context.words(place)), .words(context.chain(place)), .words(context.table.term(fact.definition)),
          .day(fact.day), .words(DiscrepancyFinder.share(place, context)),
        ]
      }
      let fact = context.fact(left)
      return [
        .text(row), .text(explanation), .text(causes.joined(separator: ", ")),
        .text(fact.measure.rawValue), .words(context.table.term(fact.population)),
        .words(context.table.places[fact.place].capitalizedWords),
      ] + half(left) + half(right) + ReportValue.words(of: words[left]) + ReportValue.words(of: words[right])
    }
    func cells(_ partition: Partition, _ words: [Int: ClaimEvidence]) -> [ReportValue]? {
      guard let sum = partition.sum(context), let whole = context.interval(partition.whole) else { return nil }
      let fact = context.fact(partition.whole)
      let share = sum.asPercent(of: whole).map { "\($0.words) % of \(context.words(partition.whole))" }
      return [
        .text("partition"),
        .text(
          "\(partition.addition(context)) = \(sum.words): \(partition.verdict(sum, whole))"
            + (share.map { ", \($0)" } ?? "") + "."),
        .absent, .text(fact.measure.rawValue), .absent,
        .words(context.table.places[fact.place].capitalizedWords),
        .words(context.words(partition.whole)),
        .words(context.chain(partition.whole)), .words(context.table.term(fact.definition)), .day(fact.day),
        .absent,
        .text(sum.words), .absent, .absent, .absent,
        .words(share),
      ] + ReportValue.words(of: words[partition.whole]) + ReportValue.words(of: nil)
    }
    let lines = groups.flatMap { group -> [Line] in
      let pairs = group.pairs.map { Line.pair($0) }
      guard let ends = group.ends(context) else { return pairs }
      return [.voices(group, highest: ends.highest, lowest: ends.lowest)] + pairs
    }
    return ComputedTable(
      summary: summary(groups.flatMap(\.pairs), partitions, context),
      later: input.rows(of: lines + partitions.map { .partition($0) }) { line in
        switch line {
        case .voices(_, let highest, let lowest): [highest, lowest]
        case .pair(let pair): [pair.left, pair.right]
        case .partition(let partition): [partition.whole]
        }
      } row: { line, words in
        switch line {
        case .voices(let group, let highest, let lowest):
          cells("voices", group.explanation(context), group.causes, highest, lowest, words)
        case .pair(let pair):
          cells("disjoint", pair.explanation(context), pair.causes, pair.left, pair.right, words)
        case .partition(let partition): cells(partition, words)
        }
      })
  }

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

extension Partition {
  /// What the sum of the parts says of the whole.
  fileprivate func verdict(_ sum: StatedInterval, _ whole: StatedInterval) -> String {
    if sum.overlaps(whole) { return isClosed ? "adds up" : "leaves room for others" }
    if whole.isBelow(sum) { return "is more than the whole" }
    return isClosed ? "does not add up" : "leaves room for others"
  }
}
