import LedgerTypes

/// Verbs and adjectives of measures, with the numbers that are their subject or object.
///
/// Active: "killed 18 civilians", "killing at least 17". Passive: "18 civilians were killed". Reduced: "18 killed",
/// "left 42 people dead". Intransitive: "43 died". Two verbs over one number: "killed or injured".
enum Predicates {
  @inline(__always) static var words: WordClass { [.trigger, .intransitive, .measureAdjective] }

  static func apply(to linker: inout Linker) {
    let clause = linker.clause
    for term in clause.landmarks where clause.has(term, words) && !clause.has(term, .manner) {
      guard let measure = clause.lexeme(term).measure, !isModifier(term, linker)
      else { continue }
      // "recovered from under the rubble": where people were, not where they are.
      if measure == .missing, clause.isWord(term - 1, "from") { continue }
      if isNoHarm(term, measure, clause) { continue }
      // "released them": the object is a pronoun, and counts nobody.
      if clause.has(term + 1, .pronoun), !clause.has(term, .intransitive) {
        if clause.has(term + 2, .conjunction) {
          // "killed him and three other worshippers"
          Objects.linkRest(after: term + 2, measure, trigger: term, parent: nil, &linker)
        }
        continue
      }
      let predicate = Predicate(clause, term)
      if predicate.isJoined, join(predicate, measure, &linker) { continue }
      switch predicate.voice {
      case .active:
        // "following the killing of a leader"
        if clause.has(term, .gerund), clause.isWord(term + 1, "of"), Nominals.isDated(term, clause),
          linker.countStarting(at: Objects.objectStart(term + 2, clause)) == nil
        {
          continue
        }
        let hasObject = Objects.link(after: term, measure, rule: .active, &linker)
        if !hasObject, predicate.start < term, clause.isWord(term, "evacuated"), !startsNounPhrase(term + 1, linker) {
          // "half a million people have evacuated"
          Subjects.link(before: predicate.start, measure, trigger: term, rule: .intransitive, &linker)
        }
      case .passive:
        Subjects.link(before: predicate.start, measure, trigger: term, rule: .passive, &linker)
        partsBehind(term, measure, &linker)
        // "He was killed along with two other people"
        if clause.has(term + 1, .conjunction), !clause.isWord(term + 1, "and"), !clause.isWord(term + 1, "or"),
          !clause.isWord(term + 1, "but")
        {
          Objects.linkRest(after: term + 1, measure, trigger: term, parent: nil, &linker)
        } else {
          companions(after: term, measure, &linker)
        }
      case .intransitive:
        Subjects.link(before: predicate.start, measure, trigger: term, rule: .intransitive, &linker)
        partsBehind(term, measure, &linker)
        if let along = along(after: term, clause) {
          Objects.linkRest(after: along, measure, trigger: term, parent: nil, &linker)
        }
      case .bare:
        if !Subjects.link(before: predicate.start, measure, trigger: term, rule: .reduced, &linker),
          clause.has(term, .trigger) || !clause.has(term - 1, .be)
        {
          Objects.link(after: term, measure, rule: .active, &linker)
        }
      case .either:
        if !Objects.link(after: term, measure, rule: .active, &linker),
          measure == .displaced || !startsNounPhrase(term + 1, linker)
        {
          Subjects.link(
            before: predicate.start, measure, trigger: term,
            rule: clause.has(term, .intransitive) ? .intransitive : .reduced, &linker)
        }
      case .none: continue
      }
    }
  }

  private static let driving: [StaticString] = [
    "forced", "forcing", "forces", "drove", "driven", "driving", "drives", "pushed", "chased", "chasing", "swept",
  ]

