import LedgerTypes

/// What a header, a row's first cell or a caption says about the numbers of its column, row or table.
struct TableLabel {
  /// What is counted; nil when the words do not say, or say two things.
  private(set) var measure: Measure?
  /// The token of the measure word.
  private(set) var trigger: Range<Int>?
  private(set) var population: [String] = []
  /// A date, a month or a year that the whole label is.
  private(set) var date: AsOf?
  /// The label's words, when they can be the name of a place.
  private(set) var place: Range<Int>?
  /// `cumulative` or `increment`, when the words say so, with the token that does.
  private(set) var kind: (kind: ClaimKind, token: Int)?
  /// Whether it names percentages, rates or other things that are no counts.
  private(set) var isOther = false
  /// Whether it heads a column of sources: "Source", "Reported by".
  private(set) var namesSources = false

  /// Whether it divides the count by group alone: "Women", "Children".
  var isGroup: Bool { measure == nil && !population.isEmpty }

  /// A label that says nothing.
  static let none = TableLabel()

  private init() {}

  /// Reads a label; `year` completes a date without one.
  init(_ cell: Range<Int>, page: Page, year: Int?) {
    guard !cell.isEmpty else { return }
    let clause = Clause(page, Self.sentence(cell))
    readMeasure(clause)
    population = Populations.sorted(Populations.classes(clause.terms.indices, clause))
    date = Self.date(cell, page, year)
    for token in cell {
      let classes = page.classes(token)
      if kind == nil, let stated = Self.kind(token, cell, page) { kind = (stated, token) }
      if !classes.isDisjoint(with: [.percent, .rate, .otherUnit, .share, .fraction]) || page.isMark(token, "%") {
        isOther = true
      }
    }
    namesSources =
      page.isWord(cell.lowerBound, "source") || page.isWord(cell.lowerBound, "sources")
      || page.isWord(cell.lowerBound, "reported") && cell.count == 2
    if measure == nil, population.isEmpty, date == nil, kind == nil, !isOther, !namesSources, Self.isName(cell, page) {
      place = cell
    }
  }

  static func sentence(_ tokens: Range<Int>) -> Sentence {
    Sentence(
      first: tokens.lowerBound, end: tokens.upperBound, classes: [], paragraph: 0, startsInQuote: false, isLine: true)
  }

  /// "Killed", "Houses damaged"; "Killed and injured" are casualties; two other measures leave it open.
  private mutating func readMeasure(_ clause: Clause) {
    var found: [(measure: Measure, term: Int)] = []
    for term in clause.terms.indices {
      guard clause.has(term, [.trigger, .intransitive, .measureNoun, .measureAdjective, .event]),
        let measure = clause.lexeme(term).measure, !found.contains(where: { $0.measure == measure })
      else { continue }
      found.append((measure, term))
    }
    if found.count == 2, Set(found.map(\.measure)) == [.killed, .injured] { found = [(.casualties, found[0].term)] }
    guard found.count == 1, let only = found.first else { return }
    measure = only.measure
    trigger = clause.terms[only.term].tokens
  }

  private static func date(_ cell: Range<Int>, _ page: Page, _ year: Int?) -> AsOf? {
    if let reading = DateReader(page: page, limit: cell.upperBound).read(cell.lowerBound),
      reading.end == cell.upperBound
    {
      return reading.dated ?? year.flatMap(reading.dated(in:))
    }
    guard cell.count == 1, page.tokens[cell.lowerBound].kind == .digits,
      let number = DigitReader(bytes: page.bytes).read(page.tokens[cell.lowerBound].range),
      number.grouping == .none, let year = number.value.wholeNumber, (1800...2200).contains(year)
    else { return nil }
    return CivilDate(year: year).map { AsOf($0) }
  }

  private static func kind(_ token: Int, _ cell: Range<Int>, _ page: Page) -> ClaimKind? {
    if page.classes(token).contains(.total) || page.isWord(token, "cumulative") || page.isWord(token, "since")
      || page.isWord(token, "date") && token > cell.lowerBound && page.isWord(token - 1, "to")
    {
      return .cumulative
    }
    let isNew = page.isWord(token, "new") || page.isWord(token, "past") || page.isWord(token, "last")
    return isNew ? .increment : nil
  }

  /// Words with a capital, and small ones between them: "Khan Younis", "Deir al-Balah", "Port-au-Prince".
  private static func isName(_ cell: Range<Int>, _ page: Page) -> Bool {
    guard cell.count <= 6, page.tokens[cell.lowerBound].isCapital else { return false }
    return cell.allSatisfy {
      page.tokens[$0].kind == .word || page.isMark($0, "-") || page.tokens[$0].kind == .possessive
    }
  }
}
