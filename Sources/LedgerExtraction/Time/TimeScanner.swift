import LedgerTypes

/// Finds the expressions of time in a page, sentence by sentence, and dates them.
///
/// `anchor` is the document's date. Without one, days and months get the year that the text named last, and
/// weekdays stay undated.
struct TimeScanner {
  let page: Page
  let anchor: CivilDate?
  /// What the text has named so far.
  private(set) var memory = Memory()
  /// Whether something was asked of the memory that it does not hold.
  private(set) var isMissing = false

  /// What later times of a text point back to.
  struct Memory {
    /// The last day or interval, which "the same day" points back to.
    var latest: AsOf?
    /// The last year, where the document has no date.
    var year: Int?

    /// The same, with what another one, of the text before, has besides.
    func completed(by earlier: Memory) -> Memory {
      Memory(latest: latest ?? earlier.latest, year: year ?? earlier.year)
    }
  }

  /// A sentence without any of these has no time but in figures.
  @inline(__always)
  static var marks: WordClass { [.month, .weekday, .dayWord, .timeUnit] }

  /// The words and digits with which a time may begin; pages note where they stand.
  @inline(__always)
  static var starters: WordClass { marks.union([.ordinal, .since, .digits]) }

  init(page: Page, anchor: CivilDate?) {
    self.page = page
    self.anchor = anchor
  }

  /// The same of a sentence before which the text has named no more than `memory`.
  mutating func scan(_ sentence: Sentence, memory: Memory, into mentions: inout [TimeMention]) {
    self.memory = memory
    isMissing = false
    scan(sentence, into: &mentions)
  }

  /// The expressions of the sentence, in its order, appended to `mentions`.
  mutating func scan(_ sentence: Sentence, into mentions: inout [TimeMention]) {
    let isTimed = !sentence.classes.isDisjoint(with: Self.marks)
    guard isTimed || !sentence.classes.isDisjoint(with: [.since, .digits]) else { return }
    let wanted: WordClass = isTimed ? Self.marks.union([.ordinal, .since]) : .since
    var next = page.firstTime(from: sentence.first)
    guard next < page.times.count, page.times[next] < sentence.end else { return }
    let dates = DateReader(page: page, limit: sentence.end)
    var since: Int?
    var position = sentence.first
    while next < page.times.count, page.times[next] < sentence.end {
      let token = Int(page.times[next])
      next += 1
      // Expressions of several words are read as one.
      guard token >= position else { continue }
      let classes = page.classes(token)
      guard page.tokens[token].kind == .digits ? dates.mayBeTime(token) : !classes.isDisjoint(with: wanted) else {
        continue
      }
      if classes.contains(.since), !EventWords.isComparing(page, token, sentence) {
        since = token
        if token + 1 < sentence.end, page.isWord(token + 1, "then"), let latest = latest() {
          mentions.append(TimeMention(tokens: token..<token + 2, sort: .since, when: latest, isAnaphor: true))
          since = nil
          position = token + 2
          continue
        }
      }
      guard var found = mention(at: token, sentence, dates) else { continue }
      found.isSaying = isSaying(found, sentence)
      if found.sort == .on || found.sort == .period {
        // "since the start of the year, the agency said Friday": nothing starts on the day of saying.
        let isApart = found.isSaying && since.map { found.tokens.lowerBound > $0 + 1 } ?? false
        found.sort = relation(found, sentence, since: isApart ? nil : since)
        if found.sort == .since { since = nil }
        // "the worst fire since 1998, when nine people died": the year of those nine.
        let end = found.tokens.upperBound
        if found.sort == .since, end + 6 < sentence.end, isToldAt(end, sentence) {
          found.sort = found.isExact ? .on : .period
        }
      }
      // "the same period in 2015": what is compared with.
      if found.sort == .period, found.tokens.lowerBound - 2 >= sentence.first,
        page.isWord(found.tokens.lowerBound - 2, "period"),
        page.classes(found.tokens.lowerBound - 1).contains(.preposition)
      {
        position = found.tokens.upperBound
        continue
      }
      found.isAttributive = isAttributive(found, sentence)
      if let last = mentions.last, isSpelledOut(last, by: found) {
        mentions[mentions.count - 1].when = found.when
        memory.latest = found.when
        position = found.tokens.upperBound
        continue
      }
      if let last = mentions.last, let joined = interval(last, found, sentence) {
        mentions[mentions.count - 1] = joined
        position = found.tokens.upperBound
        continue
      }
      if let when = found.when, found.isExact, found.sort != .since, !found.isAnaphor { memory.latest = when }
      mentions.append(found)
      position = found.tokens.upperBound
    }
  }

