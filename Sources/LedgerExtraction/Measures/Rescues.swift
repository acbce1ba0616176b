import LedgerTypes

/// People pulled out alive: "pulled 10 people alive from under the rubble", "a boy was dug out alive".
enum Rescues {
  static func apply(to linker: inout Linker) {
    let clause = linker.clause
    for term in clause.landmarks where clause.has(term, .alive) {
      var verb = term - 1
      while verb > term - 12, verb >= 0, !clause.has(verb, .pulling) {
        if clause.isKind(verb, .stop) || clause.has(verb, .cueVerb) { break }
        verb -= 1
      }
      guard verb >= 0, clause.has(verb, .pulling) else { continue }
      let start = Objects.objectStart(verb + 1, clause)
      if let quantity = linker.countStarting(at: start), !linker.isLinked(quantity), linker.fits(.rescued, quantity) {
        linker.link(.quantity(quantity), .rescued, trigger: term, rule: .pulledAlive)
      } else if let single = Singles.single(at: start, clause) {
        linker.link(.single(single), .rescued, trigger: term, rule: .pulledAlive, form: .single)
      } else if verb == term - 1 || clause.isWord(verb + 1, "out") {
        Subjects.link(
          before: Predicate(clause, verb).start, .rescued, trigger: term, rule: .pulledAlive, &linker)
      }
    }
  }
}
