import LedgerTypes

/// How likely a claim is right in number, status and source, by what the rules had to go by.
///
/// A logistic model with few weights: the sum of what holds for a claim, in hundredths of a logit, gives its
/// probability. The weights are data (`confidence.txt`), made by `ledger eval --fit`.
struct ConfidenceModel: Sendable {
  /// What a feature, a measure or a rule adds, with the name that claims keep as evidence.
  private struct Weight {
    let value: Int
    let evidence: Evidence
  }

  /// The sum for a claim of which nothing special holds.
  private let intercept: Int
  private var weights: [Weight] = []
  // Places in `weights`, -1 for none.
  /// By the number of the feature.
  private var features = [Int](repeating: -1, count: ConfidenceFeature.allCases.count)
  private var measures: [(measure: Measure, place: Int)] = []
  /// For each length of a name, the rules that decide measure or sources and have a weight.
  private var rules: [[(name: String, place: Int)]] = []

  init(intercept: Int = 0) { self.intercept = intercept }

  /// Sets what a feature, a measure or a rule adds.
  mutating func weigh(_ name: String, _ value: Int) {
    let place = weights.count
    weights.append(Weight(value: value, evidence: Evidence("confidence", rule: "confidence.\(name)")))
    // The last weight of a name is the one that counts.
    if let feature = ConfidenceFeature.allCases.first(where: { $0.name == name }) {
      features[feature.rawValue] = place
    } else if let measure = Measure(rawValue: name) {
      measures.insert((measure, place), at: 0)
    } else {
      while rules.count <= name.utf8.count { rules.append([]) }
      rules[name.utf8.count].insert((name, place), at: 0)
    }
  }

  /// A rule's weight; most have none, and no rule that has one is as long.
  private func place(ofRule name: String) -> Int {
    let count = name.utf8.count
    guard count < rules.count else { return -1 }
    for rule in rules[count].indices where rules[count][rule].name == name { return rules[count][rule].place }
    return -1
  }

  private func place(of measure: Measure) -> Int {
    for index in measures.indices where measures[index].measure == measure { return measures[index].place }
    return -1
  }

  /// Sets the confidence of a claim, in hundredths from 1 to 99, and adds what counted to its evidence.
  func settle(_ claim: inout Claim, _ holding: ConfidenceFeatureSet) {
    var sum = intercept
    func add(_ place: Int, _ evidence: inout [Evidence]) {
      guard place >= 0 else { return }
      sum += weights[place].value
      evidence.append(weights[place].evidence)
    }
    for index in claim.evidence.indices where claim.evidence[index].isDeciding {
      add(place(ofRule: claim.evidence[index].rule), &claim.evidence)
    }
    add(place(of: claim.measure), &claim.evidence)
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
