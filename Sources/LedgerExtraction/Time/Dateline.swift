import LedgerTypes

/// The date that a text gives itself: in its head, in a wire dateline, or alone in its last line.
///
/// Found are "GAZA, Oct 20 (Reuters) -", "Friday, January 4, 2019", "Wed Jul 29 2015", "Date of publication
/// 3 October 2017", "Last updated at Aug 14 2016", "By A. Name, 3 May 2018", "BOGOTA, 21 SEP 89 (AFP) --". Left alone are dates that a
/// sentence is about: after a preposition, and before a word in lower case.
struct Dateline {
  let date: CivilDate
  let tokens: Range<Int>
  /// The weekday that stands with the date, when one does.
  let weekday: Int?

  /// How many tokens of the head may come before the date.
  private static let reach = 60

  /// The text's own date. `published` gives the year that a wire dateline leaves out.
  static func find(in page: Page, published: CivilDate?) -> Dateline? {
    let finder = Finder(page: page, published: published)
    return finder.head() ?? finder.foot()
  }

  private struct Finder {
    let page: Page
    let published: CivilDate?
    let dates: DateReader

    init(page: Page, published: CivilDate?) {
      self.page = page
      self.published = published
      dates = DateReader(page: page, limit: page.tokens.count)
    }

    func head() -> Dateline? {
      var update: Dateline?
      for token in page.times.lazy.map(Int.init).prefix(while: { $0 < Dateline.reach }) {
        guard DateReader.mayStart(page, token), let found = dateline(at: token), isHead(found) else { continue }
        if let published, found.date != published, isEntry(found) { return update }
        guard isUpdate(found) else { return found }
        update = update ?? found
      }
      return update
    }

    /// Whether the date stands in a line of its own over an entry of a chronicle, and another one over the next.
    private func isEntry(_ found: Dateline) -> Bool {
      guard fillsLine(found.tokens) else { return false }
      return page.times.lazy.map(Int.init).drop { $0 < found.tokens.upperBound + 8 }.prefix(24).contains { token in
        guard DateReader.mayStart(page, token), let other = dateline(at: token) else { return false }
        return other.date != found.date && fillsLine(other.tokens)
      }
    }

    /// The first date that has a line of its own.
    private func firstLine() -> Dateline? {
      page.times.lazy.map(Int.init).prefix(24).compactMap { token in
        DateReader.mayStart(page, token) ? dateline(at: token) : nil
      }.first { fillsLine($0.tokens) }
    }

    private func fillsLine(_ tokens: Range<Int>) -> Bool {
      (tokens.lowerBound == 0 || page.tokens[tokens.lowerBound - 1].kind == .newline)
        && (tokens.upperBound >= page.tokens.count || page.tokens[tokens.upperBound].kind == .newline)
    }

    /// "Last updated: 4 April": a text's day is that of its publication, where it gives both.
    private func isUpdate(_ found: Dateline) -> Bool {
      let start = found.tokens.lowerBound
      return (max(0, start - 3)..<start).contains { page.isWord($0, "updated") || page.isWord($0, "modified") }
    }

    /// A last line that is a date and nothing else, or tells when the text was published.
    func foot() -> Dateline? {
      // The last entry of a chronicle is not the text's day.
      if let published, let first = firstLine(), first.date != published, isEntry(first) { return nil }
      for sentence in page.sentences.suffix(3).reversed() where sentence.tokens.count <= 14 {
        for token in sentence.tokens.prefix(5) where DateReader.mayStart(page, token) {
          let before = token - 1
          let isAlone = token == sentence.first
          let isHeaded = !isAlone && isHeading(page.isMark(before, ":") ? before - 1 : before)
          guard isAlone || isHeaded, let found = dateline(at: token) else { continue }
          if isHeaded || found.tokens.upperBound == sentence.end { return found }
        }
      }
      return nil
    }

    /// A date with its weekday, whose year is written or follows from the metadata.
    private func dateline(at token: Int) -> Dateline? {
      var start = token
      var weekday: Int?
      if page.classes(token).contains(.weekday), page.tokens[token].isCapital {
        weekday = page.lexeme(token).value
        start += 1
        if start < page.tokens.count, page.isMark(start, ",") || page.tokens[start].kind == .stop { start += 1 }
      }
      guard let reading = dates.read(start), let month = reading.month, let day = reading.day, reading.lastDay == nil
      else {
        return nil
      }
      var end = reading.end
      var year = reading.year
      if year == nil, let short = shortYear(end) {
        year = short
        end += 1
      }
      if year == nil, isWire(before: token, after: end) { year = likelyYear(month, day) }
      guard let year, var date = CivilDate(year: year, month: month, day: day) else { return nil }
      // "08-04-2015" of a text that was published on 4 August.
      if let published, page.tokens[start].kind == .digits, page.isMark(start + 1, "-"),
        let other = CivilDate(year: year, month: day, day: month), other == published
      {
        date = other
      }
      return Dateline(date: date, tokens: token..<end, weekday: weekday)
    }

