import LedgerReportDefinitions

/// The reports that can be asked for by name.
public struct ReportCatalog: Sendable {
  /// The definitions in the order in which they are listed.
  public private(set) var definitions: [ReportDefinition]

  /// The reports that ship with the program.
  ///
  /// - Throws: `ReportError.definition`.
  public static func shipped() throws -> ReportCatalog {
    ReportCatalog(
      definitions: try ReportDefinitions.files.map { file in
        try ReportDefinition(parsing: String(decoding: file.bytes, as: UTF8.self), file: file.name)
      } + ComputedReport.all.map(\.definition))
  }

  /// The shipped reports with what each shows, one a line, for the help.
  public static let overview: String = {
    do {
      return try shipped().definitions.map { "  \($0.name): \($0.description)" }.joined(separator: "\n")
    } catch {
      return "  \(error)"
    }
  }()

  /// The report that compares claims behind a definition; nil for one of SQL.
  func computed(_ definition: ReportDefinition) -> ComputedReport? {
    definition.sql.isEmpty ? ComputedReport.all.first { $0.name == definition.name } : nil
  }

  /// The same reports and those of a user's folder: every file in it that ends in `.sql`, in name order.
  ///
  /// A file replaces a shipped report of the same name.
  ///
  /// - Throws: `ReportError.unreadable`, `ReportError.definition`.
  public func adding(folder: String) throws -> ReportCatalog {
    var result = self
    for name in try Folder.names(in: folder) where name.hasSuffix(".sql") {
      let path = folder + "/" + name
      let bytes = try Folder.contents(of: path)
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw ReportError.definition(file: path, line: 1, reason: "the file is not UTF-8")
      }
      let definition = try ReportDefinition(parsing: text, file: path)
      if let known = result.definitions.firstIndex(where: { $0.name == definition.name }) {
        result.definitions[known] = definition
      } else {
        result.definitions.append(definition)
      }
    }
    return result
  }

  /// The definition of a name.
  ///
  /// - Throws: `ReportError.unknownReport`, which lists the names.
  public func definition(named name: String) throws -> ReportDefinition {
    guard let definition = definitions.first(where: { $0.name == name }) else {
      throw ReportError.unknownReport(name, known: definitions.map(\.name))
    }
    return definition
  }
}
