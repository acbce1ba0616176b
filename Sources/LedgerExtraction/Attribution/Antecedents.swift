import LedgerTypes

/// Whom pronouns and bare nouns stand for (codebook, G14).
extension Attributor {
  /// How many sentences back a reference is followed.
  static let reach = 12

  /// The tokens of the source that a reference in `sentence` at `token` stands for.
  ///
  /// Who was cited last comes first, then whom the sentence before is about; a bare noun serves where nothing else does.
  mutating func antecedent(_ reference: Reference, sentence: Int, before token: Int) -> Range<Int>? {
    if case .noun(let head) = reference, let mention = earlierMention(of: head, before: token) { return mention }
    var bare: Range<Int>?
    var index = sentence
    while index >= 0, index > sentence - Self.reach {
      let frames = frames(of: index)
      // "Police are looking for a man after they said he …": whom the sentence itself is about.
      // "Police are looking for a man after, they say, …"
      let link = token > 1 && page.isMark(token - 1, ",") ? token - 2 : token - 1
      if index == sentence, link >= 0, !page.classes(link).isDisjoint(with: [.subordinator, .preposition]),
        let subject = fittingSubject(index, reference), subject.upperBound < token
      {
        return subject
      }
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
    _ places: Range<Int>, _ reference: Reference, before token: Int, isMention: Bool
  ) -> Range<Int>? {
    for place in places.reversed() where (frames[place].shape == .mention) == isMention {
      let frame = frames[place]
      for source in frame.sources.reversed() where source.upperBound <= token && fits(source, reference, frame) {
        if case .person = reference, let apposed = frame.apposed { return apposed }
        // "The charity said so, the BBC reports. It …": who brings the news of another is not meant.
        if frame.shape.followsWords, isNews(frame),
          places.contains(where: { !frames[$0].sources.isEmpty && !isNews(frames[$0]) })
        {
          continue
        }
        return source
      }
    }
    return nil
  }

  /// "The agency said …. It added …": a noun that itself found nobody to stand for.
  private func bareNoun(_ places: Range<Int>, _ reference: Reference, before token: Int) -> Range<Int>? {
    for place in places.reversed() {
      for source in frames[place].sources.reversed() where source.upperBound <= token {
        switch (reference, self.reference(source)) {
        case (.thing, .noun), (.thing, .body), (.thing, .sort), (.person, .source): return source
        default: continue
        }
      }
    }
    return nil
  }

  /// The speakers side by side in the sentence before, or in the same one, for whom "they" stands.
  mutating func group(_ pronoun: Range<Int>, _ sentence: Int) -> SourceList? {
    guard pronoun.count == 1, page.isWord(pronoun.lowerBound, "they") else { return nil }
    for index in [sentence, sentence - 1] where index >= 0 {
      for place in frames(of: index).reversed() where frames[place].shape != .mention {
        let frame = frames[place]
        guard let first = frame.sources.first, first.upperBound <= pronoun.lowerBound, !isNews(frame) else { continue }
        return frame.sources.count > 1 ? frame.sources : nil
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
    guard self.reference(subject) == nil, !isPersonal(subject) else { return nil }
    if case .several = reference {
      let heads: WordClass = [.personPlural, .group, .sourceNoun, .bodyNoun, .collective, .nationality]
      let isSpeaker = !page.classes(subject.upperBound - 1).isDisjoint(with: heads)
      return isSpeaker || name.record != nil || name.kind != .unknown ? subject : nil
    }
    return name.record != nil || name.kind != .unknown || page.classes(subject.upperBound - 1).contains(.bodyNoun)
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
      // "It" is no "reports".
      let name = name(source)
      if isReference && name.record == nil
        || page.classes(source.upperBound - 1).contains(.cueNoun) && isPlural(source.upperBound - 1)
      {
        return false
      }
      return !name.isPerson && !isSurname(source) && name.kind != .person && name.kind != .witness
        && name.kind != .unnamedOfficial
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
      return kinds.contains(name.kind) && (name.record != nil || page.tokens[name.core.upperBound - 1].isCapital)
    }
  }

  private func isPlural(_ token: Int) -> Bool {
    page.bytes[Int(page.tokens[token].end) - 1] | 0x20 == UInt8(ascii: "s")
  }

  /// Whether the phrase is about one person: a name, or an office or role before any "of", "for", "in".
  mutating func isPersonal(_ phrase: Range<Int>) -> Bool {
    let name = name(phrase)
    if name.isPerson || name.kind == .person || isSurname(phrase) { return true }
    let end = phrase.dropFirst().first { page.classes($0).contains(.preposition) } ?? phrase.upperBound
    let isOne = page.isWord(end - 1, "source") || page.isWord(end - 1, "official")
    return isOne || !page.classes(end - 1).isDisjoint(with: [.title, .personSingular])
      || name.record == nil && isNamed(phrase)
  }

  /// "Colville" after "Rupert Colville".
  private func isSurname(_ phrase: Range<Int>) -> Bool {
    phrase.count == 1 && isShortName(phrase) && page.tokens[phrase.lowerBound].lexeme == 0
      && (fullName(phrase).map { $0.count < 5 } ?? false)
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
}
