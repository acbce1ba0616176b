import LedgerTypes

/// What one Arabic sentence says about who states its numbers.
struct ArabicAttribution {
  /// A cue with its speakers in the order of hops.
  struct Citation {
    enum Form {
      /// "قالت وزارة الصحة إن": covers what follows.
      case verb
      /// "بحسب وزارة الصحة": covers its own stretch, or the sentence when it opens or ends it.
      case preposition
      /// "وزارة الصحة: …"
      case heading
    }

    var form: Form
    var terms: Range<Int>
    var cue: TextSpan?
    var speakers: [ArabicSpeaker]
    /// A source that is named side by side with the last one (G17).
    var second: ArabicSpeaker?

    var hops: [SourceHop] {
      let hops = speakers.enumerated().map { $0.element.hop($0.offset, cue: cue) }
      return hops + (second.map { [$0.hop(speakers.count - 1, cue: cue)] } ?? [])
    }
  }

  let clause: ArabicClause
  private let matcher: ArabicSourceMatcher
  private let earlier: ArraySlice<ArabicSpeaker>
  private(set) var citations: [Citation] = []

  init(_ clause: ArabicClause, _ matcher: ArabicSourceMatcher, earlier: ArraySlice<ArabicSpeaker>) {
    self.clause = clause
    self.matcher = matcher
    self.earlier = earlier
    var term = 0
    if let heading = opening() {
      citations.append(heading)
      term = heading.terms.upperBound
    }
    while term < clause.terms.count {
      if let citation = citation(at: term) {
        citations.append(citation)
        term = max(term + 1, citation.terms.upperBound)
      } else {
        term += 1
      }
    }
  }

  private func reader(_ earlier: ArraySlice<ArabicSpeaker>) -> ArabicSpeakerReader {
    ArabicSpeakerReader(clause: clause, matcher: matcher, earlier: earlier)
  }

  /// The speakers before, those of this sentence last.
  private var latest: ArraySlice<ArabicSpeaker> { earlier + citations.flatMap(\.speakers) }

  /// The citation that covers a claim.
  func citation(for terms: Range<Int>, among claims: [Range<Int>]) -> Citation? {
    let before = citations.last { $0.terms.lowerBound < terms.lowerBound && reaches($0, terms, claims) }
    guard let after = citations.first(where: { $0.terms.lowerBound >= terms.upperBound }) else { return before }
    let isNext = !claims.contains { $0.lowerBound >= terms.upperBound && $0.upperBound <= after.terms.lowerBound }
    switch (before, after.form) {
    case (nil, .preposition): return after
    case (nil, .verb):
      // "…، كما قالت الوزارة": a cue behind the last number covers the sentence.
      return claims.contains { $0.lowerBound > after.terms.lowerBound } ? nil : after
    case (let before?, .preposition):
      let isSeparate = (min(before.terms.upperBound, terms.lowerBound)..<terms.lowerBound).contains {
        clause.isComma($0) || clause.has($0, .conjunction) && !clause.isWord($0, clause.words.and)
      }
      return isNext && isSeparate && before.form != .heading ? after : before
    default: return before
    }
  }

  /// "According to" in the middle of a sentence covers its own clause.
  private func reaches(_ citation: Citation, _ terms: Range<Int>, _ claims: [Range<Int>]) -> Bool {
    guard citation.form == .preposition else { return true }
    return !claims.contains { $0.upperBound <= citation.terms.lowerBound }
  }

  // MARK: Finding

