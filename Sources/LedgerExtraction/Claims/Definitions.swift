import LedgerTypes

/// Finds what a figure counts by its source's definition: "identified", "brought to hospital", "recovered".
///
/// A phrase belongs to the nearest figure of people before or after it in its sentence, with no other figure between;
/// a part has the definition of its whole. Words that introduce a speaker ("the ministry reported that") are none.
enum Definitions {
  /// Sets `definition` where the words say one.
  static func settle(_ findings: inout [Finding], in page: Page) {
    var first = 0
    while first < findings.count {
      var end = first + 1
      while end < findings.count, findings[end].sentence == findings[first].sentence { end += 1 }
      settle(&findings, first..<end, page)
      first = end
    }
    for index in findings.indices where findings[index].claim.definition == nil {
      guard let whole = findings[index].claim.partOf, findings.indices.contains(whole) else { continue }
      findings[index].claim.definition = findings[whole].claim.definition
      if findings[index].claim.definition != nil {
        findings[index].claim.evidence.append(Evidence("definition", rule: "definition.whole"))
      }
    }
  }

  /// Whether the measure counts people of whom a definition can tell.
  private static func isCounted(_ measure: Measure) -> Bool {
    switch measure {
    case .killed, .injured, .casualties, .missing, .displaced, .detained, .abducted, .affected: true
    default: false
    }
  }

  private static func settle(_ findings: inout [Finding], _ range: Range<Int>, _ page: Page) {
    let sentence = page.sentences[findings[range.lowerBound].sentence]
    guard sentence.classes.contains(.definition),
      range.contains(where: { isCounted(findings[$0].claim.measure) })
    else { return }
    var token = sentence.first
    while token < sentence.end {
      guard page.classes(token).contains(.definition),
        let (definition, end) = page.lexicon.definition(page.tokens, at: token, limit: sentence.end)
      else {
        token += 1
        continue
      }
      let words = token..<end
      if let nearest = range.min(by: { distance(findings, $0, words, page) < distance(findings, $1, words, page) }),
        distance(findings, nearest, words, page) < far, findings[nearest].claim.definition == nil,
        isCounted(findings[nearest].claim.measure)
      {
        findings[nearest].claim.definition = definition
        findings[nearest].claim.evidence.append(
          Evidence("definition", rule: "definition.phrase", span: page.span(words)))
      }
      token = words.upperBound
    }
  }

  private static let far = Int.max

  /// How many words lie between figure and phrase. A phrase behind a list of parts speaks of none of them, and one
  /// before a figure must stand right before it: "identified bodies, 40 in all" leaves it open.
  private static func distance(_ findings: [Finding], _ index: Int, _ words: Range<Int>, _ page: Page) -> Int {
    let value = findings[index].value
    if value.upperBound <= words.lowerBound {
      return findings[index].claim.partOf != nil && !findings[index].claim.population.isEmpty
        ? far : words.lowerBound - value.upperBound
    }
    guard value.lowerBound >= words.upperBound, value.lowerBound - words.upperBound <= 2 else {
      return value.overlaps(words) ? 0 : far
    }
    let between = words.upperBound..<value.lowerBound
    return between.allSatisfy { page.tokens[$0].kind == .word } ? between.count : far
  }
}
