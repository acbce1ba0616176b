import LedgerTypes

/// Tells numbers that count people or things from dates, ages, money, distances and labels (codebook, G5).
enum NumberRole {
  static func apply(to clause: inout ClauseDraft) {
    for index in clause.quantities.indices where clause.quantities[index].role == .count {
      clause.quantities[index].role = role(index, clause)
    }
    for index in clause.quantities.indices where clause.quantities[index].role == .ordinal {
      if isDate(index, clause) { clause.quantities[index].role = .date }
    }
  }

  private static let quakes: WordList = ["earthquake", "quake", "temblor", "tremor", "aftershock"]

  private static func role(_ index: Int, _ clause: ClauseDraft) -> Quantity.Role {
    let quantity = clause.quantities[index]
    let first = quantity.terms.lowerBound
    let value = quantity.terms.upperBound - 1
    let next = quantity.terms.upperBound
    if isMoney(quantity, value, next, clause) { return .money }
    if isDate(index, clause) { return .date }
    if isClock(quantity, next, clause) { return .time }
    if isAge(first, next, clause) { return .age }
    if isOneOfPlaces(first, next, clause) { return .label }
    // "the 2900 block of Elm Street", "in the 300-block"
    if clause.isWord(next, "block") || clause.isMark(next, "-") && clause.isWord(next + 1, "block") { return .label }
    // "the 5.2 earthquake": its strength.
    if let scale = quantity.low?.scale, scale > 0, next < clause.terms.count,
      quakes.contains(clause.terms[next].first, clause.page)
    {
      return .otherUnit
    }
    // "passing the 1933 Mill Park Fire"
    if quantity.isPlainYear(in: clause.page), clause.isWord(value - 1, "the"), clause.isCapital(next) { return .date }
    if let head = quantity.head {
      if quantity.isPlainYear(in: clause.page), clause.has(head, [.event, .structure]),
        !clause.has(head, .personPlural),
        clause.page.bytes[clause.page.tokens[clause.terms[head].end - 1].range.upperBound - 1] | 0x20
          != UInt8(ascii: "s")
      {
        // "the 2015 bombing": many would be bombings.
        return .date
      }
      if clause.has(head, .timeUnit) { return .time }
      // "18 bullet wounds": what one person has several of.
      let isOwned = clause.has(head, .otherUnit) && clause.lexeme(head).measure == .injured
      if isOwned
        || clause.has(head, .otherUnit)
          && !clause.has(head, CountedNoun.countable.subtracting([.otherUnit, .collective]))
      {
        return .otherUnit
      }
    }
    // A unit may be grown together with marks: "°C", "km²".
    if clause.isKind(next, .mark), !clause.isMark(next, ")"), !clause.isMark(next, "("), !clause.isMark(next, "-"),
      !clause.isMark(next, ":"), !clause.isMark(next, ";"), !clause.isMark(next, "/"), isGlued(next, clause)
    {
      if !clause.isMark(next, "]"), !clause.isMark(next, "+"), !isDash(next, clause) { return .otherUnit }
    }
    if clause.isWord(first - 1, "to"), clause.has(first - 2, .voting) { return .otherUnit }
    if isNegative(first, clause) { return .label }
    if clause.isWord(first - 1, "but"), clause.isWord(first - 2, "all") { return .label }
    if clause.isMark(value - 1, "#") || clause.isMark(value - 1, "[") && clause.isMark(next, "]") { return .label }
    if isLabel(quantity, first, clause) || isIdle(quantity, first, clause) { return .label }
    return .count
  }

  private static func isGlued(_ term: Int, _ clause: ClauseDraft) -> Bool {
    term < clause.terms.count && !clause.page.tokens[clause.terms[term].first].flags.contains(.spaceBefore)
  }

  private static func isDash(_ term: Int, _ clause: ClauseDraft) -> Bool {
    guard term >= 0 else { return false }
    let start = Int(clause.page.tokens[clause.terms[term].first].start)
    return clause.page.bytes[start] == 0xE2 && clause.page.bytes[start + 1] == 0x80
      && (0x90...0x95).contains(clause.page.bytes[start + 2])
  }

