import LedgerTypes

/// Starts that day counts and totals run from: those that the text names, else those of the registry that fit.
struct Epochs {
  private let page: Page
  /// The title in lower case.
  private let title: [UInt8]
  /// The starts of the registry's epochs whose context stands in the document, in the registry's order.
  private var fitting: [CivilDate] = []

  /// A context is looked for in the text's first so many tokens; a head tells what a text is about.
  private static let reach = 4_000

  init(page: Page, registered: [RegisteredEpoch], title: String?) {
    self.page = page
    self.title = title.map { Array($0.lowercasedASCII.utf8) } ?? []
    fitting = registered.filter { epoch in epoch.context.contains(where: stands) }.map(\.start)
  }

  /// The day that `count` days lead to. Ordinals count the first day as day 1, elapsed days do not.
  static func day(_ count: Int, from start: CivilDate, isOrdinal: Bool) -> CivilDate? {
    start.adding(days: isOrdinal ? count - 1 : count)
  }

  /// The registry's epoch whose context stands in the document and by which `count` days come to `anchor` or
  /// near it; without an anchor, to the weekday that the text names or the day after it, the first in the
  /// registry's order before others, or the only one that fits.
  func registered(count: Int, isOrdinal: Bool, near anchor: CivilDate?, weekday: Int?) -> CivilDate? {
    let days = fitting.map { Self.day(count, from: $0, isOrdinal: isOrdinal) }
    if let anchor = anchor?.daysSince1970 {
      let distances = days.map { $0?.daysSince1970.map { abs($0 - anchor) } ?? .max }
      guard let nearest = distances.min(), nearest <= Self.tolerance else { return nil }
      return distances.firstIndex(of: nearest).map { fitting[$0] }
    }
    if let weekday {
      if let same = days.firstIndex(where: { $0?.weekday == weekday }) { return fitting[same] }
      if let next = days.firstIndex(where: { $0?.weekday == weekday % 7 + 1 }) { return fitting[next] }
    }
    return fitting.count == 1 ? fitting[0] : nil
  }

  /// A start whose count of days ends farther from the document's date is not the one that is meant.
  static let tolerance = 31

  /// Whether the word or words stand in the text or its title, whatever their case.
  private func stands(_ words: String) -> Bool {
    let wanted = Array(words.lowercasedASCII.utf8)
    guard let first = wanted.first else { return false }
    if Self.contains(title, wanted, first) { return true }
    for token in page.tokens.prefix(Self.reach) where token.kind == .word {
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

  private static func contains(_ text: [UInt8], _ wanted: [UInt8], _ first: UInt8) -> Bool {
    guard text.count >= wanted.count else { return false }
    return (0...(text.count - wanted.count)).contains { text[$0] == first && text[$0...].starts(with: wanted) }
  }
}
