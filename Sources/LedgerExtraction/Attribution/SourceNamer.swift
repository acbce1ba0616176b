import LedgerTypes

/// Says who a noun phrase names: a registered source, a person without title, the maker of a document, or its own words.
struct SourceNamer {
  struct Name {
    /// The registry's record, where it is a registered source.
    var record: Int?
    var kind: SourceKind
    var alias: AliasKind?
    /// The tokens that the name was read from.
    var core: Range<Int>
    var isPerson = false
    /// Whether its first word is a common noun with the capital of its sentence.
    var losesCapital = false
  }

  let records: [SourceRecord]
  private var speech: Speech

  init(page: Page, records: [SourceRecord]) {
    self.records = records
    speech = Speech(page: page)
  }

  /// The name of the source that these tokens are about.
  mutating func name(_ tokens: Range<Int>, _ matcher: inout SourceMatcher) -> Name {
    speech.read(tokens)
    // Symbols alone are no words.
    guard speech.count > 0 else { return Name(kind: .unknown, core: tokens) }
    var range = 0..<speech.count
    if let maker = maker(range, &matcher), !maker.isEmpty { range = maker }
    range = withoutAside(range)
    if let person = person(range, &matcher) {
      return Name(
        kind: .person, core: speech.tokens(person), isPerson: true, losesCapital: losesCapital(person))
    }
    if let (start, match) = registered(range, &matcher) {
      return Name(
        record: match.source, kind: records[match.source].kind, alias: match.alias,
        core: speech.words[start].first..<match.end)
    }
    range = withoutArticle(range)
    return Name(
      kind: kind(range), core: speech.tokens(range), isPerson: speech.has(range.upperBound - 1, .personSingular),
      losesCapital: losesCapital(range))
  }

  /// The registry's identifier of a name.
  func id(_ name: Name) -> String? { name.record.map { records[$0].id } }

  /// How a name is written: as the registry has it, else its words.
  func text(_ name: Name) -> String { name.record.map { records[$0].name } ?? words(name.core, name.losesCapital) }

  /// Turns to another text.
  mutating func open(_ page: Page) { speech.open(page) }

  // MARK: Parts

  /// The maker inside "a report by the ministry", "data from the archive", "ISIS's statement", "a spokesman for X".
  private mutating func maker(_ range: Range<Int>, _ matcher: inout SourceMatcher) -> Range<Int>? {
    var head: Int?
    for index in range where speech.has(index, .cueNoun) || isSpokesman(index) {
      head = index
      if speech.has(index + 1, .preposition) { break }
    }
    guard let head else { return nil }
    var next = head + 1
    while next < range.upperBound {
      // "video posted online by activists"
      if speech.isWord(next, "by") || speech.isWord(next, "from") || speech.isWord(next, "of")
        || speech.isWord(next, "for")
      {
        guard next + 1 < range.upperBound, !isSpokesman(head) || !speech.isName(head + 1) else { return nil }
        let rest = next + 1..<range.upperBound
        return speech.isWord(next, "of") || speech.isWord(next, "for") ? isSource(rest, &matcher) ? rest : nil : rest
      }
      next += 1
    }
    guard head == range.upperBound - 1, head > range.lowerBound else { return nil }
    if speech.form(head - 1) == .possessive { return range.lowerBound..<head - 1 }
    let before = range.lowerBound..<head
    if let (_, match) = registered(before, &matcher), match.end == speech.words[head - 1].end { return before }
    if isSpokesman(head), speech.has(head - 1, .bodyNoun) || speech.isName(head - 1) { return before }
    let last = speech.page.tokens[speech.words[head - 1].first]
    return last.flags.contains(.allCapitals) && !speech.page.isAllCapitals
      || speech.isUnknown(head - 1) && speech.isCapital(head - 1) && speech.endsIn(head - 1, "s")
      ? before : nil
  }

  private func isSpokesman(_ index: Int) -> Bool {
    speech.has(index, .sourceNoun)
      && (speech.isWord(index, "spokesman") || speech.isWord(index, "spokeswoman")
        || speech.isWord(index, "spokesperson") || speech.isWord(index, "spokespersons")
        || speech.isWord(index, "spokesmen"))
  }

  private mutating func isSource(_ range: Range<Int>, _ matcher: inout SourceMatcher) -> Bool {
    for index in range where speech.has(index, [.bodyNoun, .sourceNoun]) || speech.isName(index) { return true }
    return registered(range, &matcher) != nil
  }

