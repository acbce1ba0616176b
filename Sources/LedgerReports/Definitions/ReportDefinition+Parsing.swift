import LedgerReportDefinitions

extension ReportDefinition {
  /// Reads a definition.
  ///
  /// - Parameters:
  ///   - text: The file's text.
  ///   - file: The file's name, for messages; its last part without `.sql` must be the report's name.
  /// - Throws: `ReportError.definition` with the line at fault.
  public init(parsing text: String, file: String) throws {
    var reader = DefinitionReader(file: file)
    let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
    var index = 0
    while index < lines.count, try reader.readHead(lines[index], number: index + 1) { index += 1 }
    try reader.readBody(lines[index...])
    self = try reader.definition()
  }
}

/// Collects the parts of a definition, line by line.
private struct DefinitionReader {
  let file: String
  private var entries: [(key: String, value: String, line: Int)] = []
  private var statements: [String] = []
  private var bodyLine = 1
  private var detailLine = 1

  private static let singleKeys: Set<String> = [
    "report", "title", "description", "uses", "rows", "filters", "group", "order", "pages",
  ]
  private static let repeatedKeys: Set<String> = ["convention", "column", "lookup"]

  init(file: String) {
    self.file = file
  }

  private func fault(_ line: Int, _ reason: String) -> ReportError {
    .definition(file: file, line: line, reason: reason)
  }

  /// Takes in one line of the head; false when the line is not part of it any more.
  mutating func readHead(_ line: Substring, number: Int) throws -> Bool {
    let trimmed = line.trimmingBlanks()
    if trimmed.isEmpty { return entries.isEmpty }
    guard trimmed.hasPrefix("--") else { return false }
    let rest = trimmed.dropFirst(2)
    let content = rest.trimmingBlanks()
    if content.isEmpty { return true }
    if rest.hasPrefix("  "), !entries.isEmpty {
      entries[entries.count - 1].value += " " + content
      return true
    }
    guard let colon = content.firstIndex(of: ":") else {
      throw fault(number, "a line of the head reads `-- key: value`")
    }
    let key = String(content[..<colon])
    guard Self.singleKeys.contains(key) || Self.repeatedKeys.contains(key) else {
      throw fault(number, "the head has no key `\(key)`")
    }
    if Self.singleKeys.contains(key), let earlier = entries.first(where: { $0.key == key }) {
      throw fault(number, "`\(key)` stands already on line \(earlier.line)")
    }
    let value = content[content.index(after: colon)...].trimmingBlanks()
    guard !value.isEmpty else { throw fault(number, "`\(key)` has no value") }
    entries.append((key, String(value), number))
    return true
  }

  /// Takes in the SQL, which a line `-- detail` may split into two statements.
  mutating func readBody(_ lines: ArraySlice<Substring>) throws {
    bodyLine = (lines.firstIndex { !$0.trimmingBlanks().isEmpty } ?? lines.startIndex) + 1
    let marker = lines.firstIndex { $0.trimmingBlanks() == "-- detail" }
    statements.append(Self.statement(lines[..<(marker ?? lines.endIndex)]))
    if let marker {
      detailLine = marker + 1
      statements.append(Self.statement(lines[(marker + 1)...]))
    }
    if let entry = values("rows").first {
      guard statements == [""] else { throw fault(bodyLine, "with `rows` there is no SQL") }
      statements = ["SELECT seq FROM selected"]
      entries.append(("uses", "selected_claims", entry.line))
    }
    for (position, statement) in statements.enumerated() where statement.isEmpty {
      throw fault(position == 0 ? bodyLine : detailLine, "a SELECT statement is missing")
    }
  }

  private static func statement(_ lines: ArraySlice<Substring>) -> String {
    var text = lines.joined(separator: "\n")[...].trimmingBlanks()
    while text.hasSuffix(";") { text = text.dropLast().trimmingBlanks() }
    return String(text)
  }

