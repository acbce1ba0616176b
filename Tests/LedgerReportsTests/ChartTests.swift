import Testing

@testable import LedgerReports

@Suite struct ChartTests {
  @Test(arguments: [
    (1, 1), (10, 10), (11, 20), (999, 1_000), (1_050_000_000_000_000_000, 2_000_000_000_000_000_000),
    (999_999_999_999_999_999, 1_000_000_000_000_000_000),
  ])
  func anAxisEndsAtARoundNumber(number: Int, round: Int) { #expect(SVGText.roundUp(number) == round) }
}
