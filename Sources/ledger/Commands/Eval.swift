import ArgumentParser
import LedgerDocuments
import LedgerEvaluation
import LedgerExtraction
import LedgerTypes

/// `ledger eval`: how well the extractor reads texts whose claims are known.
struct Eval: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measure the extraction on texts with claims that people have annotated.",
    discussion: """
      GOLD is a JSON Lines file: one document a line as for "ledger extract", with a list "claims" in the codebook's \
      terms (Docs/formats.md, "Gold data"). Printed are precision, recall and F1 of each field with 95 % intervals, \
      the same by measure, whether claims are right as often as their confidence says, and where gold and extractor \
      differ. Nothing is entered in a ledger.

      Examples:
        ledger eval gold.jsonl
        ledger eval gold.jsonl --by publisher --show 5
        ledger eval gold.jsonl --json --registry own-sources.txt
        ledger eval gold.jsonl --fit > own-confidence.txt
      """)

  /// Bytes of gold data that are read: 1 GiB.
  private static let mostBytes = 1 << 30

  @Argument(help: ArgumentHelp("The gold data, or - for standard input.", valueName: "gold"))
  var gold: String

  @Option(help: ArgumentHelp("Also score the documents by this member: publisher, language …", valueName: "member"))
  var by: String?

  @Option(help: ArgumentHelp("Print so many disagreements of each sort.", valueName: "number"))
  var show = 0

  @Option(help: ArgumentHelp("Draw the documents so many times for the intervals; 0 for none.", valueName: "number"))
  var resamples = 1_000

  @Option(help: ArgumentHelp("What decides the draws.", valueName: "number"))
  var seed: UInt64 = 1

  @Flag(help: "Print one JSON object.")
  var json = false

  @Flag(
    help: ArgumentHelp(
      "Print weights for the confidence that fit this gold data, as a registry file.",
      discussion: "They are fitted on all documents; the figures in the file come from documents that were held out."))
  var fit = false

  @Option(
    help: ArgumentHelp(
      "With --fit: take so much off every claim, in hundredths of a logit, for texts unlike the gold data.",
      valueName: "number"))
  var discount = 0

  @OptionGroup var words: RegistryOptions

  func validate() throws {
    guard (0...100_000).contains(resamples) else { throw ValidationError("--resamples is a number from 0 to 100000") }
    guard (0...1_000).contains(discount) else { throw ValidationError("--discount is a number from 0 to 1000") }
    guard show >= 0 else { throw ValidationError("--show is a number from 0 on") }
  }

  func run() throws {
    let file = try WholeFile.bytes(of: gold, upTo: Self.mostBytes)
    let gold = try GoldFile(file.bytes, name: file.name)
    var extractor = Extractor(registry: try words.load(stated: []))
    let extractions = gold.documents.map { document in
      extractor.extraction(of: document.text.span, context: document.context)
    }
    let output = OutputStream()
    if fit {
      let features = gold.documents.map { document in
        extractor.confidenceFeatures(of: document.text.span, context: document.context)
      }
      var settings = ConfidenceFit.Settings()
      settings.discount = discount
      let fit = try ConfidenceFit(gold, extractions: extractions, features: features, settings: settings)
      for line in fit.lines { try output.writeLine(line) }
      return try output.flush()
    }
    let evaluation = Evaluation(
      gold, extractions: extractions,
      settings: Evaluation.Settings(member: by, resamples: resamples, seed: seed))
    if json {
      var buffer = JSONBuffer()
      evaluation.write(to: &buffer, shown: show)
      try output.write(buffer.bytes)
    } else {
      for line in evaluation.lines(shown: show) { try output.writeLine(line) }
    }
    try output.flush()
  }
}
