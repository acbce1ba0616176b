import LedgerTypes

/// Ties the quantities of one sentence to its measure words.
///
/// Rules run from the surest to the weakest; a number that one rule has tied, a later one leaves alone.
struct Linker {
  let clause: Clause
  private(set) var links: [Link] = []
  /// Whether people whom a rule has tied already are left alone, whatever the measure.
  var tiesOnlyFree = false

  /// The measure of the last claim before the sentence, for words such as "the figure".
  let previousMeasure: Measure?

  /// The words of the rules that find something without a number.
  @inline(__always)
  static var wordsWithoutNumber: WordClass {
    Nominals.words.union(Predicates.words).union(Partitives.words).union(Manners.words)
      .union([.alive, .negation, .startsMeasure])
  }

  /// Whether `Partitives` has tied something: a part of those whom a measure noun names, or such a whole.
  private(set) var namesWhole = false

  init(_ clause: Clause, previousMeasure: Measure?) {
    self.clause = clause
    self.previousMeasure = previousMeasure
  }

  /// Applies all rules; the links take the room of others that are needed no more.
  ///
  /// Rules that find nothing without a number, or without words of a class, are passed over.
  mutating func apply(into room: inout [Link]) {
    swap(&links, &room)
    if !links.isEmpty { links.removeAll(keepingCapacity: true) }
    let hasNumber = !clause.quantities.isEmpty
    if hasNumber { NumberedNouns.apply(to: &self) }
    if clause.holds(Nominals.words) { Nominals.apply(to: &self) }
    if clause.holds(.alive) { Rescues.apply(to: &self) }
    if clause.holds(Predicates.words) { Predicates.apply(to: &self) }
    if hasNumber, clause.holds(.structure) { Shelters.apply(to: &self) }
    if hasNumber { Tolls.apply(to: &self) }
    if hasNumber || clause.holds(Partitives.words.union(.including)) {
      let known = links.count
      Partitives.apply(to: &self)
      namesWhole = links.count > known
    }
    if clause.holds(Manners.words) { Manners.apply(to: &self) }
    if hasNumber {
      Fallbacks.apply(to: &self)
      FigureLines.apply(to: &self)
    }
    if clause.holds(.negation) { Negations.apply(to: &self) }
    if hasNumber { Events.apply(to: &self) }
    if clause.holds([.including, .relative]) { Partitives.included(&self) }
    Partitives.casualties(&self)
    if links.count > 2 { Partitives.broken(&self) }
  }

  // MARK: What rules ask

  func isLinked(_ quantity: Int) -> Bool { firstLink(of: quantity) != nil }

  /// The first link of the quantity; no sentence has many.
  func firstLink(of quantity: Int) -> Int? {
    for index in links.indices {
      if case .quantity(quantity) = links[index].subject { return index }
    }
    return nil
  }

  /// The quantity whose noun phrase, with its bound words, starts at the term, when it counts something.
  func countStarting(at term: Int) -> Int? {
    guard term < clause.terms.count, term >= 0 else { return nil }
    for index in clause.quantities.indices
    where clause.quantities[index].terms.lowerBound == term && clause.quantities[index].role == .count {
      return index
    }
    return nil
  }

  /// The quantity that holds the term inside its noun phrase.
  func quantity(around term: Int) -> Int? {
    clause.quantities.indices.first {
      clause.quantities[$0].terms.lowerBound <= term && term < clause.quantities[$0].phraseEnd
    }
  }

  /// Whether the measure can count what the quantity counts: nobody kills buildings.
  func fits(_ measure: Measure, _ quantity: Int) -> Bool {
    guard let head = clause.quantities[quantity].head else {
      // "released 31 reports": a word that could be the noun stands there.
      if measure == .destroyed { return clause.holds(.structure) || previousMeasure == .destroyed }
      return measure != .released || !clause.has(clause.quantities[quantity].terms.upperBound, .cueVerb)
    }
    let isThing = clause.has(head, [.structure]) && !clause.has(head, .personPlural)
    let isEvent = clause.has(head, .event) && !clause.has(head, .personPlural)
    // "eight people killed many more injured": nobody kills the injured of his own sentence.
    if measure == .killed, clause.has(head, [.measureNoun, .participle]),
      let own = clause.lexeme(head).measure, own == .injured || own == .missing
    {
      return false
    }
    // "recovered nine of the bodies but many were trapped"
    if measure == .affected || measure == .injured, clause.isWord(head, "bodies") || clause.isWord(head, "corpses") {
      return false
    }
    switch measure {
    case .destroyed:
      return isThing || isEvent || clause.has(head, .others)
        || !clause.has(head, [.personPlural, .personSingular, .measureNoun, .event])
    case .affected: return !isEvent
    case .released, .rescued, .detained, .abducted, .displaced:
      return !isThing && !isEvent
        && clause.has(head, [.personPlural, .personSingular, .measureNoun, .others, .collective, .nationality, .group])
    default:
      if clause.has(head, .collective), clause.has(head, .personPlural) { return true }
      return !isThing && !isEvent
    }
  }

  // MARK: What rules do

  @discardableResult
  mutating func link(
    _ subject: Link.Subject, _ measure: Measure, trigger: Int, rule: LinkRule, form: LinkForm = .number,
    partOf: Int? = nil
  ) -> Int? {
    if tiesOnlyFree, isTied(subject) { return nil }
    guard !links.contains(where: { $0.measure == measure && $0.subject == subject }) else { return nil }
    links.append(Link(subject: subject, measure: measure, trigger: trigger, rule: rule, form: form, partOf: partOf))
    return links.count - 1
  }

  private func isTied(_ subject: Link.Subject) -> Bool {
    switch subject {
    case .quantity(let index): isLinked(index)
    case .single(let terms), .nobody(let terms): links.contains { self.terms(of: $0).overlaps(terms) }
    }
  }

  mutating func setMeasure(_ measure: Measure, of link: Int) { links[link].measure = measure }
  mutating func setPart(_ parent: Int, of link: Int) { links[link].partOf = parent }
  mutating func setComplement(_ term: Int, of link: Int) { links[link].complement = term }

  /// Where the words of a link's subject begin and end.
  func terms(of link: Link) -> Range<Int> {
    switch link.subject {
    case .quantity(let index):
      clause.quantities[index].terms
        .lowerBound..<max(
          clause.quantities[index].phraseEnd, clause.quantities[index].terms.upperBound)
    case .single(let terms), .nobody(let terms): terms
    }
  }
}
