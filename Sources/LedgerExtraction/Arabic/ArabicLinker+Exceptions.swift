import LedgerTypes

/// Where another word than the nearest governor decides what a number counts.
extension ArabicLinker {
  /// "قارب يقل 80 مهاجرا", "على متنه أكثر من 80", "من بين أكثر من 80 مهاجرا"
  func isCarried(_ start: Int) -> Bool {
    clause.isWord(start - 1, clause.words.carrying) || clause.isWord(start - 1, clause.words.outOf)
  }

  /// "غرق قارب مهاجرين": a boat has sunk, which drowns nobody yet.
  func sinksVessel(_ term: Int) -> Bool {
    clause.isWord(term, clause.words.sinking)
      && (term + 1..<term + 5).contains { clause.isWord($0, clause.words.vessels) }
  }

  /// "مقتل 5 أسرى", "الإفراج عن 30 أسيرا", "وفاة 3 مصابين": what happened to them beats what they were.
  func overriding(_ own: Measure, _ governor: Governor?, _ quantity: ArabicQuantity) -> Measure? {
    guard case .trigger(let term) = governor, let measure = clause.lexeme(term).measure, !clause.has(term, .leave),
      measure != own, measure != .destroyed,
      // "2000 لقوا مصرعهم إلى جانب آلاف المفقودين": a verb of other people.
      !links.contains(where: { $0.trigger >= term && $0.terms.upperBound <= quantity.terms.lowerBound }),
      !(term..<quantity.terms.lowerBound).contains(where: { clause.isWord($0, clause.words.beside) })
    else { return nil }
    switch own {
    case .detained, .abducted, .displaced, .affected, .rescued: return measure
    case .injured, .missing: return measure == .killed || measure == .rescued && own == .missing ? measure : nil
    default: return nil
    }
  }

  /// "32 قتيلا ومصابا", "مئة قتيل وجريح": two nouns in the form that the number asks for share it.
  func paired(_ own: Measure, _ head: Int) -> Measure? {
    let next = clause.isWord(head + 1, clause.words.and) ? head + 2 : head + 1
    guard clause.isJoined(next), clause.has(next, .measureNoun), clause.quantity(around: next) == nil,
      let other = clause.lexeme(next).measure, Set([own, other]) == [.killed, .injured],
      clause.lexeme(head).value == clause.lexeme(next).value, clause.lexeme(head).value != 2,
      clause.isAccusative(head) == clause.isAccusative(next), !clause.has(next, .gerund)
    else { return nil }
    return .casualties
  }

  /// "… لقوا حتفهم، فيما لا يزال العشرات في عداد المفقودين": what follows at once beats a verb of another clause.
  func isOvertaken(_ trigger: Int, _ quantity: ArabicQuantity) -> Bool {
    let next = quantity.phraseEnd
    return clause.has(trigger, .past) && clause.has(next, .third) && !clause.isJoined(next)
      && clause.lexeme(next).measure.map { $0 != clause.lexeme(trigger).measure } ?? false
      && (trigger..<quantity.terms.lowerBound).contains { clause.isComma($0) || clause.has($0, .conjunction) }
  }

  /// "5 منازل مدمرة": the adjective says what happened to them.
  func ruin(_ head: Int) -> Measure? {
    guard clause.has(head, .structure), clause.has(head + 1, .measureNoun),
      clause.lexeme(head + 1).measure == .destroyed
    else { return nil }
    return .destroyed
  }

  /// "بلغ 17", "إلى 17", "من 12 إلى 17"
  func isReached(_ start: Int) -> Bool {
    (start - 2..<start).contains { clause.has($0, .rise) } || clause.isWord(start, clause.words.exceeding)
      || clause.isWord(start - 1, clause.words.to)
      || clause.isWord(start - 1, clause.words.from)
        && (start..<start + 4).contains { clause.isWord($0, clause.words.to) }
  }

