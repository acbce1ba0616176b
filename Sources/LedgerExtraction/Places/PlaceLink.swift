import LedgerTypes

/// Finds the place that a claim's own sentence gives it.
struct PlaceLink {
  /// Places that stand one in another: "the town of Arabeen in Eastern Ghouta". The head is the nearest to what
  /// happened.
  struct Chain {
    let tokens: Range<Int>
    /// The index of the mention that is the head, and the mention.
    let head: Int
    let place: PlaceMention
  }

  /// A place farther from its claim than so many words is not taken for its own.
  private static let reach = 60
  /// Where the text tells of a place already, another one must stand so near.
  private static let nearby = 18

  private static let emphases: WordList = [
    "especially", "mainly", "mostly", "particularly", "chiefly", "primarily", "notably", "including", "largely",
  ]

  private let page: Page
  private let sentence: Sentence
  private let chains: [Chain]
  private let sites: [ClaimSite]

  /// The chains of places and the claims at `sites` are those of the sentence.
  init(page: Page, sentence: Sentence, chains: [Chain], sites: [ClaimSite]) {
    self.page = page
    self.sentence = sentence
    self.chains = chains
    self.sites = sites
  }

  /// What the text before gives a claim already.
  enum Context {
    case none
    /// A whole country: any place of the sentence tells more.
    case country
    case place
  }

  /// The nearest place of a sentence, by what the text before gives the claim: it must be nearer when that is a place.
  struct Choices {
    fileprivate(set) var none: Int?
    fileprivate(set) var country: Int?
    fileprivate(set) var place: Int?

    /// Whether the same place is the nearest, whatever the text before gives.
    var isSettled: Bool { none != nil && none == country && none == place }

    subscript(context: Context) -> Int? {
      switch context {
      case .none: none
      case .country: country
      case .place: place
      }
    }
  }

  func choices(for index: Int) -> Choices {
    var choices = Choices()
    // What the place chosen for each context costs.
    var (none, country, place) = (Self.reach, Int.max, Int.max)
    for chain in chains {
      let cost = cost(of: chain, for: index)
      if cost < none { (none, choices.none) = (cost, chain.head) }
      let near = nearness(of: chain)
      let isLocation = chain.place.role == .location && !chain.place.isUnnamed
      if cost < country, choices.country != nil || cost < (isLocation ? Self.reach - 12 : near) {
        (country, choices.country) = (cost, chain.head)
      }
      if cost < place, choices.place != nil || cost < near { (place, choices.place) = (cost, chain.head) }
    }
    return choices
  }

  /// How near the chain must stand where the text tells of a place already.
  private func nearness(of chain: Chain) -> Int {
    let isTopic = chain.place.isCountry && chain.tokens.lowerBound == sentence.first
    return chain.place.role == .distant && !isTopic ? Self.nearby : Self.nearby * 2
  }

  // MARK: Chains

  /// The chains that the places in `range` of `mentions` make, appended to `chains`.
  static func chain(_ mentions: [PlaceMention], _ range: Range<Int>, _ page: Page, into chains: inout [Chain]) {
    var first = range.lowerBound
    while first < range.upperBound {
      var end = first + 1
      while end < range.upperBound {
        let gap = mentions[end - 1].tokens.upperBound..<mentions[end].tokens.lowerBound
        let isOwned = page.tokens[gap.lowerBound].kind == .possessive
        guard gap.count <= 7,
          gap.allSatisfy({ isSmall($0, page) || isApposition($0, gap, page) || isOwned && isPlainWord($0, page) })
        else { break }
        end += 1
      }
      let head = head(of: first..<end, mentions, page)
      let tokens = mentions[first].start..<mentions[end - 1].tokens.upperBound
      chains.append(Chain(tokens: tokens, head: head, place: mentions[head]))
      first = end
    }
  }

  private static func isSmall(_ token: Int, _ page: Page) -> Bool {
    if page.tokens[token].kind == .possessive || page.tokens[token].flags.contains(.hyphenated) { return true }
    return !page.classes(token).isDisjoint(with: [.preposition, .determiner, .placeNoun, .nationality, .adverb])
      && !page.isWord(token, "to") && !page.isWord(token, "from")
      || page.isWord(token, "main") || page.isWord(token, "largest") || page.isWord(token, "biggest")
  }

