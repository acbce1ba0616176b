import LedgerTypes

/// Several attacks on several targets are the part of a series, not one incident (codebook, section 7).
enum SeriesRule {
  static func apply(to findings: inout [Finding], in page: Page) {
    var sentence = -1
    var events: Int?
    for index in findings.indices where findings[index].claim.kind == .incident && !findings[index].claim.implicit {
      if findings[index].sentence != sentence {
        sentence = findings[index].sentence
        events =
          page.sentences[sentence].classes.contains(.event)
          ? page.sentences[sentence].tokens.first { isSeveralEvents($0, page) } : nil
      }
      guard let events, !hasOneEvent(before: findings[index], page) else { continue }
      guard
        PlaceReader.isSeveral(findings[index].claim.place, page) || hasTargets(after: events, sentence, page)
          || isCounted(sentence, findings, around: index, page) || isSeparate(sentence, before: findings[index], page)
      else {
        continue
      }
      findings[index].claim.kind = .increment
      findings[index].claim.evidence.append(
        Evidence("kind", rule: "kind.several_targets", span: page.span(events..<events + 1)))
    }
  }

  private static let rows: WordList = ["wave", "series", "string", "spate"]

  /// "in separate incidents", "a wave of blasts"
  private static func isSeparate(_ sentence: Int, before finding: Finding, _ page: Page) -> Bool {
    page.sentences[sentence].tokens.dropLast(2).contains { token in
      page.isWord(token, "separate") && isSeveralEvents(token + 1, page)
        || token < finding.phrase.lowerBound && rows.contains(token, page) && page.isWord(token + 1, "of")
          && (token + 2..<min(token + 6, page.sentences[sentence].end)).contains { isSeveralEvents($0, page) }
    }
  }

  /// "dozens of strikes killed 16", "were hurt in two attacks": events that the sentence counts are several.
  private static func isCounted(_ sentence: Int, _ findings: [Finding], around index: Int, _ page: Page) -> Bool {
    let isEvent = { (finding: Finding) in
      finding.sentence == sentence && finding.claim.measure == .attacks
        && finding.trigger.map { page.lexeme($0.lowerBound).value != 3 } ?? false
    }
    return findings[..<index].reversed().prefix { $0.sentence == sentence }.contains(where: isEvent)
      || findings[(index + 1)...].prefix { $0.sentence == sentence }.contains(where: isEvent)
  }

  /// "shells fell on two quarters, and the attack killed five": the event nearest before the number is one.
  private static func hasOneEvent(before finding: Finding, _ page: Page) -> Bool {
    let first = page.sentences[finding.sentence].first
    for token in (first..<max(first, finding.phrase.lowerBound)).reversed() where page.classes(token).contains(.event) {
      return !isSeveralEvents(token, page)
    }
    return false
  }

  /// "attacks", "strikes", "shells"; value 2 of the lexicon's events are disasters, which hit many places at once.
  private static func isSeveralEvents(_ token: Int, _ page: Page) -> Bool {
    page.classes(token).contains(.event) && page.lexeme(token).value != 2
      && page.bytes[Int(page.tokens[token].end) - 1] | 0x20 == UInt8(ascii: "s")
  }

  /// "attacks on [neighborhoods] in Deir Ezzor": a noun for several places behind the attacks.
  private static func hasTargets(after events: Int, _ sentence: Int, _ page: Page) -> Bool {
    let end = page.sentences[sentence].end
    return (events + 1..<max(events + 1, min(end, events + 12))).contains {
      page.classes($0).contains(.placeNoun) && page.lexeme($0).value == 2 && !page.tokens[$0].isCapital
    }
  }
}
