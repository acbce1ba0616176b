import LedgerStore

/// Puts counts into the order in which a report prints them: the most frequent first, then by their words.
enum Tallies {
  /// How a value is called that the text does not give.
  static let unknown = "unknown"

  /// Counts of keys; keys with the same words are joined.
  static func tallies(_ counts: some Collection<ReportTallyCount>, lookup: LookupTable?) -> [ReportTally] {
    let list = counts.map { (words: words($0.key, lookup), count: $0.value) }
    return sorted(joined(list).map { ReportTally(value: $0.words, count: $0.counts.reduce(0, +)) })
  }

  /// Counts of keys, split up by a second column.
  static func tallies<Parts: Collection<ReportTallyCount>>(
    _ counts: some Collection<(key: LedgerCell, value: Parts)>, lookup: LookupTable?, partLookup: LookupTable?
  ) -> [ReportTally] {
    let list = counts.map { (words: words($0.key, lookup), count: $0.value) }
    return sorted(
      joined(list).map { words, parts in
        let parts = tallies(parts.flatMap { $0 }, lookup: partLookup)
        return ReportTally(value: words, count: parts.reduce(0) { $0 + $1.count }, parts: parts)
      })
  }

  /// What was counted for the same words, side by side.
  private static func joined<Count>(_ list: [(words: String, count: Count)]) -> [(words: String, counts: [Count])] {
    var result: [(words: String, counts: [Count])] = []
    for (words, count) in list.count > 1 ? list.sorted(by: { $0.words.precedesInBytes($1.words) }) : list {
      if let last = result.last, last.words.utf8.elementsEqual(words.utf8) {
        result[result.count - 1].counts.append(count)
      } else {
        result.append((words, [count]))
      }
    }
    return result
  }

  private static func words(_ cell: LedgerCell, _ lookup: LookupTable?) -> String {
    switch lookup?.resolved(cell) ?? cell {
    case .text(let text): text
    case .integer(let number): String(number)
    default: unknown
    }
  }

  private static func sorted(_ tallies: [ReportTally]) -> [ReportTally] {
    tallies.sorted { left, right in
      left.count == right.count ? left.value.precedesInBytes(right.value) : left.count > right.count
    }
  }
}
