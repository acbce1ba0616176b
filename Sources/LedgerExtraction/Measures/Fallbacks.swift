import LedgerTypes

/// Numbers that only their neighbours decide: attributive participles, nouns for people who are counted as such,
/// parts of a number before, and lists whose verb is left out.
enum Fallbacks {
  static func apply(to linker: inout Linker) {
    let clause = linker.clause
    for index in clause.quantities.indices
    where clause.quantities[index].role == .count && !linker.isLinked(index) {
      attributive(index, &linker)
    }
    for index in clause.quantities.indices
    where clause.quantities[index].role == .count && !linker.isLinked(index) {
      if threatened(index, &linker) || restated(index, &linker) || lost(index, &linker) || counted(index, &linker)
        || colonList(index, &linker)
      {
        continue
      }
      if weakNoun(index, &linker) { continue }
      if part(index, &linker) { continue }
      if gapped(index, &linker) { continue }
      if bracketList(index, &linker) { continue }
    }
  }

  /// "collapses (252 deaths), drowning (65), landslides (25)", "The number of injured is highest in the north (654)":
  /// bare numbers in brackets behind what they are of; not the ages of persons.
  private static func bracketList(_ index: Int, _ linker: inout Linker) -> Bool {
    let clause = linker.clause
    let start = clause.quantities[index].terms.lowerBound
    guard clause.isMark(start - 1, "("), clause.quantities[index].head == nil,
      clause.isMark(clause.quantities[index].terms.upperBound, ")"), clause.isKind(start - 2, .word),
      !clause.quantities[index].isPlainYear(in: clause.page)
    else { return false }
    // The first number of the list says what is counted.
    if let first = linker.links.first(where: { clause.isMark(linker.terms(of: $0).lowerBound - 1, "(") }),
      linker.terms(of: first).lowerBound < start
    {
      guard case .quantity = first.subject, linker.fits(first.measure, index) else { return false }
      linker.link(.quantity(index), first.measure, trigger: first.trigger, rule: .bracketList)
      return true
    }
    for term in 0..<start where clause.has(term, [.measureNoun, .participle, .measureAdjective]) {
      guard let measure = clause.lexeme(term).measure, linker.fits(measure, index),
        clause.isWord(term - 1, "of") && clause.isWord(term - 2, "number")
          || (term..<start).contains(where: { clause.isWord($0, "follows") && clause.isWord($0 - 1, "as") })
      else { continue }
      linker.link(.quantity(index), measure, trigger: term, rule: .bracketList)
      return true
    }
    return false
  }

  /// "21 injured individuals", "dozens of wounded civilians", "two dead children"
  private static func attributive(_ index: Int, _ linker: inout Linker) {
    let clause = linker.clause
    let quantity = clause.quantities[index]
    guard let head = quantity.head, quantity.terms.upperBound < head else { return }
    for term in quantity.terms.upperBound..<head
    where clause.has(term, [.participle, .measureAdjective]) && clause.lexeme(term).measure != nil {
      guard var measure = clause.lexeme(term).measure, linker.fits(measure, index) else { continue }
      if clause.has(term + 1, .conjunction), clause.has(term + 2, [.participle, .measureAdjective]), term + 2 < head,
        let second = clause.lexeme(term + 2).measure, Set([measure, second]) == [.killed, .injured]
      {
        measure = .casualties
      }
      let link = linker.link(.quantity(index), measure, trigger: term, rule: .attributive)
      Objects.linkRest(after: Objects.end(of: index, clause), measure, trigger: term, parent: link, &linker)
      return
    }
  }

  /// "6 new martyrs", "10,000 refugees", "12 wounded"
  private static func weakNoun(_ index: Int, _ linker: inout Linker) -> Bool {
    let clause = linker.clause
    guard let head = clause.quantities[index].head, clause.has(head, .measureNoun), !clause.has(head, .total),
      let measure = clause.lexeme(head).measure
    else { return false }
    // "Two prisoners attacked a guard": who did something is not counted as held.
    if measure == .detained, isDoing(Objects.end(of: index, clause), clause) { return false }
    // "one survivor told reporters"
    if measure == .rescued, clause.has(Objects.end(of: index, clause), .cueVerb) { return false }
    let link = linker.link(.quantity(index), measure, trigger: head, rule: .noun)
    Nominals.bracketed(index, measure, head, link, &linker)
    return true
  }

