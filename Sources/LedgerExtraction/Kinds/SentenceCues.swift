/// What one sentence says about running totals and lasting states, found once for all its claims.
struct SentenceCues {
  /// "so far", "to date", or "in all" at the head: the whole sentence counts up.
  private(set) var total: Int?
  /// "has", "have", "had" and the tokens at which they stand.
  private(set) var perfects: [Int] = []
  /// The sentence's first token.
  let first: Int
  /// "since", as far as no superlative stands before it.
  private(set) var since: Int?
  /// A war, a siege, an epidemic.
  private(set) var conflict: Int?
  /// "still", "remain", "currently": a state that lasts.
  private(set) var lasting: Int?
  /// "over the course of a month", "within one month": the number is the part of a stretch of time.
  private(set) var course: Int?
  /// "previous", "rarely", "a decade after": the words tell of another time.
  private(set) var history: Int?
  /// "the anniversary of": what follows is what is remembered.
  private(set) var anniversary: Int?
  /// "sentenced", "convicted": what follows was judged, and is no news.
  private(set) var verdict: Int?

  init(_ page: Page, _ sentence: Sentence) {
    first = sentence.first
    let known = page.lexicon.classes
    let tokens = page.tokens
    // Most words tell nothing of it.
    let end = sentence.classes.isDisjoint(with: Self.words) ? min(sentence.end, first + 2) : sentence.end
    for token in first..<end where tokens[token].kind == .word {
      let classes = known[Int(tokens[token].lexeme)]
      guard token <= first + 1 || !classes.isDisjoint(with: Self.words) else { continue }
      if since == nil, classes.contains(.since), !EventWords.isComparing(page, token, sentence) { since = token }
      if classes.contains(.have) { perfects.append(token) }
      if conflict == nil, EventWords.isConflict(page, token), !isName(page, token, sentence) { conflict = token }
      guard token + 1 < sentence.end, token <= first + 1 || !classes.isDisjoint(with: [.timeUnit, .circumstance])
      else { continue }
      if Self.isTotal(page, token, sentence) { total = total ?? token }
      if Self.isCourse(page, token, sentence) { course = course ?? token }
      if Self.isLasting(page, token) { lasting = lasting ?? token }
      if anniversary == nil, page.isWord(token, "anniversary") { anniversary = token }
      if verdict == nil, Self.isVerdict(page, token) { verdict = token }
      if Self.isHistory(page, token, sentence) { history = history ?? token }
    }
  }

  /// The words that tell something of it behind the head of the sentence.
  @inline(__always) private static var words: WordClass { [.since, .have, .conflict, .timeUnit, .circumstance] }

  /// A capital inside the sentence makes it a name: "the Syrian Revolution General Commission".
  private func isName(_ page: Page, _ token: Int, _ sentence: Sentence) -> Bool {
    page.tokens[token].isCapital && token > sentence.first && !page.isAllCapitals
  }

  private static func isTotal(_ page: Page, _ token: Int, _ sentence: Sentence) -> Bool {
    if page.isWord(token, "far"), token > sentence.first, page.isWord(token - 1, "so") { return true }
    if page.isWord(token, "already"), token > sentence.first, page.classes(token - 1).contains(.have) { return true }
    if page.isWord(token, "date"), token > sentence.first, page.isWord(token - 1, "to") { return true }
    guard token <= sentence.first + 1 else { return false }
    if page.isWord(token, "all"), page.isWord(token + 1, "told") { return true }
    return page.isWord(token, "overall") || page.isWord(token, "altogether")
      || page.isWord(token, "in") && (page.isWord(token + 1, "all") || page.isWord(token + 1, "total"))
  }

  private static func isLasting(_ page: Page, _ token: Int) -> Bool {
    page.isWord(token, "still") || page.isWord(token, "remain") || page.isWord(token, "remains")
      || page.isWord(token, "remained") || page.isWord(token, "remaining") || page.isWord(token, "currently")
      || page.isWord(token, "custody") && !page.isWord(token - 1, "into") || page.isWord(token, "captivity")
      || page.isWord(token, "unclear")
  }

  private static func isHistory(_ page: Page, _ token: Int, _ sentence: Sentence) -> Bool {
    if page.isWord(token, "rarely") || page.isWord(token, "decades") || page.isWord(token, "century") { return true }
    if page.isWord(token, "decade") || page.isWord(token, "years") || page.isWord(token, "months") {
      return page.isWord(token + 1, "ago") || page.isWord(token + 1, "after") || page.isWord(token + 1, "earlier")
        || page.isWord(token + 1, "before")
    }
    if page.isWord(token, "last"), token > sentence.first, page.classes(token - 1).contains(.month) {
      return page.isWord(token + 1, "year")
    }
    if page.isWord(token, "earlier"), token == sentence.first { return isYear(page, token + 1) }
    return page.isWord(token, "previous")
      && !page.classes(token + 1).isDisjoint(with: .event) && !page.isWord(token + 1, "toll")
  }

  /// "[earlier] this year".
  private static func isYear(_ page: Page, _ token: Int) -> Bool {
    page.isWord(token, "this") && token + 1 < page.tokens.count && page.isWord(token + 1, "year")
  }

  /// A stretch of time that ends at the unit `token`: "over a period of one month", "in less than a week".
  private static func isCourse(_ page: Page, _ token: Int, _ sentence: Sentence) -> Bool {
    guard token - 2 >= sentence.first, page.classes(token).contains(.timeUnit),
      page.isWord(token, "day") || page.isWord(token, "days") || page.isWord(token, "week")
        || page.isWord(token, "weeks") || page.isWord(token, "month") || page.isWord(token, "months")
    else { return false }
    let before = token - 2
    if page.isWord(before, "within") { return true }
    guard before - 1 >= sentence.first else { return false }
    if page.isWord(before, "than") { return page.isWord(before - 1, "less") || page.isWord(before - 1, "fewer") }
    return page.isWord(before, "of") && (page.isWord(before - 1, "course") || page.isWord(before - 1, "period"))
  }

  private static func isVerdict(_ page: Page, _ token: Int) -> Bool {
    page.isWord(token, "sentenced") || page.isWord(token, "convicted") || page.isWord(token, "acquitted")
      || page.isWord(token, "guilty")
  }
}
