import LedgerTypes

/// Finds the noun that a number counts, and tells counts from ages, money, clock times and labels.
enum ArabicCountedNoun {
  static let countable: WordClass = [
    .personPlural, .personSingular, .measureNoun, .nationality, .structure, .event, .timeUnit, .otherUnit, .others,
  ]

  static func apply(to clause: inout ArabicClause) {
    for index in clause.quantities.indices { settle(index, &clause) }
  }

  private static func settle(_ index: Int, _ clause: inout ArabicClause) {
    var quantity = clause.quantities[index]
    let value = quantity.value
    if quantity.form == "dual" {
      quantity.head = value.lowerBound
      quantity.phraseEnd = phraseEnd(after: max(value.upperBound, quantity.phraseEnd), clause)
    } else {
      let (head, end) = noun(after: quantity, clause)
      quantity.head = head
      quantity.phraseEnd = max(end, quantity.phraseEnd)
      if head == nil, isCountedBefore(value.lowerBound - 1, quantity, clause) { quantity.head = value.lowerBound - 1 }
    }
    if quantity.role == .count { quantity.role = role(quantity, clause) }
    clause.quantities[index] = quantity
  }

  /// "شهيد 1", "شخص واحد": the number follows its noun.
  private static func isCountedBefore(_ term: Int, _ quantity: ArabicQuantity, _ clause: ArabicClause) -> Bool {
    guard quantity.bound == .exact, !clause.isJoined(quantity.value.lowerBound),
      clause.has(term, [.personSingular, .measureNoun, .structure, .event]), !clause.terms[term].clitics.contains(.the)
    else { return false }
    // Hasty bulletins put any number behind the singular: "شهيد 2 انتشال".
    let isHasty =
      quantity.form == "digits" && clause.has(term, .measureNoun) && !clause.has(term, .gerund)
      && clause.lexeme(term).value == 1
    return quantity.exact == clause.lexeme(term).value || isHasty && !clause.isKind(term - 1, .number)
  }

  /// The noun's term, and the term after the noun phrase.
  private static func noun(after quantity: ArabicQuantity, _ clause: ArabicClause) -> (head: Int?, end: Int) {
    var term = quantity.value.upperBound
    // "(73,003) شهيدا": the brackets hold the number alone.
    let before = quantity.value.lowerBound - 1
    if clause.isMark(term, ")"), clause.isMark(before, "(") { term += 1 }
    if clause.isMark(term, "+") { term += 1 }
    let start = term
    if clause.isWord(term, clause.words.from) || clause.isWord(term, clause.words.between) { term += 1 }
    while clause.has(term, .adjective), !clause.has(term, countable) { term += 1 }
    if clause.has(term, .collective), clause.has(term + 1, [.measureNoun, .gerund]) { term += 1 }
    guard clause.has(term, countable), !(clause.isJoined(term) && term == quantity.value.upperBound) else {
      return (nil, start == quantity.value.upperBound ? start : start - 1)
    }
    return (term, phraseEnd(after: term + 1, clause))
  }

  /// Words that go on with a noun: adjectives, nationalities, "من الأطفال".
  private static func phraseEnd(after start: Int, _ clause: ArabicClause) -> Int {
    var term = start
    while term < clause.terms.count, term < start + 5 {
      if clause.isJoined(term) { break }
      if clause.has(term, [.adjective, .nationality, .others]) {
        term += 1
      } else if clause.has(term, [.personPlural, .measureNoun]), clause.lexeme(term).value != 2,
        !clause.has(term, .gerund)
      {
        term += 1
      } else if clause.isWord(term, clause.words.from),
        clause.has(term + 1, [.personPlural, .nationality, .measureNoun])
      {
        term += 2
      } else {
        break
      }
    }
    return term
  }

  private static func role(_ quantity: ArabicQuantity, _ clause: ArabicClause) -> ArabicQuantity.Role {
    if let head = quantity.head {
      if clause.has(head, .timeUnit) { return .time }
      if clause.has(head, .otherUnit) { return .money }
    }
    let first = quantity.value.lowerBound
    let isDigits = clause.isKind(first, .digits)
    // "عام ألفين وخمسة وعشرين"
    if !isDigits, quantity.head == nil, let year = quantity.exact, (1_900...2_100).contains(year),
      clause.isWord(first - 1, clause.words.year)
    {
      return .label
    }
    // "الأيام الخمسة الماضية"
    if !isDigits, quantity.head == nil, clause.has(first - 1, .timeUnit), clause.terms[first - 1].clitics.contains(.the)
    {
      return .time
    }
    guard isDigits else { return .count }
    if clause.isMark(first - 1, "$") || clause.isMark(quantity.value.upperBound, "$") { return .money }
    // "الساعة 12:30", "24/7", "1/2"
    for mark: Unicode.Scalar in [":", "/"] {
      if clause.isMark(quantity.value.upperBound, mark), clause.isKind(quantity.value.upperBound + 1, .digits) {
        return .label
      }
      if clause.isMark(first - 1, mark), clause.isKind(first - 2, .digits) { return .label }
    }
    let before = ArabicBounds.isArticle(first - 1, clause) ? first - 2 : first - 1
    let isUnit = clause.has(before, .timeUnit) && clause.terms[before].clitics.contains(.the)
    if quantity.head == nil, isUnit || clause.isWord(before, clause.words.day) {
      return .time
    }
    // Four plain digits that can be a year, without a noun to count.
    if quantity.head == nil, let year = quantity.exact, (1_900...2_100).contains(year),
      clause.terms[first].end - clause.terms[first].start != 5, quantity.bound == .exact,
      !clause.isMark(first - 1, ":"), !clause.isWord(first - 1, clause.words.to), !clause.has(first - 1, .rise)
    {
      return .label
    }
    if let value = quantity.low, value.scale > 0 { return .label }
    return .count
  }
}
