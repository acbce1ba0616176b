/// Words that hold more than ASCII letters: hyphens, apostrophes, full stops, digits, letters of other scripts.
extension Lexer {
  @inline(never)
  mutating func readWord(_ bytes: [UInt8], _ place: Place, _ count: Int, _ tokens: inout TokenWriter) -> Place {
    let start = place.position
    var position = start
    var upper = 0
    var lower = 0
    var flags: Token.Flags = place.space ? [.spaceBefore, .mixed] : .mixed
    scan: while position < count {
      let byte = bytes[position]
      let folded = byte | 0x20
      if folded &- 97 < 26 {
        if byte == folded { lower += 1 } else { upper += 1 }
        position += 1
      } else if byte < 0x80 {
        if byte &- 48 < 10 {
          // Arabic joins its article and its "and" to digits: "ال24", "و30".
          if ArabicFold.isArabic(bytes[start]) { break scan }
          position += 1
        } else if byte == UInt8(ascii: "-"), Self.startsWord(bytes, position + 1, count) {
          flags.insert(.hyphenated)
          position += 1
        } else if byte == UInt8(ascii: "'"), Self.continuesAfterApostrophe(bytes, position + 1, count) {
          position += 1
        } else if byte == UInt8(ascii: "."), upper == position - start - dots(bytes, start, position),
          Self.isInitial(bytes, position, count)
        {
          // "U.S." is one word: letters and full stops in turn.
          position += 1
        } else {
          break scan
        }
      } else {
        let scalar = Scalar(bytes, at: position)
        if case .letter = scalar.role {
          lower += scalar.isUpper ? 0 : 1
          upper += scalar.isUpper ? 1 : 0
          position += scalar.count
        } else if scalar.value == 0x2019, Self.continuesAfterApostrophe(bytes, position + 3, count) {
          position += 3
        } else {
          break scan
        }
      }
    }
    let wordEnd = position
    if bytes[position - 1] == UInt8(ascii: "."), Self.startsSentence(bytes, position, count) { position -= 1 }
    let first = bytes[start]
    if first &- 65 < 26 || (first >= 0x80 && Scalar(bytes, at: start).isUpper) { flags.insert(.capital) }
    if upper > 1 && lower == 0 { flags.insert(.allCapitals) }
    var lexeme: UInt16 = 0
    if ArabicFold.isArabic(bytes, at: start) {
      // Arabic sentences have their own reader, which looks the words up without their clitics.
      counts.arabicWords += 1
    } else {
      fold(bytes, start..<wordEnd)
      lexeme = lexicon.lexeme(of: word)
    }
    if lexeme == 0, flags.contains(.capital), mayHaveStem(bytes, start, position) {
      fold(bytes, start..<position - 1)
      lexeme = stem(lexicon.lexeme(of: word), &flags)
    }
    // "twenty-five"
    if lexeme == 0, flags.contains(.hyphenated) { outline.add(.holdsNumber, tokens.index) }
    let classes = lexicon.sentenceClasses[Int(lexeme)]
    if flags.contains(.allCapitals) {
      addCapitals(classes, count: position - start, token: tokens.index)
    } else {
      outline.add(classes, tokens.index)
    }
    tokens.append(
      Token(
        start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: position),
        letters: WordStart(bytes, start, count: position - start), lexeme: lexeme, kind: .word, flags: flags))
    return Place(position: possessive(bytes, position, count, &tokens), space: false)
  }

  /// Whether an s may have grown on the name.
  @inline(__always)
  func mayHaveStem(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
    end &- start > 4 && bytes[end &- 1] | 0x20 == UInt8(ascii: "s")
  }

  /// For a name that the lexicon lacks: the name that an s has grown on, "Syrias", if it is known as one.
  @inline(never)
  func stem(_ stem: UInt16, _ flags: inout Token.Flags) -> UInt16 {
    guard stem != 0, !lexicon.classes[Int(stem)].isDisjoint(with: [.place, .weekday, .month]) else { return 0 }
    flags.insert(.grownS)
    return stem
  }

  /// Writes the folded word into `word`: ASCII letters in lower case, "’" as "'".
  private mutating func fold(_ bytes: [UInt8], _ range: Range<Int>) {
    word.removeAll(keepingCapacity: true)
    var position = range.lowerBound
    while position < range.upperBound {
      let byte = bytes[position]
      if byte == 0xE2, bytes[position + 1] == 0x80, bytes[position + 2] == 0x99 {
        word.append(UInt8(ascii: "'"))
        position += 3
      } else {
        word.append(byte &- 65 < 26 ? byte | 0x20 : byte)
        position += 1
      }
    }
  }

  private func dots(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int {
    var dots = 0
    for position in start..<end where bytes[position] == UInt8(ascii: ".") { dots += 1 }
    return dots
  }

  /// Whether the full stop at `position` belongs to an abbreviation by initials: "U.S.", "a.m." is not.
  private static func isInitial(_ bytes: [UInt8], _ position: Int, _ count: Int) -> Bool {
    let before = bytes[position - 1]
    guard before &- 65 < 26, position < 2 || !((bytes[position - 2] | 0x20) &- 97 < 26) else { return false }
    let next = bytes[position + 1]
    if next &- 65 < 26, !((bytes[position + 2] | 0x20) &- 97 < 26) { return true }
    return position >= 2 && bytes[position - 2] == UInt8(ascii: ".")
  }

  /// Whether an article or a pronoun with a capital follows, so that the last full stop of "U.S." ends its sentence too.
  static func startsSentence(_ bytes: [UInt8], _ position: Int, _ count: Int) -> Bool {
    guard position + 4 < count, bytes[position] == UInt8(ascii: " "), bytes[position + 1] &- 65 < 26 else {
      return false
    }
    var end = position + 2
    while end < min(count, position + 10), bytes[end] &- 97 < 26 { end += 1 }
    guard end < count, bytes[end] == UInt8(ascii: " ") else { return false }
    return openers.contains { $0.utf8.elementsEqual(bytes[(position + 1)..<end]) }
  }

  /// Words that no name in the middle of a sentence begins with.
  private static let openers = [
    "The", "He", "She", "It", "They", "We", "This", "That", "These", "Those", "His", "Her", "Its", "Their", "An",
    "Another", "There", "But", "Meanwhile", "Earlier",
  ]

  static func startsWord(_ bytes: [UInt8], _ position: Int, _ count: Int) -> Bool {
    guard position < count else { return false }
    let byte = bytes[position]
    if (byte | 0x20) &- 97 < 26 || byte &- 48 < 10 { return true }
    guard byte >= 0x80, case .letter = Scalar(bytes, at: position).role else { return false }
    return true
  }

  /// After an apostrophe: letters go on the word ("Sana'a", "didn't"), but not a final "s".
  private static func continuesAfterApostrophe(_ bytes: [UInt8], _ position: Int, _ count: Int) -> Bool {
    guard startsWord(bytes, position, count), !(bytes[position] &- 48 < 10) else { return false }
    return bytes[position] | 0x20 != UInt8(ascii: "s") || startsWord(bytes, position + 1, count)
  }
}
