/// One number, stated by one speaker, about one measure (codebook, section 1).
///
/// A claim records what was stated and never repairs it. Spans are bytes of the document's text.
public struct Claim: Hashable, Sendable {
  /// The value's words: digits or number words, without bound words.
  public var span: TextSpan
  /// What the number counts.
  public var measure: Measure
  /// How the stated number limits the true one.
  public var bound: Bound
  /// The stated lower limit; nil when none is stated, as for "up to 40" and for vague words.
  public var low: ExactDecimal?
  /// The stated upper limit; nil when none is stated.
  public var high: ExactDecimal?
  /// What one unit of the number is.
  public var unit: CountedUnit
  /// The vague phrase in lower case ("dozens", "hundreds of thousands").
  public var vagueClass: String?
  /// How the number relates to time and events.
  public var kind: ClaimKind
  /// How the speaker commits to the number.
  public var status: ClaimStatus
  /// Whether the number is implied by a singular noun phrase ("a man was killed").
  public var implicit: Bool
  /// Codebook classes and group words as written, in the order of the codebook, then of the text.
  public var population: [String]
  /// The place the count is about, as written.
  public var place: TextSpan?
  /// The time that the figure holds for; nil when nothing decides it.
  public var asOf: AsOf?
  /// The start that totals and day counts run from.
  public var epoch: CivilDate?
  /// Index, in the extraction, of the claim that this one is a subset of.
  public var partOf: Int?
  /// Indices of the claims that a share may be a share of.
  public var base: [Int]
  /// How the base was found.
  public var baseResolution: BaseResolution?
  /// The measure that a share is a share of.
  public var shareOf: Measure?
  /// The words of a rate's denominator.
  public var per: TextSpan?
  /// Who speaks.
  public var voice: Voice
  /// Hops in order: hop 0 speaks to the reader, the last hop is the originator.
  public var sources: [SourceHop]
  /// What the figure counts by the source's definition ("identified"), when the words say so.
  public var definition: String?
  /// Loaded words about the value, lower case, in the order of the text.
  public var framing: [String]
  /// What a reader should know about these words.
  public var notices: [Notice]
  /// The sentence that states the claim.
  public var quote: TextSpan
  /// How each field was decided, in the order decided.
  public var evidence: [Evidence]
  /// How likely it is that number, status and source are right, in hundredths, 0…100.
  public var confidence: Int

  /// A claim of which only the number and the measure are known yet.
  public init(span: TextSpan, measure: Measure, bound: Bound, low: ExactDecimal?, high: ExactDecimal?, quote: TextSpan)
  {
    self.span = span
    self.measure = measure
    self.bound = bound
    self.low = low
    self.high = high
    self.quote = quote
    unit = .person
    kind = .incident
    status = .asserted
    implicit = false
    population = []
    base = []
    voice = .publisher
    sources = []
    framing = []
    notices = []
    evidence = []
    // Every stage of an extraction adds some.
    evidence.reserveCapacity(14)
    confidence = 50
  }
}

/// One hop of a claim's attribution (codebook, section 6).
public struct SourceHop: Hashable, Sendable {
  /// 0 speaks to the publisher's reader; sources named side by side share a hop (G17).
  public var hop: Int
  /// The noun phrase that identifies the speaker, as written; nil when the words name nobody.
  public var span: TextSpan?
  /// The words that link it: "said", "according to".
  public var cue: TextSpan?
  /// The antecedent's words, when `span` is a pronoun or a bare noun (G14).
  public var resolved: TextSpan?
  /// The registry's preferred name, else the words without article and asides; empty when unnamed.
  public var name: String
  /// The registry's identifier, when the source is a known one.
  public var id: String?
  /// What sort of body or person it is.
  public var kind: SourceKind
  /// What the words are to the registered body, when it is a known one.
  public var alias: AliasKind?

  /// A hop with all its parts.
  public init(
    hop: Int, span: TextSpan?, cue: TextSpan?, resolved: TextSpan? = nil, name: String, id: String? = nil,
    kind: SourceKind, alias: AliasKind? = nil
  ) {
    self.hop = hop
    self.span = span
    self.cue = cue
    self.resolved = resolved
    self.name = name
    self.id = id
    self.kind = kind
    self.alias = alias
  }
}

/// Why a field of a claim has its value: the rule that decided it, and the words that it went by.
public struct Evidence: Hashable, Sendable {
  /// The codebook's name of the field: "measure", "bound", "as_of", "sources" …
  public let field: String
  /// The rule's name, stable over versions while its meaning is: "measure.passive".
  public let rule: String
  /// The words that decided, when there are any.
  public let span: TextSpan?

  /// The evidence for one field.
  public init(_ field: String, rule: String, span: TextSpan? = nil) {
    self.field = field
    self.rule = rule
    self.span = span
  }
}

/// Something about the text that a reader should know: a bidirectional control, a split number.
public struct Notice: Hashable, Sendable {
  /// A short stable name: "bidi", "split_number", "ambiguous_grouping", "future_date" …
  public let code: String
  /// The words that it is about, when there are any.
  public let span: TextSpan?
  /// One sentence for a person.
  public let text: String

  /// A notice about `span`.
  public init(code: String, span: TextSpan?, text: String) {
    self.code = code
    self.span = span
    self.text = text
  }
}

/// All that the extractor found in one document, in the order of the text.
public struct Extraction: Hashable, Sendable {
  /// The claims, in the order of the text.
  public var claims: [Claim]
  /// What a reader should know about these words.
  public var notices: [Notice]
  /// The date in the text's dateline or head, with the words it was read from.
  public var dateline: (date: CivilDate, span: TextSpan)? {
    guard let datelineDate, let datelineSpan else { return nil }
    return (datelineDate, datelineSpan)
  }
  /// The dateline's date, when the text has one.
  public var datelineDate: CivilDate?
  /// The dateline's words.
  public var datelineSpan: TextSpan?
  /// The body that published the text as its own bulletin, as written (G20).
  public var author: TextSpan?

  /// An extraction that found nothing.
  public init(claims: [Claim] = [], notices: [Notice] = []) {
    self.claims = claims
    self.notices = notices
  }
}
