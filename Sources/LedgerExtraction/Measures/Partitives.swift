import LedgerTypes

/// Parts of a whole that a measure noun names: "14 of the dead", "five children were among the dead",
/// "the dead include three women", "of the 45 killed".
enum Partitives {
  /// The words that name a whole.
  @inline(__always) static var words: WordClass { [.measureNoun, .participle, .measureAdjective] }

  /// Whether links of the rule count a part of those whom a measure noun names.
  static func isOwn(_ rule: LinkRule) -> Bool {
    switch rule {
    case .among, .ofTheDead, .deadInclude, .amongThem: true
    default: false
    }
  }

  static func apply(to linker: inout Linker) {
    let clause = linker.clause
    for index in clause.quantities.indices where clause.quantities[index].role == .count {
      ofTheDead(index, &linker)
    }
    for link in linker.links.indices { amongNumber(link, &linker) }
    for index in clause.quantities.indices where clause.quantities.count > 1 {
      // "said that of the 5,021 deaths, 3,165 were …"
      let start = clause.quantities[index].terms.lowerBound
      if clause.isWord(start - 2, "of"), clause.isWord(start - 3, "that") { ofWhole(start - 2, &linker) }
    }
    let first = opening(clause)
    if clause.isWord(first, "of") || clause.isWord(first, "among") { ofWhole(first, &linker) }
    if clause.isWord(first, "of") { ofThose(first, &linker) }
    if clause.page.isWord(clause.terms[min(first, clause.terms.count - 1)].first, "among") { amongThem(first, &linker) }
    for term in clause.landmarks where clause.has(term, words) {
      guard let measure = whole(term, clause) else { continue }
      among(term, measure, &linker)
      includes(term, measure, &linker)
    }
  }

  /// "11,300 cases, including over 300 deaths": a part whose own noun has another measure.
  static func included(_ linker: inout Linker) {
    let clause = linker.clause
    for link in linker.links.indices where linker.links[link].partOf == nil {
      let start = linker.terms(of: linker.links[link]).lowerBound
      // "13,609 casualties, including 5,021 killed and [8,588 injured]"
      if clause.isWord(start - 1, "and"), let part = linker.links.first(where: { $0.trigger == start - 2 }),
        let whole = part.partOf, linker.links[whole].measure == .casualties
      {
        linker.setPart(whole, of: link)
        continue
      }
      guard SubjectLists.isIncluded(start, clause) else { continue }
      // "51,921, of which 42,822 are damaged"
      let first =
        clause.has(start - 1, .including)
        ? start - 1 : SubjectLists.isOfWhom(start, clause) ? start - (clause.isKind(start - 1, .comma) ? 3 : 2) : start
      guard first < start else { continue }
      let before = clause.isKind(first - 1, .comma) ? first - 1 : first
      // "46 cases of fever have been reported, including 21 confirmed cases"
      guard
        let whole = linker.links.indices.first(where: { linker.terms(of: linker.links[$0]).upperBound == before })
          ?? linker.links.indices.last(where: { other in
            linker.terms(of: linker.links[other]).upperBound <= before && linker.links[other].partOf == nil
              && (linker.links[other].measure == linker.links[link].measure || linker.links[other].measure == .affected)
              && before < first
          })
      else { continue }
      linker.setPart(whole, of: link)
    }
  }

  /// "18 casualties and 20 injured": beside the injured, casualties are the dead; so are "27 victims of the massacre".
  static func casualties(_ linker: inout Linker) {
    let clause = linker.clause
    for link in linker.links.indices where linker.links[link].measure == .casualties {
      let end = linker.terms(of: linker.links[link]).upperBound
      guard clause.has(end - 1, .measureNoun) else { continue }
      let isBeside = linker.links.contains {
        $0.measure == .injured && $0.partOf == nil && linker.terms(of: $0).lowerBound == end + 1
      }
      let start = linker.terms(of: linker.links[link]).lowerBound
      if clause.isWord(end - 1, "victims"), clause.isWord(start - 1, "with"),
        let whole = linker.links.firstIndex(where: { $0.measure == .killed && linker.terms(of: $0).upperBound < start })
      {
        // "three more deaths were recorded, with two victims from the north"
        linker.setMeasure(.killed, of: link)
        linker.setPart(whole, of: link)
        for rest in linker.links.indices
        where linker.links[rest].trigger == linker.links[link].trigger && rest != whole
          && linker.links[rest].measure == .casualties
        {
          linker.setMeasure(.killed, of: rest)
          linker.setPart(whole, of: rest)
        }
        continue
      }
      if isBeside && clause.isWord(end, "and") || clause.isWord(end - 1, "victims") && isMassacre(end, clause) {
        linker.setMeasure(.killed, of: link)
      }
    }
  }

