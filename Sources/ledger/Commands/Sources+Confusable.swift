import LedgerStore
import LedgerTypes

/// A name that a reader may take for another one.
struct ConfusableName {
  let source: SourceRecord
  let name: String
  /// Why it is listed, a few words each.
  let reasons: [String]
  /// The other sources that have a name of the same look, by their entries.
  let lookalikes: [Int]

  /// The names and other names of sources that are easily taken for those of others, by their look.
  static func all(among sources: [SourceRecord]) -> [ConfusableName] {
    var spellings: [NameSkeleton: [(source: SourceRecord, name: String)]] = [:]
    var order: [NameSkeleton] = []
    for source in sources {
      var seen: Set<[UInt8]> = []
      for name in [source.name] + source.aliases.map(\.text) where seen.insert(Array(name.utf8)).inserted {
        let skeleton = NameSkeleton(name)
        if spellings[skeleton] == nil { order.append(skeleton) }
        spellings[skeleton, default: []].append((source, name))
      }
    }
    return order.flatMap { skeleton -> [ConfusableName] in
      let group = spellings[skeleton] ?? []
      return group.compactMap { source, name in
        // One body may spell its own name in several ways.
        let others = group.filter {
          $0.source.canonical != source.canonical && !$0.name.utf8.elementsEqual(name.utf8)
        }
        let first = others.first.map { "looks like \($0.source.seq) \(NameSkeleton.spelled($0.name))" }
        let reasons = [
          first, NameSkeleton.mixesAlphabets(name) ? "mixes alphabets" : nil,
          NameSkeleton.hasHidden(name) ? "has hidden characters" : nil,
        ].compactMap { $0 }
        guard !reasons.isEmpty else { return nil }
        return ConfusableName(
          source: source, name: name, reasons: reasons, lookalikes: Array(Set(others.map(\.source.seq))).sorted())
      }
    }
  }
}

extension Sources.List {
  /// Prints the names that are easily taken for others.
  func printConfusable(_ sources: [SourceRecord]) throws {
    try listing.print(ConfusableName.all(among: sources)) { found in
      "\(found.source.seq)".aligned(6) + Readable.count(found.source.claims, "claim").aligned(13) + "  "
        + NameSkeleton.spelled(found.name) + ": " + found.reasons.joined(separator: "; ")
    } members: { found, json in
      json.member("seq", found.source.seq)
      json.member("canonical", found.source.canonical)
      json.member("name", found.name)
      json.member("spelled", NameSkeleton.spelled(found.name))
      json.key("looks_like")
      json.array { json in for seq in found.lookalikes { json.value(seq) } }
      json.member("reasons", found.reasons)
    }
  }
}
