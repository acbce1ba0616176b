/// A field of the codebook, or a step to the whole claim, that is measured.
struct Field: Sendable {
  /// The name in reports: the codebook's, where it has one.
  let name: String
  private let right: Count
  private let gold: Count
  private let extracted: Count
  /// What the share of agreement among pairs is taken of: pairs whose gold claim has the field, or all.
  private let pairs: Count
  /// For `part_of`, also pairs whose extracted claim has it: its agreement is an F1.
  private let foundPairs: Count?

  private init(
    _ name: String, _ right: Count, gold: Count = .gold, extracted: Count = .extracted, pairs: Count = .found,
    foundPairs: Count? = nil
  ) {
    self.name = name
    self.right = right
    self.gold = gold
    self.extracted = extracted
    self.pairs = pairs
    self.foundPairs = foundPairs
  }

  /// All fields, in the order of reports.
  static let all = [
    found, number, full,
    Field("span", .span), Field("bytes", .bytes), Field("status", .status), Field("source", .source),
    Field(
      "source_when_named", .sourcedRight, gold: .sourcedGold, extracted: .sourcedExtracted, pairs: .sourcedPairs),
    Field("chain", .chain), Field("kind", .kind), Field("population", .population),
    Field("place", .placedRight, gold: .placedGold, extracted: .placedExtracted, pairs: .placedPairs),
    Field("as_of", .datedRight, gold: .datedGold, extracted: .datedExtracted, pairs: .datedPairs),
    Field("base", .basedRight, gold: .basedGold, extracted: .basedExtracted, pairs: .basedPairs),
    Field(
      "part_of", .partRight, gold: .partGold, extracted: .partExtracted, pairs: .partPairs, foundPairs: .partFound),
  ]
  static let found = Field("found", .found)
  static let number = Field("number", .number)
  static let full = Field("full", .full)

  func precision(_ tally: Tally) -> Double { Self.ratio(tally[right], tally[extracted]) }
  func recall(_ tally: Tally) -> Double { Self.ratio(tally[right], tally[gold]) }
  func f1(_ tally: Tally) -> Double { Self.mean(precision(tally), recall(tally)) }

  /// The share of pairs that agree, among those whose gold claim has the field.
  func agreement(_ tally: Tally) -> Double {
    let share = Self.ratio(tally[right], tally[pairs])
    guard let foundPairs else { return share }
    return Self.mean(Self.ratio(tally[right], tally[foundPairs]), share)
  }

  /// The score with the given intervals.
  func score(_ tally: Tally) -> Score {
    Score(
      field: name, right: tally[right], gold: tally[gold], extracted: tally[extracted],
      precision: Estimate(precision(tally)), recall: Estimate(recall(tally)), f1: Estimate(f1(tally)),
      agreement: Estimate(agreement(tally)))
  }

  private static func ratio(_ part: Int, _ whole: Int) -> Double { whole == 0 ? 0 : Double(part) / Double(whole) }

  /// The harmonic mean.
  private static func mean(_ precision: Double, _ recall: Double) -> Double {
    precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall)
  }
}

/// A share with its interval.
public struct Estimate: Sendable {
  /// The share of all documents.
  public let value: Double
  /// The bounds of the middle 95 % of the resamples.
  public var interval: ClosedRange<Double>

  init(_ value: Double) {
    self.value = value
    interval = value...value
  }
}

/// How well one field was read.
public struct Score: Sendable {
  /// The field's name.
  public let field: String
  /// Pairs that agree on it.
  public let right: Int
  /// Gold claims that have it.
  public let gold: Int
  /// Extracted claims that have it.
  public let extracted: Int
  /// Of the extracted claims with the field, the share that is right.
  public internal(set) var precision: Estimate
  /// Of the gold claims with the field, the share that was read right.
  public internal(set) var recall: Estimate
  /// The harmonic mean of both.
  public internal(set) var f1: Estimate
  /// Of the claims that were found and have the field in gold, the share that is right.
  public internal(set) var agreement: Estimate
}
