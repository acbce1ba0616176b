import LedgerTypes

// Rows about claims.

/// An extraction whose claims are coming.
struct OpenExtraction {
  let seq: Int
  let document: Int
  /// How many claims it says that it has.
  let claims: Int
  /// The claims that came, by id.
  var seqs: [ClaimID: Int] = [:]
  /// What can be derived only when all claims are known, since a part may stand before its whole.
  var details: [ClaimDetail] = []
  /// The sentences, by span.
  var sentences: [TextSpan: Int] = [:]
}

/// The seldom fields of a claim.
struct ClaimDetail {
  let claim: Int
  let vagueClass: Int?
  let framing: Int?
  let per: Int?
  let shareOf: Int?
  let baseResolution: Int?
  let partOf: ClaimID?
  let base: [ClaimID]

  var hasRow: Bool {
    vagueClass != nil || framing != nil || per != nil || shareOf != nil || baseResolution != nil || partOf != nil
  }
}

extension Projection {
  mutating func apply(_ claim: ClaimEntry, _ seq: Int, _ sink: inout some RowSink) throws {
    guard let open = extraction, open.seq == claim.extraction else {
      throw EntryFailure(reason: "a claim does not follow its extraction")
    }
    try requireEarlier(claim.sources.lazy.map(\.source), than: seq)
    guard extraction?.seqs.updateValue(seq, forKey: claim.id) == nil else {
      throw EntryFailure(reason: "a second claim of the same id")
    }
    let sentence = try sentence(of: claim, &sink)
    guard let limits = StoredLimits(low: claim.low, high: claim.high) else {
      throw EntryFailure(reason: "limits of more than 18 digits")
    }
    let place = try term(claim.place?.text, into: &sink)
    let population = try term(Self.joined(claim.population), into: &sink)
    let definition = try term(claim.definition, into: &sink)
    let detail = ClaimDetail(
      claim: seq, vagueClass: try term(claim.vagueClass, into: &sink),
      framing: try term(Self.joined(claim.framing), into: &sink), per: try term(claim.per?.text, into: &sink),
      shareOf: claim.shareOf?.code, baseResolution: claim.baseResolution?.code, partOf: claim.partOf,
      base: claim.base)
    extraction?.details.append(detail)
    let stated = stated(claim)
    let originator = claim.sources.max { $0.hop < $1.hop }
    try put(.claim, into: &sink) {
      $0.integer(seq)
      $0.integer(claim.id.stored)
      $0.integer(claim.extraction)
      $0.integer(sentence)
      $0.text(utf8: claim.value.text)
      $0.text(utf8: stated)
      $0.integer(claim.measure.code)
      $0.integer(claim.bound.code)
      $0.integer(limits.low)
      $0.integer(limits.high)
      $0.integer(limits.scale)
      $0.integer(claim.unit.code)
      $0.integer(claim.kind.code)
      $0.integer(claim.status.code)
      $0.integer(claim.voice.code)
      $0.integer(claim.implicit ? 1 : 0)
      $0.integer(place)
      $0.integer(population)
      $0.integer(definition)
      $0.integer(claim.asOf?.start.stored)
      $0.integer(claim.asOf?.end?.stored)
      $0.integer(claim.epoch?.stored)
      $0.integer(originator?.source)
      $0.integer(claim.confidence)
    }
    try put(claim.value.span, .value, of: seq, &sink)
    if let place = claim.place { try put(place.span, .place, of: seq, &sink) }
    if let per = claim.per { try put(per.span, .per, of: seq, &sink) }
    try apply(claim.sources, of: seq, &sink)
    try put(claim.notices, of: seq, &sink)
    if extraction?.details.count == extraction?.claims { try closeExtraction(&sink) }
  }

  /// The number of the claim's sentence, with a row for a new one.
  private mutating func sentence(of claim: ClaimEntry, _ sink: inout some RowSink) throws -> Int {
    if let number = extraction?.sentences[claim.quote.span] { return number }
    sentenceCount += 1
    let number = sentenceCount
    extraction?.sentences[claim.quote.span] = number
    let span = claim.quote.span
    let (start, end) = (codePoints.codePoints(before: span.start), codePoints.codePoints(before: span.end))
    try put(.sentence, into: &sink) {
      $0.integer(number)
      $0.integer(claim.extraction)
      $0.integer(span.start)
      $0.integer(span.end)
      $0.integer(start)
      $0.integer(end)
      $0.text(utf8: claim.quote.text)
    }
    return number
  }

