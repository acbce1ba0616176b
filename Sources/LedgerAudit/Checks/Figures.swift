import LedgerTypes

// Helpers for checks that follow a figure from text to text.

extension AuditContext {
  /// Days from one publication to another; nil when one is not known to the day.
  package func days(from earlier: Int, to later: Int) -> Int? {
    guard let first = CivilDate(stored: table.published(fact(earlier)))?.daysSince1970,
      let second = CivilDate(stored: table.published(fact(later)))?.daysSince1970
    else { return nil }
    return second - first
  }

  /// Those of some claims, sorted by publication, that were published at most so many days before or after a claim.
  package func published(_ claims: [Int], within days: Int, of place: Int) -> ArraySlice<Int> {
    guard let day = CivilDate(stored: table.published(fact(place))), day.daysSince1970 != nil,
      let first = day.adding(days: -days)?.stored, let last = day.adding(days: days)?.stored
    else { return [] }
    func index(of day: Int) -> Int { claims.firstIndexOfTail { table.published(fact($0)) >= day } }
    return claims[index(of: first)..<index(of: last + 1)].filter { self.days(from: $0, to: place) != nil }[...]
  }

  /// Whether a figure is so particular that two texts do not state it by chance.
  package func isParticular(_ fact: Fact) -> Bool {
    let value = fact.low == Fact.none ? fact.high : fact.low
    return value != Fact.none && value >= 100 && value % 100 != 0
  }

  /// Whether two figures are near enough to each other to count the same thing: a digit more or less, but not the dead of
  /// a street beside those of a war.
  package func areOfOneScale(_ left: Int, _ right: Int) -> Bool {
    func value(_ fact: Fact) -> Int { fact.low == Fact.none ? fact.high : fact.low }
    let (a, b) = (fact(left), fact(right))
    guard a.scale == b.scale, value(a) != Fact.none, value(b) != Fact.none else { return true }
    let (smaller, larger) = (min(abs(value(a)), abs(value(b))), max(abs(value(a)), abs(value(b))))
    return smaller == 0 || larger / smaller < Self.mostTimes
  }

  /// From this many times on, two figures do not count the same thing.
  private static let mostTimes = 25

  /// Whether the claims may speak of one event or series: the same place, or one of them names none.
  package func mayBeOne(_ left: Fact, _ right: Fact) -> Bool {
    left.place == right.place || left.place == 0 || right.place == 0
  }

  /// Whether the claims stand in different documents.
  package func areApart(_ left: Int, _ right: Int) -> Bool { fact(left).document != fact(right).document }

  /// The hops of a claim in words: "OCHA ← Ministry of Health".
  package func chain(_ place: Int) -> String { chain(fact(place), table.hops(of: place)) }

  /// The hops of a claim in words.
  package func chain(_ fact: Fact, _ hops: ArraySlice<FactHop>) -> String {
    hops.isEmpty ? origin(fact) : hops.map { table.origins[$0.origin].name }.joined(separator: " ← ")
  }

  /// Who speaks to the reader: the first hop, else publisher or author.
  package func speaker(_ place: Int) -> Int { table.hops(of: place).first?.origin ?? fact(place).origin }

  /// Whether a body is cited, and not the publisher or somebody unnamed.
  package func isCited(_ fact: Fact) -> Bool { table.origins[fact.origin].role == .source }
}
