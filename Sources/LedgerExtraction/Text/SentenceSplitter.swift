/// Groups a text's tokens into sentences.
///
/// A sentence ends at a full stop that is no abbreviation's, or at a line break: every one, where lines
/// hold whole paragraphs; only before a blank line, where lines are wrapped at a fixed width.
///
/// It goes from turn to turn of the text's outline and does not look at the words between.
struct SentenceSplitter {
  private let tokens: [Token]
  private let outline: Outline
  private let bytes: [UInt8]
  private let lexicon: Lexicon
  private let counts: TokenCounts

  /// A sentence never has more tokens; what runs on becomes the next one.
  static let longest = 400
  /// Lines that are wrapped at a fixed width are never wider.
  static let widestLine = 100

  init(_ tokens: [Token], _ outline: Outline, bytes: [UInt8], lexicon: Lexicon, counts: TokenCounts) {
    self.tokens = tokens
    self.outline = outline
    self.bytes = bytes
    self.lexicon = lexicon
    self.counts = counts
  }

  /// What is known of the sentence that is being read.
  private struct Draft {
    var first = 0
    /// The classes of its words up to the last turn, without those that are late.
    var classes: WordClass = []
    /// Whether it begins or ends between two turns, so that their classes are not its own.
    var isCut = false
    var paragraph: Int32 = 0
    /// The place in the outline of the first late word that no sentence has yet.
    var late = 0
    var startsInQuote = false
  }

  /// The sentences, in their order.
  func sentences() -> [Sentence] {
    var sentences: [Sentence] = []
    sentences.reserveCapacity(outline.turns.count)
    let wrapped = hasWrappedLines()
    var draft = Draft()
    var quoteOpen = false
    let boxes = FigureBoxes(tokens: tokens, lexicon: lexicon)
    var hasBox = false
    var next = 0
    while next < outline.turns.count {
      let turn = outline.turns[next]
      if turn.token - draft.first >= Self.longest, let end = overlong(draft, before: turn.token) {
        draft.isCut = true
        close(&draft, at: end, isLine: false, &sentences)
        draft.isCut = true
        draft.startsInQuote = quoteOpen
        continue
      }
      draft.classes.formUnion(turn.classes)
      next += 1
      guard turn.token < tokens.count else { break }
      var end: Int?
      var isLine = false
      switch tokens[turn.token].kind {
      case .quote: quoteOpen.toggle()
      case .openQuote: quoteOpen = true
      case .closeQuote: quoteOpen = false
      case .stop: end = endsSentence(turn.token) ? self.end(behind: turn.token, &quoteOpen) : nil
      case .newline where !wrapped || isBlank(turn.token):
        end = turn.token + 1
        isLine = true
      default: break
      }
      if end == nil, turn.token + 1 - draft.first >= Self.longest, tokens[turn.token].kind != .newline {
        end = turn.token + 1
      }
      guard var end else { continue }
      close(&draft, at: end, isLine: isLine, &sentences)
      if isLine {
        if !hasBox, let last = sentences.last, boxes.isNumber(last) { hasBox = true }
        draft.paragraph += 1
        let opening = quoteOpen ? quotation(goingOnAt: end) : nil
        quoteOpen = opening != nil
        if let opening { end = opening + 1 }
      }
      draft.startsInQuote = quoteOpen
      while next < outline.turns.count, outline.turns[next].token < end { next += 1 }
    }
    close(&draft, at: tokens.count, isLine: false, &sentences)
    if let last = sentences.last, hasBox || boxes.isNumber(last) { boxes.join(&sentences) }
    return sentences
  }

  /// Where a sentence ends that has grown too long before the next turn; nil where it may go on up to the turn.
  private func overlong(_ draft: Draft, before turn: Int) -> Int? {
    var last = draft.first + Self.longest - 1
    while last < turn, tokens[last].kind == .newline { last += 1 }
    return last < turn ? last + 1 : nil
  }

