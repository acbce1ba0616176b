import LedgerTypes

/// Decides who states each claim of a document (codebook, section 6).
///
/// Lazy: only sentences that hold claims are read, and those that their references lead to, each once.
struct Attributor {
  private(set) var page: Page
  var reader: SentenceReader
  var namer: SourceNamer
  /// The frames of the sentences that have been read, those of one side by side.
  private(set) var frames: [Frame] = []
  /// For each sentence, where its frames stand.
  private var readings: [Reading] = []
  var names: [(range: Range<Int>, name: SourceNamer.Name)] = []
  var searches: [Search] = []
  /// Where the frames of a sentence stand in `frames`, once it has been read.
  private struct Reading {
    var first: Int32 = -1
    var end: Int32 = 0
  }

  /// Room for the frames around a token.
  var nested: [Int] = []
  /// The body that published the text as its own bulletin, as written (G20).
  var author: TextSpan? { authorTokens.map { page.span($0) } }
  private var authorTokens: Range<Int>?
  private var authorName: SourceNamer.Name?
  /// Whether the text is its publisher's own bulletin, though it does not name him.
  private var isUnnamedBulletin = false
  /// The token after the title, where the text begins with it.
  private var titleEnd = 0

  init(page: Page, registry: Registry, context: DocumentContext) {
    self.page = page
    reader = SentenceReader(page: page, index: registry.sourceIndex, context: context)
    namer = SourceNamer(page: page, records: registry.sourceRecords)
    readings = [Reading](repeating: Reading(), count: page.sentences.count)
    titleEnd = Headline.titleEnd(page, title: context.title)
  }

  /// Turns to another document; the room of what was read is kept.
  private mutating func open(_ page: Page, _ context: DocumentContext) {
    self.page = page
    reader.open(page, context)
    namer.open(page)
    frames.removeAll(keepingCapacity: true)
    readings.removeAll(keepingCapacity: true)
    readings.append(contentsOf: repeatElement(Reading(), count: page.sentences.count))
    names.removeAll(keepingCapacity: true)
    searches.removeAll(keepingCapacity: true)
    authorTokens = nil
    titleEnd = Headline.titleEnd(page, title: context.title)
  }

  /// Sets voice, sources and their evidence for each finding, and says who published the text as its own bulletin.
  mutating func attribute(_ findings: inout [Finding], in page: Page, _ context: DocumentContext) -> TextSpan? {
    guard !findings.isEmpty else { return nil }
    open(page, context)
    attribute(&findings)
    return author
  }

  private mutating func attribute(_ findings: inout [Finding]) {
    authorTokens = OwnVoice(page: page).author(&reader.matcher, namer.records, context: reader.matcher.context)
    authorName = authorTokens.map { name($0) }
    isUnnamedBulletin =
      author == nil
      && OwnVoice(page: page).isUnnamedBulletin(reader.matcher, namer.records, context: reader.matcher.context)
    let turns = Turns(page: page)
    var last = Chain(sentence: -1, voice: .publisher, rule: "")
    for index in findings.indices {
      let finding = ClaimSite(findings, index)
      if let next = chain(for: finding, after: last) { last = next }
      if let speaker = turns.speaker(at: finding.value.lowerBound) {
        last = spoken(by: speaker, last, finding.sentence)
      }
      last.sentence = finding.sentence
      findings[index].claim.voice = last.voice
      findings[index].claim.sources = last.hops
      findings[index].claim.evidence.append(Evidence("sources", rule: last.rule, span: last.words))
    }
  }

  /// How one claim is attributed.
  struct Chain {
    /// The claim's sentence.
    var sentence: Int
    var voice: Voice
    var hops: [SourceHop] = []
    var rule: String
    var words: TextSpan?
    /// The frames of the sentence that it was made from, to tell chains apart.
    var frames = Nesting()
    var isContinued = false

    /// The number of the next hop.
    fileprivate var depth: Int { hops.last.map { $0.hop + 1 } ?? 0 }

    mutating func add(_ hop: SourceHop) { hops.append(hop) }
  }

  /// The places of a sentence's frames in `frames`.
  mutating func frames(of sentence: Int) -> Range<Int> {
    let known = readings[sentence]
    if known.first >= 0 { return Int(known.first)..<Int(known.end) }
    let first = frames.count
    // Without a cue word there is no frame, but for a source in brackets.
    if !page.sentences[sentence].classes.isDisjoint(with: SentenceReader.cues) || hasBracket(sentence) {
      reader.read(page.sentences[sentence])
      frames.append(contentsOf: reader.frames)
    }
    readings[sentence] = Reading(first: Int32(first), end: Int32(frames.count))
    return first..<frames.count
  }

  /// "12 killed (WHO)": a source may stand in brackets.
  private func hasBracket(_ sentence: Int) -> Bool {
    page.sentences[sentence].tokens.contains(where: isOpening)
  }

  func isOpening(_ token: Int) -> Bool {
    page.isMark(token, "(")
  }

  /// Where the registered name begins that ends at a token.
  mutating func nameStart(endingAt end: Int, floor: Int) -> Int? {
    reader.matcher.ending(at: end, floor: floor)?.start
  }

  /// The citable noun phrase that a sentence begins with.
  mutating func subject(of sentence: Int) -> Range<Int>? { reader.firstPhrase(page.sentences[sentence]) }

  // MARK: One claim

