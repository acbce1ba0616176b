/// Finds the noun phrases that name speakers (codebook, G10): backwards from a verb, forwards from "according to".
///
/// Text may have lost its commas, so that a phrase must tell by itself where it begins: at a determiner that no
/// preposition ties to a speaker, at a registered name, after a place that a preposition claims.
extension SentenceReader {
  /// The noun phrase that ends before `end`, or nil when no noun stands there.
  mutating func phrase(before end: Int, floor: Int) -> Range<Int>? {
    var last = end - 1
    if speech.form(last) == .close, let open = opening(last, floor: floor) { last = open - 1 }
    guard last >= floor else { return nil }
    if speech.isWord(last, "them"), speech.isWord(last - 1, "of"), last - 2 >= floor,
      speech.has(last - 2, [.numberWord, .vague])
    {
      return last - 2..<end
    }
    if speech.has(last, .pronoun) { return isSpeakingPronoun(last) ? last..<end : nil }
    guard var start = baseStart(last, floor: floor) else { return nil }
    while start - 2 >= floor, speech.has(start - 1, .preposition), let further = joined(start, last: last, floor: floor)
    {
      start = further
    }
    start = afterPlace(start, last: last, floor: floor)
    return start..<end
  }

  /// The noun phrase that starts at `start`, or nil when none does.
  mutating func phrase(from start: Int, limit: Int) -> Range<Int>? {
    var end = start
    if speech.has(end, .pronoun) { return isSpeakingPronoun(end) ? end..<end + 1 : nil }
    var sawNoun = false
    scan: while end < limit {
      switch speech.words[end].form {
      case .word where sawNoun && isInitial(end):
        end += 2
        continue scan
      case .word where speech.isCapital(end) && speech.has(end + 1, .determiner):
        // "Save the Children": an article inside a registered name.
        guard let match = matcher.longest(at: speech.words[end].first, limit: speech.words[limit - 1].end),
          match.end > speech.words[end + 1].end
        else { break }
        end = speech.word(atToken: match.end)
        sawNoun = true
        continue scan
      case .word: break
      case .possessive:
        end += 1
        continue scan
      case .open:
        // "(SOHR)" belongs to the name before it.
        guard sawNoun, end + 2 < limit, speech.form(end + 2) == .close else { break scan }
        end += 3
        continue scan
      case .stop
      where sawNoun && isGlued(end) && speech.has(end - 1, .title) && speech.has(end - 1, .abbreviation)
        && end + 1 < limit && (speech.isName(end + 1) || isInitial(end + 1)):
        // "Dr. A. Rashid"
        end += 1
        continue scan
      case .dash where end + 1 < limit && speech.isName(end + 1) && isGlued(end):
        end += 1
        continue scan
      default: break scan
      }
      if speech.has(end, .determiner), !speech.isCapital(end) || !sawNoun {
        if sawNoun { break }
      } else if speech.has(end, [.numberWord, .vague, .bound]), !speech.isNominal(end) {
        if sawNoun { break }
      } else if speech.has(end, .preposition), !(speech.isCapital(end) && end > 0) {
        guard sawNoun, continues(end, limit: limit) else { break }
        end += 1
        if speech.has(end, .determiner) || speech.isWord(end, "one") { end += 1 }
        continue
      } else if speech.has(end, .conjunction) {
        guard sawNoun, isInsideName(end, from: start, limit: limit) else { break }
      } else if speech.has(end, .adverb), !speech.isNominal(end), !sawNoun {
        // "also", "newly" before the noun.
      } else if !speech.isNominal(end) || isVerbAfterNoun(end, sawNoun) {
        break
      } else {
        if sawNoun, endsName(end, from: start) || endsDocument(end) { break }
        sawNoun = true
      }
      end += 1
    }
    guard sawNoun else { return nil }
    return start..<trimmed(start, end)
  }

  /// The "A." of "Dr. A. Rashid": a letter and its full stop before a name or another one.
  private func isInitial(_ index: Int) -> Bool {
    guard speech.form(index) == .word, speech.form(index + 1) == .stop, isGlued(index + 1),
      speech.page.tokens[speech.words[index].first].count == 1
    else { return false }
    return speech.isName(index + 2) || speech.form(index + 3) == .stop && isGlued(index + 3)
  }

  // MARK: Backwards

