import LedgerTypes

/// What was done to people, where nothing says what became of them: "two men were shot", "was flown to a hospital".
///
/// Only for people that no verb of a measure has tied before: who is told to have died is no wounded.
enum Manners {
  @inline(__always) static var words: WordClass { [.manner, .carrying, .measureNoun] }

  static func apply(to linker: inout Linker) {
    let clause = linker.clause
    linker.tiesOnlyFree = true
    for term in clause.landmarks where clause.has(term, words) {
      if clause.has(term, .manner) {
        strike(term, &linker)
      } else if clause.has(term, .carrying) {
        carry(term, &linker)
      } else if clause.has(term, .measureNoun), clause.lexeme(term).measure == .injured {
        bear(term, &linker)
      }
    }
    linker.tiesOnlyFree = false
  }

  // MARK: "was shot"

  private static func strike(_ term: Int, _ linker: inout Linker) {
    let clause = linker.clause
    // "were shot at by gunmen"
    if clause.isWord(term + 1, "at"), clause.has(term + 2, .pronoun) || clause.isWord(term + 2, "by") { return }
    // "shot through the doors", "shot into the crowd": who did it.
    if !clause.has(term - 1, .be), clause.isWord(term + 1, "through") || clause.isWord(term + 1, "into") { return }
    guard !clause.has(term + 1, .pronoun), !clause.has(term - 1, [.determiner, .preposition]),
      !clause.has(term + 1, [.measureNoun, .personSingular, .personPlural]) || clause.has(term - 1, .be)
        || isSubject(term - 1, clause)
    else { return }
    guard let end = end(of: term, linker) else { return }
    let predicate = Predicate(clause, term)
    switch predicate.voice {
    case .passive:
      Subjects.link(before: predicate.start, end.measure, trigger: end.trigger, rule: .passive, &linker)
    case .either, .bare:
      if !Objects.link(after: term, end.measure, rule: .active, &linker), isLast(term, clause) {
        Subjects.link(before: predicate.start, end.measure, trigger: end.trigger, rule: .reduced, &linker)
      }
    case .active: Objects.link(after: term, end.measure, rule: .active, &linker)
    case .intransitive, .none: return
    }
    fatal(behind: term, &linker)
  }

  /// Whether no object can follow: "a gunman shot shoppers" tells whom, if not how many.
  private static func isLast(_ term: Int, _ clause: Clause) -> Bool {
    let next = term + 1
    return next >= clause.terms.count || !clause.isKind(next, .word)
      || clause.has(next, [.preposition, .conjunction, .adverb, .weekday, .dayWord, .month, .subordinator])
      || clause.lexeme(next).measure != nil || clause.isWord(next, "while") || clause.isWord(next, "multiple")
  }

  private static func isSubject(_ term: Int, _ clause: Clause) -> Bool {
    clause.has(term, [.personSingular, .personPlural, .others]) || clause.isCapital(term)
  }

  /// What the deed led to by the words around it; nil when the verb that says so has tied the people already.
  private static func end(of term: Int, _ linker: Linker) -> (measure: Measure, trigger: Int)? {
    let clause = linker.clause
    if clause.isWord(term - 1, "fatally") || clause.isWord(term + 1, "fatally") { return (.killed, term) }
    var next = term + 1
    if clause.isKind(next, .comma) || clause.has(next, .conjunction) {
      while clause.isKind(next, .comma) || clause.has(next, [.conjunction, .adverb]) { next += 1 }
      if clause.has(next, .participle), let measure = clause.lexeme(next).measure, outcomes.contains(measure) {
        return linker.links.contains { $0.trigger == next } ? nil : (measure, next)
      }
    }
    if let outcome = outcome(behind: term, linker) { return outcome }
    // "shot an intruder, killing him"
    for later in term + 2..<max(term + 2, min(term + reach, clause.terms.count))
    where clause.has(later, .gerund) && clause.lexeme(later).measure == .killed && clause.has(later + 1, .pronoun) {
      return (.killed, later)
    }
    return (.injured, term)
  }

  /// "was shot in the head and [killed]": the second verb, behind where the deed hit.
  private static func outcome(behind term: Int, _ linker: Linker) -> (measure: Measure, trigger: Int)? {
    let clause = linker.clause
    guard clause.has(term + 1, .preposition), !clause.has(term + 1, .conjunction) else { return nil }
    for next in term + 2..<max(term + 2, min(term + 9, clause.terms.count)) {
      if clause.has(next, .conjunction) {
        var verb = next + 1
        while clause.has(verb, .adverb) { verb += 1 }
        guard clause.has(verb, [.participle, .intransitive]), let measure = clause.lexeme(verb).measure,
          outcomes.contains(measure), !linker.links.contains(where: { $0.trigger == verb })
        else { return nil }
        return (measure, verb)
      }
      guard clause.isKind(next, .word), !clause.has(next, [.be, .have, .cueVerb, .subordinator, .relative]) else {
        return nil
      }
    }
    return nil
  }

  private static let outcomes: Set<Measure> = [.killed, .injured]
  /// How many words behind the deed its end is looked for.
  private static let reach = 16

