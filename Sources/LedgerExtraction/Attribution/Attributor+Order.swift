import LedgerTypes

/// Which frames cover a claim, and who of several speakers is the outermost.
extension Attributor {
  /// The frames that cover a token, the outermost first.
  mutating func covering(_ places: Range<Int>, _ token: Int) -> Nesting {
    var covering = Nesting()
    for index in places where frames[index].shape != .mention && frames[index].covers(token) {
      guard covering.isEmpty else { return nesting(of: places, token) }
      covering.append(index)
    }
    return covering
  }

  /// The frames that cover a token, several of them, the outermost first.
  private mutating func nesting(of places: Range<Int>, _ token: Int) -> Nesting {
    var found: [Int] = []
    swap(&found, &nested)
    defer { swap(&found, &nested) }
    found.removeAll(keepingCapacity: true)
    for index in places where frames[index].shape != .mention && frames[index].covers(token) {
      found.append(index)
    }
    if found.contains(where: { frames[$0].shape != .unstated || !frames[$0].sources.isEmpty }) {
      found.removeAll { frames[$0].sources.isEmpty }
    }
    // One speaker who goes on is one source: the nearest cue is his.
    var place = 0
    while place < found.count {
      let sources = frames[found[place]].sources
      if found[(place + 1)...].contains(where: { frames[$0].sources == sources }) {
        found.remove(at: place)
      } else {
        place += 1
      }
    }
    // "X said it had counted": the pronoun is X himself.
    if found.count > 1, found.contains(where: { frames[$0].sources.first.map(isOwn) ?? false }) {
      let all = found
      found.removeAll { index in
        guard let source = frames[index].sources.first, isOwn(source) else { return false }
        return all.contains {
          $0 != index && frames[$0].shape != .unstated && frames[$0].scope.contains(source.lowerBound)
            && frames[$0].sources != frames[index].sources && canBe(frames[$0].sources.first, source)
        }
      }
    }
    sort(&found)
    return found.suffix(Nesting.most).reduce(into: Nesting()) { $0.append($1) }
  }

  /// Puts the outermost of several frames first.
  private mutating func sort(_ found: inout [Int]) {
    let isAccording = found.contains { frames[$0].shape == .according }
    let news = isAccording ? found.filter { isNews(frames[$0]) } : []
    let counts = isAccording ? found.filter { frames[$0].shape == .according && isCount(frames[$0]) } : []
    found.sort { left, right in
      let (a, b) = (frames[left], frames[right])
      // "According to Y, X reported": X speaks to the reader, unless Y is the one who brings the news.
      if a.shape == .according || b.shape == .according, news.contains(left) != news.contains(right) {
        return news.contains(left)
      }
      // "The mayor said 100 were hurt according to the hospital": no comma parts what the mayor goes by.
      if a.shape == .before, isWithin(b, a) { return true }
      if b.shape == .before, isWithin(a, b) { return false }
      // "He said 100 were hurt, according to the hospital's count": the one who speaks goes by the count.
      if counts.contains(left) != counts.contains(right) { return counts.contains(right) }
      if a.scope.count != b.scope.count { return a.scope.count > b.scope.count }
      // "said the chief, the Herald reported": the last one speaks to the reader.
      return a.shape.followsWords && b.shape.followsWords ? left > right : left < right
    }
  }

  /// Whether "according to X" stands inside what a speaker says, without a comma before it.
  private func isWithin(_ according: Frame, _ speaker: Frame) -> Bool {
    guard according.shape == .according, let cue = according.cue?.lowerBound, speaker.scope.contains(cue),
      speaker.scope.lowerBound < cue
    else { return false }
    let before = page.tokens[cue - 1].kind
    return before == .word || before == .digits
  }

  /// A count, data, records: nothing that speaks.
  private func isCount(_ frame: Frame) -> Bool {
    frame.sources.first.map {
      let last = $0.upperBound - 1
      return page.isWord(last, "count") || page.isWord(last, "data") || page.isWord(last, "records")
        || page.isWord(last, "figures") || page.isWord(last, "tally") || page.isWord(last, "statistics")
    } ?? false
  }

  /// A pronoun, or "his remarks", "its statement": words that lead back to the speaker around them.
  private func isOwn(_ source: Range<Int>) -> Bool {
    let classes = page.classes(source.lowerBound)
    if classes.contains(.pronoun) { return true }
    return classes.contains(.determiner) && page.lexeme(source.lowerBound).value == 3
      && page.classes(source.upperBound - 1).contains(.cueNoun)
  }

  /// Whether the speaker around a pronoun can be whom it stands for: "She said so, the agency reports" is no case.
  private mutating func canBe(_ speaker: Range<Int>?, _ pronoun: Range<Int>) -> Bool {
    guard let speaker else { return true }
    if isFirstPerson(speaker) { return false }
    // "I counted eight bodies," one of them said.
    if isFirstPerson(pronoun) { return true }
    return !(pronoun.count == 1 && isPerson(pronoun.lowerBound)) || reference(speaker) != nil || isPersonal(speaker)
  }

  mutating func isNews(_ frame: Frame) -> Bool {
    guard let source = frame.sources.first else { return false }
    let kind = name(source).kind
    return kind == .newsAgency || kind == .newsOutlet
  }
}
