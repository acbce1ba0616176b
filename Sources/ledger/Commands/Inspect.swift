import ArgumentParser
import LedgerDocuments
import LedgerExtraction
import LedgerTypes

/// `ledger inspect`: what each stage of the extraction sees in a text.
struct Inspect: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show every layer of the analysis of texts, and write nothing.",
    discussion: """
      For each sentence: its numbers with bounds and what they are, measure words, cues, sources, times, places, the \
      attributions with what they cover, and the claims that come of it. A sentence without a measure word gives no \
      claim; it is marked with "-".

      Examples:
        ledger inspect article.txt
        echo "At least 12 people died, police said." | ledger inspect -
        ledger inspect feed.jsonl --json | jq .numbers
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var words: RegistryOptions

  @Flag(help: "Print one JSON object for each document.")
  var json = false

  func run() throws {
    let registry = try words.load(stated: [])
    var extractor = Extractor(registry: registry)
    let output = OutputStream()
    let style = Style(for: output)
    let documents = input.reader(today: nil)
    var reader = InputReader(try input.paths())
    var failures = 0
    var shown = 0
    while let batch = reader.next() {
      for item in batch.items {
        let document: Document?
        do throws(DocumentError) {
          document = try self.document(item, in: batch, documents)
        } catch {
          failures += 1
          Console.say(error.description)
          continue
        }
        guard let document else { continue }
        let inspection = extractor.inspection(of: document.text.span, context: document.context)
        if json {
          var buffer = JSONBuffer()
          InspectionRecord(document, inspection).write(to: &buffer)
          try output.write(buffer.bytes)
        } else {
          if shown > 0 { try output.writeLine() }
          try output.write(InspectionTree(document, inspection, style: style).text)
        }
        shown += 1
      }
    }
    try output.flush()
    if failures > 0, input.strict || shown == 0 { throw ExitCode.failure }
  }

  private func document(
    _ item: InputItem, in batch: InputBatch, _ documents: DocumentReader
  ) throws(DocumentError) -> Document? {
    switch item.content {
    case .text(let range): return try documents.document(plainText: Array(batch.bytes[range]), origin: item.origin)
    case .jsonLine(let range): return try documents.document(jsonLine: range, of: batch.bytes, origin: item.origin)
    case .failure(let error): throw error
    case .skipped(let reason):
      Console.say("\(item.origin.path): skipped, \(reason)")
      return nil
    }
  }
}