  /// Where the noun phrase without prepositions begins whose last word is `last`.
  private mutating func baseStart(_ last: Int, floor: Int) -> Int? {
    guard speech.isNominal(last) || isNumberHead(last) else { return nil }
    var start = last
    if let (token, _) = matcher.ending(at: speech.words[last].end, floor: speech.words[floor].first) {
      start = min(start, speech.word(atToken: token))
    }
    var index = start - 1
    while index >= floor {
      switch speech.words[index].form {
      case .possessive:
        index -= 1
        continue
      case .dash where isGlued(index):
        index -= 1
        continue
      case .close:
        guard let open = opening(index, floor: floor) else { return start }
        index = open - 1
        continue
      case .word: break
      default: return start
      }
      if speech.has(index, .determiner), !(speech.isCapital(index) && speech.isEven) {
        if isInsideRegistered(index, floor: floor) {
          start = index - 1
          index -= 2
          continue
        }
        return index > floor && speech.has(index - 1, .determiner) && !speech.isWord(index - 1, "that")
          ? index - 1 : index
      }
      if speech.isWord(index, "what") { return start }
      if speech.isWord(index, "and"), let first = compoundStart(start, last: last, floor: floor) {
        start = first
        index = first - 1
        continue
      }
      if speech.has(index, [.numberWord, .vague]) || speech.isWord(index, "some") {
        return speech.has(index - 1, .bound) ? start : index
      }
      let isEarly = speech.isWord(index, "early") || speech.isWord(index, "later")
      let isTop =
        speech.isWord(index, "top") && (speech.form(index - 1) == .possessive || speech.has(index - 1, .determiner))
      guard speech.isNominal(index) || isTop || isEarly && speech.has(start, .cueNoun), !isBorder(index, start, last)
      else {
        return start
      }
      start = index
      index -= 1
    }
    return start
  }

  /// "the Flood Control | and | Relief Council": where the capitals begin that "and" joins to the noun of a body.
  private mutating func compoundStart(_ start: Int, last: Int, floor: Int) -> Int? {
    let and = start - 1
    guard and - 1 > floor, !speech.isEven, speech.has(last, .bodyNoun),
      (start...last).allSatisfy({ speech.isCapital($0) })
    else { return nil }
    var first = and
    while first > floor, speech.isCapital(first - 1), speech.form(first - 1) == .word,
      !speech.has(first - 1, Speech.citable.union([.determiner, .nationality, .place]))
    {
      first -= 1
    }
    guard and - first > 1 || speech.has(first - 1, .determiner), and > first,
      matcher.longest(at: speech.words[first].first, limit: speech.words[and].first) == nil,
      matcher.longest(at: speech.words[start].first, limit: speech.words[last].end) == nil
    else { return nil }
    return first
  }

  /// "Save [the] Children": an article inside a registered name.
  private mutating func isInsideRegistered(_ index: Int, floor: Int) -> Bool {
    guard index > floor, speech.isCapital(index - 1), speech.isCapital(index + 1), !speech.isEven else { return false }
    let match = matcher.longest(at: speech.words[index - 1].first, limit: speech.words[speech.count - 1].end)
    return match.map { $0.end > speech.words[index + 1].first } ?? false
  }

  private func isNumberHead(_ index: Int) -> Bool { speech.has(index, .numberWord) && speech.isWord(index, "one") }

  /// Whether a phrase begins after `index` though no determiner says so.
  private mutating func isBorder(_ index: Int, _ next: Int, _ last: Int) -> Bool {
    guard !speech.isCapital(index), !speech.isName(index) else { return false }
    // "dozens of people | activists said"
    if speech.has(index, .personPlural), !speech.has(index, .sourceNoun),
      speech.isWord(index, "others") || speech.has(next, [.sourceNoun, .adjective])
    {
      return true
    }
    if speech.has(index, [.measureNoun, .event]), speech.has(next, .sourceNoun) { return true }
    guard speech.isCapital(next) else { return false }
    // "its account | Lebanese movement Hezbollah": an adjective after a noun begins another phrase.
    if speech.has(next, .nationality), !speech.has(index, [.adjective, .nationality]) { return true }
    // "her mother | Amnesty International said", "attacks abroad | Secretary Carter said"
    let roles: WordClass = [.adjective, .nationality, .personSingular, .group, .collective]
    guard !speech.page.tokens[speech.words[index].first].flags.contains(.hyphenated),
      !speech.has(index, Speech.citable)
    else { return false }
    if matcher.longest(at: speech.words[next].first, limit: speech.words[last].end) != nil {
      return !speech.has(index, [.adjective, .nationality])
    }
    return !speech.has(index, roles) && !isHeld(index)
  }

  /// Whether an article stands before the word, at most two words off.
  private func isHeld(_ index: Int) -> Bool {
    speech.has(index - 1, .determiner) || speech.has(index - 2, .determiner) && speech.form(index - 1) == .word
      || index == 1 && speech.has(0, .sourceNoun)
  }

