import LedgerTypes

/// A body or person that an Arabic sentence cites.
struct ArabicSpeaker {
  var terms: Range<Int>
  var span: TextSpan
  var name: String
  var id: String?
  var kind: SourceKind
  var alias: AliasKind?
  var resolved: TextSpan?

  func hop(_ hop: Int, cue: TextSpan?) -> SourceHop {
    SourceHop(
      hop: hop, span: span.isEmpty ? nil : span, cue: cue, resolved: resolved, name: name, id: id, kind: kind,
      alias: alias)
  }
}

/// Reads the noun phrase that names a speaker.
struct ArabicSpeakerReader {
  /// No speaker's name has more words.
  static let longest = 12

  let clause: ArabicClause
  let matcher: ArabicSourceMatcher
  /// The speakers before: whom "the ministry" and "the statement" mean.
  let earlier: ArraySlice<ArabicSpeaker>

  /// The speaker at the term; one that the registry and the lexicon do not know counts only where `allowsNames`.
  func speaker(at term: Int, allowsNames: Bool) -> ArabicSpeaker? {
    if clause.isOpening(term) { return quoted(term, allowsNames: allowsNames) }
    guard clause.isKind(term, .word), term < clause.terms.count else { return nil }
    if let match = matcher.longest(at: term, in: clause) { return registered(term, match) }
    if clause.has(term, [.sourceNoun, .bodyNoun, .title]) { return described(term) }
    guard allowsNames, isName(term) else { return nil }
    var end = term + 1
    // "الحقوقي التونسي مصطفى عبد الكبير"
    while end < min(term + 6, clause.terms.count),
      isName(end) || end == term + 1 && clause.has(end, .nationality) && clause.terms[end].clitics == .the
    {
      end += 1
    }
    return speaker(term..<end, .person)
  }

  /// "«الصحة» اللبنانية", "وفق «لجان مقاومة كرري»": the name, or a part of it, stands in quotation marks.
  private func quoted(_ open: Int, allowsNames: Bool) -> ArabicSpeaker? {
    guard let close = clause.closing(of: open), close - open <= 6 else { return nil }
    // "«الصحة» اللبنانية": the whole may be another alias than the quoted word.
    let whole = matcher.longest(at: open + 1, in: clause, over: close)
    let named = whole.flatMap { $0.end > close ? registered(open + 1, $0) : nil }
    guard var found = named ?? speaker(at: open + 1, allowsNames: allowsNames),
      named != nil || found.terms.upperBound <= close
    else { return nil }
    found.terms = open..<max(close + 1, found.terms.upperBound)
    return found
  }

  private func isName(_ term: Int) -> Bool {
    clause.isKind(term, .word) && (clause.isUnknown(term) || clause.isWord(term, clause.words.nameParts))
      && !clause.isJoined(term) && clause.quantity(around: term) == nil && !isPronoun(term)
  }

  /// "ذلك", "هذا", "هذه": they stand for no speaker.
  private func isPronoun(_ term: Int) -> Bool {
    let word = clause.page.text(TextSpan(clause.terms[term].outer, clause.terms[term].end))
    return word == "ذلك" || word == "هذا" || word == "هذه"
  }

  private func registered(_ term: Int, _ match: ArabicSourceMatcher.Match) -> ArabicSpeaker {
    var end = match.end
    // "وزارة الصحة بولاية الخرطوم" is another body than the country's.
    if match.needsContext, isOfRegion(end) {
      return described(term) ?? speaker(term..<end, matcher.records[match.record].kind)
    }
    // "الدفاع المدني السوري (الخوذ البيضاء)"
    if clause.isMark(end, "("), let other = matcher.longest(at: end + 1, in: clause), other.record == match.record,
      clause.isMark(other.end, ")")
    {
      end = other.end + 1
    }
    // "الدفاع المدني الفلسطيني": an adjective of nationality behind the alias still names it.
    if clause.has(end, .nationality), clause.terms[end].clitics.contains(.the) { end += 1 }
    var speaker = speaker(term..<end, matcher.records[match.record].kind)
    speaker.span = TextSpan(match.start, speaker.span.end)
    speaker.name = matcher.records[match.record].name
    speaker.id = matcher.records[match.record].id
    speaker.alias = match.alias
    return speaker
  }

  private func isOfRegion(_ term: Int) -> Bool {
    let noun = clause.isWord(term, clause.words.in_) ? term + 1 : term
    return clause.isWord(noun, clause.words.regions)
  }

