import LedgerDocuments
import LedgerExtraction
import LedgerTypes

/// A document with what was found in it.
struct ExtractedDocument: Sendable {
  let document: Document
  let extraction: Extraction
  /// The identifiers of the extraction's claims, in their order.
  let claimIDs: [ClaimID]
}

/// What one batch came to, in the order of the input.
struct BatchResult: Sendable {
  /// How many bytes the batch held.
  let byteCount: Int
  /// The lines of `--json`, when they are wanted.
  private(set) var json = JSONBuffer()
  private(set) var documents: [ExtractedDocument] = []
  private(set) var failures: [DocumentError] = []
  /// One message for each thing that was passed over or could not be read.
  private(set) var messages: [String] = []
  private(set) var skippedCount = 0

  /// Reads and extracts every document of `batch`.
  init(_ batch: InputBatch, settings: ExtractionSettings) {
    byteCount = batch.bytes.count
    var extractor = Extractor(registry: settings.registry)
    for item in batch.items {
      do throws(DocumentError) {
        switch item.content {
        case .text(let range):
          let document = try settings.reader.document(plainText: Array(batch.bytes[range]), origin: item.origin)
          take(document, &extractor, settings)
        case .jsonLine(let range):
          let document = try settings.reader.document(jsonLine: range, of: batch.bytes, origin: item.origin)
          take(document, &extractor, settings)
        case .failure(let error):
          throw error
        case .skipped(let reason):
          skippedCount += 1
          messages.append("\(item.origin.path): skipped, \(reason)")
        }
      } catch {
        failures.append(error)
        messages.append(error.description)
        if settings.wantsJSON { ExtractionRecord.write(error, to: &json) }
      }
    }
  }

  private mutating func take(_ document: Document, _ extractor: inout Extractor, _ settings: ExtractionSettings) {
    let extraction = extractor.extraction(of: document.text.span, context: document.context)
    let ids = ClaimID.ids(of: extraction.claims, textDigest: document.textDigest)
    if settings.wantsJSON { ExtractionRecord(document, extraction, ids: ids).write(to: &json) }
    documents.append(ExtractedDocument(document: document, extraction: extraction, claimIDs: ids))
  }
}

/// What every worker of a run knows.
struct ExtractionSettings: Sendable {
  let reader: DocumentReader
  let registry: Registry
  let wantsJSON: Bool
}
