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
    case .measure, .source, .place, .publisher, .status:
      guard let words = settings.first(where: { $0.name == filter })?.words else { return .null }
      var output = OutputBuffer()
      JSONText.append(words, into: &output)
      return .text(String(decoding: output.bytes, as: UTF8.self))
    }
  }

  /// A month's first possible day is its own number, with 00 for the day, so that the month itself is included.
  private static func firstDay(_ date: CivilDate) -> Int {
    date.year * 10_000 + (date.month ?? 0) * 100 + (date.day ?? 0)
  }

  private static func lastDay(_ date: CivilDate) -> Int {
    date.year * 10_000 + (date.month ?? 99) * 100 + (date.day ?? 99)
  }
}
