import LedgerDigest
import LedgerDocuments
import LedgerExtraction
import LedgerTypes

/// Extraction on one core, beside yardsticks on the same bytes (G1).
struct ExtractionGoals {
  let registry: Registry

  func run(_ corpus: Corpus, title: String, rounds: Int) throws -> [Goal] {
    var extractor = Extractor(registry: registry)
    let reader = DocumentReader()
    let joined = Array(corpus.texts.joined())
    var claims = 0
    var sink = 0
    let times = try Clock.medians(
      rounds: rounds,
      [
        {
          claims = 0
          for text in corpus.texts {
            claims += extractor.extraction(of: text.span, context: DocumentContext()).claims.count
          }
        },
        {
          for line in corpus.lines {
            let document = try reader.document(
              jsonLine: line, of: corpus.jsonLines, origin: DocumentOrigin(path: "corpus.jsonl", line: 1))
            sink += extractor.extraction(of: document.text.span, context: document.context).claims.count
          }
        },
        { for text in corpus.texts { sink += Int(SHA256.digest(text).bytes[0]) } },
        { sink += ByteScan.digits(in: joined) },
      ])
    let megabytes = Double(corpus.textBytes) / 1e6
    func speed(_ index: Int) -> String { Goal.shown(megabytes / times[index]) + " MB/s" }
    print(
      """

      \(title): \(corpus.texts.count) articles, \(Goal.shown(megabytes)) MB, \(claims) claims, one core
        extract                    \(speed(0))   \(Goal.shown(times[0] * 1e6 / Double(corpus.texts.count))) µs a document
        parse + hash + extract     \(speed(1))   \(Goal.shown(Double(corpus.texts.count) / times[1])) documents/s
        SHA-256 (libcrypto)        \(speed(2))
        byte scan for digits       \(speed(3))
      """)
    precondition(sink != 0, "the work was done")
    return [
      Goal(
        name: "G1", title: "parse + hash + extract / SHA-256, \(title)", value: times[2] / times[1],
        direction: .atLeast, floor: 0.10, target: 0.20),
      Goal(
        name: "G1", title: "extract / SHA-256, \(title)", value: times[2] / times[0], direction: .atLeast, floor: 0.10,
        target: 0.20),
    ]
  }
}