  private static func isMassacre(_ of: Int, _ clause: Clause) -> Bool {
    guard clause.isWord(of, "of"), clause.has(of + 1, .determiner) else { return false }
    let noun = clause.has(of + 2, .adjective) || clause.isWord(of + 2, "latest") ? of + 3 : of + 2
    return clause.lexeme(noun).measure == .killed
  }

  /// "28 casualties: 11 dead and 17 wounded": what a colon, a dash or a bracket opens behind a count of both.
  static func broken(_ linker: inout Linker) {
    let clause = linker.clause
    for whole in linker.links.indices where linker.links[whole].measure == .casualties {
      let end = linker.terms(of: linker.links[whole]).upperBound
      guard clause.isMark(end, ":") || clause.isMark(end, "(") || clause.isDash(end) else { continue }
      for part in linker.links.indices where part != whole && linker.links[part].partOf == nil {
        let measure = linker.links[part].measure
        if measure == .killed || measure == .injured, linker.terms(of: linker.links[part]).lowerBound > end {
          linker.setPart(whole, of: part)
        }
      }
    }
  }

  /// The measure of "the dead", "those killed", "the victims", "the injured" at its last word.
  private static func whole(_ term: Int, _ clause: Clause) -> Measure? {
    guard clause.has(term, words) else { return nil }
    guard
      clause.has(term - 1, [.determiner, .personPlural, .adjective, .weekday]) || clause.isKind(term - 1, .possessive)
        || (clause.isKind(term - 1, .quantity) && clause.has(term - 2, .determiner)) || isAmong(term - 1, clause)
        || clause.has(term - 1, [.be, .have]) && clause.has(term - 2, .relative)
    else { return nil }
    if clause.isWord(term, "victims") || clause.isWord(term, "casualties") { return .killed }
    return clause.lexeme(term).measure
  }

  private static func ofTheDead(_ index: Int, _ linker: inout Linker) {
    let clause = linker.clause
    let next = clause.quantities[index].terms.upperBound
    guard clause.isWord(next, "of") || clause.page.isWord(clause.terms[min(next, clause.terms.count - 1)].first, "out"),
      clause.quantities[index].vagueTokens == nil || clause.has(next + 1, .determiner)
    else {
      return
    }
    var term = next + 1
    let limit = min(next + 6, clause.terms.count)
    while term < limit {
      if let measure = whole(term, clause), !linker.isLinked(index), !isCarried(term + 1, clause) {
        // "one of the 369 people killed"
        let number = clause.quantities.indices.first {
          $0 != index && clause.quantities[$0].terms.lowerBound > next && clause.quantities[$0].terms.upperBound <= term
        }
        let parent = number.flatMap { linker.firstLink(of: $0) }
        let link = linker.link(
          .quantity(index), measure, trigger: term, rule: .ofTheDead, partOf: parent)
        complement(after: term + 1, link, &linker)
        return
      }
      guard clause.isKind(term, .word) || clause.isKind(term, .quantity) else { return }
      term += 1
    }
  }

  /// "Seven of the 14 survivors were taken to hospital": what is told of the part is the verb's.
  private static func isCarried(_ be: Int, _ clause: Clause) -> Bool {
    var verb = be
    while clause.has(verb, [.be, .have, .adverb]), verb < be + 4 { verb += 1 }
    return verb > be && clause.has(verb, [.carrying, .manner, .suffering])
  }