  func definition() throws -> ReportDefinition {
    let name = try required("report")
    let fileName = file.split(separator: "/").last.map(String.init) ?? file
    guard name.value.isReportIdentifier else {
      throw fault(name.line, "a report's name holds lower-case letters, digits and hyphens")
    }
    guard fileName == name.value + ".sql" else {
      throw fault(name.line, "the report \(name.value) must stand in a file named \(name.value).sql")
    }
    let columns = try columns()
    let lookups = try lookups()
    let order = try order()
    let group = values("group").first.map { Self.list($0.value) } ?? []
    try checkShape(columns: columns, group: group, order: order)
    let rows = try rows(group: group)
    let query = try query()
    let filters = try filters()
    try checkParameters(filters, query: query)
    return ReportDefinition(
      name: name.value, title: try required("title").value, description: try required("description").value,
      conventions: values("convention").map(\.value), filters: filters, columns: columns,
      onPages: try onPages(columns), lookups: lookups,
      groupKey: group, order: order, sql: query, detailSQL: statements.count > 1 ? statements[1] : nil, rows: rows)
  }

  private func values(_ key: String) -> [(value: String, line: Int)] {
    entries.filter { $0.key == key }.map { ($0.value, $0.line) }
  }

  private func required(_ key: String) throws -> (value: String, line: Int) {
    guard let entry = values(key).first else { throw fault(1, "the head lacks `-- \(key): …`") }
    return entry
  }

  private static func list(_ text: String) -> [String] {
    text.split(separator: ",").map { String($0.trimmingBlanks()) }
  }

  /// The SQL behind the fragment that it uses: both may start with WITH, and one WITH is left.
  private func query() throws -> String {
    guard let entry = values("uses").first else { return statements[0] }
    guard let fragment = ReportDefinitions.fragments.first(where: { $0.name == entry.value + ".sql" }) else {
      let known = ReportDefinitions.fragments.map { $0.name.split(separator: ".")[0] }.joined(separator: ", ")
      throw fault(entry.line, "there is nothing to use named `\(entry.value)`; there is: \(known)")
    }
    let start = String(decoding: fragment.bytes, as: UTF8.self)
    let rest = statements[0]
    let word = rest.prefix { !$0.isWhitespace }
    return word.uppercased() == "WITH" ? "\(start),\n\(rest.dropFirst(word.count))" : "\(start)\n\(rest)"
  }

  /// The filters that are declared; a query that uses a fragment has the fragment's as well.
  private func filters() throws -> [ReportFilterName] {
    if !values("uses").isEmpty { return ReportFilterName.allCases }
    guard let entry = values("filters").first else { return [] }
    return try Self.list(entry.value).map { word in
      guard let name = ReportFilterName(rawValue: word) else {
        let known = ReportFilterName.allCases.map(\.rawValue).joined(separator: ", ")
        throw fault(entry.line, "there is no filter `\(word)`; the filters are: \(known)")
      }
      return name
    }
  }

  private func rows(group: [String]) throws -> ProgramRows? {
    guard let entry = values("rows").first else { return nil }
    guard let rows = ProgramRows(rawValue: entry.value) else {
      let known = ProgramRows.allCases.map(\.rawValue).joined(separator: ", ")
      throw fault(entry.line, "there are no rows `\(entry.value)`; there are: \(known)")
    }
    guard group.count == 1 else { throw fault(entry.line, "rows of the program need `-- group: …` with one column") }
    return rows
  }

  private func lookups() throws -> [ReportLookup] {
    try values("lookup").map { entry in
      let parts = entry.value.split(separator: "|", maxSplits: 1).map { $0.trimmingBlanks() }
      guard parts.count == 2, !parts[1].isEmpty else {
        throw fault(entry.line, "a lookup reads `-- lookup: column, … | SELECT key, words FROM …`")
      }
      let targets = try Self.list(String(parts[0])).map { target in
        let words = target.split(separator: " ")
        guard words.count == 1 || (words.count == 3 && words[1] == "as"), let input = words.first, let name = words.last
        else {
          throw fault(entry.line, "`\(target)`: a lookup is for a column of the query, or for `column as name`")
        }
        return ReportLookup.Target(input: String(input), name: String(name))
      }
      return ReportLookup(targets: targets, sql: String(parts[1]))
    }
  }

  private func order() throws -> [ReportOrderTerm] {
    guard let entry = values("order").first else { return [] }
    return try Self.list(entry.value).map { term in
      let words = term.split(separator: " ")
      guard let input = words.first, words.count == 1 || (words.count == 2 && words[1] == "descending") else {
        throw fault(entry.line, "`\(term)`: an order term is a column of the query, then perhaps `descending`")
      }
      return ReportOrderTerm(input: String(input), descending: words.count == 2)
    }
  }

