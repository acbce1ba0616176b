/// Finds the expression of time that governs a claim in its own sentence.
struct TimeLink {
  let page: Page
  let sentence: Sentence

  /// A time farther from its claim than so many words, borders of clauses included, does not govern it.
  private static let reach = 70

  /// The time that the number holds for: the nearest, and one of saying only where there is no other.
  func time(of site: ClaimSite, _ mentions: [TimeMention], _ range: Range<Int>) -> Int? {
    var best: (cost: Int, mention: Int)?
    for index in range where mentions[index].sort != .since {
      let cost = cost(of: mentions[index], site)
      if cost < best?.cost ?? Self.reach { best = (cost, index) }
    }
    return best?.mention
  }

  /// The start that the number counts from, when it counts.
  func since(of site: ClaimSite, _ mentions: [TimeMention], _ range: Range<Int>) -> Int? {
    for index in range where mentions[index].sort == .since && applies(mentions[index], site) { return index }
    return nil
  }

  private func cost(of time: TimeMention, _ site: ClaimSite) -> Int {
    let extent = site.phrase
    var cost = time.isSaying ? 40 : 0
    // "By Monday, the weekend toll stood at nine": a name of the toll.
    let next = time.tokens.upperBound
    if next < sentence.end, page.classes(next).contains(.total),
      page.classes(time.tokens.lowerBound).contains(.determiner)
    {
      cost += 20
    }
    let between: Range<Int>
    if time.tokens.lowerBound >= extent.upperBound {
      between = extent.upperBound..<time.tokens.lowerBound
      cost += between.count
    } else if time.tokens.upperBound <= extent.lowerBound {
      between = time.tokens.upperBound..<extent.lowerBound
      cost += time.tokens.lowerBound <= sentence.first + 2 ? min(between.count, 8) : between.count + 2
      // "70% in March and 60% in April": a time before "and" belongs to what stands before it.
      if let joint = between.first, page.isWord(joint, "and") || page.isWord(joint, "but") { cost += 12 }
      // "Until Sunday, the 2007 fire was the worst": what is told lies before.
      if time.tokens.lowerBound == sentence.first + 1, page.isWord(sentence.first, "until") { cost += 30 }
    } else {
      return cost
    }
    guard cost < Self.reach else { return cost }
    for token in between.suffix(Self.reach) {
      let classes = page.classes(token)
      // "the raid on Friday that killed nine": the relative clause goes on about that day.
      if classes.contains(.relative), token == time.tokens.upperBound { continue }
      if classes.contains(.relative) { cost += 8 }
      if page.isMark(token, ";") { cost += 50 }
      // "that 22 have died, and that 354 fell ill in recent weeks"
      if page.isWord(token, "that"), page.isWord(token - 1, "and") { cost += 30 }
      if classes.contains(.subordinator), !page.isWord(token, "as"), !page.isWord(token, "after") { cost += 5 }
    }
    return cost
  }

  /// A start holds for the claim before it, unless a relative clause that is about something else holds it.
  private func applies(_ since: TimeMention, _ site: ClaimSite) -> Bool {
    let extent = site.phrase
    let start = since.tokens.lowerBound
    guard start >= extent.upperBound else { return start <= sentence.first + 12 || isJoined(since, site) }
    for token in extent.upperBound..<start {
      if page.classes(token).contains(.relative), !EventWords.isConflict(page, token - 1),
        !(token + 1 < start && EventWords.isBeginning(page, token + 1))
      {
        return false
      }
      if page.isMark(token, ";") { return false }
      // "9.9 million are displaced, including 7.1 million who have fled since April": the start of the part only.
      if page.classes(token).contains(.including), !(token..<start).contains(where: { page.isMark($0, ",") }) {
        return false
      }
      // "four were killed, bringing to 350 the number killed since": the start of the total only.
      if page.isMark(token, ","), page.classes(token + 1).contains(.rise) || page.isWord(token + 1, "taking") {
        return false
      }
    }
    return true
  }

  /// "has infected 4,000 since October and killed 62": the second verb shares the start of the first.
  private func isJoined(_ since: TimeMention, _ site: ClaimSite) -> Bool {
    var and = since.tokens.upperBound
    if and < sentence.end, page.isMark(and, ",") { and += 1 }
    guard and < sentence.end, page.isWord(and, "and") else { return false }
    return and + 1 == min(site.phrase.lowerBound, site.trigger?.lowerBound ?? site.phrase.lowerBound)
  }
}
