import LedgerTypes

/// Tells a bulletin that its own author published (codebook, G20) by its head, its signature and its layout.
struct OwnVoice {
  let page: Page

  /// A head has at most so many lines.
  private static let head = 5
  /// The lines of a head begin within so many tokens, and have at most so many each.
  private static let headTokens = 120
  private static let longestLine = 24
  /// A body that the registry knows speaks of itself in one of so many first sentences.
  private static let reach = 40

  /// The author's words in the text, when it is such a bulletin.
  func author(_ matcher: inout SourceMatcher, _ records: [SourceRecord], context: DocumentContext) -> Range<Int>? {
    guard let first = page.sentences.first, first.isLine || page.sentences.count > 1 else { return nil }
    if let publisher = publishingBody(&matcher, records, context) { return publisher }
    if isHeadedAsBulletin {
      let lines = headLines
      for line in lines {
        if let maker = maker(of: line, &matcher, records) { return maker }
      }
      // Bodies are sought only where a text is laid out as one's own.
      if lines.contains(where: { $0.contains(where: isBulletin) }), let head = head(lines, &matcher, records) {
        return head
      }
    }
    var signature: Range<Int>?
    for sentence in page.sentences.suffix(3) where signature == nil && page.sentences.count > 3 {
      signature = body(in: sentence.tokens, classes: sentence.classes, &matcher, records)
    }
    let isList = isList
    guard signature != nil || isList else { return nil }
    return head(headLines, &matcher, records) ?? (isList ? signature : nil)
  }

  /// The first body that a line of the head says and nothing else.
  private func head(
    _ lines: [Range<Int>], _ matcher: inout SourceMatcher, _ records: [SourceRecord]
  ) -> Range<Int>? {
    for line in lines {
      if let body = body(in: line, &matcher, records) { return body }
    }
    return nil
  }

  /// Whether a publisher that the registry knows as a body brings a bulletin of its own that never names it.
  func isUnnamedBulletin(_ matcher: SourceMatcher, _ records: [SourceRecord], context: DocumentContext) -> Bool {
    guard let publisher = context.publisher.flatMap(matcher.source(named:)), isAuthor(records[publisher].kind) else {
      return false
    }
    let title = NameKey.words(of: Array((context.title ?? "").utf8)).map { word in
      NameKey.key(of: Array(Array((context.title ?? "").utf8)[word]))
    }
    return title.contains { key in Self.bulletins.contains { key.elementsEqual($0.utf8) } }
      || isHeadedAsBulletin && headLines.contains { $0.contains(where: isBulletin) }
  }

  private static let bulletins = ["statement", "release", "bulletin", "report", "update", "sitrep", "communique"]

  /// Whether any line of the head may say what the text is.
  private var isHeadedAsBulletin: Bool {
    let sentences = page.sentences
    var index = 0
    while index < sentences.count, sentences[index].first < Self.headTokens + Self.longestLine {
      if sentences[index].classes.contains(.bulletin) { return true }
      index += 1
    }
    return false
  }

  /// The first lines that are short and no sentences; a line may be wrapped into a sentence with the next.
  private var headLines: [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    let all = page.tokens
    let tokens = all.span
    while start < min(tokens.count, Self.headTokens), lines.count < Self.head {
      let limit = min(tokens.count, max(Self.headTokens, start + Self.longestLine + 1))
      var end = start
      while end < limit, tokens[end].kind != .newline { end &+= 1 }
      if end > start, end - start <= Self.longestLine, tokens[end - 1].kind != .stop { lines.append(start..<end) }
      start = end + 1
    }
    return lines
  }

  /// The publisher that the metadata names, when it is a body that brings its own news, and the text speaks of it.
  private func publishingBody(
    _ matcher: inout SourceMatcher, _ records: [SourceRecord], _ context: DocumentContext
  ) -> Range<Int>? {
    guard let name = context.publisher else { return nil }
    guard let publisher = matcher.source(named: name) else { return namedBody(Array(name.utf8)) }
    guard isAuthor(records[publisher].kind) else { return nil }
    for sentence in page.sentences.prefix(Self.reach) {
      for token in sentence.tokens where page.tokens[token].kind == .word {
        if let match = matcher.longest(at: token, limit: sentence.end), match.source == publisher {
          return token..<match.end
        }
      }
    }
    return namedBody(Array(name.utf8))
  }

  /// A publisher that the registry does not know, by the noun of a body in its name: where the head of the text has
  /// the name, or its initials.
  private func namedBody(_ publisher: [UInt8]) -> Range<Int>? {
    let words = NameKey.words(of: publisher)
    var keys: [[UInt8]] = []
    var initials: [UInt8] = []
    var isBody = false
    for word in words {
      let key = NameKey.key(of: Array(publisher[word]))
      let lexeme = Int(page.lexicon.lexeme(of: key))
      if page.lexicon.classes[lexeme].contains(.bodyNoun) {
        let kind = page.lexicon.lexemes[lexeme].sourceKind
        if kind == .newsOutlet || kind == .newsAgency { return nil }
        isBody = true
      }
      if Self.news.contains(where: { key.elementsEqual($0.utf8) }) { return nil }
      if publisher[word.lowerBound] &- 65 < 26 { initials.append(publisher[word.lowerBound]) }
      keys.append(key)
    }
    guard isBody, keys.count > 1 else { return nil }
    for sentence in page.sentences.prefix(Self.head) {
      for token in sentence.tokens where page.tokens[token].isCapital {
        if let end = end(of: keys, at: token, limit: sentence.end) { return token..<end }
        if initials.count > 2, page.bytes[page.tokens[token].range].elementsEqual(initials) { return token..<token + 1 }
      }
    }
    return nil
  }

