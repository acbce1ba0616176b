import LedgerStore

/// The words behind the key columns of a query.
///
/// Key columns are small integers, so that a scan over the claims reads little; words are put in only for what is
/// printed. Where a query gives words in place of a key, they pass unchanged, unless the lookup has another name
/// than its column (`source as source_id`): the words are not what it looks for.
struct LookupTable {
  private let words: [Int: String]
  private let passesText: Bool

  /// A table of these words.
  init(words: [Int: String], passesText: Bool = true) {
    self.words = words
    self.passesText = passesText
  }

  /// The same table for a lookup with another name than its column.
  var withoutText: LookupTable { LookupTable(words: words, passesText: false) }

  /// The cell with its key replaced by the words; an unknown key is absent.
  func resolved(_ cell: LedgerCell) -> LedgerCell {
    guard case .integer(let key) = cell else { return passesText ? cell : .null }
    return words[key].map { .text($0) } ?? .null
  }

  /// For each key its place among the words, in the order of their bytes.
  func ranks() -> [Int: Int] {
    let sorted = words.sorted { left, right in
      left.value == right.value ? left.key < right.key : left.value.precedesInBytes(right.value)
    }
    var ranks: [Int: Int] = [:]
    var rank = 0
    for (position, entry) in sorted.enumerated() {
      if position > 0, sorted[position - 1].value != entry.value { rank = position }
      ranks[entry.key] = rank
    }
    return ranks
  }
}

extension String {
  /// Orders by UTF-8 bytes: the same on every machine and in every version.
  func precedesInBytes(_ other: String) -> Bool {
    utf8.lexicographicallyPrecedes(other.utf8)
  }
}