  private func described(_ term: Int) -> ArabicSpeaker? {
    let kind = clause.lexeme(term).sourceKind ?? .unknown
    var end = term + 1
    var maker: ArabicSourceMatcher.Match?
    while end < min(term + Self.longest, clause.terms.count) {
      // "لجنة «محامو الطوارئ»": the name of the body in quotation marks.
      if end <= term + 2, let close = clause.closing(of: end), close - end <= 5, end + 1 < close,
        !(end..<close).contains(where: { clause.has($0, [.past, .cueVerb]) || clause.quantity(at: $0) != nil })
      {
        end = close + 1
        continue
      }
      guard continues(end) else { break }
      if let match = matcher.longest(at: end, in: clause) {
        maker = maker ?? match
        end = match.end
      } else {
        end += 1
      }
    }
    var speaker = speaker(term..<end, kind)
    // "بيانات الأمم المتحدة": a document is its maker's (codebook, G13).
    if kind == .document, let maker {
      speaker.name = matcher.records[maker.record].name
      speaker.id = matcher.records[maker.record].id
      speaker.kind = matcher.records[maker.record].kind
      speaker.alias = maker.alias
    }
    // "الوزارة", "البيان": a bare noun means the one before.
    if end == term + 1, clause.terms[term].clitics.contains(.the),
      let last = earlier.last(where: { $0.kind == kind || kind == .document || kind == .ngo && isOrganisation($0) })
    {
      let words = speaker
      speaker = last
      speaker.terms = words.terms
      speaker.span = words.span
      speaker.resolved = last.resolved ?? last.span
    }
    return speaker
  }

  /// What "المنظمة" may stand for.
  private func isOrganisation(_ speaker: ArabicSpeaker) -> Bool {
    [.unAgency, .igo, .monitor, .redCrossCrescent].contains(speaker.kind)
  }

  /// Whether the noun phrase of a speaker goes on.
  private func continues(_ term: Int) -> Bool {
    guard clause.isKind(term, .word), clause.quantity(at: term) == nil else {
      return clause.isMark(term, "(") && clause.isMark(term + 2, ")") && clause.isKind(term + 1, .word)
        || clause.isMark(term, ")") && clause.isMark(term - 2, "(")
    }
    if clause.terms[term].clitics.contains(.with), clause.isWord(term, clause.words.regions) { return true }
    if clause.isWord(term, clause.words.in_) {
      // "أوضحت الوزارة في بيان": where it was said is no part of the speaker.
      return !clause.isWord(term + 1, clause.words.statement)
        && (clause.has(term + 1, [.place, .placeNoun, .sourceNoun, .bodyNoun])
          || matcher.longest(at: term + 1, in: clause) != nil)
    }
    if clause.isWord(term, clause.words.from) { return clause.has(term + 1, [.sourceNoun, .bodyNoun, .place]) }
    if clause.isQad(term)
      || clause.has(
        term,
        [
          .subordinator, .cueVerb, .cueNoun, .dayWord, .weekday, .relative, .past, .preposition, .negation, .adverb,
          .leave, .conjunction,
        ])
    {
      return false
    }
    if isRelay(term) { return false }
    if clause.has(term, .gerund) { return clause.terms[term].clitics.contains(.the) }
    if clause.terms[term].clitics.contains(.and) {
      return clause.terms[term].clitics.contains(.the) || clause.has(term, .title)
    }
    return clause.terms[term].clitics.intersection([.with, .like]).isEmpty
  }

  /// "… لرويترز": the agency that the speaker told.
  private func isRelay(_ term: Int) -> Bool {
    guard clause.page.bytes[clause.terms[term].outer] == 0xD9, clause.page.bytes[clause.terms[term].outer + 1] == 0x84,
      let match = matcher.longest(at: term, in: clause)
    else { return clause.terms[term].clitics.contains(.for_) && clause.has(term, .sourceNoun) }
    return [.newsAgency, .newsOutlet].contains(matcher.records[match.record].kind)
  }

  private func speaker(_ terms: Range<Int>, _ kind: SourceKind) -> ArabicSpeaker {
    let start = clause.terms[terms.lowerBound].start
    let span = TextSpan(start, clause.terms[terms.upperBound - 1].end)
    return ArabicSpeaker(terms: terms, span: span, name: clause.page.text(span), kind: kind)
  }
}
