import LedgerTypes

/// Starts that day counts and totals run from: those that the text names, else those of the registry that fit.
struct Epochs {
  private let page: Page
  private let registered: [RegisteredEpoch]
  private let title: String?

  init(page: Page, registered: [RegisteredEpoch], title: String?) {
    self.page = page
    self.registered = registered
    self.title = title
  }

  /// The day that `count` days lead to. Ordinals count the first day as day 1, elapsed days do not.
  static func day(_ count: Int, from start: CivilDate, isOrdinal: Bool) -> CivilDate? {
    start.adding(days: isOrdinal ? count - 1 : count)
  }

  /// The registry's epoch whose context stands in the document; when several fit, the one by which `count` days
  /// come nearest to `anchor`, and none if that is unknown.
  func registered(count: Int?, isOrdinal: Bool, near anchor: CivilDate?) -> CivilDate? {
    let fitting = registered.filter { epoch in epoch.context.contains(where: stands) }.map(\.start)
    guard fitting.count > 1 else { return fitting.first }
    guard let count, let anchor = anchor?.daysSince1970 else { return nil }
    let dated = fitting.compactMap { start in
      Self.day(count, from: start, isOrdinal: isOrdinal)?.daysSince1970.map { (start, abs($0 - anchor)) }
    }
    guard let nearest = dated.min(by: { $0.1 < $1.1 }), nearest.1 <= 31 else { return nil }
    return nearest.0
  }

  /// Whether the word or words stand in the text or its title, whatever their case.
  private func stands(_ words: String) -> Bool {
    let wanted = Array(words.lowercasedASCII.utf8)
    if let title, Self.contains(Array(title.lowercasedASCII.utf8), wanted) { return true }
    guard let first = wanted.first else { return false }
    for token in page.tokens where token.kind == .word {
      let start = Int(token.start)
      guard page.bytes[start] | 0x20 == first | 0x20, start + wanted.count <= page.count else { continue }
      if matches(wanted, at: start), page.bytes[start + wanted.count] | 0x20 &- 97 >= 26 { return true }
    }
    return false
  }

  private func matches(_ wanted: [UInt8], at start: Int) -> Bool {
    for (offset, byte) in wanted.enumerated() {
      let own = page.bytes[start + offset]
      if (own &- 65 < 26 ? own | 0x20 : own) != byte { return false }
    }
    return true
  }

  private static func contains(_ text: [UInt8], _ wanted: [UInt8]) -> Bool {
    guard text.count >= wanted.count, !wanted.isEmpty else { return false }
    return (0...(text.count - wanted.count)).contains { text[$0..<($0 + wanted.count)].elementsEqual(wanted) }
  }
}
