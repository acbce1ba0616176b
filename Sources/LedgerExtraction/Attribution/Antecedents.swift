import LedgerTypes

/// Whom pronouns and bare nouns stand for (codebook, G14), and full names for short ones.
extension Attributor {
  /// How many sentences back, and tokens, a reference is followed.
  static let reach = 12
  static let tokenReach = 3_000
  /// No name is taken to have more tokens.
  static let longestName = 48

  /// What was found before a token for a bare noun, so that a text is searched once however often it stands there.
  struct Search {
    let head: Int
    var before: Int
    var found: (index: Int, mention: Range<Int>)?
  }

  enum Reference {
    /// "he", "she"; "it"; "they"
    case person, thing, several
    /// "the ministry": the noun's token
    case noun(Int)
    /// "the source", "the group", "the statement": any source of the sort
    case source, body, document
    /// "the charity", "the force", "the aid group": a named source of one of these kinds
    case sort([SourceKind])
  }

  /// What the phrase refers back by, or nil when it names its source itself.
  func reference(_ phrase: Range<Int>) -> Reference? {
    var first = phrase.lowerBound
    if page.classes(first).contains(.pronoun) {
      if page.isWord(first, "he") || page.isWord(first, "she") || page.isWord(first, "i") { return .person }
      return page.isWord(first, "it") ? .thing : .several
    }
    let isSame = page.isWord(first, "same")
    guard page.lexeme(first).classes.contains(.determiner) || isSame else { return nil }
    let determiner = page.lexeme(first).value
    guard isSame || determiner == 2 || determiner == 5 || page.isWord(first, "its") else { return nil }
    first += 1
    if first < phrase.upperBound, page.isWord(first, "same") { first += 1 }
    guard first < phrase.upperBound else { return nil }
    let head = phrase.upperBound - 1
    if let kinds = sort(first..<head, head) { return .sort(kinds) }
    let isBased = head == first + 1 && page.tokens[first].flags.contains(.hyphenated)
    guard head == first || isBased else { return nil }
    let classes = page.classes(head)
    if page.isWord(head, "source") || page.isWord(head, "sources") || page.isWord(head, "spokesman")
      || page.isWord(head, "spokeswoman") || page.isWord(head, "spokesperson") || page.isWord(head, "official")
    {
      return .source
    }
    if page.isWord(head, "group") || page.isWord(head, "organisation") || page.isWord(head, "organization")
      || page.isWord(head, "watchdog") || page.isWord(head, "monitor") || page.isWord(head, "body")
      || page.isWord(head, "network")
    {
      return .body
    }
    if classes.contains(.cueNoun), !classes.contains(.sourceNoun) { return .document }
    if classes.contains(.bodyNoun) || classes.contains(.sourceNoun) || page.classes(head).isSubset(of: .startsPhrase) {
      return .noun(head)
    }
    if !classes.isDisjoint(with: [.title, .personSingular]) { return .person }
    return nil
  }

  /// The kinds that a common noun and the words before it ("aid | group") can stand for.
  private func sort(_ modifiers: Range<Int>, _ head: Int) -> [SourceKind]? {
    guard modifiers.count <= 2 else { return nil }
    let isGroup =
      page.isWord(head, "group") || page.isWord(head, "agency") || page.isWord(head, "organisation")
      || page.isWord(head, "organization") || page.isWord(head, "watchdog") || page.isWord(head, "charity")
    if modifiers.isEmpty {
      if page.isWord(head, "force") { return [.police, .military] }
      if page.isWord(head, "charity") || page.isWord(head, "ngo") { return [.ngo, .redCrossCrescent] }
      if page.isWord(head, "company") || page.isWord(head, "firm") || page.isWord(head, "operator") {
        return [.unknown]
      }
      return nil
    }
    guard isGroup else { return nil }
    for token in modifiers {
      if page.isWord(token, "un") || page.isWord(token, "u.n") { return [.unAgency] }
      if page.isWord(token, "aid") || page.isWord(token, "rights") || page.isWord(token, "relief")
        || page.isWord(token, "medical") || page.isWord(token, "humanitarian")
      {
        return [.ngo, .monitor, .redCrossCrescent, .unAgency]
      }
      if page.isWord(token, "militant") || page.isWord(token, "armed") || page.isWord(token, "jihadist")
        || page.isWord(token, "rebel") || page.isWord(token, "extremist") || page.isWord(token, "islamist")
      {
        return [.armedGroup]
      }
      if page.isWord(token, "monitoring") || page.isWord(token, "monitor") { return [.monitor, .ngo] }
    }
    return nil
  }

