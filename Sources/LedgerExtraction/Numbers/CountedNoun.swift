import LedgerTypes

/// Finds the noun that a number counts: "18 [civilians]", "five Armed Forces [personnel]", "dozens of [homes]".
enum CountedNoun {
  /// How many words may stand between a number and its noun.
  static let reach = 7

  @inline(__always) static var countable: WordClass {
    [
      .personPlural, .personSingular, .measureNoun, .structure, .event, .timeUnit, .otherUnit, .collective,
    ]
  }
  @inline(__always) private static var stops: WordClass {
    [
      .preposition, .conjunction, .subordinator, .relative, .be, .have, .modal, .negation, .pronoun, .leave,
    ]
  }

  static func apply(to clause: inout ClauseDraft) {
    for index in clause.quantities.indices {
      let (head, end) = noun(after: clause.quantities[index].terms.upperBound, clause)
      clause.quantities[index].head = head
      clause.quantities[index].phraseEnd = end
    }
    // "5 and 6 deaths": one noun for both.
    for index in clause.quantities.indices.dropLast() where clause.quantities[index].head == nil {
      let next = clause.quantities[index + 1]
      let end = clause.quantities[index].terms.upperBound
      guard clause.has(end, .conjunction), next.terms.lowerBound == end + 1, let head = next.head,
        clause.has(head, .measureNoun), !clause.has(head, [.trigger, .measureAdjective, .personPlural])
      else { continue }
      clause.quantities[index].head = head
    }
  }

  /// The counted noun's term, when there is one, and the term after the noun phrase.
  static func noun(after start: Int, _ clause: ClauseDraft) -> (head: Int?, end: Int) {
    var term = start
    if clause.isWord(term, "of") {
      // "dozens of people", "three of the dead", "70% of whom"
      if clause.has(term + 1, .relative) || clause.has(term + 1, .pronoun) { return (nil, term + 2) }
      if clause.isWord(term + 1, "those") || clause.isWord(term + 1, "these"),
        !isNominal(term + 2, clause)
      {
        return (nil, term + 2)
      }
      term += 1
      if clause.has(term, .determiner) { term += 1 }
      if clause.quantity(at: term) != nil { return (nil, term) }
    } else {
      while clause.isWord(term, "more") || clause.isWord(term, "others") || clause.isWord(term, "other")
        || clause.isWord(term, "further") || clause.isWord(term, "additional") || clause.isWord(term, "another")
      {
        if clause.isWord(term, "others") { return (term, term + 1) }
        term += 1
      }
    }
    var head: Int?
    var lastNominal: Int?
    var limit = term + reach
    while term < min(limit, clause.terms.count) {
      let current = clause.terms[term]
      if current.kind == .quote, head == nil { term += 1; continue }
      if current.kind == .possessive { term += 1; continue }
      if let close = bracketedAcronym(term, clause), head == nil {
        // "four Coast Guard (CG) sailors"
        term = close + 1
        limit += 3
        continue
      }
      guard current.kind == .word else { break }
      if isBreak(term, start, head, clause) { break }
      if current.has(countable) { head = term }
      lastNominal = term
      term += 1
      if clause.isKind(term, .possessive), current.has(.structure) {
        // "two of the car's occupants"
        head = nil
        continue
      }
      if head != nil, !continuesNoun(term, clause) { break }
    }
    // A plural that the lexicon lacks is the noun ("8,000 pylons").
    if head == nil, let last = lastNominal, endsInS(last, clause) { head = last }
    return (head, lastNominal.map { $0 + 1 } ?? start)
  }

  /// The closing bracket of "(CG)", when a noun phrase goes on behind it.
  private static func bracketedAcronym(_ term: Int, _ clause: ClauseDraft) -> Int? {
    guard clause.isMark(term, "("), clause.isMark(term + 2, ")"), clause.isKind(term + 1, .word),
      clause.page.tokens[clause.terms[term + 1].first].flags.contains(.allCapitals), clause.isKind(term + 3, .word),
      clause.has(term + 3, [.personPlural, .structure, .adjective, .collective])
    else { return nil }
    return term + 2
  }

