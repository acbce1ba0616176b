import LedgerTypes

/// Holidays that have the same date each year: "on Christmas Day", "on New Year's Eve".
extension TimeScanner {
  /// The holiday that begins at "Christmas", or before "Year", or nil.
  mutating func holiday(at word: Int, _ sentence: Sentence) -> TimeMention? {
    let isNewYear = word > sentence.first && page.isWord(word - 1, "new")
    let token = isNewYear ? word - 1 : word
    guard page.tokens[token].isCapital, isNewYear || page.isWord(token, "christmas") else { return nil }
    var last = token + 1
    if isNewYear {
      guard last + 1 < sentence.end, page.isWord(last, "year") || page.isWord(last, "years") else { return nil }
      last += 1
      if page.tokens[last].kind == .possessive { last += 1 }
    }
    guard last < sentence.end, page.tokens[last].isCapital else { return nil }
    let isEve = page.isWord(last, "eve")
    guard isEve || page.isWord(last, "day") else { return nil }
    let month = isNewYear && !isEve ? 1 : 12
    let day = isNewYear ? (isEve ? 31 : 1) : (isEve ? 24 : 25)
    let reading = DateReader.Reading(end: last + 1, month: month, day: day)
    return TimeMention(tokens: token..<last + 1, sort: .on, when: implied(reading))
  }
}
