/// Cues without a finite verb of their own: "according to X", "citing X", "adding", "reportedly", "provided by X".
extension SentenceReader {
  // MARK: "according to X"

  mutating func readAccording(_ index: Int) -> Int {
    var start = index + 1
    if speech.words[index].end == speech.words[index].first + 1 {
      guard speech.isWord(start, "to") else { return start }
      start += 1
    }
    let cue = index..<start
    // "according to Monday's assessment of the authority"
    if speech.has(start, Speech.time), speech.form(start + 1) == .possessive { start += 2 }
    guard let found = objectPronoun(start) ?? phrase(from: start, limit: speech.count), isPlausible(found) else {
      return start
    }
    let (sources, end) = list(from: withMaker(found))
    let scope = scope(around: index, end: end)
    append(.according, sources, cue: cue, relay: nil, scope: scope, first: index)
    nameBehind(sources)
    return end
  }

  /// The sources that stand side by side from the first on, and where they end.
  private mutating func list(from first: Range<Int>) -> (sources: SourceList, end: Int) {
    var sources = SourceList(first)
    var end = first.upperBound
    while speech.has(end, .conjunction) || speech.form(end) == .comma && sources.count > 1,
      let other = phrase(from: end + 1, limit: speech.count),
      isCitable(other) || speech.has(other.upperBound - 1, .personSingular), !isClause(other.upperBound)
    {
      sources.append(other)
      end = other.upperBound
    }
    return (sources, end)
  }

  /// "data [compiled by the centre]": a paper with what says whose it is.
  private mutating func withMaker(_ paper: Range<Int>) -> Range<Int> {
    let by = paper.upperBound + 1
    guard speech.has(paper.upperBound - 1, .cueNoun), speech.endsIn(by - 1, "ed"), speech.isWord(by, "by"),
      let maker = phrase(from: by + 1, limit: speech.count)
    else { return paper }
    return paper.lowerBound..<maker.upperBound
  }

  /// "according to him", and not "to her mother".
  private func objectPronoun(_ index: Int) -> Range<Int>? {
    let isPerson = speech.isWord(index, "him") || speech.isWord(index, "her") && !speech.isNominal(index + 1)
    return isPerson || speech.isWord(index, "them") && !speech.isWord(index + 1, "all") ? index..<index + 1 : nil
  }

  /// "per the coroner", "as per the records", set apart, is no rate.
  mutating func readPer(_ index: Int) -> Int {
    let first = speech.isWord(index - 1, "as") ? index - 1 : index
    guard first == 0 || first < index || speech.form(index - 1) == .comma,
      let found = phrase(from: index + 1, limit: speech.count),
      isCitable(found)
    else { return index + 1 }
    let (sources, end) = list(from: found)
    append(
      .according, sources, cue: first..<index + 1, relay: nil, scope: scope(around: first, end: end), first: first)
    return end
  }

  /// Whether the phrase can state something; "according to flight patterns" cites nobody.
  mutating func isPlausible(_ range: Range<Int>) -> Bool {
    if isCitable(range) || speech.has(range.lowerBound, .pronoun) { return true }
    if range.count == 1, speech.isWord(range.lowerBound, "her") { return true }
    return range.contains { speech.isName($0) || speech.has($0, [.personSingular, .personPlural, .group]) }
  }

  private func isClause(_ index: Int) -> Bool {
    speech.form(index) == .word && (speech.has(index, [.be, .have, .modal]) || speech.has(index, Speech.verbal))
  }

  /// What a phrase like "according to X" covers: at the front of its sentence, what follows; at its end, all of it;
  /// in the middle, its own clause (G19).
  func scope(around index: Int, end: Int) -> Range<Int> {
    var last = end
    while last < speech.count, speech.form(last) == .stop || speech.form(last) == .quote || speech.form(last) == .close
    { last += 1 }
    if last >= speech.count { return ownClause(before: index)..<speech.count }
    var first = index
    while first > 0 {
      let before = first - 1
      if speech.form(before) == .semicolon || speech.isWord(before, "but") || speech.isWord(before, "while") { break }
      first -= 1
    }
    if isFront(index) { return end..<speech.count }
    // To the right only as far as the same clause goes on.
    var right = end
    while right < speech.count {
      if speech.form(right) == .semicolon || speech.isWord(right, "while") || speech.isWord(right, "but")
        || speech.isWord(right, "although") || speech.isWord(right, "whereas")
      {
        break
      }
      if speech.form(right) == .comma, speech.has(right + 1, .conjunction) { break }
      right += 1
    }
    return first..<max(right, index + 1)
  }

  /// "The army said 12 died, while | the mayor spoke of 20, according to X": an earlier clause with a speaker of its own is
  /// not covered.
  private func ownClause(before index: Int) -> Int {
    var start = index
    while start > 0 {
      if speech.form(start) == .semicolon || speech.isWord(start, "while") || speech.isWord(start, "whereas"),
        hasFrame(before: start)
      {
        return start + 1
      }
      start -= 1
    }
    return 0
  }

  private func isFront(_ index: Int) -> Bool {
    var before = index - 1
    while before >= 0 {
      if speech.has(before, [.trigger, .intransitive, .be, .have, .verb, .cause, .leave, .rise, .measureNoun]) {
        return false
      }
      if speech.isWord(before, "but") || speech.form(before) == .semicolon || speech.isWord(before, "while") {
        return true
      }
      before -= 1
    }
    return true
  }