  /// The tokens of the source that a reference in `sentence` at `token` stands for.
  ///
  /// Who was cited last comes first, then whom the sentence before is about; a bare noun serves where nothing else does.
  mutating func antecedent(_ reference: Reference, sentence: Int, before token: Int) -> Range<Int>? {
    if case .noun(let head) = reference, let mention = earlierMention(of: head, before: token) { return mention }
    var bare: Range<Int>?
    var index = sentence
    while index >= 0, index > sentence - Self.reach {
      let frames = frames(of: index)
      if let source = cited(frames, reference, before: token, isMention: false) { return source }
      if index == sentence - 1, let subject = fittingSubject(index, reference) { return subject }
      if let source = cited(frames, reference, before: token, isMention: true) { return source }
      if bare == nil { bare = bareNoun(frames, reference, before: token) }
      index -= 1
    }
    return bare ?? (sentence > 1 ? fittingSubject(sentence - 2, reference) : nil)
      ?? namedBody(reference, before: token, from: page.sentences[max(0, sentence - 2)].first)
  }

  /// "The number comes from Save the Children. … the charity": a registered body of the sort that is only named.
  private mutating func namedBody(_ reference: Reference, before token: Int, from start: Int) -> Range<Int>? {
    guard case .sort(let kinds) = reference else { return nil }
    var found: Range<Int>?
    for first in start..<max(start, token) where page.tokens[first].isCapital {
      if let match = reader.matcher.longest(at: first, limit: token), kinds.contains(namer.records[match.source].kind) {
        found = first..<match.end
      }
    }
    return found
  }

  /// The last source of the frames that the reference can stand for; by its name where an aside gives it.
  private mutating func cited(
    _ frames: [Frame], _ reference: Reference, before token: Int, isMention: Bool
  ) -> Range<Int>? {
    for frame in frames.reversed() where (frame.shape == .mention) == isMention {
      for source in frame.sources.reversed() where source.upperBound <= token && fits(source, reference, frame) {
        if case .person = reference, let apposed = frame.apposed { return apposed }
        return source
      }
    }
    return nil
  }

  /// "The agency said …. It added …": a noun that itself found nobody to stand for.
  private func bareNoun(_ frames: [Frame], _ reference: Reference, before token: Int) -> Range<Int>? {
    for frame in frames.reversed() {
      for source in frame.sources.reversed() where source.upperBound <= token {
        switch (reference, self.reference(source)) {
        case (.thing, .noun), (.thing, .body), (.thing, .sort), (.person, .source): return source
        default: continue
        }
      }
    }
    return nil
  }

  /// The subject of a sentence, when the reference can stand for it.
  private mutating func fittingSubject(_ sentence: Int, _ reference: Reference) -> Range<Int>? {
    switch reference {
    case .person, .thing, .several, .body: break
    case .noun, .source, .sort, .document: return nil
    }
    guard let subject = subject(of: sentence), !page.classes(subject.lowerBound).contains(.pronoun) else { return nil }
    let name = name(subject)
    if case .person = reference {
      // "His deputy" is somebody else than he.
      let first = page.lexeme(subject.lowerBound)
      // "Dilbar, who was there": a single name.
      let isNamed =
        subject.count == 1 && page.isMark(subject.upperBound, ",")
        && page.isWord(subject.upperBound + 1, "who") && isNameToken(subject.lowerBound)
      return isNamed || isPersonal(subject) && !(first.classes.contains(.determiner) && first.value == 3)
        ? subject : nil
    }
    guard !isPersonal(subject) else { return nil }
    if case .several = reference { return self.reference(subject) == nil ? subject : nil }
    return name.id != nil || name.kind != .unknown || page.classes(subject.upperBound - 1).contains(.bodyNoun)
      ? subject : nil
  }

