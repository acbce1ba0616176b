import LedgerDocuments
import LedgerTypes

/// A claim as it is compared: of the gold data or of the extractor, in the codebook's terms.
///
/// Spans count code points, as the gold data's `chars` do. Limits are compared within a hundredth, for which
/// binary floating point is enough; no figure is made of them.
struct AnnotatedClaim: Sendable {
  struct Source: Sendable {
    var hop: Int
    var chars: Range<Int>?
    var text: String?
    var cue: String?
    var resolved: String?
    var name: String?
  }

  /// The name by which `partOf` and `base` of other claims mean this one.
  var key: String
  var chars: Range<Int>
  var bytes: Range<Int>?
  var measure: Measure
  var bound: Bound
  var low: Double?
  var high: Double?
  var kind: ClaimKind?
  var status: ClaimStatus
  var isImplicit: Bool
  var population: [String]
  var place: String?
  var asOf: String?
  var partOf: String?
  var base: [String]
  var voice: Voice
  var sources: [Source]
  /// How likely the extractor holds it to be right, in hundredths; nil for gold.
  var confidence: Int?
}

extension AnnotatedClaim {
  /// The extractor's claims of `document`, keyed by their place in the list.
  static func claims(_ extraction: Extraction, of document: Document) -> [AnnotatedClaim] {
    let offsets = CodePointOffsets(document.text)
    func chars(_ span: TextSpan) -> Range<Int> { offsets[span.start]..<offsets[span.end] }
    func words(_ span: TextSpan?) -> String? {
      span.map { String(decoding: document.text[$0.start..<$0.end], as: UTF8.self) }
    }
    func number(_ decimal: ExactDecimal?) -> Double? { decimal.flatMap { Double($0.description) } }
    return extraction.claims.enumerated().map { index, claim in
      AnnotatedClaim(
        key: "\(index)", chars: chars(claim.span), bytes: claim.span.start..<claim.span.end, measure: claim.measure,
        bound: claim.bound, low: number(claim.low), high: number(claim.high), kind: claim.kind, status: claim.status,
        isImplicit: claim.implicit, population: claim.population, place: words(claim.place),
        asOf: claim.asOf?.description, partOf: claim.partOf.map { "\($0)" }, base: claim.base.map { "\($0)" },
        voice: claim.voice,
        sources: claim.sources.map { hop in
          Source(
            hop: hop.hop, chars: hop.span.map(chars), text: words(hop.span), cue: words(hop.cue),
            resolved: words(hop.resolved), name: hop.name)
        },
        confidence: claim.confidence)
    }
  }
}