  /// Whether a past form without auxiliary follows that is no measure's: "escaped", "attacked".
  private static func isDoing(_ term: Int, _ clause: Clause) -> Bool {
    guard clause.isKind(term, .word), clause.lexeme(term).measure == nil else { return false }
    if clause.isWord(term, "escaped") || clause.isWord(term, "rioted") || clause.isWord(term, "rebelled") {
      return true
    }
    return clause.endsInEd(term) && !clause.has(term + 1, .preposition)
  }

  /// "The group lost eight of its own fighters"
  private static func lost(_ index: Int, _ linker: inout Linker) -> Bool {
    let clause = linker.clause
    let start = clause.quantities[index].terms.lowerBound
    // "lost five of our colleagues"
    let value = clause.quantities[index].terms.upperBound
    let isOwn =
      clause.isWord(value, "of") && clause.has(value + 1, .determiner) && clause.lexeme(value + 1).value == 3
    guard clause.has(start - 1, .lost), let head = clause.quantities[index].head, clause.has(head, .personPlural),
      isOwn || clause.lexeme(head).population != nil || clause.isWord(head, "people") || clause.isWord(head, "members")
        || clause.isWord(head, "relatives")
    else { return false }
    let main = linker.link(.quantity(index), .killed, trigger: start - 1, rule: .lost)
    Objects.linkRest(after: Objects.end(of: index, clause), .killed, trigger: start - 1, parent: main, &linker)
    return true
  }

  /// "108,700 people (24,000 families)", "8,000 families – around 40,000 people –", "2,100 or 9,800 persons": the same
  /// people in another unit.
  private static func restated(_ index: Int, _ linker: inout Linker) -> Bool {
    let clause = linker.clause
    let inHouseholds = isHousehold(index, clause)
    let start = clause.quantities[index].terms.lowerBound
    let end = Objects.end(of: index, clause)
    for other in linker.links.indices {
      guard case .quantity(let known) = linker.links[other].subject, isHousehold(known, clause) != inHouseholds,
        linker.links[other].measure != .destroyed,
        inHouseholds || clause.quantities[index].head.map({ clause.has($0, .personPlural) }) ?? false
      else { continue }
      let terms = linker.terms(of: linker.links[other])
      let gap = terms.upperBound <= start ? terms.upperBound..<start : end..<max(end, terms.lowerBound)
      guard (1...2).contains(gap.count), gap.allSatisfy({ isRestating($0, clause) }) else { continue }
      linker.link(
        .quantity(index), linker.links[other].measure, trigger: linker.links[other].trigger, rule: .restated)
      return true
    }
    return false
  }

  private static func isHousehold(_ index: Int, _ clause: Clause) -> Bool {
    clause.quantities[index].head.map { clause.lexeme($0).unit == .household } ?? false
  }

  /// The bracket, the dash, the slash or the "or" between two units of the same people.
  private static func isRestating(_ term: Int, _ clause: Clause) -> Bool {
    clause.isMark(term, "(") || clause.isMark(term, "/") || clause.isDash(term) || clause.isWord(term, "or")
      || clause.isKind(term, .comma) || clause.isWord(term, "equivalent") || clause.isWord(term, "to")
  }

  /// "The White Helmets count more than 2,160": the noun is the one of the sentence before.
  private static func counted(_ index: Int, _ linker: inout Linker) -> Bool {
    let clause = linker.clause
    let quantity = clause.quantities[index]
    let start = quantity.terms.lowerBound
    guard quantity.head == nil, clause.has(start - 1, .counting), let measure = linker.previousMeasure,
      linker.links.isEmpty
    else { return false }
    let end = Objects.end(of: index, clause)
    guard
      end >= clause.terms.count || clause.isKind(end, .stop) || clause.isKind(end, .comma)
        || clause.has(end, [.preposition, .conjunction])
    else { return false }
    linker.link(.quantity(index), measure, trigger: start - 1, rule: .counted)
    return true
  }

