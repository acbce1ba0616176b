import LedgerTypes

/// Decides how a number relates to time and events (codebook, sections 4 and 7): a running total, the part of
/// a period, one incident, a lasting state, history.
struct KindReader {
  /// A kind, the rule that decided it and the token that it went by.
  struct Decision {
    let kind: ClaimKind
    let rule: String
    let token: Int?

    init(_ kind: ClaimKind, _ rule: String, _ token: Int? = nil) {
      self.kind = kind
      self.rule = rule
      self.token = token
    }
  }

  /// What time has to say about a claim.
  struct Circumstances {
    /// The expression of time that governs the claim in its own sentence.
    var time: TimeMention?
    /// The start that the claim counts from.
    var since: TimeMention?
    /// The document's date.
    var anchor: CivilDate?
    /// The time of the event that the document tells.
    var event: AsOf?
    /// Whether the sentence opens the document.
    var isLead: Bool
  }

  let page: Page

  /// The rule by which shares, rates and day counts have their kind.
  static let measureRule = "kind.measure"

  /// An event counts as the article's own for so many days (codebook, section 7).
  static let recent = 12

  func decide(_ site: ClaimSite, _ sentence: Sentence, _ cues: SentenceCues, _ around: Circumstances) -> Decision {
    switch site.measure {
    case .share: return Decision(.share, Self.measureRule)
    case .rate: return Decision(.rate, Self.measureRule)
    case .dayCount: return Decision(.duration, Self.measureRule)
    default: return event(site, sentence, cues, around)
    }
  }

  /// The kind that the claim would have if its measure did not decide it.
  func event(_ site: ClaimSite, _ sentence: Sentence, _ cues: SentenceCues, _ around: Circumstances) -> Decision {
    // "have killed 1,033 since June, 119 of them in the past 24 hours": the start stands nearer.
    let isCounted =
      around.since.map { since in
        around.time.map {
          since.tokens.lowerBound < $0.tokens.lowerBound && site.phrase.upperBound <= since.tokens.lowerBound
        } ?? false
      } ?? false
    // "are still missing, hours after the quake"
    if site.measure == .missing, let lasting = cues.lasting { return Decision(.stock, "kind.lasting", lasting) }
    if let time = around.time, time.sort == .window, !isCounted {
      // "65 in the past 24 hours, bringing the total to 1,487": the total is not that window's.
      return overall(site, sentence, after: time) ?? Decision(.increment, "kind.window", time.tokens.lowerBound)
    }
    return history(site, sentence, cues, around) ?? since(site, cues, around) ?? total(site, sentence, cues)
      ?? state(site, sentence, cues, around) ?? course(cues) ?? standing(site, sentence, cues, around)
      ?? period(site, sentence, around) ?? Decision(.incident, "kind.incident")
  }

  // MARK: Running totals

  /// "since March 2011" counts up; "since yesterday" is the part of a day.
  private func since(_ site: ClaimSite, _ cues: SentenceCues, _ around: Circumstances) -> Decision? {
    // "He died on Friday, in hospital since Christmas Eve": one person is no running total.
    guard !site.implicit else { return nil }
    guard let since = around.since else {
      // "have died since the fever broke out": a start without a date.
      guard let word = cues.since, !cues.perfects.isEmpty || isBeginning(after: word), around.time?.isSaying ?? true,
        word >= site.phrase.upperBound && !isOfPart(word, site) || word <= cues.first + 1
      else { return nil }
      return Decision(.cumulative, "kind.since", word)
    }
    if since.isExact, let anchor = around.anchor, let days = since.when?.days(before: anchor),
      around.event == nil || around.event?.start != since.when?.start,
      !(cues.since.map { isBegun($0, since) } ?? false),
      (0...1).contains(days) || (0...6).contains(days) && page.classes(since.tokens.upperBound - 1).contains(.weekday)
    {
      return Decision(.increment, "kind.since_yesterday", since.tokens.lowerBound)
    }
    return Decision(.cumulative, "kind.since", since.tokens.lowerBound)
  }

  /// "since [the invasion began] on Thursday": a start, not the part of a day.
  private func isBegun(_ word: Int, _ since: TimeMention) -> Bool {
    (word..<max(word, since.tokens.lowerBound)).contains { EventWords.isBeginning(page, $0) }
  }

  /// "9.9 million are displaced, including 7.1 million who have fled since April": the part's start.
  private func isOfPart(_ since: Int, _ site: ClaimSite) -> Bool {
    (site.phrase.upperBound..<since).contains { token in
      page.classes(token).contains(.including) && !(token..<since).contains { page.isMark($0, ",") }
    }
  }