  /// The words before a relative clause, a comma or a bracket; the words after "identified as".
  private func withoutAside(_ range: Range<Int>) -> Range<Int> {
    for index in range.dropFirst() {
      // "the Bishops' Conference (BC)"
      if speech.form(index) == .open, index + 3 >= range.upperBound { return range.lowerBound..<index }
      if speech.isWord(index, "identified") || speech.isWord(index, "named") || speech.isWord(index, "called") {
        let next = speech.isWord(index + 1, "as") ? index + 2 : index + 1
        if next < range.upperBound, speech.isName(next) { return next..<range.upperBound }
      }
      if speech.has(index, .relative) || speech.form(index) == .comma { return range.lowerBound..<index }
    }
    return range
  }

  /// The bare name after a title or a role: "Observatory director [Rami Abdel Rahman]".
  private mutating func person(_ range: Range<Int>, _ matcher: inout SourceMatcher) -> Range<Int>? {
    var end = range.upperBound
    for index in range.dropFirst() where speech.has(index, .preposition) && !speech.isCapital(index) {
      end = index
      break
    }
    if let tail = nameBehindPlace(end, range) { return tail }
    var start = end
    while start > range.lowerBound, speech.isName(start - 1) || speech.form(start - 1) == .dash || isInitial(start - 1),
      !speech.has(start - 1, [.title, .bodyNoun, .sourceNoun, .cueNoun])
    {
      start -= 1
    }
    // The full stop of "Dr. A. Rashid" is the title's.
    if start < end, speech.form(start) == .stop { start += 1 }
    guard start < end, speech.form(start) == .word else { return nil }
    let role = speech.form(start - 1) == .stop ? start - 2 : start - 1
    if role >= range.lowerBound, speech.form(role) == .word,
      speech.has(role, [.title, .personSingular])
    {
      if let (at, match) = registered(start..<end, &matcher), at == start, match.end == speech.words[end - 1].end,
        records[match.source].kind != .person
      {
        return nil
      }
      let hasName = (start..<end).contains { speech.isUnknown($0) || speech.has($0, [.firstName, .month]) }
      return hasName ? start..<end : nil
    }
    // A name of two to four words that the lexicon knows nothing about, alone or before "of the Observatory".
    guard start == range.lowerBound, end == range.upperBound || speech.isWord(end, "of"), (2...4).contains(end - start),
      registered(start..<end, &matcher) == nil
    else { return nil }
    for index in start..<end {
      guard speech.has(index, .firstName) || speech.isUnknown(index) else { return nil }
      let token = speech.page.tokens[speech.words[index].first]
      if token.flags.contains(.allCapitals), !speech.page.isAllCapitals { return nil }
    }
    return start..<end
  }

  /// "the agency's spokesman in Italy [Flavio Rossi]": a name after where somebody serves.
  private func nameBehindPlace(_ preposition: Int, _ range: Range<Int>) -> Range<Int>? {
    guard preposition < range.upperBound, speech.has(preposition - 1, .title) else { return nil }
    var start = range.upperBound
    while start > preposition + 2, speech.isName(start - 1),
      speech.isUnknown(start - 1) || speech.has(start - 1, .firstName)
    {
      start -= 1
    }
    return (2...4).contains(range.upperBound - start) && speech.has(start - 1, .place)
      ? start..<range.upperBound : nil
  }

  private func isInitial(_ index: Int) -> Bool {
    speech.form(index) == .stop && speech.form(index - 1) == .word
      && speech.words[index - 1].end - speech.words[index - 1].first == 1
      && speech.page.tokens[speech.words[index - 1].first].count < 4
  }

  /// A registered source that the phrase is, apart from modifiers before it and a common noun after it.
  private func registered(_ range: Range<Int>, _ matcher: inout SourceMatcher) -> (
    start: Int, match: SourceMatcher.Match
  )? {
    let limit = speech.words[range.upperBound - 1].end
    var start = range.lowerBound
    while start < range.upperBound {
      guard speech.form(start) == .word else {
        start += 1
        continue
      }
      if let match = matcher.longest(at: speech.words[start].first, limit: limit), isWhole(match.end, range) {
        return match.needsContext && isNamed(before: start, from: range.lowerBound) ? nil : (start, match)
      }
      if speech.has(start, .preposition) { return nil }
      start += 1
    }
    return nil
  }

