/// The report definitions that ship inside of the program: the files of `Reports/Definitions`.
public enum ReportDefinitions {
  /// A definition file: its name, and its bytes in UTF-8.
  public typealias File = (name: String, bytes: [UInt8])

  /// All files, in the order in which reports are listed.
  public static let files: [File] = [
    ("timeline.sql", PackageResources.timeline_sql),
    ("sources.sql", PackageResources.sources_sql),
    ("claims.sql", PackageResources.claims_sql),
  ]

  /// What a definition can build on by `-- uses: NAME`: the start of a query, with its filters.
  public static let fragments: [File] = [
    ("selected_claims.sql", PackageResources.selected_claims_sql)
  ]
}