  /// "14 of the dead were [opposition fighters]"
  private static func complement(after start: Int, _ link: Int?, _ linker: inout Linker) {
    let clause = linker.clause
    guard let link, clause.has(start, .be) else { return }
    for term in (start + 1)..<min(start + 6, clause.terms.count)
    where clause.has(term, [.personPlural, .personSingular, .group]) {
      linker.setComplement(term, of: link)
      // "13,000 of those killed were children and 8,800 women"
      Objects.linkRest(
        after: term + 1, linker.links[link].measure, trigger: linker.links[link].trigger, parent: link, &linker)
      return
    }
  }

  /// "five children were among the dead", "among the dead were two women"
  private static func among(_ term: Int, _ measure: Measure, _ linker: inout Linker) {
    let clause = linker.clause
    var before = term - 1
    while before > term - 5, clause.has(before, [.determiner, .adjective, .personPlural, .weekday]) { before -= 1 }
    guard isAmong(before, clause) else { return }
    if clause.has(before - 1, [.be, .adverb]) {
      Subjects.link(before: chainStart(before, clause), measure, trigger: term, rule: .among, &linker)
      return
    }
    if let quantity = clause.quantities.indices.last(where: { Objects.end(of: $0, clause) == before }),
      clause.quantities[quantity].role == .count, !linker.isLinked(quantity)
    {
      linker.link(.quantity(quantity), measure, trigger: term, rule: .among)
      SubjectLists.link(
        before: clause.quantities[quantity].terms.lowerBound, predicate: before, measure, trigger: term, &linker)
      return
    }
    var next = term + 1
    if clause.isKind(next, .comma) { next += 1 }
    if clause.has(next, .be) { next += 1 }
    // "Among those killed were [the three] guards who stood there"
    if linker.countStarting(at: Objects.objectStart(next, clause)) != nil || Singles.single(at: next, clause) != nil {
      guard clause.has(term + 1, .be) else { return }
      Objects.link(after: next - 1, measure, rule: .among, &linker)
    }
  }

  /// "among", "amongst", "among those", which is one term.
  private static func isAmong(_ term: Int, _ clause: Clause) -> Bool {
    guard clause.terms.indices.contains(term) else { return false }
    let word = clause.terms[term].first
    return clause.page.isWord(word, "among") || clause.page.isWord(word, "amongst")
  }

  /// "Six civilians were among at least 22 people killed"
  private static func amongNumber(_ link: Int, _ linker: inout Linker) {
    let clause = linker.clause
    guard case .quantity(let index) = linker.links[link].subject else { return }
    var before = clause.quantities[index].terms.lowerBound - 1
    // "were among the five killed"
    if clause.has(before, .determiner) { before -= 1 }
    guard clause.isWord(before, "among"), clause.has(before - 1, .be) else { return }
    let known = linker.links.count
    Subjects.link(
      before: chainStart(before, clause), linker.links[link].measure, trigger: linker.links[link].trigger,
      rule: .amongNumber, &linker)
    for part in known..<linker.links.count where linker.links[part].partOf == nil { linker.setPart(link, of: part) }
  }

  /// "Of the 212 dead, 80 were children and 61 women": a whole that opens the sentence, and its parts.
  private static func ofWhole(_ first: Int, _ linker: inout Linker) {
    let clause = linker.clause
    let isAmong = clause.isWord(first, "among")
    guard isAmong || clause.has(first + 1, .determiner),
      let whole = linker.countStarting(at: first + 2) ?? (isAmong ? linker.countStarting(at: first + 1) : nil)
    else { return }
    let end = Objects.end(of: whole, clause)
    if !linker.isLinked(whole) {
      let trigger = end - 1
      guard let measure = clause.lexeme(trigger).measure ?? clause.lexeme(min(end, clause.terms.count - 1)).measure,
        clause.has(trigger, [.measureNoun, .measureAdjective]) || clause.has(end, [.participle, .measureAdjective])
      else { return }
      linker.link(.quantity(whole), measure, trigger: trigger, rule: .ofWhole)
    }
    guard let parent = linker.firstLink(of: whole) else { return }
    let measure = linker.links[parent].measure
    for part in clause.quantities.indices where part != whole && clause.quantities[part].role == .count {
      guard clause.quantities[part].terms.lowerBound > end, linker.fits(measure, part) else { continue }
      if let known = linker.firstLink(of: part) {
        // "Of the 10 cases, two have died": whatever became of them.
        if linker.links[known].partOf == nil, Shares.isCountable(linker.links[known].measure), known != parent {
          linker.setPart(parent, of: known)
        }
      } else if let link = linker.link(
        .quantity(part), measure, trigger: linker.links[parent].trigger, rule: .subset, partOf: parent)
      {
        complement(after: clause.quantities[part].terms.upperBound, link, &linker)
      }
    }
  }

