import LedgerTypes

// What a document and what was found in it is, as entries.

extension DocumentEntry {
  /// The entry of a document.
  init(_ document: RecordedDocument, run: Int) {
    self.init(
      run: run, digest: document.rawDigest, size: document.raw.count, media: document.media, id: document.id,
      path: document.path, url: document.url, title: document.title, publisher: document.publisher,
      author: document.author, language: document.language, published: document.published,
      retrieved: document.retrieved, recorded: document.recorded, evidence: document.evidence,
      notices: Notice.limited(document.notices))
  }
}

extension TextEntry {
  /// The entry of a document's text.
  init(_ document: RecordedDocument, of seq: Int) {
    self.init(
      document: seq, digest: document.textDigest, size: document.text.count, maker: document.textMaker,
      recorded: document.recorded)
  }
}

extension ExtractionEntry {
  /// The entry of what was found in a document.
  init(_ document: RecordedDocument, of seq: Int, text: Int, run: Int) {
    let found = document.extraction
    self.init(
      document: seq, text: text, run: run, claims: found.claims.count, dateline: found.datelineDate,
      datelineSpan: found.datelineDate == nil ? nil : found.datelineSpan,
      author: found.author.map { PlacedWords(document.text, $0) }, notices: Notice.limited(found.notices),
      recorded: document.recorded)
  }
}

extension ClaimEntry {
  /// The entry of claim `index` of a document.
  ///
  /// - Parameter source: gives the entry of a hop's source.
  init(
    _ document: RecordedDocument, _ index: Int, extraction: Int, source: (SourceHop) throws -> Int
  ) rethrows {
    let claim = document.extraction.claims[index]
    let text = document.text
    func placed(_ span: TextSpan?) -> PlacedWords? { span.map { PlacedWords(text, $0) } }
    func bytes(_ words: String) -> [UInt8] { Array(words.utf8) }
    self.init(
      extraction: extraction, id: document.claimIDs[index], value: PlacedWords(text, claim.span),
      quote: PlacedWords(text, Self.quote(of: claim, in: text)), measure: claim.measure, bound: claim.bound,
      low: claim.low, high: claim.high, unit: claim.unit, kind: claim.kind, status: claim.status, voice: claim.voice,
      implicit: claim.implicit, vagueClass: claim.vagueClass.map(bytes), population: claim.population.map(bytes),
      place: placed(claim.place), asOf: claim.asOf, epoch: claim.epoch,
      partOf: claim.partOf.map { document.claimIDs[$0] }, base: claim.base.map { document.claimIDs[$0] },
      baseResolution: claim.baseResolution, shareOf: claim.shareOf, per: placed(claim.per),
      definition: claim.definition.map(bytes), framing: claim.framing.map(bytes),
      sources: try claim.sources.map { hop in
        HopEntry(
          hop: hop.hop, source: try source(hop), words: placed(hop.span), cue: placed(hop.cue),
          resolved: placed(hop.resolved), alias: hop.alias)
      },
      evidence: claim.evidence, notices: Notice.limited(claim.notices), confidence: claim.confidence)
  }

  /// The sentence, or of a very long one the part around the value.
  private static func quote(of claim: Claim, in text: [UInt8]) -> TextSpan {
    guard claim.quote.count > DocumentCheck.maximumQuote else { return claim.quote }
    var start = max(claim.quote.start, claim.span.start - DocumentCheck.maximumQuote / 2)
    while !UTF8Check.isBoundary(text, start) { start += 1 }
    var end = min(claim.quote.end, start + DocumentCheck.maximumQuote)
    while !UTF8Check.isBoundary(text, end) { end -= 1 }
    return TextSpan(start, end)
  }
}

extension PlacedWords {
  /// The words of a span of a text.
  init(_ text: [UInt8], _ span: TextSpan) { self.init(text: Array(text[span.start..<span.end]), span: span) }
}

extension Notice {
  /// The notices, or the first of very many and one that says how many were left out.
  static func limited(_ notices: [Notice]) -> [Notice] {
    guard notices.count > DocumentCheck.maximumNotices else { return notices }
    let kept = notices.prefix(DocumentCheck.maximumNotices - 1)
    let rest = Notice(
      code: "more_notices", span: nil, text: "\(notices.count - kept.count) more notices were left out.")
    return kept + [rest]
  }
}
