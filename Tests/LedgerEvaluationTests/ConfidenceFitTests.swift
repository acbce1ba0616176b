import Testing

@testable import LedgerEvaluation

@Suite("Fit of the confidence")
struct ConfidenceFitTests {
  /// 200 claims in 20 documents; those with "odd" are wrong two times in three, the others one in ten.
  private static let examples = (0..<200).map { index in
    let isOdd = index % 4 == 0
    return ConfidenceFit.Example(
      features: isOdd ? ["odd", "usual"] : ["usual"], isRight: isOdd ? index % 12 == 0 : index % 10 != 1,
      document: index / 10)
  }

  @Test("What goes with errors gets a negative weight, what always holds gets none")
  func weights() throws {
    let model = LogisticModel(Self.examples, ConfidenceFit.Settings())
    #expect(try #require(model.weights["odd"]) < -1)
    #expect(model.weights["usual"] == nil)
    let usual = LogisticModel.probability(model.logit(["usual"]))
    #expect((0.8...0.95).contains(usual))
  }

  @Test("The same examples give the same weights")
  func repeatable() {
    let settings = ConfidenceFit.Settings()
    #expect(LogisticModel(Self.examples, settings).weights == LogisticModel(Self.examples, settings).weights)
  }

  @Test("The logistic function")
  func logistic() {
    #expect(LogisticModel.probability(0) == 0.5)
    #expect(abs(LogisticModel.probability(2.1972245773362196) - 0.9) < 1e-6)
    #expect(abs(LogisticModel.probability(-3) - 0.04742587317756678) < 1e-6)
  }
}
