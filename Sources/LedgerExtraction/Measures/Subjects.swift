import LedgerTypes

/// Finds the numbers, or single persons, that are the subject of a predicate.
enum Subjects {
  /// How far back a subject is looked for.
  static let reach = 34

  /// Ties the subject before `end` to the measure; false when there is none.
  @discardableResult
  static func link(
    before end: Int, _ measure: Measure, trigger: Int, rule: LinkRule, _ linker: inout Linker
  ) -> Bool {
    let clause = linker.clause
    // "fired three shots and [he] died": the subject is there, and is no number.
    if clause.isWord(end - 1, "he") || clause.isWord(end - 1, "she") { return false }
    // "three others were there, among them a boy who died": of whom the relative clause tells.
    if clause.isWord(end - 1, "who"), Objects.fitsSingle(measure),
      let first = (max(0, end - 8)..<end - 1).first(where: { Singles.single(at: $0, clause)?.upperBound == end - 1 })
    {
      let isPart = SubjectLists.isIncluded(first, clause)
      let whole = isPart ? linker.links.lastIndex { $0.partOf == nil && linker.terms(of: $0).upperBound <= first } : nil
      return linker.link(.single(first..<end - 1), measure, trigger: trigger, rule: rule, form: .single, partOf: whole)
        != nil
    }
    if let open = relativeStart(before: end, clause) {
      return link(before: open, measure, trigger: trigger, rule: rule, &linker)
    }
    var subsets: [Int] = []
    var index = end - 1
    let limit = max(0, end - reach)
    search: while index >= limit {
      if let quantity = clause.quantity(at: index) {
        let start = clause.quantities[quantity].terms.lowerBound
        // "three boys were shot and [a fourth] was wounded": the ordinal is a person.
        if Singles.isOrdinal(index, clause), Singles.single(at: start - 1, clause)?.upperBound == index + 1 {
          index = start - 2
          break search
        }
        switch role(of: quantity, measure, end, trigger, rule, linker) {
        case .other: index = start - 1
        case .part:
          subsets.append(quantity)
          index = start - 2
        case .taken: break search
        case .ofWhom:
          let whole = linker.links.lastIndex { linker.terms(of: $0).upperBound <= start && $0.partOf == nil }
          linker.link(.quantity(quantity), measure, trigger: trigger, rule: .subset, partOf: whole)
          return true
        case .subject:
          tie(quantity, subsets, end, measure, trigger: trigger, rule: rule, &linker)
          return true
        }
        continue
      }
      if let open = opening(of: index, limit, clause) {
        index = open - 1
        continue
      }
      if isBarrier(index, trigger, clause) { break search }
      index -= 1
    }
    if linkSingle(index + 1, end, measure, trigger: trigger, rule: rule, &linker) { return true }
    if rule != .reduced || !subsets.isEmpty {
      // "Eleven people were killed, police said, including four shot dead in a bar."
      let whole = linker.links.lastIndex { $0.measure == measure && $0.partOf == nil }
      for subset in subsets where !linker.isLinked(subset) {
        linker.link(.quantity(subset), measure, trigger: trigger, rule: .subset, partOf: whole)
      }
    }
    return !subsets.isEmpty
  }

  /// What a number before a predicate is to it.
  private enum Role {
    case subject
    /// Nothing: the subject may stand before it.
    case other
    /// A part of the subject, which stands before it.
    case part
    /// "treated 3,600 patients, of whom 355 died": the verb is that of the part alone.
    case ofWhom
    /// Another verb's subject: this one has none.
    case taken
  }

  private static func role(
    of quantity: Int, _ measure: Measure, _ end: Int, _ trigger: Int, _ rule: LinkRule, _ linker: Linker
  ) -> Role {
    let clause = linker.clause
    let phrase = clause.quantities[quantity]
    let start = phrase.terms.lowerBound
    let isNeighbour = phrase.phraseEnd == end
    guard phrase.role == .count, linker.fits(measure, quantity) else { return .other }
    if rule == .reduced {
      // "426 children, in an assessment released on Monday"
      if !isNeighbour, clause.has(trigger, .trigger),
        needsNeighbour(measure) || measure == .destroyed && phrase.head == nil
      {
        return .taken
      }
      // "Two guards were beaten and a watchman stabbed to death"
      if hasFiniteVerb(phrase.phraseEnd, end, clause) { return .taken }
    }
    if SubjectLists.isOfWhom(start, clause), isNeighbour { return .ofWhom }
    if SubjectLists.isIncluded(start, clause) || SubjectLists.isInIncludedList(start, linker)
      || SubjectLists.isAside(quantity, end, clause)
    {
      return .part
    }
    // The number belongs to another verb already, unless that verb only describes its people.
    if linker.isLinked(quantity), !canShare(quantity, measure, end, linker) { return .taken }
    let isNext =
      rule == .reduced && isNeighbour && phrase.head.map { clause.has($0, .personPlural) } ?? false
    // "Seven of the 14 passengers were treated": the verb is that of the part.
    if rule != .reduced, isWhole(start, clause), clause.quantity(at: start - 3) != nil { return .other }
    if isObject(start, clause) && !isNext
      || (isWhole(start, clause) && phrase.head != trigger && !isNeighbour)
      || (phrase.head == nil && hasVerb(phrase.phraseEnd, end, clause))
    {
      return .other
    }
    return .subject
  }

