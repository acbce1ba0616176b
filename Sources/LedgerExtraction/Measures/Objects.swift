import LedgerTypes

/// Finds the numbers, or single persons, that are the object of an active verb, and what is coordinated with them.
enum Objects {
  /// Whether something that can be counted as an object starts behind the term.
  static func startsObject(after term: Int, _ linker: Linker) -> Bool {
    let start = objectStart(term + 1, linker.clause)
    return linker.countStarting(at: start) != nil || Singles.single(at: start, linker.clause) != nil
  }

  @discardableResult
  static func link(
    after term: Int, _ measure: Measure, rule: LinkRule, _ linker: inout Linker, ofNoun: Bool = false
  ) -> Bool {
    let clause = linker.clause
    let start = objectStart(term + 1, clause)
    if let quantity = linker.countStarting(at: start) {
      let measure = suited(measure, to: quantity, trigger: term, clause)
      guard linker.fits(measure, quantity), ofNoun || !belongsToNext(quantity, linker, behind: term),
        !linker.isLinked(quantity)
      else { return false }
      // "abducted 14 migrants and later released nine of them"
      let whole = isOfThem(quantity, clause) ? linker.links.indices.last : nil
      let main = linker.link(.quantity(quantity), measure, trigger: term, rule: rule, partOf: whole)
      linkRest(
        after: end(of: quantity, clause), measure, trigger: term, parent: main, &linker,
        ofNoun: ofNoun && clause.has(term - 1, .measureNoun))
      return true
    }
    if let single = Singles.single(at: start, clause) ?? Singles.bareNoun(at: start, clause)
      ?? (takesPersons(measure) && !clause.has(term, .framing)
        ? Singles.unknownPerson(at: start, clause) : nil)
    {
      guard fitsSingle(measure), ofNoun || !Singles.hasOwnPredicate(single, clause) else {
        return false
      }
      let main = linker.links.count
      let end = linkSingle(single, measure, trigger: term, rule: rule, nil, &linker)
      linkRest(
        after: end, measure, trigger: term, parent: main < linker.links.count ? main : nil, &linker, ofNoun: ofNoun)
      return true
    }
    // "killed one person and injured [another] on Friday"
    if clause.isWord(start, "another"), fitsSingle(measure), !ofNoun,
      !clause.isKind(start + 1, .word)
        || clause.has(start + 1, [.dayWord, .weekday, .preposition, .conjunction, .subordinator])
    {
      linker.link(.single(start..<start + 1), measure, trigger: term, rule: rule, form: .single)
      return true
    }
    return linkUnnumbered(start, measure, trigger: term, &linker)
  }

  /// Measures whose verbs are said of people alone, so that an unknown noun is a person.
  static func takesPersons(_ measure: Measure) -> Bool { measure == .killed || measure == .abducted }

  static func fitsSingle(_ measure: Measure) -> Bool {
    switch measure {
    case .destroyed, .affected, .attacks, .share, .rate, .dayCount: false
    default: true
    }
  }

  /// The term where the object begins: behind adverbs, quotation marks, "a total of".
  static func objectStart(_ start: Int, _ clause: Clause) -> Int {
    var index = start
    while index < clause.terms.count {
      if clause.isKind(index, .quote) || (clause.has(index, .adverb) && !clause.has(index, .bound)) {
        index += 1
      } else if clause.isWord(index, "of"), index == start {
        index += 1
      } else if clause.has(index, .determiner), clause.has(index + 1, .total), clause.isWord(index + 2, "of") {
        index += 3
      } else if clause.has(index, .determiner), clause.has(index + 1, [.total, .others]),
        startsQuantity(index + 2, clause)
      {
        index += 2
      } else if clause.isKind(index, .comma), clause.isWord(index - 1, "of"), startsQuantity(index + 1, clause) {
        // "the death of, at least, seven people"
        index += 1
      } else if let members = groupMembers(index, clause) {
        // "a family of four"
        index = members
      } else if clause.has(index, [.determiner, .others]), startsQuantity(index + 1, clause) {
        // "another 17", "all six members", "the other two"
        index += 1
      } else if clause.has(index, .determiner),
        clause.isWord(index + 1, "last") || clause.isWord(index + 1, "remaining"),
        clause.quantity(at: index + 2) != nil
      {
        // "killed the last three gunmen"
        index += 2
      } else if clause.has(index, .determiner), clause.isWord(index + 1, "estimated"),
        clause.quantity(at: index + 2) != nil
      {
        index += 2
      } else {
        break
      }
    }
    return index
  }