  /// "24,686 were identified: 4,959 women, 7,797 children and 10,006 men": what a colon or a dash opens are parts.
  private static func colonList(_ index: Int, _ linker: inout Linker) -> Bool {
    let clause = linker.clause
    guard clause.hasMarks else { return false }
    let end = Objects.end(of: index, clause)
    guard clause.quantities[index].head.map({ clause.has($0, .personPlural) }) ?? clause.has(end, .preposition) else {
      return false
    }
    let start = clause.quantities[index].terms.lowerBound
    var term = start - 1
    while term >= 0, !clause.isMark(term, ":"), !clause.isDash(term) {
      guard
        clause.isKind(term, .comma) || clause.isKind(term, .quantity)
          || clause.isKind(term, .word)
            && !clause.has(
              term, [.trigger, .intransitive, .be, .have, .modal, .cueVerb, .relative, .pronoun, .subordinator, .verb])
      else { return false }
      term -= 1
    }
    guard term > 0,
      let parent = linker.links.indices.last(where: {
        linker.terms(of: linker.links[$0]).upperBound <= term && linker.links[$0].rule != .colonList
      }), linker.fits(linker.links[parent].measure, index)
    else { return false }
    linker.link(
      .quantity(index), linker.links[parent].measure, trigger: linker.links[parent].trigger, rule: .colonList,
      partOf: parent)
    singles(after: end, parent, &linker)
    return true
  }

  /// "12: eight journalists, [a porter] and [a visitor]"
  private static func singles(after end: Int, _ parent: Int, _ linker: inout Linker) {
    let clause = linker.clause
    var index = end
    while clause.isKind(index, .comma) || clause.isWord(index, "and") {
      while clause.isKind(index, .comma) || clause.isWord(index, "and") { index += 1 }
      guard let single = Singles.single(at: index, clause), !Singles.hasOwnPredicate(single, clause) else { return }
      linker.link(
        .single(single), linker.links[parent].measure, trigger: linker.links[parent].trigger,
        rule: .colonList, partOf: parent)
      index = single.upperBound
    }
  }

  /// "…, of whom 12 are children", "most of them", "including 3 women": a part of the claim before.
  private static func part(_ index: Int, _ linker: inout Linker) -> Bool {
    let clause = linker.clause
    let start = clause.quantities[index].terms.lowerBound
    let value = clause.quantities[index].terms.upperBound
    let isGrave = isGrave(index, start, linker)
    let introduced = isGrave || SubjectLists.isIncluded(start, clause) || isWithPart(index, start, clause)
    let ofThem =
      clause.isWord(value, "of")
      && (clause.has(value + 1, [.pronoun, .relative]) || clause.isWord(value + 1, "those")
        || clause.isWord(value + 1, "these"))
    if ofThem, clause.has(value + 2, .cueVerb) { return false }
    guard introduced || ofThem, let parent = previousLink(before: start, linker) else { return false }
    let measure = linker.links[parent].measure
    guard linker.fits(measure, index) else { return false }
    if isGrave, measure != .injured {
      // "3 dead, 1 critical"
      guard measure == .killed else { return false }
      linker.link(.quantity(index), .injured, trigger: value, rule: .grave)
      return true
    }
    linker.link(
      .quantity(index), measure, trigger: linker.links[parent].trigger, rule: .subset,
      partOf: linker.links[parent].partOf ?? parent)
    return true
  }

  /// "15 were hurt, [nine critically]": how badly a part of them was.
  private static func isGrave(_ index: Int, _ start: Int, _ linker: Linker) -> Bool {
    let clause = linker.clause
    let next = clause.quantities[index].terms.upperBound
    guard clause.quantities[index].head == nil, separator(before: start, clause) != nil,
      isCare(next, clause) || clause.isWord(next, "critical") || clause.isWord(next, "critically")
        || clause.isWord(next, "seriously") || clause.isWord(next, "severely")
        || clause.isWord(next, "badly") || clause.isWord(next, "gravely") || clause.isWord(next, "slightly")
    else { return false }
    return !clause.isKind(next + 1, .word) || clause.has(next + 1, [.conjunction, .preposition])
  }

