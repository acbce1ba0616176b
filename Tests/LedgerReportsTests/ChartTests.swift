import Testing

@testable import LedgerReports

@Suite struct ChartTests {
  @Test(arguments: [
    (0, 1, 1), (1, 1, 1), (7, 2, 8), (10, 2, 10), (11, 5, 15), (999, 500, 1_500), (54_400, 20_000, 60_000),
    (999_999_999_999_999_999, 500_000_000_000_000_000, 1_500_000_000_000_000_000),
  ])
  func anAxisEndsAtARoundNumber(number: Int, step: Int, end: Int) {
    let axis = ChartAxis(to: number)
    #expect((axis.step, axis.end) == (step, end))
    #expect(axis.lines.count <= 6 && axis.end >= number)
  }

  @Test(arguments: [
    (0, "0"), (7_500, "7,500"), (12_500, "12.5k"), (40_000, "40k"), (1_250_000, "1.25M"), (2_000_000_000, "2bn"),
  ])
  func anAxisNamesItsNumbersExactly(number: Int, words: String) { #expect(ChartAxis.words(number) == words) }
}
