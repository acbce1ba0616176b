import LedgerAudit
import LedgerTypes

// Numbers and lists in sentences.

/// "1 figure", "12 figures".
func counted(_ count: Int, _ one: String, _ many: String? = nil) -> String {
  "\(StatedInterval.words(count)) \(count == 1 ? one : many ?? one + "s")"
}

extension [String] {
  /// "a", "a and b", "a, b and c".
  var enumerated: String {
    guard let last, count > 1 else { return first ?? "" }
    return dropLast().joined(separator: ", ") + " and " + last
  }

  /// How often each word stands in the list, the most frequent first.
  var frequencies: [(word: String, count: Int)] {
    var counts: [String: Int] = [:]
    for word in self { counts[word, default: 0] += 1 }
    return counts.map { (word: $0.key, count: $0.value) }.sorted { ($1.count, $0.word) < ($0.count, $1.word) }
  }
}