  /// "in intensive care"
  private static func isCare(_ term: Int, _ clause: Clause) -> Bool {
    clause.has(term, .carrying) && clause.page.isWord(clause.terms[term].first, "in")
  }

  /// "73 were killed, with 43 of those in Agra", "3,728 cases with 198 recorded in the last day"
  private static func isWithPart(_ index: Int, _ start: Int, _ clause: Clause) -> Bool {
    guard clause.isWord(start - 1, "with"), clause.quantities[index].head == nil else { return false }
    let end = Objects.end(of: index, clause)
    return clause.has(end, [.cueVerb, .preposition, .pronoun])
      || clause.isWord(clause.quantities[index].terms.upperBound, "of")
  }

  /// "17 were killed in X, 4 each in Y, 3 in Z": the verb of the first holds for the rest.
  private static func gapped(_ index: Int, _ linker: inout Linker) -> Bool {
    let clause = linker.clause
    let quantity = clause.quantities[index]
    let start = quantity.terms.lowerBound
    guard let parent = previousLink(before: start, linker) else { return false }
    if clause.has(start - 1, .be), clause.isWord(start - 2, "as") {
      // "90 were wounded, as were 17 from the army"
      linker.link(
        .quantity(index), linker.links[parent].measure, trigger: linker.links[parent].trigger, rule: .asWere)
      return true
    }
    let isMore = clause.isWord(start - 1, "with") && clause.isWord(quantity.terms.upperBound, "more")
    if let gap = otherSubject(before: start, index, clause), linker.links[parent].trigger < gap {
      linker.link(
        .quantity(index), linker.links[parent].measure, trigger: linker.links[parent].trigger, rule: .gapped)
      return true
    }
    // "12 deaths (5 in Cebu, 4 in Leyte)", "killed 131 (45 fighters and 86 civilians)": a bracket opens parts.
    let opensBracket = clause.isMark(start - 1, "(")
    guard let before = separator(before: start, clause) ?? (isMore || opensBracket ? start - 1 : nil) else {
      return false
    }
    var end = Objects.end(of: index, clause)
    if quantity.head == nil, clause.isWord(end, "more") { end += 1 }
    let head = quantity.head
    let elided = head == nil || clause.has(head ?? 0, .others) || clause.isWord(end - 1, "each")
    let follows =
      clause.has(end, .preposition) || clause.isWord(end, "each") || end >= clause.terms.count || isExtent(end, clause)
      || clause.isKind(end, .stop) || clause.isKind(end, .comma) || clause.isWord(end, "elsewhere")
      || end > quantity.terms.upperBound && clause.has(end, .conjunction)
    let isPeople = head.map { clause.has($0, [.personPlural]) && !clause.has($0, .collective) } ?? false
    if hasPredicateBehindAside(end, clause) { return false }
    let verbal = clause.has(end, [.be, .cueVerb, .have, .modal, .verb]) || clause.has(end, .trigger)
    guard
      elided && follows
        || (isPeople && !verbal && before == start - 1
          && (opensBracket && hasMore(end, clause) || isListItem(parent, start, linker)))
    else { return false }
    let measure = linker.links[parent].measure
    guard linker.fits(measure, index) else { return false }
    if opensBracket {
      guard start - linker.terms(of: linker.links[parent]).upperBound < 16,
        clause.has(end, [.preposition, .conjunction])
      else { return false }
      let whole = linker.links[parent].partOf ?? parent
      linker.link(
        .quantity(index), measure, trigger: linker.links[parent].trigger, rule: .bracketed, partOf: whole)
      return true
    }
    // "Five died, four from cold and one from hunger": what they died of tells parts.
    let isCause =
      elided && clause.isWord(end, "from") && linker.links[parent].partOf == nil
      && !(linker.terms(of: linker.links[parent]).upperBound..<start).contains { clause.isWord($0, "from") }
    linker.link(
      .quantity(index), measure, trigger: linker.links[parent].trigger, rule: .gapped,
      partOf: isCause ? parent : linker.links[parent].partOf)
    return true
  }