  /// "Madani | Resistance Committee", "Tanzania | Red Cross": a name in front makes common words another body's.
  private func isNamed(before start: Int, from first: Int) -> Bool {
    start > first && start > 0 && speech.form(start - 1) == .word && speech.isName(start - 1)
      && !speech.has(start - 1, [.title, .determiner]) && !speech.isWord(start - 1, "un")
      && !speech.isWord(start - 1, "u.n")
  }

  /// Whether nothing but a common noun for a body, or a place, follows.
  private func isWhole(_ token: Int, _ range: Range<Int>) -> Bool {
    var index = speech.word(atToken: token)
    while index < range.upperBound, speech.form(index) != .word { index += 1 }
    guard index < range.upperBound else { return true }
    if speech.form(index - 1) == .open || speech.form(index - 1) == .dash { return true }
    if speech.has(index, .preposition) { return true }
    guard index == range.upperBound - 1, !speech.isCapital(index) else { return false }
    return speech.has(index, .bodyNoun) || speech.isWord(index, "monitor") || speech.isWord(index, "watchdog")
  }

  private func withoutArticle(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    while start < range.upperBound - 1,
      speech.has(start, .determiner) || speech.isWord(start, "one") && !speech.isWord(start + 1, "of")
        || speech.form(start) != .word
        || speech.isWord(start, "same")
    {
      start += 1
    }
    var end = range.upperBound
    while end > start + 1, speech.form(end - 1) != .word { end -= 1 }
    return start..<end
  }

  // MARK: Words

  /// Whether the first word is a common noun that has a capital only because it begins its sentence.
  private func losesCapital(_ range: Range<Int>) -> Bool {
    let first = speech.page.tokens[speech.words[range.lowerBound].first]
    return speech.has(range.lowerBound, [.sourceNoun, .personPlural, .adjective, .cueNoun])
      && !speech.has(range.lowerBound, [.nationality, .place, .group, .title])
      && !first.flags.contains(.allCapitals) && speech.page.bytes[Int(first.start)] &- 65 < 26
      && (range.count == 1 || !speech.isCapital(range.lowerBound + 1))
  }

  /// The words as written, on one line.
  private func words(_ tokens: Range<Int>, _ losesCapital: Bool) -> String {
    let span = speech.page.span(tokens)
    if !losesCapital, isWritten(tokens) { return speech.page.text(span) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(span.count)
    for token in tokens {
      let piece = speech.page.tokens[token]
      if piece.kind == .newline || piece.kind == .symbol { continue }
      if !bytes.isEmpty, piece.flags.contains(.spaceBefore) || speech.page.tokens[token - 1].kind == .newline {
        bytes.append(32)
      }
      bytes += speech.page.bytes[piece.range]
    }
    if losesCapital { bytes[0] |= 0x20 }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether the tokens are written as a name is: on one line, with single spaces.
  private func isWritten(_ tokens: Range<Int>) -> Bool {
    var end = speech.page.tokens[tokens.lowerBound].start
    for token in tokens {
      let piece = speech.page.tokens[token]
      guard piece.kind != .newline, piece.kind != .symbol else { return false }
      if piece.start != end {
        guard piece.start == end + 1, speech.page.bytes[Int(end)] == 32 else { return false }
      }
      end = piece.end
    }
    return true
  }

  /// The kind by the head noun, else by any word of the phrase.
  private func kind(_ range: Range<Int>) -> SourceKind {
    var end = range.upperBound
    for index in range.dropFirst() where speech.has(index, .preposition) {
      end = index
      break
    }
    for index in (range.lowerBound..<end).reversed() {
      // "Police Reforms Working Group": the words of a long name before its head say nothing about it.
      if index < end - 2, speech.has(end - 1, .bodyNoun), speech.isCapital(end - 1) { break }
      guard let kind = speech.page.lexicon.lexemes[Int(speech.words[index].lexeme)].sourceKind else { continue }
      // "State Police Command"
      let isCommand = speech.isWord(index, "command") && index > range.lowerBound && speech.isWord(index - 1, "police")
      return isCommand ? .police : kind
    }
    if speech.has(end - 1, [.title, .personSingular]) { return .person }
    if speech.has(end - 1, .personPlural) { return .witness }
    return .unknown
  }
}
