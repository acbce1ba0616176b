import LedgerTypes

/// Day counts: "the 77th day of the war", "day 77", "after 77 days of fighting".
enum DayCounts {
  static func add(to drafts: inout [MeasureDraft], _ clause: Clause) {
    for index in clause.quantities.indices {
      let terms = clause.quantities[index].terms
      guard
        clause.isWord(terms.upperBound, "day") || clause.isWord(terms.upperBound, "days")
          || clause.isWord(terms.lowerBound - 1, "day"), let draft = draft(of: clause.quantities[index], clause)
      else { continue }
      drafts.append(draft)
    }
  }

  private static func draft(of quantity: Quantity, _ clause: Clause) -> MeasureDraft? {
    let first = quantity.terms.lowerBound
    let next = quantity.terms.upperBound
    var draft = MeasureDraft(
      quantity: quantity, measure: .dayCount, unit: .day, rule: .dayCountOrdinal, trigger: next)
    switch quantity.role {
    case .ordinal:
      guard clause.isWord(next, "day"),
        isCounted(next, clause) || clause.has(first - 1, .determiner) && clause.lexeme(first - 1).value == 3
      else { return nil }
      return draft
    case .count, .time, .label:
      if clause.isWord(first - 1, "day"), quantity.bound == .exact,
        isCounted(next - 1, clause) || isHeading(first - 1, clause)
      {
        draft.trigger = first - 1
        draft.quantity.bound = .ordinal
        return draft
      }
      guard clause.isWord(next, "days"), clause.isWord(next + 1, "of"), hasConflict(after: next + 2, clause) else {
        return nil
      }
      draft.rule = .dayCountElapsed
      return draft
    default: return nil
    }
  }

  private static func isCounted(_ day: Int, _ clause: Clause) -> Bool {
    clause.isWord(day + 1, "of") && hasConflict(after: day + 2, clause)
      || clause.isWord(day + 1, "since") || (clause.isWord(day + 1, "in") && hasConflict(after: day + 2, clause))
  }

  private static func isHeading(_ day: Int, _ clause: Clause) -> Bool {
    day == 0 || clause.isWord(day - 1, "on")
  }

  private static func hasConflict(after start: Int, _ clause: Clause) -> Bool {
    (start..<min(start + 6, clause.terms.count)).contains { clause.has($0, .conflict) }
  }
}
