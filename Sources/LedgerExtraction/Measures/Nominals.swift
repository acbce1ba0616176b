import LedgerTypes

/// Nouns and gerunds with "of": "the deaths of 735 civilians", "the killing of a preacher", "the bodies of 42 fishermen".
enum Nominals {
  @inline(__always) static var words: WordClass { [.measureNoun, .trigger] }

  static func apply(to linker: inout Linker) {
    let clause = linker.clause
    for term in clause.landmarks where clause.has(term, words) {
      guard let measure = clause.lexeme(term).measure else { continue }
      if clause.isWord(term + 1, "of") || clause.isWord(term + 1, "to"), isNominal(term, clause) {
        guard
          clause.isWord(term + 1, "of") || clause.isWord(term, "injuries") || clause.isWord(term, "injury")
            || clause.isWord(term, "damage") && !clause.isWord(term + 2, "one")
        else { continue }
        if isPresupposed(term, clause), linker.countStarting(at: Objects.objectStart(term + 2, clause)) == nil {
          continue
        }
        Objects.link(after: term + 1, measure, rule: .nounOf, &linker, ofNoun: true)
      }
      suffered(term, measure, &linker)
      listed(term, measure, &linker)
    }
  }

  private static func isNominal(_ term: Int, _ clause: Clause) -> Bool {
    if clause.has(term, .measureNoun) { return !clause.isWord(term, "remains") }
    // "the massacre of six priests": a verb's form as a noun.
    if clause.has(term, .base), clause.has(term - 1, [.determiner, .adjective]) { return true }
    // "caused [damage to] 97 houses"
    if clause.isWord(term, "damage"), clause.isWord(term + 1, "to") { return true }
    return clause.has(term, .gerund) && clause.has(term - 1, [.determiner, .preposition, .adjective])
  }

  /// "three firefighters suffered minor injuries"
  private static func suffered(_ term: Int, _ measure: Measure, _ linker: inout Linker) {
    let clause = linker.clause
    guard measure == .injured, clause.has(term, .measureNoun) else { return }
    var verb = term - 1
    while verb > term - 4, clause.isKind(verb, .word), !clause.has(verb, [.preposition, .be]),
      !clause.has(verb, .suffering)
    { verb -= 1 }
    if clause.isWord(verb, "from"), clause.has(verb - 1, .suffering) { verb -= 1 }
    guard clause.has(verb, [.suffering, .have]), clause.quantity(at: term - 1) == nil else { return }
    var start = verb
    while clause.has(start - 1, [.have, .adverb, .be]) { start -= 1 }
    let isFatal = clause.isWord(term - 1, "fatal") || clause.isWord(term - 1, "mortal")
    Subjects.link(before: start, isFatal ? .killed : measure, trigger: term, rule: .suffered, &linker)
  }

  /// "over the murder of an elder", "since the death of a leader": told as known, as a reason or a date.
  /// "following the killing of a leader", "since the murder of a judge": known from before, and only a date.
  static func isDated(_ term: Int, _ clause: Clause) -> Bool {
    var before = term - 1
    while clause.has(before, [.determiner, .adjective, .ordinal]) { before -= 1 }
    return clause.isWord(before, "following") || clause.isWord(before, "after") || clause.isWord(before, "since")
      || clause.isWord(before, "before")
  }

  private static func isPresupposed(_ term: Int, _ clause: Clause) -> Bool {
    var before = term - 1
    while clause.has(before, [.determiner, .adjective, .ordinal]) || clause.quantity(at: before) != nil { before -= 1 }
    return clause.has(before, .presupposing)
  }

  /// "Killed: 12", "Number of injuries: 3,144", "Confirmed dead – 14": a label with its number.
  private static func listed(_ term: Int, _ measure: Measure, _ linker: inout Linker) {
    let clause = linker.clause
    guard clause.hasMarks, clause.has(term, [.measureNoun, .participle, .measureAdjective]) else { return }
    var next = term + 1
    // "Killed (children): 12"
    if clause.isMark(next, "(") {
      var end = next
      while end < min(next + 6, clause.terms.count), !clause.isMark(end, ")") { end += 1 }
      guard clause.isMark(end, ")") else { return }
      next = end + 1
    }
    // "Nine people were hurt - five nurses and four patients": behind a verb the dash opens a list of parts.
    guard
      clause.isMark(next, ":") && !clause.has(term - 1, .be) || clause.isMark(next, "=")
        || clause.isDash(next) && !clause.has(term - 1, [.be, .determiner])
          && !clause.quantities.contains(where: { $0.phraseEnd == term })
    else { return }
    next += 1
    while clause.isKind(next, .mark), !clause.isMark(next, "("), next < clause.terms.count { next += 1 }
    guard let quantity = linker.countStarting(at: next), !linker.isLinked(quantity) else { return }
    // "150 hurt: 30 died in the market": the number has a verb of its own.
    if Objects.belongsToNext(quantity, linker) { return }
    // "Aid victims: 65 martyrs": the number's own noun decides.
    let noun = clause.quantities[quantity].head ?? clause.quantities[quantity].terms.upperBound
    if clause.has(noun, .measureNoun), clause.lexeme(noun).measure != measure { return }
    let parent = linker.link(.quantity(quantity), measure, trigger: term, rule: .listed)
    Objects.linkRest(
      after: Objects.end(of: quantity, clause), measure, trigger: term, parent: parent, &linker)
    bracketed(quantity, measure, term, parent, &linker)
  }

  /// "7 (6 new martyrs + 1 recovered)": a breakdown in brackets.
  static func bracketed(_ quantity: Int, _ measure: Measure, _ trigger: Int, _ parent: Int?, _ linker: inout Linker) {
    let clause = linker.clause
    let open = Objects.end(of: quantity, clause)
    guard clause.isMark(open, "(") else { return }
    var index = open + 1
    while index < clause.terms.count, !clause.isMark(index, ")") {
      if let part = linker.countStarting(at: index), linker.fits(measure, part) {
        if let known = linker.firstLink(of: part) {
          if let parent, known != parent { linker.setPart(parent, of: known) }
        } else {
          linker.link(.quantity(part), measure, trigger: trigger, rule: .bracketed, partOf: parent)
        }
      }
      index += 1
    }
  }
}