  /// "وزارة الصحة: …", "الدفاع المدني يعلن …", "وكانت وزارة الصحة قد أعلنت": the speaker stands first.
  private func opening() -> Citation? {
    var start = 0
    if clause.has(start, .be) { start += 1 }
    let named = reader(earlier).speaker(at: start, allowsNames: false)
    if named == nil, clause.isOpening(start) { start += 1 }
    guard let speaker = named ?? reader(earlier).speaker(at: start, allowsNames: false) else { return nil }
    var next = speaker.terms.upperBound
    // "الرسمية (سانا)" behind the agency's name
    if clause.isKind(next, .word), clause.isMark(next + 1, "("), clause.terms[next].clitics == .the { next += 1 }
    if clause.isMark(next, "("), clause.isMark(next + 2, ")") { next += 3 }
    if clause.isMark(next, ":") {
      guard next + 1 < clause.terms.count else { return nil }
      return Citation(form: .heading, terms: start..<next + 1, cue: nil, speakers: [speaker])
    }
    let limit = next + 3
    while next < limit, clause.terms.indices.contains(next), !isSpeech(next) {
      guard clause.isComma(next) || clause.has(next, [.dayWord, .weekday, .adverb]) || clause.isQad(next) else {
        return nil
      }
      next += 1
    }
    guard isSpeech(next) else { return nil }
    var citation = Citation(form: .verb, terms: start..<next + 1, cue: cue(next..<next + 1), speakers: [speaker])
    addRelays(&citation)
    return citation
  }

  private func isSpeech(_ term: Int) -> Bool { clause.has(term, .cueVerb) }

  private func citation(at term: Int) -> Citation? {
    if clause.has(term, .cueNoun) { return preposition(term) }
    guard isSpeech(term), clause.quantity(around: term) == nil else { return nil }
    return verb(term)
  }

  /// "بحسب ما أعلنت وزارة الصحة", "وفقا لوزارة الصحة", "نقلا عن مصادر طبية".
  private func preposition(_ term: Int) -> Citation? {
    var next = term + 1
    // "وفق حصيلة أوردتها وكالة": a toll that the one behind it brought.
    if clause.has(next, .total), clause.has(next + 1, .cueVerb) {
      next += 2
    } else if clause.has(next + 1, .total), clause.has(next + 2, .cueVerb) {
      // "وفق آخر حصيلة أعلنت عنها وكالة"
      next += clause.has(next + 3, .preposition) ? 4 : 3
    }
    while next < term + 3, clause.has(next, .cueVerb) || isMa(next) { next += 1 }
    // "اعتمادا على بيانات", inside what a speaker says, is what he goes by, and "وفقا للإحصاءات الأولية" names nobody.
    guard
      let speaker = reader(latest).speaker(at: next, allowsNames: next > term + 1) ?? knownName(next),
      citations.isEmpty || speaker.kind != .document || clause.has(next - 1, .cueVerb)
    else { return nil }
    var citation = Citation(
      form: .preposition, terms: term..<speaker.terms.upperBound, cue: cue(term..<next), speakers: [speaker])
    addRelays(&citation)
    return citation
  }

  /// "وفقا لسليم": a part of the name of an earlier speaker.
  private func knownName(_ term: Int) -> ArabicSpeaker? {
    guard clause.isKind(term, .word), clause.isUnknown(term) else { return nil }
    let word = clause.page.text(TextSpan(clause.terms[term].outer, clause.terms[term].end))
    for name in [word, String(word.dropFirst())] where name.unicodeScalars.count >= 4 {
      guard let known = latest.last(where: { $0.name.split(separator: " ").contains(Substring(name)) }) else {
        continue
      }
      var speaker = known
      speaker.terms = term..<term + 1
      speaker.resolved = known.resolved ?? known.span
      speaker.span = clause.terms[term].span
      return speaker
    }
    return nil
  }

  /// "كل من المنظمة والمفوضية": each of several speakers.
  private func isEach(_ term: Int) -> Bool {
    guard clause.isKind(term, .word), clause.isWord(term + 1, clause.words.from) else { return false }
    return ArabicFold.folded(clause.page.bytes[clause.terms[term].span.start..<clause.terms[term].span.end])
      == [0xD9, 0x83, 0xD9, 0x84]
  }

  private func isMa(_ term: Int) -> Bool {
    clause.isKind(term, .word) && clause.page.text(clause.terms[term].span) == "ما"
  }