  private static func groupMembers(_ term: Int, _ clause: Clause) -> Int? {
    guard clause.has(term, .determiner) else { return nil }
    for head in term + 1..<min(term + 4, clause.terms.count) {
      if clause.has(head, .collective), clause.isWord(head + 1, "of"), startsQuantity(head + 2, clause) {
        return head + 2
      }
      guard clause.isKind(head, .word), !clause.has(head, [.preposition, .conjunction, .be, .trigger]) else {
        return nil
      }
    }
    return nil
  }

  private static func startsQuantity(_ term: Int, _ clause: Clause) -> Bool {
    clause.quantities.contains { $0.terms.lowerBound == term && $0.role == .count }
  }

  /// Destroying people is killing them; killing things is destroying them ("wiped out six depots").
  private static func suited(_ measure: Measure, to quantity: Int, trigger: Int, _ clause: Clause) -> Measure {
    guard let head = clause.quantities[quantity].head else { return measure }
    if measure == .killed, clause.has(head, .structure), !clause.has(head, .personPlural) { return .destroyed }
    if measure == .destroyed, clause.has(head, .personPlural),
      clause.isWord(trigger, "destroyed") || clause.isWord(trigger, "destroying") || clause.isWord(trigger, "destroy")
    {
      return .killed
    }
    return measure
  }

  /// "Seven killed [37 others injured]": a number whose own predicate follows is no object.
  static func belongsToNext(_ quantity: Int, _ linker: Linker, behind verb: Int? = nil) -> Bool {
    let clause = linker.clause
    var next = end(of: quantity, clause)
    while clause.has(next, [.adverb, .others]) || clause.isWord(next, "more") { next += 1 }
    // "the shootout that killed 10 people was the result": the main clause goes on.
    if let verb, clause.has(verb - 1, .relative), clause.has(next, .be),
      !clause.has(next + 1, .participle) || isSingular(next, clause)
    {
      return false
    }
    if clause.has(next, [.be, .have, .modal]), !clause.has(next + 1, .gerund) { return true }
    guard clause.has(next, [.trigger, .intransitive, .measureAdjective]), !clause.has(next, .gerund) else {
      return false
    }
    // "claimed 470,000 lives, injured 1.9 million others": the next verb has an object of its own.
    if clause.has(next, .trigger), let object = linker.countStarting(at: objectStart(next + 1, clause)) {
      let after = end(of: object, clause)
      return clause.has(after, [.trigger, .measureAdjective, .be]) && !clause.has(after, .gerund)
    }
    return true
  }

  private static func isSingular(_ be: Int, _ clause: Clause) -> Bool {
    clause.isWord(be, "was") || clause.isWord(be, "is")
  }

  static func end(of quantity: Int, _ clause: Clause) -> Int {
    max(clause.quantities[quantity].phraseEnd, clause.quantities[quantity].terms.upperBound)
  }

  // MARK: Coordination and subsets behind the object

  static func linkRest(
    after start: Int, _ measure: Measure, trigger: Int, parent: Int?, _ linker: inout Linker, ofNoun: Bool = false
  ) {
    let clause = linker.clause
    var index = start
    var parent = parent
    var inSubset = false
    let limit = min(start + 60, clause.terms.count)
    while index < limit {
      let joined = separators(index, clause)
      if inSubset || isSubset(joined.end, clause), let from = subsetStart(joined.end, inSubset, clause) {
        if let quantity = linker.countStarting(at: from), !linker.isLinked(quantity), linker.fits(measure, quantity),
          !belongsToNext(quantity, linker), measure != .casualties || !hasOwnMeasure(quantity, clause)
        {
          linker.link(.quantity(quantity), measure, trigger: trigger, rule: .subset, partOf: parent)
          index = end(of: quantity, clause)
          inSubset = true
          continue
        }
        if let single = Singles.single(at: from, clause), fitsSingle(measure), !Singles.hasOwnPredicate(single, clause)
        {
          index = linkSingle(single, measure, trigger: trigger, rule: .subset, parent, &linker)
          inSubset = true
          continue
        }
        if !inSubset { index = from; inSubset = true; continue }
        // "18 people, including children and [two nurses]"
        if clause.has(from, .personPlural), clause.isWord(from + 1, "and") { index = from + 1; continue }
        return
      }
      if let quantity = linker.countStarting(at: joined.count > 0 ? objectStart(joined.end, clause) : joined.end),
        !linker.isLinked(quantity),
        linker.fits(measure, quantity),
        sameKind(quantity, clause, joined.count), !belongsToNext(quantity, linker),
        !isSpeaker(quantity, joined.end, clause)
      {
        if isOfThem(quantity, clause) {
          // "over 180 people, more than 90 of them in Tennessee"
          linker.link(.quantity(quantity), measure, trigger: trigger, rule: .subset, partOf: parent)
        } else if let main = linker.link(.quantity(quantity), measure, trigger: trigger, rule: .coordinated) {
          parent = main
        }
        index = end(of: quantity, clause)
        continue
      }
      if let single = Singles.single(at: joined.end, clause), fitsSingle(measure),
        hasConjunction(index..<joined.end, clause) || joined.count == 1 && isListed(single, clause),
        ofNoun || !Singles.hasOwnPredicate(single, clause),
        isListed(single, clause) || !isApposition(joined, single, start, clause)
      {
        index = linkSingle(single, measure, trigger: trigger, rule: .coordinated, nil, &linker)
        continue
      }
      if joined.count > 0, measure == .destroyed, !hasConjunction(index..<joined.end, clause),
        let other = clause.quantities.indices.first(where: { clause.quantities[$0].terms.lowerBound == joined.end }),
        !belongsToNext(other, linker)
      {
        // A thing in the list that is no building does not end the list.
        index = end(of: other, clause)
        continue
      }
      if clause.isWord(index, "and"), clause.has(index + 1, .personPlural) {
        // "eight protesters and bystanders, including a teenager"
        let next = clause.isKind(index + 2, .comma) ? index + 3 : index + 2
        if isSubset(next, clause) { index = index + 2; continue }
      }
      // "182 children (7 children are killed every day), 110 women": an aside does not end the list.
      if clause.isMark(index, "("), let close = aside(index, clause) {
        index = close
        continue
      }
      guard let after = skipPhrase(index, clause) ?? skipApposition(index, clause) else { return }
      index = after
    }
  }

