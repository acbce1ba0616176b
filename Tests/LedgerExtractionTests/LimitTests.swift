import Testing

@testable import LedgerExtraction

@Suite("Limits of extraction")
struct LimitTests {
  @Test("A long text is read up to the last whole character")
  func wholeCharacters() {
    let limit = ExtractionLimits.textBytes
    for behind in ["abcd", "\u{e9}\u{e9}", "\u{1F600}"] {
      // The character ends with the limit, or one of its bytes lies behind it.
      for cut in 0..<behind.utf8.count {
        let text = [UInt8](repeating: 32, count: limit - cut) + Array(behind.utf8)
        let count = ExtractionLimits.readable(text.span)
        #expect(count <= limit && count > limit - 4)
        #expect(count == text.count || text[count] & 0xC0 != 0x80)
      }
    }
    #expect(ExtractionLimits.readable([UInt8](repeating: 0xBF, count: limit + 1).span) > limit - 4)
    #expect(ExtractionLimits.readable([UInt8](repeating: 32, count: 100).span) == 100)
  }
}
