public import LedgerTypes

/// Finds the numeric claims of a document and who states them.
///
/// A cascade, in the manner of FASTUS: one pass cuts the text into tokens and sentences; only sentences that
/// hold a measure word are read closely. The same text, context and registry give the same extraction.
/// An extractor keeps its buffers from text to text: use one for each worker.
public struct Extractor: ~Copyable {
  /// The version of the rules; a run records it.
  public static let ruleSet = "2026.11"

  let registry: Registry
  // Stages that keep the room of what they read.
  private var measures: MeasureReader
  private var times: TimeReader
  private var places: PlaceReader
  private var attributor: Attributor

  /// An extractor that works with this registry.
  public init(registry: Registry) {
    self.registry = registry
    let page = Page([UInt8]().span, lexicon: registry.lexicon)
    measures = MeasureReader(page: page)
    times = TimeReader(page: page, registry: registry)
    places = PlaceReader(page: page, sources: registry.sourceIndex)
    attributor = Attributor(page: page, registry: registry, context: DocumentContext())
  }

  /// All claims of `text`, in its order. Text that is not UTF-8 is read as well as it can be.
  public mutating func extraction(of text: Span<UInt8>, context: DocumentContext) -> Extraction {
    let page = Page(text, lexicon: registry.lexicon)
    var notices: [Notice] = []
    let tables = TextTable.tables(in: page)
    var findings = measures.findings(in: page, outside: tables, notices: &notices)
    times.open(page, context)
    times.settle(&findings)
    places.settle(&findings, in: page, dateline: times.dateline?.tokens)
    SeriesRule.apply(to: &findings, in: page)
    let author = attributor.attribute(&findings, in: page, context)
    Definitions.settle(&findings, in: page)
    // The findings end here, so that their claims are not copied when more is written into them.
    var extraction = Extraction(claims: (consume findings).map(\.claim), notices: notices + times.notices)
    extraction.datelineDate = times.dateline?.date
    extraction.datelineSpan = times.dateline.map { page.span($0.tokens) }
    extraction.author = author
    if !tables.isEmpty {
      var reader = TableReader(
        tables, page: page, registry: registry, context: context, anchor: times.anchor, author: author)
      extraction.merge(reader.claims())
    }
    if page.counts.arabicWords > 0 {
      ArabicReader(page: page, registry: registry, context: context)?.add(to: &extraction)
    }
    extraction.notices += ExtractionLimits.notices(extraction, of: page, count: text.count)
    Confidence.settle(&extraction.claims, on: page, registry.confidence)
    return extraction
  }
}
