import LedgerTypes

/// Finds the numbers of a document that are claims, and decides what their own sentence decides about them:
/// measure, bound, unit, status, population, part and base.
///
/// The arrays of its clauses and links are kept from sentence to sentence, and from text to text.
struct MeasureReader {
  private var draft: ClauseDraft
  private var clause: Clause
  private var buffers = SentenceClaims.Buffers()

  init(page: Page) {
    draft = ClauseDraft(page: page)
    clause = Clause(page)
  }

  /// The findings of all sentences but those of tables, which have their own reader.
  mutating func findings(in page: Page, outside tables: [TextTable], notices: inout [Notice]) -> [Finding] {
    draft.page = page
    let clause = Clause(page, inRoomOf: clause)
    self.clause = clause
    var findings: [Finding] = []
    var tables = tables[...]
    for (index, sentence) in page.sentences.enumerated() {
      // How many sentences back the last claim stands.
      let distance = findings.last.map { index - $0.sentence } ?? .max
      guard Self.mayClaim(sentence, page, distance) || distance == 1 && Self.goesOn(sentence, page) else { continue }
      while let table = tables.first, table.tokens.upperBound <= sentence.first { tables.removeFirst() }
      if let table = tables.first, table.tokens.overlaps(sentence.tokens) { continue }
      guard findings.count < ExtractionLimits.claims else { break }
      if page.counts.longNumbers > 0 { Self.note(longNumberIn: sentence, page, &notices) }
      clause.read(sentence, with: &draft)
      SentenceClaims.append(
        of: clause, index, previous: Self.previous(of: index, findings), to: &findings, &buffers)
    }
    Self.linkParts(&findings)
    return findings
  }

  /// The last claim before a sentence that is a count and no part, when it is near enough to be taken up.
  private static func previous(of sentence: Int, _ findings: [Finding]) -> (index: Int, measure: Measure)? {
    var index = findings.count - 1
    while index >= 0, sentence - findings[index].sentence <= reach {
      if findings[index].claim.partOf == nil, Shares.isCountable(findings[index].claim.measure) {
        return (index, findings[index].claim.measure)
      }
      index -= 1
    }
    return nil
  }

  /// Whether a sentence can hold a claim: a measure word, and a number where that word needs one.
  ///
  /// - Parameter distance: How many sentences back the last claim stands.
  @inline(__always)
  private static func mayClaim(_ sentence: Sentence, _ page: Page, _ distance: Int) -> Bool {
    let classes = sentence.classes
    guard !classes.isDisjoint(with: .gate),
      !classes.isDisjoint(with: Linker.wordsWithoutNumber.union([.digits, .holdsNumber, .share]))
    else { return false }
    // A percentage or a fraction alone is a claim only as a share of people.
    return !classes.isDisjoint(with: WordClass.measuring.union(.manner))
      || distance <= reach || Shares.mayStand(in: sentence, page)
  }

  /// How many sentences on the last claim is taken up: "the figure", "of them".
  private static let reach = 2

  /// Tells of the first number that is too long to be one.
  private static func note(longNumberIn sentence: Sentence, _ page: Page, _ notices: inout [Notice]) {
    let reader = DigitReader(bytes: page.bytes)
    for token in sentence.tokens where page.tokens[token].kind == .digits {
      guard reader.isTooLong(page.tokens[token].range) else { continue }
      guard !notices.contains(where: { $0.code == "long_number" }) else { return }
      notices.append(
        Notice(
          code: "long_number", span: page.span(token..<token + 1),
          text: "A number of more than \(DigitReader.mostDigits) digits was not taken; the first stands here."))
    }
  }

  /// "Of these, 441 were children", "Among them was a woman": a sentence without measure word of its own about the last figure.
  private static func goesOn(_ sentence: Sentence, _ page: Page) -> Bool {
    (page.isWord(sentence.first, "of")
      || page.isWord(sentence.first, "among") && page.isWord(sentence.first + 1, "them"))
      && sentence.end - sentence.first > 4
  }

  /// How many sentences back the whole of "five children were among the dead" is looked for.
  private static let partReach = 6

  /// Ties a part of "the dead" to the last number of the dead that can hold it.
  private static func linkParts(_ findings: inout [Finding]) {
    for index in findings.indices where findings[index].isPartOfNamed && findings[index].claim.partOf == nil {
      guard let rule = findings[index].claim.evidence.first?.rule else { continue }
      let part = findings[index].claim
      for earlier in stride(from: index - 1, through: 0, by: -1) {
        let whole = findings[earlier].claim
        guard findings[index].sentence - findings[earlier].sentence <= partReach else { break }
        // Of one list, no member is the whole.
        guard whole.measure == part.measure, whole.partOf == nil, findings[earlier].trigger != findings[index].trigger
        else { continue }
        if let low = whole.low ?? whole.high, let own = part.low ?? part.high, low <= own { continue }
        findings[index].claim.partOf = earlier
        findings[index].claim.evidence.append(Evidence("part_of", rule: rule, span: whole.span))
        break
      }
    }
  }
}
