import LedgerTypes

/// The time that the document is telling about, as its sentences pass by.
struct Story {
  /// The time of the event that the whole document is about.
  let event: Int?
  /// The last time that a sentence gave, while it governs what follows.
  private(set) var current: Int?
  private var paragraph: Int32 = -1

  init(event: Int?) { self.event = event }

  /// Goes past a sentence: its own time governs the next ones of its paragraph.
  mutating func pass(_ range: Range<Int>, _ mentions: [TimeMention], _ paragraph: Int32, _ anchor: CivilDate?) {
    if paragraph != self.paragraph { current = nil }
    self.paragraph = paragraph
    for index in range where mentions[index].sort == .on && !mentions[index].isSaying && mentions[index].isExact {
      guard let anchor, let days = mentions[index].when?.days(before: anchor) else {
        if anchor == nil { current = index }
        continue
      }
      // What is long past is told as history, what is to come is no event yet.
      if (0...KindReader.recent).contains(days) { current = index }
    }
  }
}