  /// Whether what stands before the preposition at `start - 1` belongs to the phrase, and where it begins then.
  private mutating func joined(_ start: Int, last: Int, floor: Int) -> Int? {
    let preposition = start - 1
    guard isJoining(preposition) else { return nil }
    var left = preposition - 1
    if speech.form(left) == .close, let open = opening(left, floor: floor) { left = open - 1 }
    guard left >= floor else { return nil }
    if speech.isWord(preposition, "of"), speech.has(left, [.numberWord, .vague, .member]) {
      return speech.has(left - 1, .determiner) ? left - 1 : left
    }
    guard speech.isNominal(left) else { return nil }
    let isCited = isCitable(start..<last + 1)
    let joins =
      speech.has(left, Speech.citable) || speech.isCapital(left) && speech.isWord(preposition, "of")
      || speech.isCapital(left) && !isCited && !speech.has(left, .place)
      || !isCited && speech.has(left, [.personSingular, .personPlural])
    let start = baseStart(left, floor: floor)
    if !joins {
      // "A nurse at the hospital said": who begins the clause speaks.
      // "The operations room of the council told": so does a part of a body, by its article.
      let isPart =
        speech.isWord(preposition, "of") && start.map { $0 < left && speech.has($0, .determiner) } ?? false
        && !speech.has(left, [.event, .total, .measureAdjective, .figure, .placeNoun, .structure])
        && (isCited || speech.isCapital(last))
      guard let start, speech.has(left, [.personSingular, .personPlural]) || isPart, !speech.has(left, .measureNoun),
        start == floor || speech.has(start - 1, [.conjunction, .subordinator, .adverb])
      else { return nil }
    }
    return start
  }

  func isJoining(_ index: Int) -> Bool {
    speech.isWord(index, "of") || speech.isWord(index, "for") || speech.isWord(index, "in")
      || speech.isWord(index, "at")
      || speech.isWord(index, "from") || speech.isWord(index, "within") || speech.isWord(index, "on")
      || speech.isWord(index, "with") || speech.isWord(index, "by") || speech.isWord(index, "to")
      || speech.isWord(index, "under") && speech.has(index - 1, .title)
  }

  /// Where a speaker begins that follows a place: "in Aleppo province | state media said".
  private mutating func afterPlace(_ start: Int, last: Int, floor: Int) -> Int {
    guard start - 1 >= floor, speech.has(start - 1, .preposition) else { return start }
    var index = start
    if speech.has(index, .determiner) { index += 1 }
    var isPlace = false
    if index < last, speech.isCapital(index) || speech.has(index, .place), !speech.has(index, Speech.citable) {
      index += 1
      isPlace = true
      if index < last, speech.has(index, .place), speech.isCapital(index) { index += 1 }
    }
    while index < last, speech.has(index, .placeNoun) {
      index += 1
      isPlace = true
    }
    if isPlace, isCitable(index..<last + 1) {
      // "in Gaza health officials said" keeps its place: an official is named by it.
      let first = speech.has(start, .determiner) ? start + 1 : start
      let match = matcher.longest(at: speech.words[first].first, limit: speech.words[last].end)
      if let match, match.end > speech.words[index].first { return start }
      return index
    }
    // "in the process | AMN reported"
    guard speech.has(start, .determiner), !speech.isCapital(start + 1), speech.isCapital(last), !speech.isEven else {
      return start
    }
    index = last
    while index > start, speech.isCapital(index - 1) { index -= 1 }
    for word in start + 1..<index where speech.has(word, Speech.citable.union([.personSingular, .adjective])) {
      return start
    }
    return index
  }

  // MARK: Both

  /// Whether a phrase names what can be cited: a body, an office, a role, a document, a registered source.
  mutating func isCitable(_ range: Range<Int>) -> Bool {
    for index in range where speech.has(index, Speech.citable) && speech.isNominal(index) { return true }
    for index in range where speech.form(index) == .word {
      if matcher.longest(at: speech.words[index].first, limit: speech.words[range.upperBound - 1].end) != nil {
        return true
      }
    }
    return false
  }

  /// "he", "she", "it", "they", "we", "i": pronouns that speak.
  func isSpeakingPronoun(_ index: Int) -> Bool {
    speech.isWord(index, "he") || speech.isWord(index, "she") || speech.isWord(index, "it")
      || speech.isWord(index, "they") || speech.isWord(index, "we") || speech.isWord(index, "i")
  }

  func opening(_ close: Int, floor: Int) -> Int? {
    var index = close - 1
    while index > floor, index > close - 8 {
      if speech.form(index) == .open { return index }
      index -= 1
    }
    return nil
  }

  func isGlued(_ index: Int) -> Bool {
    !speech.page.tokens[speech.words[index].first].flags.contains(.spaceBefore)
  }
}
