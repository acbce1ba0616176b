import LedgerTypes

/// Finds the numbers, or single persons, that are the subject of a predicate.
enum Subjects {
  /// How far back a subject is looked for.
  static let reach = 34

  @inline(__always) private static var clauseStarts: WordClass { .subordinator }

  /// Ties the subject before `end` to the measure; false when there is none.
  @discardableResult
  static func link(
    before end: Int, _ measure: Measure, trigger: Int, rule: String, _ linker: inout Linker
  ) -> Bool {
    let clause = linker.clause
    // "fired three shots and [he] died": the subject is there, and is no number.
    if clause.isWord(end - 1, "he") || clause.isWord(end - 1, "she") { return false }
    var subsets: [Int] = []
    var index = end - 1
    let limit = max(0, end - reach)
    while index >= limit {
      if let quantity = clause.quantity(at: index) {
        let start = clause.quantities[quantity].terms.lowerBound
        guard clause.quantities[quantity].role == .count, linker.fits(measure, quantity) else {
          index = start - 1
          continue
        }
        if rule == "measure.reduced",
          needsNeighbour(measure) || measure == .destroyed && clause.quantities[quantity].head == nil,
          clause.has(trigger, .trigger),
          clause.quantities[quantity].phraseEnd != end
        {
          // "426 children, in an assessment released on Monday"
          break
        }
        if rule == "measure.reduced", hasFiniteVerb(clause.quantities[quantity].phraseEnd, end, clause) {
          // "Two guards were beaten and a watchman stabbed to death"
          break
        }
        if isOfWhom(start, clause), clause.quantities[quantity].phraseEnd == end {
          // "treated 3,600 patients, of whom 355 died": the verb is that of the part alone.
          let whole = linker.links.lastIndex { linker.terms(of: $0).upperBound <= start && $0.partOf == nil }
          linker.link(.quantity(quantity), measure, trigger: trigger, rule: "measure.subset", partOf: whole)
          return true
        }
        if isIncluded(start, clause) || isInIncludedList(start, linker) || isAside(quantity, end, clause) {
          subsets.append(quantity)
          index = start - 2
          continue
        }
        if isConsumed(quantity, linker) {
          // The number belongs to another verb already, unless that verb only describes its people.
          guard canShare(quantity, measure, end, linker) else { break }
        }
        let isNext =
          rule == "measure.reduced" && clause.quantities[quantity].phraseEnd == end
          && clause.quantities[quantity].head.map { clause.has($0, .personPlural) } ?? false
        if isObject(start, clause) && !isNext
          || (isWhole(start, clause) && clause.quantities[quantity].head != trigger
            && clause.quantities[quantity].phraseEnd != end)
          || (clause.quantities[quantity].head == nil && hasVerb(clause.quantities[quantity].phraseEnd, end, clause))
        {
          index = start - 1
          continue
        }
        // "five men, one of whom was beheaded"
        let whole = Objects.isOfThem(quantity, clause) ? linker.links.lastIndex { $0.partOf == nil } : nil
        let main = linker.link(.quantity(quantity), measure, trigger: trigger, rule: rule, partOf: whole)
        // "About 4,000 survivors, many of them badly injured": the whole is another verb's.
        if !Objects.isOfThem(quantity, clause) {
          linkCoordinates(before: start, predicate: end, measure, trigger: trigger, &linker)
        }
        for subset in subsets {
          linker.link(.quantity(subset), measure, trigger: trigger, rule: "measure.subset", partOf: main)
        }
        linkSingleSubset(quantity, end, measure, trigger: trigger, parent: main, &linker)
        linkFollowing(quantity, end, measure, trigger: trigger, &linker)
        return true
      }
      if let open = opening(of: index, limit, clause) {
        index = open - 1
        continue
      }
      if isBarrier(index, trigger, clause) { break }
      index -= 1
    }
    if linkSingle(index + 1, end, measure, trigger: trigger, rule: rule, &linker) { return true }
    if rule != "measure.reduced" || !subsets.isEmpty {
      // "Eleven people were killed, police said, including four shot dead in a bar."
      let whole = linker.links.lastIndex { $0.measure == measure && $0.partOf == nil }
      for subset in subsets where !linker.isLinked(subset) {
        linker.link(.quantity(subset), measure, trigger: trigger, rule: "measure.subset", partOf: whole)
      }
    }
    return !subsets.isEmpty
  }

  /// Where the bracketed aside opens that closes at the term.
  private static func opening(of close: Int, _ limit: Int, _ clause: Clause) -> Int? {
    let isRound = clause.isMark(close, ")")
    guard isRound || clause.isMark(close, "]") else { return nil }
    var open = close - 1
    while open >= limit, !clause.isMark(open, isRound ? "(" : "[") { open -= 1 }
    return open >= limit ? open : nil
  }

