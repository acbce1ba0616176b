import LedgerTypes

/// Decides which place each claim is about: the nearest that applies in its sentence, else that of the event
/// that the text is telling.
///
/// A reader keeps the room of what it reads from text to text.
struct PlaceReader {
  private let sources: SourceIndex
  private(set) var page: Page
  /// The words of the text's own date.
  private var dateline: Range<Int>?
  private(set) var mentions: [PlaceMention] = []
  /// For each sentence that has been read, its mentions.
  private var ranges: [Range<Int>?] = []
  /// The sentences passed that may name a war and have not been asked, and the place of the last war named before them.
  private var wars: (open: [Int], place: Int?) = ([], nil)
  /// The first places of the text, as far as they have been asked for, and the sentence to go on with.
  private var early: (places: [Int], next: Int) = ([], 0)
  /// The chains of places of the sentence read last.
  private var chains: [PlaceLink.Chain] = []
  /// The claims of the sentence settled last, and the places of it that are nearest to each.
  private var sites: [ClaimSite] = []
  private var choices: [PlaceLink.Choices] = []

  init(page: Page, sources: SourceIndex) {
    self.page = page
    self.sources = sources
  }

  /// Sets the place of every finding of a text; they come in its order.
  ///
  /// - Parameter dateline: The words of the text's own date.
  mutating func settle(_ findings: inout [Finding], in page: Page, dateline: Range<Int>?) {
    self.page = page
    self.dateline = dateline
    mentions.removeAll(keepingCapacity: true)
    ranges.removeAll(keepingCapacity: true)
    wars.open.removeAll(keepingCapacity: true)
    wars.place = nil
    early.places.removeAll(keepingCapacity: true)
    early.next = 0
    settle(&findings)
  }

  /// Only sentences that can say something are read: those of claims, those before claims that have no place of
  /// their own, those that may name a war, and the first ones, until the text has told a place.
  private mutating func settle(_ findings: inout [Finding]) {
    guard !findings.isEmpty else { return }
    ranges.append(contentsOf: repeatElement(nil, count: findings[findings.count - 1].sentence + 1))
    var scene = Scene()
    var sentence = 0
    var index = 0
    while index < findings.count {
      while sentence < findings[index].sentence {
        pass(sentence, &scene, isRead: scene.asks)
        sentence += 1
      }
      var end = index + 1
      while end < findings.count, findings[end].sentence == sentence { end += 1 }
      let isAfterClaim = index > 0 && findings[index - 1].sentence == sentence - 1
      settle(index..<end, of: &findings, &scene, isAfterClaim: isAfterClaim)
      pass(sentence, &scene, isRead: true)
      sentence += 1
      index = end
    }
    settleHeadline(&findings)
  }

  /// A headline without a place is about that of the first claim below it.
  private func settleHeadline(_ findings: inout [Finding]) {
    guard
      let below = findings.indices.first(where: {
        findings[$0].claim.place != nil && findings[$0].claim.kind != .background
      }),
      let place = findings[below].claim.place
    else { return }
    for index in findings.indices.prefix(below) {
      let sentence = findings[index].sentence
      guard sentence < min(4, findings[below].sentence), page.sentences[sentence].isLine,
        findings[index].claim.place == nil
      else { continue }
      findings[index].claim.place = place
      findings[index].claim.evidence.append(Evidence("place", rule: "place.headline", span: place))
    }
  }

  /// The places of a sentence, as indices of `mentions`.
  mutating func places(in sentence: Int) -> Range<Int> {
    if let known = ranges[sentence] { return known }
    let first = mentions.count
    if !isMasthead(sentence) { PlaceScanner(page, sources: sources).scan(page.sentences[sentence], into: &mentions) }
    ranges[sentence] = first..<mentions.count
    return first..<mentions.count
  }

  /// "The Harran Herald - Monday, 3 June 2013": a line with the text's date that tells nothing.
  private func isMasthead(_ number: Int) -> Bool {
    let sentence = page.sentences[number]
    guard let dateline, sentence.tokens.overlaps(dateline), sentence.isLine else { return false }
    return sentence.classes.isDisjoint(with: [.trigger, .intransitive, .measureNoun, .event, .verb, .be])
  }