  private func columns() throws -> [ReportColumn] {
    var seen: Set<String> = []
    let columns = try values("column").map { entry in
      let parts = entry.value.split(separator: "|", omittingEmptySubsequences: false).map { $0.trimmingBlanks() }
      guard parts.count == 4, !parts.contains(where: \.isEmpty) else {
        throw fault(entry.line, "a column reads `-- column: name | type | title | description`")
      }
      let name = String(parts[0])
      guard name.isColumnIdentifier else {
        throw fault(entry.line, "`\(name)`: a column's name holds lower-case letters, digits and underscores")
      }
      guard seen.insert(name).inserted else { throw fault(entry.line, "the column `\(name)` is declared twice") }
      guard let content = ReportColumnContent(parsing: parts[1], column: name) else {
        throw fault(
          entry.line,
          "`\(parts[1])` is no type; the types are text, integer, decimal, date, id, each with a column of the "
            + "query in parentheses if its name differs, and count, earliest, latest and tally for groups")
      }
      return ReportColumn(name: name, content: content, title: String(parts[2]), description: String(parts[3]))
    }
    guard !columns.isEmpty else { throw fault(1, "the head declares no column") }
    return columns
  }

  private func onPages(_ columns: [ReportColumn]) throws -> [String]? {
    guard let entry = values("pages").first else { return nil }
    let names = Self.list(entry.value)
    if let stray = names.first(where: { name in !columns.contains { $0.name == name } }) {
      throw fault(entry.line, "pages show columns of the report, and `\(stray)` is none")
    }
    return names
  }

  private func checkShape(columns: [ReportColumn], group: [String], order: [ReportOrderTerm]) throws {
    if group.isEmpty, let column = columns.first(where: { $0.content.isAggregate }) {
      throw fault(bodyLine, "the column `\(column.name)` needs groups, but the head has no `-- group: …`")
    }
    if !group.isEmpty, let term = order.first(where: { term in !columns.contains { $0.name == term.input } }) {
      throw fault(bodyLine, "groups are ordered by columns of the report, and `\(term.input)` is none")
    }
    guard statements.count == 1 || !order.isEmpty else {
      throw fault(detailLine, "a detail statement is for sorted rows, but the head has no `-- order: …`")
    }
    guard statements.count == 1 || group.isEmpty else {
      throw fault(detailLine, "a report has groups or a detail statement, not both")
    }
  }

  /// Every parameter of the SQL must be a declared filter, and every declared filter must be used.
  private func checkParameters(_ filters: [ReportFilterName], query: String) throws {
    let used = SQLParameters.names(in: query)
    let declared = Set(filters.map(\.rawValue))
    if let stray = used.subtracting(declared).min() {
      throw fault(bodyLine, "the query uses the parameter :\(stray), which is not among its filters")
    }
    if let idle = declared.subtracting(used).min() {
      throw fault(bodyLine, "the filter \(idle) is declared, but the query has no parameter :\(idle)")
    }
    if statements.count > 1 {
      guard SQLParameters.names(in: statements[1]) == ["rows"] else {
        throw fault(detailLine, "the detail statement has one parameter, :rows, a JSON array of keys")
      }
    }
  }
}

extension ReportColumnContent {
  /// Reads `text`, `date(as_of)`, `count`, `tally(alias, publisher)` …; nil for anything else.
  fileprivate init?(parsing spec: Substring, column: String) {
    var word = spec
    var arguments: [String] = []
    if let open = spec.firstIndex(of: "(") {
      guard spec.hasSuffix(")") else { return nil }
      word = spec[..<open]
      arguments = spec[spec.index(after: open)...].dropLast().split(separator: ",").map {
        String($0.trimmingBlanks())
      }
      guard !arguments.isEmpty, !arguments.contains(where: \.isEmpty) else { return nil }
    }
    switch (word, arguments.count) {
    case ("count", 0...1): self = .count(input: arguments.first)
    case ("earliest", 0...1): self = .earliest(input: arguments.first ?? column)
    case ("latest", 0...1): self = .latest(input: arguments.first ?? column)
    case ("tally", 0...2): self = .tally(input: arguments.first ?? column, by: arguments.dropFirst().first)
    default:
      guard let type = ReportValueType(rawValue: String(word)) else { return nil }
      let inputs = arguments.isEmpty ? [column] : arguments
      guard type.inputCounts.contains(inputs.count) else { return nil }
      self = .value(type, inputs: inputs)
    }
  }
}