  private static func isMoney(_ quantity: Quantity, _ value: Int, _ next: Int, _ clause: ClauseDraft) -> Bool {
    let before = value - 1
    guard clause.isKind(before, .mark) || clause.isKind(before, .word) else { return false }
    if clause.isMark(before, "$") { return true }
    let start = Int(clause.page.tokens[clause.terms[before].first].start)
    let bytes = clause.page.bytes
    if clause.isKind(before, .mark) {
      // £ ¥ (C2 A3, C2 A5) and the currency block U+20A0…20CF.
      if bytes[start] == 0xC2, bytes[start + 1] == 0xA3 || bytes[start + 1] == 0xA5 { return true }
      if bytes[start] == 0xE2, bytes[start + 1] == 0x82 || bytes[start + 1] == 0x83 { return true }
    }
    return false
  }

  /// A day or year of a date: "7 October", "October 7", "May 2011", "in 2014", "2014-15".
  private static func isDate(_ index: Int, _ clause: ClauseDraft) -> Bool {
    let quantity = clause.quantities[index]
    let value = quantity.terms.upperBound - 1
    let next = quantity.terms.upperBound
    guard let number = quantity.exact?.wholeNumber ?? quantity.low?.wholeNumber else { return false }
    let isDigits = clause.page.tokens[quantity.tokens.lowerBound].kind == .digits
    if clause.isMark(value - 1, "/") || clause.isMark(next, "/"), isDigits, number < 2_100 {
      return clause.quantity(at: value - 2) != nil || clause.quantity(at: next + 1) != nil
    }
    if number >= 1, number <= 31, quantity.bound == .exact || quantity.bound == .ordinal || quantity.bound == .range {
      if isMonth(next, clause) { return true }
      if clause.isWord(next, "of"), isMonth(next + 1, clause) { return true }
      if isDigits || quantity.bound == .ordinal, isMonth(value - 1, clause), !followedByPersons(quantity, clause) {
        return true
      }
      if quantity.bound == .ordinal, clause.isWord(value - 1, "the"), isMonth(value - 2, clause) { return true }
      // "May 7–8": the second day.
      if isDigits, clause.isKind(value - 1, .mark),
        clause.quantity(at: value - 2).map({ clause.quantities[$0].role == .date })
          ?? false
      {
        return true
      }
    }
    if isDigits, number <= 31, quantity.bound == .exact,
      clause.isWord(value - 1, "and") || clause.isWord(value - 1, "to"),
      let day = clause.quantity(at: value - 2), clause.quantities[day].role == .date, isMonth(value - 3, clause),
      !followedByPersons(quantity, clause)
    {
      // "between December 16 and 18"
      return true
    }
    if isDigits, number > 31, number < 100, isMonth(value - 1, clause), quantity.bound == .exact,
      clause.quantity(at: value - 2) != nil
    {
      // "22 MAR 90"
      return true
    }
    guard isDigits, quantity.isPlainYear(in: clause.page) else { return false }
    if quantity.bound != .exact { return false }
    if let day = clause.quantity(at: value - 1) ?? clause.quantity(at: value - 2), clause.quantities[day].role == .date
    {
      return true
    }
    if isMonth(value - 1, clause) { return true }
    return !followedByPeople(quantity, clause) || clause.isWord(value - 1, "in") && !followedByPeople(quantity, clause)
  }

  static func isMonth(_ term: Int, _ clause: ClauseDraft) -> Bool {
    guard clause.has(term, .month) else { return false }
    // "may", "march" and "mar" are months only with a capital.
    return clause.isCapital(term)
  }

  private static func followedByPersons(_ quantity: Quantity, _ clause: ClauseDraft) -> Bool {
    quantity.head.map { clause.has($0, [.personPlural, .measureNoun]) } ?? false
  }

  private static func followedByPeople(_ quantity: Quantity, _ clause: ClauseDraft) -> Bool {
    if let head = quantity.head {
      if isNameOfYear(quantity.terms.upperBound, head, clause) { return false }
      return clause.has(head, [.personPlural, .measureNoun, .structure, .event]) && !clause.isCapital(head)
        || clause.has(head, .personPlural)
    }
    return clause.has(quantity.terms.upperBound, [.participle, .intransitive, .measureAdjective])
      && quantity.bound != .exact
  }

