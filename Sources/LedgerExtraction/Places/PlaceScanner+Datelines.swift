/// Where a text was written, as its head says.
extension PlaceScanner {
  /// "GAZA CITY, Oct 20 (Agency) -", "BEIRUT: Shelling", "LIMA, 12 APR 89 (AFP) --": where the text was written.
  func isDateline(_ name: Range<Int>, _ sentence: Sentence) -> Bool {
    guard name.lowerBound < Self.datelineReach else { return false }
    guard page.tokens[name.lowerBound].flags.contains(.allCapitals),
      page.tokens[name.lowerBound].count > 3 || name.count > 1
    else { return isPlainDateline(name, sentence) }
    var next = name.upperBound
    // "PATERSON, N.J. (Agency) -"
    if next < page.tokens.count, page.tokens[next].kind == .stop { next += 1 }
    guard next < page.tokens.count else { return false }
    if !page.isAllCapitals {
      if page.isMark(next, ":") || isDash(next) { return name.lowerBound == sentence.first }
      // "BEIRUT At least 70": nothing but capitals tells.
      if page.tokens[next].kind == .word {
        return page.tokens[next].isCapital && !page.tokens[next].flags.contains(.allCapitals)
          && words.isKnown(name, sentence)
      }
    }
    guard name.lowerBound == sentence.first else { return false }
    // "HARRAN, Sept 21 At least six"
    let isDated =
      page.isMark(next, ",") && next + 3 < sentence.end && page.classes(next + 1).contains(.month)
      && page.tokens[next + 2].kind == .digits && page.tokens[next + 3].isCapital
    return isDated || dash(after: next) != nil
  }

  /// "Harran - Shelling killed", "Harran, Syldavia: A bus", "Harran (Wire):": a known name in small letters.
  private func isPlainDateline(_ name: Range<Int>, _ sentence: Sentence) -> Bool {
    let mark = name.upperBound
    guard name.lowerBound == sentence.first, mark + 1 < sentence.end, words.isKnown(name, sentence) else {
      return false
    }
    if page.isMark(mark, "(") { return dash(after: mark) != nil }
    guard page.tokens[mark + 1].isCapital, page.tokens[mark + 1].flags.contains(.spaceBefore) else { return false }
    if page.isMark(mark, ":") { return !words.isCountry(name, sentence) }
    return isDash(mark) && page.tokens[mark].flags.contains(.spaceBefore)
  }

  /// Where the agency and the day of a dateline end, so that "(Pacific Wire)" is not read as a place.
  func end(ofDateline name: Range<Int>) -> Int { dash(after: name.upperBound) ?? name.upperBound }

  /// The dash, the colon or the editor's bracket behind what a dateline adds to its place.
  private func dash(after end: Int) -> Int? {
    guard end < page.tokens.count, page.isMark(end, ",") || page.isMark(end, "(") else { return nil }
    return (end..<min(page.tokens.count, end + 16)).first {
      isDash($0) || page.isMark($0, "[") || page.isMark($0, ":") && page.isMark($0 - 1, ")")
    }
  }

  private static let datelineReach = 60

  private func isDash(_ token: Int) -> Bool {
    guard page.tokens[token].kind != .word, page.tokens[token].count <= 3 else { return false }
    let first = page.bytes[Int(page.tokens[token].start)]
    // The hyphen, and the dashes of general punctuation.
    return first == UInt8(ascii: "-") || first == UInt8(ascii: "|")
      || first == 0xE2 && page.bytes[Int(page.tokens[token].start) + 1] == 0x80
  }

  /// "RIVERTON (Coastline Wire) -": the agency behind a dateline's place.
  func isAgency(_ name: Range<Int>) -> Bool {
    let close = name.upperBound
    guard name.lowerBound < Self.datelineReach, name.lowerBound > 1, close + 1 < page.tokens.count,
      page.isMark(close, ")"), isDash(close + 1) || page.isMark(close + 1, ":")
    else { return false }
    return (max(0, name.lowerBound - 4)..<name.lowerBound).contains { page.isMark($0, "(") }
  }
}