  /// "was sentenced to death", "survived a no-confidence vote": the words of harm without the harm.
  private static func isNoHarm(_ term: Int, _ measure: Measure, _ clause: Clause) -> Bool {
    if measure == .killed, clause.has(term, .measureAdjective) {
      // "cost nine people their lives", but "risked their lives"
      if clause.page.isWord(clause.terms[term].first, "their") {
        return !(max(0, term - 10)..<term).contains { clause.isWord($0, "cost") || clause.isWord($0, "costing") }
      }
      // "unknown if the six were alive or dead"
      if clause.isWord(term - 1, "or"), clause.has(term - 2, .alive) { return true }
      return clause.isWord(term - 1, "sentenced") || clause.isWord(term - 1, "condemned")
    }
    if measure == .displaced, clause.has(term, .measureAdjective),
      clause.page.isWord(clause.terms[term].first, "from")
    {
      // "forced 3,000 people from their homes", but "took them from their homes"
      return !(max(0, term - 12)..<term).contains { index in Self.driving.contains { clause.isWord(index, $0) } }
    }
    if measure == .missing, clause.has(term, .trigger) { return !isRescue(before: term, clause) }
    return measure == .rescued && clause.has(term, .intransitive)
      && (term + 1..<min(term + 5, max(term + 1, clause.terms.count))).contains { clause.has($0, .voting) }
  }

  private static let searchers: [StaticString] = [
    "rescuers", "rescue", "divers", "guard", "navy", "crews", "teams", "helicopters", "boats", "ships", "volunteers",
    "firefighters",
  ]

  /// "Divers were searching for 26 others": whom rescuers look for is missing, whom the police look for is not.
  private static func isRescue(before term: Int, _ clause: Clause) -> Bool {
    (max(0, term - 10)..<term).contains { index in Self.searchers.contains { clause.isWord(index, $0) } }
  }

  /// "6 persons were injured, including a young girl"
  private static func partsBehind(_ term: Int, _ measure: Measure, _ linker: inout Linker) {
    let clause = linker.clause
    let next = clause.isKind(term + 1, .comma) ? term + 2 : term + 1
    guard clause.has(next, .including),
      let parent = linker.links.lastIndex(where: { $0.trigger == term && $0.partOf == nil })
    else { return }
    Objects.linkRest(after: next, measure, trigger: term, parent: parent, &linker)
  }

  /// "was killed on Friday with four others"
  private static func companions(after term: Int, _ measure: Measure, _ linker: inout Linker) {
    let clause = linker.clause
    if let along = along(after: term, clause) {
      // "were killed in the attack on the mall, along with five attackers"
      Objects.linkRest(after: along, measure, trigger: term, parent: nil, &linker)
      return
    }
    for index in term + 1..<min(term + 5, clause.terms.count) {
      if clause.isWord(index, "with"), let quantity = linker.countStarting(at: index + 1), !linker.isLinked(quantity),
        let head = clause.quantities[quantity].head, clause.has(head, [.others, .personPlural]),
        !Objects.belongsToNext(quantity, linker)
      {
        let main = linker.link(.quantity(quantity), measure, trigger: term, rule: .withOthers)
        Objects.linkRest(
          after: Objects.end(of: quantity, clause), measure, trigger: term, parent: main, &linker)
        return
      }
      guard clause.has(index, [.weekday, .dayWord, .adverb, .preposition]) else { return }
    }
  }

  /// The term of "along with", "together with" that joins more people to those of the verb.
  private static func along(after term: Int, _ clause: Clause) -> Int? {
    for index in term + 1..<max(term + 1, min(term + 16, clause.terms.count)) {
      if clause.has(index, .conjunction), clause.terms[index].tokens.count > 1 { return index }
      if clause.has(index, [.trigger, .relative, .be, .have, .cueVerb, .conjunction]) || clause.isKind(index, .stop) {
        return nil
      }
    }
    return nil
  }