  // MARK: Participles

  /// "citing the ministry": one step further back from the speaker before it, or the publisher's own source.
  mutating func readCiting(_ index: Int) -> Int {
    if speech.isWord(index + 1, "what") {
      // "citing what it called credible reports" names nobody.
      return (index + 2..<max(index + 2, speech.count)).first { speech.form($0) != .word } ?? speech.count
    }
    guard let found = phrase(from: index + 1, limit: speech.count) else { return index + 1 }
    let cue = speech.tokens(index..<index + 1)
    if let last = frames.indices.last, frames[last].shape != .mention, frames[last].cited == nil {
      frames[last].cited = (speech.tokens(found), cue)
    } else if let subject = firstSubject(before: index), followsComma(index), verbFollows(found.upperBound) {
      // "WHO, citing the ministry, said": the verb comes later.
      pendingCitation = (speech.tokens(found), cue, subject)
    } else if isFront(index), speech.form(found.upperBound) == .comma {
      // "Citing residents, the newspaper said": so does its speaker.
      pendingCitation = (speech.tokens(found), cue, found.upperBound + 1)
    } else {
      append(.citing, [found], cue: index..<index + 1, relay: nil, scope: 0..<speech.count, first: index)
    }
    return found.upperBound
  }

  private func followsComma(_ index: Int) -> Bool {
    speech.form(index - 1) == .comma || speech.form(index - 1) == .dash
  }

  private func verbFollows(_ index: Int) -> Bool {
    speech.form(index) == .comma
      && (speech.has(index + 1, .cueVerb)
        || speech.has(index + 1, [.have, .adverb]) && speech.has(index + 2, .cueVerb))
  }

  private mutating func firstSubject(before index: Int) -> Int? {
    phrase(before: index - 1, floor: floor(before: index - 1))?.lowerBound
  }

  /// "adding that …", "with officials reporting …", "a statement saying …".
  mutating func readGerund(_ index: Int, _ use: Use) -> Int {
    guard use != .telling, use != .blame else { return index + 1 }
    var relay: Range<Int>?
    // "with officials reporting": a subject of its own.
    if let subject = phrase(before: index, floor: floor(before: index)),
      isCitable(subject) || speech.isName(subject.upperBound - 1),
      speech.isWord(subject.lowerBound - 1, "with") || speech.isWord(subject.lowerBound - 1, "despite")
    {
      append(
        .before, [subject], cue: index..<index + 1, relay: nil, scope: index + 1..<speech.count,
        first: subject.lowerBound - 1)
      return index + 1
    }
    let token = speech.words[index].first
    if let last = frames.last(where: {
      $0.shape != .mention && $0.shape != .unstated && ($0.cue?.lowerBound ?? token) < token
    }) {
      guard use == .adding || use == .speech || use == .figures else { return index + 1 }
      relay = nil
      add(
        Frame(
          shape: .before, sources: last.sources, cue: speech.tokens(index..<index + 1), apposed: last.apposed,
          relay: last.relay, scope: speech.tokens(index..<speech.count)), first: index, cue: index..<index + 1,
        continues: true)
      return index + 1
    }
    // "The researchers compared lists, estimating 64,000 deaths"
    let isFigure = use == .figures && speech.form(index - 1) == .comma
    guard use == .speech || use == .adding || isFigure else { return index + 1 }
    if index == 0 || speech.form(index - 1) == .quote, let speaker = mainSubject(behind: index) {
      // "Claiming that 90 had died, Omar Sall called for help"
      append(
        .before, [speaker], cue: index..<index + 1, relay: nil, scope: index + 1..<speaker.lowerBound, first: index)
      return index + 1
    }
    // "The ministry issued a statement saying": the one whose statement it is speaks.
    guard
      speech.has(index - 1, .cueNoun) || speech.form(index - 1) == .comma
        // "answered by saying that 12 had died"
        || speech.isWord(index - 1, "by") && speech.isWord(index + 1, "that")
        || speech.has(index - 1, [.title, .sourceNoun])
    else {
      return index + 1
    }
    guard let subject = clauseSubject(before: index) else { return index + 1 }
    append(
      .before, [subject], cue: index..<index + 1, relay: relay, scope: index + 1..<speech.count,
      first: subject.lowerBound)
    return index + 1
  }

  /// Who stands behind the comma that ends a fronted participle's clause, and before its verb.
  private mutating func mainSubject(behind index: Int) -> Range<Int>? {
    var comma = index + 1
    while comma < speech.count {
      if speech.form(comma) == .comma, let range = phrase(from: comma + 1, limit: speech.count),
        isCitable(range) || speech.isName(range.upperBound - 1), speech.form(range.upperBound) == .word,
        speech.has(range.upperBound, Speech.verbal.union([.be, .have, .modal, .past]))
      {
        return range
      }
      comma += 1
    }
    return nil
  }

  /// The first citable noun phrase of the sentence before `index`.
  private mutating func clauseSubject(before index: Int) -> Range<Int>? {
    var start = 0
    while start < index, !speech.isNominal(start), !speech.has(start, .determiner), !speech.isName(start) { start += 1 }
    guard start < index, let range = phrase(from: start, limit: index),
      isCitable(range) || speech.isName(range.upperBound - 1)
    else {
      return nil
    }
    return range
  }
}
