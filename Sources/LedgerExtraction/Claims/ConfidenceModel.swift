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

  /// A few weights, found faster one by one than by a hash.
  private struct Weights<Key: Equatable & Sendable>: Sendable {
    private var keys: [Key] = []
    private var weights: [Weight] = []

    subscript(_ key: Key) -> Weight? {
      get { keys.firstIndex(of: key).map { weights[$0] } }
      set {
        if let known = keys.firstIndex(of: key) {
          keys.remove(at: known)
          weights.remove(at: known)
        }
        guard let newValue else { return }
        keys.append(key)
        weights.append(newValue)
      }
    }
  }

  /// The sum for a claim of which nothing special holds.
  private let intercept: Int
  /// By the number of the feature.
  private var features = [Weight?](repeating: nil, count: ConfidenceFeature.allCases.count)
  private var measures = Weights<Measure>()
  /// For each length of a name, the rules that decide measure or sources and have a weight.
  private var rules: [Weights<String>] = []

  init(intercept: Int = 0) { self.intercept = intercept }

  /// Sets what a feature, a measure or a rule adds.
  mutating func weigh(_ name: String, _ value: Int) {
    let weight = Weight(value: value, evidence: Evidence("confidence", rule: "confidence.\(name)"))
    if let feature = ConfidenceFeature.allCases.first(where: { $0.name == name }) {
      features[feature.rawValue] = weight
    } else if let measure = Measure(rawValue: name) {
      measures[measure] = weight
    } else {
      while rules.count <= name.utf8.count { rules.append(Weights()) }
      rules[name.utf8.count][name] = weight
    }
  }

  /// A rule's weight; most have none, and no rule that has one is as long.
  private func weight(ofRule name: String) -> Weight? {
    name.utf8.count < rules.count ? rules[name.utf8.count][name] : nil
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
    add(measures[claim.measure], &claim.evidence)
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
  fileprivate var isDeciding: Bool {
    // Both names are of one length: most others are told by theirs.
    field.utf8.count == 7 && (field == "measure" || field == "sources")
  }
}