  private static func isBreak(_ term: Int, _ start: Int, _ head: Int?, _ clause: ClauseDraft) -> Bool {
    let current = clause.terms[term]
    if current.has(.conjunction), clause.has(term - 1, .measureAdjective), clause.has(term + 1, .measureAdjective),
      isNominal(term + 2, clause)
    {
      // "scores of dead and wounded members"
      return false
    }
    if current.has(.conjunction), head == nil, term == start + 1, clause.has(term + 2, .measureNoun),
      isDoubted(term - 1, clause), isDoubted(term + 1, clause)
    {
      // "319 confirmed and probable cases"
      return false
    }
    if current.has(stops) { return true }
    if current.has([.cueVerb, .verb]), !current.has(countable), !current.has(.adjective) { return true }
    if current.has(.determiner) { return true }
    if current.has([.trigger, .intransitive]), !current.has(.measureNoun) {
      // A participle before its noun is a modifier: "21 injured individuals"; else the verb begins.
      let isOfDead = clause.isWord(term + 1, "bodies") || clause.isWord(term + 1, "corpses")
      return
        !(current.has(.participle) && (isNominal(term + 1, clause) && !clause.has(term + 1, .measureNoun) || isOfDead))
    }
    if current.has(.measureAdjective), clause.has(term + 1, .conjunction), clause.has(term + 2, .measureAdjective),
      isNominal(term + 3, clause)
    {
      return false
    }
    if current.has(.measureAdjective), !current.has(.measureNoun) {
      return !isNominal(term + 1, clause)
    }
    if current.has(.measureNoun), current.has([.trigger, .measureAdjective]) {
      // "12 wounded", "9 dead": adjectives that stand as the noun, unless a noun follows.
      return head != nil || !isNominal(term + 1, clause)
    }
    if current.has(.adverb), !current.has(.adjective) {
      // "six badly burnt bodies"
      return
        !(head == nil && clause.has(term + 1, .participle)
        && (clause.isWord(term + 2, "bodies") || clause.isWord(term + 2, "corpses")))
    }
    if current.has([.weekday, .dayWord]) { return true }
    return false
  }

  private static func isDoubted(_ term: Int, _ clause: ClauseDraft) -> Bool {
    clause.isWord(term, "confirmed") || clause.isWord(term, "probable") || clause.isWord(term, "suspected")
  }

  /// Whether the term can be the noun of a phrase, or stands before one.
  private static func isNominal(_ term: Int, _ clause: ClauseDraft) -> Bool {
    clause.has(term, [.personPlural, .personSingular, .structure, .event])
      || (clause.has(term, [.adjective, .nationality]) && clause.has(term + 1, [.personPlural, .personSingular]))
  }

  /// Whether a noun goes on as a compound: "rebel [fighters]", "rocket [shells]", "family [members]".
  private static func continuesNoun(_ term: Int, _ clause: ClauseDraft) -> Bool {
    guard term < clause.terms.count, clause.terms[term].kind == .word else { return false }
    if clause.terms[term].has([.trigger, .intransitive, .measureAdjective, .cueVerb, .verb]) { return false }
    return clause.terms[term].has([.personPlural, .event, .structure])
      // "one hostage guard", "one murder suspect"
      || clause.terms[term].has(.personSingular) && clause.has(term - 1, [.personSingular, .measureNoun])
      || (clause.terms[term].has(.measureNoun) && !clause.terms[term].has(.participle))
  }

  private static func endsInS(_ term: Int, _ clause: ClauseDraft) -> Bool {
    let range = clause.page.tokens[clause.terms[term].end - 1].range
    return range.count > 3 && clause.page.bytes[range.upperBound - 1] | 0x20 == UInt8(ascii: "s")
  }
}