  private func verb(_ term: Int) -> Citation? {
    let isCount = clause.has(term, [.leave, .rise, .past])
    let next = isEach(term + 1) ? term + 3 : term + 1
    let found = reader(latest).speaker(at: next, allowsNames: !isCount && isPlainSpeech(term))
    if var speaker = found {
      // "سجلت المستشفيات 12 حالة": to record is a cue only of a body that is known.
      let isNews = speaker.kind == .newsAgency || speaker.kind == .newsOutlet
      guard !isCount || speaker.id != nil || isNews || clause.has(next, [.bodyNoun]) else { return nil }
      if isNamesOnly(speaker), !isFollowedBySpeech(speaker.terms.upperBound) { return nil }
      var end = speaker.terms.upperBound
      if isName(end), clause.has(next, .title), isFollowedBySpeech(end + 1) || isName(end + 1) {
        while isName(end), end < next + ArabicSpeakerReader.longest { end += 1 }
        speaker.terms = next..<end
        speaker.span = clause.span(next..<end)
        if speaker.id == nil { speaker.name = clause.page.text(speaker.span) }
      }
      var citation = Citation(form: .verb, terms: term..<end, cue: cue(term..<term + 1), speakers: [speaker])
      addName(&citation)
      addSecond(&citation)
      addRelays(&citation)
      return citation
    }
    let said = afterStatement(next)
    guard !isCount,
      clause.has(said, .subordinator) || clause.isMark(said, ":") || clause.has(said, .gerund)
        || clause.isWord(said, clause.words.about) || clause.has(said + 1, .subordinator)
        || clause.isWord(said, clause.words.to) || clause.isOpening(said)
    else { return nil }
    // "يذكر أن", "يشار إلى أن": nobody says it.
    guard !clause.isWord(term, clause.words.impersonal) else { return nil }
    // The speaker is only in the verb's ending: "وأضافت أن".
    guard var speaker = latest.last else { return nil }
    speaker.resolved = speaker.resolved ?? speaker.span
    speaker.span = TextSpan(clause.terms[term].start, clause.terms[term].start)
    speaker.terms = term..<term + 1
    return Citation(form: .verb, terms: term..<term + 1, cue: cue(term..<term + 1), speakers: [speaker])
  }

  /// "وأشارت في بيان إلى": where it was said stands before what was said.
  private func afterStatement(_ start: Int) -> Int {
    let term = clause.isComma(start) ? start + 1 : start
    guard clause.isWord(term, clause.words.in_) || clause.isWord(term, clause.words.during),
      let statement = (term + 1..<term + 3).first(where: {
        clause.isWord($0, clause.words.statement) || clause.has($0, .sourceNoun)
      })
    else { return start }
    for next in statement + 1..<statement + 7 {
      if clause.quantity(at: next) != nil { return start }
      if clause.has(next, .subordinator) || clause.isMark(next, ":") || clause.isWord(next, clause.words.to)
        || clause.isOpening(next)
      {
        return next
      }
    }
    return start
  }

  /// "المتحدث باسم الجيش، نبيل عبد الله،": a name set apart behind a title.
  private func addName(_ citation: inout Citation) {
    let start = citation.terms.upperBound + 1
    guard citation.speakers[0].id == nil, clause.isComma(start - 1),
      clause.has(citation.terms.lowerBound + 1, .title) || citation.form == .preposition
    else { return }
    var end = start
    while end < start + 4, isName(end), !clause.isJoined(end) { end += 1 }
    guard end - start >= 2, clause.isComma(end) || clause.has(end, .subordinator) else { return }
    citation.speakers[0].resolved = clause.span(start..<end)
    citation.speakers[0].name = clause.page.text(clause.span(start..<end))
    citation.speakers[0].kind = .person
    citation.terms = citation.terms.lowerBound..<end
  }

  /// "مصادر محلية وشهود عيان"
  private func addSecond(_ citation: inout Citation) {
    let next = citation.terms.upperBound
    guard clause.isJoined(next), !clause.has(next, .cueVerb),
      let second = reader([]).speaker(at: next, allowsNames: false)
    else { return }
    citation.second = second
    citation.terms = citation.terms.lowerBound..<second.terms.upperBound
  }

  private func isName(_ term: Int) -> Bool { clause.isKind(term, .word) && clause.isUnknown(term) }
  private func isNamesOnly(_ speaker: ArabicSpeaker) -> Bool {
    speaker.id == nil && isName(speaker.terms.lowerBound)
  }