  /// A quotation may run over paragraphs: each then opens with a mark, and only the last one closes.
  private func quotation(goingOnAt token: Int) -> Int? {
    var next = token
    while next < tokens.count, tokens[next].kind == .newline { next += 1 }
    guard next < tokens.count, tokens[next].kind == .quote || tokens[next].kind == .openQuote else { return nil }
    return next
  }

  /// Ends the sentence before the token `end`, where the next one begins.
  private func close(_ draft: inout Draft, at end: Int, isLine: Bool, _ sentences: inout [Sentence]) {
    var first = draft.first
    var last = end
    while first < last, tokens[first].kind == .newline { first += 1 }
    while last > first, tokens[last - 1].kind == .newline { last -= 1 }
    var classes = draft.isCut ? self.classes(draft.first..<end) : draft.classes
    while draft.late < outline.late.count, outline.late[draft.late] < end {
      add(late: Int(outline.late[draft.late]), to: &classes, draft.first)
      draft.late += 1
    }
    draft.first = end
    draft.classes = []
    draft.isCut = false
    guard first < last else { return }
    sentences.append(
      Sentence(
        first: first, end: last, classes: classes, paragraph: draft.paragraph, startsInQuote: draft.startsInQuote,
        isLine: isLine && tokens[last - 1].kind != .stop))
  }

  /// Adds what a word says to its sentence that tells only by what stands around it.
  private func add(late token: Int, to classes: inout WordClass, _ first: Int) {
    let own = lexicon.sentenceClasses[Int(tokens[token].lexeme)]
    classes.formUnion(own)
    // One measure is enough for a sentence to be read.
    if own.contains(.late), classes.isDisjoint(with: .measuring), isMeasure(token, first) {
      classes.insert(.startsMeasure)
    }
  }

  /// Whether a phrase of a measure starts at the word, or with the function words before it.
  private func isMeasure(_ word: Int, _ first: Int) -> Bool {
    if lexicon.startsMeasure(tokens, word) { return true }
    var start = word
    while true {
      start -= start > first && tokens[start - 1].kind == .newline ? 2 : 1
      guard start >= first, !lexicon.classes[Int(tokens[start].lexeme)].isDisjoint(with: .function) else {
        return false
      }
      if lexicon.startsMeasure(tokens, start) { return true }
    }
  }

  /// The classes of tokens, late words aside, where the outline does not tell them.
  private func classes(_ range: Range<Int>) -> WordClass {
    var classes: WordClass = []
    for token in range {
      let isAcronym = tokens[token].flags.contains(.allCapitals) && tokens[token].count <= 3
      if !isAcronym { classes.formUnion(lexicon.sentenceClasses[Int(tokens[token].lexeme)]) }
      switch tokens[token].kind {
      case .digits: classes.insert(.digits)
      case .mark where tokens[token].letters.bits == UInt64(UInt8(ascii: "%")): classes.insert(.percent)
      case .word where tokens[token].lexeme == 0 && tokens[token].flags.contains(.hyphenated):
        classes.insert(.holdsNumber)
      default: break
      }
    }
    return classes
  }

  /// Where the sentence of a full stop ends: behind the stops, quotation marks and brackets that close it.
  private func end(behind stop: Int, _ quoteOpen: inout Bool) -> Int {
    var next = stop + 1
    while next < tokens.count, closes(next, quoteOpen) {
      if tokens[next].kind != .mark { quoteOpen = false }
      next += 1
    }
    return next
  }

