import LedgerTypes

/// Shows what the Arabic stage sees in each sentence.
struct ArabicInspector {
  private let page: Page
  private let registry: Registry
  private let matcher: ArabicSourceMatcher
  private let published: CivilDate?
  /// The speakers so far, whom a bare noun or a verb without a subject means.
  private var earlier: [ArabicSpeaker] = []

  /// An inspector of the page, or nil when it holds no Arabic.
  init?(page: Page, registry: Registry, context: DocumentContext) {
    guard page.counts.arabicWords > 0 else { return nil }
    self.page = page
    self.registry = registry
    matcher = ArabicSourceMatcher(registry, page: page, context: context)
    published = context.published
  }

  /// Adds what is found in a sentence in Arabic, and says whether it is one.
  mutating func read(_ sentence: Sentence, into inspection: inout Inspection) -> Bool {
    let lines = ArabicReader.lines(sentence, page).filter { ArabicReader.isArabic($0, page, false) }
    guard !lines.isEmpty else { return false }
    let clauses = lines.map { ArabicClause(page, registry.arabicWords, $0) }
    let isRead = clauses.contains { $0.terms.contains { $0.has([.past, .gerund, .measureNoun, .event]) } }
    inspection.sentences.append(Inspection.Sentence(span: page.span(sentence.tokens), isRead: isRead))
    for clause in clauses { read(clause, into: &inspection) }
    return true
  }

  private mutating func read(_ clause: ArabicClause, into inspection: inout Inspection) {
    inspection.numbers += clause.quantities.map { quantity in
      Inspection.Number(
        span: quantity.span, low: quantity.low, high: quantity.high, bound: quantity.bound,
        boundSpan: quantity.boundSpan, noun: quantity.head.map { clause.terms[$0].span }, role: quantity.role.name)
    }
    for term in clause.terms {
      if let measure = page.lexicon.lexemes[Int(term.lexeme)].measure {
        inspection.measures.append(Inspection.MeasureWord(span: term.span, measure: measure))
      }
      if term.has([.cueVerb, .cueNoun]) { inspection.cues.append(term.span) }
    }
    inspection.times += ArabicTimeReader.mentions(in: clause).map { mention in
      Inspection.Time(
        span: clause.span(mention.terms), rule: mention.sort.rule,
        when: mention.date?.resolved(before: published).map { AsOf($0) })
    }
    let attribution = ArabicAttribution(clause, matcher, earlier: earlier.suffix(ArabicState.mostSpeakers))
    let speakers = attribution.citations.flatMap(\.speakers)
    inspection.places += ArabicPlaces.mentions(in: clause, outside: speakers.map(\.terms)).map { place in
      Inspection.Place(span: clause.span(place), role: clause.isLocative(place) ? "location" : "bare")
    }
    earlier += speakers
    for citation in attribution.citations { add(citation, to: &inspection) }
  }

  private func add(_ citation: ArabicAttribution.Citation, to inspection: inout Inspection) {
    let sources = (citation.speakers + [citation.second].compactMap(\.self)).map { speaker in
      Inspection.Source(span: speaker.span, name: speaker.name, id: speaker.id, kind: speaker.kind)
    }
    for source in sources where !inspection.sources.contains(where: { $0.span == source.span }) {
      inspection.sources.append(source)
    }
    inspection.attributions.append(
      Inspection.Attribution(
        rule: "arabic.cited", cue: citation.cue, sources: sources, relay: nil, cited: nil, content: nil))
  }
}

extension ArabicQuantity.Role {
  /// The role's name for people.
  fileprivate var name: String {
    switch self {
    case .count: "count"
    case .share: "share"
    case .time: "time"
    case .label: "label"
    case .money: "other unit"
    }
  }
}

extension ArabicTimeMention.Sort {
  /// The rule's name for people.
  fileprivate var rule: String {
    switch self {
    case .window: "arabic.window"
    case .since: "arabic.since"
    case .day: "arabic.day"
    case .period: "arabic.period"
    }
  }
}
