import LedgerTypes

/// Finds the claims in the Arabic sentences of a document: bulletins of ministries and rescue services, and news.
///
/// Arabic has its own stage because its words join what English writes apart, its counted nouns have their own forms
/// and its governors stand first. It yields the same claims, with rules named "arabic.…".
struct ArabicReader {
  private let registry: Registry
  private let matcher: ArabicSourceMatcher
  /// Whether the whole document is in Arabic, and not only some sentences of it.
  private let isArabic: Bool
  private let clauses: [(clause: ArabicClause, sentence: Sentence)]
  private let head: ArabicHead
  /// The start of the war that the document is about.
  private let war: CivilDate?

  /// A reader of the page's Arabic sentences, or nil when it has none.
  init?(page: Page, registry: Registry, context: DocumentContext) {
    let all = page.tokens.reduce(0) { $0 + ($1.kind == .word ? 1 : 0) }
    let isArabic = context.language?.hasPrefix("ar") ?? false || page.counts.arabicWords * 2 > all
    var clauses: [(clause: ArabicClause, sentence: Sentence)] = []
    for sentence in page.sentences {
      for line in Self.lines(sentence, page) where Self.isArabic(line, page, isArabic) {
        clauses.append((ArabicClause(page, registry.arabicWords, line), sentence))
      }
    }
    guard !clauses.isEmpty else { return nil }
    self.registry = registry
    self.isArabic = isArabic
    self.clauses = clauses
    matcher = ArabicSourceMatcher(registry, page: page, context: context)
    head = ArabicHead(clauses.map(\.clause), page: page, matcher: matcher, context: context)
    war = head.war(registry.epochs)
  }

  /// Adds the claims, and for a document in Arabic its date and its author, to what the other stages found.
  func add(to extraction: inout Extraction) {
    extraction.merge(claims())
    guard isArabic else { return }
    if let date = head.date, head.dateSpan != nil {
      extraction.datelineDate = date
      extraction.datelineSpan = head.dateSpan
    }
    extraction.author = head.author?.span
  }

  // MARK: Sentences

