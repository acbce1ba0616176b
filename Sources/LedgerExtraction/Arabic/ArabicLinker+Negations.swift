import LedgerTypes

extension ArabicLinker {
  /// "دون وقوع إصابات", "لم يصب أحد", "لا ضحايا": none, when it is stated and not only unreported.
  mutating func negations() {
    for start in clause.terms.indices
    where clause.has(start, .negation) && !links.contains(where: { $0.terms.contains(start) }) {
      for term in start + 1..<start + 6 {
        guard clause.terms.indices.contains(term), !clause.isBreak(term), clause.quantity(at: term) == nil,
          !clause.isWord(term, clause.words.reports), !links.contains(where: { $0.terms.contains(term) })
        else { break }
        let isNoun = clause.has(term, .measureNoun) && !clause.terms[term].clitics.contains(.the)
        let isVerb = clause.has(term, .past) && clause.isWord(term + 1, clause.words.one)
        guard isNoun || isVerb, let measure = clause.lexeme(term).measure else { continue }
        links.append(
          ArabicLink(
            subject: .nobody(start), measure: measure, trigger: term, rule: "arabic.none", terms: start..<term + 1))
        break
      }
    }
  }
}