  private mutating func put(_ span: TextSpan, _ role: SpanRole, of claim: Int, _ sink: inout some RowSink) throws {
    let (start, end) = (codePoints.codePoints(before: span.start), codePoints.codePoints(before: span.end))
    try put(.claimSpan, into: &sink) {
      $0.integer(claim)
      $0.integer(role.code)
      $0.integer(span.start)
      $0.integer(span.end)
      $0.integer(start)
      $0.integer(end)
    }
  }

  private mutating func apply(_ hops: [HopEntry], of claim: Int, _ sink: inout some RowSink) throws {
    for (position, hop) in hops.enumerated() {
      let alias = try alias(of: hop, claim: claim, &sink)
      let words = try term(hop.words?.text, into: &sink)
      let cue = try term(hop.cue?.text, into: &sink)
      let resolved = try term(hop.resolved?.text, into: &sink)
      try put(.attribution, into: &sink) {
        $0.integer(claim)
        $0.integer(position)
        $0.integer(hop.hop)
        $0.integer(hop.source)
        $0.integer(alias)
        $0.integer(words)
        $0.integer(cue)
        $0.integer(resolved)
        $0.integer(hop.words?.span.start)
        $0.integer(hop.words?.span.end)
      }
    }
  }

  /// The rows that need all claims of the extraction.
  private mutating func closeExtraction(_ sink: inout some RowSink) throws {
    guard let closed = extraction else { return }
    extraction = nil
    func seq(_ id: ClaimID) throws -> Int {
      guard let seq = closed.seqs[id] else { throw EntryFailure(reason: "refers to claim \(id), which is not there") }
      return seq
    }
    for detail in closed.details {
      if detail.hasRow {
        let partOf = try detail.partOf.map(seq)
        try put(.claimDetail, into: &sink) {
          $0.integer(detail.claim)
          $0.integer(detail.vagueClass)
          $0.integer(detail.framing)
          $0.integer(detail.per)
          $0.integer(detail.shareOf)
          $0.integer(detail.baseResolution)
          $0.integer(partOf)
        }
      }
      for base in Set(try detail.base.map(seq)).sorted() {
        try put(.claimBase, into: &sink) {
          $0.integer(detail.claim)
          $0.integer(base)
        }
      }
    }
  }

  /// The value with its bound words, when the rule for the bound went by words near it.
  private func stated(_ claim: ClaimEntry) -> [UInt8]? {
    guard claim.bound != .exact, let words = claim.evidence.first(where: { $0.field == "bound" })?.span else {
      return nil
    }
    let whole = words.union(claim.value.span)
    guard whole != claim.value.span, whole.count <= 80, whole.end <= text.count else { return nil }
    return Array(text[whole.start..<whole.end])
  }

  private static func joined(_ words: [[UInt8]]) -> [UInt8]? {
    words.count < 2 ? words.first : Array(words.joined(separator: Array("; ".utf8)))
  }
}

/// The limits of a claim as integers of one scale.
struct StoredLimits {
  let low: Int?
  let high: Int?
  let scale: Int

  /// The integers, or nil when one would not fit into 64 bits.
  init?(low: ExactDecimal?, high: ExactDecimal?) {
    let common = max(low?.scale ?? 0, high?.scale ?? 0)
    func widened(_ value: ExactDecimal?) -> Int?? {
      guard let value else { return .some(nil) }
      var coefficient = value.coefficient
      for _ in value.scale..<common {
        let (product, overflow) = coefficient.multipliedReportingOverflow(by: 10)
        if overflow { return nil }
        coefficient = product
      }
      return coefficient
    }
    guard let low = widened(low), let high = widened(high) else { return nil }
    self.low = low
    self.high = high
    scale = common
  }
}

extension ClaimID {
  /// The 64 bits as SQLite's signed integer.
  var stored: Int { Int(bitPattern: UInt(bits)) }

  /// The id of a stored integer.
  init(stored: Int) { self.init(bits: UInt64(UInt(bitPattern: stored))) }
}