  /// Ties the subject, with what is joined to it and what is a part of it.
  private static func tie(
    _ quantity: Int, _ subsets: [Int], _ end: Int, _ measure: Measure, trigger: Int, rule: LinkRule,
    _ linker: inout Linker
  ) {
    let clause = linker.clause
    let start = clause.quantities[quantity].terms.lowerBound
    let isOfThem = Objects.isOfThem(quantity, clause)
    // "five men, one of whom was beheaded"
    let whole = isOfThem ? linker.links.lastIndex { $0.partOf == nil } : nil
    let main = linker.link(.quantity(quantity), measure, trigger: trigger, rule: rule, partOf: whole)
    // "About 4,000 survivors, many of them badly injured": the whole is another verb's.
    if !isOfThem {
      SubjectLists.link(before: start, predicate: end, measure, trigger: trigger, &linker)
    }
    for subset in subsets {
      linker.link(.quantity(subset), measure, trigger: trigger, rule: .subset, partOf: main)
    }
    SubjectLists.linkSingle(quantity, end, measure, trigger: trigger, parent: main, &linker)
    SubjectLists.linkFollowing(quantity, end, measure, trigger: trigger, &linker)
  }

  /// Where the bracketed aside opens that closes at the term.
  static func opening(of close: Int, _ limit: Int, _ clause: Clause) -> Int? {
    let isRound = clause.isMark(close, ")")
    guard isRound || clause.isMark(close, "]") else { return nil }
    var open = close - 1
    while open >= limit, !clause.isMark(open, isRound ? "(" : "[") { open -= 1 }
    return open >= limit ? open : nil
  }

  /// "Three people injured in the attack died": one number, two measures.
  private static func canShare(_ quantity: Int, _ measure: Measure, _ end: Int, _ linker: Linker) -> Bool {
    let clause = linker.clause
    return linker.links.lazy.filter { $0.subject == .quantity(quantity) }.allSatisfy { link in
      if isRelative(quantity, link.trigger, linker) { return true }
      let trigger = link.trigger
      return link.rule == .reduced && trigger < end
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
  static func isObject(_ start: Int, _ clause: Clause) -> Bool {
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

  /// "Of the 54 passengers, 37 were rescued", "none of the 180 passengers": a whole of which something is said.
  static func isWhole(_ start: Int, _ clause: Clause) -> Bool {
    guard clause.has(start - 1, .determiner), clause.isWord(start - 2, "of") else { return false }
    return start == 2 || clause.has(start - 3, .negation) || clause.isKind(start - 3, .comma)
      || clause.has(start - 3, .share) || clause.quantity(at: start - 3) != nil
  }

  // MARK: Single persons

  private static func linkSingle(
    _ first: Int, _ end: Int, _ measure: Measure, trigger: Int, rule: LinkRule, _ linker: inout Linker
  ) -> Bool {
    // "The driver was not injured": nobody is counted.
    guard Objects.fitsSingle(measure), !isFlight(trigger, linker.clause),
      !(end..<max(end, trigger)).contains(where: { linker.clause.has($0, .negation) })
    else { return false }
    let singles = Singles.all(in: first..<end, linker.clause, isSubject: true)
    guard let main = singles.first else {
      if rule == .passive || rule == .reduced, Objects.takesPersons(measure),
        let unknown = unknownSubject(first, end, linker.clause), rule == .passive || unknown.upperBound == end
      {
        return linker.link(.single(unknown), measure, trigger: trigger, rule: rule, form: .unknown) != nil
      }
      guard rule == .passive || linker.clause.isWord(trigger, "died"),
        let surname = Singles.surname(before: end, linker.clause), !linker.clause.isWord(surname.lowerBound, "there")
      else { return false }
      return linker.link(.single(surname), measure, trigger: trigger, rule: rule, form: .surname) != nil
    }
    guard
      rule != .reduced || main.upperBound == end || linker.clause.has(end, .be)
        // "left [a woman and a man] dead"
        || singles.last?.upperBound == end && linker.clause.has(main.lowerBound - 1, .leave)
        || Singles.isHeadline(main, end, linker.clause)
    else {
      return false
    }
    // "Amin Torre confirmed that some hostages had been killed": who says it.
    if main.upperBound < end, isConfirming(main.upperBound, linker.clause) { return false }
    var linked = false
    if let opening = Singles.opening(before: main.lowerBound, linker.clause) {
      linked = linker.link(.single(opening), measure, trigger: trigger, rule: rule, form: .single) != nil
    }
    for single in singles {
      if linker.link(.single(single), measure, trigger: trigger, rule: rule, form: .single) != nil { linked = true }
    }
    if let last = singles.last {
      for noun in SharedDeterminer.nouns(after: last, linker.clause) where noun.upperBound <= end {
        linker.link(.single(noun), measure, trigger: trigger, rule: .coordinated, form: .single)
      }
    }
    return linked
  }

  /// "fled to a shop": one who runs from a scene is not displaced.
  private static func isFlight(_ trigger: Int, _ clause: Clause) -> Bool {
    clause.isWord(trigger, "fled") || clause.isWord(trigger, "fleeing")
  }

  private static func isConfirming(_ verb: Int, _ clause: Clause) -> Bool {
    clause.isWord(verb + 1, "that") && (clause.has(verb, .cueVerb) || clause.isWord(verb, "confirmed"))
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
}