  /// The chain of a claim; nothing, where it is that of the claim before.
  private mutating func chain(for finding: ClaimSite, after last: Chain) -> Chain? {
    let token = finding.value.lowerBound
    if token < titleEnd || isHeadline(finding.sentence),
      let headline = Headline(page: page).frame(finding.sentence, titleEnd: titleEnd, token: token, &reader)
    {
      return chain(headline, finding.sentence)
    }
    let frames = frames(of: finding.sentence)
    let covering = withoutAuthor(covering(frames, token))
    if let first = covering.first, self.frames[first].sources.first.map(isFirstPerson) ?? false {
      // "We have counted 12": in a quotation its speaker, elsewhere whoever writes.
      if let quoted = quotation(finding) { return quoted }
      if !isInQuotation(finding) { return ownVoice }
    }
    if !covering.isEmpty {
      // Claims side by side in a sentence mostly share their frames.
      return last.sentence == finding.sentence && last.frames == covering ? nil : chain(covering, finding.sentence)
    }
    if let quoted = quotation(finding) { return quoted }
    if let continued = continuation(finding, last, frames) { return continued }
    if let bracket = bracketBehind(finding.sentence) { return bracket }
    return ownVoice
  }

  /// The writer of the text: the body whose bulletin it is, else the publisher.
  private var ownVoice: Chain {
    if author != nil || isUnnamedBulletin {
      return Chain(sentence: -1, voice: .author, rule: "attribution.own-voice", words: author)
    }
    return Chain(sentence: -1, voice: .publisher, rule: "attribution.publisher")
  }

  /// What is cited in a turn of a transcript is one step behind who has the floor.
  private mutating func spoken(by speaker: Range<Int>, _ chain: Chain, _ sentence: Int) -> Chain {
    let first = hop(0, speaker, nil, sentence)
    guard chain.hops.first?.span != first.span else { return chain }
    var chain = chain
    if chain.voice != .source {
      chain = Chain(sentence: -1, voice: .source, rule: "attribution.turn", words: page.span(speaker))
    }
    for index in chain.hops.indices { chain.hops[index].hop += 1 }
    chain.hops.insert(first, at: 0)
    return chain
  }

  /// Whether the frame's speaker is the body whose own bulletin the text is.
  private mutating func isAuthor(_ frame: Frame) -> Bool {
    guard let authorName, let authorTokens, frame.relay == nil, frame.cited == nil, frame.sources.count == 1 else {
      return false
    }
    let source = frame.sources[0]
    // "The foundation says": the noun of the author's own name.
    if case .noun(let noun) = reference(source) {
      return authorTokens.contains { page.tokens[$0].lexeme == page.tokens[noun].lexeme }
        && earlierMention(of: noun, before: source.lowerBound).map { isSame(self.name($0), authorName) } ?? true
    }
    let name = name(source)
    return name.record != nil ? name.record == authorName.record : isSame(name, authorName)
  }

  /// Whether two names are written alike.
  private func isSame(_ left: SourceNamer.Name, _ right: SourceNamer.Name) -> Bool {
    namer.text(left) == namer.text(right)
  }

  /// "we", "I", "our records", and in a body's own bulletin "our teams".
  func isFirstPerson(_ source: Range<Int>) -> Bool {
    if page.isWord(source.lowerBound, "we") || page.isWord(source.lowerBound, "i") { return source.count == 1 }
    return page.isWord(source.lowerBound, "our")
      && (author != nil || page.classes(source.upperBound - 1).contains(.cueNoun))
  }

  /// A line without a full stop, at the head of its text or by itself.
  private func isHeadline(_ sentence: Int) -> Bool {
    page.sentences[sentence].isLine || page.tokens[page.sentences[sentence].end - 1].kind != .stop
  }

  private mutating func withoutAuthor(_ nesting: Nesting) -> Nesting {
    guard authorTokens != nil else { return nesting }
    var kept = Nesting()
    for place in 0..<nesting.count where !isAuthor(frames[nesting[place]]) { kept.append(nesting[place]) }
    return kept
  }

  /// The hops of one frame.
  mutating func chain(_ frame: Frame, _ sentence: Int) -> Chain {
    var chain = Chain(sentence: sentence, voice: .source, rule: frame.rule)
    add(frame, to: &chain, sentence)
    return chain
  }

  /// The hops of nested frames.
  private mutating func chain(_ nesting: Nesting, _ sentence: Int) -> Chain {
    var chain = Chain(
      sentence: sentence, voice: .source, rule: frames[nesting[nesting.count - 1]].rule, frames: nesting)
    for place in 0..<nesting.count { add(frames[nesting[place]], to: &chain, sentence) }
    return chain
  }

  private mutating func add(_ frame: Frame, to chain: inout Chain, _ sentence: Int) {
    let cue = frame.cue.map { page.span($0) }
    if let relay = frame.relay, relays(relay) { chain.add(hop(chain.depth, relay, cue, sentence)) }
    let depth = chain.depth
    if frame.sources.isEmpty {
      chain.add(SourceHop(hop: depth, span: cue, cue: cue, name: "", kind: .unstated))
    }
    for source in frame.sources {
      if let group = group(source, sentence) {
        for member in group { chain.add(hop(depth, source, cue, sentence, standingFor: member)) }
      } else {
        chain.add(hop(depth, source, cue, sentence, apposed: frame.apposed))
      }
    }
    if let cited = frame.cited {
      chain.add(hop(chain.depth, cited.source, page.span(cited.cue), sentence, apposed: frame.citedName))
    }
    chain.words = cue
  }

  // MARK: Hops
}