  /// "2013 Typhoon Haiyan survivors": a name of that year before the noun; "2013 Iraqi troops" are counted.
  private static func isNameOfYear(_ next: Int, _ head: Int, _ clause: ClauseDraft) -> Bool {
    next < head && clause.isCapital(next) && !clause.isCapital(head)
      && !clause.has(next, [.nationality, .group, .place])
      && !clause.page.tokens[clause.terms[next].first].flags.contains(.allCapitals)
  }

  private static func isClock(_ quantity: Quantity, _ next: Int, _ clause: ClauseDraft) -> Bool {
    if clause.isMark(next, ":"), isGlued(next, clause), let after = clause.quantity(at: next + 1),
      isGlued(next + 1, clause), clause.page.tokens[clause.quantities[after].tokens.lowerBound].count == 2
    {
      return true
    }
    let value = quantity.terms.upperBound - 1
    if clause.isMark(value - 1, ":"), isGlued(value, clause), clause.quantity(at: value - 2) != nil { return true }
    return clause.isWord(next, "a.m") || clause.isWord(next, "p.m") || clause.isWord(next, "am")
      || clause.isWord(next, "pm") || clause.isWord(next, "gmt") || clause.isWord(next, "utc")
      || clause.isWord(next, "hours")
  }

  /// "aged 28", "Jeha, 48, was", "at age 10".
  private static func isAge(_ first: Int, _ next: Int, _ clause: ClauseDraft) -> Bool {
    if let number = clause.terms[next - 1].quantity >= 0
      ? clause.quantities[Int(clause.terms[next - 1].quantity)].exact : nil,
      number <= ExactDecimal(115), isAgeOf(first, next, clause)
    {
      return true
    }
    if isShareOlder(first, next, clause) { return true }
    if clause.isWord(first - 1, "aged") || clause.isWord(first - 1, "age") || clause.isWord(first - 1, "ages") {
      return true
    }
    if clause.isKind(first - 1, .comma), clause.isKind(next, .comma), clause.isCapital(first - 2),
      !clause.has(first - 2, [.place, .month]), !clause.has(first - 3, .preposition), !clause.has(next + 1, .including)
    {
      return true
    }
    return clause.isWord(next, "years") && clause.isWord(next + 1, "old")
  }

  /// "killed -5 people": a sign, not the dash of a range, nor of "HARRAN (Wire) -At least 12".
  private static func isNegative(_ first: Int, _ clause: ClauseDraft) -> Bool {
    guard !clause.isKind(first, .word), !clause.isMark(first - 2, ")"),
      clause.isMark(first - 1, "-") || isDash(first - 1, clause) || isMinus(first - 1, clause),
      isGlued(first, clause),
      clause.page.tokens[clause.terms[first - 1].first].flags.contains(.spaceBefore)
    else { return false }
    return clause.quantity(at: first - 2) == nil
  }

  private static func isMinus(_ term: Int, _ clause: ClauseDraft) -> Bool {
    guard clause.isKind(term, .mark) else { return false }
    let start = Int(clause.page.tokens[clause.terms[term].first].start)
    return clause.page.bytes[start] == 0xE2 && clause.page.bytes[start + 1] == 0x88
      && clause.page.bytes[start + 2] == 0x92
  }

  /// "15 died in fights at [one] of them": where it was, not who.
  private static func isOneOfPlaces(_ first: Int, _ next: Int, _ clause: ClauseDraft) -> Bool {
    (clause.isWord(first - 1, "in") || clause.isWord(first - 1, "at") || clause.isWord(first - 1, "near"))
      && clause.isWord(next, "of") && clause.has(next + 1, [.pronoun, .relative])
  }

  /// Whether a number ends before the term, without a noun.
  private static func isBare(_ next: Int, _ clause: ClauseDraft) -> Bool {
    next >= clause.terms.count || clause.isKind(next, .comma) || clause.isKind(next, .stop)
      || clause.has(next, .conjunction)
  }

