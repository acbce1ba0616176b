import LedgerTypes

/// What earlier sentences of an Arabic document hand on to the next one.
struct ArabicState {
  /// So many speakers are remembered.
  static let mostSpeakers = 8
  /// The last speakers: whom "الوزارة" and a verb without a subject mean.
  private(set) var speakers: ArraySlice<ArabicSpeaker> = []
  /// The counts that "among them" may refer to.
  var lastCounts: [(measure: Measure, index: Int)] = []
  /// The place of the last heading.
  private(set) var place: TextSpan?
  /// The first place of the last sentence that told one.
  private(set) var scene: TextSpan?
  /// The hops that the sentence at hand inherits.
  private(set) var inherited: [SourceHop]?

  private var heading: ArabicKinds.Heading?
  private var hops: [SourceHop]?
  private var opensList = false
  private var paragraph: Int32 = -1

  /// Begins a sentence: it inherits inside a quotation, in a list under a speaker, or with a word that goes on (G15).
  mutating func enter(_ sentence: Sentence, _ clause: ArabicClause) {
    let goesOn = clause.isWord(0, clause.words.going) || clause.has(0, .including)
    let isNext = sentence.paragraph == paragraph || sentence.paragraph == paragraph + 1
    inherited = sentence.startsInQuote || opensList && clause.isItem || goesOn && isNext ? hops : nil
    if opensList, !clause.isItem, !clause.isHeading { opensList = false }
    paragraph = sentence.paragraph
  }

  /// The time that a heading above governs the sentence with; only in bulletins.
  func heading(for clause: ArabicClause, _ isBulletin: Bool) -> ArabicKinds.Heading? { isBulletin ? heading : nil }

  /// Ends a sentence and keeps what it hands on.
  mutating func leave(
    _ clause: ArabicClause, _ isEmpty: Bool, _ mentions: [ArabicTimeMention], _ places: [Range<Int>],
    _ attribution: ArabicAttribution, _ anchor: CivilDate?, _ war: CivilDate?
  ) {
    if isEmpty {
      if let time = mentions.first(where: { $0.sort == .since || $0.sort == .window }) {
        let epoch = time.sort == .since ? time.date?.resolved(before: anchor) ?? (time.isWar ? war : nil) : nil
        heading = ArabicKinds.Heading(
          sort: time.sort, epoch: epoch, date: nil, reach: time.reach, span: clause.span(time.terms))
      } else if clause.isHeading, let time = mentions.last(where: { $0.sort == .day }) {
        // "غارات أمس أسفرت عن الحصيلة التالية:"
        let day = time.offset.flatMap { anchor?.adding(days: $0) } ?? time.date?.resolved(before: anchor)
        heading = ArabicKinds.Heading(sort: .window, date: day, span: clause.span(time.terms))
      } else if let term = clause.terms.indices.first(where: { clause.isWord($0, clause.words.statistics) }),
        clause.terms.contains(where: { $0.has(.conflict) })
      {
        // "أهم إحصائيات حرب الإبادة": figures of a war count from its start.
        heading = ArabicKinds.Heading(sort: .since, epoch: war, span: clause.terms[term].span)
      }
      if let first = places.first { place = clause.span(first) }
    }
    if let first = places.first { scene = clause.span(first) }
    if let citation = attribution.citations.last, !citation.speakers.isEmpty {
      speakers = (speakers + citation.speakers).suffix(Self.mostSpeakers)
      hops = citation.hops
      opensList = clause.isHeading
    } else if inherited == nil {
      hops = nil
      opensList = false
    }
  }
}

extension ArabicClause {
  /// Whether the line ends with a colon.
  var isHeading: Bool { isMark(terms.count - 1, ":") }
}
