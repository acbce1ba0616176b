/// Cuts a text into tokens in one pass, looking up every word on the way.
///
/// The text ends with padding, so that looking a few bytes ahead never leaves the array.
struct Lexer {
  /// How many bytes of padding follow the text.
  static let padding = 64

  let lexicon: Lexicon
  /// How many words of the last text are written in Arabic letters.
  private(set) var arabicWords = 0
  private var word: [UInt8] = []

  init(lexicon: Lexicon) { self.lexicon = lexicon }

  /// The tokens of `bytes[0..<count]`, appended to `tokens`.
  mutating func read(_ bytes: [UInt8], count: Int, into tokens: inout [Token]) {
    var position = 0
    var space = true
    arabicWords = 0
    while position < count {
      let byte = bytes[position]
      if (byte | 0x20) &- 97 < 26 {
        position = readPlainWord(bytes, position, count, space, &tokens)
        space = bytes[position] == 32
        if space { position += 1 }
      } else if byte == 32 || byte == 9 || byte == 13 {
        position += 1
        space = true
      } else if byte &- 48 < 10 {
        position = readDigits(bytes, position, count, space, &tokens)
        space = false
      } else if byte < 0x80 {
        append(Self.kind(of: byte, space), position, 1, space, &tokens)
        position += 1
        space = byte == 10
      } else {
        let scalar = Scalar(bytes, at: position)
        switch scalar.role {
        case .space:
          space = true
          position += scalar.count
        case .letter:
          position = readWord(bytes, position, count, space, &tokens)
          space = false
        case .digit:
          position = readDigits(bytes, position, count, space, &tokens)
          space = false
        case .mark(let kind):
          append(kind, position, scalar.count, space, &tokens)
          position += scalar.count
          space = kind == .newline
        case .joined:
          // A control or a mark that is not seen: no part of a word, and no space either.
          append(.symbol, position, scalar.count, space, &tokens)
          position += scalar.count
          space = false
        }
      }
    }
  }

  @inline(__always)
  private func append(_ kind: Token.Kind, _ start: Int, _ count: Int, _ space: Bool, _ tokens: inout [Token]) {
    tokens.append(
      Token(
        start: UInt32(start), end: UInt32(start + count), lexeme: 0, kind: kind, flags: space ? .spaceBefore : []))
  }