  /// Ties one person and those who share the determiner; the term behind the last of them.
  private static func linkSingle(
    _ single: Range<Int>, _ measure: Measure, trigger: Int, rule: LinkRule, _ parent: Int?, _ linker: inout Linker
  ) -> Int {
    linker.link(.single(single), measure, trigger: trigger, rule: rule, form: .single, partOf: parent)
    let sharing = SharedDeterminer.nouns(after: single, linker.clause)
    for noun in sharing {
      linker.link(.single(noun), measure, trigger: trigger, rule: rule, form: .single, partOf: parent)
    }
    return sharing.last?.upperBound ?? single.upperBound
  }

  /// The term behind brackets that a comma or a conjunction follows.
  private static func aside(_ open: Int, _ clause: Clause) -> Int? {
    let close = (open + 1..<min(open + 12, clause.terms.count)).first { clause.isMark($0, ")") }
    return close.flatMap { clause.isKind($0 + 1, .comma) || clause.has($0 + 1, .conjunction) ? $0 + 1 : nil }
  }

  /// Commas and conjunctions at the term: how many, and where they end.
  private static func separators(_ index: Int, _ clause: Clause) -> (count: Int, end: Int) {
    var end = index
    while clause.isKind(end, .comma) || clause.has(end, .conjunction)
      || (end > index && clause.has(end, .adverb) && !clause.has(end, .bound)) || clause.isMark(end, "(")
      || clause.isMark(end, "+")
    {
      end += 1
    }
    return (end - index, end)
  }

  private static func hasConjunction(_ terms: Range<Int>, _ clause: Clause) -> Bool {
    terms.contains { clause.has($0, .conjunction) }
  }

  private static func isSubset(_ index: Int, _ clause: Clause) -> Bool {
    clause.has(index, .including) && !clause.isWord(index, "with") && !clause.isWord(index, "comprising")
      && !(clause.isWord(index, "among") && clause.has(index + 1, .determiner))
  }

  private static func subsetStart(_ index: Int, _ inSubset: Bool, _ clause: Clause) -> Int? {
    guard isSubset(index, clause) else { return inSubset ? index : nil }
    var start = index + 1
    if clause.isKind(start, .comma) {
      // "including, according to the ministry, 54 small children"
      start += 1
      while start < clause.terms.count, !clause.isKind(start, .comma) { start += 1 }
      start += 1
    }
    return objectStart(start, clause)
  }

  /// "wounded 59, [three officers] said": behind a comma, who says it.
  private static func isSpeaker(_ quantity: Int, _ start: Int, _ clause: Clause) -> Bool {
    let next = end(of: quantity, clause)
    return clause.isKind(start - 1, .comma)
      && (clause.isWord(next, "said") || clause.isWord(next, "told") || clause.isWord(next, "say"))
  }

  /// A list goes on with the same sort of thing; without any separator the noun must be there.
  private static func sameKind(_ quantity: Int, _ clause: Clause, _ separators: Int) -> Bool {
    if hasOwnMeasure(quantity, clause) { return false }
    if separators > 0 { return true }
    guard let head = clause.quantities[quantity].head else { return false }
    return clause.has(head, [.personPlural, .structure])
  }

  static func isOfThem(_ quantity: Int, _ clause: Clause) -> Bool {
    let next = clause.quantities[quantity].terms.upperBound
    return clause.isWord(next, "of") && clause.has(next + 1, [.pronoun, .relative])
  }

