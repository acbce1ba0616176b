import LedgerTypes

/// Decides which place each claim is about: the nearest that applies in its sentence, else that of the event
/// that the text is telling.
struct PlaceReader {
  /// A place farther from its claim than so many words is not taken for its own.
  private static let reach = 60
  /// Where the text tells of a place already, another one must stand so near.
  private static let nearby = 18

  private let page: Page
  private var mentions: [PlaceMention] = []
  /// For each sentence, its mentions.
  private var ranges: [Range<Int>] = []

  init(page: Page) { self.page = page }

  /// Sets the place of every finding; they come in the order of the text.
  mutating func settle(_ findings: inout [Finding]) {
    guard let last = findings.last?.sentence else { return }
    let scanner = PlaceScanner(PlaceWords(page: page))
    ranges.reserveCapacity(last + 1)
    for sentence in 0...last {
      let first = mentions.count
      scanner.scan(page.sentences[sentence], into: &mentions)
      ranges.append(first..<mentions.count)
    }
    var scene = Scene()
    var sentence = -1
    var index = 0
    while index < findings.count {
      while sentence + 1 < findings[index].sentence {
        sentence += 1
        pass(sentence, &scene, hasClaim: false)
      }
      sentence += 1
      var end = index
      while end < findings.count, findings[end].sentence == sentence { end += 1 }
      settle(index..<max(end, index + 1), of: &findings, &scene)
      pass(sentence, &scene, hasClaim: true)
      index = max(end, index + 1)
    }
  }

  private func settle(_ group: Range<Int>, of findings: inout [Finding], _ scene: inout Scene) {
    for index in group {
      let context = inherited(index, findings, scene)
      let own = own(index, among: group, findings, hasContext: context != nil)
      guard let chosen = own ?? context else { continue }
      if let own, !mentions[own].ownsConflict, findings[index].claim.kind != .background { scene.move(to: own) }
      let span = span(of: mentions[chosen])
      findings[index].claim.place = span
      findings[index].claim.evidence.append(
        Evidence("place", rule: own != nil ? "place.sentence" : "place.context", span: span))
    }
  }

  private func pass(_ sentence: Int, _ scene: inout Scene, hasClaim: Bool) {
    var heads: [Int] = []
    var mention = ranges[sentence].lowerBound
    while mention < ranges[sentence].upperBound {
      let chain = chain(from: mention, in: ranges[sentence])
      heads.append(head(of: chain))
      mention = chain.upperBound
    }
    scene.pass(
      heads, mentions, war: warPlace(sentence), start: page.sentences[sentence].first, hasEvent: tellsEvent(sentence),
      hasClaim: hasClaim)
  }

  /// The place of a war that the sentence names: "Syria's war", "the Syrian war" where the text speaks of Syria.
  private func warPlace(_ sentence: Int) -> Int? {
    if let owner = ranges[sentence].first(where: { mentions[$0].ownsConflict && !mentions[$0].isSpeaker }) {
      return owner
    }
    let tokens = page.sentences[sentence].tokens
    guard page.sentences[sentence].classes.contains(.conflict), page.sentences[sentence].classes.contains(.nationality)
    else {
      return nil
    }
    for token in tokens where page.classes(token).contains(.nationality) {
      let near = token + 1..<min(tokens.upperBound, token + 4)
      guard near.contains(where: { EventWords.isConflict(page, $0) }) else { continue }
      if let place = mentions.indices.first(where: { shareStem(token, mentions[$0].tokens.upperBound - 1) }) {
        return place
      }
    }
    return nil
  }

  /// "Syrian" and "Syria", "Afghan" and "Afghanistan", "Iraqi" and "Iraq".
  private func shareStem(_ left: Int, _ right: Int) -> Bool {
    let first = page.bytes[page.tokens[left].range]
    let second = page.bytes[page.tokens[right].range]
    let common = zip(first, second).prefix { $0 | 0x20 == $1 | 0x20 }.count
    return common >= 4 && common + 2 >= min(first.count, second.count)
  }

  /// The words of a place, without an "s" of possession that has grown on.
  private func span(of place: PlaceMention) -> TextSpan {
    let span = page.span(place.tokens)
    guard page.tokens[place.tokens.upperBound - 1].flags.contains(.grownS) else { return span }
    return TextSpan(span.start, span.end - 1)
  }

  /// For what a war has done, the war's place, else that of who counts its dead ("the Ministry of Health in
  /// Gaza"); for all else the place that the text is telling about.
  private func inherited(_ index: Int, _ findings: [Finding], _ scene: Scene) -> Int? {
    let number = findings[index].sentence
    let sentence = page.sentences[number]
    if sentence.classes.contains(.have), sentence.tokens.contains(where: { EventWords.isConflict(page, $0) }),
      let war = warPlace(number) ?? ranges[number].first(where: { mentions[$0].isSpeaker }) ?? scene.war
    {
      return war
    }
    return scene.place
  }

