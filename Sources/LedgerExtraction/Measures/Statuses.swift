import LedgerTypes

/// Decides how the speaker commits to a number: feared, projected, hypothetical, denied (codebook, section 5).
enum Statuses {
  static func decide(_ claim: inout Claim, _ link: Link, _ terms: Range<Int>, _ clause: Clause) {
    if case .nobody(let range) = link.subject, claim.low == ExactDecimal(0) {
      set(&claim, .negated, "status.none", range.lowerBound, clause)
      return
    }
    // "zero casualties"
    if claim.low == ExactDecimal(0), claim.high == ExactDecimal(0), claim.unit == .person {
      set(&claim, .negated, "status.none", terms.lowerBound, clause)
      return
    }
    if isQuestion(clause) {
      set(&claim, .questioned, "status.question", clause.terms.count - 1, clause)
      return
    }
    if clause.isWord(0, "if") || clause.isWord(0, "unless") {
      set(&claim, .hypothetical, "status.if", 0, clause)
      return
    }
    let first = min(terms.lowerBound, link.trigger)
    let last = max(link.trigger, terms.upperBound - 1)
    guard clause.holds(telling) else { return }
    for term in first...last where clause.has(term, telling) && !insidePhrase(term, terms, clause) {
      if let (status, rule) = inside(term, link, clause) {
        set(&claim, status, rule, term, clause)
        return
      }
    }
    // The predicate's auxiliaries, and what governs the clause.
    var index = first - 1
    var steps = 0
    while index >= 0, steps < 14 {
      if clause.has(index, telling.union(.relative)) {
        if let (status, rule) = before(index, first, link, steps, clause) {
          set(&claim, status, rule, index, clause)
          return
        }
        if clause.has(index, .relative), !clause.has(index, .hypothetical), !clause.isWord(index, "that") { break }
        // "denied it and repeated that 17 were killed": what is repeated is not denied.
        if clause.isWord(index, "that"), clause.isWord(index - 2, "and"), !clause.isWord(index - 1, "denied") { break }
        if clause.has(index, .cueVerb), !clause.has(index, [.cueNoun, .losing]), !clause.isWord(index, "denied"),
          !clause.has(index, .feared)
        {
          break
        }
      } else if clause.isKind(index, .stop) || clause.isMark(index, ";") || clause.isKind(index, .quote) {
        break
      }
      index -= 1
      steps += 1
    }
    after(last, &claim, link, clause)
  }

  /// The words that tell how the speaker commits himself.
  @inline(__always) private static var telling: WordClass {
    [.modal, .feared, .negation, .expectation, .hypothetical, .cueVerb]
  }

  private static func isQuestion(_ clause: Clause) -> Bool {
    var last = clause.terms.count - 1
    while clause.isKind(last, .quote) { last -= 1 }
    return clause.isMark(last, "?")
  }

  private static func insidePhrase(_ term: Int, _ terms: Range<Int>, _ clause: Clause) -> Bool {
    // "five suspected militants were killed": who they are is in doubt, not what befell them.
    terms.contains(term)
      && (!clause.has(term, .feared)
        || isDoubtOfPerson(term, clause) && clause.has(terms.upperBound - 1, [.personPlural, .personSingular]))
  }

  /// "suspected militants", "presumed guerrillas": who they are is in doubt.
  private static func isDoubtOfPerson(_ term: Int, _ clause: Clause) -> Bool {
    (clause.isWord(term, "suspected") || clause.isWord(term, "presumed") && !clause.has(term + 1, .measureAdjective))
      && !clause.has(term - 1, .be)
  }

