import LedgerTypes

/// A whole with the parts that the same text states of it.
package struct Partition {
  /// The whole's place.
  package let whole: Int
  /// The parts' places, each population once.
  package let parts: [Int]
  /// Whether the parts are known not to overlap: women, children, men, elderly.
  package let isDisjoint: Bool
  /// Whether the parts are meant to be all of the whole: men are named beside women and children.
  package let isClosed: Bool

  private static let exclusive: Set<String> = ["children", "women", "men", "elderly"]

  /// The partitions of all claims, in their order.
  package static func all(in context: AuditContext) -> [Partition] {
    context.table.parts.keys.sorted().compactMap { whole in
      let fact = context.fact(whole)
      var seen: Set<Int> = []
      let parts = (context.table.parts[whole] ?? []).filter { place in
        let part = context.fact(place)
        return part.measure == fact.measure && part.unit == fact.unit && part.isStated && part.population != 0
          && seen.insert(part.population).inserted
      }
      guard fact.isStated, parts.count > 1 else { return nil }
      let names = parts.map { context.table.term(context.fact($0).population) }
      let isDisjoint = names.allSatisfy { exclusive.contains($0) }
      return Partition(
        whole: whole, parts: parts, isDisjoint: isDisjoint,
        isClosed: isDisjoint && Set(names).isSuperset(of: ["children", "women", "men"]))
    }
  }

  /// The parts' sum; nil when a part has no number.
  package func sum(_ context: AuditContext) -> StatedInterval? {
    var sum = StatedInterval(0)
    for part in parts {
      guard let interval = context.interval(part) else { return nil }
      sum = sum + interval
    }
    return sum
  }

  /// The addition in words.
  package func addition(_ context: AuditContext) -> String {
    parts.map { "\(context.words($0)) \(context.table.term(context.fact($0).population))" }.joined(separator: " + ")
  }
}

extension AuditCheck {
  /// Parts that do not overlap must not exceed their whole, and must make it up where they are all there is.
  static let partsAgainstTotal = AuditCheck(
    "parts-against-total", .high,
    """
    Parts that exclude each other (children, women, men, elderly) add up to more than the whole that the text gives, \
    or, where men are named beside women and children so that nobody is left out, to another number.
    """
  ) { context, check in
    Partition.all(in: context).compactMap { partition -> Finding? in
      guard partition.isDisjoint, let whole = context.interval(partition.whole), let sum = partition.sum(context) else {
        return nil
      }
      let isFaulty = partition.isClosed ? !sum.overlaps(whole) : whole.isBelow(sum)
      guard isFaulty else { return nil }
      let fact = context.fact(partition.whole)
      return Finding(
        check, facts: [partition.whole] + partition.parts,
        in: context.table,
        text: "The parts of \(context.words(partition.whole)) \(context.subject(fact)) add up to \(sum.words).",
        arithmetic: "\(partition.addition(context)) = \(sum.words), stated \(context.words(partition.whole))")
    }
  }

  /// A part cannot be larger than what it is a part of.
  static let subsetLarger = AuditCheck(
    "subset-larger", .high,
    "A figure that the text calls a part of another one is larger than it, whatever numbers both leave open."
  ) { context, check in
    context.table.facts.indices.compactMap { place -> Finding? in
      let fact = context.fact(place)
      guard fact.whole >= 0, fact.isStated, context.fact(fact.whole).isStated,
        fact.unit == context.fact(fact.whole).unit, let part = context.interval(place),
        let whole = context.interval(fact.whole), whole.isBelow(part)
      else { return nil }
      return Finding(
        check, facts: [place, fact.whole], in: context.table,
        text: "\(context.words(place)) \(context.subject(fact)) is called a part of \(context.words(fact.whole)) "
          + "\(context.subject(context.fact(fact.whole))).",
        arithmetic: "\(context.words(place)) > \(context.words(fact.whole))")
    }
  }
}
