import LedgerStore

/// Puts counts into the order in which a report prints them: the most frequent first, then by their words.
enum Tallies {
  /// How a value is called that the text does not give.
  static let unknown = "unknown"

  /// Counts of keys; keys with the same words are joined.
  static func tallies(_ counts: [LedgerCell: Int], lookup: LookupTable?) -> [ReportTally] {
    var byWords: [String: Int] = [:]
    for (cell, count) in counts { byWords[words(cell, lookup), default: 0] += count }
    return sorted(byWords.map { ReportTally(value: $0.key, count: $0.value) })
  }

  /// Counts of keys, split up by a second column.
  static func tallies(
    _ counts: [LedgerCell: [LedgerCell: Int]], lookup: LookupTable?, partLookup: LookupTable?
  ) -> [ReportTally] {
    var byWords: [String: [LedgerCell: Int]] = [:]
    for (cell, parts) in counts { byWords[words(cell, lookup), default: [:]].merge(parts, uniquingKeysWith: +) }
    return sorted(
      byWords.map { words, parts in
        ReportTally(value: words, count: parts.values.reduce(0, +), parts: tallies(parts, lookup: partLookup))
      })
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
