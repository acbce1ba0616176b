/// Longer names that stand earlier in the text, for a bare noun, a surname or an acronym.
extension Attributor {
  /// How many tokens back a name is sought.
  static let tokenReach = 3_000
  /// No name is taken to have more tokens.
  static let longestName = 48

  /// What was found before a token for a bare noun, so that a text is searched once however often it stands there.
  struct Search {
    let head: Int
    var before: Int
    var found: (index: Int, mention: Range<Int>)?
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
    let letters = page.tokens[short.lowerBound].letters
    while let found = page.last(letters, from: index, downTo: floor) {
      index = found
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

  func isNameToken(_ token: Int) -> Bool {
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
