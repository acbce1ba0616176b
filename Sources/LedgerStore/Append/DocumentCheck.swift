import LedgerTypes

/// Decides whether a document can be entered as it is, so that entering it cannot fail half-way.
struct DocumentCheck {
  /// The largest document (hostile input would otherwise grow the ledger without end).
  static let maximumBytes = 64 << 20
  /// The longest quote; a longer sentence is cut around the value.
  static let maximumQuote = 8_192
  /// The most notices of one document or claim.
  static let maximumNotices = 200

  private let text: [UInt8]

  /// One sentence that says why the document cannot be entered, or nil.
  static func fault(in document: RecordedDocument) -> String? {
    guard document.raw.count <= maximumBytes, document.text.count <= maximumBytes else {
      return "larger than 64 MiB"
    }
    if let byte = UTF8Check.firstFault(in: document.text) { return "its text is not UTF-8 at byte \(byte)" }
    let claims = document.extraction.claims
    guard document.claimIDs.count == claims.count, Set(document.claimIDs).count == claims.count else {
      return "its claims have not one id each"
    }
    let check = DocumentCheck(text: document.text)
    guard check.isWords(document.extraction.author), check.isWords(document.extraction.datelineSpan),
      document.evidence.allSatisfy({ check.isWords($0.span) }), document.notices.allSatisfy({ check.isWords($0.span) }),
      document.extraction.notices.allSatisfy({ check.isWords($0.span) })
    else { return "a span lies outside its text" }
    for index in claims.indices {
      if let fault = check.fault(in: claims[index], of: claims.count) {
        return "claim \(document.claimIDs[index]): \(fault)"
      }
    }
    return check.hugeEntry(in: document)
  }

  private func isWords(_ span: TextSpan?) -> Bool {
    guard let span else { return true }
    return span.end <= text.count && UTF8Check.isBoundary(text, span.start) && UTF8Check.isBoundary(text, span.end)
  }

  private func fault(in claim: Claim, of count: Int) -> String? {
    guard isWords(claim.span), isWords(claim.quote), isWords(claim.place), isWords(claim.per),
      claim.sources.allSatisfy({ isWords($0.span) && isWords($0.cue) && isWords($0.resolved) }),
      claim.evidence.allSatisfy({ isWords($0.span) }), claim.notices.allSatisfy({ isWords($0.span) })
    else { return "a span lies outside the text" }
    guard claim.quote.contains(claim.span) else { return "its value lies outside its quote" }
    guard claim.span.count < Self.maximumQuote / 2 else { return "its value is longer than 4 KiB" }
    guard StoredLimits(low: claim.low, high: claim.high) != nil else { return "its limits are too precise" }
    guard (0...100).contains(claim.confidence) else { return "its confidence is not 0 to 100" }
    func isClaim(_ index: Int) -> Bool { (0..<count).contains(index) }
    guard claim.partOf.map(isClaim) ?? true, claim.base.allSatisfy(isClaim) else { return "it is a part of no claim" }
    return nil
  }

  /// Whether an entry would be longer than the log takes. Only what comes near the limit is written to find out.
  private func hugeEntry(in document: RecordedDocument) -> String? {
    func isShort(_ count: Int) -> Bool { count <= CanonicalReader.maximumItems }
    let claims = document.extraction.claims
    guard isShort(document.evidence.count),
      claims.allSatisfy({ claim in
        isShort(claim.evidence.count) && isShort(claim.sources.count) && isShort(claim.population.count)
          && isShort(claim.framing.count) && isShort(claim.base.count)
      })
    else { return "a list of more than 1,000 items" }
    // An escape makes at most six bytes of one.
    func most(_ words: String?) -> Int { (words?.utf8.count ?? 0) * 6 }
    func most(_ span: TextSpan?) -> Int { (span?.count ?? 0) * 6 }
    let head =
      most(document.id) + most(document.path) + most(document.url) + most(document.title) + most(document.publisher)
      + most(document.author)
    if head + (document.evidence.count + document.notices.count) * 400 > 60_000 {
      let entry = DocumentEntry(document, run: Int(1) << 52)
      if Self.length(.document(entry)) > CanonicalReader.maximumBytes { return "its metadata is longer than 64 KiB" }
    }
    for index in claims.indices {
      let claim = claims[index]
      var rough = most(claim.quote) + most(claim.place) + most(claim.per)
      for hop in claim.sources { rough += most(hop.span) + most(hop.cue) + most(hop.resolved) }
      for words in claim.population { rough += most(words) }
      for words in claim.framing { rough += most(words) }
      rough += (claim.evidence.count + claim.notices.count + claim.sources.count + claim.base.count) * 400
      guard rough > 50_000 else { continue }
      let entry = ClaimEntry(document, index, extraction: Int(1) << 52) { _ in Int(1) << 52 }
      if Self.length(.claim(entry)) > CanonicalReader.maximumBytes { return "a claim longer than 64 KiB" }
    }
    return nil
  }

  private static func length(_ entry: Entry) -> Int {
    var writer = CanonicalWriter()
    entry.encode(into: &writer)
    return writer.bytes.count
  }
}
