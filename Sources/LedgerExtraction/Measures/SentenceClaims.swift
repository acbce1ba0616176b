import LedgerTypes

/// Makes findings out of the links, shares and day counts of one sentence.
struct SentenceClaims {
  private let linker: Linker
  private let index: Int
  /// How many findings the document has before this sentence.
  private let first: Int
  private let previousClaim: Int?

  private var clause: Clause { linker.clause }

  /// A number of the sentence that becomes a finding: a link, or behind all links a draft.
  fileprivate struct Entry {
    let span: TextSpan
    let number: Int
  }

  /// Arrays that are kept from sentence to sentence.
  struct Buffers {
    fileprivate var links: [Link] = []
    fileprivate var order: [Entry] = []
  }

  /// Appends the findings of a sentence in the order of the text, their parts and bases by index in the document.
  ///
  /// - Parameter previous: The last claim before the sentence, when it is near enough to be taken up.
  static func append(
    of clause: Clause, _ index: Int, previous: (index: Int, measure: Measure)?, to findings: inout [Finding],
    _ buffers: inout Buffers
  ) {
    var linker = Linker(clause, previousMeasure: previous?.measure)
    linker.apply(into: &buffers.links)
    if linker.links.isEmpty, clause.quantities.isEmpty, !clause.holds(.share) {
      buffers.links = linker.links
      return
    }
    let claims = SentenceClaims(
      linker: consume linker, index: index, first: findings.count, previousClaim: previous?.index)
    claims.append(to: &findings, &buffers.order)
    buffers.links = claims.linker.links
  }

  private func append(to findings: inout [Finding], _ order: inout [Entry]) {
    var drafts: [MeasureDraft] = []
    if !clause.quantities.isEmpty || clause.holds(.share) {
      Shares.add(to: &drafts, clause, linker)
      DayCounts.add(to: &drafts, clause)
      Rates.add(to: &drafts, clause, linker)
    }
    guard !linker.links.isEmpty || !drafts.isEmpty else { return }
    if findings.isEmpty { findings.reserveCapacity(8) }
    // Numbers in the order of the text; two measures of one number in the order decided.
    if !order.isEmpty { order.removeAll(keepingCapacity: true) }
    for index in linker.links.indices {
      order.append(Entry(span: clause.page.span(value(of: linker.links[index])), number: index))
    }
    for index in drafts.indices {
      order.append(Entry(span: clause.page.span(drafts[index].quantity.tokens), number: linker.links.count + index))
    }
    if order.count > 1 { order.sort { ($0.span, $0.number) < ($1.span, $1.number) } }
    for entry in order {
      if entry.number < linker.links.count {
        findings.append(finding(of: entry.number))
        describe(entry.number, order, &findings[findings.count - 1].claim)
      } else {
        findings.append(finding(of: drafts[entry.number - linker.links.count], order))
      }
    }
  }

  /// The index in the document of the finding that a link becomes.
  private func position(of link: Int, _ order: [Entry]) -> Int {
    first + (order.firstIndex { $0.number == link } ?? 0)
  }

  // MARK: Numbers and single persons

  /// The tokens of a link's number, or of the words that stand for one.
  private func value(of link: Link) -> Range<Int> {
    switch link.subject {
    case .quantity(let number): clause.quantities[number].tokens
    case .single(let terms), .nobody(let terms):
      clause.terms[terms.lowerBound].first..<clause.terms[terms.upperBound - 1].end
    }
  }

  /// The finding of a link, with nothing but its number and measure.
  private func finding(of link: Int) -> Finding {
    let tie = linker.links[link]
    let terms = linker.terms(of: tie)
    let value = value(of: tie)
    let (bound, low, high) = limits(of: tie)
    return Finding(
      claim: Claim(
        span: clause.page.span(value), measure: tie.measure, bound: bound, low: low, high: high,
        quote: clause.page.span(clause.sentence.tokens)),
      sentence: index, value: value,
      phrase: clause.terms[terms.lowerBound].first..<clause.terms[terms.upperBound - 1].end,
      trigger: clause.terms[tie.trigger].tokens, isPartOfNamed: isPartOfNamed(tie))
  }

  /// Adds to a link's claim what else its sentence decides.
  private func describe(_ link: Int, _ order: [Entry], _ claim: inout Claim) {
    let tie = linker.links[link]
    let terms = linker.terms(of: tie)
    claim.evidence.append(Evidence("measure", rule: tie.ruleName, span: clause.span(tie.trigger..<tie.trigger + 1)))
    switch tie.subject {
    case .quantity(let number): addBound(of: number, to: &claim)
    case .single: claim.implicit = true
    case .nobody: break
    }
    if hasDirectionMark(value(of: tie)) {
      claim.notices.append(
        Notice(
          code: "bidi", span: claim.span,
          text: "A mark beside the number changes the direction in which it is shown; the value is that of the bytes."))
    }
    claim.unit = Populations.unit(of: tie, clause)
    if case .quantity(let number) = tie.subject,
      let per = Rates.denominator(of: clause.quantities[number], clause)
        ?? Rates.denominator(after: tie.trigger + 1, clause)
    {
      claim.measure = .rate
      claim.per = clause.span(per)
      claim.evidence.append(Evidence("per", rule: LinkRule.ratePer.rawValue, span: claim.per))
    }
    claim.population = Populations.population(of: link, linker)
    Statuses.decide(&claim, tie, terms, clause)
    if clause.holds(.framing) { Framing.note(&claim, terms, tie.trigger, clause) }
    if let parent = tie.partOf {
      claim.partOf = position(of: parent, order)
      claim.evidence.append(Evidence("part_of", rule: tie.ruleName, span: nil))
    }
  }

