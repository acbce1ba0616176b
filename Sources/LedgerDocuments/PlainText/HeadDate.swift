import LedgerTypes

/// A date in the head of an article: `22 December 2023`, `Dec. 22, 2023`, `2023-12-22`.
struct HeadDate {
  /// The day, or nil when the words can be read as two days.
  let date: CivilDate?
  let span: TextSpan

  /// The date that the whole line is, with "Published:", a weekday before it or a time behind it.
  init?(leading line: HeadLine) {
    guard line.words.count <= 64 else { return nil }
    var tokens = Self.tokens(of: line)[...]
    let fillers: Set<String> = [
      "published", "posted", "updated", "date", "on", "monday", "tuesday", "wednesday", "thursday", "friday",
      "saturday", "sunday", "mon", "tue", "wed", "thu", "fri", "sat", "sun",
    ]
    while let token = tokens.first, fillers.contains(token.word) { tokens.removeFirst() }
    guard let (found, used) = Self.date(at: tokens) else { return nil }
    let zones: Set<String> = ["at", "am", "pm", "gmt", "utc", "bst", "cet", "est", "edt", "pst", "z", "t"]
    let rest = tokens.dropFirst(used).allSatisfy { $0.number != nil || zones.contains($0.word) }
    guard rest else { return nil }
    self = found
  }

  /// The first date inside the line.
  init?(within line: HeadLine) {
    let tokens = Self.tokens(of: line)
    for index in tokens.indices {
      if let (found, _) = Self.date(at: tokens[index...]), found.date != nil {
        self = found
        return
      }
    }
    return nil
  }

  private init(_ date: CivilDate?, from first: Token, to last: Token) {
    self.date = date
    span = first.span.union(last.span)
  }

  /// A run of letters in lower case, or of digits.
  private struct Token {
    let word: String
    let number: Int?
    let digits: Int
    let span: TextSpan
  }

  private static func tokens(of line: HeadLine) -> [Token] {
    var tokens: [Token] = []
    var index = line.words.startIndex
    func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }
    func isLetter(_ byte: UInt8) -> Bool { (HeadLine.lower(byte) >= 97 && HeadLine.lower(byte) <= 122) || byte >= 0x80 }
    while index < line.words.endIndex {
      let start = index
      let kind = isDigit(line.words[index]) ? isDigit : isLetter
      while index < line.words.endIndex, kind(line.words[index]) { index += 1 }
      guard index > start else {
        index += 1
        continue
      }
      let word = String(decoding: line.words[start..<index].map(HeadLine.lower), as: UTF8.self)
      let span = TextSpan(start, index)
      tokens.append(
        Token(word: word, number: word.utf8.count <= 4 ? Int(word) : nil, digits: index - start, span: span))
    }
    return tokens
  }

  /// The date that begins with the first token, and how many tokens it takes.
  private static func date(at tokens: ArraySlice<Token>) -> (HeadDate, Int)? {
    let parts = Array(tokens.prefix(4))
    guard parts.count >= 3 else { return nil }
    // "22nd December 2023": the ordinal's letters are a token of their own.
    let ordinals: Set<String> = ["st", "nd", "rd", "th"]
    let ordinal = ordinals.contains(parts[1].word) ? 1 : 0
    if let day = parts[0].number, parts.count > 2 + ordinal, let month = month(parts[1 + ordinal].word),
      let year = year(parts[2 + ordinal]), let date = CivilDate(year: year, month: month, day: day)
    {
      return (HeadDate(date, from: parts[0], to: parts[2 + ordinal]), 3 + ordinal)
    }
    if let month = month(parts[0].word), let day = parts[1].number {
      let skip = parts.count > 3 && ordinals.contains(parts[2].word) ? 3 : 2
      if let year = year(parts[skip]), let date = CivilDate(year: year, month: month, day: day) {
        return (HeadDate(date, from: parts[0], to: parts[skip]), skip + 1)
      }
    }
    guard let first = parts[0].number, let second = parts[1].number, let third = parts[2].number else { return nil }
    if let year = year(parts[0]), let date = CivilDate(year: year, month: second, day: third) {
      return (HeadDate(date, from: parts[0], to: parts[2]), 3)
    }
    guard let year = year(parts[2]), parts[0].digits <= 2, parts[1].digits <= 2 else { return nil }
    let dayFirst = CivilDate(year: year, month: second, day: first)
    let monthFirst = CivilDate(year: year, month: first, day: second)
    guard dayFirst != nil || monthFirst != nil else { return nil }
    let only = dayFirst == nil || monthFirst == nil || dayFirst == monthFirst ? dayFirst ?? monthFirst : nil
    return (HeadDate(only, from: parts[0], to: parts[2]), 3)
  }

  private static func year(_ token: Token) -> Int? {
    guard token.digits == 4, let year = token.number, (1900...2200).contains(year) else { return nil }
    return year
  }

  /// 1…12 for the name of a month or its usual abbreviation.
  private static func month(_ word: String) -> Int? {
    let names = [
      "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
      "december",
    ]
    guard word.utf8.count >= 3 else { return nil }
    let index = names.firstIndex { $0 == word || ((word.utf8.count == 3 || word == "sept") && $0.hasPrefix(word)) }
    return index.map { $0 + 1 }
  }
}
