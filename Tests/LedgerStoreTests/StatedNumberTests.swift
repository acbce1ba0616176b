import LedgerTypes
import Testing

@testable import LedgerStore

@Suite struct StatedNumberTests {
  @Test(arguments: [
    ("12", "12"), ("0", "0"), ("20,057", "20057"), ("1,234,567", "1234567"), ("3.5", "3.5"), ("70%", "70"),
    ("66.67 percent", "66.67"), ("2 Million", "2000000"), ("1.5-million", "1500000"), ("12 thousand", "12000"),
  ])
  func oneNumber(words: String, value: String) throws {
    let number = try #require(StatedNumber(Array(words.utf8)))
    let wanted = try #require(ExactDecimal(parsing: value))
    #expect(number.values == [wanted])
    #expect(number.agrees(low: wanted, high: wanted))
    #expect(number.agrees(low: wanted, high: nil))
    #expect(number.agrees(low: nil, high: wanted))
    #expect(!number.agrees(low: nil, high: nil))
    #expect(!number.agrees(low: wanted, high: ExactDecimal(77)))
  }

  @Test(arguments: [
    ("five", 5), ("Twelve", 12), ("thirty-five", 35), ("forty two", 42), ("NINETY", 90), ("two hundred", 200),
    ("two hundred and six", 206), ("three hundred twelve", 312), ("one thousand", 1_000),
    ("six thousand and four", 6_004),
    ("twelve thousand three hundred and one", 12_301), ("seven hundred thousand", 700_000), ("two million", 2_000_000),
    ("two million five hundred thousand", 2_500_000), ("one million and one", 1_000_001),
    ("three million two hundred thousand and sixty-one", 3_200_061),
  ])
  func oneNumberInWords(words: String, value: Int) throws {
    #expect(try #require(StatedNumber(Array(words.utf8))).values == [ExactDecimal(value)])
  }

  @Test(arguments: ["10 to 20", "10-20", "10\u{2013}20", "10 and 20", "10% to 20%"])
  func twoNumbers(words: String) throws {
    let number = try #require(StatedNumber(Array(words.utf8)))
    #expect(number.agrees(low: ExactDecimal(10), high: ExactDecimal(20)))
    #expect(!number.agrees(low: ExactDecimal(20), high: ExactDecimal(10)))
    #expect(!number.agrees(low: ExactDecimal(10), high: ExactDecimal(10)))
  }

  /// What is no plain number is left to the extractor.
  @Test(arguments: [
    "", "a man", "dozens", "a hundred", "hundred", "zero", "five dead", "five six", "twenty ten", "one hundred and",
    "half a million", "two or three", "sixty-", "three  hundred", "twelve hundred", "one thousand million", "1,23",
    "12,34,567", "0315", "12th", "1 in 5", "2 to 3 million", "10,", "1.", ".5",
    "53 320",
    "\u{0661}\u{0662}", "9999999999999999", "999999999999999 billion", "12 dead", "20k", "2/3", "10 to", "1 to 2 to 3",
  ])
  func otherWords(words: String) {
    #expect(StatedNumber(Array(words.utf8)) == nil)
  }
}
