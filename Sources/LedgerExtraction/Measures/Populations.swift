import LedgerTypes

/// Decides who is counted: the codebook's classes, and proper group names as written.
enum Populations {
  static func unit(of link: Link, _ clause: Clause) -> CountedUnit {
    if case .quantity(let index) = link.subject, let head = clause.quantities[index].head,
      let unit = clause.lexeme(head).unit, link.measure != .attacks
    {
      if unit == .household || unit == .structure || (unit == .event && link.measure == .affected) { return unit }
    }
    switch link.measure {
    case .destroyed: return .structure
    case .attacks: return .event
    default: return .person
    }
  }

  static func population(of link: Int, _ linker: Linker) -> [String] {
    let clause = linker.clause
    let tie = linker.links[link]
    if let complement = tie.complement { return sorted(classes(complement..<complement + 1, clause)) }
    switch tie.subject {
    case .single(let terms):
      // "the woman's son": the owner is not who is counted.
      let owner = terms.last { clause.isKind($0, .possessive) }
      let own = classes((owner ?? terms.lowerBound)..<terms.upperBound, clause)
      if own.isEmpty, !terms.contains(where: { clause.has($0, .personSingular) }), isNounLess(terms, clause) {
        return carried(link, linker)
      }
      return sorted(own.isEmpty && isMinor(terms, clause) ? ["children"] : own)
    case .nobody: return []
    case .quantity(let index):
      let quantity = clause.quantities[index]
      let range = quantity.terms.upperBound..<max(quantity.phraseEnd, quantity.terms.upperBound)
      var own = classes(range, clause)
      if let joined = joined(after: range.upperBound, clause) { own.append(joined) }
      if clause.isWord(range.upperBound, "of") || clause.isWord(range.upperBound, "from") {
        own += belonging(quantity, range.upperBound, clause)
      }
      if clause.isWord(quantity.terms.upperBound, "of") { own += complement(quantity, clause) }
      if clause.isKind(range.upperBound, .comma) { own += apposition(range.upperBound, clause) }
      if tie.rule == .numberOf || tie.rule == .broughtTo { own += named(tie, clause) }
      if !own.isEmpty { return sorted(own) }
      if quantity.head == nil || clause.has(quantity.head ?? 0, .others), tie.partOf == nil {
        return carried(link, linker)
      }
      return []
    }
  }

  /// "another", "a fourth": one more of those before.
  private static func isNounLess(_ terms: Range<Int>, _ clause: Clause) -> Bool {
    terms.count == 1 && clause.has(terms.lowerBound, .determiner) || Singles.isOrdinal(terms.upperBound - 1, clause)
  }

  /// "his 4-year-old son": an age below 18 (Convention on the Rights of the Child, article 1).
  private static func isMinor(_ terms: Range<Int>, _ clause: Clause) -> Bool {
    terms.contains { term in
      guard let quantity = clause.quantity(at: term), clause.quantities[quantity].role == .age,
        let age = clause.quantities[quantity].exact?.wholeNumber
      else { return false }
      return age < 18
    }
  }

  /// A number whose noun is left out counts what the number before it counts.
  private static func carried(_ link: Int, _ linker: Linker) -> [String] {
    let clause = linker.clause
    let start = linker.terms(of: linker.links[link]).lowerBound
    var best: (start: Int, link: Int)?
    for other in linker.links.indices where other != link {
      let position = linker.terms(of: linker.links[other]).lowerBound
      guard position < start, linker.links[other].partOf == nil, start - position < 30 else { continue }
      if best.map({ position > $0.start }) ?? true { best = (position, other) }
    }
    guard let best, case .quantity(let index) = linker.links[best.link].subject,
      clause.quantities[index].head != nil
    else { return [] }
    let own = population(of: best.link, linker)
    // "killed four soldiers and one child and wounded nine others": the others are of both sorts.
    let isMixed =
      clause.has(best.start - 1, .conjunction)
      && linker.links.indices.contains { other in
        other != link && linker.links[other].measure == linker.links[best.link].measure
          && linker.terms(of: linker.links[other]).upperBound == best.start - 1 && population(of: other, linker) != own
      }
    return isMixed ? [] : own
  }

