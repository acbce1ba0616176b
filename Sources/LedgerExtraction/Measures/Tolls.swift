import LedgerTypes

/// Running totals: "the death toll rose from 14 to 31", "a toll of 15", "bringing to 45 the number killed".
enum Tolls {
  @inline(__always) static var words: WordClass {
    [.total, .measureNoun, .measureAdjective, .member, .cueNoun, .participle]
  }

  static func apply(to linker: inout Linker) {
    let clause = linker.clause
    for term in clause.landmarks where clause.has(term, words) {
      if let measure = toll(term, clause) {
        linkRight(after: term, measure, trigger: term, rule: .toll, &linker)
        linkBrought(before: term, measure, trigger: term, &linker)
      } else if let (measure, end) = numberOf(term, clause) {
        linkRight(after: end - 1, measure, trigger: end - 1, rule: .numberOf, &linker)
        linkBrought(before: term, measure, trigger: end - 1, &linker)
      }
    }
    if clause.holds([.figure, .pronoun]) { figure(&linker) }
    for link in linker.links.indices { upFrom(link, &linker) }
  }

  /// "the government puts the figure at 31", "it raised the number to 104": the measure is that of the figure before.
  private static func figure(_ linker: inout Linker) {
    let clause = linker.clause
    guard linker.previousMeasure != nil || !linker.links.isEmpty else { return }
    for term in clause.terms.indices
    where clause.has(term, [.figure, .pronoun]) && (isFigure(term, clause) || isRisingPronoun(term, clause)) {
      guard numberOf(term, clause) == nil,
        let measure = linker.links.last(where: { linker.terms(of: $0).lowerBound < term })?.measure
          ?? linker.previousMeasure
      else { continue }
      linkRight(after: term, measure, trigger: term, rule: .figure, &linker)
    }
  }

  /// "it had reached 274 by the afternoon"
  private static func isRisingPronoun(_ term: Int, _ clause: Clause) -> Bool {
    guard clause.isWord(term, "it") else { return false }
    // "the opposition put it as high as 1,000"
    if clause.has(term - 1, .rise), clause.quantity(at: term + 1) != nil || clause.isWord(term + 1, "at") {
      return true
    }
    var next = term + 1
    while clause.has(next, [.have, .be, .adverb, .modal]), next < term + 4 { next += 1 }
    return clause.isWord(next, "reached") || clause.isWord(next, "risen") || clause.isWord(next, "rose")
      || clause.isWord(next, "climbed")
  }

  /// "the final tally", "the true figure"
  private static func isQualified(_ term: Int, _ clause: Clause) -> Bool {
    clause.has(term - 2, .determiner)
      && (["final", "true", "real", "actual", "official", "latest", "overall", "provisional"] as [StaticString])
        .contains { clause.isWord(term - 1, $0) }
  }

  private static func isFigure(_ term: Int, _ clause: Clause) -> Bool {
    clause.has(term, .figure)
      && (clause.has(term - 1, .determiner) || isQualified(term, clause))
      && (clause.has(term + 1, [.rise, .be, .have, .modal, .adverb, .cueVerb]) || clause.isWord(term + 1, "at")
        || clause.isWord(term + 1, "to") || clause.isWord(term + 1, "as")
        || clause.isWord(term + 1, "of") && clause.isWord(term, "figure") && clause.quantity(at: term + 2) != nil)
  }