  private mutating func mention(at token: Int, _ sentence: Sentence, _ dates: DateReader) -> TimeMention? {
    let classes = page.classes(token)
    if classes.contains(.weekday), page.tokens[token].isCapital { return weekday(token, sentence, dates) }
    if let reading = dates.read(token) {
      // "April 7th Street"
      let next = reading.end
      if next < sentence.end, page.tokens[next].isCapital, page.classes(next).contains(.placeNoun) { return nil }
      return date(reading, from: token, dates)
    }
    if let end = dates.foreign(token) { return TimeMention(tokens: token..<end, sort: .on, when: nil) }
    if let year = dates.year(token), isYear(token, sentence) {
      if anchor == nil { memory.year = year }
      return CivilDate(year: year).map { TimeMention(tokens: token..<token + 1, sort: .period, when: AsOf($0)) }
    }
    if page.isWord(token, "christmas") { return holiday(at: token, sentence) }
    if classes.contains(.dayWord) { return dayWord(token, sentence) }
    if classes.contains(.timeUnit) {
      if page.isWord(token, "year"), let holiday = holiday(at: token, sentence) { return holiday }
      let time = RelativeTime(page: page, anchor: anchor, latest: memory.latest).read(token, sentence)
      if let time, time.isAnaphor { _ = latest() }
      return time
    }
    return nil
  }

  /// The last day or interval that the text named.
  private mutating func latest() -> AsOf? {
    isMissing = isMissing || memory.latest == nil
    return memory.latest
  }

  /// The last year that the text named.
  private mutating func year() -> Int? {
    isMissing = isMissing || memory.year == nil
    return memory.year
  }

  // MARK: Calendar dates

  private mutating func date(_ reading: DateReader.Reading, from token: Int, _ dates: DateReader) -> TimeMention? {
    let tokens = token..<reading.end
    if reading.day == nil, reading.year == nil, let stretch = months(from: token, reading, dates) { return stretch }
    if reading.day == nil, reading.year == nil {
      guard let month = reading.month, isMonth(token) else { return nil }
      if let last = lastYear(after: reading.end) {
        let when = anchor.flatMap { CivilDate(year: $0.year - 1, month: month) }
        return TimeMention(tokens: token..<last, sort: .period, when: when.map { AsOf($0) })
      }
      guard let dated = whole(month: month, token) else { return nil }
      return dated.map { TimeMention(tokens: tokens, sort: .period, when: $0) }
    }
    if let named = reading.year, anchor == nil { memory.year = named }
    let when = reading.dated ?? implied(reading)
    guard when != nil || reading.year == nil else { return nil }
    return TimeMention(tokens: tokens, sort: reading.day == nil ? .period : .on, when: when)
  }

  /// "between June and October 2017", "from March to May 2020": the year belongs to both months.
  private func months(from token: Int, _ first: DateReader.Reading, _ dates: DateReader) -> TimeMention? {
    let and = first.end
    guard token > 0, page.isWord(token - 1, "between") || page.isWord(token - 1, "from"), and < page.tokens.count,
      page.isWord(and, "and") || page.isWord(and, "to"), let last = dates.read(and + 1), last.day == nil,
      let month = first.month, let lastMonth = last.month,
      let year = last.year ?? anchor?.latest(month: lastMonth)?.year,
      let start = CivilDate(year: month < lastMonth ? year : year - 1, month: month),
      let end = CivilDate(year: year, month: lastMonth)
    else { return nil }
    return TimeMention(tokens: token..<last.end, sort: .period, when: AsOf(start, through: end))
  }

  /// A day without a year: the last such day up to the document's date, else in the year named last.
  mutating func implied(_ reading: DateReader.Reading) -> AsOf? {
    guard let anchor else { return year().flatMap(reading.dated(in:)) }
    guard let own = reading.dated(in: anchor.year) else { return nil }
    // Up to a few weeks ahead it is a plan, later it was last year.
    if let ahead = own.days(before: anchor), ahead < -45 { return reading.dated(in: anchor.year - 1) }
    return own
  }

  /// Where "last year", "of last year" ends behind a month.
  private func lastYear(after month: Int) -> Int? {
    let last = month < page.tokens.count && page.isWord(month, "of") ? month + 1 : month
    guard last + 1 < page.tokens.count, page.isWord(last, "last"), page.isWord(last + 1, "year") else { return nil }
    return last + 2
  }

  /// A month alone, or nil for one inside that is left undated ("next July").
  private mutating func whole(month: Int, _ token: Int) -> AsOf?? {
    // "in November 2012. [The following April], 40 died": behind the day that the text named last
    if token > 0, page.isWord(token - 1, "following"), let last = latest()?.start, let own = last.month {
      return CivilDate(year: own < month ? last.year : last.year + 1, month: month).map { .some(AsOf($0)) }
        ?? .some(nil)
    }
    guard let base = anchor?.latest(month: month) ?? year().flatMap({ CivilDate(year: $0, month: month) }) else {
      return .some(nil)
    }
    // "by the end of July", "at the end of last August".
    if token >= 2, page.isWord(token - 1, "of"), page.isWord(token - 2, "end"), let end = base.endOfMonth {
      return .some(AsOf(end))
    }
    return .some(AsOf(base))
  }

  /// A month's name alone is a time after a preposition or an adjective of time.
  private func isMonth(_ token: Int) -> Bool {
    guard token > 0 else { return false }
    let before = token - 1
    if !page.classes(before).isDisjoint(with: .preposition) { return true }
    if page.isWord(before, "last") || page.isWord(before, "this") || page.isWord(before, "following")
      || page.isWord(before, "early")
      || page.isWord(before, "late") || page.isWord(before, "mid") || page.isWord(before, "a")
      || page.isWord(before, "an") || page.isWord(before, "the")
    {
      return true
    }
    return page.isMark(before, "-") && token > 1 && page.isWord(before - 1, "mid")
  }