  /// The lines of a sentence: Arabic texts do not wrap theirs.
  static func lines(_ sentence: Sentence, _ page: Page) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var first = sentence.first
    for token in sentence.tokens where page.tokens[token].kind == .newline {
      if token > first { lines.append(first..<token) }
      first = token + 1
    }
    if first < sentence.end { lines.append(first..<sentence.end) }
    return lines
  }

  /// Whether most words are Arabic; a line without words, as a date, goes with its document.
  static func isArabic(_ tokens: Range<Int>, _ page: Page, _ document: Bool) -> Bool {
    var arabic = 0
    var others = 0
    for token in tokens where page.tokens[token].kind == .word {
      if ArabicFold.isArabic(page.bytes, at: Int(page.tokens[token].start)) { arabic += 1 } else { others += 1 }
    }
    return arabic > others || document && others == 0
  }

  // MARK: Claims

  private func claims() -> [Claim] {
    var claims: [Claim] = []
    var state = ArabicState()
    for (clause, sentence) in clauses {
      guard claims.count < ExtractionLimits.claims else { break }
      state.enter(sentence, clause)
      let drafts = ArabicClaims(clause, earlier: state.lastCounts.last?.measure).drafts()
      let attribution = ArabicAttribution(clause, matcher, earlier: state.speakers)
      let mentions = ArabicTimeReader.mentions(in: clause)
      let speakers = attribution.citations.flatMap(\.speakers).map { clause.withAside($0.terms) }
      var places = ArabicPlaces.mentions(in: clause, outside: speakers)
      // "وزارة الصحة في غزة" tells the place where nothing else does.
      if places.isEmpty { places = ArabicPlaces.mentions(in: clause, outside: []).filter { clause.isLocative($0) } }
      // The place where it was written, when the sentence names another.
      if places.count > 1, clause.isDateline(places[0]) { places.removeFirst() }
      let kinds = ArabicKinds(
        clause: clause, mentions: mentions, heading: state.heading(for: clause, head.isBulletin), anchor: head.date,
        isBulletin: head.isBulletin, war: war)
      let first = claims.count
      for draft in drafts {
        var claim = draft.claim
        claim.partOf = draft.parent.map { first + $0 }
        if draft.isPartOfEarlier { claim.partOf = state.lastCounts.last { $0.measure == claim.measure }?.index }
        claim.base = claim.base.map { first + $0 }
        kinds.decide(&claim, terms: draft.terms)
        settlePlace(&claim, draft, places, clause, state)
        attribute(&claim, draft, drafts.map(\.terms), attribution, state)
        claims.append(claim)
      }
      complete(&claims, from: first)
      for index in first..<claims.count where claims[index].partOf == nil && claims[index].measure != .share {
        state.lastCounts.append((claims[index].measure, index))
      }
      state.leave(clause, drafts.isEmpty, mentions, places, attribution, head.date, war)
    }
    date(&claims)
    return claims
  }

  /// An incident without a time of its own is of the day that was told last, or will be told first.
  private func date(_ claims: inout [Claim]) {
    guard !head.isBulletin, let first = claims.firstIndex(where: { isDated($0) }) else { return }
    var last = first
    for index in claims.indices {
      if isDated(claims[index]) {
        last = index
      } else if claims[index].kind == .incident, claims[index].asOf == nil, claims[index].status == .asserted {
        claims[index].asOf = claims[last].asOf
        claims[index].evidence.append(Evidence("as_of", rule: "arabic.story", span: claims[last].span))
      }
    }
  }

  private func isDated(_ claim: Claim) -> Bool { claim.kind == .incident && claim.asOf != nil }

  /// Shares hold for the time of their base; day counts lead from the start of the war to a day.
  private func complete(_ claims: inout [Claim], from first: Int) {
    for index in first..<claims.count {
      if claims[index].measure == .share {
        claims[index].asOf = claims[index].base.first.flatMap { claims[$0].asOf } ?? head.date.map { AsOf($0) }
      } else if claims[index].measure == .dayCount {
        claims[index].epoch = war
        let count = claims[index].low?.wholeNumber
        let day = war.flatMap { start in
          count.flatMap { start.adding(days: claims[index].bound == .ordinal ? $0 - 1 : $0) }
        }
        claims[index].asOf = (day ?? head.date).map { AsOf($0) }
      } else if let parent = claims[index].partOf, parent < index, claims[parent].measure == claims[index].measure {
        inherit(&claims[index], from: claims[parent])
      }
    }
  }

  /// A part holds for the same time and place as its whole, unless its own words say otherwise.
  private func inherit(_ claim: inout Claim, from whole: Claim) {
    if claim.kind == .incident || whole.kind == .increment || whole.kind == .cumulative && claim.kind != .increment {
      claim.kind = whole.kind
      claim.asOf = whole.asOf
      claim.epoch = whole.epoch
    }
    if claim.place == nil { claim.place = whole.place }
    if claim.status == .asserted { claim.status = whole.status }
  }

  private func settlePlace(
    _ claim: inout Claim, _ draft: ArabicClaims.Draft, _ places: [Range<Int>], _ clause: ArabicClause,
    _ state: ArabicState
  ) {
    if let place = ArabicPlaces.nearest(places, to: draft.terms, in: clause) {
      claim.place = clause.span(place)
      claim.evidence.append(Evidence("place", rule: "arabic.place", span: claim.place))
    } else if let place = head.isBulletin ? state.place ?? head.place : state.scene ?? head.place {
      claim.place = place
      claim.evidence.append(
        Evidence("place", rule: head.isBulletin ? "arabic.heading" : "arabic.scene", span: claim.place))
    }
  }

  private func attribute(
    _ claim: inout Claim, _ draft: ArabicClaims.Draft, _ all: [Range<Int>], _ attribution: ArabicAttribution,
    _ state: ArabicState
  ) {
    var hops: [SourceHop] = []
    var rule = "arabic.cited"
    if let citation = attribution.citation(for: draft.terms, among: all) {
      hops = citation.hops
    } else if let inherited = state.inherited {
      hops = inherited
      rule = "arabic.continued"
    }
    let isOwn = head.author.map { author in
      hops.isEmpty
        || hops.count == 1 && (hops[0].id == author.id && author.id != nil || hops[0].resolved == author.span)
    }
    if isOwn == true {
      claim.voice = .author
      claim.evidence.append(Evidence("sources", rule: "arabic.own_bulletin", span: head.author?.span))
    } else if !hops.isEmpty {
      claim.voice = .source
      claim.sources = hops
      claim.evidence.append(Evidence("sources", rule: rule, span: hops[0].span ?? hops[0].cue))
    }
  }
}
