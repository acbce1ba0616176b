/// Speakers whom a relative clause or an aside parts from their verb, and the names that asides give them.
extension SentenceReader {
  /// "paramedics who told him", "the report, which put": the speaker stands before the relative.
  mutating func relativeAntecedent(_ end: Int) -> Range<Int>? {
    let relative = end - 1
    guard speech.isRelative(relative) else { return nil }
    let before = speech.form(relative - 1) == .comma ? relative - 1 : relative
    guard before > 0, let range = phrase(before: before, floor: floor(before: before)) else { return nil }
    return speech.isWord(relative, "who") || isCitable(range) || speech.isName(range.upperBound - 1) ? range : nil
  }

  /// "Abdurrahman Mangal, spokesperson for the governor, said": the phrase before an aside.
  mutating func phraseBehindAside(_ end: Int) -> Range<Int>? {
    let mark = end - 1
    guard mark > 1, let form = speech.form(mark), form == .comma || form == .dash && !isGlued(mark) else { return nil }
    var open = mark - 1
    while open > 0, speech.form(open) != form {
      if speech.form(open) == .quote || speech.form(open) == .stop { return nil }
      open -= 1
    }
    guard open > 0, mark - open < 30 else { return nil }
    // "Rasul Amiri, 21, a student, told": an age is an aside of its own.
    while open > 2, speech.form(open - 1) == .number, speech.form(open - 2) == form { open -= 2 }
    let floor = floor(before: open)
    guard let range = phrase(before: open, floor: floor),
      range.lowerBound == floor || !(floor..<open).contains(where: { speech.isWord($0, "who") })
    else {
      // "A farmer who ran to help, John Dodd, said"
      let name = apposedName(after: open)
      return name?.upperBound == mark ? name : nil
    }
    // An aside about a speaker has no clause of its own before it.
    guard
      range.lowerBound == floor
        || speech.has(range.lowerBound - 1, [.adverb, .conjunction, .subordinator])
        || speech.isWord(range.lowerBound - 1, "that") || isCitable(range)
    else { return nil }
    let aside = open + 1
    if speech.has(
      aside, [.relative, .title, .determiner, .preposition, .sourceNoun, .personSingular, .participle, .adjective])
      || speech.endsIn(aside, "ing") || speech.endsIn(aside, "ed") || speech.form(aside) == .number
      || speech.has(aside, .numberWord) || speech.isWord(aside, "then") || speech.isWord(aside, "now")
      || speech.isWord(aside, "once") || speech.isWord(aside, "himself") || speech.isWord(aside, "herself")
      || speech.isWord(aside, "when") && mark - aside < 5
      || speech.has(aside, .adverb) && speech.has(aside + 1, .determiner)
      || speech.isCapital(aside) || speech.isEven && speech.isName(aside)
    {
      return range
    }
    return nil
  }

  /// "The network, meanwhile said": a subject that a comma parts from the adverb before its verb.
  mutating func phraseBehindComma(_ end: Int, _ cue: Int) -> Range<Int>? {
    guard end > 1, speech.form(end - 1) == .comma else { return nil }
    // "The relief centre, reported that": nothing but a comma too many.
    guard end < cue && speech.has(end, .adverb) || end == cue && speech.isWord(cue + 1, "that") else { return nil }
    let floor = floor(before: end - 1)
    guard let range = phrase(before: end - 1, floor: floor), range.lowerBound == floor else { return nil }
    return isCitable(range) || speech.isName(range.upperBound - 1) ? range : nil
  }

  /// "Rami Abdurrahman who heads the Observatory said": the phrase that a relative clause without commas is about.
  mutating func behindRelative(_ range: Range<Int>, floor: Int) -> Range<Int>? {
    var index = range.lowerBound - 1
    while index > floor {
      let isThat =
        speech.isWord(index, "that") && !speech.has(index + 1, [.determiner, .pronoun])
        && !speech.has(index - 1, .cueVerb)
      if speech.isRelative(index) || isThat {
        guard let head = phrase(before: index, floor: floor),
          head.lowerBound == floor || speech.has(head.lowerBound - 1, [.conjunction, .adverb])
        else { return nil }
        let isPerson = speech.isWord(index, "who") && speech.has(index - 1, .personSingular)
        return isPerson || isCitable(head) || speech.isName(index - 1) ? head : nil
      }
      // "A nurse who was wounded in the blast said": what the clause tells does not hide who it is about.
      if speech.has(index, [.trigger, .intransitive]), !(floor..<index).contains(where: { speech.isWord($0, "who") }) {
        return nil
      }
      if speech.isWord(index, "that") { return nil }
      index -= 1
    }
    return nil
  }

