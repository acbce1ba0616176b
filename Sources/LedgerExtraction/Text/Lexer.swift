/// Cuts a text into tokens in one pass, looking up every word on the way.
///
/// The text ends with padding, so that looking a few bytes ahead never leaves the array.
struct Lexer {
  /// How many bytes of padding follow the text.
  static let padding = 64
  /// Tokens are written by stretches of so many bytes, for which there is room before.
  private static let stretch = 2_048

  let lexicon: Lexicon
  /// What the text's words and lines are like, by which later stages pass over what it does not have.
  var counts = TokenCounts()
  private var word: [UInt8] = []
  /// How many tokens stand before the stretch that is read.
  private var before = 0

  init(lexicon: Lexicon) { self.lexicon = lexicon }

  /// The tokens of `bytes[0..<count]`, appended to `tokens`.
  mutating func read(_ bytes: [UInt8], count: Int, into tokens: inout [Token]) {
    let table = lexicon.words
    var position = 0
    var space = true
    while position < count {
      let end = min(position + Self.stretch, count)
      before = tokens.count
      // Each token takes a byte or more, but a word may bring its possessive with it.
      tokens.append(addingCapacity: end - position + 1) { output in
        // In variables of their own, which stay in registers.
        var next = position
        var spaced = space
        while next < end {
          let block = ByteBlock(bytes, next)
          let run = LetterRun(block)
          if run.count == 0 {
            (next, spaced) = readOther(bytes, next, count, spaced, &output)
          } else if run.fillsBlock {
            next = readLongWord(run, bytes, next, count, spaced, table, &output)
            spaced = bytes[next] == 32
            if spaced { next &+= 1 }
          } else {
            (next, spaced) = readShortWord(run, block, bytes, next, count, spaced, table, &output)
          }
        }
        position = next
        space = spaced
      }
    }
  }

  /// Reads the token at `start` that does not begin with an ASCII letter, or skips a space.
  ///
  /// - Returns: Where it ends, and whether a space stands before what comes next.
  @inline(never)
  private mutating func readOther(
    _ bytes: [UInt8], _ start: Int, _ count: Int, _ space: Bool, _ tokens: inout OutputSpan<Token>
  ) -> (end: Int, space: Bool) {
    let byte = bytes[start]
    if byte == 32 || byte == 9 || byte == 13 {
      if byte == 9 { counts.cellMarks += 1 }
      return (start + 1, true)
    }
    if byte &- 48 < 10 { return (readDigits(bytes, start, count, space, &tokens), false) }
    if byte < 0x80 {
      appendMark(byte, start, space, &tokens)
      return (start + 1, byte == 10)
    }
    let scalar = Scalar(bytes, at: start)
    switch scalar.role {
    case .space: return (start + scalar.count, true)
    case .letter: return (readWord(bytes, start, count, space, &tokens), false)
    case .digit: return (readDigits(bytes, start, count, space, &tokens), false)
    case .mark(let kind):
      append(kind, bytes, start, scalar.count, space, &tokens)
      return (start + scalar.count, kind == .newline)
    case .joined:
      // A control or a mark that is not seen: no part of a word, and no space either.
      append(.symbol, bytes, start, scalar.count, space, &tokens)
      return (start + scalar.count, false)
    }
  }

