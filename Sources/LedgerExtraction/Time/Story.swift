import LedgerTypes

/// The time that the document is telling about, as its sentences pass by.
struct Story {
  /// The last time that led its sentence, as in a chronicle ("8 May: three were shot."); it governs all that follows.
  private var chronicle: Int?
  /// The day that a claim told as its own, and the last sentence of such a claim.
  private var told: (time: Int, sentence: Int)?
  /// The place in the page's times of the first one that has not been passed.
  private var next = 0

  /// How many words of a time may stand before the first one with which times begin: "[the past] 24 hours".
  private static let lead = 4

  /// Goes past a sentence, of which a claim may have told its own day.
  mutating func pass(_ sentence: Int, told time: Int?, _ times: inout Timeline) {
    if let time { told = (time, sentence) }
    let page = times.page
    let head = page.sentences[sentence].first
    while next < page.times.count, page.times[next] < head { next += 1 }
    guard next < page.times.count, page.times[next] < head + Self.lead else { return }
    if let first = times.days(in: sentence).first, times.mentions[first].leads(page.sentences[sentence], in: page) {
      chronicle = first
    }
  }

  /// The last time that the paragraph up to a sentence gave.
  func current(before sentence: Int, _ times: inout Timeline) -> Int? {
    if let chronicle { return chronicle }
    let sentences = times.page.sentences
    var earlier = sentence - 1
    while earlier >= 0, sentences[earlier].paragraph == sentences[sentence - 1].paragraph {
      if let told, told.sentence == earlier { return told.time }
      for time in times.days(in: earlier).reversed()
      where governs(times.mentions[time], sentences[earlier], times.anchor) {
        return time
      }
      earlier -= 1
    }
    return nil
  }

  /// Whether the time of a sentence governs the next ones of its paragraph.
  private func governs(_ time: TimeMention, _ sentence: Sentence, _ anchor: CivilDate?) -> Bool {
    guard time.sort == .on, !time.isSaying, time.isExact else { return false }
    guard let anchor, let days = time.when?.days(before: anchor) else { return anchor == nil }
    // What is long past is told as history, unless a sentence begins with it ("On 3 March, rebels took the town.");
    // what is to come is no event yet.
    let leads = time.tokens.lowerBound <= sentence.first + 2
    return days >= 0 && (leads || days <= KindReader.recent)
  }
}
