import LedgerTypes

/// Counted attacks: "520 US airstrikes", "fired 10 rocket shells", "twin bombings".
enum Events {
  static func apply(to linker: inout Linker) {
    let clause = linker.clause
    for index in clause.quantities.indices where clause.quantities[index].role == .count && !linker.isLinked(index) {
      guard let head = clause.quantities[index].head, clause.has(head, .event) else { continue }
      // Weapons count as attacks where they are fired.
      if clause.lexeme(head).value == 3, !clause.terms.indices.contains(where: { clause.has($0, .firing) }) { continue }
      if clause.has(clause.quantities[index].terms.lowerBound - 1, .downing) { continue }
      // "fired several rounds": of a gun.
      if clause.isWord(head, "rounds"), head == clause.quantities[index].terms.upperBound { continue }
      // "Falcon 9 rocket": many would be rockets.
      let last = clause.page.tokens[clause.terms[head].end - 1].range
      guard clause.page.bytes[last.upperBound - 1] | 0x20 == UInt8(ascii: "s") else { continue }
      // "one attack" and "a single strike" tell an event, they count none.
      if clause.quantities[index].exact == ExactDecimal(1) { continue }
      // "one of the heaviest attacks"
      if clause.isWord(clause.quantities[index].terms.upperBound, "of"),
        clause.has(clause.quantities[index].terms.upperBound + 1, .determiner),
        clause.isWord(clause.quantities[index].terms.lowerBound, "one")
      {
        continue
      }
      linker.link(.quantity(index), .attacks, trigger: head, rule: .events)
    }
  }
}