  /// The classes and names among the terms of a noun phrase.
  static func classes(_ range: Range<Int>, _ clause: Clause) -> [String] {
    var found: [String] = []
    for term in range {
      guard clause.isKind(term, .word) else { continue }
      if let population = clause.lexeme(term).population {
        // "an elderly woman" is both, "armed police" are police.
        if clause.has(term, .adjective), !clause.isWord(term, "elderly"),
          range.dropFirst(term - range.lowerBound + 1).contains(where: { clause.lexeme($0).population != nil })
        {
          continue
        }
        found.append(population)
      } else if clause.has(term, .group) {
        found.append(clause.text(term))
      } else if clause.has(term, .nationality), isHead(term, range, clause) {
        found.append(clause.page.text(clause.span(term..<range.upperBound)))
      }
    }
    return found.count < 2 ? found : found.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// "two of them children", "most of whom were women": what the part is said to be.
  private static func complement(_ quantity: Quantity, _ clause: Clause) -> [String] {
    var term = quantity.terms.upperBound
    guard clause.isWord(term, "of"), clause.has(term + 1, [.pronoun, .relative]) else { return [] }
    term += 2
    while clause.has(term, [.be, .adverb, .determiner]) { term += 1 }
    let start = term
    while term < start + 6,
      clause.isKind(term, .word)
        && !clause.has(term, [.preposition, .be, .have, .trigger, .cueVerb])
        || clause.isKind(term, .comma) && term > start && clause.has(term + 1, .personPlural)
    {
      term += 1
    }
    return classes(start..<term, clause)
  }

  /// "Two of the passengers, both women,": what all of them are said to be.
  private static func apposition(_ end: Int, _ clause: Clause) -> [String] {
    guard clause.isKind(end, .comma), clause.isWord(end + 1, "both") || clause.isWord(end + 1, "all") else { return [] }
    var term = end + 2
    while clause.isKind(term, .word), !clause.has(term, [.preposition, .be, .have, .trigger, .pronoun]), term < end + 6
    {
      term += 1
    }
    return classes(end + 2..<max(end + 2, term), clause)
  }

  /// "the number of [children] killed rose to 45", "brings to 117 the number of [soldiers] killed"
  private static func named(_ link: Link, _ clause: Clause) -> [String] {
    var start = link.trigger - 1
    while start > link.trigger - 9, !clause.isWord(start, "number") {
      guard clause.isKind(start, .word) else { return [] }
      start -= 1
    }
    guard clause.isWord(start, "number"), start + 1 < link.trigger else { return [] }
    return classes(start + 1..<link.trigger, clause)
  }

  /// "two members of the Coast Guard", "17 from the Armed Forces": the body tells who is counted.
  private static func belonging(_ quantity: Quantity, _ end: Int, _ clause: Clause) -> [String] {
    let isMember = quantity.head.map { clause.has($0, .member) } ?? false
    guard (isMember && clause.isWord(end, "of")) || (quantity.head == nil && clause.isWord(end, "from")) else {
      return []
    }
    var term = end + 1
    while clause.has(term, .determiner) { term += 1 }
    let start = term
    while term < min(start + 7, clause.terms.count), clause.isKind(term, .word) || clause.isKind(term, .possessive),
      !clause.has(term, [.preposition, .conjunction, .be, .have, .trigger, .relative, .cueVerb, .intransitive])
    {
      term += 1
    }
    return classes(start..<term, clause)
  }

  /// "Palestinians", "Mexican nationals": the group is the noun itself.
  private static func isHead(_ term: Int, _ range: Range<Int>, _ clause: Clause) -> Bool {
    if term == range.upperBound - 1 {
      let last = clause.page.tokens[clause.terms[term].end - 1].range
      return clause.page.bytes[last.upperBound - 1] | 0x20 == UInt8(ascii: "s")
    }
    return term == range.upperBound - 2 && clause.isWord(term + 1, "nationals")
  }

  /// "women and children": two classes joined over one number.
  private static func joined(after end: Int, _ clause: Clause) -> String? {
    guard clause.has(end, .conjunction), clause.has(end + 1, .personPlural),
      let population = clause.lexeme(end + 1).population,
      !clause.has(end + 2, [.be, .trigger, .have]) || clause.has(end - 1, .personPlural)
    else { return nil }
    return population
  }

  static func sorted(_ found: [String]) -> [String] {
    guard found.count > 1 else { return found }
    let known = PopulationClass.names.filter(found.contains)
    return known + found.filter { !PopulationClass.names.contains($0) }
  }
}