    /// "21 SEP 89": two figures after a month.
    private func shortYear(_ token: Int) -> Int? {
      guard token < page.tokens.count, page.tokens[token].kind == .digits, page.tokens[token].count == 2,
        let value = DigitReader(bytes: page.bytes).read(page.tokens[token].range)?.value.wholeNumber
      else { return nil }
      return value >= 50 ? 1_900 + value : 2_000 + value
    }

    /// The year in which the day lies nearest to the day of publication.
    private func likelyYear(_ month: Int, _ day: Int) -> Int? {
      guard let published, let anchor = published.daysSince1970 else { return nil }
      let years = (published.year - 1)...(published.year + 1)
      return years.min { distance($0, month, day, anchor) < distance($1, month, day, anchor) }
    }

    private func distance(_ year: Int, _ month: Int, _ day: Int, _ anchor: Int) -> Int {
      guard let days = CivilDate(year: year, month: month, day: day)?.daysSince1970 else { return .max }
      return abs(days - anchor)
    }

    /// "GAZA, Oct 20 (Reuters) -": a place and a comma before, a bracket or a dash after.
    private func isWire(before token: Int, after end: Int) -> Bool {
      guard token >= 2, page.isMark(token - 1, ","), page.tokens[token - 2].isCapital || page.isMark(token - 2, ")")
      else {
        return false
      }
      return end < page.tokens.count && page.tokens[end].kind == .mark && !page.isMark(end, ",")
    }

    private func isHead(_ found: Dateline) -> Bool {
      let start = found.tokens.lowerBound
      guard closes(found.tokens.upperBound) else { return false }
      var before = start - 1
      if before >= 0, page.isMark(before, ":") { before -= 1 }
      // "- 3 May 2018": an item of a list.
      if before > 0, page.isMark(before, "-"), page.tokens[before - 1].kind == .newline { return true }
      if before < 0 || page.tokens[before].kind == .newline || page.tokens[before].kind == .symbol { return true }
      if isHeading(before) || isByline(found) { return true }
      if isWire(before: start, after: found.tokens.upperBound) { return true }
      guard page.classes(before).isDisjoint(with: [.preposition, .determiner, .conjunction, .subordinator]) else {
        return false
      }
      // "Pacific Wire, 3 May 2018 Share this": an agency and the date begin a line.
      if page.isMark(before, ","), before > 0,
        (max(0, before - 3)..<before).allSatisfy({ page.tokens[$0].kind != .word || page.tokens[$0].isCapital }),
        beginsLine(before - 1) || before > 1 && beginsLine(before - 2)
      {
        return true
      }
      // "[3 May 2018]"
      if page.isMark(before, "["), found.tokens.upperBound < page.tokens.count,
        page.isMark(found.tokens.upperBound, "]")
      {
        return true
      }
      // "RIVERTON (Pacific Wire - 9 Nov 2024)"
      let end = found.tokens.upperBound
      if page.isMark(before, "-"), end < page.tokens.count, page.isMark(end, ")") { return true }
      return found.weekday != nil || page.tokens[before].flags.contains(.allCapitals) || page.isMark(before, "|")
    }

    private func beginsLine(_ token: Int) -> Bool {
      page.tokens[token].isCapital && (token == 0 || page.tokens[token - 1].kind == .newline)
    }

    /// "By Marta Bellini, 24 August 2016": a line with an author that ends with the date.
    private func isByline(_ found: Dateline) -> Bool {
      let end = found.tokens.upperBound
      guard end >= page.tokens.count || page.tokens[end].kind == .newline else { return false }
      var start = found.tokens.lowerBound
      while start > 0, page.tokens[start - 1].kind != .newline { start -= 1 }
      return page.isWord(start, "by") || page.isWord(start, "from")
    }

    /// "Published", "Date of publication", "Last updated at".
    private func isHeading(_ token: Int) -> Bool {
      var word = token
      guard word >= 0 else { return false }
      if page.isWord(word, "on") || page.isWord(word, "at") { word -= 1 }
      guard word >= 0 else { return false }
      return page.isWord(word, "published") || page.isWord(word, "publication") || page.isWord(word, "updated")
        || page.isWord(word, "posted") || page.isWord(word, "date") || page.isWord(word, "released")
        || page.isWord(word, "issued") || page.isWord(word, "modified")
    }

    /// Whether what follows the date can follow a dateline: nothing, a new line, a mark, a capital.
    private func closes(_ token: Int) -> Bool {
      guard token < page.tokens.count else { return true }
      let next = page.tokens[token]
      switch next.kind {
      case .word: return next.isCapital || page.isWord(token, "at")
      case .mark:
        // "3 May 2021, 10:30"
        let isClock = token + 2 < page.tokens.count && page.tokens[token + 1].kind == .digits
        return !page.isMark(token, ",") || isClock || isWire(before: token, after: token)
      case .possessive: return false
      default: return true
      }
    }
  }
}