  /// "since the start of the war", "since the ceasefire": what began says that the number runs.
  private func isBeginning(after since: Int) -> Bool {
    var token = since + 1
    while token < min(since + 4, page.tokens.count - 1), page.tokens[token].kind == .word {
      if page.isWord(token, "start") || page.isWord(token, "beginning") || page.isWord(token, "outbreak")
        || page.isWord(token, "onset") || page.isWord(token, "outset") || page.isWord(token, "launch")
        || page.classes(token).contains(.conflict)
      {
        return true
      }
      token += 1
    }
    return false
  }

  /// A total that stands between a window of time and the number.
  private func overall(_ site: ClaimSite, _ sentence: Sentence, after time: TimeMention) -> Decision? {
    guard time.tokens.upperBound <= site.phrase.lowerBound else { return nil }
    let word = totalBefore(site, sentence) ?? rise(site, sentence)
    return word.flatMap { $0 >= time.tokens.upperBound ? Decision(.cumulative, "kind.total", $0) : nil }
  }

  /// Words that say that the number is a total: "toll", "total", "so far".
  private func total(_ site: ClaimSite, _ sentence: Sentence, _ cues: SentenceCues) -> Decision? {
    if let trigger = site.trigger?.first(where: isToll) { return Decision(.cumulative, "kind.toll", trigger) }
    if sentence.classes.contains(.total),
      let word = totalBefore(site, sentence) ?? totalBehind(site, sentence) ?? tollBeside(site, sentence)
    {
      return Decision(.cumulative, "kind.total", word)
    }
    return cues.total.map { Decision(.cumulative, "kind.total", $0) }
  }

  /// Where a count stands by a date or after a rise, and the perfect of what lasts.
  private func standing(
    _ site: ClaimSite, _ sentence: Sentence, _ cues: SentenceCues, _ around: Circumstances
  ) -> Decision? {
    if let rise = rise(site, sentence) { return Decision(.cumulative, "kind.rise", rise) }
    if let time = around.time, time.sort == .by { return Decision(.cumulative, "kind.by_date", time.tokens.lowerBound) }
    return perfect(site, sentence, cues) ?? headline(site, sentence)
  }

  private func isToll(_ token: Int) -> Bool { page.isWord(token, "toll") || page.isWord(token, "tolls") }

  /// "a total of", "total number of martyrs:", "a toll of" before the number, in the same stretch of words.
  private func totalBefore(_ site: ClaimSite, _ sentence: Sentence) -> Int? {
    var token = site.phrase.lowerBound - 1
    let lowest = max(sentence.first, token - 6)
    while token >= lowest {
      if page.classes(token).contains(.total) || page.isWord(token, "cumulative") { return token }
      if page.isMark(token, ",") || page.isMark(token, ";") || page.tokens[token].kind == .digits { return nil }
      if !page.classes(token).isDisjoint(with: [.trigger, .intransitive]), !page.classes(token).contains(.measureNoun) {
        return nil
      }
      token -= 1
    }
    return nil
  }

  /// "the toll rose to 1,941, with 9,900 wounded": what goes with a toll is counted like it.
  private func tollBeside(_ site: ClaimSite, _ sentence: Sentence) -> Int? {
    // "with 25 others injured": the others are those of one event.
    guard !page.isWord(min(site.value.upperBound, page.tokens.count - 1), "others") else { return nil }
    var token = site.phrase.lowerBound - 1
    while token > sentence.first, !page.isWord(token, "with") {
      guard page.classes(token).isDisjoint(with: [.be, .have, .modal, .past, .cueVerb, .subordinator]),
        page.tokens[token].kind != .stop, !page.isMark(token, ";"), !page.isMark(token, ","), !page.isMark(token, ")")
      else { return nil }
      token -= 1
    }
    return token > sentence.first ? (sentence.first..<token).first(where: isToll) : nil
  }

  /// "4,047 martyrs and 16,638 wounded, the total toll": a headline without verb that names its numbers.
  private func totalBehind(_ site: ClaimSite, _ sentence: Sentence) -> Int? {
    guard sentence.classes.isDisjoint(with: [.be, .have, .modal]) else { return nil }
    for token in site.phrase.upperBound..<max(site.phrase.upperBound, sentence.end) where isToll(token) {
      for before in max(site.phrase.upperBound, token - 3)..<token
      where page.isMark(before, ",") && page.classes(before + 1).isDisjoint(with: [.rise, .gerund, .carrying]) {
        return token
      }
      for before in max(site.phrase.upperBound, token - 3)..<token where page.isWord(before, "total") { return token }
    }
    return nil
  }

