/// Whether a word is a noun where it stands: many are verbs as well ("report", "claims", "attack").
extension Speech {
  /// Whether the word can be the noun of a phrase or a part of it.
  func isNominal(_ index: Int) -> Bool {
    guard form(index) == .word else { return false }
    if words[index].isCapital, index > 0, !isEven {
      // A capital in mid-sentence is a name, unless a lost full stop stands before it: "Meanwhile", "But", "On".
      if has(index, .dayWord) { return isCapital(index - 1) }
      if has(index, .month) { return isGivenName(index) }
      return !has(index, Self.closed.union([.adverb, .weekday, .month]))
    }
    let classes = words[index].classes
    if !classes.isDisjoint(with: Self.closed) || !classes.isDisjoint(with: Self.time) { return false }
    // "the rescue service"
    if classes.contains(.base), has(index + 1, [.bodyNoun, .sourceNoun, .title]), !isWord(index - 1, "to") {
      return true
    }
    if classes.isDisjoint(with: Self.nominal) {
      if !classes.isDisjoint(with: Self.verbal.union([.adverb, .timeUnit, .participle, .gerund])) { return false }
      if !classes.isDisjoint(with: [.numberWord, .vague, .bound, .percent]) { return false }
      return !looksVerbal(index)
    }
    if !classes.isDisjoint(with: Self.verbal) { return isNounHere(index) }
    return true
  }

  /// Whether a word that is noun and verb ("report", "attack") is a noun by what stands before it.
  func isNounHere(_ index: Int) -> Bool {
    guard index > 0 else { return has(index, [.cueNoun, .sourceNoun, .bodyNoun, .personPlural]) }
    if form(index - 1) == .possessive { return true }
    if closesStatement(index) { return false }
    // "The study estimates that"
    if endsIn(index, "s"), has(index - 1, .cueNoun), isWord(index + 1, "that") { return false }
    // "the union claims 45 workers": a verb, where a statement follows.
    if endsIn(index, "s"),
      has(index - 1, [.bodyNoun, .sourceNoun, .title, .place, .nationality]) || isCapital(index - 1)
    {
      if form(index + 1) == .number || has(index + 1, [.determiner, .pronoun, .numberWord, .vague, .bound]) {
        return false
      }
    }
    if has(index - 1, [.determiner, .adjective, .nationality, .preposition, .numberWord, .bodyNoun, .place]) {
      return !isNominalPronoun(index - 1)
    }
    if isCapital(index - 1), page.tokens[words[index - 1].first].flags.contains(.allCapitals) { return true }
    // "will probe reports of a strike"
    if has(index, .cueNoun), endsIn(index, "s"), isWord(index + 1, "of") { return true }
    // "There were reports that", "multiple reports"
    if has(index, .cueNoun), endsIn(index, "s"), has(index - 1, [.be, .have, .vague]) || isGot(index - 1) {
      return true
    }
    // "…, reports said"
    if has(index, .cueNoun), endsIn(index, "s"), form(index - 1) == .comma, has(index + 1, .cueVerb) { return true }
    // "the official report": no verb agrees with its subject so.
    if has(index, .cueNoun), isSingular(index - 1),
      has(index - 2, .determiner)
        || has(index - 3, .determiner) && (has(index - 2, .adjective) || isWord(index - 2, "last")),
      !endsIn(index, "s"),
      !endsIn(index, "ed"), !endsIn(index, "ing"), !isCapital(index - 1)
    {
      return true
    }
    // "Previous estimates put", "earlier reports had put"
    if has(index, .cueNoun), endsIn(index, "s"), isEarlier(index - 1) { return true }
    // "on media reports": between a preposition and no statement.
    if has(index, .cueNoun), has(index - 1, [.sourceNoun, .bodyNoun]), has(index - 2, .preposition),
      form(index + 1) != .number, !has(index + 1, [.determiner, .pronoun, .numberWord, .vague, .bound])
    {
      return true
    }
    // "citing burial records.": nothing follows that could be stated.
    if has(index, .cueNoun), form(index + 1) != .word, form(index + 1) != .number, form(index - 1) == .word,
      !isCapital(index - 1), has(index - 2, .cueVerb), !has(index - 1, [.sourceNoun, .bodyNoun, .title, .personPlural])
    {
      return true
    }
    // "a situational report": an article holds the words up to the noun together.
    let held: WordClass = [.sourceNoun, .bodyNoun, .personSingular, .personPlural, .title, .group]
    return has(index - 2, [.determiner, .preposition]) && form(index - 1) == .word
      && !has(index - 1, Self.closed.union(held))
      && !has(index - 1, Self.verbal) && !endsIn(index - 1, "s") && !isCapital(index - 1)
  }

  /// "…, NHK reports.", "…, the ministry reports, citing": the verb of a speaker who stands set apart at the end.
  private func closesStatement(_ index: Int) -> Bool {
    guard endsIn(index, "s"), has(index, .cueVerb),
      form(index + 1) == nil || form(index + 1) == .stop
        || form(index + 1) == .comma, has(index - 1, [.bodyNoun, .sourceNoun]) || isCapital(index - 1)
    else { return false }
    var start = index - 1
    while start > 0, start > index - 10, form(start) == .word { start -= 1 }
    return start > 0 && (form(start) == .comma || form(start) == .quote)
      && (isCapital(start + 1) || has(start + 1, [.determiner, .sourceNoun, .adjective]))
      && (0..<start).contains { has($0, [.trigger, .be, .have, .intransitive, .measureNoun]) }
  }

  /// "received reports", "heard claims"
  private func isGot(_ index: Int) -> Bool {
    isWord(index, "received") || isWord(index, "receiving") || isWord(index, "heard") || isWord(index, "got")
  }

  /// A noun that takes no plural verb.
  private func isSingular(_ index: Int) -> Bool {
    has(index, [.sourceNoun, .bodyNoun]) && !endsIn(index, "s") && !isWord(index, "police") && !isWord(index, "media")
  }

  private func isEarlier(_ index: Int) -> Bool {
    isWord(index, "previous") || isWord(index, "earlier") || isWord(index, "initial") || isWord(index, "early")
      || isWord(index, "preliminary") || isWord(index, "latest") || isWord(index, "official")
  }

  /// "this", "that", "others", "all" without a noun of their own.
  func isNominalPronoun(_ index: Int) -> Bool {
    isWord(index, "this") || isWord(index, "that") || isWord(index, "others") || isWord(index, "all")
      || isWord(index, "both")
  }

  /// Whether an unknown word looks like a verb form by its ending, and nothing before it makes it an adjective.
  private func looksVerbal(_ index: Int) -> Bool {
    guard !words[index].isCapital || index == 0,
      !page.tokens[words[index].first].flags.contains(.hyphenated)
    else { return false }
    if endsIn(index, "ly") { return true }
    guard endsIn(index, "ed") || endsIn(index, "ing") else { return false }
    // "Ahmed Hassan said", "Saeed told"
    if index == 0, words[0].isCapital, has(1, .cueVerb) || isCapital(1) && !has(1, Self.time) { return false }
    return !has(index - 1, [.determiner, .adjective]) && !has(index + 1, [.sourceNoun, .bodyNoun])
  }
}
