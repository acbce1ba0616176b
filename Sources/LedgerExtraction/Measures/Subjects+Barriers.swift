/// What ends the clause in which a predicate looks for its subject.
extension Subjects {
  /// Where the relative clause between commas opens that stands before the predicate: "Omar Saleh[, who had left
  /// office after the war ended,] was shot dead".
  static func relativeStart(before end: Int, _ clause: Clause) -> Int? {
    guard clause.isKind(end - 1, .comma) else { return nil }
    var index = end - 2
    while index > max(0, end - reach) {
      if clause.isKind(index, .comma), !goesOn(behind: index, clause) { return nil }
      if clause.isKind(index, .stop) || clause.isMark(index, ";") || clause.isKind(index, .quote) { return nil }
      if clause.isKind(index, .comma), clause.isWord(index + 1, "who") || clause.isWord(index + 1, "whose") {
        return index
      }
      index -= 1
    }
    return nil
  }

  /// Whether the clause that a comma stands in goes on behind it: "who had fled, and was ill".
  private static func goesOn(behind comma: Int, _ clause: Clause) -> Bool {
    clause.has(comma + 1, [.conjunction, .preposition, .subordinator]) || clause.isWord(comma + 1, "who")
      || clause.isWord(comma + 1, "whose")
  }

  /// A past form that no list holds stands between a number without noun and the verb: the number has its own.
  static func hasVerb(_ start: Int, _ end: Int, _ clause: Clause) -> Bool {
    guard start < end else { return false }
    return (start..<end).contains { term in
      guard clause.terms[term].kind == .word, clause.terms[term].lexeme == 0, !clause.isCapital(term),
        !clause.has(term - 1, [.be, .have, .determiner, .preposition])
      else { return false }
      return clause.endsInEd(term)
    }
  }

  /// "were", "has" before "and": what the number is the subject of ends there.
  static func hasFiniteVerb(_ start: Int, _ end: Int, _ clause: Clause) -> Bool {
    guard start < end, clause.has(start, [.be, .have]) else { return false }
    return (start + 1..<end).contains { clause.isWord($0, "and") }
  }

  static func isBarrier(_ index: Int, _ trigger: Int, _ clause: Clause) -> Bool {
    let term = clause.terms[index]
    switch term.kind {
    case .mark: return clause.isMark(index, ";") || clause.isMark(index, ":") || clause.isMark(index, "(")
    case .stop: return clause.terms[index].end - clause.terms[index].first == 1 && index > 0
    case .word: if term.has(.manner) { return false }
    case .quantity, .comma, .quote, .possessive: return false
    }
    if term.has([.trigger, .intransitive]), !term.has(.participle), !term.has(.measureNoun) { return true }
    if term.has(.trigger), clause.has(index - 1, [.be, .have]) { return !isInRelative(index, clause) }
    if term.has(.gerund), term.has(.trigger) { return true }
    if term.has(.cueVerb), !term.has(.adverb), !isParticipleModifier(index, clause) { return true }
    if term.has(.relative), clause.isWord(index, "whose") { return true }
    if term.has(.subordinator), !clause.has(index, .relative), !clause.isWord(index, "as") { return true }
    return false
  }

  /// "12 students who were kidnapped have been killed": a verb about the people, not a clause of its own.
  private static func isInRelative(_ index: Int, _ clause: Clause) -> Bool {
    var before = index - 1
    while before > index - 6, clause.has(before, [.be, .have, .adverb]) { before -= 1 }
    return clause.isWord(before, "who") || clause.isWord(before, "which")
  }

  private static func isParticipleModifier(_ index: Int, _ clause: Clause) -> Bool {
    // "the Mexican state of Chiapas": the noun.
    if clause.isWord(index + 1, "of") || clause.has(index - 1, .nationality) { return true }
    return clause.has(index + 1, [.personPlural, .measureNoun]) || clause.has(index - 1, .be)
      || (clause.has(index, .adjective)
        && (clause.isKind(index - 1, .quantity) || clause.has(index - 1, [.determiner, .adjective])))
      || clause.isWord(index + 1, "as")
      || clause.isWord(index + 1, "only") || clause.isWord(index + 1, "by")
  }
}