  /// "rose to 31", "bringing to 45 the number", "from 14 to 31", "an earlier toll of 15".
  private func rise(_ site: ClaimSite, _ sentence: Sentence) -> Int? {
    let before = site.phrase.lowerBound - 1
    // "Virus deaths pass 1,000": the verb is the number's bound.
    if page.classes(site.phrase.lowerBound).contains(.rise), site.phrase.lowerBound > sentence.first,
      hasCount(before: site.phrase.lowerBound, sentence)
    {
      return site.phrase.lowerBound
    }
    guard before > sentence.first else { return nil }
    if page.isWord(before, "previous") { return before }
    if let count = standingCount(before, sentence) { return count }
    let isTo =
      page.isWord(before, "to") || page.isWord(before, "at") || page.isWord(before, "toward")
      || page.isWord(before, "towards")
    guard isTo || page.isWord(before, "from") else {
      guard page.classes(before).contains(.rise) else { return nil }
      // "the number of miners known to have perished in the disaster reached 274"
      let counts = site.trigger.map { $0.upperBound <= before && before - $0.upperBound < 16 } ?? false
      return counts || hasCount(before: before, sentence) ? before : nil
    }
    if page.isWord(before - 1, "up") || page.isWord(before - 1, "down") { return before - 1 }
    for token in stride(from: before - 1, through: max(sentence.first, before - 12), by: -1) {
      if page.classes(token).contains(.rise) { return token }
      if page.isMark(token, ";") || page.tokens[token].kind == .stop { return nil }
    }
    return nil
  }

  /// "the number of deaths is now 175"
  private func standingCount(_ before: Int, _ sentence: Sentence) -> Int? {
    let verb =
      page.isWord(before, "now") || page.isWord(before, "at") || page.isWord(before, "already") ? before - 1 : before
    guard verb > sentence.first, page.classes(verb).contains(.be) || page.isWord(verb, "stands") else { return nil }
    for token in stride(from: verb - 1, through: max(sentence.first, verb - 6), by: -1)
    where page.isWord(token, "number") || page.isWord(token, "toll") || page.isWord(token, "tally") {
      return token
    }
    // "the cumulative number of cases reported from January to June is 78,784"
    return (max(sentence.first, verb - 16)..<verb).first { page.isWord($0, "cumulative") }
  }

  /// "the number of dead has reached": a noun of counting before the verb.
  private func hasCount(before verb: Int, _ sentence: Sentence) -> Bool {
    for token in stride(from: verb - 1, through: max(sentence.first, verb - 8), by: -1) {
      if page.isWord(token, "number") || page.isWord(token, "deaths") || page.isWord(token, "fatalities")
        || page.isWord(token, "casualties") || page.classes(token).contains(.total)
      {
        return true
      }
    }
    return false
  }

  /// "the war has killed", "have been killed in the conflict", "fighting has left": the perfect of what lasts.
  private func perfect(_ site: ClaimSite, _ sentence: Sentence, _ cues: SentenceCues) -> Decision? {
    let place = max(site.phrase.lowerBound, site.trigger?.lowerBound ?? 0)
    for have in cues.perfects where have < place {
      let verb = measureVerb(after: have, sentence)
      let isOwn = (site.trigger?.lowerBound).map { $0 > have && $0 - have <= 4 } ?? false
      guard verb != nil || isOwn else { continue }
      // "An estimated 40,000 people have been killed": nobody estimates one incident in the perfect.
      if site.value.lowerBound > sentence.first, isOwn, page.isWord(site.value.lowerBound - 1, "estimated") {
        return Decision(.cumulative, "kind.perfect_estimate", have)
      }
      // "20,057 people had been killed": thousands are counted up, and die in no single event but the rarest.
      // The one eruption that "may have killed 25,000" counts nothing up.
      if isOwn, site.measure == .killed || site.measure == .injured, isThousands(site),
        have == sentence.first || !page.classes(have - 1).contains(.modal)
      {
        return Decision(.cumulative, "kind.perfect_of_thousands", have)
      }
      // "The fires have now killed 31"
      if page.isWord(have + 1, "now"), verb == have + 2, have < site.phrase.lowerBound {
        return Decision(.cumulative, "kind.perfect_now", have)
      }
      if let conflict = cues.conflict, isOwn || conflict < have {
        return Decision(.cumulative, "kind.perfect_of_war", conflict)
      }
      // "strikes in support of the operation have killed": several events, or one that lasts.
      guard verb == have + 1, have < site.phrase.lowerBound else { continue }
      for token in stride(from: have - 1, through: max(sentence.first, have - 9), by: -1)
      where page.classes(token).contains(.conflict) || page.classes(token).contains(.event) && isPlural(token) {
        return Decision(.cumulative, "kind.perfect_of_events", have)
      }
    }
    return nil
  }

