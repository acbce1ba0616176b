import LedgerTypes

/// Reads the features of claims from the claims and their sentences, so that a reader can check them.
struct ConfidenceFeatures {
  private let page: Page
  private var sentence = 0
  /// Whether the sentence has several cue verbs, once they are counted.
  private var cues: (sentence: Int, areSeveral: Bool) = (-1, false)

  init(page: Page) { self.page = page }

  /// The features of one of the claims, which come in the order of the text.
  mutating func features(of claims: [Claim], at index: Int) -> ConfidenceFeatureSet {
    var features = ConfidenceFeatureSet()
    seek(claims[index].span.start)
    addStatus(claims[index].status, &features)
    addValue(claims, index, &features)
    addSource(claims, index, &features)
    let quote = claims[index].quote
    let count = neighbours(of: index, in: claims)
    features.add(.crowded, if: count > 3)
    features.add(.alone, if: count == 1)
    features.add(.long, if: quote.count > 240)
    features.add(.short, if: quote.count < 80)
    features.add(.capitals, if: page.isAllCapitals)
    features.add(.line, if: page.sentences[sentence].isLine)
    features.add(.severalCues, if: hasCue(sentence) && hasSeveralCues())
    return features
  }

  /// Moves to the sentence that holds the byte.
  private mutating func seek(_ byte: Int) {
    while sentence > 0, start(of: sentence) > byte { sentence -= 1 }
    while sentence + 1 < page.sentences.count, start(of: sentence + 1) <= byte { sentence += 1 }
  }

  private func start(of sentence: Int) -> Int { Int(page.tokens[page.sentences[sentence].first].start) }

  private func addStatus(_ status: ClaimStatus, _ features: inout ConfidenceFeatureSet) {
    switch status {
    case .asserted, .negated: break
    case .denied: features.add(.denied)
    case .feared: features.add(.feared)
    case .projected: features.add(.projected)
    case .hypothetical: features.add(.hypothetical)
    case .questioned: features.add(.questioned)
    }
  }

  // Claims are asked for field by field: handed on as a whole they would be copied.

  private func addValue(_ claims: [Claim], _ index: Int, _ features: inout ConfidenceFeatureSet) {
    features.add(.implicit, if: claims[index].implicit)
    features.add(.vague, if: claims[index].bound == .vague)
    features.add(.range, if: claims[index].bound == .range)
    features.add(.notice, if: !claims[index].notices.isEmpty)
    features.add(.part, if: claims[index].partOf != nil)
    guard let word = claims[index].evidence.first(where: { $0.field == "measure" })?.span else {
      return features.add(.withoutWord)
    }
    let distance = Self.distance(word, claims[index].span)
    features.add(.far, if: distance > 60)
    features.add(.apart, if: distance > 25 && distance <= 60)
  }

  private static func distance(_ left: TextSpan, _ right: TextSpan) -> Int {
    max(left.start - right.end, right.start - left.end)
  }

  private func addSource(_ claims: [Claim], _ index: Int, _ features: inout ConfidenceFeatureSet) {
    if claims[index].voice == .publisher {
      // A cue that covers nothing here may have been read too narrowly.
      features.add(.besideCue, if: hasCue(sentence))
      features.add(
        .afterCue,
        if: sentence > 0 && page.sentences[sentence - 1].paragraph == page.sentences[sentence].paragraph
          && hasCue(sentence - 1))
      features.add(.inQuotation, if: page.sentences[sentence].startsInQuote)
      return
    }
    guard let originator = claims[index].sources.last else { return }
    features.add(.relayed, if: originator.hop > 0)
    features.add(.registered, if: originator.id != nil)
    features.add(.resolved, if: originator.resolved != nil)
    features.add(.unknownKind, if: originator.kind == .unknown)
    if let span = originator.span { features.add(.farSource, if: Self.distance(span, claims[index].span) > 120) }
  }

  private func hasCue(_ sentence: Int) -> Bool { page.sentences[sentence].classes.contains(.cueVerb) }

  private mutating func hasSeveralCues() -> Bool {
    if cues.sentence == sentence { return cues.areSeveral }
    let known = page.lexicon.classes
    let tokens = page.tokens
    var count = 0
    for token in page.sentences[sentence].tokens where known[Int(tokens[token].lexeme)].contains(.cueVerb) {
      count += 1
      if count > 1 { break }
    }
    cues = (sentence, count > 1)
    return count > 1
  }

  /// How many claims share the sentence.
  private func neighbours(of index: Int, in claims: [Claim]) -> Int {
    let quote = claims[index].quote
    var first = index
    while first > 0, claims[first - 1].quote == quote { first -= 1 }
    var end = index + 1
    while end < claims.count, claims[end].quote == quote { end += 1 }
    return end - first
  }
}