  private mutating func settle(
    _ group: Range<Int>, of findings: inout [Finding], _ scene: inout Scene, isAfterClaim: Bool
  ) {
    let number = findings[group.lowerBound].sentence
    let places = places(in: number)
    readChoices(of: group, findings)
    let before = scene
    var known: Scene.Choice??
    for index in group {
      // Where the court sits is not where people died.
      let isJudged =
        findings[index].claim.kind == .background
        && findings[index].claim.evidence.contains { $0.rule == KindReader.courtRule }
      let choices = choices.isEmpty ? PlaceLink.Choices() : choices[index - group.lowerBound]
      // The text before is asked only where it decides something.
      let asks = !isJudged && !choices.isSettled
      if asks, known == nil { known = .some(self.context(number, before, isAfterClaim: isAfterClaim)) }
      let context = asks ? known ?? nil : nil
      let own = choices[isJudged ? .place : nearness(of: context)]
      guard
        let chosen = Scene.Choice(own, .sentence)
          ?? (isJudged ? nil : context ?? Scene.Choice(war() ?? speaker(in: places), .war))
      else { continue }
      let place = mentions[chosen.mention]
      // The place of a part is one of several.
      let isPart = findings[index].claim.partOf != nil && place.role != .dateline
      let isPast = findings[index].claim.kind == .background && !isEntry(number)
      if chosen.moves, !isPart, !place.ownsConflict, !place.isUnnamed, !isPast {
        scene.move(to: chosen.mention, isCountry: place.isCountry)
      }
      let span = span(of: place)
      findings[index].claim.place = span
      findings[index].claim.evidence.append(Evidence("place", rule: chosen.rule.rawValue, span: span))
    }
  }

  /// Reads which places of their sentence are nearest to the claims of a group.
  private mutating func readChoices(of group: Range<Int>, _ findings: [Finding]) {
    let sentence = findings[group.lowerBound].sentence
    if !choices.isEmpty { choices.removeAll(keepingCapacity: true) }
    readChains(of: sentence)
    guard !chains.isEmpty else { return }
    sites.removeAll(keepingCapacity: true)
    for index in group { sites.append(ClaimSite(findings, index, first: group.lowerBound)) }
    let link = PlaceLink(page: page, sentence: page.sentences[sentence], chains: chains, sites: sites)
    for index in sites.indices { choices.append(link.choices(for: index)) }
  }

  /// "8 May: three were shot": an entry of a chronicle.
  private func isEntry(_ number: Int) -> Bool {
    let sentence = page.sentences[number]
    return DateReader.mayStart(page, sentence.first)
      && sentence.tokens.prefix(7).contains { page.isMark($0, ":") }
  }

  private func nearness(of context: Scene.Choice?) -> PlaceLink.Context {
    guard let context else { return .none }
    return mentions[context.mention].isCountry ? .country : .place
  }

  /// "Ruritania's health ministry said 51 had died": where nothing else tells a place, the speaker's.
  private func speaker(in places: Range<Int>) -> Int? {
    places.first { mentions[$0].isSpeaker }
  }

  /// The place of claims that have none in their own sentence.
  private mutating func context(_ number: Int, _ scene: Scene, isAfterClaim: Bool) -> Scene.Choice? {
    if let war = Scene.Choice(inherited(number), .war) { return war }
    // What a war has done it did in the country, not in the town of the day.
    if isWarTotal(number) { return Scene.Choice(country(before: number), .country) ?? scene.place(.event) }
    let reference = isItem(number) ? .event : reference(number)
    if reference == .country {
      if let country = Scene.Choice(country(before: number), .country) { return country }
      // A province that was named last is not the country.
      return scene.place(reference).flatMap { namesCountry(mentions[$0.mention]) ? $0 : nil }
    }
    if reference == .area, let area = Scene.Choice(area(before: number), .area) { return area }
    let start = page.sentences[number].first
    if reference == .there,
      let owner = places(in: number).first(where: { mentions[$0].isSpeaker && mentions[$0].start < start + 4 })
    {
      return Scene.Choice(owner, .speaker)
    }
    let recent =
      isAfterClaim || isItem(number)
      ? nil : recent(before: number, isSettled: scene.first.map { !mentions[$0].isCountry })
    return Scene.Choice(recent, .recent) ?? scene.place(reference)
  }

  /// "Ruritania", "Harran, Ruritania".
  private func namesCountry(_ place: PlaceMention) -> Bool {
    place.isCountry
      || place.tokens.contains {
        page.classes($0).contains(.place) && page.lexeme($0).value == PlaceWords.country
      }
  }

  /// An item of a list stands under the document's place, not under that of the item before.
  private func isItem(_ number: Int) -> Bool {
    let first = page.sentences[number].first
    return page.tokens[first].kind == .mark && first + 1 < page.sentences[number].end
      && (page.isMark(first, "-") || page.isMark(first, "*") || page.tokens[first].count == 3)
  }

