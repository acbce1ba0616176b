import LedgerTypes

/// What a date is to the words before it: when something happened, since when, by when, or when somebody spoke.
extension TimeScanner {
  /// How far a beginning may stand from its date: "since the conflict began with protests in March 2011".
  private static let reach = 14

  func relation(_ mention: TimeMention, _ sentence: Sentence, since: Int?) -> TimeMention.Sort {
    let start = mention.tokens.lowerBound
    if let since, start - since <= Self.reach || start - since <= 2 * Self.reach && hasBegun(since..<start) {
      return .since
    }
    if isBeginning(start, sentence) { return .since }
    var before = start - 1
    while before >= sentence.first, isFiller(before) { before -= 1 }
    guard before >= sentence.first else { return mention.sort }
    if page.isWord(before, "by") || page.isWord(before, "until") || page.isWord(before, "till") { return .by }
    if page.isWord(before, "of") || page.isWord(before, "at") || page.isWord(before, "on"), before > sentence.first,
      page.isWord(before - 1, "as")
    {
      return .by
    }
    if page.isWord(before, "to"), before > sentence.first, page.isWord(before - 1, "up") { return .by }
    return mention.sort
  }

  /// "since the government of the day launched its offensive in 2006"
  private func hasBegun(_ range: Range<Int>) -> Bool { range.contains { EventWords.isBeginning(page, $0) } }

  /// "the 2006 heat wave", "the early August heat": a date that names what follows.
  func isAttributive(_ mention: TimeMention, _ sentence: Sentence) -> Bool {
    // "in the north this year" names nothing.
    guard mention.sort == .period, !page.isWord(mention.tokens.lowerBound, "this") else { return false }
    var before = mention.tokens.lowerBound - 1
    while before >= sentence.first, page.isWord(before, "early") || page.isWord(before, "late") { before -= 1 }
    guard before >= sentence.first else { return true }
    let classes = page.classes(before)
    return classes.contains(.determiner) || classes.isDisjoint(with: .preposition) && page.tokens[before].isCapital
  }

  /// Words between a preposition and its date: "by [the end of] July", "by [early morning] July 20".
  private func isFiller(_ token: Int) -> Bool {
    page.isWord(token, "early") || page.isWord(token, "late") || page.isWord(token, "the") || page.isWord(token, "mid")
      || page.isWord(token, "morning") || page.isWord(token, "evening") || page.isWord(token, "night")
      || page.isWord(token, "afternoon") || page.isWord(token, "noon") || page.isWord(token, "midnight")
      || (page.isWord(token, "end") && page.isWord(token + 1, "of"))
      || (page.isWord(token, "of") && token > 0 && page.isWord(token - 1, "end"))
  }

  /// "the war that began in 2011", "the conflict erupted in March 2011".
  private func isBeginning(_ start: Int, _ sentence: Sentence) -> Bool {
    guard sentence.classes.contains(.conflict) else { return false }
    var token = start - 1
    let lowest = max(sentence.first, start - Self.reach)
    var verb: Int?
    while token >= lowest {
      guard page.tokens[token].kind == .word else {
        token -= 1
        continue
      }
      if verb == nil {
        if EventWords.isBeginning(page, token) { verb = token }
        // Between the verb and its date stands a short phrase without another time or number.
        if page.tokens[token].kind == .digits || page.classes(token).contains(.trigger) { return false }
      } else if EventWords.isConflict(page, token) {
        return true
      }
      token -= 1
    }
    return false
  }

  /// Whether the time belongs to a verb of saying: "said on Friday", "on Monday claimed responsibility".
  func isSaying(_ mention: TimeMention, _ sentence: Sentence) -> Bool {
    let end = mention.tokens.upperBound
    if end < sentence.end, page.tokens[end].kind == .possessive { return false }
    var token = mention.tokens.lowerBound - 1
    let lowest = max(sentence.first, token - 6)
    let actions: WordClass = [.trigger, .intransitive, .event, .measureNoun, .measureAdjective, .leave]
    while token >= lowest {
      let classes = page.classes(token)
      if EventWords.isSaying(page, token), !EventWords.claimsLives(page, token, sentence.end) { return true }
      // "said that on Friday five had died"
      if !classes.isDisjoint(with: actions) || page.isMark(token, ",") || page.isWord(token, "that") { break }
      token -= 1
    }
    if opensProbe(end, sentence) { return true }
    guard end < sentence.end, EventWords.isSaying(page, end) else { return leadsSaying(mention, sentence) }
    for token in sentence.first..<mention.tokens.lowerBound where !page.classes(token).isDisjoint(with: actions) {
      return false
    }
    return true
  }

  /// "The army on Tuesday [opened an investigation] into a crash that killed 30": not the day of the crash.
  private func opensProbe(_ verb: Int, _ sentence: Sentence) -> Bool {
    guard verb + 3 < sentence.end,
      page.isWord(verb, "opened") || page.isWord(verb, "launched") || page.isWord(verb, "ordered")
        || page.isWord(verb, "began") || page.isWord(verb, "started")
    else { return false }
    return (verb + 1..<min(sentence.end, verb + 5)).contains {
      page.isWord($0, "investigation") || page.isWord($0, "probe") || page.isWord($0, "inquiry")
    }
  }

  /// "On Friday a source announced that …": the time leads a sentence whose first verb is one of saying.
  private func leadsSaying(_ mention: TimeMention, _ sentence: Sentence) -> Bool {
    guard mention.tokens.lowerBound <= sentence.first + 1 else { return false }
    let limit = min(sentence.end, mention.tokens.upperBound + 14)
    for token in mention.tokens.upperBound..<limit {
      let classes = page.classes(token)
      // "a boy, identified only as Ali, was found"
      if EventWords.isSaying(page, token) { return !page.isMark(token - 1, ",") }
      if !classes.isDisjoint(with: [.trigger, .intransitive, .verb, .be, .have, .leave, .modal]) { return false }
      if page.tokens[token].kind == .digits { return false }
    }
    return false
  }
}