  private static let epidemics: WordList = ["outbreak", "epidemic", "pandemic", "famine", "war", "conflict"]

  /// "Cholera outbreak kills 2,000": the headline's present of what lasts.
  private func headline(_ site: ClaimSite, _ sentence: Sentence) -> Decision? {
    guard site.measure == .killed, let trigger = site.trigger?.lowerBound, trigger > sentence.first,
      page.classes(trigger).contains(.third), Self.epidemics.contains(trigger - 1, page)
    else { return nil }
    return Decision(.cumulative, "kind.perfect_of_war", trigger - 1)
  }

  /// A number of four figures or more: "20,057", "1.9 million".
  private func isThousands(_ site: ClaimSite) -> Bool {
    let figures = page.bytes[page.tokens[site.value.lowerBound].range].count { $0 &- 48 < 10 }
    return figures >= 4
      || site.value.contains { page.classes($0).contains(.magnitude) && page.lexeme($0).value >= 1000 }
  }

  /// The verb of harm that "has" or "have" goes with: "has [killed]", "have been [displaced]", "has [left]".
  private func measureVerb(after have: Int, _ sentence: Sentence) -> Int? {
    for token in (have + 1)..<max(have + 1, min(sentence.end, have + 4)) {
      let classes = page.classes(token)
      if !classes.isDisjoint(with: [.trigger, .intransitive, .leave, .cause]) { return token }
      guard !classes.isDisjoint(with: [.be, .adverb]) else { return nil }
    }
    return nil
  }

  func isPlural(_ token: Int) -> Bool {
    page.bytes[Int(page.tokens[token].end) - 1] | 0x20 == UInt8(ascii: "s")
  }

  // MARK: Lasting states

  private func state(
    _ site: ClaimSite, _ sentence: Sentence, _ cues: SentenceCues, _ around: Circumstances
  ) -> Decision? {
    switch site.measure {
    case .missing:
      // "leaving 80 missing": the event made them so.
      let start = site.phrase.lowerBound
      for token in stride(from: start - 1, through: max(sentence.first, start - 4), by: -1)
      where page.classes(token).contains(.leave) {
        return nil
      }
      return Decision(.stock, "kind.missing", cues.lasting)
    case .detained, .abducted, .displaced, .affected:
      return cues.lasting.map { Decision(.stock, "kind.lasting", $0) } ?? held(site) ?? present(site)
        ?? standingState(site, cues, around)
    default: return nil
    }
  }

  /// "holds 61 hostages", "is holding", "are held", "besieged".
  private func held(_ site: ClaimSite) -> Decision? {
    let start = site.phrase.lowerBound - 1
    guard start >= 0 else { return nil }
    if isHolding(start) { return Decision(.stock, "kind.held", start) }
    return start > 0 && isHolding(start - 1) ? Decision(.stock, "kind.held", start - 1) : nil
  }

  private func isHolding(_ token: Int) -> Bool {
    page.isWord(token, "holding") || page.isWord(token, "holds") || page.isWord(token, "hold")
      || page.isWord(token, "trapping") || page.isWord(token, "hosts") || page.isWord(token, "hosting")
      || page.isWord(token, "shelters") || page.isWord(token, "sheltering") || page.isWord(token, "houses")
      || page.isWord(token, "housing")
  }

  /// "As of Friday 12,000 were displaced": how many were so on that day.
  private func standingState(_ site: ClaimSite, _ cues: SentenceCues, _ around: Circumstances) -> Decision? {
    guard let time = around.time, time.sort == .by else { return nil }
    let isState = site.trigger.map { page.classes($0.upperBound - 1).contains(.measureAdjective) } ?? false
    guard cues.perfects.isEmpty || isState else { return nil }
    return Decision(.stock, "kind.state_by_date", time.tokens.lowerBound)
  }

  /// "are held", "is displaced": the present tense of a state.
  private func present(_ site: ClaimSite) -> Decision? {
    guard let trigger = site.trigger?.lowerBound, trigger > 0 else { return nil }
    // "were homeless", "homeless people"
    if page.isWord(trigger, "homeless"),
      page.classes(trigger - 1).contains(.be)
        || trigger + 1 < page.tokens.count && page.classes(trigger + 1).contains(.group)
    {
      return Decision(.stock, "kind.present", trigger)
    }
    let before = page.isWord(trigger - 1, "being") ? trigger - 2 : trigger - 1
    guard before >= 0, page.isWord(before, "are") || page.isWord(before, "is") else { return nil }
    return Decision(.stock, "kind.present", before)
  }
}