  /// "Syldavia's [flashpoint] port"
  private static func isPlainWord(_ token: Int, _ page: Page) -> Bool {
    page.tokens[token].kind == .word && !page.tokens[token].isCapital
      && (page.tokens[token].lexeme == 0 || page.classes(token).contains(.adjective))
  }

  /// "Salvador, the capital of Bahia", "Roxas, located in Capiz"
  private static func isApposition(_ token: Int, _ gap: Range<Int>, _ page: Page) -> Bool {
    if page.isMark(token, ",") {
      // "Ruritania's main city, Harran"
      if token == gap.upperBound - 1, gap.count > 2, page.classes(token - 1).contains(.placeNoun) {
        return page.tokens[gap.lowerBound].kind == .possessive
      }
      return token == gap.lowerBound && (gap.count == 4 && page.isWord(gap.upperBound - 1, "of") || gap.count == 3)
    }
    return page.isWord(token, "located") || page.isWord(token, "situated")
  }

  /// "Syria's Raqqa": what is owned, else the first.
  private static func head(of chain: Range<Int>, _ mentions: [PlaceMention], _ page: Page) -> Int {
    var head = chain.lowerBound
    while head + 1 < chain.upperBound {
      let end = mentions[head].tokens.upperBound
      let isOwner = page.tokens[end].kind == .possessive || page.tokens[end - 1].flags.contains(.grownS)
      // "off the Ruritanian coast near Harran": the name is the place.
      let isNamed = mentions[head].isUnnamed && !mentions[head + 1].isUnnamed && mentions[head + 1].role == .location
      guard isOwner || isNamed || isSettled(end..<mentions[head + 1].tokens.lowerBound, page) else { return head }
      // "the island's Ebola outbreak": the name belongs to what broke out.
      let next = mentions[head + 1].tokens.upperBound
      if next < page.tokens.count, EventWords.isConflict(page, next) { return head }
      head += 1
    }
    return head
  }

  /// "the Black Sea [port of] Harran": the second name is the place, the first what it belongs to.
  private static func isSettled(_ gap: Range<Int>, _ page: Page) -> Bool {
    guard gap.count == 2, page.isWord(gap.lowerBound + 1, "of") else { return false }
    let noun = gap.lowerBound
    return page.isWord(noun, "port") || page.isWord(noun, "city") || page.isWord(noun, "town")
      || page.isWord(noun, "village")
  }

  // MARK: Distance

  /// How far the chain stands from the claim: in words, and more over each border of a clause.
  private func cost(of chain: Chain, for index: Int) -> Int {
    let phrase = sites[index].phrase
    let first = chain.tokens.lowerBound
    let last = chain.tokens.upperBound
    // Where the text was written will do when nothing before it names a place.
    if chain.place.role == .dateline { return Self.reach - 15 }
    // "Ruritania's roads are the worst, with 900 deaths a year": the owner is what the sentence is about.
    let isTopic = chain.place.isCountry && first == sentence.first
    var cost = weight(of: chain.place)
    if isTopic { cost -= chain.place.role == .distant ? 12 : 4 }
    // "fled from Bentiu", "evacuated from the coast": where the displaced are from is what the count is about.
    if sites[index].measure == .displaced, chain.place.role == .distant, page.isWord(chain.place.start, "from") {
      cost -= 16
    }
    // "nine from Bicol": a number by itself is of the place.
    if chain.place.role == .distant, !chain.place.isCountry, first == phrase.upperBound,
      phrase.count == sites[index].value.count,
      page.isWord(chain.place.start, "from")
    {
      cost -= 22
    }
    // "30 [U.S.] troops": whose they are.
    if chain.place.isCountry, first >= phrase.lowerBound, last < phrase.upperBound { cost += Self.reach }
    // "Harran (58), Riverton (26)": the number in brackets is of the name before them.
    if last == phrase.lowerBound - 1, page.isMark(last, "("), phrase.upperBound < sentence.end,
      page.isMark(phrase.upperBound, ")")
    {
      return cost - 30
    }
    let between: Range<Int>
    if first >= phrase.upperBound {
      let trigger = sites[index].trigger?.upperBound ?? phrase.upperBound
      between = max(phrase.upperBound, trigger <= first ? trigger : phrase.upperBound)..<first
      cost += between.count
    } else if last <= phrase.lowerBound {
      between = last..<phrase.lowerBound
      let isLead = first <= sentence.first + 1 && chain.place.role == .location || isTopic
      cost += isLead ? min(9, between.count + 5) : between.count + 5
      // A place behind another number belongs to that one.
      if sites.indices.contains(where: { $0 != index && sites[$0].phrase.upperBound <= first }) { cost += 6 }
      // "43 died in Agra and about 30 elsewhere in the state": not where the others were.
      if between.count < 20, isElsewhere(phrase.upperBound) { cost += 15 }
    } else {
      return cost
    }
    // "12 deaths, especially in the vicinity of Beaumont": where most of them were.
    let adverb = first - 1
    if between.contains(adverb), Self.emphases.contains(adverb, page) { cost += 25 }
    // "on a base there killed two": where, was said before.
    if last < sentence.end, page.isWord(last, "there") { cost += 30 }
    guard cost < Self.reach else { return cost }
    // A bracket that closes again sets nothing apart.
    let brackets = between.suffix(Self.reach).reduce(0) {
      $0 + (page.isMark($1, "(") ? 1 : page.isMark($1, ")") ? -1 : 0)
    }
    cost += 12 * abs(brackets)
    for token in between.suffix(Self.reach) where token + 2 < phrase.lowerBound || token >= phrase.upperBound {
      cost += border(token)
    }
    for other in sites.indices where other != index && between.contains(sites[other].value.lowerBound) {
      // "over 180 people, more than 90 of them in Tennessee": the part's own place.
      // "two, including a child, after a fire in Harran" goes on about the whole.
      let isOwn =
        sites[other].whole == index
        && !(sites[other].phrase.upperBound..<max(sites[other].phrase.upperBound, between.upperBound)).contains {
          page.classes($0).contains(.subordinator)
        }
      cost += isOwn ? 40 : 3
    }
    return cost
  }

