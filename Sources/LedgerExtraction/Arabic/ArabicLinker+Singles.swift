import LedgerTypes

extension ArabicLinker {
  /// One person without a number, as "استشهاد مواطن" or "شهيد وإصابة" imply: links it and says where it ends.
  mutating func single(at term: Int) -> Int? {
    guard clause.has(term, [.measureNoun, .personSingular, .nationality]),
      clause.lexeme(term).value == 1 || isObject(term),
      clause.quantity(around: term) == nil, !clause.isWord(term - 1, clause.words.one), !isCounted(term)
    else { return nil }
    let own = clause.has(term, .measureNoun) ? clause.lexeme(term).measure : nil
    if clause.has(term, .gerund), governsPerson(term) { return nil }
    let end = singleEnd(term)
    guard let (measure, trigger, rule, parent) = reason(term, own: own, end: end) else { return nil }
    links.append(
      ArabicLink(
        subject: .single(term..<end), measure: measure, trigger: trigger, rule: rule, parent: parent, terms: term..<end)
    )
    return end
  }

  /// "إصابة" before a person is the act: "إصابة مواطن", "إصابة 3", "إصابة الشاب".
  private func governsPerson(_ term: Int) -> Bool {
    for next in term + 1..<term + 3 {
      if clause.quantities.contains(where: { $0.terms.lowerBound == next && $0.role == .count }) {
        return !clause.isJoined(next)
      }
      guard clause.isKind(next, .word), !clause.isJoined(next) else { return false }
      if clause.has(next, [.personSingular, .personPlural, .nationality]) { return true }
      if clause.terms[next].classes.isEmpty { return true }
      guard clause.has(next, [.adverb, .dayWord, .weekday]) else { return false }
    }
    return false
  }

  /// "أن شابا", "إن موظفا حكوميا": the form of one person behind "that", which numbers above ten ask for as well.
  private func isObject(_ term: Int) -> Bool {
    clause.has(term - 1, .subordinator) && clause.has(term, .personSingular) && clause.lexeme(term).value == 0
      && clause.isAccusative(term)
  }

  /// "أن شابا وزوجته لقيا مصرعهما": the verb behind the person.
  private func verb(after end: Int) -> Int? {
    for next in end..<end + 5 {
      guard clause.isKind(next, .word), clause.quantity(at: next) == nil, !clause.has(next, .relative) else {
        return nil
      }
      if clause.has(next, .past), !clause.has(next, .gerund) {
        let isPlain = clause.lexeme(next).measure == .killed || clause.lexeme(next).measure == .injured
        return isPlain && !clause.isJoined(next) ? next : nil
      }
      guard
        clause.has(next, [.personSingular, .adjective, .nationality, .others, .place, .preposition])
          || clause.isUnknown(next)
      else { return nil }
    }
    return nil
  }

  /// A noun of a total or of "every": "عدد", "كل".
  private func isCounted(_ term: Int) -> Bool {
    clause.has(term - 1, .total) || clause.has(term - 2, .total) && !clause.has(term - 1, [.gerund, .past])
  }

  /// A title may have a name behind it: "الصحفي" and two or three words that the lexicon lacks.
  private func singleEnd(_ term: Int) -> Int {
    var end = term + 1
    let isTitle = clause.terms[term].clitics.contains(.the)
    while end < min(term + 4, clause.terms.count) {
      let isName = isTitle && clause.isKind(end, .word) && clause.terms[end].classes.isEmpty && !clause.isJoined(end)
      guard isName || clause.has(end, [.adjective, .nationality, .others]) && !clause.isJoined(end) else { break }
      end += 1
    }
    return end
  }

