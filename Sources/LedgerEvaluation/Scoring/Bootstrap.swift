/// Confidence intervals by drawing documents with replacement (B. Efron, "Bootstrap Methods", 1979).
///
/// Claims of one document err together, so documents are drawn, not claims. The seed decides every draw: the same
/// data and seed give the same intervals.
struct Bootstrap {
  let resamples: Int
  let seed: UInt64

  /// The fields' scores over the documents' tallies, with the middle 95 % of the resamples.
  func scores(_ fields: [Field], _ tallies: [Tally]) -> [Score] {
    var whole = Tally()
    for tally in tallies { whole += tally }
    var scores = fields.map { $0.score(whole) }
    guard resamples > 0, tallies.count > 1 else { return scores }
    var generator = SplitMix(state: seed)
    var drawn = fields.map { _ in [[Double]](repeating: [], count: 4) }
    for _ in 0..<resamples {
      var sample = Tally()
      for _ in tallies { sample += tallies[generator.next(below: tallies.count)] }
      for (index, field) in fields.enumerated() {
        drawn[index][0].append(field.precision(sample))
        drawn[index][1].append(field.recall(sample))
        drawn[index][2].append(field.f1(sample))
        drawn[index][3].append(field.agreement(sample))
      }
    }
    for index in fields.indices {
      let intervals = drawn[index].map(Self.middle)
      scores[index].precision.interval = intervals[0]
      scores[index].recall.interval = intervals[1]
      scores[index].f1.interval = intervals[2]
      scores[index].agreement.interval = intervals[3]
    }
    return scores
  }

  /// From the 2.5th to the 97.5th of a hundred.
  private static func middle(_ values: [Double]) -> ClosedRange<Double> {
    let sorted = values.sorted()
    let low = sorted.count * 25 / 1_000
    return sorted[low]...sorted[sorted.count - 1 - low]
  }
}

/// A generator whose numbers follow from its seed alone (G. Steele et al., "Fast Splittable Pseudorandom Number
/// Generators", 2014).
struct SplitMix {
  var state: UInt64

  /// The next number from 0 up to but not including `bound`.
  mutating func next(below bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    mixed ^= mixed >> 31
    // The high part of a product is uniform enough: bounds are small against 2^64.
    return Int(mixed.multipliedFullWidth(by: UInt64(bound)).high)
  }
}