  private static func isOfWhom(_ start: Int, _ clause: Clause) -> Bool {
    clause.has(start - 1, [.relative, .pronoun]) && clause.isWord(start - 2, "of")
  }

  /// Whether the number stands behind "including", "among them", "of whom".
  static func isIncluded(_ start: Int, _ clause: Clause) -> Bool {
    if isOfWhom(start, clause) { return true }
    return clause.has(start - 1, .including) && !clause.isWord(start - 1, "among") && !clause.isWord(start - 1, "with")
      || (clause.isKind(start - 1, .quote) && clause.has(start - 2, .including))
  }

  /// "Six priests, [five of them Spaniards], were murdered": between commas stands a part of the subject.
  private static func isAside(_ quantity: Int, _ end: Int, _ clause: Clause) -> Bool {
    Objects.isOfThem(quantity, clause) && clause.isKind(clause.has(end - 1, .relative) ? end - 2 : end - 1, .comma)
      && clause.isKind(clause.quantities[quantity].terms.lowerBound - 1, .comma)
  }

  /// "including 10 women and [one girl]": a list that "including" opens.
  private static func isInIncludedList(_ start: Int, _ linker: Linker) -> Bool {
    let clause = linker.clause
    var end = start
    while true {
      var index = end - 1
      while clause.isKind(index, .comma) || clause.has(index, .conjunction) { index -= 1 }
      guard index >= 0, index < end - 1 else { return false }
      let opensClause = clause.isKind(index + 1, .comma) && (index + 1..<end).contains { clause.has($0, .conjunction) }
      if let previous = clause.quantities.last(where: { $0.phraseEnd == index + 1 && $0.role == .count }) {
        end = previous.terms.lowerBound
      } else if let first = ((max(0, index - 5))...index).first(where: {
        Singles.single(at: $0, clause)?.upperBound == index + 1
      }) {
        end = first
      } else {
        return false
      }
      // "including 14 children, and 39 were rescued": after one item, a comma and "and" open a clause.
      if isIncluded(end, clause) { return !(opensClause && end + 4 > index) }
    }
  }

  private static func isConsumed(_ quantity: Int, _ linker: Linker) -> Bool { linker.isLinked(quantity) }

  /// "Three people injured in the attack died": one number, two measures.
  private static func canShare(_ quantity: Int, _ measure: Measure, _ end: Int, _ linker: Linker) -> Bool {
    let clause = linker.clause
    return linker.links.lazy.filter { $0.subject == .quantity(quantity) }.allSatisfy { link in
      if isRelative(quantity, link.trigger, linker) { return true }
      let trigger = link.trigger
      return link.rule == "measure.reduced" && trigger < end
        && clause.has(trigger, .participle) && !hasConjunction(trigger, end, clause)
    }
  }

  /// "10 troops who had been detained have been killed": the first verb only tells which people.
  private static func isRelative(_ quantity: Int, _ trigger: Int, _ linker: Linker) -> Bool {
    let clause = linker.clause
    let end = clause.quantities[quantity].phraseEnd
    return end < trigger && clause.has(end, .relative) && !clause.isWord(end, "that")
  }

  private static func hasConjunction(_ first: Int, _ end: Int, _ clause: Clause) -> Bool {
    (first..<end).contains { clause.has($0, .conjunction) || clause.isKind($0, .comma) }
  }

  /// A number behind a preposition is no subject: "in 24 raids", "between 12 villages" — but "of 45" may be.
  private static func isObject(_ start: Int, _ clause: Clause) -> Bool {
    guard clause.has(start - 1, .preposition) else { return false }
    if clause.isWord(start - 1, "in"), clause.has(start - 2, .cause) { return false }
    return !clause.isWord(start - 1, "of") && !clause.isWord(start - 1, "as") && !clause.has(start - 1, .including)
      && !clause.isWord(start - 1, "with") && !clause.isWord(start - 1, "that") && !clause.isWord(start - 1, "than")
      && !clause.isWord(start - 1, "since") && !clause.isWord(start - 1, "like") && !clause.has(start - 1, .conjunction)
      && !clause.isWord(start - 1, "after") && !clause.isWord(start - 1, "to") && !clause.isWord(start - 1, "among")
  }

  /// Verbs that are said of many things belong, without auxiliary, to the number right before them alone.
  private static func needsNeighbour(_ measure: Measure) -> Bool {
    switch measure {
    case .released, .affected: true
    default: false
    }
  }