  private func weight(of place: PlaceMention) -> Int {
    var weight: Int
    switch place.role {
    case .location: weight = 0
    case .relation: weight = 5
    case .bare: weight = 8
    case .distant: weight = 20
    case .dateline: weight = 0
    }
    if place.isUnnamed { weight += 14 }
    if place.isSpeaker { weight += 40 }
    if place.ownsConflict { weight -= 4 }
    return weight
  }

  /// What a word between a place and a claim adds to their distance.
  private func border(_ token: Int) -> Int {
    let classes = page.classes(token)
    var cost = 0
    if classes.contains(.relative), !page.isWord(token, "where") { cost += 6 }
    if page.isMark(token, ";") { cost += 40 }
    if page.isWord(token, "that"), page.isWord(token - 1, "and") { cost += 15 }
    if classes.contains(.subordinator), !page.isWord(token, "after"), !page.isWord(token, "where") { cost += 4 }
    // "The north is worst hit with 504 deaths, [followed by] the south with 234"
    if page.isWord(token, "followed") { cost += 30 }
    if page.isWord(token, "while") || page.isWord(token, "whereas") { cost += 10 }
    if opensClause(token) { cost += 8 }
    if EventWords.isSaying(page, token) { cost += 6 } else if classes.contains(.verb) { cost += 3 }
    return cost
  }

  /// "and a car bomb in Aleppo", "and there were": a clause of its own begins, no second person of a list.
  private func opensClause(_ token: Int) -> Bool {
    guard page.isWord(token, "and") || page.isWord(token, "but"), token + 3 < sentence.end else { return false }
    if page.isWord(token + 1, "there") || page.isWord(token + 1, "another") && isPreposition(token + 2) { return true }
    // "downed pylons, and schools were closed"
    if page.isMark(token - 1, ","), page.classes(token + 2).contains(.be) { return true }
    guard page.classes(token + 1).contains(.determiner), page.lexeme(token + 1).value <= 2 else { return false }
    return (token + 2..<token + 4).allSatisfy {
      page.classes($0).isDisjoint(with: [.personSingular, .personPlural, .measureNoun, .place, .placeNoun])
    }
  }

  private func isPreposition(_ token: Int) -> Bool { page.classes(token).contains(.preposition) }

  private func isElsewhere(_ start: Int) -> Bool {
    (start..<min(sentence.end, start + 4)).contains { page.isWord($0, "elsewhere") }
  }
}
