import LedgerTypes

/// The time that the document is telling about, as its sentences pass by.
struct Story {
  /// The time of the event that the whole document is about.
  let event: Int?
  /// The last time that a sentence gave, while it governs what follows.
  private(set) var current: Int?
  private var paragraph: Int32 = -1
  /// Whether the current time leads its paragraph, as in a chronicle ("8 May: three were shot.").
  private var isChronicle = false

  init(event: Int?) { self.event = event }

  /// A claim of the sentence just passed told its own day.
  mutating func tell(_ time: Int) {
    if !isChronicle { current = time }
  }

  /// Goes past a sentence: its own time governs the next ones of its paragraph.
  mutating func pass(
    _ range: Range<Int>, _ mentions: [TimeMention], _ sentence: Sentence, _ page: Page, _ anchor: CivilDate?
  ) {
    if sentence.paragraph != paragraph, !isChronicle { current = nil }
    paragraph = sentence.paragraph
    if let first = range.first, mentions[first].leads(sentence, in: page) { (current, isChronicle) = (first, true) }
    guard !isChronicle else { return }
    for index in range where mentions[index].sort == .on && !mentions[index].isSaying && mentions[index].isExact {
      guard let anchor, let days = mentions[index].when?.days(before: anchor) else {
        if anchor == nil { current = index }
        continue
      }
      // What is long past is told as history, unless a sentence begins with it ("On 3 March, rebels took the town.");
      // what is to come is no event yet.
      let leads = mentions[index].tokens.lowerBound <= sentence.first + 2
      if (0...(leads ? Int.max : KindReader.recent)).contains(days) { current = index }
    }
  }
}