  /// "622 were fully destroyed and 1,626 [partially]"
  private static func isExtent(_ term: Int, _ clause: Clause) -> Bool {
    clause.isWord(term, "partially") || clause.isWord(term, "fully") || clause.isWord(term, "partly")
      || clause.isWord(term, "completely") || clause.isWord(term, "totally")
  }

  /// "A famine is threatening millions of people"
  private static func threatened(_ index: Int, _ linker: inout Linker) -> Bool {
    let clause = linker.clause
    let start = clause.quantities[index].terms.lowerBound
    guard clause.isWord(start - 1, "threatening") || clause.isWord(start - 1, "threatens"),
      let head = clause.quantities[index].head, clause.has(head, .personPlural),
      let cause = (max(0, start - 6)..<start - 1).last(where: { clause.has($0, .conflict) })
    else { return false }
    linker.link(.quantity(index), .affected, trigger: cause, rule: .threatened)
    return true
  }

  /// "India reported 78 deaths and [China] 25": a name alone before the number that the clause ends with.
  private static func otherSubject(before start: Int, _ index: Int, _ clause: Clause) -> Int? {
    let end = clause.quantities[index].terms.upperBound
    guard clause.quantities[index].head == nil,
      end >= clause.terms.count || clause.isKind(end, .stop) || clause.isKind(end, .comma) || clause.isWord(end, "and")
    else { return nil }
    var name = start - 1
    while name > start - 4, clause.isKind(name, .word), clause.isCapital(name), !clause.has(name, [.month, .weekday]) {
      name -= 1
    }
    guard name < start - 1, clause.isKind(name, .comma) || clause.isWord(name, "and") else { return nil }
    return name
  }

  /// "(45 fighters and 86 civilians)": another number follows in the same bracket.
  private static func hasMore(_ end: Int, _ clause: Clause) -> Bool {
    clause.has(end, .conjunction) && clause.quantity(at: end + 1) != nil
  }

  /// "four others, including a girl, escaped": the number has a verb of its own behind an aside.
  private static func hasPredicateBehindAside(_ end: Int, _ clause: Clause) -> Bool {
    guard clause.isKind(end, .comma), clause.has(end + 1, .including) else { return false }
    var close = end + 2
    while close < min(end + 12, clause.terms.count), !clause.isKind(close, .comma) { close += 1 }
    guard clause.isKind(close, .comma) else { return false }
    if clause.has(close + 1, [.be, .have, .modal, .verb, .trigger, .intransitive, .past]) { return true }
    return clause.isKind(close + 1, .word) && clause.terms[close + 1].lexeme == 0 && clause.endsInEd(close + 1)
  }

  /// Whether only a list without verbs stands between the claim before and the number.
  private static func isListItem(_ parent: Int, _ start: Int, _ linker: Linker) -> Bool {
    let clause = linker.clause
    let from = linker.terms(of: linker.links[parent]).upperBound
    guard from <= start, start - from < 14 else { return false }
    return !(from..<start).contains {
      clause.has($0, [.trigger, .intransitive, .be, .have, .cueVerb, .subordinator, .relative, .modal])
    }
  }

  private static func separator(before start: Int, _ clause: Clause) -> Int? {
    var index = start - 1
    if clause.has(index, .adverb) { index -= 1 }
    guard clause.isKind(index, .comma) || clause.has(index, .conjunction) || clause.isMark(index, ";") else {
      return nil
    }
    return index
  }

  private static func previousLink(before term: Int, _ linker: Linker) -> Int? {
    linker.links.indices.filter { linker.terms(of: linker.links[$0]).lowerBound < term }
      .max {
        (linker.terms(of: linker.links[$0]).lowerBound, $1) < (linker.terms(of: linker.links[$1]).lowerBound, $0)
      }
  }
}
