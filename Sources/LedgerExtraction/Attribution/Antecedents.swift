import LedgerTypes

/// Whom pronouns and bare nouns stand for (codebook, G14), and full names for short ones.
extension Attributor {
  /// How many sentences back, and tokens, a reference is followed.
  static let reach = 12
  static let tokenReach = 3_000

  enum Reference {
    /// "he", "she"; "it"; "they"
    case person, thing, several
    /// "the ministry": the noun's token
    case noun(Int)
    /// "the source", "the group", "the statement": any source of the sort
    case source, body, document
  }

  /// What the phrase refers back by, or nil when it names its source itself.
  func reference(_ phrase: Range<Int>) -> Reference? {
    var first = phrase.lowerBound
    if page.classes(first).contains(.pronoun) {
      if page.isWord(first, "he") || page.isWord(first, "she") { return .person }
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
    if classes.contains(.bodyNoun) || classes.contains(.sourceNoun) || page.tokens[head].lexeme == 0 {
      return .noun(head)
    }
    if !classes.isDisjoint(with: [.title, .personSingular]) { return .person }
    return nil
  }

  /// The tokens of the source that a reference in `sentence` at `token` stands for.
  mutating func antecedent(_ reference: Reference, sentence: Int, before token: Int) -> Range<Int>? {
    if case .noun(let head) = reference, let mention = earlierMention(of: head, before: token) { return mention }
    var index = sentence
    while index >= 0, index > sentence - Self.reach {
      for frame in frames(of: index).reversed() {
        for source in frame.sources.reversed() where source.upperBound <= token {
          if fits(source, reference, frame) { return source }
        }
      }
      index -= 1
    }
    return subjectBefore(sentence, reference)
  }

  /// The subject of one of the sentences before, where nobody has been cited yet.
  private mutating func subjectBefore(_ sentence: Int, _ reference: Reference) -> Range<Int>? {
    switch reference {
    case .person, .thing, .several: break
    case .noun, .source, .body, .document: return nil
    }
    var index = sentence - 1
    while index >= 0, index > sentence - 3 {
      if let subject = subject(of: index), self.reference(subject) == nil {
        let name = name(subject)
        switch reference {
        case .person: if name.isPerson { return subject }
        case .thing: if !name.isPerson, name.id != nil || name.kind != .unknown { return subject }
        default: if !name.isPerson { return subject }
        }
      }
      index -= 1
    }
    return nil
  }

  private mutating func fits(_ source: Range<Int>, _ reference: Reference, _ frame: Frame) -> Bool {
    // A reference is no antecedent: the words that it stands for come further back.
    if page.classes(source.lowerBound).contains(.pronoun) { return false }
    let isReference = self.reference(source) != nil
    let head = source.upperBound - 1
    switch reference {
    case .person:
      guard !isReference || page.classes(head).contains(.title) else { return false }
      let name = name(source)
      return name.isPerson || page.classes(head).contains(.title)
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
    }
  }

  /// An earlier phrase with the same noun and words before it: "The defence ministry in Moscow" for "the ministry".
  private mutating func earlierMention(of head: Int, before token: Int) -> Range<Int>? {
    let wanted = page.tokens[head]
    var index = token - 1
    let floor = max(0, token - Self.tokenReach)
    while index > floor {
      defer { index -= 1 }
      guard page.tokens[index].kind == .word, page.tokens[index].count == wanted.count,
        page.tokens[index].lexeme == wanted.lexeme, sameLetters(index, head)
      else { continue }
      var start = index
      while start > floor, page.tokens[start - 1].kind == .word || page.tokens[start - 1].kind == .possessive {
        let classes = page.classes(start - 1)
        if !classes.isDisjoint(with: Speech.closed.union(Speech.time).union([.trigger, .cueVerb, .adverb])) { break }
        if page.tokens[start - 1].lexeme == 0, !page.tokens[start - 1].isCapital, start < index - 1 { break }
        start -= 1
      }
      if let alias = nameStart(endingAt: index + 1, floor: floor) { start = min(start, alias) }
      guard start < index || followsOf(index) else { continue }
      let modified = start..<index
      if modified.count == 1, page.tokens[modified.lowerBound].flags.contains(.hyphenated),
        !page.tokens[index].isCapital,
        page.isWord(head, "group")
      {
        continue
      }
      return withRest(start..<index + 1)
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
    while end + 1 < page.tokens.count, page.isWord(end, "of") || page.isWord(end, "for") || page.isWord(end, "in"),
      page.tokens[end + 1].isCapital, page.classes(end + 1).isDisjoint(with: Speech.time)
    {
      end += 1
      while end < page.tokens.count, page.tokens[end].isCapital, page.tokens[end].kind == .word,
        page.classes(end).isDisjoint(with: Speech.time)
      {
        end += 1
      }
    }
    return start..<end
  }

  /// The longer name that ends in these tokens: "Rami Abdel Rahman" for "Abdel Rahman".
  mutating func fullName(_ short: Range<Int>) -> Range<Int>? {
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
      while start > floor, isNameToken(start - 1) { start -= 1 }
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
      ? page.tokens[token].lexeme == 0
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
      while token < acronym, position < letters.upperBound, page.tokens[token].kind == .word {
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

  func sameLetters(_ left: Int, _ right: Int) -> Bool {
    let first = page.tokens[left].range
    let second = page.tokens[right].range
    guard first.count == second.count else { return false }
    for offset in 0..<first.count {
      let a = page.bytes[first.lowerBound + offset]
      let b = page.bytes[second.lowerBound + offset]
      if (a &- 65 < 26 ? a | 0x20 : a) != (b &- 65 < 26 ? b | 0x20 : b) { return false }
    }
    return true
  }
}
