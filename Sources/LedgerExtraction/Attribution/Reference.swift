import LedgerTypes

/// Phrases that name no source but refer to one: pronouns, "the ministry", "the aid group" (codebook, G14).
extension Attributor {
  enum Reference {
    /// "he", "she"; "it"; "they"
    case person, thing, several
    /// "the ministry": the noun's token
    case noun(Int)
    /// "the source", "the group", "the statement": any source of the sort
    case source, body, document
    /// "the charity", "the force", "the aid group": a named source of one of these kinds
    case sort([SourceKind])
  }

  /// What the phrase refers back by, or nil when it names its source itself.
  func reference(_ phrase: Range<Int>) -> Reference? {
    var first = phrase.lowerBound
    if phrase.count == 1, isPerson(first) { return .person }
    if page.classes(first).contains(.pronoun) {
      return page.isWord(first, "it") ? .thing : .several
    }
    let isSame = page.isWord(first, "same")
    guard page.lexeme(first).classes.contains(.determiner) || isSame else { return nil }
    let determiner = page.lexeme(first).value
    guard isSame || determiner == 2 || determiner == 5 || page.isWord(first, "its") else { return nil }
    first += 1
    if first < phrase.upperBound, page.isWord(first, "same") { first += 1 }
    guard first < phrase.upperBound else { return nil }
    let head = phrase.upperBound - 1
    if let kinds = sort(first..<head, head) { return .sort(kinds) }
    let isBased = head == first + 1 && page.tokens[first].flags.contains(.hyphenated)
    guard head == first || isBased else { return nil }
    let classes = page.classes(head)
    if page.isWord(head, "source") || page.isWord(head, "sources") || page.isWord(head, "spokesman")
      || page.isWord(head, "spokeswoman") || page.isWord(head, "spokesperson") || page.isWord(head, "official")
    {
      return .source
    }
    if page.isWord(head, "group") || page.isWord(head, "organisation") || page.isWord(head, "organization")
      || page.isWord(head, "watchdog") || page.isWord(head, "monitor") || page.isWord(head, "body")
      || page.isWord(head, "network")
    {
      return .body
    }
    if classes.contains(.cueNoun), !classes.contains(.sourceNoun) { return .document }
    if classes.contains(.bodyNoun) || classes.contains(.sourceNoun) || page.classes(head).isSubset(of: .startsPhrase) {
      return .noun(head)
    }
    if !classes.isDisjoint(with: [.title, .personSingular]) { return .person }
    return nil
  }

  /// "he", "her", "I": a pronoun for one person.
  func isPerson(_ pronoun: Int) -> Bool {
    page.isWord(pronoun, "he") || page.isWord(pronoun, "she") || page.isWord(pronoun, "i")
      || page.isWord(pronoun, "him") || page.isWord(pronoun, "her")
  }

  /// The kinds that a common noun and the words before it ("aid | group") can stand for.
  private func sort(_ modifiers: Range<Int>, _ head: Int) -> [SourceKind]? {
    guard modifiers.count <= 2 else { return nil }
    let isGroup =
      page.isWord(head, "group") || page.isWord(head, "agency") || page.isWord(head, "organisation")
      || page.isWord(head, "organization") || page.isWord(head, "watchdog") || page.isWord(head, "charity")
    if modifiers.isEmpty {
      if page.isWord(head, "force") { return [.police, .military] }
      if page.isWord(head, "charity") || page.isWord(head, "ngo") { return [.ngo, .redCrossCrescent] }
      if page.isWord(head, "company") || page.isWord(head, "firm") || page.isWord(head, "operator") {
        return [.unknown]
      }
      return nil
    }
    guard isGroup else { return nil }
    for token in modifiers {
      if page.isWord(token, "un") || page.isWord(token, "u.n") { return [.unAgency] }
      if page.isWord(token, "aid") || page.isWord(token, "rights") || page.isWord(token, "relief")
        || page.isWord(token, "medical") || page.isWord(token, "humanitarian")
      {
        return [.ngo, .monitor, .redCrossCrescent, .unAgency]
      }
      if page.isWord(token, "militant") || page.isWord(token, "armed") || page.isWord(token, "jihadist")
        || page.isWord(token, "rebel") || page.isWord(token, "extremist") || page.isWord(token, "islamist")
      {
        return [.armedGroup]
      }
      if page.isWord(token, "monitoring") || page.isWord(token, "monitor") { return [.monitor, .ngo] }
    }
    return nil
  }
}

extension Attributor.Reference {
  /// Whether the reference asks for a source of certain kinds.
  var isSort: Bool {
    if case .sort = self { return true }
    return false
  }
}
