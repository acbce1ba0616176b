import LedgerStore
import LedgerTypes

extension ReportFilters {
  /// The values of a definition's parameters: a list as a JSON array, a date as an integer yyyymmdd, null when unset.
  ///
  /// - Throws: `ReportError.unsupportedFilter` when a filter is set that the definition does not offer.
  func arguments(for definition: ReportDefinition) throws -> [String: LedgerCell] {
    for setting in settings where !definition.filters.contains(setting.name) {
      throw ReportError.unsupportedFilter(
        setting.name.rawValue, report: definition.name, offered: definition.filters.map(\.rawValue))
    }
    var arguments: [String: LedgerCell] = [:]
    for filter in definition.filters { arguments[filter.rawValue] = argument(filter) }
    return arguments
  }

  private func argument(_ filter: ReportFilterName) -> LedgerCell {
    switch filter {
    case .since: return since.map { .integer(Self.firstDay($0)) } ?? .null
    case .until: return until.map { .integer(Self.lastDay($0)) } ?? .null
    case .asKnown:
      // Entries carry their time as text, which sorts like the days.
      return asKnown?.adding(days: 1).map { .text($0.description) } ?? .null
    case .place: return places.isEmpty ? .null : Self.list(places + placeNames)
    case .measure, .source, .publisher, .status:
      guard let words = settings.first(where: { $0.name == filter })?.words else { return .null }
      return Self.list(words)
    }
  }

  private static func list(_ words: [String]) -> LedgerCell {
    var output = OutputBuffer()
    JSONText.append(words, into: &output)
    return .text(String(decoding: output.bytes, as: UTF8.self))
  }

  /// A month's first possible day is its own number, with 00 for the day, so that the month itself is included.
  private static func firstDay(_ date: CivilDate) -> Int {
    date.year * 10_000 + (date.month ?? 0) * 100 + (date.day ?? 0)
  }

  private static func lastDay(_ date: CivilDate) -> Int {
    date.year * 10_000 + (date.month ?? 99) * 100 + (date.day ?? 99)
  }
}

extension ReportFilters {
  /// With the names of the ledger's places that lie in the ones asked for.
  func naming(placesOf snapshot: LedgerSnapshot, areas: () throws -> PlaceAreas) throws -> ReportFilters {
    guard !places.isEmpty else { return self }
    let areas = try areas()
    var filters = self
    try snapshot.query("SELECT text FROM term ORDER BY number") { row in
      guard let name = row.text(0), places.contains(where: { areas.lies(name, in: $0) }) else { return }
      filters.placeNames.append(name)
    }
    return filters
  }
}
