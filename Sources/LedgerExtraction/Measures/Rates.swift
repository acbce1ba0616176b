import LedgerTypes

/// Deaths per period or per number of people: "47 a day", "one child every ten minutes", "seven per 100,000".
enum Rates {
  /// Rates that no other rule has taken as a count.
  static func add(to drafts: inout [MeasureDraft], _ clause: Clause, _ linker: Linker) {
    guard !clause.sentence.classes.isDisjoint(with: [.measureNoun, .trigger, .intransitive]) else { return }
    for index in clause.quantities.indices where clause.quantities[index].role == .count {
      guard let per = denominator(of: clause.quantities[index], clause), !linker.isLinked(index) else { continue }
      let quantity = clause.quantities[index]
      guard clause.isWord(per.lowerBound - 1, "per") || isGapped(quantity, per.lowerBound - 1, linker),
        !clause.isWord(quantity.terms.lowerBound - 2, "difference")
      else { continue }
      drafts.append(
        MeasureDraft(
          quantity: quantity, measure: .rate, unit: .person, rule: .ratePer, trigger: quantity.terms.upperBound - 1,
          per: clause.span(per)))
    }
  }

  /// "5,300 have been killed, [over 115 a day]"
  private static func isGapped(_ quantity: Quantity, _ article: Int, _ linker: Linker) -> Bool {
    let clause = linker.clause
    let start = quantity.terms.lowerBound
    return quantity.head == nil && clause.has(article, .determiner)
      && (clause.isKind(start - 1, .comma) || clause.isKind(start - 1, .mark))
      && linker.links.contains { linker.terms(of: $0).upperBound <= start }
  }

  /// The terms of the denominator behind the number and its noun, without "per", "every", "a".
  static func denominator(of quantity: Quantity, _ clause: Clause) -> Range<Int>? {
    denominator(after: max(quantity.phraseEnd, quantity.terms.upperBound), clause)
  }

  /// The terms of the denominator that starts at the term: "one child dies [every ten minutes]".
  static func denominator(after start: Int, _ clause: Clause) -> Range<Int>? {
    if clause.isWord(start, "annually") || clause.isWord(start, "daily") || clause.isWord(start, "yearly")
      || clause.isWord(start, "monthly") || clause.isWord(start, "weekly")
    {
      return start..<start + 1
    }
    guard
      clause.isWord(start, "per") || clause.isWord(start, "every") || clause.isWord(start, "each")
        || clause.isWord(start, "a")
    else { return nil }
    var end = start + 1
    if let number = clause.quantity(at: end) {
      guard !clause.isWord(start, "a"), !clause.isWord(start, "each") else { return nil }
      end = max(clause.quantities[number].phraseEnd, clause.quantities[number].terms.upperBound)
      return start + 1..<end
    }
    if clause.isWord(end + 1, "after") || clause.isWord(end + 1, "before") || clause.isWord(end + 1, "later")
      || clause.isWord(end + 1, "earlier") || clause.isWord(end + 1, "ago")
    {
      return nil
    }
    guard
      clause.has(end, .timeUnit) || (clause.isWord(start, "per") && clause.has(end, [.personPlural, .personSingular]))
    else { return nil }
    return start + 1..<end + 1
  }
}