  /// "He was 101 and died", "the bishop, 79, died", "between the ages of 14 and 18".
  private static func isAgeOf(_ first: Int, _ next: Int, _ clause: ClauseDraft) -> Bool {
    if clause.has(first - 1, .be), clause.isWord(first - 2, "he") || clause.isWord(first - 2, "she") {
      return !clause.has(next, .preposition) && !clause.has(next, .personPlural)
    }
    if clause.isWord(first - 1, "of"), clause.isWord(first - 2, "ages") || clause.isWord(first - 2, "age") {
      return true
    }
    // "aged 5, 7 and 9"
    if clause.has(first - 1, .conjunction) || clause.isKind(first - 1, .comma) && isBare(next, clause),
      let before = clause.quantity(at: first - 2), clause.quantities[before].role == .age
    {
      return true
    }
    // "two passengers, both 16, were hurt"
    if clause.isWord(first - 1, "both"), clause.isKind(first - 2, .comma), isBare(next, clause) { return true }
    // "a boy of 14", but "a family of four"
    if clause.isWord(first - 1, "of"), clause.has(first - 2, .personSingular), !clause.has(first - 2, .collective) {
      return !clause.has(next, [.personPlural, .personSingular, .adjective, .nationality])
    }
    guard clause.isKind(first - 1, .comma), clause.isKind(next, .comma) else { return false }
    if clause.has(first - 2, .personSingular), !clause.has(first - 2, .collective) { return true }
    for word in ["died", "was", "who", "has", "told", "said"] as [StaticString] where clause.isWord(next + 1, word) {
      return true
    }
    return false
  }

  /// "half of the victims were over 75", "most are under 30": a share says what the people are.
  private static func isShareOlder(_ first: Int, _ next: Int, _ clause: ClauseDraft) -> Bool {
    guard clause.has(first, .bound),
      clause.has(first - 1, .be) || clause.has(first - 1, .pronoun) && clause.isWord(first - 2, "of"),
      let quantity = clause.quantity(at: next - 1),
      let limit = clause.quantities[quantity].low ?? clause.quantities[quantity].high, limit <= ExactDecimal(115),
      next >= clause.terms.count || !clause.isKind(next, .word) || clause.has(next, [.conjunction, .subordinator])
    else { return false }
    return (max(0, first - 9)..<first - 1).contains {
      clause.has($0, .share) || clause.quantity(at: $0).map { clause.quantities[$0].role == .share } ?? false
    }
  }

  /// A vague word that counts nothing that is said: "how many", "numerous strong winds".
  private static func isIdle(_ quantity: Quantity, _ first: Int, _ clause: ClauseDraft) -> Bool {
    guard quantity.bound == .vague else { return false }
    if clause.isWord(first - 1, "how") { return true }
    let next = quantity.terms.upperBound
    guard quantity.head == nil, clause.isKind(next, .word) else { return false }
    return !clause.has(
      next,
      [
        .trigger, .intransitive, .measureAdjective, .be, .have, .preposition, .conjunction, .modal, .adverb, .others,
        .feared, .cueVerb, .including, .subordinator, .relative,
      ])
  }

  /// A number that names something: "Region 12", "Resolution 2728", "flight 370", "No. 4", "magnitude 6.3".
  private static func isLabel(_ quantity: Quantity, _ first: Int, _ clause: ClauseDraft) -> Bool {
    guard quantity.bound == .exact, clause.page.tokens[quantity.tokens.lowerBound].kind == .digits else { return false }
    let before = first - 1
    let digits = clause.page.tokens[quantity.tokens.lowerBound]
    if digits.count > 1, clause.page.bytes[Int(digits.start)] == UInt8(ascii: "0"), quantity.head == nil,
      quantity.low?.scale == 0
    {
      // "0315", "007": a time or a code, unless a noun follows.
      return true
    }
    if clause.has(before, .label) || clause.isWord(before, "number") { return true }
    // "Rescue 1122": an emergency service by its telephone number.
    if quantity.head == nil, clause.isWord(before, "rescue"), clause.isCapital(before), digits.count == 4 {
      return true
    }
    if clause.isKind(before, .stop), clause.isWord(before - 1, "no") { return true }
    // A fraction of a person counts nobody, but a rate may have one.
    if let value = quantity.low, value.scale > 0, !clause.isWord(quantity.terms.upperBound, "per") { return true }
    return false
  }
}

extension Quantity {
  /// Whether the value is four digits that can be a year, 1800…2100, without grouping.
  func isPlainYear(in page: Page) -> Bool {
    guard tokens.count == 1, page.tokens[tokens.lowerBound].count == 4, let year = low?.wholeNumber else {
      return false
    }
    return (1_800...2_100).contains(year)
  }
}
