import LedgerTypes

/// Stated zeros: "no casualties", "no one was hurt", "none of the passengers died" (codebook, G7).
enum Negations {
  static func apply(to linker: inout Linker) {
    let clause = linker.clause
    for term in clause.landmarks where clause.has(term, .negation) {
      if clause.isWord(term, "no") {
        nothing(term, &linker)
      } else if clause.isWord(term, "nobody") || clause.isWord(term, "none") || isNoOne(term, clause) {
        nobody(term..<term + 1, &linker)
      }
    }
  }

  private static func isNoOne(_ term: Int, _ clause: Clause) -> Bool {
    clause.page.span(clause.terms[term].tokens).count >= 6 && clause.text(term).lowercasedASCII.hasPrefix("no")
      && clause.text(term).lowercasedASCII.hasSuffix("one")
  }

  /// "no deaths", "no injuries or fatalities", "no people were killed"; not "no reports of casualties".
  private static func nothing(_ term: Int, _ linker: inout Linker) {
    let clause = linker.clause
    if clause.isWord(term + 1, "one") {
      nobody(term..<term + 2, &linker)
      return
    }
    if let one = clause.quantity(at: term + 1), clause.quantities[one].exact == ExactDecimal(1),
      clause.quantities[one].head == nil
    {
      nobody(term..<term + 2, &linker)
      return
    }
    var index = term + 1
    while index < min(term + 6, clause.terms.count), clause.isKind(index, .word) || clause.isKind(index, .comma) {
      if clause.has(index, .measureNoun), let measure = clause.lexeme(index).measure,
        !clause.has(index, .personPlural) || clause.has(index, .trigger) || measure != .rescued
      {
        linker.link(.nobody(term..<term + 1), measure, trigger: index, rule: .nothing)
        let joined = index + 1
        if clause.has(joined, .conjunction), clause.has(joined + 1, .measureNoun),
          let second = clause.lexeme(joined + 1).measure
        {
          linker.link(.nobody(term..<term + 1), second, trigger: joined + 1, rule: .nothing)
        }
        return
      }
      if clause.has(index, [.personPlural, .personSingular]) {
        nobody(term..<term + 1, &linker)
        return
      }
      guard clause.has(index, [.adjective, .adverb, .others, .conjunction, .measureAdjective]) else { return }
      index += 1
    }
  }

  private static func nobody(_ terms: Range<Int>, _ linker: inout Linker) {
    let clause = linker.clause
    var index = terms.upperBound
    let limit = min(index + 9, clause.terms.count)
    while index < limit {
      if clause.has(index, [.participle, .intransitive, .measureAdjective]), let measure = clause.lexeme(index).measure
      {
        linker.link(.nobody(terms), measure, trigger: index, rule: .nothing)
        let joined = index + 1
        if clause.has(joined, .conjunction), clause.has(joined + 1, [.participle, .measureAdjective]),
          let second = clause.lexeme(joined + 1).measure
        {
          linker.link(.nobody(terms), second, trigger: joined + 1, rule: .nothing)
        }
        return
      }
      if clause.isKind(index, .stop) || clause.isMark(index, ";")
        || clause.has(index, .subordinator) && !clause.isWord(index, "that")
        || clause.has(index, .cueVerb) && !clause.has(index - 1, .be)
      {
        return
      }
      index += 1
    }
  }
}
