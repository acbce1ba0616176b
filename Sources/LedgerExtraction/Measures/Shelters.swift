import LedgerTypes

/// People counted where the displaced stay, with a number between: "70,000 people remain in over 800 evacuation centres".
enum Shelters {
  static func apply(to linker: inout Linker) {
    let clause = linker.clause
    for term in clause.terms.indices where clause.isWord(term, "in") && isStaying(term - 1, clause) {
      guard clause.quantity(at: term + 1) != nil || clause.has(term + 1, .bound), isShelter(term + 1, clause) else {
        continue
      }
      var start = term - 1
      while clause.has(start - 1, [.be, .adverb, .have]) { start -= 1 }
      Subjects.link(before: start, .displaced, trigger: term, rule: .inShelters, &linker)
    }
  }

  private static func isStaying(_ term: Int, _ clause: Clause) -> Bool {
    clause.has(term, .be) || clause.isWord(term, "sheltering") || clause.isWord(term, "staying")
      || clause.isWord(term, "living") || clause.isWord(term, "housed")
  }

  private static let kinds: [StaticString] = [
    "evacuation", "relief", "displacement", "refugee", "temporary", "emergency", "makeshift",
  ]
  private static let buildings: [StaticString] = ["centres", "centers", "camps", "shelters"]

  private static func isShelter(_ start: Int, _ clause: Clause) -> Bool {
    for term in start..<min(start + 5, clause.terms.count) {
      if buildings.contains(where: { clause.isWord(term, $0) }) {
        return kinds.contains { clause.isWord(term - 1, $0) }
      }
      guard clause.isKind(term, .word) || clause.isKind(term, .quantity) else { return false }
    }
    return false
  }
}
