import LedgerTypes

/// Tells a bulletin that its own author published (codebook, G20) by its head, its signature and its layout.
struct OwnVoice {
  let page: Page

  /// The author's words in the text, when it is such a bulletin.
  func author(
    _ matcher: inout SourceMatcher, _ records: [SourceRecord], context: DocumentContext
  ) -> TextSpan? {
    guard let first = page.sentences.first, first.isLine || page.sentences.count > 1 else { return nil }
    let head = body(in: first.tokens, &matcher, records)
    var signature: TextSpan?
    for sentence in page.sentences.suffix(3) where signature == nil && page.sentences.count > 3 {
      signature = body(in: sentence.tokens, &matcher, records)
    }
    if let head, signature != nil || isList { return head }
    return isList ? signature : nil
  }

  /// Whether most lines are items of a list: a mark before them, or a label with its number.
  private var isList: Bool {
    var items = 0
    for sentence in page.sentences where sentence.end - sentence.first > 2 {
      switch page.tokens[sentence.first].kind {
      case .symbol, .mark: items += 1
      default:
        if page.isMark(sentence.end - 2, ":"), page.tokens[sentence.end - 1].kind == .digits { items += 1 }
      }
    }
    return items >= 3 && items * 2 > page.sentences.count
  }

  /// A body that is all a short line says.
  private func body(in tokens: Range<Int>, _ matcher: inout SourceMatcher, _ records: [SourceRecord]) -> TextSpan? {
    var start = tokens.lowerBound
    var end = tokens.upperBound
    while start < end, page.tokens[start].kind != .word { start += 1 }
    while end > start, page.tokens[end - 1].kind != .word { end -= 1 }
    guard start < end, end - start <= 12 else { return nil }
    if let match = matcher.longest(at: start, limit: end), match.end == end {
      switch records[match.source].kind {
      case .newsAgency, .newsOutlet, .socialMedia, .person: return nil
      default: return page.span(start..<end)
      }
    }
    var hasBody = false
    for token in start..<end {
      let classes = page.classes(token)
      if page.tokens[token].kind == .digits { return nil }
      if !classes.isDisjoint(with: [.be, .have, .cueVerb, .trigger, .modal, .measureNoun]) { return nil }
      if !classes.isDisjoint(with: .bodyNoun), page.tokens[token].isCapital { hasBody = true }
    }
    return hasBody ? page.span(start..<end) : nil
  }
}
