import LedgerTypes

/// What the head and the end of an Arabic document say about all of it: its date, its author, its place.
struct ArabicHead {
  /// The date in the text, else that of the metadata.
  private(set) var date: CivilDate?
  /// The words of the date in the text.
  private(set) var dateSpan: TextSpan?
  /// The body whose own bulletin it is (codebook, G20).
  private(set) var author: ArabicSpeaker?
  /// Whether the text is laid out in lines of a list.
  private(set) var isBulletin = false
  /// The first place that the head names.
  private(set) var place: TextSpan?

  private var contexts: [[UInt8]]

  init(_ clauses: [ArabicClause], page: Page, matcher: ArabicSourceMatcher, context: DocumentContext) {
    date = context.published
    var words = page.tokens.filter { $0.kind == .word }.prefix(2_000).map { ArabicFold.folded(page.bytes[$0.range]) }
    if let title = context.title { words += ArabicSourceIndex.words(Array(title.utf8)[...]) }
    contexts = words
    let items = clauses.reduce(0) { $0 + ($1.isItem || $1.isFigureLine ? 1 : 0) }
    isBulletin = items >= 2 && items * 3 >= clauses.count
    findDate(clauses)
    findAuthor(clauses, matcher, context)
    // What the author answers for is what the bulletin is about.
    if let id = author?.id, let record = matcher.records.first(where: { $0.id == id }) {
      matcher.sources.forEachContext(of: record) { contexts += ArabicSourceIndex.words(matcher.sources.text[$0]) }
    }
    for clause in clauses.prefix(4) where place == nil {
      place = ArabicPlaces.mentions(in: clause, outside: []).first.map { clause.span($0) }
    }
  }

  /// The start of the war that the document is about: the latest one that the registry knows and whose words stand here.
  func war(_ epochs: [RegisteredEpoch]) -> CivilDate? {
    var best: (start: CivilDate, count: Int)?
    for epoch in epochs {
      if let date, epoch.start > date { continue }
      let count = epoch.context.reduce(0) { $0 + occurrences(of: $1) }
      if count > 0, best.map({ count > $0.count }) ?? true { best = (epoch.start, count) }
    }
    return best?.start
  }

  private func occurrences(of text: String) -> Int {
    guard let first = text.utf8.first, ArabicFold.isArabic(first) else { return 0 }
    let wanted = ArabicSourceIndex.words(Array(text.utf8)[...])
    guard wanted.count == 1 else { return 0 }
    return contexts.reduce(0) { $0 + ($1 == wanted[0] || $1.dropFirst(2).elementsEqual(wanted[0]) ? 1 : 0) }
  }

  // MARK: Date

  /// A line of its own that is a date, at the head or the end; or the date of a dateline.
  private mutating func findDate(_ clauses: [ArabicClause]) {
    let ends = Array(clauses.suffix(4).reversed()) + Array(clauses.prefix(6))
    for clause in ends {
      guard let term = clause.terms.firstIndex(where: { $0.kind == .date }), clause.isDateLine else { continue }
      let found = clause.dates[clause.terms[term].index]
      guard found.day != nil, let day = found.resolved(before: date) ?? found.full else { continue }
      date = day
      dateSpan = found.span
      return
    }
    if let first = clauses.first { dateline(first) }
  }

  /// "غزة - 15 يونيو 2026 - وفا": the first terms, up to a dash.
  private mutating func dateline(_ clause: ArabicClause) {
    for term in 0..<min(10, clause.terms.count) where clause.terms[term].kind == .date {
      let next = term + 1
      guard
        clause.isMark(next, "-") || clause.isMark(next, "–") || clause.isMark(next, ":") || clause.isMark(next, ")"),
        !clause.quantities.contains(where: { $0.terms.lowerBound < term })
      else { return }
      let found = clause.dates[clause.terms[term].index]
      guard found.day != nil, let day = found.resolved(before: date) ?? found.full else { return }
      date = day
      dateSpan = found.span
      return
    }
  }

  // MARK: Author

  /// A body that a line by itself names, at the head or as a signature, or whose statement the head says it is.
  private mutating func findAuthor(
    _ clauses: [ArabicClause], _ matcher: ArabicSourceMatcher, _ context: DocumentContext
  ) {
    let reader = { (clause: ArabicClause) in
      ArabicSpeakerReader(clause: clause, matcher: matcher, earlier: [])
    }
    for clause in Array(clauses.prefix(3)) + Array(clauses.suffix(3)) {
      guard let start = clause.terms.indices.first(where: { clause.terms[$0].kind == .word }),
        let speaker = reader(clause).speaker(at: start, allowsNames: false), isBody(speaker),
        clause.isNothingElse(after: speaker.terms.upperBound, allowsColon: context.publisher == nil)
      else { continue }
      author = speaker
      return
    }
    if let publisher = context.publisher {
      findPublisher(clauses, ArabicSourceIndex.words(Array(publisher.utf8)[...]), reader)
    }
    if author != nil { return }
    for clause in clauses.prefix(3) {
      for term in clause.terms.indices where clause.isWord(term, clause.words.statement) {
        for next in term + 1..<term + 5 {
          guard clause.isWord(next, clause.words.issued),
            let speaker = reader(clause).speaker(at: next + 1, allowsNames: false), isBody(speaker)
          else { continue }
          author = speaker
          return
        }
      }
    }
  }

  /// The publisher of the metadata, where it is a body and the head of the text names it.
  private mutating func findPublisher(
    _ clauses: [ArabicClause], _ publisher: [[UInt8]], _ reader: (ArabicClause) -> ArabicSpeakerReader
  ) {
    guard !publisher.isEmpty else { return }
    for clause in clauses.prefix(6) {
      for term in clause.terms.indices where clause.has(term, [.bodyNoun, .sourceNoun]) {
        guard let speaker = reader(clause).speaker(at: term, allowsNames: false), isBody(speaker),
          ArabicSourceIndex.words(clause.page.bytes[speaker.span.start..<speaker.span.end])
            .allSatisfy(publisher.contains)
        else { continue }
        author = speaker
        return
      }
    }
  }

  private func isBody(_ speaker: ArabicSpeaker) -> Bool {
    switch speaker.kind {
    case .newsAgency, .newsOutlet, .person, .document, .unnamedOfficial, .witness, .unknown, .hospital: false
    default: speaker.id != nil || isBulletin
    }
  }
}

extension ArabicClause {
  /// Whether the line is a label and a number: "عدد الجرحى: 40".
  var isFigureLine: Bool {
    terms.count <= 12
      && quantities.contains { quantity in
        quantity.role == .count && quantity.terms.lowerBound > 0 && isMark(quantity.terms.lowerBound - 1, ":")
      }
  }

  /// Whether the line is a date and next to nothing else.
  fileprivate var isDateLine: Bool {
    let others = terms.reduce(0) { count, term in
      count + (term.kind == .word && !term.has([.weekday, .dayWord, .place, .timeUnit]) ? 1 : 0)
    }
    return others <= 2 && !quantities.contains { $0.role == .count && $0.head != nil } && terms.count <= 10
  }

  /// Whether only marks, a date and a weekday follow.
  fileprivate func isNothingElse(after end: Int, allowsColon: Bool) -> Bool {
    (end..<max(end, terms.count)).allSatisfy { term in
      terms[term].kind != .word && terms[term].kind != .number && terms[term].kind != .digits
        || has(term, [.weekday, .place])
    } && (allowsColon || !isMark(end, ":"))
  }
}
