import LedgerTypes

/// Makes findings out of the links, shares and day counts of one sentence.
struct SentenceClaims {
  private let clause: Clause
  private let linker: Linker
  private let index: Int
  /// How many findings the document has before this sentence.
  private let first: Int
  private let previousClaim: Int?

  /// - Parameter previous: The last claim before the sentence, when it is near enough to be taken up.
  init(_ clause: Clause, index: Int, first: Int, previous: (index: Int, measure: Measure)?) {
    previousClaim = previous?.index
    self.clause = clause
    self.index = index
    self.first = first
    linker = Linker(clause, previousMeasure: previous?.measure)
  }

  /// A number of the sentence that becomes a finding: a link, or behind all links a draft.
  private struct Entry {
    let span: TextSpan
    let number: Int
  }

  /// Appends the sentence's findings in the order of the text, their parts and bases by index in the document.
  func append(to findings: inout [Finding]) {
    var drafts: [MeasureDraft] = []
    if !clause.quantities.isEmpty || clause.holds(.share) {
      Shares.add(to: &drafts, clause, linker)
      DayCounts.add(to: &drafts, clause)
      Rates.add(to: &drafts, clause, linker)
    }
    guard !linker.links.isEmpty || !drafts.isEmpty else { return }
    // Numbers in the order of the text; two measures of one number in the order decided.
    var order: [Entry] = []
    order.reserveCapacity(linker.links.count + drafts.count)
    for index in linker.links.indices {
      order.append(Entry(span: clause.page.span(value(of: linker.links[index])), number: index))
    }
    for index in drafts.indices {
      order.append(Entry(span: clause.page.span(drafts[index].quantity.tokens), number: linker.links.count + index))
    }
    if order.count > 1 { order.sort { ($0.span, $0.number) < ($1.span, $1.number) } }
    for entry in order {
      if entry.number < linker.links.count {
        findings.append(finding(of: entry.number, order))
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

  private func finding(of link: Int, _ order: [Entry]) -> Finding {
    let tie = linker.links[link]
    let terms = linker.terms(of: tie)
    let value = value(of: tie)
    let measure = Evidence("measure", rule: tie.rule, span: clause.span(tie.trigger..<tie.trigger + 1))
    var claim: Claim
    switch tie.subject {
    case .quantity(let number):
      let quantity = clause.quantities[number]
      claim = Claim(
        span: clause.page.span(value), measure: tie.measure, bound: quantity.bound, low: quantity.low,
        high: quantity.high, quote: clause.page.span(clause.sentence.tokens))
      claim.vagueClass = vagueClass(quantity)
      claim.evidence.append(measure)
      claim.evidence.append(
        Evidence(
          "bound", rule: quantity.bound.rule, span: quantity.boundTokens.map { clause.page.span($0) }))
      if quantity.isAmbiguous {
        claim.notices.append(
          Notice(
            code: "ambiguous_grouping", span: claim.span,
            text: "The separator can be read as grouping or as a decimal point; it was read as grouping."))
      }
    case .single:
      claim = single(value, tie.measure, count: 1)
      claim.implicit = true
      claim.evidence.append(measure)
    case .nobody:
      claim = single(value, tie.measure, count: 0)
      claim.evidence.append(measure)
    }
    if hasDirectionMark(value) {
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
      claim.evidence.append(Evidence("per", rule: "rate.per", span: claim.per))
    }
    claim.population = Populations.population(of: link, linker)
    Statuses.decide(&claim, tie, terms, clause)
    Framing.note(&claim, terms, tie.trigger, clause)
    if let parent = tie.partOf {
      claim.partOf = position(of: parent, order)
      claim.evidence.append(Evidence("part_of", rule: tie.rule, span: nil))
    }
    return Finding(
      claim: claim, sentence: index, value: value,
      phrase: clause.terms[terms.lowerBound].first..<clause.terms[terms.upperBound - 1].end,
      trigger: clause.terms[tie.trigger].tokens, isPartOfNamed: isPartOfNamed(tie))
  }

  /// "three children and [two women] were among the dead": what is joined to a part is one.
  private func isPartOfNamed(_ tie: Link) -> Bool {
    if Partitives.isOwn(tie.rule) { return true }
    guard tie.rule == "measure.coordinated" || tie.rule == "measure.coordinated_single" else { return false }
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

  private func single(_ value: Range<Int>, _ measure: Measure, count: Int) -> Claim {
    Claim(
      span: clause.page.span(value), measure: measure, bound: .exact, low: ExactDecimal(count),
      high: ExactDecimal(count), quote: clause.page.span(clause.sentence.tokens))
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
    claim.evidence.append(Evidence("measure", rule: draft.rule, span: draft.trigger.map { clause.span($0..<$0 + 1) }))
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
  var rule: String
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
