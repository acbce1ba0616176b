import LedgerTypes

/// A date in an Arabic text, as precise as its words are.
struct ArabicDate {
  var span: TextSpan
  var year: Int?
  var month: Int?
  var day: Int?

  /// The date itself, when its year is known.
  var full: CivilDate? { year.flatMap { CivilDate(year: $0, month: month, day: day) } }

  /// The date in the last year in which it does not lie after `anchor`.
  func resolved(before anchor: CivilDate?) -> CivilDate? {
    if year != nil { return full }
    guard let anchor, let month else { return nil }
    for year in [anchor.year, anchor.year - 1] {
      guard let date = CivilDate(year: year, month: month, day: day) else { continue }
      if date <= anchor { return date }
    }
    return nil
  }
}

/// Finds dates: "7 أكتوبر 2023", "السابع من تشرين الأول/أكتوبر", "15/6/2026", "2026-06-15", "أكتوبر 2023", "عام 2014".
enum ArabicDateReader {
  static func apply(to clause: inout ArabicClause) {
    var terms: [ArabicTerm] = []
    terms.reserveCapacity(clause.terms.count)
    var index = 0
    while index < clause.terms.count {
      guard let (date, end) = date(at: index, clause) else {
        terms.append(clause.terms[index])
        index += 1
        continue
      }
      var term = clause.terms[index]
      term.kind = .date
      term.end = clause.terms[end - 1].end
      term.lexeme = 0
      term.whole = 0
      term.classes = []
      term.index = clause.dates.count
      clause.dates.append(date)
      terms.append(term)
      index = end
    }
    clause.terms = terms
  }

  private static func date(at index: Int, _ clause: ArabicClause) -> (ArabicDate, Int)? {
    if let found = numeric(at: index, clause) { return found }
    var position = index
    var day: Int?
    if let number = number(index, clause, 1...31) {
      day = number
      position += 1
    } else if let (number, end) = ordinal(at: index, clause) {
      day = number
      position = end
    }
    if day != nil, clause.isWord(position, clause.words.from) { position += 1 }
    guard let month = month(at: &position, clause) else {
      return day == nil ? yearAlone(at: index, clause) : nil
    }
    // "من" before the year; a month by itself needs its year ("آب" and "ماي" are other words, too).
    var next = position
    if clause.isMark(next, ",") || clause.isMark(next, "\u{60C}") || clause.isWord(next, clause.words.from) {
      next += 1
    }
    if clause.has(next, .timeUnit), number(next + 1, clause, 1_900...2_100) != nil { next += 1 }
    let year = number(next, clause, 1_900...2_100)
    if year != nil { position = next + 1 }
    // "في أبريل الماضي"
    if day == nil, year == nil, clause.isWord(position, clause.words.elapsed) {
      return (ArabicDate(span: clause.span(index..<position + 1), month: month), position + 1)
    }
    // "في يناير": a month that a preposition holds.
    if day == nil, year == nil, index > 0, clause.isWord(index - 1, [clause.words.in_, clause.words.during]) {
      return (ArabicDate(span: clause.span(index..<position), month: month), position)
    }
    guard day != nil || year != nil else { return nil }
    return (
      ArabicDate(span: clause.span(index..<position), year: year, month: month, day: day), position
    )
  }

  /// A month, or its two names: "تشرين الأول/أكتوبر", "أكتوبر (تشرين الأول)".
  private static func month(at position: inout Int, _ clause: ArabicClause) -> Int? {
    guard clause.has(position, .month), !clause.terms[position].clitics.contains(.and) else { return nil }
    let month = clause.lexeme(position).value
    position += 1
    if clause.has(position, .month), clause.lexeme(position).value == month, !clause.isJoined(position) {
      position += 1
    } else if clause.isMark(position, "/"), clause.has(position + 1, .month), clause.lexeme(position + 1).value == month
    {
      position += 2
    } else if clause.isMark(position, "("), clause.has(position + 1, .month), clause.isMark(position + 2, ")"),
      clause.lexeme(position + 1).value == month
    {
      position += 3
    }
    return month
  }

  /// "السابع", "الحادي عشر", "الخامس والعشرين", "الثلاثين".
  private static func ordinal(at index: Int, _ clause: ArabicClause) -> (Int, Int)? {
    guard clause.has(index, .ordinal) else {
      guard clause.isKind(index, .word), clause.terms[index].clitics.contains(.the), clause.has(index, .numberWord),
        [20, 30].contains(clause.lexeme(index).value)
      else { return nil }
      return (clause.lexeme(index).value, index + 1)
    }
    let unit = clause.lexeme(index).value
    guard clause.has(index + 1, .numberWord) else { return (unit, index + 1) }
    let tens = clause.lexeme(index + 1).value
    if tens == 10 { return (unit + 10, index + 2) }
    if tens == 20 || tens == 30, clause.isJoined(index + 1), unit < 10, unit + tens <= 31 {
      return (unit + tens, index + 2)
    }
    return (unit, index + 1)
  }

  /// "عام 2014", "سنة 2023".
  private static func yearAlone(at index: Int, _ clause: ArabicClause) -> (ArabicDate, Int)? {
    guard clause.has(index, .timeUnit), clause.lexeme(index).value == 1,
      let year = number(index + 1, clause, 1_900...2_100)
    else { return nil }
    return (ArabicDate(span: clause.span(index..<index + 2), year: year), index + 2)
  }

  /// "15/6/2026", "2026-06-15", "15.6.2026".
  private static func numeric(at index: Int, _ clause: ArabicClause) -> (ArabicDate, Int)? {
    var parts: [Int] = []
    var end = index
    if clause.isKind(index, .digits), let dotted = dotted(clause.terms[index], clause) {
      parts = dotted
      end = index + 1
    } else {
      guard let first = number(index, clause, 1...2_100),
        clause.isMark(index + 1, "/") || clause.isMark(index + 1, "-"),
        let second = number(index + 2, clause, 1...31), clause.terms[index + 1].mark == clause.mark(index + 3),
        let third = number(index + 4, clause, 1...2_100)
      else { return nil }
      parts = [first, second, third]
      end = index + 5
    }
    if parts[0] > 31 { parts.reverse() }
    guard parts[2] >= 1_900, CivilDate(year: parts[2], month: parts[1], day: parts[0]) != nil else { return nil }
    return (ArabicDate(span: clause.span(index..<end), year: parts[2], month: parts[1], day: parts[0]), end)
  }

  private static func dotted(_ term: ArabicTerm, _ clause: ArabicClause) -> [Int]? {
    let pieces = clause.page.bytes[term.start..<term.end].split(separator: UInt8(ascii: "."))
    guard pieces.count == 3 else { return nil }
    let reader = DigitReader(bytes: clause.page.bytes)
    let numbers = pieces.compactMap { reader.read($0.startIndex..<$0.endIndex)?.value.wholeNumber }
    return numbers.count == 3 ? numbers : nil
  }

  private static func number(_ index: Int, _ clause: ArabicClause, _ range: ClosedRange<Int>) -> Int? {
    guard clause.isKind(index, .digits) else { return nil }
    let term = clause.terms[index]
    guard let value = DigitReader(bytes: clause.page.bytes).read(term.start..<term.end)?.value.wholeNumber,
      range.contains(value)
    else { return nil }
    // A year is four plain digits: "2,023" is none.
    if range.lowerBound == 1_900, term.end - term.start != 4, term.end - term.start != 8 { return nil }
    return value
  }
}

extension ArabicClause {
  fileprivate func mark(_ term: Int) -> UInt32 { terms.indices.contains(term) ? terms[term].mark : 0 }
}