  private static func kind(of byte: UInt8, _ space: Bool) -> Token.Kind {
    switch byte {
    case 10: .newline
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): .stop
    case UInt8(ascii: "\""): .quote
    case 0...31, 127: .symbol
    default: .mark
    }
  }

  // MARK: Words

  /// Reads a word of ASCII letters alone, as nearly all are; hands any other on.
  @inline(__always)
  private mutating func readPlainWord(
    _ bytes: [UInt8], _ start: Int, _ count: Int, _ space: Bool, _ tokens: inout [Token]
  ) -> Int {
    let run = LetterRun(bytes, start)
    let end = start + run.count
    let next = bytes[end]
    let goesOn =
      next >= 0x80 || next &- 48 < 10 || next == UInt8(ascii: "-") || next == UInt8(ascii: "'")
      || (next == UInt8(ascii: ".") && run.upper == run.count)
    if goesOn { return readWord(bytes, start, count, space, &tokens) }
    var flags: Token.Flags = space ? .spaceBefore : []
    if bytes[start] & 0x20 == 0 { flags.insert(.capital) }
    if run.upper > 1, run.upper == run.count { flags.insert(.allCapitals) }
    var lexeme = lexicon.lexeme(run.key, bytes, start, count: run.count)
    if lexeme == 0 { lexeme = partLexeme(bytes, start, end, &flags) }
    tokens.append(Token(start: UInt32(start), end: UInt32(end), lexeme: lexeme, kind: .word, flags: flags))
    return end
  }

  private mutating func readWord(
    _ bytes: [UInt8], _ start: Int, _ count: Int, _ space: Bool, _ tokens: inout [Token]
  ) -> Int {
    var position = start
    var upper = 0
    var lower = 0
    var flags: Token.Flags = space ? .spaceBefore : []
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
    let first = bytes[start]
    if first &- 65 < 26 || (first >= 0x80 && Scalar(bytes, at: start).isUpper) { flags.insert(.capital) }
    if upper > 1 && lower == 0 { flags.insert(.allCapitals) }
    var lexeme: UInt16 = 0
    if ArabicFold.isArabic(first) {
      // Arabic sentences have their own reader, which looks the words up without their clitics.
      arabicWords += 1
    } else {
      fold(bytes, start..<position)
      lexeme = lexicon.lexeme(of: word)
    }
    if lexeme == 0 { lexeme = partLexeme(bytes, start, position, &flags) }
    tokens.append(Token(start: UInt32(start), end: UInt32(position), lexeme: lexeme, kind: .word, flags: flags))
    return possessive(bytes, position, count, &tokens)
  }

  /// For a word that the lexicon lacks: the part that decides ("government-held", "Syrias").
  private mutating func partLexeme(_ bytes: [UInt8], _ start: Int, _ end: Int, _ flags: inout Token.Flags) -> UInt16 {
    guard flags.contains(.capital), end - start > 4, bytes[end - 1] | 0x20 == UInt8(ascii: "s") else { return 0 }
    fold(bytes, start..<end - 1)
    let stem = lexicon.lexeme(of: word)
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

  private func possessive(_ bytes: [UInt8], _ start: Int, _ count: Int, _ tokens: inout [Token]) -> Int {
    var position = start
    if position < count, bytes[position] == UInt8(ascii: "'") {
      position += 1
    } else if position < count, bytes[position] == 0xE2, bytes[position + 1] == 0x80, bytes[position + 2] == 0x99 {
      position += 3
    } else {
      return start
    }
    if position < count, bytes[position] | 0x20 == UInt8(ascii: "s"), !Self.isWordByte(bytes, position + 1, count) {
      append(.possessive, start, position + 1 - start, false, &tokens)
      return position + 1
    }
    if bytes[start - 1] | 0x20 == UInt8(ascii: "s"), !Self.isWordByte(bytes, position, count) {
      append(.possessive, start, position - start, false, &tokens)
      return position
    }
    return start
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

  private static func startsWord(_ bytes: [UInt8], _ position: Int, _ count: Int) -> Bool {
    guard position < count else { return false }
    let byte = bytes[position]
    if (byte | 0x20) &- 97 < 26 || byte &- 48 < 10 { return true }
    guard byte >= 0x80, case .letter = Scalar(bytes, at: position).role else { return false }
    return true
  }

  private static func isWordByte(_ bytes: [UInt8], _ position: Int, _ count: Int) -> Bool {
    startsWord(bytes, position, count)
  }

  /// After an apostrophe: letters go on the word ("Sana'a", "didn't"), but not a final "s".
  private static func continuesAfterApostrophe(_ bytes: [UInt8], _ position: Int, _ count: Int) -> Bool {
    guard startsWord(bytes, position, count), !(bytes[position] &- 48 < 10) else { return false }
    return bytes[position] | 0x20 != UInt8(ascii: "s") || startsWord(bytes, position + 1, count)
  }

  // MARK: Digits

  private func readDigits(
    _ bytes: [UInt8], _ start: Int, _ count: Int, _ space: Bool, _ tokens: inout [Token]
  ) -> Int {
    var position = start
    var flags: Token.Flags = space ? .spaceBefore : []
    while position < count {
      if let digit = Scalar.digitCount(bytes, at: position) {
        position += digit
      } else if let separator = Scalar.separatorCount(bytes, at: position),
        Scalar.digitCount(bytes, at: position + separator) != nil,
        Scalar.joinsAnyDigits(bytes, at: position) || isGroup(bytes, position + separator)
      {
        position += separator
      } else {
        break
      }
    }
    // Letters grown on, also over a hyphen: "77th", "10-year-old", "1.9m".
    var end = position
    while end < count, !ArabicFold.isArabic(bytes[end]) {
      if end == position, isPlus(bytes, end, count) { break }
      if Self.startsWord(bytes, end, count) {
        end += bytes[end] < 0x80 ? 1 : Scalar(bytes, at: end).count
      } else if bytes[end] == UInt8(ascii: "-"), Self.startsWord(bytes, end + 1, count),
        !ArabicFold.isArabic(bytes[end + 1]), end > position || !(bytes[end + 1] &- 48 < 10)
      {
        end += 1
      } else {
        break
      }
    }
    if end > position { flags.insert(.compound) }
    tokens.append(Token(start: UInt32(start), end: UInt32(end), lexeme: 0, kind: .digits, flags: flags))
    return end
  }

  /// "35,000-plus": a bound, no part of the number.
  private func isPlus(_ bytes: [UInt8], _ position: Int, _ count: Int) -> Bool {
    guard position + 5 <= count, bytes[position] == UInt8(ascii: "-") else { return false }
    let plus: [UInt8] = [112, 108, 117, 115]
    return (0..<4).allSatisfy { bytes[position + 1 + $0] | 0x20 == plus[$0] }
      && !Self.startsWord(bytes, position + 5, count)
  }

  /// Whether exactly three digits stand at `position`.
  private func isGroup(_ bytes: [UInt8], _ position: Int) -> Bool {
    var position = position
    for _ in 0..<3 {
      guard let digit = Scalar.digitCount(bytes, at: position) else { return false }
      position += digit
    }
    return Scalar.digitCount(bytes, at: position) == nil
  }
}
