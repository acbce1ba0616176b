import LedgerTypes

/// Decides which place each claim is about: the nearest that applies in its sentence, else that of the event
/// that the text is telling.
struct PlaceReader {
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
    let number = findings[group.lowerBound].sentence
    let link = PlaceLink(
      page: page, sentence: page.sentences[number], mentions: mentions, range: ranges[number],
      sites: group.map { ClaimSite(findings[$0]) })
    let context = inherited(number, scene)
    for index in group {
      let own = link.place(of: index - group.lowerBound, hasContext: context != nil || scene.place != nil)
      guard let chosen = own ?? context ?? scene.place else { continue }
      if let own, !mentions[own].ownsConflict, findings[index].claim.kind != .background { scene.move(to: own) }
      let span = span(of: mentions[chosen])
      findings[index].claim.place = span
      findings[index].claim.evidence.append(
        Evidence("place", rule: own != nil ? "place.sentence" : "place.context", span: span))
    }
  }

  private func pass(_ sentence: Int, _ scene: inout Scene, hasClaim: Bool) {
    let chains = PlaceLink.chains(of: mentions, ranges[sentence], page)
    scene.pass(
      chains.map(\.head), mentions, war: warPlace(sentence), start: page.sentences[sentence].first,
      hasEvent: tellsEvent(sentence), hasClaim: hasClaim)
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
      if let place = mentions.indices.prefix(64).first(where: { shareStem(token, mentions[$0].tokens.upperBound - 1) })
      {
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
  private func inherited(_ number: Int, _ scene: Scene) -> Int? {
    let sentence = page.sentences[number]
    guard sentence.classes.contains(.have), sentence.classes.contains(.conflict),
      sentence.tokens.contains(where: { EventWords.isConflict(page, $0) })
    else { return nil }
    return warPlace(number) ?? ranges[number].first { mentions[$0].isSpeaker } ?? scene.war
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
}