  /// "thirty people were killed, up from 21 at noon": the figure that the new one replaces.
  private static func upFrom(_ link: Int, _ linker: inout Linker) {
    let clause = linker.clause
    let start = max(linker.terms(of: linker.links[link]).upperBound, linker.links[link].trigger)
    for term in start..<min(start + 24, clause.terms.count) where clause.isWord(term, "from") {
      guard
        clause.isWord(term - 1, "up") || clause.isWord(term - 1, "down") || clause.has(term - 1, .rise)
          || term == start && clause.isWord(linker.terms(of: linker.links[link]).lowerBound - 1, "to")
      else {
        continue
      }
      var next = term + 1
      while clause.has(next, [.determiner, .adjective, .adverb]) || clause.isWord(next, "previous")
        || clause.isWord(next, "earlier")
      {
        next += 1
      }
      guard let quantity = linker.countStarting(at: next), !linker.isLinked(quantity),
        linker.fits(linker.links[link].measure, quantity),
        !hasOtherMeasure(quantity, linker.links[link].measure, clause)
      else { return }
      linker.link(
        .quantity(quantity), linker.links[link].measure, trigger: linker.links[link].trigger, rule: .upFrom)
      return
    }
  }

  /// The measure of a word that means a total: "death toll", "toll", "injury count".
  private static func toll(_ term: Int, _ clause: Clause) -> Measure? {
    let words = clause.terms[term]
    guard words.kind == .word else { return nil }
    if clause.isWord(term, "toll") || clause.isWord(term, "tolls") {
      if clause.has(term - 1, .measureNoun), let measure = clause.lexeme(term - 1).measure { return measure }
      if clause.isWord(term - 1, "injury") || clause.isWord(term - 1, "injured") { return .injured }
      return .killed
    }
    if words.has(.measureNoun), !words.has([.personPlural, .trigger]), rises(after: term, clause) {
      return clause.lexeme(term).measure
    }
    if isHeadOf(term, clause) { return clause.lexeme(term).measure }
    if isNamed(term, clause),
      clause.isWord(term + 1, "at") || clause.isWord(term + 1, "to") || rises(after: term, clause)
    {
      return clause.lexeme(term).measure
    }
    if words.has(.total), let measure = clause.lexeme(term).measure { return measure }
    if clause.isWord(term, "count") || clause.isWord(term, "tally"), clause.has(term - 1, [.measureNoun]) {
      return clause.lexeme(term - 1).measure
    }
    return nil
  }

  /// "Families affected by the storms have reached 1,067", "Houses damaged totaled 51,921", "Affected families were
  /// placed at 939,936": people or houses that open the sentence, and what befell them.
  private static func isHeadOf(_ term: Int, _ clause: Clause) -> Bool {
    let people: WordClass = [.personPlural, .structure]
    // "The reported deaths from the monsoon and two cyclones have climbed to 12"
    let isNoun =
      term <= 4 && clause.has(term, .measureNoun) && (clause.isWord(0, "the") || clause.sentence.isLine)
      && clause.has(term + 1, .preposition)
    guard clause.has(term, [.participle, .measureAdjective]) || isNoun else { return false }
    if isNoun { return risesLater(term, clause) }
    if term <= 3, clause.has(term + 1, people), !clause.has(term - 1, .be) { return rises(after: term + 1, clause) }
    guard (1...4).contains(term), clause.has(term - 1, people), clause.quantity(at: term - 2) == nil else {
      return false
    }
    return risesLater(term, clause)
  }

  /// Whether a verb of rising is the first verb behind the term, whatever stands between in brackets.
  private static func risesLater(_ term: Int, _ clause: Clause) -> Bool {
    var inBracket = false
    for next in term + 1..<min(term + 36, max(term + 1, clause.terms.count)) {
      if clause.isMark(next, "(") { inBracket = true }
      if clause.isMark(next, ")") { inBracket = false }
      if inBracket { continue }
      if clause.has(next, .rise), !clause.has(next, .trigger) { return !clause.isWord(next, "stood") }
      if clause.has(next, [.be, .modal, .cueVerb, .relative, .trigger]) || clause.quantity(at: next) != nil {
        return false
      }
    }
    return false
  }