  private mutating func fits(_ source: Range<Int>, _ reference: Reference, _ frame: Frame) -> Bool {
    // A reference is no antecedent: the words that it stands for come further back.
    if page.classes(source.lowerBound).contains(.pronoun) { return false }
    let isReference = self.reference(source) != nil
    switch reference {
    case .person:
      if isReference { return page.classes(source.upperBound - 1).contains(.title) }
      return isPersonal(source)
    case .thing, .body:
      if isReference { return false }
      let name = name(source)
      return !name.isPerson && name.kind != .person && name.kind != .witness && name.kind != .unnamedOfficial
    case .several:
      return !isReference && !name(source).isPerson
    case .source:
      return !isReference && frame.shape != .mention
    case .document:
      return !isReference
    case .noun(let noun):
      return !isReference
        && source.contains { page.tokens[$0].lexeme == page.tokens[noun].lexeme && page.tokens[$0].lexeme != 0 }
    case .sort(let kinds):
      if isReference { return false }
      let name = name(source)
      return kinds.contains(name.kind) && (name.id != nil || page.tokens[name.core.upperBound - 1].isCapital)
    }
  }

  /// Whether the phrase is about one person: a name, or an office or role before any "of", "for", "in".
  private mutating func isPersonal(_ phrase: Range<Int>) -> Bool {
    let name = name(phrase)
    if name.isPerson || name.kind == .person { return true }
    let end = phrase.dropFirst().first { page.classes($0).contains(.preposition) } ?? phrase.upperBound
    return !page.classes(end - 1).isDisjoint(with: [.title, .personSingular]) || name.id == nil && isNamed(phrase)
  }

  /// "Than Hlaing": two to four capitals, the last of them unknown, none a word for a body or a place.
  private func isNamed(_ phrase: Range<Int>) -> Bool {
    guard (2...4).contains(phrase.count), page.tokens[phrase.upperBound - 1].lexeme == 0 else { return false }
    return phrase.allSatisfy {
      page.tokens[$0].isCapital && !page.tokens[$0].flags.contains(.allCapitals)
        && page.classes($0).isDisjoint(with: [
          .bodyNoun, .sourceNoun, .cueNoun, .place, .placeNoun, .nationality, .group, .determiner, .pronoun,
        ])
    }
  }

  /// An earlier phrase with the same noun and words before it: "The defence ministry in Moscow" for "the ministry".
  mutating func earlierMention(of head: Int, before token: Int) -> Range<Int>? {
    let floor = max(0, token - Self.tokenReach)
    let known = searches.firstIndex { sameLetters($0.head, head) && $0.before <= token }
    var search = known.map { searches.remove(at: $0) } ?? Search(head: head, before: floor)
    if let found = candidate(head, from: token - 1, down: max(floor, search.before - 1)) { search.found = found }
    search.before = token
    // The nouns that were asked for last are the ones that will be again.
    if searches.count == 16 { searches.removeFirst() }
    searches.append(search)
    return search.found.flatMap { $0.index > floor ? $0.mention : nil }
  }

  /// The last phrase with the noun that ends at `last` or before it, behind `floor`.
  private mutating func candidate(
    _ head: Int, from last: Int, down floor: Int
  ) -> (index: Int, mention: Range<Int>)? {
    let lexeme = page.tokens[head].lexeme
    var index = last
    while index > floor {
      defer { index -= 1 }
      guard sameLetters(index, head), page.tokens[index].lexeme == lexeme, page.tokens[index].kind == .word else {
        continue
      }
      let lowest = max(0, index - Self.longestName)
      var start = index
      while start > lowest, page.tokens[start - 1].kind == .word || page.tokens[start - 1].kind == .possessive {
        let classes = page.classes(start - 1)
        if !classes.isDisjoint(with: Speech.closed.union(Speech.time).union([.trigger, .cueVerb, .adverb])) { break }
        if classes.isSubset(of: .startsPhrase), !page.tokens[start - 1].isCapital, start < index - 1 { break }
        start -= 1
      }
      if let alias = nameStart(endingAt: index + 1, floor: lowest) { start = min(start, alias) }
      guard start < index || followsOf(index) else { continue }
      let modified = start..<index
      if modified.count == 1, page.tokens[modified.lowerBound].flags.contains(.hyphenated),
        !page.tokens[index].isCapital,
        page.isWord(head, "group")
      {
        continue
      }
      return (index, withRest(start..<index + 1))
    }
    return nil
  }