  private mutating func pass(_ sentence: Int, _ scene: inout Scene, isRead: Bool) {
    scene.pass()
    if page.sentences[sentence].classes.contains(.conflict) { wars.open.append(sentence) }
    if isRead, scene.asks {
      readChains(of: sentence)
      scene.note(chains, isHeadline: sentence == 0 && page.sentences[sentence].isLine)
    }
    guard page.sentences[sentence].isLine, sentence > 0 else { return }
    if let place = heading(sentence) { scene.open(place) } else if endsSection(sentence) { scene.open(nil) }
  }

  /// The place that is all a line says.
  private mutating func heading(_ number: Int) -> Int? {
    let sentence = page.sentences[number]
    guard sentence.tokens.count <= 8, page.tokens[sentence.first].kind == .word,
      sentence.classes.isDisjoint(with: [.trigger, .intransitive, .measureNoun, .cueVerb, .bodyNoun])
    else { return nil }
    let places = places(in: number)
    guard places.count == 1, let place = places.first, mentions[place].tokens.lowerBound == sentence.first,
      (mentions[place].tokens.upperBound..<sentence.end).allSatisfy({ page.tokens[$0].kind != .word })
    else { return nil }
    return place
  }

  private static let others: [StaticString] = [
    "aftermath", "background", "response", "overview", "summary", "highlights", "notes", "references", "analysis",
  ]

  /// "Aftermath", "Background": a heading that leaves the place of the section before.
  private func endsSection(_ number: Int) -> Bool {
    let sentence = page.sentences[number]
    return sentence.tokens.count <= 3 && Self.others.contains { page.isWord(sentence.first, $0) }
  }

  /// Reads the chains of places in the sentence.
  private mutating func readChains(of sentence: Int) {
    let places = places(in: sentence)
    if !chains.isEmpty { chains.removeAll(keepingCapacity: true) }
    PlaceLink.chain(mentions, places, page, into: &chains)
  }

  /// The place that the sentence before, which holds no claim, tells about: where something is, or what it speaks of.
  ///
  /// - Parameter isSettled: Whether the text is about a place that is smaller than a country; nil when about none.
  private mutating func recent(before sentence: Int, isSettled: Bool?) -> Int? {
    guard sentence > 0 else { return nil }
    let start = page.sentences[sentence - 1].first
    let isSettled = isSettled ?? false
    readChains(of: sentence - 1)
    var near: Int?
    for chain in chains.reversed() where chain.place.role != .distant && chain.place.tellsPlace {
      let place = chain.place
      // "It is the worst attack in Ruritania this year": the country of a story about a town of it.
      if isSettled, place.isCountry, place.start > start + 1 { continue }
      if PlaceWords(page: page).isBeside(place.start..<place.tokens.lowerBound) { continue }
      if place.role == .location || place.start <= start + 9 { return chain.head }
      near = near ?? chain.head
    }
    return tellsEvent(sentence - 1) ? near : nil
  }

  /// The place of the war that the sentences passed name last.
  private mutating func war() -> Int? {
    while let sentence = wars.open.popLast() {
      if let place = warPlace(sentence) { wars = ([], place) }
    }
    return wars.place
  }

  /// The place of a war that the sentence names: "Syria's war", "the Syrian war" where the text speaks of Syria.
  private mutating func warPlace(_ sentence: Int) -> Int? {
    guard page.sentences[sentence].classes.contains(.conflict) else { return nil }
    if let owner = places(in: sentence).first(where: { mentions[$0].ownsConflict && !mentions[$0].isSpeaker }) {
      return owner
    }
    guard page.sentences[sentence].classes.contains(.nationality) else { return nil }
    let tokens = page.sentences[sentence].tokens
    for token in tokens where page.classes(token).contains(.nationality) {
      let near = token + 1..<min(tokens.upperBound, token + 4)
      guard near.contains(where: { EventWords.isConflict(page, $0) }) else { continue }
      if let place = place(of: token) { return place }
    }
    return nil
  }

  /// One of the text's first places, whose name begins like the people's.
  private mutating func place(of people: Int) -> Int? {
    while early.places.count < 64, early.next < ranges.count {
      early.places += places(in: early.next)
      early.next += 1
    }
    return early.places.prefix(64).first { shareStem(people, mentions[$0].tokens.upperBound - 1) }
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
  private mutating func inherited(_ number: Int) -> Int? {
    guard isWarTotal(number) else { return nil }
    return warPlace(number) ?? places(in: number).first { mentions[$0].isSpeaker } ?? war()
  }

  /// "The war has killed": a sentence that speaks of a war and in the perfect.
  private func isWarTotal(_ number: Int) -> Bool {
    let sentence = page.sentences[number]
    return sentence.classes.contains(.have) && sentence.classes.contains(.conflict)
      && sentence.tokens.contains { EventWords.isConflict(page, $0) }
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
