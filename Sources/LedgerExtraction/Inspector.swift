public import LedgerTypes

extension Extractor {
  /// Every layer of the analysis of `text`, up to its claims. It is slower than extraction, which reads closely only
  /// the sentences that hold a measure word.
  public mutating func inspection(
    of text: Span<UInt8>, context: DocumentContext = DocumentContext()
  ) -> Inspection {
    let page = Page(text, lexicon: registry.lexicon)
    var inspection = Inspection()
    var inspector = Inspector(page: page, registry: registry, context: context)
    for sentence in page.sentences.indices { inspector.read(sentence, into: &inspection) }
    inspector.dates(into: &inspection)
    inspection.extraction = extraction(of: text, context: context)
    return inspection
  }
}

/// Asks each stage what it sees in each sentence.
struct Inspector {
  private let page: Page
  private var attributor: Attributor
  private let places: PlaceScanner
  private var times: TimeReader
  private var scanner: TimeScanner
  /// The stage of Arabic sentences, when there are any.
  private var arabic: ArabicInspector?

  /// Words that let a sentence give a claim of more than a fraction: with none of them, numerals are read as
  /// arithmetic writes them.
  private static let prose = WordClass.gate.subtracting([.percent, .fraction, .share, .startsMeasure])

  init(page: Page, registry: Registry, context: DocumentContext) {
    self.page = page
    attributor = Attributor(page: page, registry: registry, context: context)
    places = PlaceScanner(page, sources: registry.sourceIndex)
    times = TimeReader(page: page, registry: registry)
    times.open(page, context)
    scanner = TimeScanner(page: page, anchor: times.anchor)
    arabic = ArabicInspector(page: page, registry: registry, context: context)
  }

  /// The date that the text gives itself.
  func dates(into inspection: inout Inspection) {
    inspection.dateline = times.dateline.map { dateline in
      Inspection.Time(span: page.span(dateline.tokens), rule: "time.dateline", when: AsOf(dateline.date))
    }
  }

  mutating func read(_ index: Int, into inspection: inout Inspection) {
    let sentence = page.sentences[index]
    if arabic?.read(sentence, into: &inspection) == true { return }
    inspection.sentences.append(
      Inspection.Sentence(
        span: page.span(sentence.tokens), isRead: !sentence.classes.isDisjoint(with: .gate)))
    var clause = Clause(page, sentence)
    if !clause.terms.contains(where: { $0.has(Self.prose) }) { clause = Clause(page, sentence, readsNumerals: true) }
    readNumbers(of: clause, into: &inspection)
    for term in clause.terms.indices {
      if let measure = clause.lexeme(term).measure {
        inspection.measures.append(Inspection.MeasureWord(span: clause.span(term..<term + 1), measure: measure))
      }
      if clause.has(term, .cueVerb) { inspection.cues.append(clause.span(term..<term + 1)) }
    }
    readTimesAndPlaces(of: sentence, into: &inspection)
    for place in attributor.frames(of: index) where attributor.frames[place].shape != .mention {
      add(attributor.frames[place], to: &inspection)
    }
  }

  private mutating func readTimesAndPlaces(of sentence: Sentence, into inspection: inout Inspection) {
    var mentions: [TimeMention] = []
    scanner.scan(sentence, into: &mentions)
    inspection.times += mentions.map { mention in
      Inspection.Time(span: page.span(mention.tokens), rule: mention.rule, when: mention.when)
    }
    var names: [PlaceMention] = []
    places.scan(sentence, into: &names)
    inspection.places += names.map { Inspection.Place(span: page.span($0.tokens), role: "\($0.role)") }
  }

  // MARK: Numbers

  private func readNumbers(of clause: Clause, into inspection: inout Inspection) {
    var next = clause.sentence.first
    for quantity in clause.quantities {
      addLabels(next..<quantity.tokens.lowerBound, to: &inspection)
      inspection.numbers.append(number(quantity, clause))
      next = quantity.tokens.upperBound
    }
    addLabels(next..<clause.sentence.end, to: &inspection)
  }

  private func number(_ quantity: Quantity, _ clause: Clause) -> Inspection.Number {
    let fraction = quantity.fraction.flatMap { fraction in
      NumeralReader.Value(Int128(fraction.numerator), Int128(fraction.denominator)).decimal
    }
    return Inspection.Number(
      span: page.span(quantity.tokens), low: quantity.low.map { fraction ?? $0 },
      high: quantity.high.map { fraction ?? $0 }, bound: quantity.bound,
      boundSpan: quantity.boundTokens.map { page.span($0) },
      noun: quantity.head.map { clause.span($0..<$0 + 1) }, role: quantity.role.name)
  }

  /// Digits and number words inside of tokens that are no number as a whole: "192.168.1.2", "22,24,26", "B-52".
  private func addLabels(_ tokens: Range<Int>, to inspection: inout Inspection) {
    for token in tokens {
      switch page.tokens[token].kind {
      case .digits, .word:
        inspection.numbers += NumeralLabels(page: page).labels(in: page.tokens[token].range).map { label in
          Inspection.Number(
            span: label.span, low: label.value, high: label.value, bound: .exact, boundSpan: nil, noun: nil,
            role: Quantity.Role.label.name)
        }
      default: continue
      }
    }
  }

  // MARK: Attributions

  private mutating func add(_ frame: Frame, to inspection: inout Inspection) {
    let sources = frame.sources.map { source($0) }
    for source in sources where !inspection.sources.contains(where: { $0.span == source.span }) {
      inspection.sources.append(source)
    }
    inspection.attributions.append(
      Inspection.Attribution(
        rule: frame.rule, cue: frame.cue.map { page.span($0) }, sources: sources,
        relay: frame.relay.map { source($0) }, cited: frame.cited.map { source($0.source) },
        content: frame.scope.isEmpty ? nil : page.span(frame.scope)))
  }

  private mutating func source(_ tokens: Range<Int>) -> Inspection.Source {
    let name = attributor.name(tokens)
    return Inspection.Source(
      span: page.span(tokens), name: attributor.namer.text(name), id: attributor.namer.id(name), kind: name.kind)
  }
}

extension Quantity.Role {
  /// The role's name for people.
  var name: String {
    switch self {
    case .count: "count"
    case .share: "share"
    case .ordinal: "ordinal"
    case .time: "time"
    case .date: "date"
    case .age: "age"
    case .money: "money"
    case .otherUnit: "other unit"
    case .label: "label"
    case .numeral: "numeral"
    }
  }
}