  /// "put [the dead] at 700", "[the homeless] numbered 5,000": an adjective that stands for people.
  private static func isNamed(_ term: Int, _ clause: Clause) -> Bool {
    guard clause.has(term, .measureAdjective) else { return false }
    var first = term - 1
    while clause.has(first, [.adjective, .adverb]) { first -= 1 }
    guard clause.has(first, .determiner), !clause.has(first - 1, .preposition) else { return false }
    if clause.has(first - 1, .rise) || rises(after: term, clause) { return true }
    // "put the dead at 700 and [the homeless] at 5,000"
    return clause.has(first - 1, .conjunction) && (max(0, first - 9)..<max(0, first)).contains { clause.has($0, .rise) }
  }

  /// "deaths climbed to 163", "casualties have now reached 40", "deaths could reach 2,000"
  private static func rises(after term: Int, _ clause: Clause) -> Bool {
    var next = term + 1
    if clause.isKind(next, .comma), clause.has(next + 1, .adverb), clause.isKind(next + 2, .comma) { next += 3 }
    let first = next
    while clause.has(next, [.have, .be, .adverb, .modal]), next < first + 3 { next += 1 }
    return clause.has(next, .rise) && !clause.has(next, .trigger) || clause.isWord(next, "placed")
  }

  /// "the number of people killed", "total number of recovered bodies", "the number of dead": its measure and end.
  private static func numberOf(_ term: Int, _ clause: Clause) -> (Measure, Int)? {
    guard
      clause.isWord(term, "number") || clause.isWord(term, "total") || clause.isWord(term, "count")
        || clause.isWord(term, "figure") || clause.isWord(term, "tally")
    else { return nil }
    var index = term + 1
    if clause.isWord(index, "of") { index += 1 }
    let limit = min(index + 9, clause.terms.count)
    var isPeople = false
    while index < limit {
      if clause.has(index, [.measureNoun, .participle, .measureAdjective])
        || isPeople && clause.has(index, .intransitive),
        let measure = clause.lexeme(index).measure, measure != .casualties || clause.has(index, .measureNoun)
      {
        return (measure == .casualties && clause.isWord(index, "victims") ? .killed : measure, index + 1)
      }
      guard clause.isKind(index, .word), clause.quantity(at: index) == nil else { return nil }
      if isPeople, isKnownTo(index, clause) {
        // "the number of miners known to have perished", "the number of people who have died"
      } else if clause.has(index, [.conjunction, .have, .modal, .preposition]) {
        return nil
      }
      isPeople = isPeople || clause.has(index, .personPlural) || clause.isWord(index, "those")
      index += 1
    }
    return nil
  }

  private static func isKnownTo(_ term: Int, _ clause: Clause) -> Bool {
    clause.has(term, .have) || clause.isWord(term, "to") && clause.has(term + 1, [.have, .be])
  }

  private static func linkRight(
    after term: Int, _ measure: Measure, trigger: Int, rule: LinkRule, _ linker: inout Linker
  ) {
    let clause = linker.clause
    var index = term + 1
    var sawLink = false
    var limit = min(index + 26, clause.terms.count)
    while index < limit {
      // "the toll from cyclones Nika (Toraji) and Ofel (Usagi) has climbed to 12"
      if clause.isMark(index, "("),
        let close = (index + 1..<min(index + 8, clause.terms.count)).first(where: {
          clause.isMark($0, ")")
        }), !(index..<close).contains(where: { clause.quantity(at: $0) != nil })
      {
        limit = min(limit + close - index + 1, clause.terms.count)
        index = close + 1
        continue
      }
      if let quantity = linker.countStarting(at: index) {
        let head = clause.quantities[quantity].head
        let fits =
          linker.fits(measure, quantity) && !linker.isLinked(quantity) && !hasOtherMeasure(quantity, measure, clause)
          && (head == nil || clause.has(head ?? 0, [.personPlural, .measureNoun]))
        guard fits,
          introduces(index - 1, clause) || clause.has(index, .rise) || sawLink || clause.isWord(index - 1, "it")
            // "put the death toll [as high as] 41"
            || index == term + 1 && clause.has(index, .bound)
        else {
          if sawLink { return }
          index = Objects.end(of: quantity, clause)
          continue
        }
        let parent = linker.link(.quantity(quantity), measure, trigger: trigger, rule: rule)
        sawLink = true
        index = Objects.end(of: quantity, clause)
        Objects.linkRest(after: index, measure, trigger: trigger, parent: parent, &linker)
        guard let next = nextRise(index, clause) else { return }
        index = next
        continue
      }
      if clause.isKind(index, .stop) || clause.isMark(index, ";")
        || clause.has(index, .total) && toll(index, clause) != nil
      {
        return
      }
      if clause.has(index, [.trigger, .intransitive]), !clause.has(index, [.rise, .cueVerb]),
        clause.has(index, .past) || clause.has(index, .gerund), !clause.has(index, .participle) || sawLink,
        // "the toll from a [devastating] fire to 52"
        !clause.has(index - 1, .determiner), !clause.isWord(index, "devastating")
      {
        return
      }
      // "confirmed the toll and put [the number of wounded] at 103"
      if index > term + 1, clause.has(index, .figure), let (other, _) = numberOf(index, clause), other != measure {
        return
      }
      // "the toll since June to 1,265"
      if clause.has(index, .subordinator), !clause.isWord(index, "as"), !clause.isWord(index, "since"),
        !clause.has(index, .relative)
      {
        return
      }
      index += 1
    }
  }