  /// "Three teenagers were shot, one fatally": a part of them died.
  private static func fatal(behind term: Int, _ linker: inout Linker) {
    let clause = linker.clause
    guard let parent = linker.links.lastIndex(where: { $0.trigger == term && $0.partOf == nil }) else { return }
    // "shot two people, killing one"
    for link in linker.links.indices where linker.links[link].measure == .killed && linker.links[link].partOf == nil {
      guard case .quantity(let part) = linker.links[link].subject, clause.quantities[part].head == nil,
        clause.has(linker.links[link].trigger, .gerund), clause.isWord(linker.links[link].trigger, "killing"),
        (term..<term + reach).contains(linker.links[link].trigger)
      else { continue }
      linker.setPart(parent, of: link)
    }
    for quantity in clause.quantities.indices
    where clause.quantities[quantity].terms.lowerBound > term && clause.quantities[quantity].role == .count {
      let next = clause.quantities[quantity].terms.upperBound
      guard next - term < reach, clause.isWord(next, "fatally") || clause.isWord(next + 2, "fatally") else { continue }
      linker.link(.quantity(quantity), .killed, trigger: term, rule: .fatally, partOf: parent)
    }
  }

  /// "walked into a clinic with a gunshot wound": whoever has the wound.
  private static func bear(_ term: Int, _ linker: inout Linker) {
    let clause = linker.clause
    guard !clause.has(term, .participle) else { return }
    var with = term - 1
    while with > term - 4, clause.isKind(with, .word), !clause.has(with, .preposition) { with -= 1 }
    guard clause.isWord(with, "with") else { return }
    let isFatal = clause.isWord(term - 1, "fatal") || clause.isWord(term - 1, "mortal")
    Subjects.link(before: with, isFatal ? .killed : .injured, trigger: term, rule: .intransitive, &linker)
  }

  // MARK: "was taken to hospital"

  private static func carry(_ term: Int, _ linker: inout Linker) {
    let clause = linker.clause
    if clause.page.isWord(clause.terms[term].first, "in") || clause.isWord(term, "treated") {
      // "31 are in hospital", "700 were treated": not "were treated unfairly"
      let start = Predicate(clause, term).start
      guard clause.has(term - 1, [.be, .adverb]), clause.has(start, .be),
        !clause.isKind(term + 1, .word) || clause.has(term + 1, [.preposition, .conjunction]),
        !clause.isWord(term + 1, "with"), !clause.isWord(term + 1, "like"), !clause.isWord(term + 1, "as")
      else { return }
      Subjects.link(before: start, .injured, trigger: term, rule: .passive, &linker)
      return
    }
    let predicate = Predicate(clause, term)
    if clause.has(predicate.start, .be) || clause.has(term - 1, .be) {
      guard leadsToHospital(term + 1, clause) else { return }
      Subjects.link(before: predicate.start, .injured, trigger: term, rule: .passive, &linker)
    } else if let end = objectEnd(after: term, linker), leadsToHospital(end, clause) {
      // "sending nine others to hospital"
      Objects.link(after: term, .injured, rule: .active, &linker)
    }
  }

  /// "to Leeds for treatment", "to St. Anne's with serious injuries": a name, and why they were taken there.
  private static func isForCare(_ start: Int, _ clause: Clause) -> Bool {
    var end = start
    while clause.isCapital(end) || clause.isKind(end, .possessive), end < start + 6 { end += 1 }
    guard end > start, clause.isWord(end, "for") || clause.isWord(end, "with") else { return false }
    for term in end + 1..<max(end + 1, min(end + 5, clause.terms.count)) {
      if clause.isWord(term, "treatment") || clause.isWord(term, "injury") || clause.isWord(term, "injuries")
        || clause.isWord(term, "surgery") || clause.isWord(term, "wounds") || clause.isWord(term, "burns")
      {
        return true
      }
    }
    return false
  }

  private static func isOfCare(_ term: Int, _ clause: Clause) -> Bool {
    clause.isWord(term, "medical") || clause.isWord(term, "trauma") || clause.isWord(term, "health")
  }

  private static func objectEnd(after term: Int, _ linker: Linker) -> Int? {
    let start = Objects.objectStart(term + 1, linker.clause)
    if let quantity = linker.countStarting(at: start) { return Objects.end(of: quantity, linker.clause) }
    return Singles.single(at: start, linker.clause)?.upperBound
  }

  /// "to hospital", "by helicopter to the Royal Hospital", "to two hospitals", "to Mercy Medical Center"
  private static func leadsToHospital(_ start: Int, _ clause: Clause) -> Bool {
    let limit = min(start + 4, clause.terms.count)
    guard let to = (start..<max(start, limit)).first(where: { clause.isWord($0, "to") }) else { return false }
    if isForCare(to + 1, clause) { return true }
    for term in to + 1..<max(to + 1, min(to + 8, clause.terms.count)) {
      if clause.isWord(term, "hospital") || clause.isWord(term, "hospitals")
        || clause.isWord(term, "center") && isOfCare(term - 1, clause)
        || clause.isWord(term, "centre") && isOfCare(term - 1, clause)
        || clause.isWord(term, "facility") && isOfCare(term - 1, clause)
        || clause.isWord(term, "clinic") || clause.isWord(term, "infirmary")
      {
        return true
      }
      guard clause.isKind(term, .word) || clause.isKind(term, .possessive) || clause.isKind(term, .quantity),
        !clause.has(term, [.preposition, .conjunction, .be, .have, .cueVerb])
      else { return false }
    }
    return false
  }
}