  private static func inside(_ term: Int, _ link: Link, _ clause: Clause) -> (ClaimStatus, String)? {
    if clause.has(term, .modal), !clause.isWord(term, "can"), !hasComma(between: term, and: link.trigger, clause) {
      return (.projected, "status.modal")
    }
    if clause.has(term, .feared) {
      if clause.has(term, .past), clause.has(term, .cueVerb), !clause.has(term - 1, [.be, .adverb]) { return nil }
      return (.feared, "status.feared")
    }
    if clause.has(term, .negation), term < link.trigger { return (.denied, "status.not") }
    if clause.has(term, .expectation) { return (.projected, "status.expected") }
    return nil
  }

  private static func before(
    _ index: Int, _ first: Int, _ link: Link, _ steps: Int, _ clause: Clause
  ) -> (ClaimStatus, String)? {
    if clause.isWord(index, "whether") { return (.questioned, "status.whether") }
    if clause.has(index, .hypothetical), !clause.has(index, .relative) { return (.hypothetical, "status.if") }
    if clause.isWord(index, "denied") || clause.isWord(index, "denies") || clause.isWord(index, "denying") {
      return (.denied, "status.denied")
    }
    if steps < 4 {
      if clause.has(index, .modal), !clause.isWord(index, "can"), first == link.trigger || steps < 3,
        !hasComma(between: index, and: first, clause)
      {
        return (.projected, "status.modal")
      }
      if clause.has(index, .feared), !isDoubtOfPerson(index, clause) {
        if clause.has(index, .cueVerb), !clause.has(index - 1, [.be, .adverb]), !isFearing(index, clause) {
          return nil
        }
        return (.feared, "status.feared")
      }
      if clause.has(index, .negation), clause.isWord(index - 1, "did") || clause.isWord(index - 1, "does") {
        return (.denied, "status.not")
      }
      if clause.has(index, .expectation) { return (.projected, "status.expected") }
    }
    // "is suspected by officials to have killed 13"
    if clause.isWord(index, "suspected"), clause.has(index - 1, .be), clause.isWord(first - 2, "to"),
      clause.has(first - 1, .have)
    {
      return (.feared, "status.feared")
    }
    return nil
  }

  /// "the bridge, which [will] be rebuilt, killed 12": a comma ends the clause of the modal.
  private static func hasComma(between modal: Int, and verb: Int, _ clause: Clause) -> Bool {
    modal < verb && (modal..<verb).contains { clause.isKind($0, .comma) }
  }

  /// "They feared as many as 70 had died": what follows is what is feared, not what is known.
  private static func isFearing(_ term: Int, _ clause: Clause) -> Bool {
    clause.isWord(term, "feared") || clause.isWord(term, "fear") || clause.isWord(term, "fears")
  }

  private static func after(_ last: Int, _ claim: inout Claim, _ link: Link, _ clause: Clause) {
    let next = last + 1
    if clause.has(next, .modal), clause.has(link.trigger, .measureNoun), !clause.isWord(next, "can") {
      // "numerous deaths may have occurred"
      set(&claim, .projected, "status.modal", next, clause)
      return
    }
    if clause.has(next, .feared), clause.has(next + 1, [.measureAdjective, .participle]) || clause.has(next, .adverb) {
      set(&claim, .feared, "status.feared", next, clause)
    }
  }

  private static func set(
    _ claim: inout Claim, _ status: ClaimStatus, _ rule: String, _ term: Int, _ clause: Clause
  ) {
    claim.status = status
    claim.evidence.append(Evidence("status", rule: rule, span: clause.span(term..<term + 1)))
  }
}

/// Notes loaded words about a value; they never change it.
enum Framing {
  static func note(_ claim: inout Claim, _ terms: Range<Int>, _ trigger: Int, _ clause: Clause) {
    let first = max(0, min(terms.lowerBound, trigger) - 12)
    let last = min(clause.terms.count - 1, max(terms.upperBound, trigger) + 1)
    guard first <= last else { return }
    for term in first...last where clause.has(term, .framing) {
      if clause.has(term, .cueVerb) { continue }
      let word = clause.text(term).lowercasedASCII
      if !claim.framing.contains(word) { claim.framing.append(word) }
    }
  }
}