  /// Whether a sentence tells that something happened.
  private func tellsEvent(_ sentence: Int) -> Bool {
    !page.sentences[sentence].classes.isDisjoint(with: [
      .event, .conflict, .trigger, .intransitive, .measureNoun, .measureAdjective,
    ])
  }

  /// Whether a place as written names several: "Aleppo and Sweida", "the eastern neighborhoods".
  static func isSeveral(_ place: TextSpan?, _ page: Page) -> Bool {
    guard let place else { return false }
    var low = 0
    var high = page.tokens.count
    while low < high {
      let middle = (low + high) / 2
      if Int(page.tokens[middle].start) < place.start { low = middle + 1 } else { high = middle }
    }
    while low < page.tokens.count, Int(page.tokens[low].end) <= place.end {
      if page.isWord(low, "and") || page.classes(low).contains(.placeNoun) && page.lexeme(low).value == 2 {
        return true
      }
      low += 1
    }
    return false
  }

  // MARK: In the sentence

  private func own(_ index: Int, among others: Range<Int>, _ findings: [Finding], hasContext: Bool) -> Int? {
    var best: (cost: Int, mention: Int)?
    let places = ranges[findings[index].sentence]
    var mention = places.lowerBound
    while mention < places.upperBound {
      // "the town of Arabeen in Eastern Ghouta": the first of a chain is the nearest to what happened.
      let chain = chain(from: mention, in: places)
      let head = head(of: chain)
      let cost = cost(of: mentions[head], chain, index, others, findings)
      let limit = hasContext ? (mentions[head].role == .distant ? Self.nearby : Self.nearby * 2) : Self.reach
      if cost < best?.cost ?? limit { best = (cost, head) }
      mention = chain.upperBound
    }
    return best?.mention
  }

  private func isElsewhere(_ finding: Finding) -> Bool {
    let end = finding.phrase.upperBound
    return (end..<min(page.sentences[finding.sentence].end, end + 4)).contains { page.isWord($0, "elsewhere") }
  }

  /// Places that stand one in another: only small words are between them.
  private func chain(from first: Int, in places: Range<Int>) -> Range<Int> {
    var end = first + 1
    while end < places.upperBound {
      let gap = mentions[end - 1].tokens.upperBound..<mentions[end].tokens.lowerBound
      guard gap.count <= 5, gap.allSatisfy(isSmall) else { break }
      end += 1
    }
    return first..<end
  }

  private func isSmall(_ token: Int) -> Bool {
    if page.tokens[token].kind == .possessive { return true }
    return !page.classes(token).isDisjoint(with: [.preposition, .determiner, .placeNoun, .nationality])
      && !page.isWord(token, "to") && !page.isWord(token, "from")
      || page.tokens[token].flags.contains(.hyphenated)
  }

  /// "Syria's Raqqa": what is owned, else the first.
  private func head(of chain: Range<Int>) -> Int {
    var head = chain.lowerBound
    while head + 1 < chain.upperBound {
      let end = mentions[head].tokens.upperBound
      guard page.tokens[end].kind == .possessive || page.tokens[end - 1].flags.contains(.grownS) else { return head }
      head += 1
    }
    return head
  }

  /// How far the place stands from the claim: in words, and more over each border of a clause.
  private func cost(
    of place: PlaceMention, _ chain: Range<Int>, _ index: Int, _ others: Range<Int>, _ findings: [Finding]
  ) -> Int {
    let finding = findings[index]
    let first = mentions[chain.lowerBound].start
    let last = mentions[chain.upperBound - 1].tokens.upperBound
    var cost: Int
    switch place.role {
    case .location: cost = 0
    case .relation: cost = 5
    case .bare: cost = 8
    case .distant: cost = 20
    }
    if place.isSpeaker { cost += 40 }
    if place.ownsConflict { cost -= 4 }
    let between: Range<Int>
    if first >= finding.phrase.upperBound {
      between = finding.phrase.upperBound..<first
      cost += between.count
    } else if last <= finding.phrase.lowerBound {
      between = last..<finding.phrase.lowerBound
      let isLead = first <= page.sentences[finding.sentence].first + 1 && place.role == .location
      cost += isLead ? 9 : between.count + 5
      // A place behind another number belongs to that one.
      if others.contains(where: { $0 != index && findings[$0].phrase.upperBound <= first }) { cost += 6 }
    } else {
      return cost
    }
    guard cost < Self.reach else { return cost }
    for token in between.suffix(Self.reach) {
      let classes = page.classes(token)
      if classes.contains(.relative) { cost += 6 }
      if page.isMark(token, ";") { cost += 20 }
      if classes.contains(.subordinator), !page.isWord(token, "after") { cost += 4 }
      if classes.contains(.cueVerb) { cost += 6 } else if classes.contains(.verb) { cost += 3 }
    }
    // "43 died in Agra and about 30 elsewhere in the state": not where the others were.
    if first < finding.phrase.lowerBound, isElsewhere(finding), between.count < 20 { cost += 15 }
    for other in others where other != index && between.contains(findings[other].value.lowerBound) { cost += 3 }
    return cost
  }
}
