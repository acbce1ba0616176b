import LedgerStore

/// The words behind the key columns of a query.
///
/// Key columns are small integers, so that a scan over the claims reads little; words are put in only for what is
/// printed. Where a query gives words in place of a key, they pass unchanged, unless the lookup has another name
/// than its column (`source as source_id`): the words are not what it looks for.
struct LookupTable {
  private(set) var keys = KeyTable()
  /// The words by the keys' numbers.
  private(set) var words: [String] = []
  private var passesText = true

  /// A table without words.
  init() {}

  /// A table of these words.
  init(words: [Int: String]) {
    for (key, text) in words { self[key] = text }
  }

  /// Sets the words of a key; the last ones count.
  subscript(key: Int) -> String? {
    get { keys.known(key).map { words[$0] } }
    set {
      guard let newValue else { return }
      let number = keys.number(key)
      if number == words.count { words.append(newValue) } else { words[number] = newValue }
    }
  }

  /// The same table for a lookup with another name than its column.
  var withoutText: LookupTable {
    var table = self
    table.passesText = false
    return table
  }

  /// The cell with its key replaced by the words; an unknown key is absent.
  func resolved(_ cell: LedgerCell) -> LedgerCell {
    guard case .integer(let key) = cell else { return passesText ? cell : .null }
    return self[key].map { .text($0) } ?? .null
  }
}

extension String {
  /// Orders by UTF-8 bytes: the same on every machine and in every version.
  func precedesInBytes(_ other: String) -> Bool {
    utf8.lexicographicallyPrecedes(other.utf8)
  }
}
