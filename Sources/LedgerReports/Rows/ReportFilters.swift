public import LedgerTypes

/// The filters that a report may offer, by their names on the command line and in SQL.
public enum ReportFilterName: String, Sendable, CaseIterable {
  case measure, source, place, publisher, since, until, status
  case asKnown = "as_known"
}

/// Which claims a report takes in; an empty filter takes in all.
public struct ReportFilters: Hashable, Sendable {
  /// Only these measures.
  public var measures: [Measure] = []
  /// Only claims that one of these sources is cited for: identifiers, names or aliases.
  public var sources: [String] = []
  /// Only these places and what lies in them.
  public var places: [String] = []
  /// The names in the ledger that are meant by `places`, as written, without regard to ASCII case.
  var placeNames: [String] = []
  /// Only these publishers, without regard to ASCII case.
  public var publishers: [String] = []
  /// Only claims that hold on or after this date.
  public var since: CivilDate?
  /// Only claims that hold on or before this date.
  public var until: CivilDate?
  /// Only these statuses.
  public var statuses: [ClaimStatus] = []
  /// The ledger as it stood at the end of this day.
  public var asKnown: CivilDate?

  /// Filters that take in every claim.
  public init() {}

  /// Reads the words of command-line options; a list may also be separated by commas for measure and status.
  ///
  /// - Throws: `ReportError.invalidFilter` for a measure, status or date that does not exist.
  public init(
    measures: [String] = [], sources: [String] = [], places: [String] = [], publishers: [String] = [],
    since: String? = nil, until: String? = nil, statuses: [String] = []
  ) throws {
    self.measures = try Self.terms(measures, filter: .measure)
    self.statuses = try Self.terms(statuses, filter: .status)
    self.sources = sources
    self.places = places
    self.publishers = publishers
    self.since = try since.map { try Self.date($0, filter: .since) }
    self.until = try until.map { try Self.date($0, filter: .until) }
  }

  private static func terms<Term>(_ words: [String], filter: ReportFilterName) throws -> [Term]
  where Term: RawRepresentable & CaseIterable, Term.RawValue == String {
    try words.flatMap { $0.split(separator: ",") }.map { word in
      guard let term = Term(rawValue: String(word.trimmingBlanks())) else {
        let known = Term.allCases.map(\.rawValue).joined(separator: ", ")
        throw ReportError.invalidFilter(filter.rawValue, value: String(word), expected: "one of \(known)")
      }
      return term
    }
  }

  private static func date(_ word: String, filter: ReportFilterName) throws -> CivilDate {
    guard let date = CivilDate(iso: word) else {
      throw ReportError.invalidFilter(filter.rawValue, value: word, expected: "a date such as 2023-12-22 or 2023-12")
    }
    return date
  }

  /// The filters that are set, in their order on the command line, with their words.
  public var settings: [ReportFilterSetting] {
    let all: [(ReportFilterName, [String])] = [
      (.measure, measures.map(\.rawValue)), (.source, sources), (.place, places), (.publisher, publishers),
      (.since, since.map { [$0.description] } ?? []), (.until, until.map { [$0.description] } ?? []),
      (.status, statuses.map(\.rawValue)), (.asKnown, asKnown.map { [$0.description] } ?? []),
    ]
    return all.filter { !$0.1.isEmpty }.map { ReportFilterSetting(name: $0.0, words: $0.1) }
  }
}
