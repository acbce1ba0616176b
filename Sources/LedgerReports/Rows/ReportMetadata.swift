/// What a report says about itself, so that its reader can tell where its rows come from and make it again.
///
/// Nothing here depends on the clock or on where files lie: the same ledger head gives the same bytes.
public struct ReportMetadata: Hashable, Sendable {
  /// The sentence that every report carries.
  public static let statement = "A ledger entry records that a figure was stated, not that it is true."

  /// The report's name.
  public let name: String
  /// Its heading.
  public let title: String
  /// What it shows.
  public let description: String
  /// The filters that were set, with their words.
  public let filters: [ReportFilterSetting]
  /// What the rows come to, in plain words; empty for reports that list rows alone.
  public var summary: [String] = []
  /// Rules that the rows follow.
  public var conventions: [String]
  /// The program's name and version.
  public let program: String
  /// The rule set of the program.
  public let ruleSet: String
  /// The ledger's origin, as chosen when it was made.
  public let origin: String
  /// How many entries the ledger held.
  public let entries: Int
  /// A digest over those entries, in hexadecimal digits.
  public let head: String

  /// What is a single text, with its name in JSON, in the order of printing.
  var texts: [(name: String, text: String)] {
    [
      ("name", name), ("title", title), ("description", description), ("statement", Self.statement),
      ("program", program), ("rule_set", ruleSet), ("ledger_origin", origin), ("ledger_head", head),
    ]
  }
}

/// A filter that was set, with its words.
public struct ReportFilterSetting: Hashable, Sendable {
  /// Which filter.
  public let name: ReportFilterName
  /// What it was set to.
  public let words: [String]
}