  private func followsOf(_ index: Int) -> Bool {
    index + 2 < page.tokens.count && (page.isWord(index + 1, "of") || page.isWord(index + 1, "for"))
  }

  /// With the article before and the "of …", "for …", "in …" after.
  private func withRest(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    if start > 0, page.classes(start - 1).contains(.determiner) { start -= 1 }
    var end = range.upperBound
    let limit = min(page.tokens.count, end + Self.longestName)
    while end + 1 < limit, page.isWord(end, "of") || page.isWord(end, "for") || page.isWord(end, "in"),
      page.tokens[end + 1].isCapital, page.classes(end + 1).isDisjoint(with: Speech.time)
    {
      end += 1
      while end < limit, page.tokens[end].isCapital, page.tokens[end].kind == .word,
        page.classes(end).isDisjoint(with: Speech.time)
      {
        end += 1
      }
    }
    return start..<end
  }

  /// The longer name that ends in these tokens: "Rami Abdel Rahman" for "Abdel Rahman".
  func fullName(_ short: Range<Int>) -> Range<Int>? {
    guard short.count <= 2 else { return nil }
    var index = short.lowerBound - short.count
    let floor = max(0, short.lowerBound - Self.tokenReach)
    while index > floor {
      defer { index -= 1 }
      var matches = true
      for offset in 0..<short.count where !sameLetters(index + offset, short.lowerBound + offset) {
        matches = false
        break
      }
      guard matches, isNameToken(index - 1) else { continue }
      var start = index
      let lowest = max(floor, index - Self.longestName)
      while start > lowest, isNameToken(start - 1) { start -= 1 }
      return start..<index + short.count
    }
    return nil
  }

  private func isNameToken(_ token: Int) -> Bool {
    guard token >= 0, page.tokens[token].kind == .word else { return false }
    let classes = page.classes(token)
    guard classes.isDisjoint(with: [.title, .bodyNoun, .sourceNoun, .cueNoun, .determiner, .place, .nationality]) else {
      return false
    }
    return page.isAllCapitals
      ? page.classes(token).isSubset(of: .startsPhrase)
      : page.tokens[token].isCapital
        && classes.isDisjoint(with: Speech.closed.union(Speech.time))
  }

  /// The words that an acronym abbreviates, where they stand before it in brackets, or begin with its letters.
  func expansion(of acronym: Int) -> Range<Int>? {
    let letters = page.tokens[acronym].range
    guard (2...8).contains(letters.count), !page.isAllCapitals else { return nil }
    var index = acronym - 1
    let floor = max(0, acronym - Self.tokenReach)
    while index > floor {
      defer { index -= 1 }
      guard page.tokens[index].isCapital, page.bytes[Int(page.tokens[index].start)] == page.bytes[letters.lowerBound]
      else { continue }
      var position = letters.lowerBound
      var token = index
      let limit = min(acronym, index + Self.longestName)
      while token < limit, position < letters.upperBound, page.tokens[token].kind == .word {
        if page.bytes[Int(page.tokens[token].start)] == page.bytes[position] {
          position += 1
        } else if page.tokens[token].isCapital {
          break
        }
        token += 1
      }
      if position == letters.upperBound, token - index > 1 {
        return index > 0 && page.classes(index - 1).contains(.determiner) ? index - 1..<token : index..<token
      }
    }
    return nil
  }

  /// Whether two tokens are the same but for the case of ASCII letters.
  @inline(__always)
  func sameLetters(_ left: Int, _ right: Int) -> Bool {
    page.tokens[left].letters == page.tokens[right].letters && page.tokens[left].count == page.tokens[right].count
      && (page.tokens[left].count <= WordStart.capacity || hasSameRest(left, right))
  }

  private func hasSameRest(_ left: Int, _ right: Int) -> Bool {
    let first = page.tokens[left].range.dropFirst(WordStart.capacity)
    let second = page.tokens[right].range.dropFirst(WordStart.capacity)
    return zip(first, second).allSatisfy { left, right in
      let (a, b) = (page.bytes[left], page.bytes[right])
      return (a &- 65 < 26 ? a | 0x20 : a) == (b &- 65 < 26 ? b | 0x20 : b)
    }
  }
}

extension Attributor.Reference {
  /// Whether the reference asks for a source of certain kinds.
  var isSort: Bool {
    if case .sort = self { return true }
    return false
  }
}
