import LedgerTypes

/// Sources in headlines: "12 dead in strike: monitor", "UN: 40 killed" (codebook, section 7).
struct Headline {
  let page: Page

  /// The token after the title where the text begins with it; 0 where it does not.
  static func titleEnd(_ page: Page, title: String?) -> Int {
    guard let title else { return 0 }
    var key: [UInt8] = []
    var token = 0
    var start = 0
    let bytes = Array(title.utf8)
    // Compare letters and digits alone: marks are what copies of a title lose.
    func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 97 < 26 || byte &- 48 < 10 || byte >= 0x80 }
    for byte in bytes where isLetter(byte) { key.append(byte | 0x20) }
    guard key.count > 12 else { return 0 }
    while token < page.tokens.count, start < key.count {
      for byte in page.bytes[page.tokens[token].range] where isLetter(byte) {
        guard start < key.count, key[start] == byte | 0x20 else { return 0 }
        start += 1
      }
      token += 1
    }
    return start == key.count ? token : 0
  }

  /// The frame of a headline's source, when the claim at `token` stands in a headline that names one.
  func frame(_ sentence: Int, titleEnd: Int, token: Int, _ reader: inout SentenceReader) -> Frame? {
    let whole = page.sentences[sentence].tokens
    let tokens = token < titleEnd ? whole.lowerBound..<min(titleEnd, whole.upperBound) : whole
    reader.speech.read(tokens)
    let speech = reader.speech
    guard speech.count > 3, speech.count < 40 else { return nil }
    var border = speech.count - 1
    while border > 0, border > speech.count - 8 {
      if speech.form(border) == .colon || isDash(border, reader) { break }
      border -= 1
    }
    let hasMark = speech.form(border) == .colon || speech.form(border) == .dash
    let last = speech.count - 1
    if hasMark, border < last, let source = reader.phrase(from: border + 1, limit: speech.count),
      source.upperBound > last,
      reader.isCitable(source), speech.words[border].first > token
    {
      return headline(speech.tokens(source), tokens)
    }
    if hasMark, border < last, speech.words[border].first > token, let sources = pair(behind: border, &reader) {
      return Frame(
        shape: .headline, sources: sources, cue: nil, relay: nil, cited: nil, scope: speech.tokens(0..<border))
    }
    // The mark may be lost: "kill 12 in Aleppo Monitor".
    if !hasMark, token < titleEnd, speech.has(last, .sourceNoun), speech.isCapital(last),
      !speech.has(last - 1, .adjective)
    {
      return headline(speech.tokens(last..<last + 1), tokens)
    }
    if let colon = (0..<min(speech.count, 7)).first(where: { speech.form($0) == .colon }), colon > 0,
      speech.words[colon].first < token, let source = reader.phrase(from: 0, limit: colon), source.upperBound == colon,
      speech.has(colon - 1, .sourceNoun) || speech.has(colon - 1, .bodyNoun) && whole.lowerBound == 0
        || reader.matcher.longest(at: speech.words[0].first, limit: speech.words[colon].first) != nil
    {
      return headline(speech.tokens(source), tokens)
    }
    return nil
  }

  /// "12 killed: army, rescuers": two sources that a comma or "and" joins.
  private func pair(behind border: Int, _ reader: inout SentenceReader) -> SourceList? {
    let count = reader.speech.count
    guard let first = reader.phrase(from: border + 1, limit: count), reader.isCitable(first),
      reader.speech.form(first.upperBound) == .comma || reader.speech.has(first.upperBound, .conjunction),
      let second = reader.phrase(from: first.upperBound + 1, limit: count), second.upperBound == count,
      reader.isCitable(second)
    else { return nil }
    return [reader.speech.tokens(first), reader.speech.tokens(second)]
  }

  /// A dash between words, and "12 killed in Teso- police", but none inside a word.
  private func isDash(_ index: Int, _ reader: SentenceReader) -> Bool {
    reader.speech.form(index) == .dash
      && (!reader.isGlued(index) || index + 1 < reader.speech.count && !reader.isGlued(index + 1))
  }

  private func headline(_ source: Range<Int>, _ scope: Range<Int>) -> Frame {
    Frame(shape: .headline, sources: SourceList(source), cue: nil, relay: nil, cited: nil, scope: scope)
  }
}
