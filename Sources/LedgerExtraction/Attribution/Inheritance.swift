import LedgerTypes

/// Claims whose own sentence holds no cue: inside a quotation, and after a sourced count (codebook, G15).
extension Attributor {
  /// A quotation without a cue of its own belongs to its speaker, who stands in an earlier sentence (G15).
  mutating func quotation(_ finding: ClaimSite) -> Chain? {
    guard isInQuotation(finding) else { return nil }
    if let speaker = laterSpeaker(finding.sentence) { return speaker }
    var index = finding.sentence - 1
    var steps = 0
    while index >= 0, steps < Self.reach {
      if let place = frames(of: index).last(where: { place in
        let frame = frames[place]
        return frame.shape != .mention && !frame.sources.isEmpty && !isFirstPerson(frame.sources[0])
      }) {
        var chain = chain(frames[place], index)
        chain.rule = "attribution.quotation"
        return chain
      }
      let earlier = page.sentences[index]
      guard earlier.startsInQuote || isQuote(earlier.first) || steps == 0 else { return nil }
      index -= 1
      steps += 1
    }
    return nil
  }

  /// Whether the claim stands between quotation marks that open with its sentence or before it.
  func isInQuotation(_ finding: ClaimSite) -> Bool {
    let sentence = page.sentences[finding.sentence]
    guard sentence.startsInQuote || isQuote(sentence.first) else { return false }
    var isQuoted = sentence.startsInQuote
    for token in sentence.first..<finding.value.lowerBound {
      switch page.tokens[token].kind {
      case .openQuote: isQuoted = true
      case .closeQuote: isQuoted = false
      case .quote: isQuoted.toggle()
      default: break
      }
    }
    return isQuoted
  }

  /// The speaker after the end of a quotation that is still open at the end of its sentence.
  private mutating func laterSpeaker(_ sentence: Int) -> Chain? {
    var index = sentence + 1
    while index < page.sentences.count, index < sentence + Self.reach, page.sentences[index].startsInQuote {
      if let place = frames(of: index).first(where: { frames[$0].shape.followsWords }) {
        var chain = chain(frames[place], index)
        chain.rule = "attribution.quotation"
        return chain
      }
      index += 1
    }
    return nil
  }

  private func isQuote(_ token: Int) -> Bool {
    page.tokens[token].kind == .quote || page.tokens[token].kind == .openQuote
  }

  /// "… were flooded. (WHO, 3 May)": a source in brackets at the end of a paragraph is that of its sentences.
  mutating func bracketBehind(_ sentence: Int) -> Chain? {
    let paragraph = page.sentences[sentence].paragraph
    var index = sentence + 1
    while index < page.sentences.count, index < sentence + Self.reach, page.sentences[index].paragraph == paragraph {
      let tokens = page.sentences[index].tokens
      if isOpening(tokens.lowerBound), let source = reader.bracket(tokens) {
        var chain = Chain(sentence: sentence, voice: .source, rule: "attribution.bracket", words: page.span(source))
        chain.add(hop(0, source, nil, index))
        return chain
      }
      index += 1
    }
    return nil
  }

  /// A sentence without a cue that goes on counting for the source of the one before it (G15, "others").
  mutating func continuation(_ finding: ClaimSite, _ last: Chain, _ places: Range<Int>) -> Chain? {
    let sentence = page.sentences[finding.sentence]
    guard finding.sentence > 0, hasMarker(finding, sentence) else { return nil }
    guard places.allSatisfy({ frames[$0].shape == .mention || frames[$0].shape == .unstated }) else { return nil }
    // Short paragraphs part a total from its parts.
    guard sentence.paragraph == page.sentences[finding.sentence - 1].paragraph || isPartOfLast(sentence) else {
      return nil
    }
    // "30 people were killed and 90 others injured": the others are others than the thirty.
    if last.sentence == finding.sentence, !last.isContinued { return nil }
    var chain: Chain
    if last.sentence == finding.sentence - 1 || last.sentence == finding.sentence {
      chain = last
    } else {
      // The sentence before it may state its count without a number: "The rest of the dead were fighters, X said."
      let before = finding.sentence - 1
      guard page.sentences[before].classes.contains(.measureNoun) || page.sentences[before].classes.contains(.trigger),
        let place = frames(of: before).last(where: { frames[$0].shape == .after || frames[$0].shape == .before })
      else { return nil }
      chain = self.chain(frames[place], before)
    }
    guard chain.voice == .source, chain.hops.last?.kind != .unstated else { return nil }
    chain.rule = "attribution.continuation"
    chain.frames = Nesting()
    chain.isContinued = true
    return chain
  }

  /// "also" in the clause, or "others", "17 other", "another 30", "a further 12,000" about the number.
  private func hasMarker(_ finding: ClaimSite, _ sentence: Sentence) -> Bool {
    let value = finding.value
    if isPartOfLast(sentence) { return true }
    let start = max(sentence.first, finding.phrase.lowerBound - 2)
    let end = min(sentence.end, value.upperBound + 3)
    for token in start..<end where !finding.implicit {
      if page.isWord(token, "others") || page.isWord(token, "other") && token >= value.upperBound
        || page.isWord(token, "another") || page.isWord(token, "further")
      {
        return true
      }
    }
    // "were also wounded", "also killed": the word stands right before the measure's.
    for token in sentence.first..<sentence.end where page.isWord(token, "also") {
      let next = token + 1..<min(token + 4, sentence.end)
      if let trigger = finding.trigger ?? firstTrigger(in: next), next.contains(trigger.lowerBound) { return true }
      if next.contains(value.lowerBound) || next.contains(where: isFound)
        || next.contains(where: { page.isWord($0, "among") })
      {
        return true
      }
    }
    return false
  }

  /// "Of the total, 22", "Of those, 12", "The dead include": parts of what the sentence before counts.
  private func isPartOfLast(_ sentence: Sentence) -> Bool {
    let first = sentence.first
    guard first + 3 < sentence.end else { return false }
    if page.isWord(first, "of") {
      return page.isWord(first + 1, "those") || page.isWord(first + 1, "these") || page.isWord(first + 1, "them")
        || page.isWord(first + 1, "the")
          && !page.classes(first + 2).isDisjoint(with: [.total, .measureNoun, .measureAdjective, .numberWord])
    }
    guard page.isWord(first, "the"), page.isWord(first + 2, "include") || page.isWord(first + 2, "includes") else {
      return false
    }
    return !page.classes(first + 1).isDisjoint(with: [.total, .measureNoun, .measureAdjective, .figure, .cueNoun])
  }

  /// "bodies were also found"
  private func isFound(_ token: Int) -> Bool {
    page.isWord(token, "found") || page.isWord(token, "recovered") || page.isWord(token, "retrieved")
  }

  private func firstTrigger(in tokens: Range<Int>) -> Range<Int>? {
    tokens.first { !page.classes($0).isDisjoint(with: [.trigger, .intransitive, .measureNoun]) }.map { $0..<$0 + 1 }
  }
}
