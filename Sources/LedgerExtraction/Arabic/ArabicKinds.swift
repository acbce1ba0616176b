import LedgerTypes

/// Decides kind, epoch and date of the claims of one Arabic sentence (codebook, sections 4 and 7).
struct ArabicKinds {
  let clause: ArabicClause
  let mentions: [ArabicTimeMention]
  /// The time that a heading above sets for the lines below it.
  let heading: Heading?
  let anchor: CivilDate?
  /// Whether the text is a bulletin of figures, where a day is the part of a series.
  let isBulletin: Bool
  /// The start of the war that the document is about, as the registry knows it.
  let war: CivilDate?

  /// A heading's time: "منذ وقف إطلاق النار (11 أكتوبر):".
  struct Heading {
    var sort: ArabicTimeMention.Sort
    var epoch: CivilDate?
    var date: CivilDate?
    /// How many days a window reaches back.
    var reach: Int?
    var span: TextSpan
  }

  /// An event counts as the document's own for so many days.
  static let recent = 12

  func decide(_ claim: inout Claim, terms: Range<Int>) {
    switch claim.measure {
    case .share, .rate, .dayCount: return
    default: break
    }
    let time = nearest(terms)
    let total = totalWord(before: terms)
    if let total, time.map({ total.distance <= $0.distance || $0.mention.sort != .window }) ?? true {
      set(&claim, .cumulative, "arabic.total", clause.span(total.term..<total.term + 1))
      dateTotal(&claim, time?.mention)
      return
    }
    if let time { return decide(&claim, by: time.mention) }
    if let heading {
      claim.epoch = heading.epoch
      let kind: ClaimKind = heading.sort == .since ? .cumulative : heading.sort == .window ? .increment : .incident
      set(&claim, isStock(claim) ? .stock : kind, "arabic.heading", heading.span)
      claim.asOf =
        claim.kind == .increment
        ? stretch(heading.reach, to: heading.date ?? anchor) : (heading.date ?? anchor).map { AsOf($0) }
      return
    }
    if isStock(claim) {
      set(&claim, .stock, "arabic.stock", nil)
      claim.asOf = anchor.map { AsOf($0) }
      return
    }
    set(&claim, .incident, "arabic.incident", nil)
  }

  private func decide(_ claim: inout Claim, by mention: ArabicTimeMention) {
    let span = clause.span(mention.terms)
    switch mention.sort {
    case .since:
      set(&claim, .cumulative, "arabic.since", span)
      dateTotal(&claim, mention)
    case .window:
      set(&claim, .increment, "arabic.window", span)
      claim.asOf = stretch(mention.reach, to: anchor)
    case .day, .period:
      let day = date(of: mention)
      let isOld = day.map { isBackground($0) } ?? false
      let isSeries =
        mention.sort == .period || isBulletin || hasRaids(before: mention.terms.lowerBound)
        || clause.terms.indices.contains { clause.isWord($0, clause.words.scattered) && clause.has($0 - 1, .placeNoun) }
      let kind: ClaimKind = isOld ? .background : isSeries ? .increment : .incident
      set(&claim, isStock(claim) && !isOld ? .stock : kind, isOld ? "arabic.history" : "arabic.day", span)
      claim.asOf = day.map { AsOf($0) }
    }
    if let asOf = claim.asOf {
      claim.evidence.append(Evidence("as_of", rule: "arabic.as_of", span: asOf.start == anchor ? nil : span))
    }
  }

  /// From so many days before up to a day; the day alone where the words tell no length.
  private func stretch(_ reach: Int?, to last: CivilDate?) -> AsOf? {
    guard let last else { return nil }
    return reach.flatMap { last.adding(days: -$0) }.map { AsOf($0, through: last) } ?? AsOf(last)
  }

  private func dateTotal(_ claim: inout Claim, _ mention: ArabicTimeMention?) {
    if let mention, mention.sort == .since {
      claim.epoch = mention.date?.resolved(before: anchor) ?? (mention.isWar ? war : nil)
      if claim.epoch != nil {
        claim.evidence.append(Evidence("epoch", rule: "arabic.since", span: clause.span(mention.terms)))
      }
    } else if let heading, heading.sort == .since {
      claim.epoch = heading.epoch
    }
    if let mention, mention.sort == .day, !tellsOfEvent(mention), let day = date(of: mention), !isBackground(day) {
      claim.asOf = AsOf(day)
    } else {
      claim.asOf = anchor.map { AsOf($0) }
    }
  }

