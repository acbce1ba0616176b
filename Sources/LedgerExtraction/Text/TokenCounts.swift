/// What the words and lines of a text are like.
struct TokenCounts {
  /// Words of two letters or more that are in capitals alone.
  var capitalWords = 0
  /// Words that are written in Arabic letters.
  var arabicWords = 0
  /// Tabs and bars, as they set the cells of tables apart.
  var cellMarks = 0
  /// Colons and opening brackets, as they stand behind or before the labels of speakers.
  var labelMarks = 0
  /// Words in capitals of three letters or less, by their tokens.
  var acronyms: [Int] = []
  /// Digits that are too many for a number.
  var longNumbers = 0
  /// Line breaks, and the lines before them that are too long to be wrapped at a fixed width.
  private(set) var lines = 0
  private(set) var longLines = 0
  private var lineStart = 0

  mutating func addLine(endingAt end: Int, breakEnd: Int) {
    lines += 1
    if end - lineStart > SentenceSplitter.widestLine { longLines += 1 }
    lineStart = breakEnd
  }

  /// Whether a text of these tokens has next to no small letters, so that capitals tell nothing: of words of two
  /// letters or more, most are in capitals alone.
  func areAllCapitals(_ tokens: [Token]) -> Bool {
    var words = 0
    for token in tokens where token.kind == .word && token.count > 1 {
      words += 1
      if capitalWords * 10 <= words * 8 { return false }
    }
    return capitalWords > 0
  }
}
