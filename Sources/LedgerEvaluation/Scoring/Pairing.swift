/// Which found claim answers which gold claim, one to one.
struct Pairing: Sendable {
  /// For each gold claim, the found claim that answers it.
  private(set) var found: [Int: Int] = [:]
  /// For each found claim, the gold claim that it answers.
  private(set) var gold: [Int: Int] = [:]
  /// The pairs in the order in which they were made: best first, then in the order of the gold claims.
  private(set) var pairs: [(gold: Int, found: Int)] = []

  /// Pairs claims of the same measure whose value spans overlap; equal spans and equal numbers go first.
  init(_ gold: [AnnotatedClaim], _ found: [AnnotatedClaim]) {
    var options: [(rank: Int, gold: Int, found: Int)] = []
    for (i, claim) in gold.enumerated() {
      for (j, other) in found.enumerated()
      where claim.measure == other.measure && claim.chars.lowerBound < other.chars.upperBound
        && other.chars.lowerBound < claim.chars.upperBound
      {
        let rank = (claim.chars == other.chars ? -1 : 0) - (Agreement.number(claim, other) ? 1 : 0)
        options.append((rank, i, j))
      }
    }
    options.sort { ($0.rank, $0.gold, $0.found) < ($1.rank, $1.gold, $1.found) }
    for (_, i, j) in options where self.found[i] == nil && self.gold[j] == nil {
      self.found[i] = j
      self.gold[j] = i
      pairs.append((i, j))
    }
  }
}