  /// "الزلزال الذي ضرب المنطقة يوم الجمعة": the day of what happened, not of the total.
  private func tellsOfEvent(_ mention: ArabicTimeMention) -> Bool {
    let start = mention.terms.lowerBound
    for term in stride(from: start - 1, through: max(0, start - 8), by: -1) {
      if clause.has(term, .relative) { return true }
      if clause.has(term, .rise) || clause.isComma(term) { return false }
    }
    return false
  }

  /// "غارات الاحتلال على لبنان أمس": several attacks on a day are a part of a series.
  private func hasRaids(before start: Int) -> Bool {
    for term in stride(from: start - 1, through: max(0, start - 6), by: -1) {
      if clause.isWord(term, clause.words.raids) {
        return !(term..<min(term + 12, clause.terms.count)).contains { clause.isWord($0, clause.words.singlePlaces) }
      }
      if clause.isBreak(term) || clause.has(term, [.past, .cueVerb, .subordinator]) { return false }
    }
    return false
  }

  /// Where what is said begins, when words of speech open the sentence: "قالت الوزارة الجمعة إن".
  private var content: Int {
    guard
      let cue = clause.terms.indices.first(where: { clause.has($0, .cueVerb) && !clause.has($0, [.leave, .rise]) }),
      cue <= 6,
      let that = (cue..<min(cue + 24, clause.terms.count)).first(where: { clause.has($0, .subordinator) })
    else { return 0 }
    return that
  }

  private func set(_ claim: inout Claim, _ kind: ClaimKind, _ rule: String, _ span: TextSpan?) {
    claim.kind = kind
    claim.evidence.append(Evidence("kind", rule: rule, span: span))
  }

  // MARK: Words

  /// The expression of time that is nearest to the claim; each number, verb and comma between sets it further off.
  private func nearest(_ terms: Range<Int>) -> (mention: ArabicTimeMention, distance: Int)? {
    var best: (mention: ArabicTimeMention, distance: Int)?
    let content = content
    for mention in mentions {
      if isOfSpeech(mention, before: terms) { continue }
      // "في الأسبوع الماضي قال بيان": a stretch in which something was said.
      if mention.sort == .window, terms.lowerBound > content, mention.terms.upperBound <= content { continue }
      let between =
        mention.terms.lowerBound >= terms.upperBound
        ? terms.upperBound..<mention.terms.lowerBound
        : min(mention.terms.upperBound, terms.lowerBound)..<terms.lowerBound
      // A total that follows has its own start: "… مقتل 3، ليرتفع العدد منذ بدء الحرب إلى 582".
      if between.lowerBound == terms.upperBound, mention.sort == .since,
        between.contains(where: { clause.has($0, .rise) })
      {
        continue
      }
      var distance = between.reduce(0) { $0 + weight($1) }
      // When it was said counts less than when it happened.
      if terms.lowerBound > content, mention.terms.upperBound <= content { distance += 20 }
      // The start of a total is never that of a window's number near it.
      if best.map({ distance < $0.distance }) ?? true { best = (mention, distance) }
    }
    return best
  }

  /// "أعلنت الوزارة، الأربعاء، مقتل 61 منذ منتصف مارس": the day of the words, where what they tell has its own time.
  private func isOfSpeech(_ mention: ArabicTimeMention, before terms: Range<Int>) -> Bool {
    guard mention.sort == .day, mention.terms.upperBound <= terms.lowerBound,
      let cue = clause.terms.indices.first(where: { clause.has($0, .cueVerb) && !clause.has($0, [.leave, .rise]) }),
      cue < mention.terms.lowerBound, cue <= 6
    else { return false }
    return mentions.contains { other in
      (other.sort == .since || other.sort == .window) && other.terms.lowerBound >= terms.upperBound
        && !(terms.upperBound..<other.terms.lowerBound).contains { clause.has($0, .rise) || clause.isBreak($0) }
    }
  }