  /// "Officials in Uca, | Itogo | told": a second place; "Musa Bello, who confirmed | the story | said": the end of an aside
  /// that no comma closes.
  mutating func behindOpenAside(_ range: Range<Int>, floor: Int) -> Range<Int>? {
    guard floor > 2, speech.form(floor - 1) == .comma else { return nil }
    let clause = self.floor(before: floor - 1)
    if speech.isWord(floor, "who"), range.lowerBound > floor + 1, !isCitable(range),
      !speech.has(range.lowerBound, .pronoun),
      (floor + 1..<range.lowerBound).contains(where: { speech.has($0, [.cueVerb, .trigger, .verb, .have, .be]) })
    {
      guard let head = phrase(before: floor - 1, floor: clause) else { return nil }
      return isCitable(head) || speech.isName(head.upperBound - 1) ? head : nil
    }
    guard range.lowerBound == floor, range.allSatisfy({ speech.isName($0) && !speech.has($0, .firstName) }),
      !isCitable(range), let head = phrase(before: floor - 1, floor: clause), head.lowerBound == clause,
      let link = head.last(where: { speech.has($0, .preposition) }), link > head.lowerBound,
      speech.has(link - 1, [.sourceNoun, .personPlural]), link + 1 < head.upperBound, speech.isName(link + 1)
    else { return nil }
    return head.lowerBound..<range.upperBound
  }

  /// "Nadir Mohan, | director of the ambulance service | said": a name before a role that no comma parts from its verb.
  mutating func nameBefore(role range: Range<Int>) -> Range<Int>? {
    let comma = range.lowerBound - 1
    let head = (range.dropFirst().first { speech.has($0, .preposition) } ?? range.upperBound) - 1
    guard comma > 1, speech.form(comma) == .comma, speech.has(head, .title), !speech.endsIn(head, "s"),
      !speech.isName(range.upperBound - 1) || head < range.upperBound - 1
    else { return nil }
    let floor = floor(before: comma)
    var start = comma
    while start > floor, speech.isName(start - 1), speech.isUnknown(start - 1) || speech.has(start - 1, .firstName) {
      start -= 1
    }
    guard (2...4).contains(comma - start) else { return nil }
    // With an article it may be somebody else than whom the sentence has named.
    return start == floor || !speech.has(range.lowerBound, .determiner) ? start..<comma : nil
  }

  /// The name that is all an aside at `start` says, with or without a title: ", Colonel Ahmad Zia,".
  func apposedName(after start: Int) -> Range<Int>? {
    guard speech.form(start) == .comma else { return nil }
    var first = start + 1
    while speech.has(first, .title) || speech.form(first) == .stop && speech.has(first - 1, .abbreviation) {
      first += 1
    }
    let isTitled = first > start + 1
    var end = first
    while end < speech.count, speech.isName(end) || speech.form(end) == .dash && isGlued(end) || isInitial(end),
      !speech.has(end, Speech.citable)
    {
      end += 1
    }
    guard (isTitled ? 1...4 : 2...4).contains(end - first) else { return nil }
    switch speech.form(end) {
    case .word: return speech.has(end, [.relative, .cueVerb]) ? first..<end : nil
    case .number, .possessive, .dash: return nil
    default: return first..<end
    }
  }

  /// The full stop of "A. B. Smith".
  private func isInitial(_ index: Int) -> Bool {
    speech.form(index) == .stop && speech.form(index - 1) == .word
      && speech.page.tokens[speech.words[index - 1].first].count == 1
  }

  /// Whether the phrase is about a person in some role, whom an aside may name.
  func isRole(_ range: Range<Int>) -> Bool {
    let end = range.dropFirst().first { speech.has($0, .preposition) && !speech.isCapital($0) } ?? range.upperBound
    return speech.has(end - 1, [.title, .personSingular, .sourceNoun]) && !speech.has(end - 1, .personPlural)
  }
}
