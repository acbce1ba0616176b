import LedgerTypes

/// What must be true of every extraction, whatever the text.
struct ExtractionCheck {
  private let text: [UInt8]
  private let extraction: Extraction
  private let isUnicode: Bool

  init(_ extraction: Extraction, of text: [UInt8]) {
    self.text = text
    self.extraction = extraction
    isUnicode = String(validating: text, as: UTF8.self) != nil
  }

  /// What is not true, one line each.
  var faults: [String] {
    var faults: [String] = []
    for (index, claim) in extraction.claims.enumerated() {
      faults += self.faults(claim).map { "claim \(index): \($0)" }
      if let whole = claim.partOf, !isOther(whole, index) { faults.append("claim \(index): part_of \(whole)") }
      for base in claim.base where !isOther(base, index) { faults.append("claim \(index): base \(base)") }
      if index > 0, claim.span.start < extraction.claims[index - 1].span.start {
        faults.append("claim \(index) stands before the one in front of it")
      }
    }
    faults += spanFaults("dateline", extraction.datelineSpan) + spanFaults("author", extraction.author)
    for notice in extraction.notices { faults += spanFaults("notice \(notice.code)", notice.span) }
    if Set(extraction.claims.map { "\($0.span) \($0.measure)" }).count < extraction.claims.count {
      faults.append("two claims have the same span and measure")
    }
    return faults
  }

  private func isOther(_ index: Int, _ own: Int) -> Bool { extraction.claims.indices.contains(index) && index != own }

  private func faults(_ claim: Claim) -> [String] {
    var faults = spanFaults("value", claim.span) + spanFaults("quote", claim.quote)
    if claim.span.isEmpty { faults.append("the value has no words") }
    if !claim.quote.contains(claim.span) { faults.append("the quote lacks the value") }
    faults += spanFaults("place", claim.place) + spanFaults("per", claim.per)
    for evidence in claim.evidence { faults += spanFaults("evidence of \(evidence.field)", evidence.span) }
    for notice in claim.notices { faults += spanFaults("notice \(notice.code)", notice.span) }
    faults += limitFaults(claim) + sourceFaults(claim)
    if !(0...100).contains(claim.confidence) { faults.append("confidence \(claim.confidence)") }
    if claim.status == .negated, claim.high != ExactDecimal(0) { faults.append("negated, but not 0") }
    if claim.implicit, claim.low != ExactDecimal(1) { faults.append("implicit, but not 1") }
    return faults
  }

  /// The stated limits are the ones that the bound lets be stated (codebook, section 3).
  private func limitFaults(_ claim: Claim) -> [String] {
    let limits = (claim.low != nil, claim.high != nil)
    let expected: (Bool, Bool) =
      switch claim.bound {
      case .exact, .approx, .nearly, .ordinal, .range: (true, true)
      case .moreThan, .atLeast: (true, false)
      case .lessThan, .atMost: (false, true)
      case .vague: (false, false)
      }
    var faults: [String] = []
    if limits != expected { faults.append("\(claim.bound) with limits \(limits)") }
    if let low = claim.low, let high = claim.high, claim.bound != .range, low != high {
      faults.append("\(claim.bound) with two limits")
    }
    if let low = claim.low, low < ExactDecimal(0) { faults.append("a negative number") }
    if (claim.bound == .vague) != (claim.vagueClass != nil) { faults.append("vague_class does not go with the bound") }
    return faults
  }

  private func sourceFaults(_ claim: Claim) -> [String] {
    var faults: [String] = []
    if (claim.voice == .source) == claim.sources.isEmpty {
      faults.append("\(claim.voice) does not go with the sources")
    }
    for (index, hop) in claim.sources.enumerated() {
      faults += spanFaults("source", hop.span) + spanFaults("cue", hop.cue) + spanFaults("resolved", hop.resolved)
      let before = index == 0 ? 0 : claim.sources[index - 1].hop
      if hop.hop < before || hop.hop > before + 1 { faults.append("hop \(hop.hop) after \(before)") }
    }
    return faults
  }

  private func spanFaults(_ name: String, _ span: TextSpan?) -> [String] {
    guard let span else { return [] }
    guard span.end <= text.count else { return ["\(name) \(span.start)..<\(span.end) ends outside the text"] }
    guard isUnicode else { return [] }
    let isCut = [span.start, span.end].contains { $0 < text.count && text[$0] & 0xC0 == 0x80 }
    return isCut ? ["\(name) \(span.start)..<\(span.end) cuts a character"] : []
  }
}