  private func weight(_ term: Int) -> Int {
    if clause.isBreak(term) { return 12 }
    if clause.isComma(term) { return 4 }
    if clause.has(term, [.rise, .cueVerb, .including]) { return 6 }
    if clause.has(term, .past) { return 3 }
    return clause.quantity(at: term) != nil ? 3 : 1
  }

  /// "إجمالي", "حصيلة", "ارتفع … إلى" before the number, in the same stretch of words.
  private func totalWord(before terms: Range<Int>) -> (term: Int, distance: Int)? {
    var distance = 0
    var isTo = clause.isWord(terms.lowerBound - 1, clause.words.to)
    var term = min(terms.lowerBound, clause.terms.count)
    while term > max(0, terms.lowerBound - (isTo ? 40 : 16)) {
      term -= 1
      if clause.isBreak(term) { return nil }
      // "ارتفعت حصيلة الضحايا، حيث قتل 12": the rise covers what "where" tells of it.
      if clause.isWord(term, clause.words.where_) {
        isTo = true
        continue
      }
      if let aside = clause.relativeAside(endingAt: term) {
        term = aside
        continue
      }
      if clause.has(term, .total), clause.lexeme(term).value != 1 { return (term, distance) }
      if clause.isWord(term, clause.words.to), clause.quantity(at: term + 1) != nil { isTo = true }
      let isRise = clause.has(term, .rise) || clause.isWord(term, clause.words.exceeding)
      if isRise, isTo || hasCount(from: term, to: terms.lowerBound) {
        return (term, clause.isWord(terms.lowerBound - 1, clause.words.to) ? 0 : distance)
      }
      // Another number's stretch begins, unless both hang on the same total.
      if let index = clause.quantity(at: term), clause.quantities[index].role == .count { distance += 4 }
      if clause.has(term, .past), !clause.has(term, .rise), !isTo, !hasWhere(from: term) { return nil }
      distance += clause.isComma(term) ? 4 : 1
    }
    // "1414 وفاة حصيلة الزلزال"
    let joined = clause.isJoined(terms.upperBound) ? clause.quantity(at: terms.upperBound) : nil
    let end = joined.map { clause.quantities[$0].phraseEnd } ?? terms.upperBound
    if clause.has(end, .total), clause.lexeme(end).value != 1, !clause.terms[end].clitics.contains(.the) {
      return (end, 0)
    }
    for term in terms.upperBound..<terms.upperBound + 6 where clause.has(term, .total) && clause.lexeme(term).value != 1
    {
      return clause.isBreak(term)
        ? nil : clause.isWord(term, clause.words.soFar) ? (term, term - terms.upperBound) : nil
    }
    return nil
  }

  /// Whether "where" stands a little before the verb: "حيث قتل 12 وأصيب 40".
  private func hasWhere(from term: Int) -> Bool {
    (max(0, term - 8)..<term).contains { clause.isWord($0, clause.words.where_) }
  }

  /// "بلغ عدد الشهداء": a count between the verb and its number.
  private func hasCount(from term: Int, to end: Int) -> Bool {
    (term + 1..<max(term + 1, end)).contains { clause.has($0, .total) }
  }

  private func isStock(_ claim: Claim) -> Bool {
    switch claim.measure {
    case .missing: true
    case .detained, .abducted, .displaced, .affected:
      clause.terms.indices.contains { clause.isWord($0, clause.words.lasting) }
    default: false
    }
  }

  // MARK: Dates

  private func date(of mention: ArabicTimeMention) -> CivilDate? {
    if let date = mention.date { return date.resolved(before: anchor) }
    guard let anchor else { return nil }
    if let offset = mention.offset { return anchor.adding(days: offset) }
    guard let weekday = mention.weekday, let own = anchor.weekday else { return nil }
    return anchor.adding(days: -((own - weekday + 7) % 7))
  }

  private func isBackground(_ date: CivilDate) -> Bool {
    guard let anchor else { return false }
    let last = date.month == nil ? nil : date.lastDay
    guard let day = last?.daysSince1970, let own = anchor.daysSince1970 else { return date.year < anchor.year }
    return own - day > Self.recent
  }
}
