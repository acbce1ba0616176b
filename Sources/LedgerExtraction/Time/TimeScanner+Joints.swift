import LedgerTypes

/// What an expression of time is together with its neighbours.
extension TimeScanner {
  /// "since 1998, when nine people died", "since the 1998 storm, which killed nine": no start, but the time of those.
  func isToldAt(_ end: Int, _ sentence: Sentence) -> Bool {
    let comma = page.isMark(end, ",") ? end : end + 1
    guard page.isMark(comma, ","),
      page.isWord(comma + 1, "when") || page.isWord(comma + 1, "which") && page.classes(end).isDisjoint(with: .conflict)
    else { return false }
    return !(comma + 2..<comma + 6).contains { $0 < sentence.end && EventWords.isBeginning(page, $0) }
  }

  /// "last week (Feb. 2, 2018)": the day in brackets tells more.
  func isSpelledOut(_ first: TimeMention, by last: TimeMention) -> Bool {
    let joint = first.tokens.upperBound
    return last.isExact && first.sort == .period && last.tokens.lowerBound == joint + 1 && page.isMark(joint, "(")
  }

  /// "between 15 August 2021 and 30 May 2023", "from June to October 2017": one stretch of time.
  func interval(_ first: TimeMention, _ last: TimeMention, _ sentence: Sentence) -> TimeMention? {
    let joint = first.tokens.upperBound
    let before = first.tokens.lowerBound - 1
    guard before >= sentence.first, last.tokens.lowerBound == joint + 1, let end = last.when?.start,
      page.isWord(before, "between") && page.isWord(joint, "and")
        || page.isWord(before, "from") && (page.isWord(joint, "to") || page.isWord(joint, "until")),
      let start = first.when?.start
    else { return nil }
    // A year that only the second date has is the first one's, too.
    let year = isAfter(start, end) ? end.year : start.year
    guard let own = CivilDate(year: year, month: start.month, day: start.day), !isAfter(own, end) else { return nil }
    return TimeMention(
      tokens: first.tokens.lowerBound..<last.tokens.upperBound, sort: .period, when: AsOf(own, through: end))
  }

  private func isAfter(_ left: CivilDate, _ right: CivilDate) -> Bool {
    guard let first = left.firstDay?.daysSince1970, let last = right.lastDay?.daysSince1970 else { return false }
    return first > last
  }
}