  /// "يرتفع إلى 137، بينهم 22 امرأة، تعداد الضحايا": what is counted stands behind the number and its parts.
  func totalBehind(_ quantity: ArabicQuantity) -> (Measure, Int)? {
    let start = quantity.terms.lowerBound
    guard quantity.head == nil, clause.isWord(start - 1, clause.words.to), clause.has(start - 2, .rise) else {
      return nil
    }
    for term in quantity.phraseEnd..<quantity.phraseEnd + 14 {
      if clause.isBreak(term) || clause.has(term, [.past, .gerund]) { return nil }
      guard clause.has(term, .total) else { continue }
      for noun in term + 1..<term + 4 where clause.has(noun, .measureNoun) {
        return clause.lexeme(noun).measure.map { ($0, noun) }
      }
      return nil
    }
    return nil
  }

  /// "عدد من الضحايا تحت الركام": nobody has found them yet.
  func buried(_ own: Measure, _ quantity: ArabicQuantity, _ governor: Governor?) -> Measure? {
    guard own == .killed, rubble(after: quantity) != nil else { return nil }
    if case .trigger = governor { return nil }
    return .missing
  }

  func rubble(after quantity: ArabicQuantity) -> Int? {
    (quantity.phraseEnd..<quantity.phraseEnd + 4).first { clause.isWord($0, clause.words.victimsUnder) }
  }

  func isAlive(after end: Int) -> Bool {
    (end..<end + 3).contains { clause.isWord($0, clause.words.alive) }
  }

  /// "12 شخصا قتلوا", "(67,139) إجمالي عدد الشهداء": the word that decides comes behind.
  func after(_ quantity: ArabicQuantity) -> (Measure, Int)? {
    let start = afterAside(quantity.phraseEnd)
    for term in start..<start + 4 {
      guard clause.terms.indices.contains(term), !clause.isBreak(term), clause.quantity(at: term) == nil else {
        return nil
      }
      if clause.has(term, .past), !clause.isJoined(term), let measure = clause.lexeme(term).measure {
        return (measure, term)
      }
      if clause.isWord(term - 1, clause.words.lasting), clause.has(term, .measureNoun) {
        return clause.lexeme(term).measure.map { ($0, term) }
      }
      if clause.has(term, .total), !clause.isJoined(term) {
        for noun in term + 1..<term + 4 where clause.has(noun, .measureNoun) {
          return clause.lexeme(noun).measure.map { ($0, noun) }
        }
      }
    }
    return nil
  }

  /// "14 شخصا، بينهم 9 أطفال، قتلوا": goes over what commas or brackets enclose behind the number.
  func afterAside(_ start: Int) -> Int {
    let isAside = clause.isMark(start, "(") || clause.isComma(start) && clause.has(start + 1, [.including, .share])
    guard isAside else { return start }
    for term in start + 1..<start + 14 where clause.isMark(term, ")") || clause.isComma(term) { return term + 1 }
    return start
  }

  /// Whether the measure can count what the quantity counts.
  func fits(_ measure: Measure, _ quantity: ArabicQuantity, distance trigger: Int) -> Bool {
    guard let head = quantity.head else {
      // A noun that the lexicon lacks is believed to be a person only right behind its verb.
      let next = quantity.phraseEnd
      let isUnknown = clause.isKind(next, .word) && clause.terms[next].classes.isEmpty && !clause.isJoined(next)
      if clause.has(next, .placeNoun), clause.isKind(next, .word), !clause.isJoined(next),
        clause.terms[next].clitics.isDisjoint(with: [.with, .for_]), quantity.bound == .vague
      {
        return measure == .destroyed
      }
      return !isUnknown || measure != .destroyed && quantity.terms.lowerBound - trigger <= 3
    }
    if clause.has(head, [.personPlural, .personSingular, .nationality, .others, .measureNoun]) {
      return measure != .destroyed
    }
    if clause.has(head, .structure) { return measure == .destroyed }
    return measure == .attacks
  }
}
