import LedgerTypes

/// Whether the time that stands nearest to a figure is the one that it holds for.
extension TimeReader {
  /// A stretch of time that the document's day lies in, or that ends with it: a total holds at that day.
  func runsOn(_ time: TimeMention) -> Bool {
    guard time.sort == .window || time.sort == .period, let anchor, let when = time.when,
      let days = when.days(before: anchor)
    else { return false }
    return days <= 0
  }

  /// "the toll of Sunday's floods": when it happened, not when it was counted.
  func isOfEvent(_ time: TimeMention) -> Bool {
    let end = time.tokens.upperBound
    guard end < page.tokens.count, page.tokens[end].kind == .possessive else { return false }
    return !(end..<min(end + 4, page.tokens.count)).contains {
      !page.classes($0).isDisjoint(with: [.total, .measureNoun])
    }
  }

  /// "the quake that struck on Friday has killed 31": the perfect tells how things stand now.
  func isOvertaken(_ time: TimeMention, _ finding: Finding) -> Bool {
    guard time.sort == .on, !time.isSaying, anchor != nil else { return false }
    let end = time.tokens.upperBound
    return end < finding.phrase.lowerBound && page.classes(end).contains(.have)
  }

  private static let reports: WordList = [
    "said", "says", "told", "announced", "confirmed", "reported", "claimed", "added", "stated",
  ]

  /// "police said on Monday" of what was on Sunday: the day of saying dates nothing, where the text tells the event's.
  mutating func isSaidLater(_ time: TimeMention, before sentence: Int) -> Bool {
    guard time.isSaying, time.sort == .on, let said = time.when?.start,
      let days = toldTime(before: sentence)?.when?.days(before: said), (1...4).contains(days)
    else { return false }
    let near = max(0, time.tokens.lowerBound - 5)..<min(page.tokens.count, time.tokens.upperBound + 2)
    return near.contains { Self.reports.contains($0, page) }
  }

  /// "rose from 14 to 31": nothing dates the first of the two.
  func isEarlierFigure(_ finding: Finding) -> Bool {
    let before = finding.phrase.lowerBound - 1
    return before >= 0 && (page.isWord(before, "from") || page.isWord(before, "previous"))
  }
}