  /// Four figures that name a year: "in 2014", "the 2014 war", "2018 Indian dust storms".
  private func isYear(_ token: Int, _ sentence: Sentence) -> Bool {
    if token + 1 < sentence.end,
      !page.classes(token + 1).isDisjoint(with: [.personPlural, .structure, .magnitude, .percent])
    {
      return false
    }
    guard token > sentence.first else { return token + 1 < sentence.end && page.tokens[token + 1].isCapital }
    let before = token - 1
    // "from 2004 to 2008", "between 2004 and 2008"
    if before - 2 >= sentence.first, page.tokens[before - 1].kind == .digits, page.tokens[before - 1].count == 4,
      page.isWord(before, "to") && page.isWord(before - 2, "from")
        || page.isWord(before, "and") && page.isWord(before - 2, "between")
    {
      return true
    }
    if page.isWord(before, "to") || page.isWord(before, "than") || page.isWord(before, "about") { return false }
    if !page.classes(before).isDisjoint(with: [.preposition, .determiner]) { return true }
    return page.isWord(before, "late") || page.isWord(before, "early") || page.isWord(before, "mid")
      || page.isWord(before, "summer") || page.isWord(before, "inactive") || page.isMark(before, "(")
  }

  // MARK: Weekdays and words for days

  private mutating func weekday(_ token: Int, _ sentence: Sentence, _ dates: DateReader) -> TimeMention? {
    var next = token + 1
    if next < sentence.end, page.isMark(next, ",") || page.tokens[next].kind == .stop || page.isMark(next, "[") {
      next += 1
    }
    if next < sentence.end, let reading = dates.read(next), reading.day != nil,
      var found = date(reading, from: next, dates)
    {
      found = TimeMention(tokens: token..<found.tokens.upperBound, sort: .on, when: found.when)
      return found
    }
    // "The Sun", "sat": an abbreviation alone is no weekday.
    guard page.tokens[token].count >= 6 else { return nil }
    let value = page.lexeme(token).value
    let isLast = token > sentence.first && page.isWord(token - 1, "last")
    if token > sentence.first, page.isWord(token - 1, "next") || page.isWord(token - 1, "every") { return nil }
    let day = resolve(value, isLast: isLast)
    if let (last, end) = secondWeekday(after: token, sentence) {
      // "Friday and Saturday" end on the later day; the first lies before it.
      let lastDay = resolve(last, isLast: false)
      let firstDay = lastDay?.adding(days: -1)?.latest(weekday: value)
      return TimeMention(
        tokens: token..<end, sort: .on, when: firstDay.flatMap { first in lastDay.map { AsOf(first, through: $0) } })
    }
    return TimeMention(tokens: token..<token + 1, sort: .on, when: day.map { AsOf($0) })
  }

  private func resolve(_ weekday: Int, isLast: Bool) -> CivilDate? {
    guard let anchor, anchor.day != nil else { return nil }
    return (isLast ? anchor.adding(days: -1) : anchor)?.latest(weekday: weekday)
  }

  /// "Friday [and Saturday]", "Monday [to Tuesday]", "Thursday [night and Friday]".
  private func secondWeekday(after token: Int, _ sentence: Sentence) -> (weekday: Int, end: Int)? {
    var next = token + 1
    while next < sentence.end, page.classes(next).contains(.timeUnit), next < token + 3 { next += 1 }
    guard next + 1 < sentence.end,
      page.isWord(next, "and") || page.isWord(next, "to") || page.isMark(next, "-") || page.isWord(next, "through")
    else { return nil }
    next += 1
    if page.isWord(next, "on"), next + 1 < sentence.end { next += 1 }
    if page.isWord(next, "early") || page.isWord(next, "late"), next + 1 < sentence.end { next += 1 }
    guard page.classes(next).contains(.weekday), page.tokens[next].isCapital, page.tokens[next].count >= 6 else {
      return nil
    }
    return (page.lexeme(next).value, next + 1)
  }

  /// "today", "yesterday", "overnight"; the values are in `english-time.txt`: 10 and more or less days.
  private func dayWord(_ token: Int, _ sentence: Sentence) -> TimeMention? {
    let tokens = token..<token + 1
    // "Ruritania Today": a publication.
    if token > sentence.first, page.tokens[token].isCapital, !page.isAllCapitals, page.tokens[token - 1].isCapital {
      return nil
    }
    guard let anchor, anchor.day != nil else { return TimeMention(tokens: tokens, sort: .on, when: nil) }
    if page.isWord(token, "overnight") {
      let first = anchor.adding(days: -1)
      return TimeMention(tokens: tokens, sort: .on, when: first.map { AsOf($0, through: anchor) })
    }
    let shift = page.lexeme(token).value - 10
    return TimeMention(tokens: tokens, sort: .on, when: anchor.adding(days: shift).map { AsOf($0) })
  }
}
