public import LedgerTypes

/// How well an extractor reads texts whose claims people have annotated.
public struct Evaluation: Sendable {
  /// The scores of some of the claims.
  public struct Group: Sendable {
    /// What the claims have in common.
    public let name: String
    /// How many documents there are in the group.
    public let documents: Int
    /// How many gold claims.
    public let gold: Int
    /// How many extracted claims.
    public let extracted: Int
    /// The scores of all fields, in the order of reports.
    public let scores: [Score]

    /// The score of a field.
    public func score(of field: String) -> Score? { scores.first { $0.field == field } }
  }

  /// What is asked for.
  public struct Settings: Sendable {
    /// The member of the documents by which they are grouped.
    public var member: String?
    /// How many times documents are drawn for the intervals.
    public var resamples: Int
    /// What decides the draws.
    public var seed: UInt64

    /// Settings; an evaluation without resamples has no intervals.
    public init(member: String? = nil, resamples: Int = 1_000, seed: UInt64 = 1) {
      self.member = member
      self.resamples = resamples
      self.seed = seed
    }
  }

  /// What is asked for.
  public let settings: Settings
  /// The gold file as it was named.
  public let file: String
  /// How many documents there are.
  public let documents: Int
  /// `all`; `explicit`, those with a number of their own; `core`, the explicit ones of the core measures.
  public let classes: [Group]
  /// The claims of each measure, in the codebook's order.
  public let measures: [Group]
  /// The documents by the member asked for, in the order of its values; a document without it is "(none)".
  public let members: [Group]
  /// Whether claims of a confidence are right as often as it says.
  public let calibration: Calibration
  /// Where gold and extractor do not say the same, in the order of the documents.
  public let disagreements: [Disagreement]

  /// Scores what was extracted from each of the gold file's documents, in their order.
  public init(_ gold: GoldFile, extractions: [Extraction], settings: Settings = Settings()) {
    precondition(gold.items.count == extractions.count, "an evaluation takes one extraction for each document")
    let scores = zip(gold.items, extractions).map { item, extraction in
      DocumentScore(item, AnnotatedClaim.claims(extraction, of: item.document))
    }
    let bootstrap = Bootstrap(resamples: settings.resamples, seed: settings.seed)
    func group(_ name: String, _ tallies: [Tally], documents: Int? = nil) -> Group {
      let scores = bootstrap.scores(Field.all, tallies)
      var whole = Tally()
      for tally in tallies { whole += tally }
      return Group(
        name: name, documents: documents ?? tallies.count, gold: whole[.gold], extracted: whole[.extracted],
        scores: scores)
    }
    classes = DocumentScore.Class.allCases.map { name in
      group(name.rawValue, scores.map { $0.classes[name] ?? Tally() })
    }
    measures = Measure.allCases.compactMap { measure in
      let tallies = scores.map { $0.measures[measure] }
      let count = tallies.count { $0 != nil }
      return count == 0 ? nil : group(measure.rawValue, tallies.map { $0 ?? Tally() }, documents: count)
    }
    if let member = settings.member {
      let values = gold.items.map { $0.members[member] ?? "(none)" }
      members = Set(values).sorted().map { value in
        group(value, zip(values, scores).filter { $0.0 == value }.map { $0.1.classes[.all] ?? Tally() })
      }
    } else {
      members = []
    }
    self.settings = settings
    file = gold.name
    documents = scores.count
    calibration = Calibration(scores.flatMap(\.judged))
    disagreements = scores.flatMap(\.disagreements)
  }
}
