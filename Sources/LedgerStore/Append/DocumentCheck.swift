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
    let heads =
      document.evidence.compactMap(\.span) + document.notices.compactMap(\.span)
      + document.extraction.notices.compactMap(\.span)
      + [document.extraction.author, document.extraction.datelineSpan].compactMap { $0 }
    guard heads.allSatisfy(check.isWords) else { return "a span lies outside its text" }
    for (claim, id) in zip(claims, document.claimIDs) {
      if let fault = check.fault(in: claim) { return "claim \(id): \(fault)" }
    }
    return check.hugeEntry(in: document)
  }

  private func isWords(_ span: TextSpan) -> Bool {
    span.end <= text.count && UTF8Check.isBoundary(text, span.start) && UTF8Check.isBoundary(text, span.end)
  }

  private func fault(in claim: Claim) -> String? {
    let hops = claim.sources.flatMap { [$0.span, $0.cue, $0.resolved] }
    let spans =
      [claim.span, claim.quote, claim.place, claim.per].compactMap { $0 } + hops.compactMap { $0 }
      + claim.evidence.compactMap(\.span) + claim.notices.compactMap(\.span)
    guard spans.allSatisfy(isWords) else { return "a span lies outside the text" }
    guard claim.quote.contains(claim.span) else { return "its value lies outside its quote" }
    guard claim.span.count < Self.maximumQuote / 2 else { return "its value is longer than 4 KiB" }
    guard StoredLimits(low: claim.low, high: claim.high) != nil else { return "its limits are too precise" }
    guard (0...100).contains(claim.confidence) else { return "its confidence is not 0 to 100" }
    let others = [claim.partOf].compactMap { $0 } + claim.base
    guard others.allSatisfy({ $0 >= 0 }) else { return "it is a part of no claim" }
    return nil
  }

  /// Whether an entry would be longer than the log takes. Only what comes near the limit is written to find out.
  private func hugeEntry(in document: RecordedDocument) -> String? {
    let lists =
      [document.evidence.count]
      + document.extraction.claims.flatMap {
        [$0.evidence.count, $0.sources.count, $0.population.count, $0.framing.count, $0.base.count]
      }
    guard lists.allSatisfy({ $0 <= CanonicalReader.maximumItems }) else { return "a list of more than 1,000 items" }
    guard
      document.extraction.claims.allSatisfy({ claim in
        claim.base.allSatisfy { $0 < document.claimIDs.count } && (claim.partOf ?? 0) < max(document.claimIDs.count, 1)
      })
    else { return "a claim is a part of no claim" }
    // An escape makes at most six bytes of one.
    let words = [document.id, document.path, document.url, document.title, document.publisher, document.author]
    let head = words.reduce(0) { $0 + ($1?.utf8.count ?? 0) * 6 }
    if head + (document.evidence.count + document.notices.count) * 400 > 60_000 {
      let entry = DocumentEntry(document, run: Int(1) << 52)
      if Self.length(.document(entry)) > CanonicalReader.maximumBytes { return "its metadata is longer than 64 KiB" }
    }
    for index in document.extraction.claims.indices {
      let claim = document.extraction.claims[index]
      let spans = claim.sources.reduce(claim.quote.count) {
        $0 + ($1.span?.count ?? 0) + ($1.cue?.count ?? 0) + ($1.resolved?.count ?? 0)
      }
      let lists = claim.population + claim.framing
      let rough =
        (spans + lists.reduce(0) { $0 + $1.utf8.count }) * 6
        + (claim.evidence.count + claim.notices.count + claim.sources.count + claim.base.count) * 400
      guard rough + (claim.place?.count ?? 0) * 6 + (claim.per?.count ?? 0) * 6 > 50_000 else { continue }
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