  /// Whether the token after a full stop still belongs to the sentence: a closing quotation mark or bracket.
  private func closes(_ index: Int, _ quoteOpen: Bool) -> Bool {
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

  private func endsSentence(_ index: Int) -> Bool {
    var next = index + 1
    while next < tokens.count, tokens[next].kind == .stop { next += 1 }
    guard next < tokens.count else { return true }
    let isFullStop = bytes[Int(tokens[index].start)] == UInt8(ascii: ".")
    let after = tokens[next]
    if after.kind == .newline { return !isAbbreviation(index) || isBlank(next) }
    if after.kind == .quote || after.kind == .closeQuote || after.kind == .openQuote {
      guard next + 1 < tokens.count else { return true }
      let follower = tokens[next + 1]
      if after.flags.contains(.spaceBefore) { return !isAbbreviation(index) }
      return follower.kind == .newline || follower.isCapital || follower.kind == .digits || follower.kind == .quote
        || follower.kind == .openQuote
    }
    guard after.flags.contains(.spaceBefore) || after.kind == .symbol else {
      // "[4]" and "(b)" may follow a full stop without a space.
      return after.kind == .mark && bytes[Int(after.start)] == UInt8(ascii: "[")
    }
    if isFullStop, isClock(index, before: after) { return false }
    if isFullStop, isAbbreviation(index) { return endsName(index, before: after) }
    if after.kind == .word { return after.isCapital || !isFullStop || isName(after) || startsLower(index) }
    return true
  }

  /// "…, according to the U.N. The centre said": no name goes on with an article or a pronoun. After one letter alone it may
  /// be an initial.
  private func endsName(_ stop: Int, before after: Token) -> Bool {
    guard after.isCapital, after.count > 1, tokens[stop - 1].count > 1 else { return false }
    let classes = lexicon.classes[Int(after.lexeme)]
    return classes.contains(.pronoun) || classes.isArticle
      || Lexer.startsSentence(bytes, Int(tokens[stop].end), bytes.count - Lexer.padding)
  }

  /// A word of one script without capitals begins a sentence as it is.
  private func isName(_ token: Token) -> Bool { bytes[Int(token.start)] >= 0xD8 }

  /// "city. the Observatory said": a determiner after a longer word starts a sentence even in lower case.
  private func startsLower(_ index: Int) -> Bool {
    guard index > 0, tokens[index - 1].count > 3 else { return false }
    var next = index + 1
    while next < tokens.count, tokens[next].kind == .stop { next += 1 }
    return lexicon.classes[Int(tokens[next].lexeme)].contains(.determiner)
  }

  private func isBlank(_ newline: Int) -> Bool {
    newline + 1 < tokens.count && tokens[newline + 1].kind == .newline
  }

  private func isAbbreviation(_ index: Int) -> Bool {
    guard index > 0, !tokens[index].flags.contains(.spaceBefore) else { return false }
    let before = tokens[index - 1]
    if lexicon.classes[Int(before.lexeme)].contains(.abbreviation) { return true }
    return before.kind == .word && before.count == 1 && before.isCapital
  }

  /// "at 6 p.m. Friday", "at 6 a.m. EST": what follows the hour says which day or zone it is of.
  private func isClock(_ index: Int, before after: Token) -> Bool {
    guard index > 2, after.isCapital, tokens[index - 1].count == 1, tokens[index - 2].kind == .stop,
      bytes[Int(tokens[index - 1].start)] | 0x20 == UInt8(ascii: "m")
    else { return false }
    let half = bytes[Int(tokens[index - 3].start)] | 0x20
    guard tokens[index - 3].count == 1, half == UInt8(ascii: "a") || half == UInt8(ascii: "p") else { return false }
    return !lexicon.classes[Int(after.lexeme)].isDisjoint(with: [.weekday, .month])
      || after.flags.contains(.allCapitals) && (3...4).contains(after.count)
  }

  /// Whether the text's lines are wrapped at a fixed width, as wire copy and old archives have it.
  private func hasWrappedLines() -> Bool {
    guard counts.lines >= 3, counts.longLines == 0 else { return false }
    var start = 0
    var wrapped = 0
    for turn in outline.turns where turn.token < tokens.count && tokens[turn.token].kind == .newline {
      let newline = tokens[turn.token]
      let width = Int(newline.start) - start
      start = Int(newline.end)
      if width >= 48, turn.token + 1 < tokens.count,
        tokens[turn.token + 1].kind == .word || tokens[turn.token + 1].kind == .digits
      {
        wrapped += 1
      }
    }
    return wrapped >= 3
  }
}
