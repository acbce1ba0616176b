public import LedgerTypes

/// Weighs what the extractor had to go by, so that its confidence says how often it is right.
///
/// A logistic regression with elastic-net penalty (J. Friedman, T. Hastie, R. Tibshirani, "Regularization Paths for
/// Generalized Linear Models via Coordinate Descent", 2010): most weights are zero, so that few remain to be read.
public struct ConfidenceFit: Sendable {
  /// How the weights are looked for.
  public struct Settings: Sendable {
    /// A feature that holds for fewer claims gets no weight.
    public var leastClaims = 12
    /// How much the sum of the weights' sizes costs, and the sum of their squares.
    public var penalties = (size: 1.0, square: 1.0)
    /// Documents are held out in so many parts, one after the other.
    public var folds = 10
    /// What is taken off every claim, in hundredths of a logit: texts by which the rules were made err less than
    /// others.
    public var discount = 0

    /// The settings that the shipped weights were made with, but for the discount.
    public init() {}
  }

  /// Too little gold data to weigh anything by.
  public struct TooFewClaims: Error, CustomStringConvertible {
    /// How many claims there are.
    public let count: Int

    /// One sentence with what is needed.
    public var description: String {
      "the gold data gives \(count) claims to fit weights by; at least \(ConfidenceFit.fewestClaims) are needed"
    }
  }

  static let fewestClaims = 100

  /// One claim: what holds for it, whether it is right in full, and the place of its document.
  struct Example {
    let features: Set<String>
    let isRight: Bool
    let document: Int
  }

  /// The weights in hundredths of a logit, by name.
  public let weights: [(feature: String, weight: Int)]
  /// What every claim begins with.
  public let intercept: Int
  /// How many claims the weights were made from.
  public let claims: Int
  /// Whether claims of documents that were held out are right as often as the confidence says.
  public let heldOut: Calibration
  private let settings: Settings

  /// Fits the weights; `features` has a list for each claim of each document, in the order of the extractions.
  ///
  /// - Throws: `TooFewClaims`.
  public init(
    _ gold: GoldFile, extractions: [Extraction], features: [[[String]]], settings: Settings = Settings()
  ) throws(TooFewClaims) {
    var examples: [Example] = []
    for (document, item) in gold.items.enumerated() {
      let score = DocumentScore(item, AnnotatedClaim.claims(extractions[document], of: item.document))
      for (features, claim) in zip(features[document], score.judged) {
        examples.append(Example(features: Set(features), isRight: claim.isRight, document: document))
      }
    }
    guard examples.count >= Self.fewestClaims else { throw TooFewClaims(count: examples.count) }
    self.settings = settings
    claims = examples.count
    let model = LogisticModel(examples, settings)
    intercept = Self.hundredths(model.intercept) - settings.discount
    weights = model.weights.map { ($0.key, Self.hundredths($0.value)) }.filter { abs($0.weight) >= 5 }
      .sorted { $0.feature < $1.feature }
    var judged: [(confidence: Int, isRight: Bool)] = []
    for fold in 0..<max(settings.folds, 1) {
      let held = examples.filter { $0.document % settings.folds == fold }
      guard !held.isEmpty else { continue }
      let model = LogisticModel(examples.filter { $0.document % settings.folds != fold }, settings)
      judged += held.map { example in
        let logit = model.logit(example.features) - Double(settings.discount) / 100
        return (Int((LogisticModel.probability(logit) * 100).rounded()), example.isRight)
      }
    }
    heldOut = Calibration(judged)
  }

  private static func hundredths(_ logits: Double) -> Int { Int((logits * 100).rounded()) }

  /// The weights as a registry file has them, with what they were made from.
  public var lines: [String] {
    [
      "# How likely a claim is right in number, status and source: what each feature adds, in hundredths of a logit.",
      "# Made by: ledger eval GOLD --fit --discount \(settings.discount), from \(claims) claims.",
      "# Of the claims in documents held out, \(settings.folds) parts in turn, \(heldOut.sure.count) were given 0.90 or more;",
      "# \(Evaluation.shown(heldOut.sure.share)) of these are right. Brier score \(Evaluation.shown(heldOut.brier)).",
      "",
      "confidence \(intercept)",
    ] + weights.map { "  \($0.feature) \($0.weight)" }
  }
}

/// A logistic regression, fitted by coordinate descent in a fixed order.
struct LogisticModel {
  private(set) var intercept = 0.0
  private(set) var weights: [String: Double] = [:]

  private static let rounds = 80
  private static let mostLogits = 6.0

  init(_ examples: [ConfidenceFit.Example], _ settings: ConfidenceFit.Settings) {
    var places: [String: [Int]] = [:]
    for (index, example) in examples.enumerated() {
      for feature in example.features { places[feature, default: []].append(index) }
    }
    let features = places.keys.sorted().filter { feature in
      let count = places[feature]?.count ?? 0
      return count >= settings.leastClaims && count <= examples.count - settings.leastClaims
    }
    var logits = [Double](repeating: 0, count: examples.count)
    let all = Array(examples.indices)
    for _ in 0..<Self.rounds {
      let step = Self.slope(all, logits, examples)
      guard step.curve > 0 else { return }
      // Where nothing is wrong the best intercept is without end.
      let old = intercept
      intercept = min(max(old - step.gradient / step.curve, -Self.mostLogits), Self.mostLogits)
      for index in all { logits[index] += intercept - old }
      for feature in features {
        let own = places[feature] ?? []
        let old = weights[feature] ?? 0
        let step = Self.slope(own, logits, examples)
        let curve = step.curve + settings.penalties.square
        let pull = old * step.curve - step.gradient
        let kept = max(abs(pull) - settings.penalties.size, 0)
        let new = (pull < 0 ? -kept : kept) / curve
        guard new != old else { continue }
        weights[feature] = new
        for index in own { logits[index] += new - old }
      }
    }
  }

  /// The first and second derivative of the loss along a feature that holds for the examples at `places`.
  private static func slope(
    _ places: [Int], _ logits: [Double], _ examples: [ConfidenceFit.Example]
  ) -> (gradient: Double, curve: Double) {
    places.reduce((0, 0)) { sum, index in
      let probability = probability(logits[index])
      return (
        sum.0 + probability - (examples[index].isRight ? 1 : 0), sum.1 + probability * (1 - probability)
      )
    }
  }

  func logit(_ features: Set<String>) -> Double {
    features.sorted().reduce(intercept) { $0 + (weights[$1] ?? 0) }
  }

  /// 1 / (1 + e^−x), by operations that are exact to the last bit on every machine.
  static func probability(_ logit: Double) -> Double {
    var power = 1 - min(max(logit, -20), 20) / 16_777_216
    for _ in 0..<24 { power *= power }
    return 1 / (1 + power)
  }
}
