import LedgerTypes

extension AuditCheck {
  /// Many voices, one origin.
  static let singleOrigin = AuditCheck(
    "single-origin", .low,
    "At least three publishers state a particular figure, and all that name a source name the same originator."
  ) { context, check in
    context.figures.groups.compactMap { group -> Finding? in
      guard context.isParticular(context.fact(group[0])) else { return nil }
      let stated = group.filter { context.fact($0).isStated }
      var firstOf: [Int: Int] = [:]
      for place in stated {
        let publisher = context.table.documents[context.fact(place).document].publisher
        if firstOf[publisher] == nil { firstOf[publisher] = place }
      }
      let origins = Set(stated.filter { context.isCited(context.fact($0)) }.map { context.fact($0).origin })
      guard firstOf.count >= 3, origins.count == 1, let origin = origins.first else { return nil }
      let fact = context.fact(stated[0])
      return Finding(
        check, facts: firstOf.values.sorted(), in: context.table, subject: "\(fact.measure) \(fact.low)",
        text: "\(firstOf.count) publishers state \(context.words(stated[0])) \(fact.measure.rawValue); the one "
          + "originator behind them is \(context.table.origins[origin].name).")
    }
  }

  /// Citations that lead back to where they began.
  static let circularCitation = AuditCheck(
    "circular-citation", .high,
    """
    For one figure, who cites whom leads in a circle: a body or publisher is cited, directly or through others, by the \
    very one that it cites.
    """
  ) { context, check in
    var findings: [Finding] = []
    let names = context.originsByName
    for group in context.figures.groups {
      var edges: [Int: [(to: Int, fact: Int)]] = [:]
      for place in group {
        let fact = context.fact(place)
        let publisher = context.table.publishers[context.table.documents[fact.document].publisher]
        var chain = publisher.flatMap { names[$0.lowercased()] }.map { [$0] } ?? []
        chain += context.table.hops(of: place).map(\.origin)
        for (from, to) in zip(chain, chain.dropFirst()) where from != to {
          if !(edges[from] ?? []).contains(where: { $0.to == to }) { edges[from, default: []].append((to, place)) }
        }
      }
      guard let circle = CitationCircle.first(in: edges) else { continue }
      let path = circle.nodes.map { context.table.origins[$0].name }.joined(separator: " → ")
      findings.append(
        Finding(
          check, facts: circle.facts, in: context.table,
          text: "For \(context.words(circle.facts[0])) \(context.fact(circle.facts[0]).measure.rawValue) the citations "
            + "lead in a circle: \(path)."))
    }
    return findings
  }

  /// What a body's own text does not have.
  static let absentFromReport = AuditCheck(
    "absent-from-report", .medium,
    """
    A figure is attributed to a body whose own text of the same day and measure is in the ledger, and that text has \
    other figures but not this one.
    """
  ) { context, check in
    struct Key: Hashable {
      let origin: Int
      let measure: Measure
      let population: Int
      let day: Int
    }
    var own: [Key: [Int]] = [:]
    for (place, fact) in context.table.facts.enumerated() where fact.voice != .source && fact.isStated {
      own[Key(origin: fact.origin, measure: fact.measure, population: fact.population, day: fact.endDay), default: []]
        .append(place)
    }
    return context.table.facts.indices.compactMap { place -> Finding? in
      let fact = context.fact(place)
      let key = Key(origin: fact.origin, measure: fact.measure, population: fact.population, day: fact.endDay)
      guard fact.voice == .source, fact.isStated, fact.endDay != 0, let others = own[key],
        let interval = context.interval(place),
        !others.contains(where: { context.interval($0).map { $0.overlaps(interval) } ?? true })
      else { return nil }
      return Finding(
        check, facts: [place] + others.prefix(4), in: context.table,
        text: "\(context.words(place)) \(context.subject(fact)) is attributed to \(context.origin(fact)) for "
          + "\(context.day(fact)); its own text of that day has "
          + others.prefix(4).map { context.words($0) }.joined(separator: ", ") + ".")
    }
  }

  /// One body under names that say different things about it.
  static let aliasDrift = AuditCheck(
    "alias-drift", .low,
    """
    A publisher names one body plainly in some texts and with an attribution ("Hamas-run") or a mere description in \
    others.
    """
  ) { context, check in
    struct Key: Hashable {
      let publisher: Int
      let origin: Int
    }
    var firstOf: [Key: [AliasKind: Int]] = [:]
    var order: [Key] = []
    for place in context.table.facts.indices {
      for hop in context.table.hops(of: place) {
        guard let kind = context.table.aliases[hop.alias]?.kind, kind == .name || kind == .attributive else { continue }
        let key = Key(
          publisher: context.table.documents[context.fact(place).document].publisher, origin: hop.origin)
        if firstOf[key] == nil { order.append(key) }
        if firstOf[key]?[kind] == nil { firstOf[key, default: [:]][kind] = place }
      }
    }
    return order.compactMap { key -> Finding? in
      guard key.publisher > 0, let plain = firstOf[key]?[.name], let attributed = firstOf[key]?[.attributive] else {
        return nil
      }
      func words(_ place: Int) -> String {
        let hop = context.table.hops(of: place).first { $0.origin == key.origin }
        return hop.flatMap { context.table.aliases[$0.alias]?.text } ?? ""
      }
      return Finding(
        check, facts: [plain, attributed], in: context.table, subject: "\(key.publisher)",
        text:
          "\(context.publisher(context.fact(plain))) names \(context.table.origins[key.origin].name) “\(words(plain))” "
          + "and “\(words(attributed))”.")
    }
  }
}

extension AuditContext {
  /// Origins by name in small letters: a publisher may be cited as a body.
  package var originsByName: [String: Int] {
    var names: [String: Int] = [:]
    for (index, origin) in table.origins.enumerated()
    where origin.role == .source && names[origin.name.lowercased()] == nil {
      names[origin.name.lowercased()] = index
    }
    for (index, origin) in table.origins.enumerated() where origin.role == .publisher {
      if names[origin.name.lowercased()] == nil { names[origin.name.lowercased()] = index }
    }
    return names
  }
}

/// A circle in a graph of citations.
package struct CitationCircle {
  /// The nodes, the first one again at the end.
  package let nodes: [Int]
  /// The claims that make its edges.
  package let facts: [Int]

  /// A circle, if there is one; each node and edge is visited once.
  package static func first(in edges: [Int: [(to: Int, fact: Int)]]) -> CitationCircle? {
    guard edges.count > 1 else { return nil }
    var done: Set<Int> = []
    for start in edges.keys.sorted() where !done.contains(start) {
      var path: [(node: Int, fact: Int, next: Int)] = [(start, -1, 0)]
      while let last = path.last {
        let next = edges[last.node] ?? []
        guard last.next < next.count else {
          done.insert(last.node)
          path.removeLast()
          continue
        }
        path[path.count - 1].next += 1
        let edge = next[last.next]
        if let begin = path.firstIndex(where: { $0.node == edge.to }) {
          let circle = path[begin...]
          return CitationCircle(
            nodes: circle.map(\.node) + [edge.to], facts: circle.dropFirst().map(\.fact) + [edge.fact])
        }
        if !done.contains(edge.to) { path.append((edge.to, edge.fact, 0)) }
      }
    }
    return nil
  }
}