  @inline(__always)
  private mutating func append(
    _ kind: Token.Kind, _ bytes: [UInt8], _ start: Int, _ count: Int, _ space: Bool,
    _ tokens: inout OutputSpan<Token>
  ) {
    if kind == .newline { counts.addLine(endingAt: start, breakEnd: start + count) }
    tokens.append(
      Token(
        start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: start + count),
        letters: WordStart(bytes, start, count: count), lexeme: 0, kind: kind, flags: space ? .spaceBefore : []))
  }

  /// Appends an ASCII mark, and counts the marks that tell of lines, tables and labels.
  @inline(__always)
  private mutating func appendMark(_ byte: UInt8, _ start: Int, _ space: Bool, _ tokens: inout OutputSpan<Token>) {
    var kind = Token.Kind.mark
    switch byte {
    case UInt8(ascii: ","): break
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): kind = .stop
    case 10:
      kind = .newline
      counts.addLine(endingAt: start, breakEnd: start + 1)
    case UInt8(ascii: "\""): kind = .quote
    case UInt8(ascii: "|"): counts.cellMarks += 1
    case UInt8(ascii: ":"), UInt8(ascii: "["): counts.labelMarks += 1
    case 0...31, 127: kind = .symbol
    default: break
    }
    tokens.append(
      Token(
        start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: start &+ 1),
        letters: WordStart(bits: UInt64(byte)), lexeme: 0, kind: kind, flags: space ? .spaceBefore : []))
  }

  // MARK: Words

  /// Reads a word of less than eight ASCII letters, as most are, with the space behind it; hands any other on.
  @inline(__always)
  private mutating func readShortWord(
    _ run: LetterRun, _ block: ByteBlock, _ bytes: [UInt8], _ start: Int, _ count: Int, _ space: Bool,
    _ table: WordTable, _ tokens: inout OutputSpan<Token>
  ) -> (end: Int, space: Bool) {
    let next = block[run.count]
    if next != 32, Self.goesOn(next, isUpper: run.isUpper) {
      return (readWord(bytes, start, count, space, &tokens), false)
    }
    let end = start &+ run.count
    var flags: Token.Flags = space ? .spaceBefore : []
    let letters = run.shortLetters
    var lexeme = table.lexeme(ofShort: letters)
    if run.startsUpper { lexeme = readCapitals(bytes, start, end, lexeme, run.isUpper, &flags, token: tokens.count) }
    append(start, end, WordStart(bits: letters), lexeme, flags, &tokens)
    return next == 32 ? (end &+ 1, true) : (end, false)
  }

  /// Reads a word of eight ASCII letters or more, of which the first eight are given.
  @inline(never)
  private mutating func readLongWord(
    _ first: LetterRun, _ bytes: [UInt8], _ start: Int, _ count: Int, _ space: Bool, _ table: WordTable,
    _ tokens: inout OutputSpan<Token>
  ) -> Int {
    var key = WordKey(short: first.letters)
    var end = start &+ WordStart.capacity
    var isUpper = first.isUpper
    var run = LetterRun(ByteBlock(bytes, end))
    key.high = run.letters
    while true {
      end &+= run.count
      isUpper = isUpper && run.isUpper
      guard run.fillsBlock else { break }
      run = LetterRun(ByteBlock(bytes, end))
    }
    if Self.goesOn(bytes[end], isUpper: isUpper) { return readWord(bytes, start, count, space, &tokens) }
    var flags: Token.Flags = space ? .spaceBefore : []
    var lexeme = table.lexeme(key, bytes, start, count: end &- start)
    if first.startsUpper { lexeme = readCapitals(bytes, start, end, lexeme, isUpper, &flags, token: tokens.count) }
    append(start, end, WordStart(bits: first.letters), lexeme, flags, &tokens)
    return end
  }

  /// Whether a word of ASCII letters may go on with the byte behind them.
  @inline(__always)
  private static func goesOn(_ next: UInt8, isUpper: Bool) -> Bool {
    next >= 0x80 || next &- 48 < 10 || next == UInt8(ascii: "-") || next == UInt8(ascii: "'")
      || (next == UInt8(ascii: ".") && isUpper)
  }

  /// Sets the flags of a word that begins with a capital.
  ///
  /// - Returns: Its lexeme, which a word that is unknown may have without an s that has grown on.
  @inline(never)
  private mutating func readCapitals(
    _ bytes: [UInt8], _ start: Int, _ end: Int, _ lexeme: UInt16, _ isUpper: Bool, _ flags: inout Token.Flags,
    token: Int
  ) -> UInt16 {
    flags.insert(.capital)
    if isUpper, end &- start > 1 {
      flags.insert(.allCapitals)
      noteCapitals(count: end &- start, token: before &+ token)
    }
    return lexeme == 0 ? stem(bytes, start, end, &flags) : lexeme
  }

  @inline(__always)
  private func append(
    _ start: Int, _ end: Int, _ letters: WordStart, _ lexeme: UInt16, _ flags: Token.Flags,
    _ tokens: inout OutputSpan<Token>
  ) {
    tokens.append(
      Token(
        start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: end), letters: letters,
        lexeme: lexeme, kind: .word, flags: flags))
  }

  @inline(never)
  private mutating func noteCapitals(count: Int, token: Int) {
    counts.capitalWords += 1
    if count <= 3 { counts.acronyms.append(token) }
  }

  @inline(never)
  private mutating func readWord(
    _ bytes: [UInt8], _ start: Int, _ count: Int, _ space: Bool, _ tokens: inout OutputSpan<Token>
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
    let wordEnd = position
    if bytes[position - 1] == UInt8(ascii: "."), Self.startsSentence(bytes, position, count) { position -= 1 }
    let first = bytes[start]
    if first &- 65 < 26 || (first >= 0x80 && Scalar(bytes, at: start).isUpper) { flags.insert(.capital) }
    if upper > 1 && lower == 0 {
      flags.insert(.allCapitals)
      noteCapitals(count: position - start, token: before + tokens.count)
    }
    var lexeme: UInt16 = 0
    if ArabicFold.isArabic(bytes, at: start) {
      // Arabic sentences have their own reader, which looks the words up without their clitics.
      counts.arabicWords += 1
    } else {
      fold(bytes, start..<wordEnd)
      lexeme = lexicon.lexeme(of: word)
    }
    if lexeme == 0, flags.contains(.capital) { lexeme = stem(bytes, start, position, &flags) }
    append(start, position, WordStart(bytes, start, count: position - start), lexeme, flags, &tokens)
    return possessive(bytes, position, count, &tokens)
  }

  /// For a name that the lexicon lacks: the name that an s has grown on, "Syrias".
  @inline(never)
  private mutating func stem(_ bytes: [UInt8], _ start: Int, _ end: Int, _ flags: inout Token.Flags) -> UInt16 {
    guard end - start > 4, bytes[end - 1] | 0x20 == UInt8(ascii: "s") else { return 0 }
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

  private mutating func possessive(_ bytes: [UInt8], _ start: Int, _ count: Int, _ tokens: inout OutputSpan<Token>)
    -> Int
  {
    var position = start
    if position < count, bytes[position] == UInt8(ascii: "'") {
      position += 1
    } else if position < count, bytes[position] == 0xE2, bytes[position + 1] == 0x80, bytes[position + 2] == 0x99 {
      position += 3
    } else {
      return start
    }
    if position < count, bytes[position] | 0x20 == UInt8(ascii: "s"), !Self.isWordByte(bytes, position + 1, count) {
      append(.possessive, bytes, start, position + 1 - start, false, &tokens)
      return position + 1
    }
    if bytes[start - 1] | 0x20 == UInt8(ascii: "s"), !Self.isWordByte(bytes, position, count) {
      append(.possessive, bytes, start, position - start, false, &tokens)
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

  /// Whether an article or a pronoun with a capital follows, so that the last full stop of "U.S." ends its sentence too.
  private static func startsSentence(_ bytes: [UInt8], _ position: Int, _ count: Int) -> Bool {
    guard position + 4 < count, bytes[position] == UInt8(ascii: " "), bytes[position + 1] &- 65 < 26 else {
      return false
    }
    var end = position + 2
    while end < min(count, position + 7), bytes[end] &- 97 < 26 { end += 1 }
    guard end < count, bytes[end] == UInt8(ascii: " ") else { return false }
    return openers.contains { $0.utf8.elementsEqual(bytes[(position + 1)..<end]) }
  }

  /// Words that no name in the middle of a sentence begins with.
  private static let openers = [
    "The", "He", "She", "It", "They", "We", "This", "That", "These", "Those", "His", "Her", "Its", "Their", "An",
  ]

  static func startsWord(_ bytes: [UInt8], _ position: Int, _ count: Int) -> Bool {
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
}
