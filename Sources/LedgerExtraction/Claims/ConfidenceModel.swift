import LedgerTypes

/// How likely a claim is right in number, status and source, by what the rules had to go by.
///
/// A logistic model with few weights: the sum of what holds for a claim, in hundredths of a logit, gives its
/// probability. The weights are data (`confidence.txt`), made by `ledger eval --fit`.
struct ConfidenceModel: Sendable {
  private struct Weight {
    let value: Int
    /// The name that claims keep as evidence.
    let evidence: Evidence
  }

  /// The sum for a claim of which nothing special holds.
  private let intercept: Int
  /// By the number of the feature.
  private var features = [Weight?](repeating: nil, count: ConfidenceFeature.allCases.count)
  private var measures: [(measure: Measure, weight: Weight)] = []
  /// By the name of the rule that decided measure or sources, and before that by the name's length.
  private var rules: [[(name: String, weight: Weight)]] = []

  init(intercept: Int = 0) { self.intercept = intercept }

  /// Sets what a feature, a measure or a rule adds.
  mutating func weigh(_ name: String, _ value: Int) {
    let weight = Weight(value: value, evidence: Evidence("confidence", rule: "confidence.\(name)"))
    if let feature = ConfidenceFeature.allCases.first(where: { $0.name == name }) {
      features[feature.rawValue] = weight
    } else if let measure = Measure(rawValue: name) {
      measures.removeAll { $0.measure == measure }
      measures.append((measure, weight))
    } else {
      let length = name.utf8.count
      while rules.count <= length { rules.append([]) }
      rules[length].removeAll { $0.name == name }
      rules[length].append((name, weight))
    }
  }

  private func weight(of measure: Measure) -> Weight? {
    for index in measures.indices where measures[index].measure == measure { return measures[index].weight }
    return nil
  }

  private func weight(ofRule name: String) -> Weight? {
    let length = name.utf8.count
    guard length < rules.count else { return nil }
    for index in rules[length].indices where rules[length][index].name == name { return rules[length][index].weight }
    return nil
  }

  /// Sets the confidence of a claim, in hundredths from 1 to 99, and adds what counted to its evidence.
  func settle(_ claim: inout Claim, _ holding: ConfidenceFeatureSet) {
    var sum = intercept
    func add(_ weight: Weight?, _ evidence: inout [Evidence]) {
      guard let weight else { return }
      sum += weight.value
      evidence.append(weight.evidence)
    }
    for index in claim.evidence.indices where claim.evidence[index].isDeciding {
      add(weight(ofRule: claim.evidence[index].rule), &claim.evidence)
    }
    add(weight(of: claim.measure), &claim.evidence)
    holding.forEach { add(features[$0], &claim.evidence) }
    let probability = Self.probability(logit: Double(sum) / 100)
    claim.confidence = min(max(Int(probability * 100 + 0.5), 1), 99)
  }

  /// 1 / (1 + e^−x), from additions, multiplications and one division alone, so that every machine gives the same.
  private static func probability(logit: Double) -> Double {
    let bounded = min(max(logit, -20), 20)
    // e^−x is close to (1 − x / 2^24)^(2^24).
    var power = 1 - bounded / 16_777_216
    for _ in 0..<24 { power *= power }
    return 1 / (1 + power)
  }
}

extension Claim {
  /// The rules that decided what the number counts and who states it.
  var decidingRules: [String] { evidence.filter(\.isDeciding).map(\.rule) }
}

extension Evidence {
  fileprivate var isDeciding: Bool { field == "measure" || field == "sources" }
}
