import LedgerTypes

extension Evaluation {
  /// The evaluation as tables for a person, with `shown` disagreements of each sort; lines without their ends.
  ///
  /// What the texts say is made visible: no line can carry a control to a terminal.
  public func lines(shown: Int) -> [String] {
    var lines = [heading]
    // The middle class stands in JSON; on paper the two ends tell enough.
    for group in classes where group.name != "explicit" {
      lines += ["", Self.title(of: group)] + Self.fieldTable(group.scores)
    }
    lines += ["", "By measure"] + Self.groupTable(measures, "measure")
    if let member = settings.member { lines += ["", "By \(member)"] + Self.groupTable(members, member) }
    lines += [""] + calibration.lines
    let disagreements = disagreements(atMost: shown)
    if !disagreements.isEmpty { lines += ["", "Disagreements"] + disagreements.flatMap(\.lines) }
    return lines.map(DisplayEscape.visible)
  }

  private var heading: String {
    let sizes = "\(file): \(documents) documents, \(classes[0].gold) gold claims, \(classes[0].extracted) extracted"
    guard settings.resamples > 0 else { return sizes }
    return sizes + "; 95 % intervals from \(settings.resamples) resamples of documents, seed \(settings.seed)"
  }

  private static func title(of group: Group) -> String {
    let meaning = group.name == "all" ? "All claims" : "Core measures with a number of their own"
    return "\(meaning): \(group.gold) gold, \(group.extracted) extracted"
  }

  private static func fieldTable(_ scores: [Score]) -> [String] {
    var rows = [["", "precision", "", "recall", "", "F1", "", "of found", ""]]
    for score in scores where score.gold + score.extracted > 0 {
      rows.append(
        [score.field]
          + [score.precision, score.recall, score.f1, score.agreement].flatMap {
            [shown($0.value), shown($0.interval)]
          }
      )
    }
    return table(rows)
  }

  private static func groupTable(_ groups: [Group], _ name: String) -> [String] {
    var rows = [[name, "gold", "extracted", "found F1", "number F1", "full P", "full R", "full F1", ""]]
    for group in groups {
      guard let found = group.score(of: "found"), let number = group.score(of: "number"),
        let full = group.score(of: "full")
      else { continue }
      rows.append([
        group.name, "\(group.gold)", "\(group.extracted)", shown(found.f1.value), shown(number.f1.value),
        shown(full.precision.value), shown(full.recall.value), shown(full.f1.value), shown(full.f1.interval),
      ])
    }
    return table(rows)
  }

  /// Rows with aligned columns: the first flush left, the others flush right.
  static func table(_ rows: [[String]]) -> [String] {
    var widths = [Int](repeating: 0, count: rows.first?.count ?? 0)
    for row in rows { for (column, cell) in row.enumerated() { widths[column] = max(widths[column], cell.count) } }
    return rows.map { row in
      var line = "  "
      for (column, cell) in row.enumerated() {
        let blanks = String(repeating: " ", count: widths[column] - cell.count)
        line += column == 0 ? cell + blanks : "  " + blanks + cell
      }
      while line.last == " " { line.removeLast() }
      return line
    }
  }

  /// A share with three decimals.
  static func shown(_ share: Double) -> String {
    let thousandths = Int((share * 1_000).rounded(.toNearestOrEven))
    let digits = String(thousandths % 1_000)
    return "\(thousandths / 1_000)." + String(repeating: "0", count: 3 - digits.count) + digits
  }

  private static func shown(_ interval: ClosedRange<Double>) -> String {
    "(\(shown(interval.lowerBound))–\(shown(interval.upperBound)))"
  }
}

extension Calibration {
  fileprivate var lines: [String] {
    var rows = [["confidence", "claims", "mean", "right in full"]]
    for bin in bins where bin.count > 0 {
      rows.append([
        "\(Self.hundredths(bin.range.lowerBound)) to \(Self.hundredths(bin.range.upperBound))", "\(bin.count)",
        Evaluation.shown(bin.mean), Evaluation.shown(bin.share),
      ])
    }
    let share = count == 0 ? 0 : Double(sure.count) / Double(count)
    return ["Confidence"] + Evaluation.table(rows) + [
      "  0.90 or more: \(sure.count) of \(count) claims (\(Evaluation.shown(share))), of which "
        + "\(Evaluation.shown(sure.share)) are right in full",
      "  Brier score \(Evaluation.shown(brier)), calibration error \(Evaluation.shown(error))",
    ]
  }

  private static func hundredths(_ value: Int) -> String {
    value == 100 ? "1.00" : "0." + (value < 10 ? "0" : "") + "\(value)"
  }
}

extension Disagreement {
  fileprivate var lines: [String] {
    let words = "…\(context.before)[\(context.value)]\(context.after)…"
    let verdict =
      switch (gold, found) {
      case (let gold?, let found?): "gold \(gold); found \(found)"
      case (let gold?, nil): "gold \(gold)"
      case (nil, let found?): "found \(found)"
      case (nil, nil): ""
      }
    return ["  \(sort.rawValue)  \(document)  \(measure)  \(verdict)", "    \(words)"]
  }
}
