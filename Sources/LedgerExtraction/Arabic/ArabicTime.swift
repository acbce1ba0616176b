import LedgerTypes

/// An expression of time in an Arabic sentence.
struct ArabicTimeMention {
  enum Sort {
    /// "خلال الـ24 ساعة الماضية", "منذ فجر اليوم": the last hours or days.
    case window
    /// "منذ بداية العدوان", "منذ 7 أكتوبر": the start of a running total.
    case since
    /// "اليوم", "أمس", "الجمعة", "15 يونيو".
    case day
    /// "في عام 2014", "العام الماضي".
    case period
  }

  let sort: Sort
  let terms: Range<Int>
  var date: ArabicDate?
  /// Days from the document's date, for "today" and "yesterday".
  var offset: Int?
  var weekday: Int?
  /// Whether it speaks of the start of a war, so that the registry may know the date.
  var isWar = false
  /// How many days a window reaches back before the document's.
  var reach: Int?
}

/// Finds the expressions of time of one sentence.
struct ArabicTimeReader {
  let clause: ArabicClause

  static func mentions(in clause: ArabicClause) -> [ArabicTimeMention] {
    let reader = ArabicTimeReader(clause: clause)
    var mentions: [ArabicTimeMention] = []
    var term = 0
    while term < clause.terms.count {
      if let mention = reader.mention(at: term) {
        mentions.append(mention)
        term = mention.terms.upperBound
      } else {
        term += 1
      }
    }
    return mentions
  }

  private func mention(at term: Int) -> ArabicTimeMention? {
    if clause.isWord(term, clause.words.since) { return since(term) }
    if let window = window(term) { return window }
    if clause.isKind(term, .date) {
      let date = clause.dates[clause.terms[term].index]
      return ArabicTimeMention(sort: date.month == nil ? .period : .day, terms: term..<term + 1, date: date)
    }
    if clause.has(term, .dayWord) {
      return ArabicTimeMention(sort: .day, terms: term..<term + 1, offset: clause.lexeme(term).value)
    }
    if clause.has(term, .weekday) {
      // "الأحد 15 يونيو": the date decides.
      let date = (term + 1..<term + 3).first { clause.isKind($0, .date) }
      if let date {
        return ArabicTimeMention(sort: .day, terms: term..<date + 1, date: clause.dates[clause.terms[date].index])
      }
      // "اليوم الأحد" and "أمس الجمعة" are one expression.
      return ArabicTimeMention(sort: .day, terms: term..<term + 1, weekday: clause.lexeme(term).value)
    }
    return nil
  }

  private func since(_ term: Int) -> ArabicTimeMention? {
    var mention: ArabicTimeMention?
    for next in term + 1..<term + 9 {
      guard clause.terms.indices.contains(next), !clause.isBreak(next) else { break }
      if clause.isComma(next) || clause.isMark(next, ":") { break }
      if clause.isKind(next, .date) {
        let date = clause.dates[clause.terms[next].index]
        return ArabicTimeMention(sort: .since, terms: term..<next + 1, date: date, isWar: mention?.isWar ?? false)
      }
      if mention == nil, next <= term + 3, clause.has(next, .dayWord) || clause.isWord(next, clause.words.start),
        !(next + 1..<next + 3).contains(where: { clause.isKind($0, .date) || clause.has($0, .month) })
      {
        let end = clause.has(next + 1, [.weekday, .dayWord]) ? next + 2 : next + 1
        return ArabicTimeMention(sort: .window, terms: term..<end)
      }
      if clause.has(next, .month) {
        let date = ArabicDate(span: clause.terms[next].span, month: clause.lexeme(next).value)
        return ArabicTimeMention(sort: .since, terms: term..<next + 1, date: date)
      }
      // "منذ مطلع العام الجاري", "منذ بداية عام 2025"
      if clause.isWord(next, clause.words.year), clause.isWord(next - 1, clause.words.beginning) {
        let isYear = clause.lexeme(next).value == 1
        guard isYear else { break }
        var date = ArabicDate(span: clause.terms[next].span, month: 1)
        let index = clause.quantity(at: next + 1)
        if let year = index.flatMap({ clause.quantities[$0].exact }), (1_900...2_100).contains(year) {
          date.year = year
        }
        return ArabicTimeMention(sort: .since, terms: term..<next + (index == nil ? 1 : 2), date: date)
      }
      if let quantity = clause.quantity(at: next) {
        guard clause.quantities[quantity].role == .time else { break }
        return ArabicTimeMention(sort: .window, terms: term..<clause.quantities[quantity].phraseEnd)
      }
      if clause.has(next, .conflict) {
        mention = ArabicTimeMention(sort: .since, terms: term..<next + 1, isWar: mention?.isWar ?? false || isWar(next))
      }
    }
    if mention == nil, clause.isKind(term + 1, .word), clause.quantity(around: term + 1) == nil,
      clause.has(term + 1, .gerund) || clause.isUnknown(term + 1) && !clause.terms[term + 1].clitics.contains(.the)
    {
      // "منذ إعلان الجماعة", "منذ سقوط النظام": some start.
      return ArabicTimeMention(sort: .since, terms: term..<term + 2)
    }
    return mention
  }

  private func isWar(_ term: Int) -> Bool { clause.isWord(term, clause.words.war) }

  /// A unit of time with "last": "الـ24 ساعة الماضية", "الساعات الـ24 الأخيرة", "الأسبوع الماضي".
  private func window(_ term: Int) -> ArabicTimeMention? {
    let quantity = clause.quantity(at: term).map { clause.quantities[$0] }
    let isTime = quantity?.role == .time || quantity == nil && clause.has(term, .timeUnit)
    guard isTime else { return nil }
    let end = max(quantity?.phraseEnd ?? term + 1, quantity?.head.map { $0 + 1 } ?? 0)
    for next in end..<end + 4 {
      if clause.isWord(next, clause.words.elapsed) {
        let isYear = clause.lexeme(term).value == 1 && clause.isWord(term, clause.words.year)
        return ArabicTimeMention(
          sort: isYear ? .period : .window, terms: term..<next + 1, reach: isYear ? nil : reach(term..<next, quantity))
      }
      guard
        clause.quantity(at: next) != nil || ArabicBounds.isArticle(next, clause) || clause.has(next, .numberWord)
          || clause.has(next, .timeUnit)
      else { break }
    }
    // "خلال 24 ساعة" needs no "last".
    var before = term - 1
    if ArabicBounds.isArticle(before, clause) { before -= 1 }
    guard quantity != nil, clause.isWord(before, [clause.words.during, clause.words.within]) else { return nil }
    return ArabicTimeMention(sort: .window, terms: before..<end, reach: reach(term..<end, quantity))
  }

  /// The days of so many hours or days, as the English stage counts them: 24 hours began on the day before.
  private func reach(_ terms: Range<Int>, _ quantity: ArabicQuantity?) -> Int? {
    let count =
      quantity?.exact ?? terms.lazy.compactMap { clause.quantity(at: $0) }.first.flatMap { clause.quantities[$0].exact }
    guard let count, (1...400).contains(count) else { return nil }
    if terms.contains(where: { clause.isWord($0, clause.words.hours) }) { return (count + 23) / 24 }
    return terms.contains { clause.isWord($0, clause.words.days) } ? count : nil
  }
}
