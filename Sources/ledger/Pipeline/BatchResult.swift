import LedgerDocuments
import LedgerExtraction
import LedgerStore
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
  ///
  /// - Throws: what asking the ledger for known documents throws.
  init(_ batch: InputBatch, settings: ExtractionSettings) throws {
    byteCount = batch.bytes.count
    let entries = batch.items.map { Entry($0, of: batch, reader: settings.reader) }
    let known = try settings.known(entries.compactMap(\.document?.rawDigest))
    var extractor = Extractor(registry: settings.registry)
    for entry in entries {
      switch entry {
      case .document(let document):
        take(document, isKnown: known.contains(document.rawDigest), &extractor, settings)
      case .failure(let error):
        failures.append(error)
        messages.append(error.description)
        if settings.wantsJSON { ExtractionRecord.write(error, to: &json) }
      case .skipped(let message):
        skippedCount += 1
        messages.append(message)
      }
    }
  }

  private mutating func take(
    _ document: Document, isKnown: Bool, _ extractor: inout Extractor, _ settings: ExtractionSettings
  ) {
    // What the ledger has already is not entered again, so that nothing has to be found in it.
    let extraction =
      isKnown ? Extraction() : extractor.extraction(of: document.text.span, context: document.context)
    let ids = ClaimID.ids(of: extraction.claims, textDigest: document.textDigest)
    if settings.wantsJSON { ExtractionRecord(document, extraction, ids: ids).write(to: &json) }
    documents.append(ExtractedDocument(document: document, extraction: extraction, claimIDs: ids))
  }

  /// An item of the batch, read.
  private enum Entry {
    case document(Document)
    case failure(DocumentError)
    case skipped(String)

    init(_ item: InputItem, of batch: InputBatch, reader: DocumentReader) {
      do throws(DocumentError) {
        switch item.content {
        case .text(let range):
          // A large document has a batch of its own, and needs no copy.
          let bytes = range.count == batch.bytes.count ? batch.bytes : Array(batch.bytes[range])
          self = .document(try reader.document(plainText: bytes, origin: item.origin))
        case .jsonLine(let range):
          self = .document(try reader.document(jsonLine: range, of: batch.bytes, origin: item.origin))
        case .failure(let error): self = .failure(error)
        case .skipped(let reason): self = .skipped("\(item.origin.path): skipped, \(reason)")
        }
      } catch {
        self = .failure(error)
      }
    }

    var document: Document? { if case .document(let document) = self { document } else { nil } }
  }
}

/// What every worker of a run knows.
struct ExtractionSettings: Sendable {
  let reader: DocumentReader
  let registry: Registry
  let wantsJSON: Bool
  /// The ledger whose known documents need no extraction, if there is one.
  let knowing: Ledger?

  /// Which of these raw bytes need no extraction.
  fileprivate func known(_ digests: [Digest]) throws -> Set<Digest> {
    guard let knowing else { return [] }
    return Set(zip(digests, try knowing.hasDocuments(digests)).filter(\.1).map(\.0))
  }
}
