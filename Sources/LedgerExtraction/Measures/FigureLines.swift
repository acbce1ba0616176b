import LedgerTypes

/// Numbers that situation reports give by a label or by a word for counting: "Deaths 12", "Fatalities (12), injured (34)",
/// "Displaced families: 560", "equivalent to 2,100 persons", "but only five are confirmed".
enum FigureLines {
  /// No label has more words.
  private static let longestLabel = 7

  static func apply(to linker: inout Linker) {
    let clause = linker.clause
    for index in clause.quantities.indices
    where clause.quantities[index].role == .count && !linker.isLinked(index) {
      if equivalent(index, &linker) || verified(index, &linker) { continue }
      labelled(index, &linker)
    }
  }

  /// A number without a noun behind a label that holds a measure word and no verb.
  private static func labelled(_ index: Int, _ linker: inout Linker) {
    let clause = linker.clause
    let quantity = clause.quantities[index]
    guard quantity.head == nil else { return }
    let start = quantity.terms.lowerBound
    let end = quantity.terms.upperBound
    var last = start - 1
    let isBracket = clause.isMark(last, "(") && clause.isMark(end, ")")
    let isColon = clause.isMark(last, ":") || clause.isMark(last, "=") || clause.isDash(last)
    if isBracket || isColon {
      last -= 1
    } else {
      // "Deaths 12": the line has nothing else.
      guard clause.sentence.isLine || clause.terms.count <= 6, end == clause.terms.count, start <= longestLabel else {
        return
      }
    }
    var first = last
    while first >= 0, clause.isKind(first, .word) || clause.isMark(first, "(") && !isBracket { first -= 1 }
    guard last - first <= longestLabel, last > first, !isColon && !isBracket || isBorder(first, clause),
      isColon || isBracket || first < 0
    else { return }
    let label = first + 1..<last + 1
    guard
      !label.contains(where: { clause.has($0, [.be, .have, .modal, .cueVerb, .relative, .subordinator, .pronoun]) }),
      let trigger = label.last(where: {
        clause.has($0, [.measureNoun, .participle, .measureAdjective]) && clause.lexeme($0).measure != nil
      }), let measure = clause.lexeme(trigger).measure, linker.fits(measure, index)
    else { return }
    linker.link(.quantity(index), measure, trigger: trigger, rule: .labelled)
  }

  private static func isBorder(_ term: Int, _ clause: Clause) -> Bool {
    term < 0 || clause.isKind(term, .comma) || clause.isMark(term, "|") || clause.isMark(term, ";")
      || clause.isMark(term, ")") || clause.isDash(term) || clause.isKind(term, .stop) || clause.isMark(term, ":")
      || clause.isMark(term, "•")
  }

  /// "765,869 families, equivalent to 2,733,646 persons", "These families are equivalent to 3,402,391 persons".
  private static func equivalent(_ index: Int, _ linker: inout Linker) -> Bool {
    let clause = linker.clause
    let start = clause.quantities[index].terms.lowerBound
    guard let head = clause.quantities[index].head, clause.has(head, .personPlural), clause.isWord(start - 1, "to"),
      clause.isWord(start - 2, "equivalent") || clause.isWord(start - 2, "equal")
    else { return false }
    let earlier = linker.links.last { linker.terms(of: $0).upperBound <= start - 2 }
    guard let measure = earlier?.measure ?? linker.previousMeasure, linker.fits(measure, index) else { return false }
    linker.link(.quantity(index), measure, trigger: earlier?.trigger ?? start - 2, rule: .equivalent)
    return true
  }

  private static func isVerdict(_ term: Int, _ clause: Clause) -> Bool {
    clause.isWord(term, "confirmed") || clause.isWord(term, "validated") || clause.isWord(term, "verified")
  }

  /// "12 reported fatalities but only five are confirmed", "27 deaths, of which only four are validated".
  private static func verified(_ index: Int, _ linker: inout Linker) -> Bool {
    let clause = linker.clause
    let quantity = clause.quantities[index]
    let end = Objects.end(of: index, clause)
    guard quantity.head == nil else { return false }
    var next = end
    while next < end + 3, !isVerdict(next, clause),
      clause.has(next, [.be, .have, .adverb]) || clause.isWord(next, "being")
    { next += 1 }
    guard next > end, isVerdict(next, clause),
      let parent = linker.links.lastIndex(where: {
        linker.terms(of: $0).upperBound <= quantity.terms.lowerBound && $0.partOf == nil
      })
    else { return false }
    linker.link(
      .quantity(index), linker.links[parent].measure, trigger: linker.links[parent].trigger, rule: .verified,
      partOf: parent)
    return true
  }
}