  /// "Of the dead, 73 were in the valley", "Of these, 441 were children": a whole without its number opens the sentence.
  private static func ofThose(_ first: Int, _ linker: inout Linker) {
    let clause = linker.clause
    var end = first + 1
    var found: Measure?
    // "Of those who were killed"
    while end < min(first + 6, clause.terms.count), clause.isKind(end, .word), !clause.has(end, .preposition),
      !clause.has(end, .be) || clause.has(end - 1, .relative)
    {
      found = whole(end, clause) ?? found
      end += 1
    }
    let isPronoun =
      end == first + 2
      && (clause.has(end - 1, .pronoun) || clause.isWord(end - 1, "these") || clause.isWord(end - 1, "those"))
    guard let measure = found ?? (isPronoun ? linker.previousMeasure : nil) else { return }
    if clause.isKind(end, .comma) { end += 1 }
    guard let part = linker.countStarting(at: end), !linker.isLinked(part), linker.fits(measure, part) else { return }
    let link = linker.link(
      .quantity(part), measure, trigger: found == nil ? first + 1 : end - 1, rule: .ofTheDead)
    complement(after: Objects.end(of: part, clause), link, &linker)
  }

  /// "Among them were [a woman] and [two children]": a part of the figure before.
  private static func amongThem(_ first: Int, _ linker: inout Linker) {
    let clause = linker.clause
    let last = clause.terms[first].tokens.count > 1 ? first : first + 1
    guard clause.page.isWord(clause.terms[min(last, clause.terms.count - 1)].end - 1, "them"),
      clause.has(last + 1, .be), let measure = linker.previousMeasure, Objects.fitsSingle(measure)
    else { return }
    Objects.link(after: last + 1, measure, rule: .amongThem, &linker)
  }

  /// Where the sentence's words begin, behind a dateline: "SEOUL — [Of] the 153 people killed".
  private static func opening(_ clause: Clause) -> Int {
    var first = 0
    while clause.hasMarks, first < min(9, clause.terms.count),
      clause.isKind(first, .word) || clause.isKind(first, .comma) || clause.isKind(first, .quantity)
        || clause.isMark(first, "(") || clause.isMark(first, ")")
    {
      if clause.isDash(first + 1), clause.isCapital(0) { return first + 2 }
      first += 1
    }
    first = 0
    while clause.isKind(first, .quote) || clause.isKind(first, .mark) { first += 1 }
    return first
  }

  private static func chainStart(_ term: Int, _ clause: Clause) -> Int {
    var start = term
    while start > 0, clause.has(start - 1, [.be, .adverb, .have]) { start -= 1 }
    return start
  }

  /// "the dead include three women and a child", "the confirmed deaths are fourteen civilians"
  private static func includes(_ term: Int, _ measure: Measure, _ linker: inout Linker) {
    let clause = linker.clause
    // "The injured persons include nine from Cordillera"
    let noun =
      clause.has(term, .measureAdjective) && clause.has(term + 1, .personPlural) && clause.isWord(term + 2, "include")
      ? term + 1 : term
    // "Those rescued include two Somalis": a participle takes no "are", which would be its own verb's.
    guard
      clause.has(term, .measureNoun) || noun > term || clause.isWord(term + 1, "include")
        || clause.isWord(term + 1, "included"),
      clause.has(noun + 1, [.including, .be]), !clause.isWord(noun + 1, "including")
    else { return }
    let start = Objects.objectStart(noun + 2, clause)
    guard
      linker.countStarting(at: start) != nil
        || (Singles.single(at: start, clause) != nil && clause.has(term + 1, .including))
    else { return }
    // "the deaths are 14 civilians and five soldiers" names all of them, no part.
    let rule: LinkRule = clause.has(noun + 1, .be) ? .deadAre : .deadInclude
    Objects.link(after: noun + 1, measure, rule: rule, &linker)
  }
}