  /// A past form that no list holds stands between a number without noun and the verb: the number has its own.
  private static func hasVerb(_ start: Int, _ end: Int, _ clause: Clause) -> Bool {
    guard start < end else { return false }
    return (start..<end).contains { term in
      guard clause.terms[term].kind == .word, clause.terms[term].lexeme == 0, !clause.isCapital(term),
        !clause.has(term - 1, [.be, .have, .determiner, .preposition])
      else { return false }
      return clause.endsInEd(term)
    }
  }

  /// "were", "has" before "and": what the number is the subject of ends there.
  private static func hasFiniteVerb(_ start: Int, _ end: Int, _ clause: Clause) -> Bool {
    guard start < end, clause.has(start, [.be, .have]) else { return false }
    return (start + 1..<end).contains { clause.isWord($0, "and") }
  }

  /// "Of the 54 passengers, 37 were rescued", "none of the 180 passengers": a whole of which something is said.
  private static func isWhole(_ start: Int, _ clause: Clause) -> Bool {
    guard clause.has(start - 1, .determiner), clause.isWord(start - 2, "of") else { return false }
    return start == 2 || clause.has(start - 3, .negation) || clause.isKind(start - 3, .comma)
      || clause.has(start - 3, .share) || clause.quantity(at: start - 3) != nil
  }

