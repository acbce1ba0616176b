import LedgerTypes

/// What belongs to another time, or to a stretch of time.
extension KindReader {
  /// The rule by which deaths that a court judges are history.
  static let courtRule = "kind.court"

  func history(
    _ site: ClaimSite, _ sentence: Sentence, _ cues: SentenceCues, _ around: Circumstances
  ) -> Decision? {
    guard around.since == nil else { return nil }
    if let time = around.time, time.when == nil, page.isWord(time.tokens.upperBound - 1, "ago"), isLong(time) {
      return Decision(.background, "kind.history", time.tokens.lowerBound)
    }
    if let time = around.time, isToldAside(time, site) {
      return Decision(.background, "kind.history_aside", time.tokens.lowerBound)
    }
    if let anniversary = cues.anniversary, anniversary < site.phrase.lowerBound {
      return Decision(.background, "kind.anniversary", anniversary)
    }
    if let verdict = cues.verdict, verdict < site.phrase.lowerBound,
      around.time.map({ $0.tokens.upperBound <= verdict || $0.isSaying }) ?? true
    {
      return Decision(.background, Self.courtRule, verdict)
    }
    if let time = around.time, let when = time.when, time.sort != .by, !isStatistic(time, site, sentence) {
      let own = around.anchor.flatMap { when.days(before: $0) }
      if let own, own > Self.recent, !(around.isLead && site.implicit),
        time.sort != .period || when.start.month == nil || own > 31 || hasSingleEvent(sentence)
      {
        return Decision(.background, "kind.history", time.tokens.lowerBound)
      }
      if around.anchor == nil, let event = around.event, when.start.year < event.start.year {
        return Decision(.background, "kind.history", time.tokens.lowerBound)
      }
    }
    if let word = cues.history, cues.perfects.isEmpty { return Decision(.background, "kind.history_word", word) }
    return nil
  }

  /// "the deadliest fire since 2014, when four people perished": a clause that tells of another time.
  private func isToldAside(_ time: TimeMention, _ site: ClaimSite) -> Bool {
    guard time.sort == .period, time.tokens.upperBound + 1 < site.phrase.lowerBound else { return false }
    let next = time.tokens.upperBound
    return page.isWord(next, "when") || page.isMark(next, ",") && page.isWord(next + 1, "when")
  }

  /// "62 people were killed in 2014": the count of a whole year, not one event of it.
  private func isStatistic(_ time: TimeMention, _ site: ClaimSite, _ sentence: Sentence) -> Bool {
    time.sort == .period && (time.when?.start.month == nil || isLongInterval(time)) && !time.isAttributive
      && !site.implicit
      && !hasSingleEvent(sentence) && !isOccasion(site, sentence)
  }

  /// "109 died when a liner crashed in 2000": one occasion of that year.
  private func isOccasion(_ site: ClaimSite, _ sentence: Sentence) -> Bool {
    (site.phrase.upperBound..<max(site.phrase.upperBound, sentence.end)).contains { page.isWord($0, "when") }
  }

  /// "between 15 August 2021 and 30 May 2023": no one event takes so long.
  private func isLongInterval(_ time: TimeMention) -> Bool {
    guard let when = time.when, let end = when.end, let days = AsOf(when.start).days(before: end) else { return false }
    return days > 31
  }

  /// "three months ago", "a decade ago": long enough to be history.
  private func isLong(_ time: TimeMention) -> Bool {
    let unit = time.tokens.upperBound - 2
    return unit >= 0 && !page.isWord(unit, "weeks") && !page.isWord(unit, "week") && !page.isWord(unit, "days")
  }

  /// "in 2014", "last month", "on Friday" over several places: the part of a series that falls into a time.
  func period(_ site: ClaimSite, _ sentence: Sentence, _ around: Circumstances) -> Decision? {
    guard !site.implicit else { return nil }
    let isSeries = hasSeveralEvents(sentence)
    if let time = around.time, !time.isSaying {
      if time.sort == .period, !time.isAttributive, !hasSingleEvent(sentence), !isTold(site, sentence) {
        return Decision(.increment, "kind.period", time.tokens.lowerBound)
      }
      if time.isExact, time.when?.end != nil, time.tokens.count > 1, isSeries {
        return Decision(.increment, "kind.period", time.tokens.lowerBound)
      }
    }
    return news(site)
  }

  /// "31 new deaths": what came on top since the last count.
  private func news(_ site: ClaimSite) -> Decision? {
    let next = site.value.upperBound
    guard next + 1 < page.tokens.count, page.isWord(next, "new") || page.isWord(next, "fresh") else { return nil }
    // "1,340 new COVID-19 deaths"
    for token in next + 1..<min(next + 4, page.tokens.count) {
      if page.classes(token).contains(.measureNoun) { return Decision(.increment, "kind.new", next) }
      guard
        page.tokens[token].isCapital || page.tokens[token].lexeme == 0
          || !page.classes(token).isDisjoint(with: [.conflict, .adjective, .participle])
          || page.isWord(token, "reported")
      else { return nil }
    }
    return nil
  }

  /// "Over the course of a month": the sentence's numbers are the part of that stretch of time.
  func course(_ cues: SentenceCues) -> Decision? {
    cues.course.map { Decision(.increment, "kind.window", $0) }
  }

  /// "In June, 65 drowned [when] their boat capsized": one event, whatever month it was in.
  private func isTold(_ site: ClaimSite, _ sentence: Sentence) -> Bool {
    let end = min(sentence.end, site.phrase.upperBound + 5)
    return (site.phrase.upperBound..<max(site.phrase.upperBound, end)).contains { page.isWord($0, "when") }
  }

  private func hasSeveralEvents(_ sentence: Sentence) -> Bool {
    sentence.classes.contains(.event)
      && sentence.tokens.contains { page.classes($0).contains(.event) && isPlural($0) }
  }

  /// "a car bombing", "the strike": one event tells the number, not a series.
  private func hasSingleEvent(_ sentence: Sentence) -> Bool {
    sentence.tokens.contains {
      page.classes($0).contains(.event) && !isPlural($0) || EventWords.isDisaster(page, $0)
    }
  }
}
