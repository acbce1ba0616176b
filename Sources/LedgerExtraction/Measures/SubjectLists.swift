import LedgerTypes

/// The numbers and persons that stand beside the subject of a predicate: lists before the last one, parts behind
/// "including", appositions, the single person that closes a list.
enum SubjectLists {
  static func isOfWhom(_ start: Int, _ clause: Clause) -> Bool {
    // "injured 15, of which, 10 in the north"
    let pronoun = clause.isKind(start - 1, .comma) ? start - 2 : start - 1
    return clause.has(pronoun, [.relative, .pronoun]) && clause.isWord(pronoun - 1, "of")
  }

  /// Whether the number stands behind "including", "among them", "of whom".
  static func isIncluded(_ start: Int, _ clause: Clause) -> Bool {
    if isOfWhom(start, clause) { return true }
    return clause.has(start - 1, .including) && !clause.isWord(start - 1, "among") && !clause.isWord(start - 1, "with")
      || (clause.isKind(start - 1, .quote) && clause.has(start - 2, .including))
  }

  /// "Six priests, [five of them Spaniards], were murdered": between commas stands a part of the subject.
  static func isAside(_ quantity: Int, _ end: Int, _ clause: Clause) -> Bool {
    Objects.isOfThem(quantity, clause) && clause.isKind(clause.has(end - 1, .relative) ? end - 2 : end - 1, .comma)
      && clause.isKind(clause.quantities[quantity].terms.lowerBound - 1, .comma)
  }

  /// The "including" that opens the noun phrase that ends at the term, whatever its noun.
  private static func including(before end: Int, _ clause: Clause) -> Int? {
    for index in stride(from: end, to: max(-1, end - 4), by: -1) {
      if clause.has(index, .including) { return index < end && clause.has(index + 1, .determiner) ? index : nil }
      guard clause.isKind(index, .word) || clause.isKind(index, .possessive),
        !clause.has(index, [.trigger, .be, .have, .cueVerb, .relative, .conjunction])
      else { return nil }
    }
    return nil
  }

  /// "including 10 women and [one girl]": a list that "including" opens.
  static func isInIncludedList(_ start: Int, _ linker: Linker) -> Bool {
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
      } else if let including = including(before: index, clause) {
        // "including a schoolteacher's aide and [one lawyer]"
        return !opensClause || including + 4 > index
      } else {
        return false
      }
      // "including 14 children, and 39 were rescued": after one item, a comma and "and" open a clause.
      if isIncluded(end, clause) { return !(opensClause && end + 4 > index) }
    }
  }

  /// "five soldiers, three policemen and a child were killed": the list before the last one.
  static func link(
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
      if joined, let open = Subjects.opening(of: index, max(0, index - 14), clause) { index = open - 1 }
      guard index >= 0, joined || index == end - 1 else { return }
      if joined, Objects.fitsSingle(measure), let opening = Singles.opening(before: end, clause) {
        linker.link(.single(opening), measure, trigger: trigger, rule: .coordinated, form: .single)
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
        linker.link(.single(single..<index + 1), measure, trigger: trigger, rule: .coordinated, form: .single)
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
      if Subjects.isWhole(begin, clause) { return }
      if clause.has(begin - 1, [.be, .rise]) && !clause.isWord(begin - 2, "there") || clause.isWord(begin - 1, "to") {
        return
      }
      if isApposition(previous, index + 1..<end, predicate, clause) {
        // "Six people, two Turks and four Somalis, were killed": the list says who the six are.
        let parts = linker.links.indices.filter {
          linker.links[$0].trigger == trigger && linker.links[$0].partOf == nil
        }
        if let main = linker.link(.quantity(previous), measure, trigger: trigger, rule: .apposition) {
          for part in parts { linker.setPart(main, of: part) }
        }
        return
      }
      if isIncluded(begin, clause) || (Subjects.isObject(begin, clause) && !clause.isWord(begin - 1, "of")) { return }
      linker.link(.quantity(previous), measure, trigger: trigger, rule: .coordinated)
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

  /// "Two guards and a nurse were injured": a single person that closes the list.
  static func linkFollowing(
    _ quantity: Int, _ end: Int, _ measure: Measure, trigger: Int, _ linker: inout Linker
  ) {
    let clause = linker.clause
    var index = clause.quantities[quantity].phraseEnd
    if clause.isKind(index, .comma) { index += 1 }
    guard clause.has(index, .conjunction), Objects.fitsSingle(measure),
      let single = Singles.single(at: index + 1, clause),
      single.upperBound == end || single.upperBound == end - 1 && clause.isKind(end - 1, .comma)
    else { return }
    linker.link(.single(single), measure, trigger: trigger, rule: .coordinated, form: .single)
  }

  /// "two staffers including a nurse": one person named as a part.
  static func linkSingle(
    _ quantity: Int, _ end: Int, _ measure: Measure, trigger: Int, parent: Int?, _ linker: inout Linker
  ) {
    let clause = linker.clause
    var index = clause.quantities[quantity].phraseEnd
    // "people with a migrant background"
    while index < end, !clause.has(index, .including) || clause.isWord(index, "with") { index += 1 }
    index += 1
    while index < end, let single = Singles.single(at: index, clause), single.upperBound <= end {
      linker.link(.single(single), measure, trigger: trigger, rule: .subset, form: .single, partOf: parent)
      index = single.upperBound
      guard clause.isKind(index, .comma) || clause.has(index, .conjunction) else { return }
      while clause.isKind(index, .comma) || clause.has(index, .conjunction) { index += 1 }
    }
  }
}