  private static func isBarrier(_ index: Int, _ trigger: Int, _ clause: Clause) -> Bool {
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

  /// "five soldiers, three policemen and a child were killed": the list before the last one.
  static func linkCoordinates(
    before start: Int, predicate: Int, _ measure: Measure, trigger: Int, _ linker: inout Linker
  ) {
    let clause = linker.clause
    var end = start
    while true {
      var index = end - 1
      var joined = false
      if clause.has(index, .determiner), !clause.isWord(index, "that"),
        clause.has(index - 1, .conjunction) || clause.isKind(index - 1, .comma)
      {
        index -= 1
      }
      while clause.isKind(index, .comma) || clause.has(index, .conjunction) || clause.has(index, .adverb) {
        joined = joined || !clause.has(index, .adverb)
        index -= 1
      }
      if joined, let open = opening(of: index, max(0, index - 14), clause) { index = open - 1 }
      guard index >= 0, joined || index == end - 1 else { return }
      if joined, Objects.fitsSingle(measure), let opening = Singles.opening(before: end, clause) {
        linker.link(.single(opening), measure, trigger: trigger, rule: "measure.coordinated_single")
        return
      }
      if (index + 1..<end).contains(where: { clause.has($0, .conjunction) })
        || joined && (start..<predicate).contains(where: { clause.has($0, .conjunction) }),
        let single = ((max(0, index - 6))...index).first(where: {
          Singles.single(at: $0, clause)?.upperBound == index + 1
        }), Objects.fitsSingle(measure), clause.has(index + 1, .conjunction) || clause.isKind(index + 1, .comma),
        !clause.has(single - 1, [.preposition, .determiner, .pronoun])
      {
        // "a woman and her two daughters"
        linker.link(.single(single..<index + 1), measure, trigger: trigger, rule: "measure.coordinated_single")
        end = single
        continue
      }
      guard
        let previous = quantity(
          endingAt: index + 1, isListed: (index + 1..<end).contains { clause.has($0, .conjunction) }, linker),
        clause.quantities[previous].role == .count,
        !linker.isLinked(previous), linker.fits(measure, previous),
        joined || clause.quantities[previous].head != nil
      else { return }
      let begin = clause.quantities[previous].terms.lowerBound
      if isWhole(begin, clause) { return }
      if clause.has(begin - 1, [.be, .rise]) || clause.isWord(begin - 1, "to") { return }
      if isApposition(previous, index + 1..<end, predicate, clause) {
        // "Six people, two Turks and four Somalis, were killed": the list says who the six are.
        let parts = linker.links.indices.filter {
          linker.links[$0].trigger == trigger && linker.links[$0].partOf == nil
        }
        if let main = linker.link(.quantity(previous), measure, trigger: trigger, rule: "measure.apposition") {
          for part in parts { linker.setPart(main, of: part) }
        }
        return
      }
      if isIncluded(begin, clause) || (isObject(begin, clause) && !clause.isWord(begin - 1, "of")) { return }
      linker.link(.quantity(previous), measure, trigger: trigger, rule: "measure.coordinated")
      end = begin
    }
  }

  /// Whether commas set the list apart from the number before it, on both sides.
  private static func isApposition(_ previous: Int, _ gap: Range<Int>, _ predicate: Int, _ clause: Clause) -> Bool {
    clause.isKind(predicate - 1, .comma) && clause.quantities[previous].head != nil
      && gap.allSatisfy { !clause.has($0, .conjunction) }
  }

  /// The quantity whose noun phrase ends before the term, also over "in X" ("66 in Vietnam and 34 in China").
  private static func quantity(endingAt end: Int, isListed: Bool, _ linker: Linker) -> Int? {
    let clause = linker.clause
    if let direct = clause.quantities.indices.last(where: { clause.quantities[$0].phraseEnd == end }) { return direct }
    guard isListed, let last = clause.quantities.indices.last(where: { clause.quantities[$0].phraseEnd < end }) else {
      return nil
    }
    let from = clause.quantities[last].phraseEnd
    guard end - from <= 10, clause.has(from, .preposition) else { return nil }
    for index in from + 1..<end
    where !clause.isKind(index, .word)
      || clause.has(index, [.trigger, .cueVerb, .be, .conjunction, .subordinator, .relative])
    {
      return nil
    }
    return last
  }

  // MARK: Single persons

  private static func linkSingle(
    _ first: Int, _ end: Int, _ measure: Measure, trigger: Int, rule: String, _ linker: inout Linker
  ) -> Bool {
    guard Objects.fitsSingle(measure) else { return false }
    let singles = Singles.all(in: first..<end, linker.clause, isSubject: true)
    guard let main = singles.first else {
      if rule == "measure.passive" || rule == "measure.reduced", Objects.takesPersons(measure),
        let unknown = unknownSubject(first, end, linker.clause), rule == "measure.passive" || unknown.upperBound == end
      {
        return linker.link(.single(unknown), measure, trigger: trigger, rule: rule + "_unknown") != nil
      }
      guard rule == "measure.passive" || linker.clause.isWord(trigger, "died"),
        let surname = Singles.surname(before: end, linker.clause)
      else { return false }
      return linker.link(.single(surname), measure, trigger: trigger, rule: rule + "_name") != nil
    }
    guard
      rule != "measure.reduced" || main.upperBound == end || linker.clause.has(end, .be)
        || Singles.isHeadline(main, end, linker.clause)
    else {
      return false
    }
    var linked = false
    if let opening = Singles.opening(before: main.lowerBound, linker.clause) {
      linked = linker.link(.single(opening), measure, trigger: trigger, rule: rule + "_single") != nil
    }
    for single in singles {
      if linker.link(.single(single), measure, trigger: trigger, rule: rule + "_single") != nil { linked = true }
    }
    return linked
  }

  /// The subject that opens the clause, when it can be nobody but a person.
  private static func unknownSubject(_ first: Int, _ end: Int, _ clause: Clause) -> Range<Int>? {
    var start = first
    while clause.isKind(start, .quote) || clause.isKind(start, .comma) || clause.has(start, .subordinator) {
      start += 1
    }
    guard start < end, let single = Singles.unknownPerson(at: start, clause), single.upperBound <= end
    else { return nil }
    return single
  }

  /// "Two guards and a nurse were injured": a single person that closes the list.
  private static func linkFollowing(
    _ quantity: Int, _ end: Int, _ measure: Measure, trigger: Int, _ linker: inout Linker
  ) {
    let clause = linker.clause
    var index = clause.quantities[quantity].phraseEnd
    if clause.isKind(index, .comma) { index += 1 }
    guard clause.has(index, .conjunction), Objects.fitsSingle(measure),
      let single = Singles.single(at: index + 1, clause),
      single.upperBound == end || single.upperBound == end - 1 && clause.isKind(end - 1, .comma)
    else { return }
    linker.link(.single(single), measure, trigger: trigger, rule: "measure.coordinated_single")
  }

  /// "two staffers including a nurse": one person named as a part.
  private static func linkSingleSubset(
    _ quantity: Int, _ end: Int, _ measure: Measure, trigger: Int, parent: Int?, _ linker: inout Linker
  ) {
    let clause = linker.clause
    var index = clause.quantities[quantity].phraseEnd
    // "people with a migrant background"
    while index < end, !clause.has(index, .including) || clause.isWord(index, "with") { index += 1 }
    index += 1
    while index < end, let single = Singles.single(at: index, clause), single.upperBound <= end {
      linker.link(.single(single), measure, trigger: trigger, rule: "measure.subset_single", partOf: parent)
      index = single.upperBound
      guard clause.isKind(index, .comma) || clause.has(index, .conjunction) else { return }
      while clause.isKind(index, .comma) || clause.has(index, .conjunction) { index += 1 }
    }
  }
}