  private func reason(
    _ term: Int, own: Measure?, end: Int
  ) -> (Measure, Int, String, ArabicLink.Parent?)? {
    let isDefinite = clause.terms[term].clitics.contains(.the)
    if own == nil, clause.has(term - 1, .subordinator), !isDefinite, let verb = verb(after: end),
      let measure = clause.lexeme(verb).measure, !isAgent(verb, end: verb + 1, of: verb)
    {
      return (measure, verb, "arabic.single_subject", nil)
    }
    var before = term - 1
    while before >= 0, isAdverbial(before) { before -= 1 }
    // The person or number that it is joined to: "3 نساء وطفل", "شهيد وإصابة".
    if clause.isJoined(term), !isDefinite {
      let last = clause.isWord(before, clause.words.and) ? before - 1 : before
      if let other = links.lastIndex(where: { $0.terms.upperBound <= term }), last - links[other].terms.upperBound < 4,
        !hasTrigger(links[other].terms.upperBound..<term), !isShared(with: other, own)
      {
        let parent = own == nil || own == links[other].measure ? links[other].parent : nil
        return (own ?? links[other].measure, own == nil ? links[other].trigger : term, "arabic.single_joined", parent)
      }
    }
    if clause.has(before, .including), clause.has(before - 1, .past), let measure = clause.lexeme(before - 1).measure {
      return (measure, before - 1, "arabic.single_including", nil)
    }
    // "عثرت الشرطة على جثة امرأة"
    if own == .killed, !isDefinite, clause.isWord(before, clause.words.on),
      (max(0, before - 8)..<max(0, before)).contains(where: { clause.isWord($0, clause.words.finding) })
    {
      return (.killed, term, "arabic.single_noun", nil)
    }
    if clause.has(before, .including), let last = links.last, own == nil || own == last.measure {
      return (last.measure, last.trigger, "arabic.single_including", last.parent ?? .link(links.count - 1))
    }
    if clause.has(before, [.past, .gerund]), let measure = clause.lexeme(before).measure, measure != .destroyed,
      !clause.terms[before].clitics.contains(.the)
    {
      guard !isAgent(term, end: end, of: before) else { return nil }
      guard !isDefinite || end > term + 1 else { return nil }
      if let own, clause.has(before, .leave) || own == .killed { return (own, term, "arabic.single_noun", nil) }
      return (measure, before, "arabic.single_governed", nil)
    }
    guard let own, !isDefinite else { return nil }
    if clause.has(before, .leave) || clause.has(before, .rise) && clause.isItem {
      return (own, term, "arabic.single_noun", nil)
    }
    // A headline or a line of a list begins with it.
    let opens = before < 0 || clause.isMark(before, ":") || clause.has(before, .collective) && before == 0
    return opens && !clause.has(end, .relative) ? (own, term, "arabic.single_headline", nil) : nil
  }

  /// "10 ملايين نازح ولاجئ": behind a hundred or more, two nouns of one form share the number.
  private func isShared(with other: Int, _ own: Measure?) -> Bool {
    guard own == links[other].measure || links[other].measure == .casualties,
      case .quantity(let index) = links[other].subject, let head = clause.quantities[index].head
    else { return false }
    return clause.lexeme(head).value == 1
  }

  private func hasTrigger(_ range: Range<Int>) -> Bool {
    range.contains { clause.has($0, [.past, .gerund]) && !clause.has($0, .measureNoun) }
  }

  private func isAdverbial(_ term: Int) -> Bool {
    clause.isKind(term, .date) || clause.isComma(term)
      || clause.has(term, [.dayWord, .weekday, .adverb, .timeUnit])
  }

  /// "قتل مسلح 3 مدنيين": who kills is not killed.
  private func isAgent(_ term: Int, end: Int, of verb: Int) -> Bool {
    guard clause.has(verb, .past) else { return false }
    for next in end..<end + 3 {
      guard let index = clause.quantity(at: next) else { continue }
      let quantity = clause.quantities[index]
      return quantity.role == .count && !clause.isJoined(next)
        && quantity.head.map { clause.has($0, [.personPlural, .personSingular, .nationality]) } ?? false
    }
    return false
  }
}