  /// How a link's number limits the true one.
  private func limits(of tie: Link) -> (bound: Bound, low: ExactDecimal?, high: ExactDecimal?) {
    switch tie.subject {
    case .quantity(let number):
      (clause.quantities[number].bound, clause.quantities[number].low, clause.quantities[number].high)
    case .single: (.exact, ExactDecimal(1), ExactDecimal(1))
    case .nobody: (.exact, ExactDecimal(0), ExactDecimal(0))
    }
  }

  /// Adds what the words of a number say of its value.
  private func addBound(of number: Int, to claim: inout Claim) {
    let bound = clause.quantities[number].bound
    if bound == .vague { claim.vagueClass = vagueClass(clause.quantities[number]) }
    claim.evidence.append(
      Evidence("bound", rule: bound.rule, span: clause.quantities[number].boundTokens.map { clause.page.span($0) }))
    if clause.quantities[number].isAmbiguous {
      claim.notices.append(
        Notice(
          code: "ambiguous_grouping", span: claim.span,
          text: "The separator can be read as grouping or as a decimal point; it was read as grouping."))
    }
  }

  /// "three children and [two women] were among the dead": what is joined to a part is one.
  private func isPartOfNamed(_ tie: Link) -> Bool {
    guard linker.namesWhole else { return false }
    if Partitives.isOwn(tie.rule) { return true }
    guard tie.rule == .coordinated else { return false }
    return linker.links.contains { $0.trigger == tie.trigger && Partitives.isOwn($0.rule) }
  }

  private func vagueClass(_ quantity: Quantity) -> String? {
    guard quantity.bound == .vague, let words = quantity.vagueTokens else { return nil }
    return clause.page.text(clause.page.span(words)).lowercasedASCII
  }

  /// Whether a bidirectional control stands at the value (Unicode Standard Annex 9, section 2).
  private func hasDirectionMark(_ value: Range<Int>) -> Bool {
    let page = clause.page
    for token in max(0, value.lowerBound - 1)..<min(value.upperBound + 1, page.tokens.count)
    where page.tokens[token].kind == .symbol {
      switch Scalar(page.bytes, at: Int(page.tokens[token].start)).value {
      case 0x61C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: return true
      default: continue
      }
    }
    return false
  }

  // MARK: Shares, day counts, rates

  private func finding(of draft: MeasureDraft, _ order: [Entry]) -> Finding {
    let quantity = draft.quantity
    var claim = Claim(
      span: clause.page.span(quantity.tokens), measure: draft.measure, bound: quantity.bound, low: quantity.low,
      high: quantity.high, quote: clause.page.span(clause.sentence.tokens))
    claim.vagueClass = vagueClass(quantity)
    claim.unit = draft.unit
    claim.base = draft.base.map { position(of: $0, order) }
    claim.baseResolution = draft.baseResolution
    if draft.takesPrevious, let previousClaim {
      claim.base = [previousClaim]
      claim.baseResolution = draft.baseResolution ?? .nearest
    }
    claim.shareOf = draft.shareOf
    claim.population = draft.population
    claim.per = draft.per
    claim.evidence.append(
      Evidence("measure", rule: draft.rule.rawValue, span: draft.trigger.map { clause.span($0..<$0 + 1) }))
    if let bound = quantity.boundTokens {
      claim.evidence.append(Evidence("bound", rule: quantity.bound.rule, span: clause.page.span(bound)))
    }
    if let resolution = draft.baseResolution {
      claim.evidence.append(Evidence("base", rule: "base.\(resolution.rawValue)"))
    }
    let terms = quantity.terms.lowerBound..<max(quantity.phraseEnd, quantity.terms.upperBound)
    if let trigger = draft.trigger {
      Statuses.decide(
        &claim,
        Link(subject: .nobody(terms), measure: draft.measure, trigger: trigger, rule: draft.rule), terms, clause)
    }
    return Finding(
      claim: claim, sentence: index, value: quantity.tokens,
      phrase: clause.terms[terms.lowerBound].first..<clause.terms[terms.upperBound - 1].end,
      trigger: draft.trigger.map { clause.terms[$0].tokens })
  }
}

/// A claim that is no plain count of people or things: a share, a day count, a rate.
struct MeasureDraft {
  var quantity: Quantity
  var measure: Measure
  var unit: CountedUnit
  var rule: LinkRule
  var trigger: Int?
  /// Indices of links.
  var base: [Int] = []
  var baseResolution: BaseResolution?
  var shareOf: Measure?
  var population: [String] = []
  var per: TextSpan?
  /// Whether the base is the last claim of the sentence before: "A third of them are children."
  var takesPrevious = false
}