  /// "put at four, [then raised] to 15 and [finally cut] to seven": the same count goes on; nil where another begins.
  private static func nextRise(_ index: Int, _ clause: Clause) -> Int? {
    guard clause.isKind(index, .comma) || clause.has(index, .conjunction) else { return index }
    var next = index
    while clause.isKind(next, .comma) || clause.has(next, [.conjunction, .adverb]) || clause.isWord(next, "finally") {
      next += 1
    }
    return clause.has(next, .rise) || isCut(next, clause) ? next : nil
  }

  private static func isCut(_ term: Int, _ clause: Clause) -> Bool {
    clause.isWord(term, "cut") || (clause.isWord(term, "brought") && clause.isWord(term + 1, "down"))
  }

  private static func hasOtherMeasure(_ quantity: Int, _ measure: Measure, _ clause: Clause) -> Bool {
    let value = clause.quantities[quantity]
    guard let head = value.head, value.terms.upperBound <= head else { return false }
    return (value.terms.upperBound...head).contains {
      clause.has($0, [.participle, .measureAdjective, .measureNoun]) && clause.lexeme($0).measure != nil
        && clause.lexeme($0).measure != measure
    }
  }

  /// What may stand right before the total's number: a verb of rising, "of", "to", "at", "from", ":".
  private static func introduces(_ term: Int, _ clause: Clause) -> Bool {
    if clause.isKind(term, .quote) { return introduces(term - 1, clause) }
    if clause.has(term, [.rise, .be]) { return true }
    if clause.isWord(term, "at") || clause.isWord(term, "of"),
      clause.isWord(term - 1, "placed") || clause.has(term - 1, .total)
    {
      return true
    }
    if clause.isMark(term, ":") || clause.isMark(term, "=") { return true }
    if clause.has(term, .introducing) { return true }
    return clause.has(term, .adverb) && clause.has(term - 1, [.rise, .be])
  }

  /// "bringing to 45 the number killed"
  private static func linkBrought(before term: Int, _ measure: Measure, trigger: Int, _ linker: inout Linker) {
    let clause = linker.clause
    var index = term - 1
    while clause.has(index, [.determiner, .adjective, .total]) { index -= 1 }
    guard let quantity = linker.quantity(around: index), !linker.isLinked(quantity), linker.fits(measure, quantity),
      clause.quantities[quantity].role == .count
    else { return }
    let start = clause.quantities[quantity].terms.lowerBound
    guard clause.isWord(start - 1, "to") || clause.isWord(start - 1, "at"), clause.has(start - 2, .rise) else { return }
    linker.link(.quantity(quantity), measure, trigger: trigger, rule: .broughtTo)
  }
}
