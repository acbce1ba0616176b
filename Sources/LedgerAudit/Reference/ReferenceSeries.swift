import LedgerDigest
public import LedgerTypes

/// A table of figures by day that claims are compared with, and that is audited itself.
///
/// In the ledger it is a document without claims, so that the log keeps and proves it like any other. Its text is a CSV
/// file with a head:
///
///     ledger-reference,1
///     name,gaza-daily
///     file,gaza-daily-series.json,3b0c…
///     fields,killed*,injured*
///     date,field,value
///     2023-10-07,killed,232
///
/// Each of the first four lines is a key and its values; then one line for each figure, by field and day.
public struct ReferenceSeries: Hashable, Sendable {
  /// The media type of the document that holds a series.
  public static let media = "application/vnd.ledger.reference+csv"

  /// One day's figure.
  public struct Point: Hashable, Sendable {
    /// The day.
    public let date: CivilDate
    /// The figure.
    public let value: ExactDecimal

    /// A day's figure.
    public init(date: CivilDate, value: ExactDecimal) {
      self.date = date
      self.value = value
    }
  }

  /// A named column of figures.
  public struct Field: Hashable, Sendable {
    /// The name in the file.
    public let name: String
    /// The figures by day.
    public let points: [Point]

    /// A column by its figures, which are sorted by day.
    public init(name: String, points: [Point]) {
      self.name = name
      self.points = points.sorted { $0.date < $1.date }
    }

    /// The figure of a day.
    public func value(on date: CivilDate) -> ExactDecimal? {
      let index = points.firstIndexOfTail { $0.date >= date }
      return index < points.count && points[index].date == date ? points[index].value : nil
    }
  }

  /// What the user calls it.
  public let name: String
  /// The name of the file that it was read from.
  public let file: String
  /// SHA-256 of that file.
  public let digest: Digest
  /// The patterns that chose the fields; empty for all.
  public let patterns: [String]
  /// The fields, by name.
  public let fields: [Field]

  /// A series by its parts.
  public init(name: String, file: String, digest: Digest, patterns: [String], fields: [Field]) {
    self.name = name
    self.file = file
    self.digest = digest
    self.patterns = patterns
    self.fields = fields.sorted { $0.name < $1.name }
  }

  /// The field of a name.
  public func field(_ name: String) -> Field? { fields.first { $0.name == name } }

  /// How many figures it has.
  public var pointCount: Int { fields.reduce(0) { $0 + $1.points.count } }
}

extension ReferenceSeries.Field {
  /// Whether the figures are totals since a start, by the name: `killed_cum`, `deaths_cumulative`, `total_cases`.
  public var isCumulative: Bool {
    let words = Set(name.lowercased().split(whereSeparator: { $0 == "_" || $0 == " " || $0 == "-" }))
    return !words.isDisjoint(with: ["cum", "cumulative", "total", "totals", "tot"])
  }

  /// The name without what says that it is a total: `killed` of `killed_cum`.
  public var stem: String {
    name.lowercased().split(whereSeparator: { $0 == "_" || $0 == " " || $0 == "-" })
      .filter { !["cum", "cumulative", "total", "totals", "tot"].contains($0) }.joined(separator: "_")
  }

  /// What the field counts, by its name; nil when no measure is named.
  public var measure: Measure? {
    for word in stem.split(separator: "_") {
      switch word {
      case "killed", "deaths", "death", "dead", "fatalities": return .killed
      case "injured", "injuries", "wounded": return .injured
      case "missing": return .missing
      case "displaced": return .displaced
      case "detained", "arrested": return .detained
      default: continue
      }
    }
    return nil
  }

  /// The words of the name that say which people or which definition, apart from the measure.
  public var qualifiers: [String] {
    stem.split(separator: "_").map(String.init).filter { word in
      ![
        "killed", "deaths", "death", "dead", "fatalities", "injured", "injuries", "wounded", "missing", "displaced",
        "detained", "arrested", "daily", "new", "ext",
      ].contains(word)
    }
  }
}
