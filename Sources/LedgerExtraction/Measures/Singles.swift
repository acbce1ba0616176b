import LedgerTypes

/// Noun phrases that imply the number one: "a man", "his son", "another child", "Ahmed Ali" (codebook, G3).
enum Singles {
  /// How many words may stand between the determiner and the noun.
  static let reach = 6

  /// The single person's noun phrase that starts at the term, or nil.
  static func single(at term: Int, _ clause: Clause) -> Range<Int>? {
    guard clause.isKind(term, .word) else { return nil }
    return named(term, clause) ?? determined(term, clause)
  }

  /// All single persons among the terms that are joined as one subject, the first of them first.
  static func all(in range: Range<Int>, _ clause: Clause, isSubject: Bool) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var index = range.lowerBound
    while index < range.upperBound {
      guard let single = single(at: index, clause), single.upperBound <= range.upperBound else {
        index += 1
        continue
      }
      if isPrepositional(single, clause), found.isEmpty || !isJoined(single, found, clause) {
        index = single.upperBound
        continue
      }
      if found.isEmpty || isJoined(single, found, clause) {
        found.append(single)
      } else if !isApposition(single, found, clause), !between(found, single, clause) {
        // A later noun phrase is nearer to the verb: the subject is that one.
        found = [single]
      }
      index = single.upperBound
    }
    return found
  }

  /// Headline: "Girl evacuated", "Civilian killed": a bare noun before a participle.
  static func isHeadline(_ single: Range<Int>, _ end: Int, _ clause: Clause) -> Bool {
    afterAge(single.upperBound, clause) == end
  }

  private static func isHeadline(_ clause: Clause) -> Bool {
    clause.sentence.isLine || clause.page.tokens[clause.sentence.end - 1].kind != .stop
  }

  /// The term behind ", 34," where a noun's age stands between it and its verb.
  static func afterAge(_ end: Int, _ clause: Clause) -> Int {
    guard clause.isKind(end, .comma), isAge(end + 1, clause), clause.isKind(end + 2, .comma) else { return end }
    return end + 3
  }

  /// The noun without article that opens a headline, joined to what follows: "Woman, two children found dead".
  static func opening(before end: Int, _ clause: Clause) -> Range<Int>? {
    var last = end
    while last > 0, clause.isKind(last - 1, .comma) || clause.isWord(last - 1, "and") { last -= 1 }
    guard last < end, let noun = bareNoun(at: 0, clause), noun.upperBound == last, isHeadline(clause)
    else { return nil }
    return noun
  }

  /// Whether a verb of its own follows ("killed 3 and a man was wounded").
  static func hasOwnPredicate(_ single: Range<Int>, _ clause: Clause) -> Bool {
    var next = single.upperBound
    while clause.has(next, .adverb) { next += 1 }
    if clause.has(next, [.be, .cueVerb, .modal]) { return true }
    return clause.has(next, [.participle, .intransitive, .have]) && !clause.has(next, .gerund)
  }

  /// A noun without determiner behind an active verb: "for killing local journalist".
  static func bareNoun(at term: Int, _ clause: Clause) -> Range<Int>? {
    var head = term
    while head < term + 3, clause.has(head, [.adjective, .nationality]) || isUnknownWord(head, clause),
      !clause.has(head, .personSingular)
    {
      head += 1
    }
    guard clause.has(head, .personSingular), !clause.has(head, [.personPlural, .trigger]) else { return nil }
    return clause.has(head + 1, .personPlural) || clause.has(head + 1, .personSingular) ? nil : term..<head + 1
  }

  /// "murdered [communist] leader": a word that the lexicon lacks, right before its noun.
  private static func isUnknownWord(_ term: Int, _ clause: Clause) -> Bool {
    clause.isKind(term, .word) && clause.terms[term].lexeme == 0 && clause.has(term + 1, .personSingular)
      && (clause.page.isAllCapitals || !clause.isCapital(term))
  }

  /// A noun phrase for one person whose noun the lexicon lacks, where the verb kills, wounds or seizes people:
  /// "killed a former delegate", "a Colombian film-maker was shot dead".
  static func unknownPerson(at term: Int, _ clause: Clause) -> Range<Int>? {
    let determiner = clause.has(term, .determiner) ? clause.lexeme(term).value : 0
    guard determiner == 1 else { return nil }
    var index = term + 1
    let limit = min(term + reach, clause.terms.count)
    while index < limit, clause.isKind(index, .word), !isBreak(index, clause), !isVerbForm(index, term, clause) {
      index += 1
    }
    let head = index - 1
    guard head > term, !clause.has(head, notPersonNoun), !clause.has(head, .adjective), !isPlural(head, clause) else {
      return nil
    }
    guard !clause.isKind(index, .possessive), !clause.has(index, [.event, .structure, .personPlural]) else {
      return nil
    }
    return term..<index
  }

  private static let notPersonNoun: WordClass = [
    .place, .nationality, .group, .month, .weekday, .bodyNoun, .cueNoun, .measureNoun, .event, .structure,
    .personPlural,
    .total, .others, .placeNoun, .dayWord, .timeUnit, .otherUnit, .collective, .conflict, .trigger, .member, .adverb,
  ]

  /// A participle that follows its noun: "an environmentalist campaigning against a dam".
  private static func isVerbForm(_ index: Int, _ term: Int, _ clause: Clause) -> Bool {
    guard index > term + 1, clause.terms[index].lexeme == 0 else { return false }
    let range = clause.page.tokens[clause.terms[index].first].range
    let bytes = clause.page.bytes
    guard range.count > 5 else { return false }
    return
      (bytes[range.upperBound - 1] | 0x20 == UInt8(ascii: "g")
      && bytes[range.upperBound - 2] | 0x20 == UInt8(ascii: "n"))
      || clause.endsInEd(index)
  }

  private static func isPlural(_ term: Int, _ clause: Clause) -> Bool {
    let range = clause.page.tokens[clause.terms[term].end - 1].range
    let bytes = clause.page.bytes
    return bytes[range.upperBound - 1] | 0x20 == UInt8(ascii: "s") && range.count > 2
      && bytes[range.upperBound - 2] | 0x20 != UInt8(ascii: "s")
  }

  // MARK: Determiner and noun

  private static func determined(_ term: Int, _ clause: Clause) -> Range<Int>? {
    var head: Int?
    var index = term
    let determiner = clause.has(term, .determiner) ? clause.lexeme(term).value : 0
    if determiner > 0 {
      guard determiner <= 4 else { return nil }
      index += 1
      if determiner == 2, clause.isWord(index, "dead") || clause.isWord(index, "wounded") { return nil }
    } else if clause.isWord(term, "one") {
      return nil
    } else if !isHeadlineNoun(term, clause) {
      return nil
    }
    let limit = min(index + reach, clause.terms.count)
    while index < limit {
      guard
        clause.isKind(index, .word) || clause.isKind(index, .possessive) || isAge(index, clause)
          || isOrdinal(index, clause) && index == term + 1 && (determiner == 1 || determiner == 2)
      else { break }
      if index > term, isBreak(index, clause) { break }
      if clause.isCapital(index), clause.isCapital(index + 1), !clause.page.isAllCapitals, !clause.has(index, .title) {
        // "the Zimbabwe African National Union": a part of a name.
        index += 1
        continue
      }
      if clause.has(index, .personSingular) || (determiner > 0 && clause.has(index, .title) && !clause.isCapital(index))
      {
        head = index
        index += 1
        if clause.isKind(index, .possessive) {
          // "the man's son": the owner is not who is counted.
          head = nil
          continue
        }
        if clause.has(index, .personSingular), !clause.has(index, .trigger) { continue }
        // "a major drought": a rank that is an adjective too.
        if clause.isWord(index - 1, "major"), clause.isKind(index, .word), !clause.isCapital(index),
          !isBreak(index, clause), !clause.has(index, [.participle, .intransitive])
        {
          head = nil
        }
        break
      }
      if clause.has(index, [.personPlural, .structure, .event]), !clause.has(index + 1, .personSingular),
        // "a school bus driver", "an elderly Hindu priest"
        !clause.has(index, [.structure, .adjective]) || !clause.has(index + 2, .personSingular)
          || !clause.isKind(index + 1, .word) || isBreak(index + 1, clause)
      {
        return nil
      }
      index += 1
    }
    guard let head else {
      // "the other, 39, was taken to hospital"
      if determiner == 2, clause.isWord(term + 1, "other"), index == term + 2,
        clause.has(afterAge(index, clause), [.be, .participle, .intransitive, .have])
      {
        return term..<index
      }
      // "an Australian was killed"
      if determiner == 1, index == term + 2, clause.has(index - 1, .nationality), clause.isCapital(index - 1),
        !clause.isKind(index, .word) || isBreak(index, clause) || clause.has(index, [.participle, .adverb])
      {
        return term..<index
      }
      // "a 19-year-old was stabbed"
      if isAge(term + 1, clause), index == term + 2,
        determiner == 1
          ? !clause.isKind(index, .word) || isBreak(index, clause) || clause.has(index, [.participle, .adverb])
          : determiner == 2 && clause.has(index, [.be, .have, .participle, .intransitive])
      {
        return term..<index
      }
      // "a fourth was wounded", "the third had minor injuries"
      if determiner == 1 || determiner == 2, isOrdinal(term + 1, clause), clause.isKind(term + 1, .quantity) {
        let verb = clause.has(term + 2, .adverb) ? term + 3 : term + 2
        return clause.has(verb, [.participle, .be, .have, .intransitive]) ? term..<term + 2 : nil
      }
      // "another": the noun is left out.
      let next = clause.has(term + 1, .adverb) ? term + 2 : term + 1
      return determiner == 4 && clause.has(next, [.participle, .be]) ? term..<term + 1 : nil
    }
    // "the third passenger was hurt", but "the third journalist killed this year" tells how many there were.
    if determiner == 2, isOrdinal(term + 1, clause), !clause.has(head + 1, [.be, .have, .suffering]) { return nil }
    return term..<memberEnd(head, clause)
  }

  private static func isAge(_ index: Int, _ clause: Clause) -> Bool {
    clause.quantity(at: index).map { clause.quantities[$0].role == .age } ?? false
  }

  static func isOrdinal(_ index: Int, _ clause: Clause) -> Bool {
    clause.quantity(at: index).map { clause.quantities[$0].role == .ordinal } ?? false
  }

  private static func isBreak(_ index: Int, _ clause: Clause) -> Bool {
    if clause.has(index, .personSingular) || clause.has(index, .adjective) { return false }
    if clause.has(
      index, [.be, .have, .modal, .conjunction, .subordinator, .relative, .negation, .pronoun, .determiner])
    {
      return true
    }
    if clause.has(index, .preposition) { return true }
    return clause.has(index, [.trigger, .intransitive, .cueVerb, .verb])
      && !clause.has(index, [.participle, .measureAdjective])
  }

  /// "a member of the Internal Security Forces": the complement tells who it is.
  private static func memberEnd(_ head: Int, _ clause: Clause) -> Int {
    guard clause.isWord(head, "member"), clause.isWord(head + 1, "of") else { return head + 1 }
    var end = head + 2
    if clause.has(end, .determiner) { end += 1 }
    let start = end
    while end < clause.terms.count, clause.isCapital(end), clause.isKind(end, .word) { end += 1 }
    return end > start ? end : head + 1
  }

  /// A noun without determiner at the start of a headline or after a comma: "Girl evacuated", "3 including journalist".
  private static func isHeadlineNoun(_ term: Int, _ clause: Clause) -> Bool {
    guard clause.has(term, [.personSingular, .adjective, .nationality]) || clause.isCapital(term) else { return false }
    var head = term
    while head < min(term + 4, clause.terms.count), !clause.has(head, .personSingular) {
      guard clause.isKind(head, .word), clause.has(head, [.adjective, .nationality]) || clause.isCapital(head),
        !clause.has(head, [.determiner, .preposition, .conjunction, .trigger, .cueVerb, .be, .title])
      else { return false }
      head += 1
    }
    guard clause.has(head, .personSingular) else { return false }
    if clause.has(head, [.title]), !clause.has(head + 1, .participle) { return false }
    let isPart = clause.has(term - 1, .including)
    // "the third officer killed": the number counts.
    if term > 0, clause.quantity(at: term - 1) != nil { return false }
    let next = afterAge(head + 1, clause)
    // "A woman is dead, man was badly hurt"
    if clause.isKind(term - 1, .comma), clause.isWord(next, "was"), head == term, !clause.isCapital(term) {
      return true
    }
    return isPart || clause.has(next, [.participle, .intransitive])
      || (clause.isWord(head + 1, "found") && clause.has(head + 2, [.measureAdjective, .participle]))
  }

  // MARK: Names

  private static let notPerson: WordClass = [
    .place, .nationality, .group, .month, .weekday, .bodyNoun, .determiner, .preposition, .conjunction, .subordinator,
    .pronoun, .be, .have, .modal, .cueNoun, .measureNoun, .event, .structure, .personPlural, .relative, .negation,
    .total, .others, .placeNoun, .dayWord, .numberWord, .including, .trigger, .adverb,
  ]

  /// A person's name: two capitals or more, or a title and a name, with nothing in it that is a place or a body.
  private static func named(_ term: Int, _ clause: Clause) -> Range<Int>? {
    guard !clause.page.isAllCapitals, !clause.isWord(term - 1, "the") else { return nil }
    var index = term
    while clause.has(index, [.title, .abbreviation, .personSingular]), clause.isKind(index, .word) {
      index += 1
    }
    let hasTitle = index > term
    let first = index
    while index < clause.terms.count, clause.isKind(index, .word), isNamePart(index, first, clause), index < first + 5 {
      index += 1
    }
    let count = index - first
    guard count >= 2 || (count == 1 && hasTitle) else { return nil }
    guard clause.isCapital(index - 1) else { return nil }
    // The last word of a body's name gives it away: "Abu Sayyaf Group".
    if clause.has(index, [.bodyNoun, .placeNoun, .event, .personPlural, .structure]) { return nil }
    if clause.isKind(index, .possessive) { return nil }
    // "the Marlow College and Hospital"
    if clause.has(index, .conjunction), clause.isCapital(index + 1),
      clause.has(index + 1, [.bodyNoun, .placeNoun, .structure])
    {
      return nil
    }
    return first..<index
  }

  /// One capital that is no known word, right before its verb: "Baloch was murdered".
  static func surname(before end: Int, _ clause: Clause) -> Range<Int>? {
    let term = end - 1
    guard term >= 0, !clause.page.isAllCapitals, clause.isKind(term, .word), clause.isCapital(term),
      clause.terms[term].lexeme == 0, clause.page.tokens[clause.terms[term].first].count > 3,
      !clause.page.tokens[clause.terms[term].first].flags.contains(.allCapitals)
    else { return nil }
    guard term == 0 || clause.isKind(term - 1, .comma) || clause.has(term - 1, [.conjunction, .subordinator, .cueVerb])
    else { return nil }
    return term..<end
  }

  private static func isNamePart(_ index: Int, _ first: Int, _ clause: Clause) -> Bool {
    if clause.isCapital(index) { return !clause.has(index, notPerson) }
    return index > first
      && (clause.isWord(index, "al") || clause.isWord(index, "bin") || clause.isWord(index, "de")
        || clause.isWord(index, "van") || clause.isWord(index, "von") || clause.isWord(index, "el"))
      && clause.isCapital(index + 1)
  }

  // MARK: Joining

  private static func isJoined(_ single: Range<Int>, _ found: [Range<Int>], _ clause: Clause) -> Bool {
    guard let last = found.last else { return false }
    var index = last.upperBound
    var joined = false
    // "the driver, from Riverton, and a passenger"
    if clause.isKind(index, .comma), clause.isWord(index + 1, "from"), clause.isCapital(index + 2) {
      let close = (index + 3..<min(index + 7, single.lowerBound + 1)).first { !clause.isCapital($0) } ?? index
      if clause.isKind(close, .comma) { index = close }
    }
    while index < single.lowerBound {
      guard clause.isKind(index, .comma) || clause.has(index, [.conjunction, .adverb]) else { return false }
      joined = joined || clause.has(index, .conjunction)
      index += 1
    }
    return joined
  }

  private static func isApposition(_ single: Range<Int>, _ found: [Range<Int>], _ clause: Clause) -> Bool {
    guard let last = found.last else { return false }
    return last.upperBound + 1 == single.lowerBound && clause.isKind(last.upperBound, .comma)
  }

  /// Whether only a prepositional phrase stands between, so that the first noun phrase stays the subject.
  private static func between(_ found: [Range<Int>], _ single: Range<Int>, _ clause: Clause) -> Bool {
    guard let last = found.last else { return false }
    return clause.has(last.upperBound, [.preposition, .relative]) || clause.isKind(last.upperBound, .comma)
  }

  private static func isPrepositional(_ single: Range<Int>, _ clause: Clause) -> Bool {
    clause.has(single.lowerBound - 1, .preposition) && !clause.has(single.lowerBound - 1, [.including, .conjunction])
      && !clause.isWord(single.lowerBound - 1, "that") && !clause.isWord(single.lowerBound - 1, "after")
      // "was found dead [as a man was taken to hospital]"
      && !(clause.isWord(single.lowerBound - 1, "as") && clause.has(single.upperBound, .be))
  }
}