  /// "The singer released albums": with an object behind it, the verb is active, though nobody is counted.
  private static func startsNounPhrase(_ term: Int, _ linker: Linker) -> Bool {
    let clause = linker.clause
    if let quantity = clause.quantities.indices.first(where: { clause.quantities[$0].terms.lowerBound == term }) {
      return clause.quantities[quantity].head != nil && !Objects.belongsToNext(quantity, linker)
    }
    return clause.has(term, .determiner) && clause.lexeme(term).value <= 3 && !clause.isWord(term, "that")
      && !clause.isCapital(term)
  }

  /// A participle or adjective inside a noun phrase says what the people are, not what was done: "21 injured people".
  private static func isModifier(_ term: Int, _ linker: Linker) -> Bool {
    let clause = linker.clause
    if let quantity = linker.quantity(around: term), let head = clause.quantities[quantity].head,
      term >= clause.quantities[quantity].terms.upperBound, term < head
    {
      return true
    }
    // "one dead, another wounded": the determiner stands for a person.
    if clause.has(term - 1, .determiner), clause.lexeme(term - 1).value == 4,
      !clause.has(term + 1, [.personSingular, .personPlural, .others])
    {
      return false
    }
    // "the wounded man", "the dead": a determiner before it and no object behind it.
    return clause.has(term - 1, .determiner) && !clause.has(term, .gerund) && !clause.isWord(term - 1, "that")
      && clause.has(term, [.measureAdjective, .participle])
  }

  /// "killed and wounded", "killed or injured": the second verb has the numbers of the first.
  private static func join(_ predicate: Predicate, _ measure: Measure, _ linker: inout Linker) -> Bool {
    guard let first = predicate.joinedTo else { return false }
    let clause = linker.clause
    let shared = linker.links.indices.filter { linker.links[$0].trigger == first }
    let both: Set<Measure> = [.killed, .injured]
    if shared.isEmpty {
      guard let firstMeasure = clause.lexeme(first).measure, clause.has(predicate.term, .trigger),
        Objects.startsObject(after: predicate.term, linker)
      else {
        return false
      }
      let before = linker.links.count
      Objects.link(after: predicate.term, measure, rule: .active, &linker)
      for index in before..<linker.links.count { combine(index, firstMeasure, predicate, both, &linker) }
      return true
    }
    if Objects.startsObject(after: predicate.term, linker) { return false }
    for index in shared { combine(index, measure, predicate, both, &linker) }
    return true
  }

  private static func combine(
    _ index: Int, _ measure: Measure, _ predicate: Predicate, _ both: Set<Measure>, _ linker: inout Linker
  ) {
    let link = linker.links[index]
    guard link.measure != measure else { return }
    if predicate.joinedByAnd, both.contains(measure), both.contains(link.measure) {
      linker.setMeasure(.casualties, of: index)
    } else {
      linker.link(link.subject, measure, trigger: predicate.term, rule: .joint, partOf: link.partOf)
    }
  }
}

/// A measure verb or adjective with its auxiliaries.
struct Predicate {
  enum Voice {
    case active, passive, intransitive, none
    /// Without auxiliary: the number is before it, if one is, else behind ("12 dead").
    case bare
    /// A past form that can be active or a participle: an object behind it decides.
    case either
  }

  let term: Int
  /// The first term of the auxiliaries, or the term itself.
  private(set) var start: Int
  private(set) var voice: Voice = .none
  /// The measure verb that this one is joined to by "and" or "or".
  private(set) var joinedTo: Int?
  private(set) var joinedByAnd = false

  var isJoined: Bool { joinedTo != nil }

