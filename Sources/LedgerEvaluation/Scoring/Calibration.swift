/// Whether claims of a confidence are right as often as it says.
public struct Calibration: Sendable {
  /// The claims of a stretch of confidence.
  public struct Bin: Sendable {
    /// The stretch, in hundredths.
    public let range: ClosedRange<Int>
    /// How many claims were given a confidence in it.
    public let count: Int
    /// How many of them are right in full: number, status and source.
    public let right: Int
    /// The mean of the confidences given, 0…1.
    public let mean: Double

    /// The share that is right.
    public var share: Double { count == 0 ? 0 : Double(right) / Double(count) }
  }

  /// The stretches from the lowest to the highest.
  public let bins: [Bin]
  /// The claims given 0.9 or more.
  public let sure: Bin
  /// How many claims there are.
  public let count: Int
  /// The mean square of the difference between confidence and outcome (G. Brier, 1950); 0 is best.
  public let brier: Double
  /// The mean distance between the bins' confidence and their share that is right, weighted by claims.
  public let error: Double

  /// From what confidence on a claim counts as sure.
  static let sureFrom = 90

  init(_ judged: [(confidence: Int, isRight: Bool)]) {
    let ranges = [0...49, 50...59, 60...69, 70...79, 80...89, 90...94, 95...100]
    bins = ranges.map { Self.bin($0, judged) }
    sure = Self.bin(Self.sureFrom...100, judged)
    count = judged.count
    let total = Double(max(judged.count, 1))
    let squares = judged.map { claim in
      let miss = Double(claim.confidence) / 100 - (claim.isRight ? 1 : 0)
      return miss * miss
    }
    brier = squares.reduce(0, +) / total
    error = bins.reduce(0) { $0 + Double($1.count) * abs($1.mean - $1.share) } / total
  }

  private static func bin(_ range: ClosedRange<Int>, _ judged: [(confidence: Int, isRight: Bool)]) -> Bin {
    let own = judged.filter { range.contains($0.confidence) }
    let sum = own.reduce(0) { $0 + $1.confidence }
    return Bin(
      range: range, count: own.count, right: own.count { $0.isRight },
      mean: own.isEmpty ? 0 : Double(sum) / Double(own.count) / 100)
  }
}