  /// Words by which a name tells that it brings the news of others.
  private static let news = ["news", "press", "times", "post", "journal", "herald", "tribune"]

  /// Where the words end that begin at the token, articles left out.
  private func end(of keys: [[UInt8]], at token: Int, limit: Int) -> Int? {
    var next = token
    for key in keys {
      while next < limit, page.tokens[next].kind != .word || NameKey.isArticle(page.bytes, page.tokens[next].range) {
        guard next > token, next < token + 3 * keys.count else { return nil }
        next += 1
      }
      guard next < limit, NameKey.key(of: Array(page.bytes[page.tokens[next].range])) == key else { return nil }
      next += 1
    }
    return next
  }

  private func isAuthor(_ kind: SourceKind) -> Bool {
    switch kind {
    case .newsAgency, .newsOutlet, .socialMedia, .person: false
    default: true
    }
  }

  /// "Statement of the Ministry of Defence": the body that a line of the head says it is from.
  private func maker(
    of line: Range<Int>, _ matcher: inout SourceMatcher, _ records: [SourceRecord]
  ) -> Range<Int>? {
    guard
      let link = line.prefix(6).first(where: {
        page.isWord($0, "of") || page.isWord($0, "by") || page.isWord($0, "from")
      }), link > line.lowerBound, isBulletin(link - 1)
    else { return nil }
    let start = link + 1 < line.upperBound && page.isWord(link + 1, "the") ? link + 2 : link + 1
    return body(in: start..<line.upperBound, &matcher, records)
  }

  /// What a line calls the text: "Press release", "Situation Report No. 2".
  private func isBulletin(_ token: Int) -> Bool {
    page.classes(token).contains(.bulletin)
  }

  /// Whether most lines are items of a list: a mark before them, or a label with its number.
  private var isList: Bool {
    var items = 0
    let all = page.tokens
    let tokens = all.span
    let sentences = page.sentences
    var others = 0
    var index = 0
    while index < sentences.count, others &* 2 < sentences.count {
      let (first, end) = (sentences[index].first, sentences[index].end)
      let isItem =
        end - first > 2
        && (tokens[first].kind == .symbol || tokens[first].kind == .mark
          || tokens[end - 1].kind == .digits && page.isMark(end - 2, ":"))
      if isItem { items += 1 } else { others += 1 }
      index += 1
    }
    return items >= 3 && others * 2 < sentences.count
  }

  /// A body that is all a short line says, with its place or its other names; `classes` are those of the line's words,
  /// where they are known.
  private func body(
    in tokens: Range<Int>, classes: WordClass? = nil, _ matcher: inout SourceMatcher, _ records: [SourceRecord]
  ) -> Range<Int>? {
    var start = tokens.lowerBound
    var end = tokens.upperBound
    while start < end, page.tokens[start].kind != .word { start += 1 }
    while end > start, page.tokens[end - 1].kind != .word { end -= 1 }
    guard start < end, end - start <= 16 else { return nil }
    if let match = matcher.longest(at: start, limit: end), isRest(match.end..<end, of: match.source, &matcher) {
      return isAuthor(records[match.source].kind) ? start..<end : nil
    }
    let stating: WordClass = [.be, .have, .cueVerb, .trigger, .modal, .measureNoun]
    if let classes, !classes.contains(.bodyNoun) || !classes.isDisjoint(with: stating) { return nil }
    var hasBody = false
    for token in start..<end {
      let classes = page.classes(token)
      if page.tokens[token].kind == .digits { return nil }
      if !classes.isDisjoint(with: stating) { return nil }
      if !classes.isDisjoint(with: .bodyNoun), page.tokens[token].isCapital { hasBody = true }
    }
    return hasBody ? start..<end : nil
  }

  /// Whether nothing follows a registered name but where it is and how it is called besides.
  private func isRest(_ tokens: Range<Int>, of source: Int, _ matcher: inout SourceMatcher) -> Bool {
    var token = tokens.lowerBound
    while token < tokens.upperBound {
      if page.tokens[token].kind == .word, page.classes(token).isDisjoint(with: [.place, .nationality]) {
        guard let match = matcher.longest(at: token, limit: tokens.upperBound), match.source == source else {
          return page.classes(token).contains(.preposition)
            && tokens.upperBound - token <= 6 && token + 1 < tokens.upperBound && page.tokens[token + 1].isCapital
        }
        token = match.end
      } else {
        token += 1
      }
    }
    return true
  }
}
