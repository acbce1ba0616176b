/// Groups a text's tokens into sentences.
///
/// A sentence ends at a full stop that is no abbreviation's, or at a line break: every one, where lines
/// hold whole paragraphs; only before a blank line, where lines are wrapped at a fixed width.
struct SentenceSplitter {
  let bytes: [UInt8]
  let lexicon: Lexicon
  let counts: TokenCounts

  /// A sentence never has more tokens; what runs on becomes the next one.
  static let longest = 400
  /// Lines that are wrapped at a fixed width are never wider.
  static let widestLine = 100

  func split(_ tokens: [Token], into sentences: inout [Sentence], times: inout [Int32]) {
    let wrapped = hasWrappedLines(tokens)
    var first = 0
    var classes: WordClass = []
    var paragraph: Int32 = 0
    var quoteOpen = false
    var openAtStart = false
    var index = 0
    let table = lexicon.sentenceClasses
    while index < tokens.count {
      // Most tokens end nothing.
      let last = min(first &+ Self.longest, tokens.count) &- 1
      while index < last, tokens[index].kind.endsNothing {
        let lexeme = Int(tokens[index].lexeme)
        if lexeme != 0 {
          let own = table[lexeme]
          if !own.isDisjoint(with: TimeScanner.starters) { times.append(Int32(truncatingIfNeeded: index)) }
          classes.formUnion(own.contains(.startsMeasure) ? self.classes(tokens, index) : own)
        } else {
          if tokens[index].kind == .digits { times.append(Int32(truncatingIfNeeded: index)) }
          classes.formUnion(Self.classes(ofUnknown: tokens[index]))
        }
        index &+= 1
      }
      let token = tokens[index]
      let own = token.lexeme != 0 ? self.classes(tokens, index) : Self.classes(ofUnknown: token)
      if !own.isDisjoint(with: TimeScanner.starters) { times.append(Int32(truncatingIfNeeded: index)) }
      classes.formUnion(own)
      var end: Int?
      var isLine = false
      switch token.kind {
      case .quote: quoteOpen.toggle()
      case .openQuote: quoteOpen = true
      case .closeQuote: quoteOpen = false
      case .stop:
        if endsSentence(tokens, index) {
          var next = index + 1
          while next < tokens.count, closes(tokens, next, quoteOpen) {
            if tokens[next].kind != .mark { quoteOpen = false }
            next += 1
          }
          end = next
        }
      case .newline:
        if !wrapped || isBlank(tokens, index) {
          end = index + 1
          isLine = true
        }
      default: break
      }
      if index + 1 - first >= Self.longest, end == nil, token.kind != .newline { end = index + 1 }
      index += 1
      guard let end else { continue }
      index = end
      append(tokens, first, end, classes, paragraph, openAtStart, isLine, &sentences)
      first = end
      classes = []
      if isLine {
        paragraph += 1
        // A quotation may run over paragraphs: each then opens with a mark, and only the last one closes.
        if quoteOpen {
          var next = index
          while next < tokens.count, tokens[next].kind == .newline { next += 1 }
          if next < tokens.count, tokens[next].kind == .quote || tokens[next].kind == .openQuote {
            openAtStart = true
            index = next + 1
            continue
          }
        }
        quoteOpen = false
      }
      openAtStart = quoteOpen
    }
    append(tokens, first, tokens.count, classes, paragraph, openAtStart, false, &sentences)
  }

  /// What a token says of its sentence that is no word of the lexicon.
  @inline(__always)
  private static func classes(ofUnknown token: Token) -> WordClass {
    switch token.kind {
    case .digits: .digits
    case .mark: token.letters.bits == UInt64(UInt8(ascii: "%")) ? .percent : []
    // "twenty-five"
    default: token.flags.contains(.hyphenated) ? .holdsNumber : []
    }
  }

  /// The classes of a known word; a word that only starts phrases of measures, as far as one stands here.
  @inline(__always)
  private func classes(_ tokens: [Token], _ index: Int) -> WordClass {
    var classes = lexicon.sentenceClasses[Int(tokens[index].lexeme)]
    if classes.contains(.startsMeasure), !lexicon.startsMeasure(tokens, index) { classes.remove(.startsMeasure) }
    return classes
  }

  private func append(
    _ tokens: [Token], _ first: Int, _ end: Int, _ classes: WordClass, _ paragraph: Int32, _ quoteOpen: Bool,
    _ isLine: Bool, _ sentences: inout [Sentence]
  ) {
    var first = first
    var end = end
    while first < end, tokens[first].kind == .newline { first += 1 }
    while end > first, tokens[end - 1].kind == .newline { end -= 1 }
    guard first < end else { return }
    sentences.append(
      Sentence(
        first: first, end: end, classes: classes, paragraph: paragraph, startsInQuote: quoteOpen,
        isLine: isLine && tokens[end - 1].kind != .stop))
  }

