import LedgerTypes

extension Extraction {
  /// Adds the claims of a stage of its own; all stand in the order of the text afterwards.
  mutating func merge(_ own: [Claim]) {
    guard !own.isEmpty else { return }
    let before = claims.count
    var all = claims
    for var claim in own {
      claim.partOf = claim.partOf.map { $0 + before }
      claim.base = claim.base.map { $0 + before }
      all.append(claim)
    }
    let order = all.indices.sorted { (all[$0].span, $0) < (all[$1].span, $1) }
    var position = [Int](repeating: 0, count: all.count)
    for (place, index) in order.enumerated() { position[index] = place }
    claims = order.map { index in
      var claim = all[index]
      claim.partOf = claim.partOf.map { position[$0] }
      claim.base = claim.base.map { position[$0] }
      return claim
    }
  }
}
