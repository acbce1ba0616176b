/// A report as data: what it is called, what its columns are, and the SQL that gives its rows.
///
/// A definition is one SQL file whose head comment declares everything that the SQL does not say:
///
///     -- report: arrests
///     -- title: Arrests by publisher
///     -- description: Who states how many arrests.
///     -- filters: publisher, since
///     -- column: publisher | text | Publisher | Who published the figure.
///     -- column: stated | integer | Claims | How many claims there are.
///     SELECT publisher, count(*) AS stated FROM claim_view WHERE … GROUP BY publisher
///
/// Optional lines: `uses: selected_claims` (the query may read from `selected`, and has all filters),
/// `rows: attributions` (in place of a query: the program makes the rows, `ProgramRows`), `convention:`
/// (printed with the report, may be repeated), `pages:` (the columns that pages show), `lookup:` (the words behind an integer column), `group:` (rows to be
/// joined outside of SQL), `order:` (rows to be sorted outside of SQL; `-- detail` then starts a second statement
/// that fetches the long words of sorted rows). `Docs/formats.md` describes the format for users.
public struct ReportDefinition: Hashable, Sendable {
  /// The name on the command line: the file's name without `.sql`.
  public let name: String
  /// The heading.
  public let title: String
  /// What the report shows.
  public let description: String
  /// Rules that the rows follow, each one sentence.
  public let conventions: [String]
  /// The filters that the SQL honours, as parameters of the same name.
  public let filters: [ReportFilterName]
  /// Columns in their order of printing.
  public let columns: [ReportColumn]
  /// The columns that pages show, in this order; nil for all. Programs always get all of them.
  public var onPages: [String]?
  /// Statements of two columns, key and words, for columns of the query that hold keys.
  public let lookups: [ReportLookup]
  /// The query's columns whose equal values make a group; empty when rows are printed as they come.
  public let groupKey: [String]
  /// How rows are sorted after the query; empty when they keep its order.
  public let order: [ReportOrderTerm]
  /// The query, with the fragment that it uses.
  public let sql: String
  /// The statement that gives what sorted rows print, in the order of `:rows`, a JSON array of values of the
  /// query's first column.
  public let detailSQL: String?
  /// What the program makes of the claims that the query gives, where rows are not those of the query.
  public var rows: ProgramRows?
}

/// Rows that the program makes, since a scan over integers is many times faster than SQL's joins.
public enum ProgramRows: String, Hashable, Sendable, CaseIterable {
  /// One row for each originator of a claim.
  case attributions
}

/// Where the words stand that a key column of a query points to.
public struct ReportLookup: Hashable, Sendable {
  /// A column of the query that holds the key, and what the words are called: the same, or another name
  /// (`source as source_id`), so that one key may have several words.
  public struct Target: Hashable, Sendable {
    /// The query's column.
    public let input: String
    /// The name by which columns of the report refer to the words.
    public let name: String
  }

  /// The columns that the lookup is for.
  public let targets: [Target]
  /// A statement that gives key and words.
  public let sql: String
}

/// A column of the query that rows are sorted by.
public struct ReportOrderTerm: Hashable, Sendable {
  /// The column's name in the query.
  public let input: String
  /// Whether the greatest value comes first.
  public let descending: Bool
}