  /// "550 affected families and [1,000 displaced residents]"
  private static func hasOwnMeasure(_ quantity: Int, _ clause: Clause) -> Bool {
    let value = clause.quantities[quantity]
    guard let head = value.head, value.terms.upperBound < head else { return false }
    return (value.terms.upperBound..<head).contains {
      clause.has($0, [.participle, .measureAdjective]) && clause.lexeme($0).measure != nil
    }
  }

  /// "the driver, [a French national] and a girl": one of a list of persons that a conjunction closes.
  private static func isListed(_ single: Range<Int>, _ clause: Clause) -> Bool {
    var end = single.upperBound
    for _ in 0..<3 {
      let last = clause.isKind(end, .comma) ? end + 1 : end
      if clause.isWord(last, "and") { return Singles.single(at: last + 1, clause) != nil }
      guard last > end, let next = Singles.single(at: last, clause) else { return false }
      end = next.upperBound
    }
    return false
  }

  /// "his brother, a teacher,": behind one comma, an indefinite noun describes the one before.
  private static func isApposition(
    _ joined: (count: Int, end: Int), _ single: Range<Int>, _ start: Int, _ clause: Clause
  ) -> Bool {
    joined.count == 1 && clause.isKind(joined.end - 1, .comma) && clause.isKind(single.upperBound, .comma)
      && !clause.has(single.upperBound + 1, .conjunction)
  }

  /// Skips one prepositional phrase, or a relative clause without numbers, as long as a list may go on behind it.
  private static func skipPhrase(_ index: Int, _ clause: Clause) -> Int? {
    guard clause.has(index, .preposition), !clause.has(index, .subordinator) else { return nil }
    var end = index + 1
    while end < clause.terms.count, end < index + 9 {
      if clause.isKind(end, .comma) || clause.has(end, .including) { return end }
      if clause.isWord(end, "and"), clause.quantity(at: end + 1) != nil || clause.has(end + 1, .bound) { return end }
      if clause.has(end, .conjunction), clause.terms[end].tokens.count > 1 { return end }
      if clause.has(end, [.trigger, .cueVerb, .subordinator, .relative, .be]) || clause.isKind(end, .stop)
        || clause.isKind(end, .mark)
      {
        return nil
      }
      end += 1
    }
    return nil
  }

  /// "killed Omar Saleh[, the head of the unit,] and four guards": who it was, before the list goes on.
  private static func skipApposition(_ index: Int, _ clause: Clause) -> Int? {
    guard clause.isKind(index, .comma), clause.has(index + 1, .determiner), clause.lexeme(index + 1).value <= 2 else {
      return nil
    }
    var end = index + 2
    while end < min(index + 12, clause.terms.count), clause.isKind(end, .word),
      !clause.has(end, [.trigger, .cueVerb, .subordinator, .relative, .be, .have])
    {
      end += 1
    }
    let isList = clause.isWord(end + 1, "and") && clause.quantity(at: end + 2) != nil
    return clause.isKind(end, .comma) && isList ? end : nil
  }

  /// "killing civilians, including three children": the part has a number, the whole has none.
  private static func linkUnnumbered(
    _ start: Int, _ measure: Measure, trigger: Int, _ linker: inout Linker
  ) -> Bool {
    let clause = linker.clause
    // "22 injured, including 8 children": an object does not begin with a comma.
    guard !clause.isKind(start, .comma) else { return false }
    var index = start
    while index < min(start + 8, clause.terms.count) {
      if clause.has(index, .including), index > start {
        if let quantity = linker.countStarting(at: objectStart(index + 1, clause)), !linker.isLinked(quantity),
          linker.fits(measure, quantity), !belongsToNext(quantity, linker)
        {
          linker.link(.quantity(quantity), measure, trigger: trigger, rule: .subset)
          linkRest(after: end(of: quantity, clause), measure, trigger: trigger, parent: nil, &linker)
          return true
        }
        return false
      }
      if clause.has(index, .conjunction), let quantity = linker.countStarting(at: index + 1), index > start,
        !linker.isLinked(quantity), linker.fits(measure, quantity), !belongsToNext(quantity, linker),
        clause.quantities[quantity].head.map({ clause.has($0, .personPlural) }) ?? false, measure != .destroyed
      {
        linker.link(.quantity(quantity), measure, trigger: trigger, rule: .coordinated)
        return true
      }
      guard clause.isKind(index, .word) || clause.isKind(index, .comma) || clause.isKind(index, .possessive),
        !clause.has(index, [.trigger, .cueVerb, .subordinator, .be, .preposition])
      else { return false }
      index += 1
    }
    return false
  }
}
