import LedgerTypes

extension AuditCheck {
  /// What the headline says must stand in the body.
  static let headlineAgainstBody = AuditCheck(
    "headline-against-body", .high,
    """
    A figure of the headline fits no figure of the body with the same measure, while the body has some: no number \
    lies in both. Where the headline is not in the text itself, the numbers of the title count that stand beside a word \
    for killed, injured, missing, displaced or detained.
    """
  ) { context, check in
    context.documents.enumerated().compactMap { document, range -> Finding? in
      let heads = range.filter { context.table.headlines.contains(context.fact($0).sentence) }
      guard !heads.isEmpty || range.isEmpty else { return context.titleFinding(document, range, check) }
      guard let place = heads.first(where: { context.isContradicted($0, by: context.body(of: range, for: $0)) }) else {
        return nil
      }
      let body = context.body(of: range, for: place)
      let fact = context.fact(place)
      return Finding(
        check, facts: [place] + body.prefix(5), in: context.table,
        text: "The headline has \(context.words(place)) \(fact.measure.rawValue); the body has "
          + body.prefix(5).map { context.words($0) }.joined(separator: ", ") + ".")
    }
  }

  /// What the first sentence says must stand in the rest.
  static let leadAgainstBody = AuditCheck(
    "lead-against-body", .medium,
    """
    A total of the first sentence with claims after the headline, and a later total of the same originator, measure, \
    population, place and day in the same document, are disjoint.
    """
  ) { context, check in
    var findings: [Finding] = []
    for range in context.documents {
      guard let lead = range.first(where: { !context.table.headlines.contains(context.fact($0).sentence) }) else {
        continue
      }
      let sentence = context.fact(lead).sentence
      for place in range where context.fact(place).sentence == sentence && context.fact(place).kind == .cumulative {
        let key = SeriesTable.key(of: context.fact(place))
        guard context.fact(place).isStated, let interval = context.interval(place),
          let later = range.first(where: { other in
            context.fact(other).sentence != sentence && context.fact(other).isStated
              && SeriesTable.key(of: context.fact(other)) == key && context.fact(other).day == context.fact(place).day
              && !context.table.headlines.contains(context.fact(other).sentence)
              && context.interval(other).map { !$0.overlaps(interval) } == true
          })
        else { continue }
        findings.append(
          Finding(
            check, facts: [place, later], in: context.table,
            text: "The first sentence has \(context.words(place)) \(context.subject(context.fact(place))); later "
              + "\(context.words(later)) is stated of the same."))
      }
    }
    return findings
  }
}

extension AuditContext {
  /// A figure of a title that is known from the document's metadata alone.
  fileprivate func titleFinding(_ document: Int, _ range: Range<Int>, _ check: AuditCheck) -> Finding? {
    guard let title = table.documents[document].title else { return nil }
    for figure in TitleFigure.all(in: title) {
      let body = range.filter { place in
        let fact = fact(place)
        return fact.measure == figure.measure && fact.unit == .person && fact.kind != .background
      }
      let intervals = body.compactMap { interval($0) }
      guard !intervals.isEmpty, !intervals.contains(where: { $0.overlaps(figure.interval) }) else { continue }
      return Finding(
        check, facts: Array(body.prefix(5)), in: table, subject: figure.words,
        text: "The title has \(figure.words) \(figure.measure.rawValue); the body has "
          + body.prefix(5).map { words($0) }.joined(separator: ", ") + ".")
    }
    return nil
  }

  /// Whether a figure stands in the headline, and the body has it too, with its day and its source.
  package func isRestated(_ place: Int) -> Bool {
    let fact = fact(place)
    guard table.headlines.contains(fact.sentence), let interval = interval(place) else { return false }
    return body(of: documents[fact.document], for: place).contains { self.interval($0)?.overlaps(interval) == true }
  }

  /// Figures of the body with the measure and people of a figure of the headline.
  fileprivate func body(of range: Range<Int>, for head: Int) -> [Int] {
    let fact = fact(head)
    return range.filter { place in
      let other = self.fact(place)
      return !table.headlines.contains(other.sentence) && other.measure == fact.measure && other.unit == fact.unit
        && (other.population == fact.population || fact.population == 0) && other.kind != .background
    }
  }

  fileprivate func isContradicted(_ head: Int, by body: [Int]) -> Bool {
    guard let interval = interval(head) else { return false }
    let others = body.compactMap { self.interval($0) }
    return !others.isEmpty && !others.contains { $0.overlaps(interval) }
  }
}