  /// Whether the token after a full stop still belongs to the sentence: a closing quotation mark or bracket.
  private func closes(_ tokens: [Token], _ index: Int, _ quoteOpen: Bool) -> Bool {
    let token = tokens[index]
    switch token.kind {
    case .closeQuote, .stop: return true
    case .quote: return quoteOpen && !token.flags.contains(.spaceBefore)
    case .mark:
      let byte = bytes[Int(token.start)]
      return token.count == 1 && (byte == UInt8(ascii: ")") || byte == UInt8(ascii: "]"))
        && !token.flags.contains(.spaceBefore)
    default: return false
    }
  }

  private func endsSentence(_ tokens: [Token], _ index: Int) -> Bool {
    var next = index + 1
    while next < tokens.count, tokens[next].kind == .stop { next += 1 }
    guard next < tokens.count else { return true }
    let isFullStop = bytes[Int(tokens[index].start)] == UInt8(ascii: ".")
    let after = tokens[next]
    if after.kind == .newline { return !isAbbreviation(tokens, index) || isBlank(tokens, next) }
    if after.kind == .quote || after.kind == .closeQuote || after.kind == .openQuote {
      guard next + 1 < tokens.count else { return true }
      let follower = tokens[next + 1]
      if after.flags.contains(.spaceBefore) { return !isAbbreviation(tokens, index) }
      return follower.kind == .newline || follower.isCapital || follower.kind == .digits || follower.kind == .quote
        || follower.kind == .openQuote
    }
    guard after.flags.contains(.spaceBefore) || after.kind == .symbol else {
      // "[4]" and "(b)" may follow a full stop without a space.
      return after.kind == .mark && bytes[Int(after.start)] == UInt8(ascii: "[")
    }
    if isFullStop, isClock(tokens, index, before: after) { return false }
    if isFullStop, isAbbreviation(tokens, index) { return endsName(tokens, index, before: after) }
    if after.kind == .word { return after.isCapital || !isFullStop || isName(after) || startsLower(tokens, index) }
    return true
  }

  /// "…, according to the U.N. The centre said": no name goes on with an article or a pronoun. After one letter alone it may
  /// be an initial.
  private func endsName(_ tokens: [Token], _ stop: Int, before after: Token) -> Bool {
    guard after.isCapital, after.count > 1, tokens[stop - 1].count > 1 else { return false }
    let classes = lexicon.classes[Int(after.lexeme)]
    return classes.contains(.pronoun) || classes.isArticle
  }

  /// A word of one script without capitals begins a sentence as it is.
  private func isName(_ token: Token) -> Bool { bytes[Int(token.start)] >= 0xD8 }

  /// "city. the Observatory said": a determiner after a longer word starts a sentence even in lower case.
  private func startsLower(_ tokens: [Token], _ index: Int) -> Bool {
    guard index > 0, tokens[index - 1].count > 3 else { return false }
    var next = index + 1
    while next < tokens.count, tokens[next].kind == .stop { next += 1 }
    return lexicon.classes[Int(tokens[next].lexeme)].contains(.determiner)
  }

  private func isBlank(_ tokens: [Token], _ newline: Int) -> Bool {
    newline + 1 < tokens.count && tokens[newline + 1].kind == .newline
  }

  private func isAbbreviation(_ tokens: [Token], _ index: Int) -> Bool {
    guard index > 0, !tokens[index].flags.contains(.spaceBefore) else { return false }
    let before = tokens[index - 1]
    if lexicon.classes[Int(before.lexeme)].contains(.abbreviation) { return true }
    return before.kind == .word && before.count == 1 && before.isCapital
  }

  /// "at 6 p.m. Friday", "at 6 a.m. EST": what follows the hour says which day or zone it is of.
  private func isClock(_ tokens: [Token], _ index: Int, before after: Token) -> Bool {
    guard index > 2, after.isCapital, tokens[index - 1].count == 1, tokens[index - 2].kind == .stop,
      bytes[Int(tokens[index - 1].start)] | 0x20 == UInt8(ascii: "m")
    else { return false }
    let half = bytes[Int(tokens[index - 3].start)] | 0x20
    guard tokens[index - 3].count == 1, half == UInt8(ascii: "a") || half == UInt8(ascii: "p") else { return false }
    return !lexicon.classes[Int(after.lexeme)].isDisjoint(with: [.weekday, .month])
      || after.flags.contains(.allCapitals) && (3...4).contains(after.count)
  }

  /// Whether the text's lines are wrapped at a fixed width, as wire copy and old archives have it.
  private func hasWrappedLines(_ tokens: [Token]) -> Bool {
    guard counts.lines >= 3, counts.longLines == 0 else { return false }
    var start = 0
    var wrapped = 0
    for (index, token) in tokens.enumerated() where token.kind == .newline {
      let width = Int(token.start) - start
      start = Int(token.end)
      if width >= 48, index + 1 < tokens.count,
        tokens[index + 1].kind == .word || tokens[index + 1].kind == .digits
      {
        wrapped += 1
      }
    }
    return wrapped >= 3
  }
}