  init(_ clause: Clause, _ term: Int) {
    self.term = term
    start = term
    var sawBe = false
    var sawHave = false
    var sawTo = false
    var index = term - 1
    findPartner(clause)
    if joinedTo == nil, clause.has(index, .conjunction), index >= 2, isVerbal(index - 1, clause) {
      // "was shot and killed"
      var before = index - 2
      while clause.has(before, .adverb) { before -= 1 }
      if clause.has(before, .be) { index = before }
    }
    scan: while index >= 0 {
      if clause.has(index, .be) {
        sawBe = true
      } else if clause.isKind(index, .quote), clause.has(index - 1, .be) {
        // "423 were “totally damaged”"
      } else if clause.has(index, .have) {
        sawHave = true
      } else if clause.isWord(index, "to") {
        guard sawBe || sawHave || clause.has(term, .base) else { break scan }
        sawTo = true
      } else if clause.has(index, [.modal, .negation]) || clause.has(index, [.adverb, .dayWord, .weekday]) {
        if clause.has(index, [.personPlural, .others]) { break scan }
      } else if clause.has(index, [.cueVerb, .feared]),
        clause.has(index - 1, [.be, .adverb, .dayWord]) || sawTo || sawBe || clause.isWord(index, "feared")
      {
        guard !clause.isCapital(index) || index > 0 else { break scan }
      } else if clause.isWord(index, "listed") || clause.isWord(index, "hospitalized"), clause.has(index - 1, .be) {
        // "is listed in critical condition"
      } else if sawBe, clause.isWord(index, "since"), clause.has(index - 1, .have) {
        // "have since been released"
      } else if sawTo, clause.isWord(index, "known") || clause.isWord(index, "thought") {
        // "are known to have died"
      } else {
        break scan
      }
      index -= 1
    }
    start = index + 1
    voice = decide(clause, sawBe: sawBe, sawHave: sawHave)
  }

  private func isVerbal(_ term: Int, _ clause: Clause) -> Bool {
    guard clause.isKind(term, .word) else { return false }
    if clause.has(term, [.verb, .trigger]) { return true }
    return clause.endsInEd(term) || clause.isWord(term, "shot")
      || clause.isWord(term, "hit") || clause.isWord(term, "beaten") || clause.isWord(term, "struck")
  }

  private mutating func findPartner(_ clause: Clause) {
    var index = term - 1
    while clause.has(index, [.adverb, .feared]), !clause.has(index, .be) { index -= 1 }
    if clause.isKind(index, .comma), clause.has(index + 1, .feared), clause.has(index - 1, .measureAdjective) {
      // "missing, presumed dead"
      joinedTo = index - 1
      return
    }
    guard clause.has(index, .conjunction) || clause.isMark(index, "/") else { return }
    let isAnd = clause.isWord(index, "and") || clause.isMark(index, "&")
    index -= 1
    guard clause.has(index, [.trigger, .intransitive, .measureAdjective]), !clause.has(index, .manner),
      clause.lexeme(index).measure != nil
    else { return }
    joinedTo = index
    joinedByAnd = isAnd
  }

  private func decide(_ clause: Clause, sawBe: Bool, sawHave: Bool) -> Voice {
    if clause.has(term, .intransitive), !clause.has(term, .trigger) {
      // "He is survived by his wife"
      return sawBe && clause.isWord(term, "survived") && clause.isWord(term + 1, "by") ? .none : .intransitive
    }
    if clause.has(term, .gerund) { return .active }
    if clause.has(term, [.base, .third]), !sawBe, start == term,
      clause.has(term - 1, .determiner)
        || clause.has(term - 1, .preposition) && !clause.isWord(term - 1, "to")
    {
      // "one count of murder", "a kill": the noun.
      return .none
    }
    if clause.has(term, .measureAdjective), !clause.has(term, .trigger) {
      return .bare
    }
    if sawBe, clause.has(term, .participle) { return .passive }
    if clause.has(term, .intransitive) {
      // "drowned", "collapsed": with an object behind it, a transitive verb.
      return .either
    }
    if sawHave { return .active }
    if start > 0, clause.has(start - 1, .relative), clause.has(term, .past) { return .active }
    if clause.has(term, .participle) { return .either }
    if clause.has(term, [.base, .third]) { return clause.has(term, .measureNoun) ? .either : .active }
    return .active
  }
}
