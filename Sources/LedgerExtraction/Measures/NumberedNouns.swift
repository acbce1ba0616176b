import LedgerTypes

/// A number before a measure noun: "9 deaths", "35 bodies", "more than 200 injuries", "6 new martyrs".
enum NumberedNouns {
  static func apply(to linker: inout Linker) {
    let clause = linker.clause
    for index in clause.quantities.indices where clause.quantities[index].role == .ordinal {
      orderedPerson(index, &linker)
    }
    for index in clause.quantities.indices where isCounting(index, clause) {
      guard let head = clause.quantities[index].head, clause.has(head, .measureNoun),
        !clause.has(head, [.trigger, .measureAdjective]), isStrong(head, clause), !isPartitive(index, clause),
        let measure = clause.lexeme(head).measure, !clause.isWord(head, "lives") || areLost(head, index, clause),
        !(clause.isWord(head, "survivor") && clause.has(head + 1, .cueVerb))
      else { continue }
      let link = linker.link(.quantity(index), measure, trigger: head, rule: .numberedNoun)
      Nominals.bracketed(index, measure, head, link, &linker)
      // "five bodies, including a child, were recovered"
      let end = Objects.end(of: index, clause)
      if clause.isKind(end, .comma), clause.isWord(end + 1, "including"), !startsOwnMeasure(end + 2, linker) {
        Objects.linkRest(after: end, measure, trigger: head, parent: link, &linker)
      }
    }
  }

  /// "11,300 cases, including over [300 deaths]": the part has a noun of its own.
  private static func startsOwnMeasure(_ term: Int, _ linker: Linker) -> Bool {
    let clause = linker.clause
    guard let part = linker.countStarting(at: Objects.objectStart(term, clause)) else { return false }
    let end = Objects.end(of: part, clause)
    return (clause.quantities[part].terms.upperBound..<end).contains { clause.lexeme($0).measure != nil }
  }

  /// A count, or the ordinal of one more: "its first death from the fever".
  private static func isCounting(_ index: Int, _ clause: Clause) -> Bool {
    let quantity = clause.quantities[index]
    guard quantity.role == .ordinal else { return quantity.role == .count }
    return quantity.head.map { head in
      (["death", "fatality", "homicide", "murder", "killing", "victim"] as [StaticString]).contains {
        clause.isWord(head, $0)
      }
    } ?? false
  }

  /// "the third officer killed this year": how many there are by now.
  private static func orderedPerson(_ index: Int, _ linker: inout Linker) {
    let clause = linker.clause
    let end = Objects.end(of: index, clause)
    guard let head = clause.quantities[index].head, clause.has(head, .personSingular), head == end - 1,
      clause.has(clause.quantities[index].terms.lowerBound - 1, .determiner),
      clause.has(end, [.participle, .intransitive]), let measure = clause.lexeme(end).measure,
      clause.has(clause.quantities[index].terms.lowerBound - 2, .be)
    else { return }
    linker.link(.quantity(index), measure, trigger: end, rule: .numberedNoun)
  }

  /// "claimed 17 lives", "300 lives were lost"; not "14,000 lives saved".
  private static func areLost(_ head: Int, _ index: Int, _ clause: Clause) -> Bool {
    let start = clause.quantities[index].terms.lowerBound
    return (max(0, start - 6)..<start).contains { clause.has($0, .losing) }
      || (head + 1..<min(head + 5, max(head + 1, clause.terms.count))).contains { clause.has($0, .losing) }
  }

  /// Nouns that name people as well ("refugees", "hostages") give way to a verb about them.
  static func isStrong(_ head: Int, _ clause: Clause) -> Bool {
    !clause.has(head, .personPlural) || clause.isWord(head, "deaths") || clause.isWord(head, "bodies")
      || clause.isWord(head, "corpses") || clause.isWord(head, "lives")
  }

  /// "14 of the dead": the noun names the whole that the number is a part of.
  static func isPartitive(_ index: Int, _ clause: Clause) -> Bool {
    let next = clause.quantities[index].terms.upperBound
    return clause.isWord(next, "of") && clause.has(next + 1, .determiner) && clause.quantities[index].vagueTokens == nil
  }
}
