/// Cuts a text into tokens in one pass, looking up every word on the way.
///
/// Most of a text is short words of small letters with a space behind them: they are read in place, eight bytes at a
/// time, and all else by functions of its own. What a word adds to its sentence is noted at once, so that nothing has
/// to look at each token again. The text ends with padding, so that looking a few bytes ahead never leaves the array.
struct Lexer {
  /// How many bytes of padding follow the text.
  static let padding = 64
  /// Tokens are written by stretches of so many bytes, for which there is room before.
  private static let stretch = 512

  let lexicon: Lexicon
  /// What the text's words and lines are like, by which later stages pass over what it does not have.
  var counts = TokenCounts()
  /// What sentences are cut by.
  var outline = Outline()
  var word: [UInt8] = []

  init(lexicon: Lexicon) { self.lexicon = lexicon }

  /// The tokens of `bytes[0..<count]`, appended to `tokens`.
  mutating func read(_ bytes: [UInt8], count: Int, into tokens: inout [Token]) {
    tokens.reserveCapacity(count / 5 + Self.stretch)
    outline.reserve(count)
    var place = Place(position: 0, space: true)
    while place.position < count {
      let end = min(place.position + Self.stretch, count)
      let before = tokens.count
      // Each token takes a byte or more, but a word may bring its possessive with it.
      tokens.append(addingCapacity: end - place.position + 1) { output in
        unsafe output.withUnsafeMutableBufferPointer { room, written in
          var writer = unsafe TokenWriter(room, before: before)
          lexicon.withView { lexicon in
            place = readStretch(bytes, from: place, to: end, count, lexicon, &writer)
          }
          written = writer.count
        }
      }
    }
    outline.turn(tokens.count)
  }

  /// Where the lexer stands, and whether a space stands before.
  struct Place {
    var position: Int
    var space: Bool
  }

  // MARK: Words

  /// Reads on from a place to the end of a stretch, or to that of the token that runs over it.
  private mutating func readStretch(
    _ bytes: [UInt8], from start: Place, to end: Int, _ count: Int, _ lexicon: Lexicon.View,
    _ tokens: inout TokenWriter
  ) -> Place {
    // A value of its own, which stays in registers.
    var place = start
    while place.position < end {
      let block = ByteBlock(bytes, place.position)
      let run = LetterRun(block)
      if run.isShort {
        let lexeme = lexicon.lexeme(ofShort: run.shortLetters)
        place = readLetters(run, .none, block[run.count], lexeme, bytes, place, count, lexicon, &tokens)
      } else if run.fillsBlock {
        let second = ByteBlock(bytes, place.position &+ WordStart.capacity)
        let rest = LetterRun(second)
        if rest.fillsBlock {
          place = readWord(bytes, place, count, &tokens)
        } else {
          let lexeme = lexicon.lexeme(WordKey(low: run.letters, high: rest.shortLetters))
          place = readLetters(run, rest, second[rest.count], lexeme, bytes, place, count, lexicon, &tokens)
        }
      } else if Self.isMark(block[0]) {
        place = readMark(block[0], isSpaced: block[1] == 32, place, &tokens)
      } else {
        place = readOther(bytes, place, count, &tokens)
      }
    }
    return place
  }

  /// Reads a word of less than sixteen ASCII letters, as nearly all are, with the space behind it; hands any other on.
  ///
  /// - Parameters:
  ///   - run: Its first eight letters; `rest` are those behind them, and `follower` is the byte behind all.
  ///   - known: The lexeme of the letters.
  @inline(__always)
  private mutating func readLetters(
    _ run: LetterRun, _ rest: LetterRun, _ follower: UInt8, _ known: UInt16, _ bytes: [UInt8], _ place: Place,
    _ count: Int, _ lexicon: Lexicon.View, _ tokens: inout TokenWriter
  ) -> Place {
    if follower != 32, Self.goesOn(follower, isUpper: run.isUpper && rest.isUpper) {
      return readWord(bytes, place, count, &tokens)
    }
    let start = place.position
    let end = start &+ run.count &+ rest.count
    var lexeme = known
    var flags = place.space ? Token.Flags.spaceBefore : []
    if run.startsUpper {
      flags.insert(.capital)
      if lexeme == 0, mayHaveStem(bytes, start, end) {
        lexeme = stem(self.lexicon.lexeme(at: start, count: end &- 1 &- start, in: bytes), &flags)
      }
      if run.isUpper, rest.isUpper, end &- start > 1 { flags.insert(.allCapitals) }
    }
    let classes = lexicon.sentenceClasses(of: lexeme)
    if flags.contains(.allCapitals) {
      addCapitals(classes, count: end &- start, token: tokens.index)
    } else {
      outline.add(classes, tokens.index)
    }
    tokens.append(
      Token(
        start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: end),
        letters: WordStart(bits: run.letters), lexeme: lexeme, kind: .word, flags: flags))
    return follower == 32 ? Place(position: end &+ 1, space: true) : Place(position: end, space: false)
  }

  /// Whether a word of ASCII letters may go on with the byte behind them.
  @inline(__always)
  private static func goesOn(_ next: UInt8, isUpper: Bool) -> Bool {
    next >= 0x80 || next &- 48 < 10 || next == UInt8(ascii: "-") || next == UInt8(ascii: "'")
      || (next == UInt8(ascii: ".") && isUpper)
  }

  /// Notes a word in capitals alone; a short one may be an acronym, which is decided when the whole text is known.
  @inline(never)
  mutating func addCapitals(_ classes: WordClass, count: Int, token: Int) {
    counts.capitalWords += 1
    if count <= 3 {
      counts.acronyms.append(token)
      if !classes.isEmpty { outline.addLate(classes, token) }
    } else {
      outline.add(classes, token)
    }
  }
}