  private func isFollowedBySpeech(_ term: Int) -> Bool {
    clause.has(term, .subordinator) || clause.isMark(term, ":") || clause.isComma(term)
      || clause.terms.indices.contains(term) && clause.terms[term].clitics.contains(.for_)
      || clause.isKind(term, .quote) || clause.isKind(term, .openQuote)
  }

  /// "قال", "أوضح" and their like take a name; "سجل", "نقل" take much else.
  private func isPlainSpeech(_ term: Int) -> Bool { !clause.has(term, [.measureNoun, .gerund]) }

  /// "قال فلان لوكالة رويترز", "نقلت وكالة وفا عن مصادر طبية", "… نقلا عن الشرطة".
  private func addRelays(_ citation: inout Citation) {
    var term = citation.terms.upperBound
    if clause.isComma(term), !clause.isWord(term + 1, clause.words.quoting),
      let end = (term + 2..<term + 10).first(where: { clause.isComma($0) }),
      !(term..<end).contains(where: { clause.quantity(at: $0) != nil || clause.has($0, .subordinator) })
    {
      // "مصدر في الوزارة، طلب عدم الكشف عن اسمه، لوكالة": an aside.
      term = end + 1
    }
    let limit = min(term + 6, clause.terms.count)
    while term < limit {
      if clause.has(term, .subordinator) || clause.isMark(term, ":") || clause.quantity(at: term) != nil { return }
      // "في حديث لـ«بغداد اليوم»": ل by itself before the outlet's name in quotation marks.
      if isLone(term), let close = clause.closing(of: term + 1), close - term <= 6 {
        var relay =
          reader([]).speaker(at: term + 1, allowsNames: true)
          ?? ArabicSpeaker(
            terms: term + 1..<close + 1, span: clause.span(term + 2..<close),
            name: clause.page.text(clause.span(term + 2..<close)), kind: .newsOutlet)
        if relay.id == nil {
          relay.span = clause.span(term + 2..<close)
          relay.name = clause.page.text(relay.span)
          relay.kind = .newsOutlet
        }
        citation.speakers.insert(relay, at: 0)
        citation.terms = citation.terms.lowerBound..<close + 1
        return
      }
      if let relay = reader([]).speaker(at: term, allowsNames: false),
        relay.kind == .newsAgency || relay.kind == .newsOutlet,
        relay.span.start > clause.terms[term].outer || isForThe(term)
      {
        citation.speakers.insert(relay, at: 0)
        citation.terms = citation.terms.lowerBound..<relay.terms.upperBound
        return
      }
      let isAbout = clause.isWord(term, clause.words.about)
      let isNews = citation.speakers[0].kind == .newsAgency || citation.speakers[0].kind == .newsOutlet
      if isAbout && isNews || clause.has(term, .cueNoun) && clause.isWord(term, clause.words.quoting),
        let origin = reader([]).speaker(at: term + 1, allowsNames: true) ?? witnesses(term + 1)
      {
        citation.speakers.append(origin)
        citation.terms = citation.terms.lowerBound..<origin.terms.upperBound
        return
      }
      term += 1
    }
  }

  /// "نقلا عن المهاجرين": persons whom a noun with its article names.
  private func witnesses(_ term: Int) -> ArabicSpeaker? {
    guard clause.isKind(term, .word), clause.terms[term].clitics == .the, clause.has(term, .personPlural) else {
      return nil
    }
    let span = clause.terms[term].span
    return ArabicSpeaker(terms: term..<term + 1, span: span, name: clause.page.text(span), kind: .witness)
  }

  /// "لـ" apart from the word that it belongs to.
  private func isLone(_ term: Int) -> Bool {
    guard clause.isKind(term, .word), clause.isOpening(term + 1) else { return false }
    let word = clause.terms[term]
    return ArabicFold.folded(clause.page.bytes[word.outer..<word.end]) == [0xD9, 0x84]
  }

  /// "للجزيرة": ل and the article are one.
  private func isForThe(_ term: Int) -> Bool {
    clause.page.bytes[clause.terms[term].outer...].prefix(4).elementsEqual([0xD9, 0x84, 0xD9, 0x84])
  }

  private func cue(_ terms: Range<Int>) -> TextSpan { clause.span(terms) }
}
